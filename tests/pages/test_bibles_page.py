"""The Bibles page: a list beside one form that saves itself and loses nothing."""

import pytest

from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    return new_project()


def character(project: Project, name: str, **fields: object) -> str:
    return studio().stores.bibles.create_entry("character", {"name": name, **fields}, project_id=project.id)


def stored(entry_id: str) -> object:
    return studio().stores.bibles.get(entry_id).data


def test_a_project_without_bibles_offers_to_draft_them_or_to_add_one_by_hand(project: Project) -> None:
    desk = Desk().open("bibles", project)
    assert desk.says("No bibles yet")
    assert desk.buttons("Draft bibles and outline from the log line")
    desk.press("Add character").fill("Name", "Iris Marlow")
    assert [entry.name for entry in studio().stores.bibles.list("character", project_id=project.id)] == ["Iris Marlow"]


def test_drafting_asks_for_the_numbers_that_stand_beside_the_button(project: Project) -> None:
    desk = Desk().open("bibles", project)
    assert desk.field("Scenes").value == project.format.scenes
    desk.fill("Scenes", 4).fill("Characters", 2).press("Draft bibles and outline from the log line")
    run = studio().runs.latest(project.id)
    assert run is not None
    assert run.kind == "prepare"
    assert (run.config["generation"]["scene_count"], run.config["generation"]["character_count"]) == (4, 2)


def test_leaving_a_field_saves_a_version_and_keeps_the_others_as_they_were(project: Project) -> None:
    entry = character(project, "Iris Marlow", voice={"sample_lines": ["Two ounces short, and\nyou know it."]})
    desk = Desk().open("bibles", project)
    desk.fill("Want", "The scale back").fill("Aliases", "Iz, the Weigher")
    data = studio().stores.bibles.get(entry).data
    assert (data["want"], data["aliases"]) == ("The scale back", ("Iz", "the Weigher"))
    assert data["voice"]["sample_lines"] == ("Two ounces short, and\nyou know it.",)
    assert desk.says("Saved ")


def test_lists_are_typed_as_lines(project: Project) -> None:
    studio().stores.bibles.create_entry("plot", {"name": "Main plot"}, project_id=project.id)
    desk = Desk().open("bibles", project)
    desk.app.session_state[f"tab:{project.id}"] = "Plots"
    desk.again().fill("Beats", "20 | The first weighing | She is right\n50% | Midpoint | She is wrong")
    desk.fill("Acts", "Act One | The seizure")
    plot = studio().stores.bibles.list("plot", project_id=project.id)[0].data
    assert [(beat["position"], beat["name"], beat["turn"]) for beat in plot["beats"]] == [
        (20, "The first weighing", "She is right"),
        (50, "Midpoint", "She is wrong"),
    ]
    assert plot["acts"][0]["summary"] == "The seizure"


def test_a_refused_field_is_named_and_stays_while_the_others_are_saved(project: Project) -> None:
    entry = character(project, "Iris Marlow")
    desk = Desk().open("bibles", project)
    desk.fill("Name", "").fill("Need", "To be forgiven")
    assert desk.says("Not saved yet: Name is empty; write something here.")
    assert desk.field("Name").value == ""
    assert (stored(entry)["name"], stored(entry)["need"]) == ("Iris Marlow", "To be forgiven")
    desk.fill("Name", "Iris Vane")
    assert stored(entry)["name"] == "Iris Vane"
    assert not desk.says("Not saved yet")


def test_a_beat_without_a_position_says_which_line_and_how_to_write_it(project: Project) -> None:
    studio().stores.bibles.create_entry("plot", {"name": "Main plot"}, project_id=project.id)
    desk = Desk().open("bibles", project)
    desk.app.session_state[f"tab:{project.id}"] = "Plots"
    desk.again().fill("Beats", "20 | Opening | x\nsoon | Midpoint | y")
    assert desk.says("Not saved yet: Beats line 2 needs a percent and a name")
    desk.fill("Beats", "140 | Opening | x")
    assert desk.says("Not saved yet: Beats, line 1, has to be 100 or less.")


