"""The Outline page: cards to read, one form to edit, an order to change, and the writer's approval."""

import pytest

from scriptgen_core.core.story import WRITER, OutlineCard
from scriptgen_core.studio import Project, Scene
from tests.pages.desk import Desk, new_project, studio

PLACES = ("Weigh House", "Quay", "Chapel")


@pytest.fixture
def project() -> Project:
    project = new_project()
    cards = [
        OutlineCard(
            description=f"Something turns at the {place.lower()}.",
            place=place,
            act=1 if place == "Weigh House" else 2,
            wants=[{"who": "Iris", "wants": "the ledger", "from_whom": "Tomas"}],
            obstacle="He has sold it.",
            turn="She buys it back.",
            learns=[{"who": "Iris", "what": "the seal is false"}],
        )
        for place in PLACES
    ]
    studio().stores.scripts.add_cards(project.id, cards, author="model")
    return project


def scenes(project: Project) -> tuple[Scene, ...]:
    return studio().stores.scripts.scenes(project.id)


def places(project: Project) -> list[str]:
    return [scene.card.place for scene in scenes(project) if scene.card]


def test_a_project_without_an_outline_offers_to_draft_one_or_to_add_a_scene_by_hand() -> None:
    project = new_project()
    studio().stores.bibles.create_entry("setting", {"name": "Weigh House"}, project_id=project.id)
    desk = Desk().open("outline", project)
    assert desk.field("Scenes").value == project.format.scenes
    desk.press("Add scene").fill("What happens", "The scales are seized.").fill("Place", "Weigh House")
    assert places(project) == ["Weigh House"]


def test_a_card_says_at_a_glance_what_the_scene_is_for(project: Project) -> None:
    card = Desk().open("outline", project).cards[0]
    assert (card["number"], card["heading"], card["marks"], card["words"], card["remark"]) == (
        1,
        "INT. WEIGH HOUSE - DAY",
        "1 4/8 pages · not approved",
        "Something turns at the weigh house.",
        "",
    )
    facts = dict(card["facts"])
    assert facts["Wants"] == ["Iris: the ledger (from Tomas)"]
    assert (facts["Obstacle"], facts["Turn"]) == (["He has sold it."], ["She buys it back."])
    assert facts["Learns"] == ["Iris: the seal is false"]


def test_cards_stand_under_their_acts(project: Project) -> None:
    acts = Desk().open("outline", project).acts
    assert {act: [card["id"] for card in cards] for act, cards in acts.items()} == {
        f"Act {act}": [scene.id for scene in scenes(project) if scene.card and scene.card.act == act] for act in (1, 2)
    }


def test_editing_a_card_keeps_a_new_version_and_asks_for_approval_again(project: Project) -> None:
    desk = Desk().open("outline", project).press("Approve outline")
    assert all(scene.approved for scene in scenes(project))
    desk.edit_card(1).fill("Turn", "She burns it.")
    changed = scenes(project)[1]
    assert changed.card is not None
    assert (changed.card.turn, changed.card_version, changed.approved) == ("She burns it.", 2, False)
    assert desk.says("Not approved as it stands now.")
    assert desk.says("2 of 3 cards approved")


def test_people_and_places_of_the_bibles_are_offered_and_others_may_be_typed(project: Project) -> None:
    studio().stores.bibles.create_entries(
        [("character", {"name": "Iris"}), ("setting", {"name": "Toll Bridge"})], project_id=project.id
    )
    desk = Desk().open("outline", project)
    assert "Toll Bridge" in desk.field("Place").options
    desk.fill("Characters", ["Iris"]).fill("Place", "Toll Bridge").fill("Extras", "Two porters, a dog")
    card = scenes(project)[0].card
    assert card is not None
    assert (card.place, card.characters, card.extras) == ("Toll Bridge", ("Iris",), ("Two porters", "a dog"))


def test_wants_and_learnings_are_typed_as_lines_and_a_line_without_a_name_is_refused(project: Project) -> None:
    desk = Desk().open("outline", project).fill("Who wants what from whom", "Tomas | silence | Iris\nIris | the truth")
    card = scenes(project)[0].card
    assert card is not None
    assert [(want.who, want.wants, want.from_whom) for want in card.wants] == [
        ("Tomas", "silence", "Iris"),
        ("Iris", "the truth", ""),
    ]
    desk.fill("Who learns what", "the seal is false")
    assert desk.says("Not saved yet: Who learns what line 1 needs a name")


