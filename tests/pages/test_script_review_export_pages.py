"""Script, Review and Export on the sample project and on an empty one."""

from dataclasses import replace

import pytest

from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.projects.script_types import hand_draft, machine_draft
from scriptgen_core.studio import Project, ProposalView
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def sample() -> Project:
    return studio().projects.cards()[0].summary.project


@pytest.mark.parametrize(
    ("page", "way_on"), [("script", "Go to Outline"), ("review", "Go to Generate"), ("export", "Go to Generate")]
)
def test_an_empty_project_says_what_to_do_next(page: str, way_on: str) -> None:
    assert Desk().open(page, new_project()).buttons(way_on)


@pytest.mark.parametrize("page", ["bibles", "outline", "generate", "script", "review", "reports", "export"])
def test_without_a_project_every_page_leads_to_one(page: str) -> None:
    desk = Desk().open(page)
    assert desk.says("No project is open")
    assert desk.buttons("Go to Projects")


def test_without_a_project_a_page_offers_the_one_the_writer_was_last_in(sample: Project) -> None:
    Desk().open("script", sample)
    desk = Desk().open("export")
    desk.press(f"Open “{sample.title}”")
    assert not desk.sound().says("No project is open")
    assert desk.buttons("Keep draft")


def test_a_click_in_the_sidebar_keeps_the_project_that_only_the_address_names(sample: Project) -> None:
    desk = Desk()
    desk.app.query_params["project"] = sample.id
    desk.app.run()
    desk.app.query_params.clear()
    desk.app.switch_page("bibles.py").run()
    assert desk.sound().app.title[0].value == "Bibles"
    assert not desk.says("No project is open")


@pytest.mark.parametrize("page", ["bibles", "outline", "generate", "script", "review", "reports", "export"])
def test_a_project_that_is_gone_is_said_in_a_sentence(page: str) -> None:
    desk = Desk()
    desk.app.query_params["project"] = "nothing"
    desk.app.session_state["project"] = "nothing"
    desk.app.run()
    desk.app.switch_page(f"{page}.py").run()
    assert desk.sound().says("does not exist any more")


def test_the_script_says_who_prepared_it(sample: Project) -> None:
    assert Desk().open("script", sample).says("Prepared by hand")


def test_the_script_names_the_scenes_that_no_model_wrote() -> None:
    """Only those, also after an edit; where a model changed a page of Demo's, both are named."""
    project, scripts = new_project(), studio().stores.scripts
    demo, model = Author("rule", "demo"), Author("model", "openai", "gpt-x")
    page = "INT. VAULT - DAY\n\nIris reads.\n"
    cards = [OutlineCard(description="Iris reads.", place="Vault") for _ in range(6)]
    scenes = scripts.add_cards(project.id, cards, author="writer")
    drafts = [
        scripts.save_draft(scene, machine_draft(page, author, "generated"))
        for scene, author in zip(scenes, [demo] * 4 + [model], strict=False)
    ]
    scripts.save_draft(scenes[1], hand_draft(drafts[1], f"{page}\nShe stops.\n"))
    scripts.save_draft(scenes[3], machine_draft(f"{page}\nShe stops.\n", model, "rewrite", old=drafts[3]))
    desk = Desk().open("script", project)
    assert desk.says(
        "Scenes 1 to 3 were assembled by rule by Demo; no language model wrote them. "
        "Scene 4 holds lines of Demo's and of a model's."
    )


def test_the_plain_text_is_saved_when_the_field_is_left(sample: Project) -> None:
    desk = Desk().open("script", sample)
    desk.app.segmented_control[0].set_value("Plain text")
    desk.again()
    text = desk.field("Screenplay (Fountain)").value
    desk.fill("Screenplay (Fountain)", text.replace("London, 1895.", "London, 1896."))
    assert "London, 1896." in studio().scripts.open(sample.id).text


def test_a_plain_text_save_that_meets_another_one_keeps_both_and_says_so(sample: Project) -> None:
    desk = Desk().open("script", sample)
    desk.app.segmented_control[0].set_value("Plain text")
    desk.again()
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text.replace("London, 1895.", "London, spring."))
    text = desk.field("Screenplay (Fountain)").value
    desk.fill("Screenplay (Fountain)", text.replace("London, 1895.", "London, autumn."))
    assert desk.says("Scene 1, EXT. HALF-MOON STREET")
    assert desk.says("was changed elsewhere too. Your whole text is kept")
    assert "London, spring." in studio().scripts.open(sample.id).text
    kept = studio().stores.scripts.named_drafts(sample.id)[0]
    assert b"London, autumn." in studio().exports.export(sample.id, "fountain", kept.id)


