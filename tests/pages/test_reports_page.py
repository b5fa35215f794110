"""The Reports page: the five reports over the sample, over a named draft and over hardly anything."""

import pytest

from scriptgen_core.projects.script_types import ScenePlan, hand_draft
from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def sample() -> Project:
    return studio().projects.cards()[0].summary.project


def written(text: str) -> Project:
    """A project whose script is this text."""
    project = new_project()
    studio().stores.scripts.replace(project.id, project.script_revision, [ScenePlan(None, hand_draft(None, text))])
    return project


def show(desk: Desk, report: str) -> Desk:
    """Choose one of the reports."""
    next(each for each in desk.app.button_group if report in each.options).set_value(report)
    return desk.again()


def figures(desk: Desk) -> dict[str, str]:
    """The headline figures by label."""
    return {each.label: each.value for each in desk.app.metric}


def downloads(desk: Desk) -> list[str]:
    """The labels of the buttons that download something."""
    return [each.proto.label for each in desk.app.get("download_button")]


def test_a_project_without_a_script_says_what_to_do_next() -> None:
    desk = Desk().open("reports", new_project())
    assert desk.says("There is nothing to report on yet.")
    assert desk.buttons("Go to Generate")
    assert desk.buttons("Go to Script")
    assert downloads(desk) == []


def test_the_headline_has_the_totals_of_the_script(sample: Project) -> None:
    shown = figures(Desk().open("reports", sample))
    assert (shown["Pages"], shown["Scenes"]) == (str(studio().exports.contents(sample.id).pages), "9")
    assert list(shown) == ["Pages", "Minutes", "Scenes", "Dialogue", "Pages inside", "Pages by day"]


def test_each_report_is_a_table_of_its_own(sample: Project) -> None:
    desk = Desk().open("reports", sample)
    expected = {
        "Scenes": ("Scene", 9),
        "Characters": ("Character", 5),
        "Locations": ("Location", 4),
        "Cast by scene": ("Scene", 9),
        "Shape": ("Page", int(figures(desk)["Pages"])),
    }
    for report, (first, rows) in expected.items():
        table = show(desk, report).app.dataframe[0].value
        assert (table.columns[0], len(table)) == (first, rows)
        assert "Download CSV" in downloads(desk)
        assert "Download PDF" in downloads(desk)


def test_the_cast_by_scene_marks_who_speaks_and_who_is_named(sample: Project) -> None:
    desk = show(Desk().open("reports", sample), "Cast by scene")
    assert desk.app.dataframe[0].value["JACK"].tolist()[:3] == ["○", "○", "●"]
    assert desk.says("● speaks, ○ is named in the action only.")


def test_a_named_draft_is_reported_on_as_it_was(sample: Project) -> None:
    desk = Desk().open("reports", sample)
    drafts = {draft.name: draft.id for draft in studio().stores.scripts.named_drafts(sample.id)}
    words = desk.app.dataframe[0].value["Dialogue words"].sum()
    desk.fill("Draft", drafts["First setting"])
    first = studio().reports.breakdown(sample.id, drafts["First setting"]).totals.dialogue_words
    assert desk.app.dataframe[0].value["Dialogue words"].sum() == first != words


def test_sides_are_offered_for_whoever_is_in_the_script(sample: Project) -> None:
    desk = show(Desk().open("reports", sample), "Characters")
    desk.fill("Character", "LANE")
    assert desk.says("In 4 scenes: 2, 3, 5, 9.")
    assert downloads(desk)[-2:] == ["Download sides (PDF)", "Download sides (Fountain)"]


def test_a_report_with_nothing_in_it_says_how_to_get_something() -> None:
    desk = Desk().open("reports", written("Rain on a window. Nobody comes.\n"))
    assert show(desk, "Characters").says("Nobody speaks yet.")
    assert "Download sides (PDF)" not in downloads(desk)
    assert show(desk, "Locations").says("No heading names a place yet.")
    assert len(show(desk, "Shape").app.dataframe[0].value) == 1


def test_a_script_that_prints_nothing_is_no_error() -> None:
    desk = Desk().open("reports", written("[[only a note]]\n"))
    assert desk.says("There is nothing to report on yet.")


def test_places_and_names_are_shown_as_they_were_written() -> None:
    desk = Desk().open("reports", written("INT. :red[BAR] *A* [x](y) - DAY\n\nGo.\n\n@:material/home: <b>\nYes.\n"))
    assert desk.app.dataframe[0].value["Location"].tolist() == [":RED[BAR] A [X](Y)"]
    assert desk.app.dataframe[0].value["Speaking"].tolist() == [":material/home: <b>"]
    assert show(desk, "Characters").field("Character").options == [":material/home: <b>"]
