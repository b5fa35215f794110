"""The script as files, with all that the writer chose about its pages and sends along."""

import io

import defusedxml.ElementTree
import pytest
from pypdf import PdfReader

from scriptgen_core.core.database import Database
from scriptgen_core.orchestrator.export_desk import ExportDesk
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from tests.fakes.forks import forks


@pytest.fixture
def stores(tmp_path):
    return open_stores(Database(f"sqlite:///{tmp_path / 'script.sqlite'}"))


@pytest.fixture
def scripts(stores):
    return ScriptDesk(stores)


@pytest.fixture
def desk(stores):
    return ExportDesk(stores)


@pytest.fixture
def project(stores):
    return forks(stores)


def test_the_three_files_hold_the_same_screenplay(desk, project):
    fountain = desk.export(project.id, "fountain").decode()
    pdf = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(desk.export(project.id, "pdf"))).pages)
    fdx = defusedxml.ElementTree.fromstring(desk.export(project.id, "fdx").decode())
    fdx_text = "".join(fdx.itertext())
    for line in ("INT. BAKERY - DAWN", "Flour on every sill.", "Eleven.", "Forks, counted twice."):
        assert line in fountain
        assert line in pdf
        assert line in fdx_text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Forks", "Forks.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("<script>", "script.pdf"),
        ("Вилки: часть 1", "Вилки часть 1.pdf"),
        ("...", "Screenplay.pdf"),
        ("CON", "CON_.pdf"),
    ],
)
def test_file_names_come_from_the_title_and_stay_in_the_folder(desk, stores, title, name):
    project = stores.projects.create({"title": title, "log_line": "x"})
    made = desk.file_name(project.id, "pdf")
    assert "/" not in made
    assert "\\" not in made
    assert " ".join(made.split()) == name


def printed(data):
    return [page.extract_text(extraction_mode="layout") for page in PdfReader(io.BytesIO(data)).pages]


def choose(stores, project, **options):
    kept = stores.projects.get(project.id).page_options
    stores.projects.update(project.id, {"page_options": {**kept, **options}})


def test_the_preview_the_count_and_the_pdf_follow_the_options_of_the_project(desk, scripts, stores, project):
    """58 lines a page on A4, where US Letter has 54."""
    opened = scripts.open(project.id)
    scripts.save(project.id, opened.revision, opened.text + "\n\nOne more fork." * 100)
    counts = []
    for paper in ("Letter", "A4"):
        choose(stores, project, paper=paper)
        pages = [page for page in scripts.pages(project.id) if page.number]
        sheets = printed(desk.export(project.id, "pdf"))
        assert [page.lines[-1].text for page in pages] == [sheet.split("\n")[-1].strip() for sheet in sheets[1:]]
        assert desk.contents(project.id).pages == len(pages)
        counts.append(max(line.row for line in pages[1].lines) + 1)
    assert counts == [53, 57]
    assert scripts.laid_out(project.id).setup.paper.name == "A4"


def test_scene_numbers_and_a_header_are_printed_as_chosen_and_a_spec_script_has_none(desk, scripts, stores, project):
    opened = scripts.open(project.id)
    scripts.save(project.id, opened.revision, opened.text + "\n\nOne more fork." * 100)
    assert "1  INT. BAKERY" not in printed(desk.export(project.id, "pdf"))[1]
    assert "#" not in desk.export(project.id, "fountain").decode()
    choose(stores, project, scene_numbers="left", header="FORKS - ROUGH")
    sheets = printed(desk.export(project.id, "pdf"))
    assert sheets[1].split("\n")[0].split() == ["1", "INT.", "BAKERY", "-", "DAWN"]
    assert "FORKS - ROUGH" in sheets[2]
    assert "INT. HALL - NIGHT #3#" in desk.export(project.id, "fountain").decode()
    assert b'Number="3"' in desk.export(project.id, "fdx")


def test_a_copy_of_a_project_prints_as_the_first_does(stores, scripts, project):
    choose(stores, project, paper="A4", continueds=False)
    copy = ProjectDesk(stores, scripts).duplicate(project.id)
    assert copy.page_options == stores.projects.get(project.id).page_options
