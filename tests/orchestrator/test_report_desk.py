"""Reports over a project: its own people, its named drafts, its files."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from scriptgen_core.config.settings import load_settings
from scriptgen_core.projects.script_types import ScenePlan, hand_draft
from scriptgen_core.studio import Project, Studio, open_studio

TEXT = "INT. SHED - DAY\n\nThe Captain waits.\n\nNORA\nYes.\n"


@pytest.fixture
def studio(started_home: Path) -> Iterator[Studio]:
    opened = open_studio(load_settings({"SCRIPTGEN_HOME": str(started_home), "SCRIPTGEN_PROVIDER": "demo"}, {}))
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio) -> Project:
    made = studio.stores.projects.create({"title": "Low/Tide", "log_line": "A net is mended.", "format": "Short"})
    studio.stores.scripts.replace(made.id, made.script_revision, [ScenePlan(None, hand_draft(None, TEXT))])
    return made


def test_people_of_the_bibles_are_known_by_all_their_names(studio: Studio, project: Project) -> None:
    assert [row.name for row in studio.reports.breakdown(project.id).characters] == ["NORA"]
    pilar = {"name": "Pilar Okafor", "aliases": ["Captain"]}
    studio.stores.bibles.create_entry("character", pilar, project_id=project.id)
    assert [row.name for row in studio.reports.breakdown(project.id).characters] == ["NORA", "PILAR OKAFOR"]


def test_reports_are_made_once_until_something_changes(studio: Studio, project: Project) -> None:
    first = studio.reports.breakdown(project.id)
    assert studio.reports.breakdown(project.id) is first
    script = studio.scripts.open(project.id)
    studio.scripts.save(project.id, script.revision, script.text + "\nNORA\nNo.\n")
    assert studio.reports.breakdown(project.id).totals.dialogue_words == 2


def test_a_named_draft_is_reported_on_as_it_was_and_its_pdf_says_so(studio: Studio, project: Project) -> None:
    kept = studio.stores.scripts.name_draft(project.id, "First")
    script = studio.scripts.open(project.id)
    studio.scripts.save(project.id, script.revision, script.text.replace("SHED", "BARN"))
    assert b"SHED" in studio.reports.csv(project.id, "scenes", kept.id)
    assert b"BARN" in studio.reports.csv(project.id, "scenes")
    sheets = [PdfReader(BytesIO(studio.reports.pdf(project.id, draft))).pages[0] for draft in (kept.id, None)]
    assert "First, kept on" in sheets[0].extract_text()
    assert "As it stands on" in sheets[1].extract_text()


def test_sides_are_files_named_after_the_project(studio: Studio, project: Project) -> None:
    assert studio.reports.sides(project.id, "NORA", "pdf").startswith(b"%PDF")
    assert b"INT. SHED - DAY #1#" in studio.reports.sides(project.id, "NORA", "fountain")
    assert studio.reports.file_name(project.id, "sides of NORA", "pdf") == "Low Tide - sides of NORA.pdf"


def test_reports_count_by_the_pages_that_are_printed(studio: Studio, project: Project) -> None:
    """58 lines are a page on A4 and more than one on US Letter; the sides are on the same sheet."""
    script = studio.scripts.open(project.id)
    text = "INT. SHED - DAY\n\n" + "\n\n".join(f"Wave {number}." for number in range(27)) + "\n\nNORA\nYes.\n"
    studio.scripts.save(project.id, script.revision, text)
    totals = []
    for paper in ("Letter", "A4"):
        studio.stores.projects.update(project.id, {"page_options": {"paper": paper}})
        totals.append(studio.reports.breakdown(project.id).totals)
    assert [(each.pages, each.eighths) for each in totals] == [(2, 9), (1, 8)]
    sides = PdfReader(BytesIO(studio.reports.sides(project.id, "NORA", "pdf"))).pages[0]
    assert round(float(sides.mediabox.height)) == 842