def test_one_card_is_approved_and_taken_back(project: Project) -> None:
    desk = Desk().open("outline", project).approve_card(1)
    assert [scene.approved for scene in scenes(project)] == [False, True, False]
    desk.approve_card(1, approved=False)
    assert not any(scene.approved for scene in scenes(project))


def test_the_writer_can_let_scenes_be_written_without_approval(project: Project) -> None:
    Desk().open("outline", project).fill("Write only approved cards", False)
    assert studio().stores.projects.get(project.id).approval is False


def test_scenes_move_up_down_and_to_a_number(project: Project) -> None:
    desk = Desk().open("outline", project).press("Down")
    assert places(project) == ["Quay", "Weigh House", "Chapel"]
    desk.press("Up")
    assert places(project) == list(PLACES)
    desk.fill("Move to", 3)
    assert places(project) == ["Quay", "Chapel", "Weigh House"]


def test_a_scene_is_added_after_the_chosen_one(project: Project) -> None:
    studio().stores.bibles.create_entry("setting", {"name": "Toll Bridge"}, project_id=project.id)
    desk = Desk().open("outline", project).edit_card(1).press("Add after")
    assert desk.says("New scene after 2")
    desk.fill("Place", "Toll Bridge")
    assert places(project) == ["Weigh House", "Quay", "Toll Bridge", "Chapel"]
    assert desk.press("Add scene").says("New scene after 4")


def test_a_removed_scene_is_put_back_by_undo_and_later_from_the_list(project: Project) -> None:
    desk = Desk().open("outline", project).press("Remove")
    assert places(project) == ["Quay", "Chapel"]
    desk.press("Undo")
    assert places(project) == list(PLACES)
    desk.press("Remove")
    Desk().open("outline", project).press("Put back")
    assert places(project) == list(PLACES)


def test_after_remove_the_scene_that_takes_its_place_is_open_and_of_the_last_one_the_one_before(
    project: Project,
) -> None:
    desk = Desk().open("outline", project).edit_card(1).press("Remove")
    assert (desk.field("Place").value, desk.field("Move to").value) == ("Chapel", 2)
    assert desk.says("“INT. QUAY - DAY” is out of the script and under Taken out, above the cards.")
    assert not desk.says("All changes saved")
    desk.press("Remove")
    assert desk.field("Place").value == "Weigh House"
    desk.press("Remove")
    assert places(project) == []
    assert desk.buttons("Undo")


def test_undo_takes_back_the_last_removal_and_then_the_ones_before_also_after_other_work(project: Project) -> None:
    studio().stores.scripts.move(scenes(project)[2].id, 0)
    desk = Desk().open("outline", project).press("Remove").edit_card(1)
    assert not desk.buttons("Undo")
    desk.edit_card(0).press("Remove")
    assert places(project) == ["Quay"]
    desk.press("Undo")
    assert (places(project), desk.field("Place").value) == (["Weigh House", "Quay"], "Weigh House")
    desk.press("Undo")
    assert (places(project), desk.field("Place").value) == (["Chapel", "Weigh House", "Quay"], "Chapel")
    assert not desk.buttons("Undo")


def test_a_scene_put_back_from_the_list_is_not_offered_by_undo_again(project: Project) -> None:
    desk = Desk().open("outline", project).press("Remove").press("Put back")
    assert places(project) == list(PLACES)
    assert not desk.buttons("Undo")


def test_a_name_that_no_character_has_is_said_on_the_card_and_in_the_form_until_it_is_an_extra(
    project: Project,
) -> None:
    studio().stores.bibles.create_entries(
        [("character", {"name": "Iris Marlow"}), ("character", {"name": "Tomas"})], project_id=project.id
    )
    desk = Desk().open("outline", project).fill("Who learns what", "GWEN: the seal is false")
    assert desk.cards[0]["remark"] == "No character is called GWEN."
    assert desk.says("No character is called GWEN. Choose a character, or list GWEN under Extras")
    desk.fill("Extras", "Gwen")
    assert not desk.says("No character is called")


def test_a_want_written_as_a_sentence_is_refused_and_never_somebodys_name(project: Project) -> None:
    desk = Desk().open("outline", project).fill("Who wants what from whom", "Ana wants the key from Ben")
    assert desk.says("Not saved yet: Who wants what from whom line 1 needs bars between who, what and from whom, like")
    card = scenes(project)[0].card
    assert card is not None
    assert [want.who for want in card.wants] == ["Iris"]


