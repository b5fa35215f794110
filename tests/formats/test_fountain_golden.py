"""Golden cases: a Fountain file, and what has to come of it as elements, pages and Final Draft XML."""

from pathlib import Path

import pytest

from scriptgen_core.formats import PageSetup, paginate, parse_fountain, write_fdx, write_fountain
from tests.formats.golden_dump import dump_elements, dump_pages

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.fountain"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_a_script_reads_as_the_elements_on_file(case: Path) -> None:
    assert dump_elements(parse_fountain(case.read_text("utf-8"))) == case.with_suffix(".elements.txt").read_text(
        "utf-8"
    )


def test_a_script_is_laid_out_as_the_pages_on_file(case: Path) -> None:
    pages = paginate(parse_fountain(case.read_text("utf-8")), PageSetup(scene_numbers="both"))
    assert dump_pages(pages) == case.with_suffix(".pages.txt").read_text("utf-8")


def test_a_script_becomes_the_final_draft_document_on_file(case: Path) -> None:
    assert (
        write_fdx(parse_fountain(case.read_text("utf-8")), setup=PageSetup(scene_numbers="both"))
        == case.with_suffix(".fdx").read_bytes()
    )


def test_a_script_survives_writing_and_reading(case: Path) -> None:
    screenplay = parse_fountain(case.read_text("utf-8"))
    assert parse_fountain(write_fountain(screenplay)) == screenplay