def test_an_earlier_draft_can_be_brought_back(sample: Project) -> None:
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text.replace("London, 1895.", "London, spring."))
    scene = studio().stores.scripts.scenes(sample.id)[0]
    desk = Desk().open("script", sample)
    before = studio().stores.scripts.drafts(scene.id)[1]
    desk.fill("Draft", before.id).press("Restore this draft")
    assert studio().scripts.open(sample.id).text == opened.text


def test_a_scene_taken_out_can_be_put_back(sample: Project) -> None:
    opened = studio().scripts.open(sample.id)
    first = studio().stores.scripts.scenes(sample.id)[0]
    studio().stores.scripts.remove(first.id)
    Desk().open("script", sample).press("Put back")
    assert studio().scripts.open(sample.id).text == opened.text


def test_a_note_becomes_a_rewrite_run(sample: Project) -> None:
    Desk().open("review", sample).write("Your note", "Shorter.").press("Request rewrite")
    run = studio().runs.latest(sample.id)
    assert run
    assert run.kind == "rewrite"


def test_a_rewrite_without_a_note_is_refused_in_words(sample: Project) -> None:
    assert (
        Desk()
        .open("review", sample)
        .press("Request rewrite")
        .says("The note is empty; say in a sentence what should change.")
    )


@pytest.mark.usefixtures("engine")
def test_a_note_that_was_not_sent_waits_with_its_scene_and_is_gone_once_it_was_sent(sample: Project) -> None:
    Desk().open("review", sample).fill("Your note", "Shorter.")
    desk = Desk().open("review", sample)
    assert desk.field("Your note").value == "Shorter."
    first = desk.field("Scene").value
    other = next(scene.id for scene in studio().stores.scripts.scenes(sample.id) if scene.id != first)
    assert desk.fill("Scene", other).field("Your note").value == ""
    desk.fill("Scene", first).press("Request rewrite")
    assert desk.field("Your note").value == ""
    assert Desk().open("review", sample).field("Your note").value == ""


def test_the_scenes_to_choose_from_say_how_many_notes_are_open_on_them(sample: Project) -> None:
    scenes = studio().stores.scripts.scenes(sample.id)
    noted = next(scene for scene in scenes if studio().stores.reviews.notes(sample.id, scene_id=scene.id))
    desk = Desk().open("review", sample)
    assert desk.field("Scene").value == noted.id
    assert not desk.says("No open note on this scene.")
    assert f"{noted.number + 1}  {noted.heading} · 1 open note" in desk.field("Scene").options
    desk.press("Dismiss")
    assert f"{noted.number + 1}  {noted.heading}" in desk.field("Scene").options


def test_a_note_of_the_writers_shows_no_kind_and_no_weight(sample: Project) -> None:
    scene = next(scene for scene in studio().stores.scripts.scenes(sample.id) if scene.draft)
    studio().stores.reviews.write_note(scene.id, "Shorter.")
    desk = Desk().open("review", sample).fill("Scene", scene.id)
    assert "Answer this note (yours)" in [box.label for box in desk.app.checkbox]


def test_a_dismissed_note_stays_dismissed(sample: Project) -> None:
    scene = next(note.scene_id for note in studio().stores.reviews.notes(sample.id))
    desk = Desk().open("review", sample)
    desk.fill("Scene", scene)
    before = len(desk.buttons("Dismiss"))
    desk.press("Dismiss")
    assert len(desk.buttons("Dismiss")) == before - 1
    assert len(studio().stores.reviews.notes(sample.id, status="dismissed")) == 1


def closed_by_an_edit(sample: Project) -> ProposalView:
    """The sample's proposal after the writer has edited the lines of its first change."""
    view = studio().reviews.open_proposals(sample.id)[0]
    opened = studio().scripts.open(sample.id)
    line = view.changes[0].change.old
    studio().scripts.save(sample.id, opened.revision, opened.text.replace(line, "Something else."))
    return view


def test_changes_closed_by_an_edit_are_named_and_can_be_asked_for_again(sample: Project) -> None:
    view = closed_by_an_edit(sample)
    desk = Desk().open("review", sample)
    assert desk.says("1 change closed, because the lines have been edited since")
    assert desk.says(view.changes[0].change.old[:40])
    desk.press("Ask again")
    desk.again()
    assert not desk.says("closed, because")
    run = studio().runs.latest(sample.id)
    assert run
    assert view.changes[0].note
    assert run.config["note_ids"] == [view.changes[0].note.id]
    (left,) = studio().reviews.open_proposals(sample.id)
    assert len(left.changes) == len(view.changes) - 1