def test_a_written_scene_says_so_and_a_scene_from_the_script_can_get_a_card(project: Project) -> None:
    opened = studio().scripts.open(project.id)
    studio().scripts.save(project.id, opened.revision, "EXT. SALT ROAD - NIGHT\n\nA cart, no driver.\n")
    desk = Desk().open("outline", project)
    assert desk.says("Written without a card.")
    written = next(scene for scene in scenes(project) if scene.draft)
    assert written.draft.authors[0][0] == WRITER
    desk.edit_card(written.number)
    assert (desk.field("Place").value, desk.field("INT./EXT.").value) == ("SALT ROAD", "EXT.")
    desk.fill("What happens", "The cart comes back empty.")
    assert scenes(project)[written.number].heading == "EXT. SALT ROAD - NIGHT"
    assert scenes(project)[written.number].card is not None
    assert desk.says("1 written")


def test_what_is_typed_on_a_card_is_never_markup(project: Project) -> None:
    desk = Desk().open("outline", project).fill("What happens", "<script>alert(1)</script> **loud**")
    assert desk.cards[0]["words"] == "<script>alert(1)</script> **loud**"
    assert not any("<script>alert" in body for body in desk.html)


def test_the_same_card_edited_in_two_windows_loses_nothing(project: Project) -> None:
    desk = Desk().open("outline", project)
    scene = scenes(project)[0]
    assert scene.card is not None
    studio().stores.scripts.save_card(scene.id, scene.card.model_copy(update={"turn": "theirs"}), base_version=1)
    desk.fill("Turn", "mine")
    assert desk.says("Changed elsewhere meanwhile")
    desk.press("Keep mine")
    assert scenes(project)[0].card.turn == "mine"


def test_the_history_of_a_card_tells_what_changed_and_brings_an_earlier_version_back(project: Project) -> None:
    desk = Desk().open("outline", project).approve_card(0).fill("Turn", "She burns it.").press("History")
    assert desk.says("The model")
    assert desk.says("You · just now")
    assert desk.says("She buys it back.")
    assert not [each for each in desk.app.text_area if each.label == "Turn"]
    desk.press("Restore")
    first = scenes(project)[0]
    assert first.card is not None
    assert (first.card.turn, first.card_version, first.approved) == ("She buys it back.", 3, False)
    assert desk.field("Turn").value == "She buys it back."
    assert desk.press("History").says("Restored version 1")


def test_a_scene_without_a_card_offers_no_history(project: Project) -> None:
    opened = studio().scripts.open(project.id)
    studio().scripts.save(project.id, opened.revision, "EXT. SALT ROAD - NIGHT\n\nA cart, no driver.\n")
    desk = Desk().open("outline", project)
    written = next(scene for scene in scenes(project) if scene.draft)
    assert not desk.edit_card(written.number).buttons("History")


def rename(project: Project, old: str, new: str) -> None:
    bibles = studio().stores.bibles
    bibles.update(bibles.create_entry("character", {"name": old}, project_id=project.id), {"name": new})


def reword(scene: Scene, **changes: object) -> None:
    assert scene.card
    card = OutlineCard(**{**scene.card.model_dump(), **changes})
    studio().stores.scripts.save_card(scene.id, card, base_version=scene.card_version)


def test_a_new_name_is_put_into_the_prose_of_cards_and_undo_takes_it_back_in_one_step(project: Project) -> None:
    rename(project, "Gwen", "Nora")
    first, _, third = scenes(project)
    reword(first, turn="Gwen's scale is empty.")
    reword(third, description="GWEN, 40, waits.", characters=("Gwen",))
    desk = Desk().open("outline", project)
    assert desk.says("Cards 1 and 3 still use an old name of Nora.")
    desk.press("Put the new name there")
    assert desk.says("Renamed in 2 cards: 1 and 3.")
    assert not desk.says("still use")
    cards = [scene.card for scene in scenes(project) if scene.card]
    assert (cards[0].turn, cards[2].description, cards[2].characters) == (
        "Nora's scale is empty.",
        "NORA, 40, waits.",
        ("Nora",),
    )
    assert desk.field("Turn").value == "Nora's scale is empty."
    desk.press("Undo")
    cards = [scene.card for scene in scenes(project) if scene.card]
    assert (cards[0].turn, cards[2].description) == ("Gwen's scale is empty.", "GWEN, 40, waits.")
    assert not desk.buttons("Undo")
    assert desk.says("Cards 1 and 3 still use an old name of Nora.")


