"""Proposals are decided change by change and can be taken back; the sample and copies are whole projects."""

from itertools import chain

import pytest

from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import WRITER, SceneNote
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import machine_draft
from scriptgen_core.rewrite.changes import changes_between


@pytest.fixture
def stores(database):
    return open_stores(database)


@pytest.fixture
def projects(stores):
    desk = ProjectDesk(stores, ScriptDesk(stores))
    desk.install_sample()
    return desk


@pytest.fixture
def sample(projects):
    return projects.cards()[0].summary.project


@pytest.fixture
def desk(stores):
    return ReviewDesk(stores)


@pytest.fixture
def view(desk, sample):
    return desk.open_proposals(sample.id)[0]


def test_a_fresh_database_holds_the_finished_sample_once(projects, stores, sample):
    projects.install_sample()
    card = projects.cards()[0]
    assert len(projects.cards()) == 1
    assert card.summary.scenes == card.summary.written
    assert 13 <= card.pages <= 17
    assert "by hand" in sample.label
    assert [draft.name for draft in stores.scripts.named_drafts(sample.id)] == ["Tightened", "First setting"]
    assert stores.reviews.notes(sample.id)


def test_a_sample_the_writer_archived_does_not_come_back(projects, stores, sample):
    stores.projects.archive(sample.id)
    projects.install_sample()
    assert projects.cards() == ()


def test_accepting_some_changes_makes_one_new_draft_with_exactly_those(desk, stores, view):
    first, second = view.changes[0].change, view.changes[1].change
    before = view.scene.text
    draft = desk.apply(view.proposal.id, {first.id: "accept", second.id: "keep"}, {})
    assert draft.number == view.scene.draft.number + 1
    assert first.new.strip() in draft.text
    assert second.old.strip() in draft.text
    assert stores.scripts.draft(view.proposal.base_id).text == before


def test_an_edited_change_is_the_writers_wording(desk, view):
    change = view.changes[0].change
    draft = desk.apply(view.proposal.id, {change.id: "accept"}, {change.id: "Jack drops the spoon."})
    assert "Jack drops the spoon." in draft.text


def test_applying_nothing_makes_no_draft_and_closes_the_proposal(desk, sample, view):
    assert desk.apply(view.proposal.id, {change.change.id: "keep" for change in view.changes}, {}) is None
    assert desk.open_proposals(sample.id) == ()


def test_undo_gives_the_text_back_byte_for_byte_and_opens_the_proposal_again(desk, stores, sample, view):
    desk.apply(view.proposal.id, {change.change.id: "accept" for change in view.changes}, {})
    desk.undo(view.proposal.id)
    assert stores.scripts.scene(view.scene.id).text == view.scene.text
    again = desk.open_proposals(sample.id)[0]
    assert [change.change for change in again.changes] == [change.change for change in view.changes]


def edit(stores, sample, old, new):
    scripts = ScriptDesk(stores)
    opened = scripts.open(sample.id)
    assert old in opened.text
    scripts.save(sample.id, opened.revision, opened.text.replace(old, new, 1))


def test_an_edit_closes_the_changes_of_its_own_lines_and_no_others(desk, stores, sample, view):
    first, second, *_ = [each.change for each in view.changes]
    edit(stores, sample, first.old.strip(), "Something else.\n\nA line more.")
    now = desk.view(view.proposal.id)
    assert [each.change.id for each in now.closed] == [first.id]
    assert len(now.changes) == len(view.changes) - 1
    with pytest.raises(VersionConflict, match="just been edited"):
        desk.apply(view.proposal.id, {first.id: "accept"}, {})
    draft = desk.apply(view.proposal.id, {second.id: "accept"}, {})
    assert "A line more." in draft.text
    assert second.old.strip() not in draft.text