def test_closed_changes_can_be_put_away(sample: Project) -> None:
    closed_by_an_edit(sample)
    desk = Desk().open("review", sample).press("Put away")
    assert not desk.says("closed, because")
    assert studio().runs.latest(sample.id) is None


def test_review_says_what_the_accepted_changes_do_to_the_production(sample: Project) -> None:
    """It follows the decisions; before the first one it says nothing."""
    view = studio().reviews.open_takes(sample.id)[0]
    assert not Desk().open("review", sample).says("With what you have accepted")
    cuts = [each.change for each in view.places if len(each.change.new) < len(each.change.old)]
    studio().reviews.decide(view.ids[0], {each.id: "accept" for each in cuts}, {})
    effect = studio().reviews.effect(view, {each.id: "accept" for each in cuts}, {})
    assert effect.longer < 0
    assert Desk().open("review", sample).says(f"With what you have accepted: {-effect.longer}/8 page shorter")


@pytest.mark.usefixtures("engine")
def test_another_take_is_asked_about_the_same_notes(sample: Project) -> None:
    [view] = studio().reviews.open_takes(sample.id)
    Desk().open("review", sample).press("Another take")
    run = studio().runs.latest(sample.id)
    assert run
    assert run.config["take"] == 1
    assert set(run.config["note_ids"]) == {note.id for note in view.takes[0].proposal.notes}


def test_takes_are_decided_as_one_set(sample: Project) -> None:
    """The scene is named once, and what is asked once more is asked for all of them."""
    [view] = studio().reviews.open_takes(sample.id)
    assert not Desk().open("review", sample).says("Where the takes differ")
    first = view.takes[0].proposal
    changes = [replace(each, id=f"other-{each.id}", new=f"{each.old} So.") for each in first.changes[:1]]
    studio().stores.reviews.propose(first.scene_id, first.base_id, changes, first.notes, first.author)
    desk = Desk().open("review", sample)
    assert desk.says("Where the takes differ, pick one for each place, or keep the original.")
    assert len(desk.buttons("Another take")) == 1


def test_a_scene_whose_heading_changes_under_the_writers_eyes_stays_reviewable(sample: Project) -> None:
    desk = Desk().open("review", sample)
    shown = desk.field("Scene").options[0]
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text.replace("EXT. HALF-MOON", "EXT. FULL-MOON", 1))
    desk.app.session_state[f"review_scene_{sample.id}"] = shown
    desk.again()
    assert "FULL-MOON" in desk.field("Scene").options[0]


def test_export_says_what_will_be_in_the_files(sample: Project) -> None:
    desk = Desk().open("export", sample)
    assert desk.says("9 scenes")
    labels = [button.label for button in desk.app.get("download_button")]
    assert labels == [
        *("Download Fountain", "Download PDF", "Download Final Draft (FDX)"),
        *("Disclosure sheet (PDF)", "CSV by scene", "CSV by passage"),
    ]


def test_a_draft_kept_under_a_name_can_be_chosen(sample: Project) -> None:
    desk = Desk().open("export", sample).write("Name", "For the table read").press("Keep draft")
    assert desk.says("Kept as “For the table read”")
    assert desk.field("Name").value == ""
    assert studio().stores.scripts.named_drafts(sample.id)[0].name == "For the table read"
    assert any("For the table read" in option for option in Desk().open("export", sample).field("Draft").options)


def test_the_title_page_is_printed_as_it_was_filled_in(sample: Project) -> None:
    desk = Desk().open("export", sample).write("Author", "O. Wilde & a friend").press("Save title page")
    assert desk.says("every download has it")
    assert studio().scripts.screenplay(sample.id).title_value("Author") == "O. Wilde & a friend"


def test_the_title_page_is_saved_field_by_field_without_a_button(sample: Project) -> None:
    Desk().open("export", sample).fill("Author", "O. Wilde").fill("Contact", "Half-Moon Street")
    desk = Desk().open("export", sample)
    assert (desk.field("Author").value, desk.field("Contact").value) == ("O. Wilde", "Half-Moon Street")
    assert studio().scripts.screenplay(sample.id).title_value("Contact") == "Half-Moon Street"