def test_a_card_changed_after_the_new_name_was_put_there_is_not_touched_by_undo(project: Project) -> None:
    rename(project, "Gwen", "Nora")
    for scene in scenes(project)[:2]:
        reword(scene, turn="Gwen stays.")
    desk = Desk().open("outline", project).press("Put the new name there").fill("Turn", "Nora leaves.").press("Undo")
    assert [scene.card.turn for scene in scenes(project)[:2] if scene.card] == ["Nora leaves.", "Gwen stays."]
    assert desk.app.toast[0].value.startswith("Card 1 was changed since and not touched.")


def test_words_that_may_mean_somebody_else_stay_and_are_named(project: Project) -> None:
    studio().stores.bibles.create_entry("character", {"name": "Jack Senior"}, project_id=project.id)
    rename(project, "Jack", "Sam")
    reword(scenes(project)[1], description="Jack meets Jack Senior.", characters=("Jack", "Jack Senior"))
    desk = Desk().open("outline", project).press("Put the new name there")
    card = scenes(project)[1].card
    assert card is not None
    assert (card.characters, card.description) == (("Sam", "Jack Senior"), "Jack meets Jack Senior.")
    assert desk.says("Renamed in 1 card: 2. Look at “Jack” on card 2: it may mean something else and stays as it is.")


def test_cards_that_name_nobody_or_strangers_are_listed_until_they_are_approved(project: Project) -> None:
    studio().stores.bibles.create_entry("character", {"name": "Iris"}, project_id=project.id)
    reword(scenes(project)[1], wants=(), learns=())
    reword(scenes(project)[2], characters=("Gwen", "Ben"))
    desk = Desk().open("outline", project)
    assert desk.says("Card 2 names nobody. Say who is there; or approve, if nobody is meant to be.")
    assert desk.says("Card 3 names Gwen and Ben, who are not among the characters. Choose a character, or list them")
    assert [card["remark"] for card in desk.cards if "QUAY" in card["heading"]] == ["Nobody is named here."]
    desk.press("Approve outline")
    assert all(scene.approved for scene in scenes(project))
    assert not desk.says("names nobody")
    assert not desk.says("not among the characters")
    assert not desk.says("Nobody is named here.")


def test_sentences_that_share_a_place_on_a_card_stand_on_lines_of_their_own(project: Project) -> None:
    learns = [{"who": "Iris", "what": "the seal is false."}, {"who": "Tomas", "what": "she knows."}]
    reword(scenes(project)[0], learns=learns, wants=[{"who": "Iris", "wants": "the ledger.", "from_whom": "Tomas"}])
    facts = dict(Desk().open("outline", project).cards[0]["facts"])
    assert facts["Learns"] == ["Iris: the seal is false.", "Tomas: she knows."]
    assert facts["Wants"] == ["Iris: the ledger (from Tomas)"]


def test_where_else_an_old_name_is_said_is_named_before_and_after_the_cards_get_the_new_one(project: Project) -> None:
    relationships = [{"to": "Gwen", "nature": "owes her the flat"}]
    studio().stores.bibles.create_entries(
        [("character", {"name": "Iris", "relationships": relationships}), ("character", {"name": "Tomas"})],
        project_id=project.id,
    )
    opened = studio().scripts.open(project.id)
    script = "EXT. SALT ROAD - NIGHT\n\nA cart.\n\nINT. MILL - DAY\n\nGWEN\nNo.\n"
    studio().scripts.save(project.id, opened.revision, script)
    rename(project, "Gwen", "Nora")
    carded, written = (next(scene for scene in scenes(project) if test(scene)) for test in (has_card, says_gwen))
    reword(carded, turn="Gwen's scale is empty.")
    by_hand = "The old name is also in the bible entry Iris: change it there by hand."
    pages = f"The old name is also on the pages of scene {written.number + 1}: Bibles puts the new one there."
    desk = Desk().open("outline", project)
    assert desk.says(f"Card {carded.number + 1} still uses an old name of Nora.\n{by_hand}\n{pages}")
    desk.press("Put the new name there")
    assert desk.says(f"Renamed in 1 card: {carded.number + 1}. {by_hand} {pages}")


def has_card(scene: Scene) -> bool:
    return scene.card is not None


def says_gwen(scene: Scene) -> bool:
    return "GWEN" in scene.text