def test_text_that_cannot_be_saved_survives_going_to_another_entry_and_page(project: Project) -> None:
    first, second = character(project, "Iris Marlow"), character(project, "Tomas Reed")
    desk = Desk().open("bibles", project).fill("Name", "").open_row(second)
    assert desk.field("Name").value == "Tomas Reed"
    desk.app.switch_page("outline.py").run()
    desk.app.switch_page("bibles.py").run()
    desk.open_row(first)
    assert desk.field("Name").value == ""
    assert desk.says("Not saved yet: Name is empty; write something here.")


def test_an_edit_made_elsewhere_to_another_field_is_merged(project: Project) -> None:
    entry = character(project, "Iris Marlow", want="The scale")
    desk = Desk().open("bibles", project)
    studio().stores.bibles.update(entry, {"need": "To be forgiven"}, author="model")
    desk.fill("Want", "The scale back")
    assert (stored(entry)["want"], stored(entry)["need"]) == ("The scale back", "To be forgiven")
    assert desk.field("Need").value == "To be forgiven"


@pytest.mark.parametrize(("choice", "result"), [("Keep mine", "mine"), ("Take the other one", "theirs")])
def test_when_both_changed_the_same_field_the_writer_chooses_and_both_stay_in_the_history(
    project: Project, choice: str, result: str
) -> None:
    entry = character(project, "Iris Marlow", want="The scale")
    desk = Desk().open("bibles", project)
    studio().stores.bibles.update(entry, {"want": "theirs"}, author="model")
    desk.fill("Want", "mine")
    assert desk.says("Changed elsewhere meanwhile")
    assert desk.says("mine")
    assert desk.says("theirs")
    assert stored(entry)["want"] == "theirs"
    desk.press(choice)
    assert stored(entry)["want"] == desk.field("Want").value == result
    assert {"mine", "theirs"} <= {version.data["want"] for version in studio().stores.bibles.history(entry)}


def test_a_page_that_was_left_open_shows_what_was_saved_elsewhere(project: Project) -> None:
    entry = character(project, "Iris Marlow")
    desk = Desk().open("bibles", project)
    studio().stores.bibles.update(entry, {"need": "To be forgiven"})
    assert desk.again().field("Need").value == "To be forgiven"


def test_history_tells_one_sitting_as_one_change_and_restores_an_earlier_one(project: Project) -> None:
    entry = studio().stores.bibles.create_entry(
        "character", {"name": "Iris Marlow", "want": "The scale"}, project_id=project.id, author="model"
    )
    desk = Desk().open("bibles", project).fill("Want", "A rest").fill("Need", "To be forgiven").fill("Want", "Peace")
    assert len(studio().stores.bibles.history(entry)) == 4
    desk.press("History")
    assert len(desk.buttons("Restore")) == 1
    assert desk.says("The scale")
    assert desk.says("Peace")
    assert not desk.says("A rest")
    desk.press("Restore")
    assert (stored(entry)["want"], stored(entry)["need"]) == ("The scale", "")
    assert desk.field("Want").value == "The scale"


def test_archive_is_undone_by_one_button_and_later_from_the_list_of_archived_entries(project: Project) -> None:
    entries = [character(project, "Iris Marlow"), character(project, "Tomas Reed")]
    desk = Desk().open("bibles", project).press("Archive")
    assert [each.id for each in studio().stores.bibles.list(project_id=project.id)] == entries[1:]
    desk.press("Undo")
    assert [each.id for each in studio().stores.bibles.list(project_id=project.id)] == entries
    desk.press("Archive")
    Desk().open("bibles", project).press("Restore")
    assert [each.id for each in studio().stores.bibles.list(project_id=project.id)] == entries


def test_a_duplicate_is_opened_and_undo_archives_it(project: Project) -> None:
    character(project, "Iris Marlow", want="The scale", aliases=["Iz"])
    desk = Desk().open("bibles", project).press("Duplicate")
    assert (desk.field("Name").value, desk.field("Want").value) == ("Iris Marlow (copy)", "The scale")
    assert desk.says("“Iris Marlow (copy)” is a copy of “Iris Marlow”. The aliases stay with “Iris Marlow”.")
    desk.press("Undo")
    assert [entry.name for entry in studio().stores.bibles.list(project_id=project.id)] == ["Iris Marlow"]
    assert desk.field("Name").value == "Iris Marlow"