@pytest.mark.parametrize(("held", "kept"), [("A dream", "A dream"), ("", "The play of 1895, in the public domain")])
def test_a_field_whose_save_was_broken_off_is_saved_and_one_that_streamlit_emptied_is_put_back(
    sample: Project, held: str, kept: str
) -> None:
    desk = Desk().open("export", sample)
    desk.app.session_state[f"title_page.{sample.id}.Source"] = held
    assert desk.again().field("Source").value == kept
    assert studio().stores.projects.get(sample.id).title_page["Source"] == kept


def test_what_no_font_can_show_of_the_title_page_is_named_and_the_pdf_is_drawn(sample: Project) -> None:
    desk = Desk().open("export", sample).fill("Author", "Oscar \U00010380 Wilde")
    assert desk.says("The PDF cannot show \U00010380 (ugaritic letter alpa)")
    assert studio().exports.export(sample.id, "pdf").startswith(b"%PDF")


def test_a_name_that_was_not_used_yet_is_still_there_later(sample: Project) -> None:
    Desk().open("export", sample).fill("Name", "For the table")
    assert Desk().open("export", sample).field("Name").value == "For the table"


def test_the_options_of_the_pages_are_kept_with_the_project_as_they_are_chosen(sample: Project) -> None:
    desk = Desk().open("export", sample).fill("Paper", "A4").fill("Scene numbers", "both").fill("Header", "FIRST PASS")
    desk.fill("(MORE) and (CONT'D) where a speech runs over a page", value=False)
    kept = studio().stores.projects.get(sample.id).page_options
    assert (kept.paper, kept.scene_numbers, kept.header, kept.continueds) == ("A4", "both", "FIRST PASS", False)
    assert Desk().open("export", sample).field("Paper").value == "A4"


def test_how_a_scene_put_in_is_numbered_is_asked_where_numbers_are_printed_and_kept(sample: Project) -> None:
    desk = Desk().open("export", sample)
    assert "A scene put in between 12 and 13" not in [each.label for each in desk.app.selectbox]
    desk.fill("Scene numbers", "left").fill("A scene put in between 12 and 13", "british")
    assert studio().stores.projects.get(sample.id).page_options.inserted == "british"
    assert Desk().open("export", sample).field("A scene put in between 12 and 13").value == "british"


def test_a_draft_is_locked_its_changes_are_counted_and_a_new_round_is_begun_and_undone(sample: Project) -> None:
    desk = Desk().open("export", sample)
    assert desk.field("Colour of the changes").value == "Blue"
    desk.fill("Date of the changes", "3/4/2026").press("Lock as a revision")
    assert desk.says("The script is kept as “White draft”. Changes from here on are Blue.")
    assert desk.says("No changes yet")
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text.replace("London, 1895.", "London, 1896."))
    assert desk.again().says("1 line on page 1")
    assert desk.field("Colour of the changes").value == "Pink"
    desk.press("Start a new round")
    assert [each.round.color for each in studio().revisions.rounds(sample.id)] == ["Blue", "Pink"]
    desk.press("Undo").press("Unlock")
    assert studio().revisions.rounds(sample.id) == ()
    desk.press("Undo")
    assert [each.round.color for each in studio().revisions.rounds(sample.id)] == ["Blue"]


def test_a_page_that_is_not_there_is_said_at_once_and_only_the_pdf_waits(sample: Project) -> None:
    desk = Desk().open("export", sample).fill("Pages of the PDF", "99")
    assert desk.says("There is no page 99")
    assert [button.label for button in desk.app.get("download_button") if button.disabled] == ["Download PDF"]
    desk.fill("Pages of the PDF", "1-2")
    assert not any(button.disabled for button in desk.app.get("download_button"))


def test_a_recipient_is_offered_again(sample: Project) -> None:
    Desk().open("export", sample).enter("Recipient", "Mara Olsen")
    assert Desk().open("export", sample).field("Recipient").options == ["Mara Olsen"]


def test_what_looks_unready_is_listed_with_a_link_to_its_scene(sample: Project) -> None:
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text.replace("London, 1895.", "London, TODO."))
    desk = Desk().open("export", sample)
    assert desk.says("“TODO” is printed")
    assert [link.proto.label for link in desk.app.get("page_link")][-1] == "Scene 1"


def test_a_clean_copy_stays_chosen_and_says_what_it_leaves_out(sample: Project) -> None:
    opened = studio().scripts.open(sample.id)
    studio().scripts.save(sample.id, opened.revision, opened.text + "\n[[Longer?]]\n")
    desk = Desk().open("export", sample)
    assert desk.says("Fountain and Final Draft hold 1 note beside the pages.")
    desk.fill("Clean copy", value=True)
    assert Desk().open("export", sample).says("The clean copy leaves out 1 note.")
