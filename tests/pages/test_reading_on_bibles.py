"""Bibles reads the script for thin entries and lets the writer take or leave what it says."""

import pytest

from scriptgen_core.core.script_reading import Finding
from scriptgen_core.core.story import Author, BibleType
from scriptgen_core.studio import Project
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio

SCRIPT = "INT. SHED - DAY\n\nMara weighs a coin.\n\nMARA\nGone with the tide.\n\nTOM\nWhere to?\n\n"


@pytest.fixture
def project() -> Project:
    """A script with the entries that its cues and headings give."""
    made = new_project()
    studio().scripts.save(made.id, 0, SCRIPT)
    studio().imports.add_entries(made.id, studio().imports.entries_in_script(made.id))
    return made


def found(project: Project, field: str, text: str, kind: BibleType = "character") -> None:
    """A proposal about Mara, or about a plot that is not there yet."""
    scene = studio().stores.scripts.scenes(project.id)[0]
    author = Author("model", "openai", "m-1", "bibles.read", 1)
    finding = Finding(kind, field, text, "Gone with the tide.", scene.id, scene.heading, author)
    entries = {each.type: each.id for each in reversed(studio().stores.bibles.bibles(project.id).entries)}
    studio().stores.findings.propose(project.id, "a" * 32, [finding], entries)


def mara(project: Project) -> dict[str, object]:
    entry = studio().stores.bibles.bibles(project.id).characters[0]
    return {name: entry.data[name] for name in ("role", "want", "flaw")}


@pytest.mark.usefixtures("engine")
def test_the_script_is_read_for_what_is_thin_and_its_proposals_wait(project: Project) -> None:
    """What it takes is said first; Demo says that it counted; the entry stays as it is."""
    before = mara(project)
    desk = Desk().open("bibles", project).press("Read the script for your bibles")
    assert desk.says("At most 4 calls")
    assert len(desk.field("Read for").value) == 4
    desk.press("Read the script")
    run = studio().readings.latest(project.id)
    assert run
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    desk = Desk().open("bibles", project)
    assert desk.says("from the script wait for you: ")
    assert desk.says("Counted by rule by Demo; no language model read it.")
    assert desk.says("“Gone with the tide.”")
    assert desk.says("Scene 1, INT")
    assert mara(project) == before


def test_one_is_taken_into_the_form_and_one_is_left(project: Project) -> None:
    """Leaving is undone in one step; what is decided does not come back with the page."""
    found(project, "role", "The debtor")
    found(project, "flaw", "Counts twice.")
    desk = Desk().open("bibles", project)
    assert desk.says("2 proposals from the script wait for you: Mara (2).")
    desk.press("Take")
    assert desk.field("Role").value == "The debtor"
    desk.press("Leave")
    assert desk.says("Left: Flaw.")
    assert not desk.buttons("Leave")
    desk.press("Undo").press("Leave")
    desk = Desk().open("bibles", project)
    assert not desk.buttons("Leave")
    assert mara(project) == {"role": "The debtor", "want": "", "flaw": ""}


def test_all_that_fill_are_taken_at_once_and_a_filled_field_is_replaced_only_by_its_own_button(
    project: Project,
) -> None:
    entry = studio().stores.bibles.bibles(project.id).characters[0]
    studio().stores.bibles.update(entry.id, {"flaw": "Proud."})
    for field, text in (("role", "The debtor"), ("want", "A coin."), ("flaw", "Counts twice.")):
        found(project, field, text)
    desk = Desk().open("bibles", project)
    assert desk.says("Now: Proud")
    desk.press("Take the 2 that fill empty fields")
    assert mara(project) == {"role": "The debtor", "want": "A coin.", "flaw": "Proud."}
    desk.press("Replace")
    assert desk.field("Flaw").value == "Counts twice."


def test_what_is_said_of_a_plot_that_is_not_there_makes_one(project: Project) -> None:
    found(project, "premise", "A coin is gone.", "plot")
    desk = Desk().open("bibles", project)
    assert desk.says("1 proposal from the script waits for you: a new plot (1).")
    desk.app.session_state[f"tab:{project.id}"] = "Plots"
    desk.again().press("Take")
    assert desk.field("Premise").value == "A coin is gone."


def test_nothing_is_offered_to_be_read_while_nothing_is_written() -> None:
    project = new_project()
    studio().stores.bibles.create_entry("character", {"name": "Mara"}, project_id=project.id)
    assert not Desk().open("bibles", project).buttons("Read the script for your bibles")