def test_search_looks_into_every_field(project: Project) -> None:
    character(project, "Iris Marlow", backstory="Raised in a toll-house.")
    character(project, "Tomas Reed")
    desk = Desk().open("bibles", project).fill("Search", "toll")
    assert desk.rows == [("Iris Marlow", "")]
    desk.fill("Search", "nobody")
    assert desk.says("Nothing matches.")


def test_a_name_full_of_markup_is_shown_as_it_was_typed(project: Project) -> None:
    name = "<script>alert(1)</script> **Bo** :material/home: $x$"
    character(project, name)
    desk = Desk().open("bibles", project)
    assert desk.field("Name").value == name
    assert desk.rows == [(name, "")]


def test_a_list_of_two_hundred_entries_has_them_all_and_draws_one_form(project: Project) -> None:
    studio().stores.bibles.create_entries(
        [("character", {"name": f"Person {number}"}) for number in range(200)], project_id=project.id
    )
    desk = Desk().open("bibles", project)
    assert len(desk.app.text_area) < 25
    assert [name for name, _ in desk.rows] == [f"Person {number}" for number in range(200)]


def test_many_entries_are_shown_by_sort_and_few_are_not(project: Project) -> None:
    places = [("setting", {"name": f"Place {n}", "int_ext": "EXT." if n < 2 else "INT."}) for n in range(9)]
    studio().stores.bibles.create_entries(places, project_id=project.id)
    desk = Desk().open("bibles", project)
    desk.app.session_state[f"tab:{project.id}"] = "Settings"
    assert "Show" not in [each.label for each in desk.again().app.selectbox]
    studio().stores.bibles.create_entry("setting", {"name": "Place 9"}, project_id=project.id)
    assert desk.again().field("Show").options == ["All (10)", "INT. (8)", "EXT. (2)"]
    assert [name for name, _ in desk.fill("Show", "EXT.").rows] == ["Place 0", "Place 1"]
    assert [name for name, _ in desk.fill("Search", "place 1").rows] == ["Place 1"]


def test_a_field_that_the_browser_emptied_is_shown_again_and_never_saved_empty() -> None:
    project = new_project()
    entry_id = studio().stores.bibles.create_entry(
        "character", {"name": "Iris", "age": "41", "look": "Wears two coats."}, project_id=project.id
    )
    desk = Desk().open("bibles", project)
    for label in ("Name", "Age", "Look"):
        desk.app.session_state[desk.field(label).key] = ""
    desk.fill("Want", "The ledger.")
    entry = studio().stores.bibles.get(entry_id)
    assert (entry.name, entry["age"], entry["look"], entry["want"]) == ("Iris", "41", "Wears two coats.", "The ledger.")
    assert desk.field("Age").value == "41"


def test_a_form_that_is_emptied_as_a_whole_is_filled_again_and_never_saved_empty() -> None:
    """Streamlit sometimes reports every field as changed to nothing; what was really typed is kept."""
    project = new_project()
    entry_id = studio().stores.bibles.create_entry(
        "character", {"name": "Iris", "age": "41", "look": "Wears two coats."}, project_id=project.id
    )
    desk = Desk().open("bibles", project)
    for label in ("Name", "Age", "Look"):
        desk.field(label).set_value("")
    desk.fill("Want", "The ledger.")
    entry = studio().stores.bibles.get(entry_id)
    assert (entry.name, entry["age"], entry["look"], entry["want"]) == ("Iris", "41", "Wears two coats.", "The ledger.")
    assert desk.field("Look").value == "Wears two coats."


def test_text_that_arrives_together_with_the_choice_of_another_entry_is_saved(project: Project) -> None:
    """A tap that leaves the field and chooses at once: the choice is reported before the text."""
    bibles = studio().stores.bibles
    iris, tom = (bibles.create_entry("character", {"name": name}, project_id=project.id) for name in ("Iris", "Tom"))
    desk = Desk().open("bibles", project)
    first, other = (iris, tom) if desk.field("Name").value == "Iris" else (tom, iris)
    desk.field("Want").set_value("The ledger.")
    desk.open_row(other)
    assert bibles.get(first)["want"] == "The ledger."
    assert bibles.get(other)["want"] == ""