def test_what_is_undecided_at_an_apply_stays_open_and_an_undo_keeps_it_so(desk, stores, sample, view):
    first, second, *rest = [each.change for each in view.changes]
    desk.apply(view.proposal.id, {first.id: "accept", second.id: "keep"}, {})
    (left,) = desk.open_proposals(sample.id)
    assert [each.change.id for each in left.changes] == [change.id for change in rest]
    desk.undo(view.proposal.id)
    assert stores.scripts.scene(view.scene.id).text == view.scene.text
    offered = [each.change for each in chain(*(each.changes for each in desk.open_proposals(sample.id)))]
    assert sorted(offered, key=lambda change: change.start) == [each.change for each in view.changes]


def test_undo_gives_back_an_edit_made_before_the_apply(desk, stores, sample, view):
    first, second, *_ = [each.change for each in view.changes]
    edit(stores, sample, first.old.strip(), "Something else.")
    before = stores.scripts.scene(view.scene.id).text
    desk.apply(view.proposal.id, {second.id: "accept"}, {})
    desk.undo(view.proposal.id)
    assert stores.scripts.scene(view.scene.id).text == before


def test_a_draft_made_of_accepted_changes_knows_what_their_author_was_shown(desk, stores, view):
    """It keeps what it was written from, and follows what a note of the bibles asked for; Undo takes both back."""
    known = (Read("lane", 1, "age"), Read("lane", 1, "role"))
    first = machine_draft(
        "INT. HALL - DAY\n\nLane, 42, bows.\n", WRITER, "generated", old=view.scene.draft, reads=known
    )
    draft = stores.scripts.save_draft(view.scene.id, first)
    note = SceneNote("n1", "Lane's age is 34 now.", source="bibles", follows=(Read("lane", 3, "age"),))
    [change] = changes_between(draft.text, draft.text.replace("42", "34"), note.id)
    shown = (Read("lane", 3, "age"), Read("lane", 3, "role"), Read("lane", 3, "want"))
    proposal = stores.reviews.propose(view.scene.id, draft.id, [change], [note], WRITER, reads=shown)
    applied = desk.apply(proposal.id, {change.id: "accept"}, {})
    assert set(stores.read_sets.of(applied.id)) == {
        Read("lane", 3, "age"),
        Read("lane", 1, "role"),
        Read("lane", 3, "want"),
    }
    assert stores.read_sets.of(desk.undo(proposal.id).id) == known


def test_closed_changes_are_put_away_alone(desk, stores, sample, view):
    edit(stores, sample, view.changes[0].change.old.strip(), "Something else.")
    desk.discard_closed(view.proposal.id)
    (left,) = desk.open_proposals(sample.id)
    assert (left.closed, len(left.changes)) == ((), len(view.changes) - 1)


def test_a_proposal_for_a_scene_taken_out_waits_until_it_is_put_back(desk, stores, sample, view):
    stores.scripts.remove(view.scene.id)
    assert desk.open_proposals(sample.id) == ()
    stores.scripts.put_back(view.scene.id)
    assert [each.proposal.id for each in desk.open_proposals(sample.id)] == [view.proposal.id]


def test_an_unknown_change_is_refused(desk, view):
    with pytest.raises(InputError, match="unknown change"):
        desk.apply(view.proposal.id, {"nothing": "accept"}, {})


def test_decisions_are_kept_until_they_are_applied(desk, sample, view):
    change = view.changes[0].change
    desk.decide(view.proposal.id, {change.id: "accept"}, {})
    assert desk.open_proposals(sample.id)[0].proposal.decisions == {change.id: "accept"}


def test_a_copy_is_a_project_of_its_own(projects, stores, sample):
    copy = projects.duplicate(sample.id)
    scripts = ScriptDesk(stores)
    assert scripts.open(copy.id).text == scripts.open(sample.id).text
    opened = scripts.open(copy.id)
    scripts.save(copy.id, opened.revision, opened.text.replace("champagne", "water"))
    assert "champagne" in scripts.open(sample.id).text
    names = [entry.name for entry in stores.bibles.bibles(copy.id).entries]
    assert names == [entry.name for entry in stores.bibles.bibles(sample.id).entries]


def test_the_first_page_knows_where_the_writer_left_off(projects, sample):
    projects.remember_place(sample.id, "Review")
    place = projects.where_left_off()
    assert (place.project.id, place.page, place.proposals) == (sample.id, "Review", 1)