def test_a_version_in_the_middle_of_a_sitting_can_be_brought_back() -> None:
    project = new_project()
    bibles = studio().stores.bibles
    entry_id = bibles.create_entry("character", {"name": "Iris"}, project_id=project.id)
    for want in ("The ledger.", "The harbour.", "Nothing."):
        bibles.update(entry_id, {"want": want})
    desk = Desk().open("bibles", project).press("History")
    desk.fill("Version", "3").press("Restore this version")
    assert bibles.get(entry_id)["want"] == "The harbour."


def test_any_two_versions_are_compared_field_by_field_the_earlier_one_first(project: Project) -> None:
    bibles = studio().stores.bibles
    entry_id = character(project, "Iris", want="The ledger.")
    for changes in ({"want": "The harbour."}, {"age": "41"}, {"want": "The ledger."}):
        bibles.update(entry_id, changes)
    desk = Desk().open("bibles", project).press("History")
    desk.fill("Compare", "4").fill("With", "2")
    age = ["**Age**", "Before", "(empty)", "After", "41"]
    assert compared(desk) == [*age, "**Want**", "Before", "The harbour.", "After", "The ledger."]
    assert compared(desk.fill("With", "1")) == age
    assert compared(desk.fill("With", "4")) == ["This is one and the same version; choose another one."]


def compared(desk: Desk) -> list[str]:
    expander = next(each for each in desk.app.expander if each.label == "Compare two versions")
    return [each.value for each in expander if each.type in ("markdown", "caption", "text")]


def test_a_renamed_character_can_be_renamed_on_the_cards_too_and_approved_cards_stay_approved(project: Project) -> None:
    character(project, "Gwen")
    scripts = studio().stores.scripts
    cards = [
        OutlineCard(description="x", place="Quay", characters=["GWEN"], wants=[{"who": "Gwen", "from_whom": "gwen"}]),
        OutlineCard(description="y", place="Gwen", extras=["Gwen"], learns=[{"who": "Gwen", "what": "z"}]),
    ]
    scripts.add_cards(project.id, cards, author="model")
    scripts.approve(project.id)
    desk = Desk().open("bibles", project)
    assert not desk.says("an old name")
    desk.fill("Name", "Nora")
    assert desk.says("Card 1 still uses an old name of Nora.")
    desk.press("Put the new name there")
    first, second = scripts.scenes(project.id)
    assert first.card is not None
    assert (first.card.characters, first.card.wants[0].who, first.card.wants[0].from_whom) == (
        ("Nora",),
        "Nora",
        "Nora",
    )
    assert (first.approved, first.card_version) == (True, 2)
    assert (second.card, second.card_version) == (cards[1], 1)
    assert not desk.says("an old name")


def test_a_renamed_setting_can_be_renamed_on_the_cards_that_play_there(project: Project) -> None:
    entry = studio().stores.bibles.create_entry("setting", {"name": "Quay"}, project_id=project.id)
    studio().stores.scripts.add_cards(project.id, [OutlineCard(description="x", place="QUAY")] * 2, author="model")
    studio().stores.bibles.update(entry, {"name": "Salt Road"})
    desk = Desk().open("bibles", project)
    desk.app.session_state[f"tab:{project.id}"] = "Settings"
    assert desk.again().says("Cards 1 and 2 still use an old name of Salt Road.")
    desk.press("Put the new name there")
    assert [scene.card.place for scene in studio().stores.scripts.scenes(project.id) if scene.card] == ["Salt Road"] * 2


def written(project: Project, script: str) -> None:
    studio().scripts.save(project.id, studio().scripts.open(project.id).revision, script)


def pages_of(project: Project) -> str:
    return studio().scripts.open(project.id).text


def test_an_old_name_on_written_pages_is_shown_line_by_line_and_changed_where_the_scene_is_ticked(
    project: Project,
) -> None:
    character(project, "Gwen")
    script = "INT. GWEN'S ROOM - DAY\n\nGWEN\nNo & <no>.\n\nEXT. QUAY - DAWN\n\nTom sees Gwen.\n"
    written(project, script)
    yours = studio().stores.scripts.scenes(project.id)[1]
    studio().stores.scripts.keep_out(yours.id, off_limits=True)
    desk = Desk().open("bibles", project)
    assert not desk.buttons("Look at the pages")
    desk.fill("Name", "Nora")
    assert desk.says("Scenes 1 and 2 still say an old name of Nora, in 3 places.")
    desk.press("Look at the pages")
    assert [(each.value, each.label.split(" · ")[2:]) for each in desk.app.checkbox] == [
        (True, ["2 places"]),
        (False, ["1 place", "yours alone, tick it to change it too"]),
    ]
    shown = "".join(desk.html)
    assert "<p>INT. <del>GWEN&#x27;S</del> ROOM - DAY</p><p>INT. <ins>NORA&#x27;S</ins> ROOM - DAY</p>" in shown
    assert "<p>Tom sees <del>Gwen</del>.</p><p>Tom sees <ins>Nora</ins>.</p>" in shown
    desk.press("Put Nora on these pages")
    assert pages_of(project) == script.replace("GWEN", "NORA")
    assert desk.says("Nora stands on the pages of 1 scene: 1.")
    assert desk.says("Scene 2 still says an old name of Nora, in 1 place.")
    assert desk.press("Look at the pages").buttons("Put Nora on these pages")[0].disabled
    assert ", New name: Nora, by you, " in Desk().open("script", project).field("Draft").options[0]
    desk.press("Undo")
    assert pages_of(project) == script


def test_what_is_only_perhaps_the_name_stays_unless_its_line_is_ticked(project: Project) -> None:
    character(project, "Hope")
    script = "INT. ROOM - DAY\n\nHope is gone.\n\nHOPE\nI hope so.\n"
    written(project, script)
    desk = Desk().open("bibles", project).fill("Name", "Nora").press("Look at the pages")
    desk.app.checkbox[1].check()
    desk.again().press("Put Nora on these pages")
    assert pages_of(project) == "INT. ROOM - DAY\n\nNora is gone.\n\nNORA\nI hope so.\n"


def test_not_now_leaves_the_pages_as_they_are(project: Project) -> None:
    character(project, "Gwen")
    written(project, "INT. ROOM - DAY\n\nGwen.\n")
    desk = Desk().open("bibles", project).fill("Name", "Nora").press("Look at the pages").press("Not now")
    assert pages_of(project) == "INT. ROOM - DAY\n\nGwen.\n"
    assert desk.buttons("Look at the pages")


def test_a_scene_whose_lines_are_locked_is_shown_and_stays(project: Project) -> None:
    character(project, "Gwen")
    script = "INT. ROOM - DAY\n\nGwen.\n\nEXT. QUAY - DAWN\n\nGwen.\n"
    studio().scripts.save(project.id, studio().scripts.open(project.id).revision, script, locked=[3])
    desk = Desk().open("bibles", project).fill("Name", "Nora").press("Look at the pages")
    assert [(each.value, each.disabled) for each in desk.app.checkbox] == [(False, True), (True, False)]
    assert "Locked: it stays as it is." in "".join(desk.html)
    desk.press("Put Nora on these pages")
    assert pages_of(project) == script.replace("DAWN\n\nGwen", "DAWN\n\nNora")
    assert not desk.buttons("Look at the pages")


def test_undo_names_the_scenes_that_were_changed_since(project: Project) -> None:
    character(project, "Gwen")
    written(project, "INT. ROOM - DAY\n\nGwen.\n\nEXT. QUAY - DAWN\n\nGwen.\n")
    desk = Desk().open("bibles", project).fill("Name", "Nora").press("Look at the pages")
    desk.press("Put Nora on these pages")
    written(project, pages_of(project).replace("DAY\n\nNora.", "DAY\n\nNora sleeps."))
    desk.press("Undo")
    assert pages_of(project) == "INT. ROOM - DAY\n\nNora sleeps.\n\nEXT. QUAY - DAWN\n\nGwen.\n"
    assert desk.app.toast[0].value.startswith("Scene 1 was changed since and not touched.")
