"""Review: notes on a scene, a rewrite asked for, and its changes decided one by one."""

from collections import Counter
from textwrap import shorten

import streamlit as st

from pages.parts.choice import choose
from pages.parts.effect_words import effect_words
from pages.parts.notes import Notes
from pages.parts.progress import show_run
from pages.parts.remembered import Remembered
from pages.parts.review import Apply, Decisions, ReviewCard, review_changes
from pages.parts.shell import go_to, page, studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import PlaceView, ProposalView, Scene, TakesView


def main(project_id: str) -> None:
    scenes = [scene for scene in studio().stores.scripts.scenes(project_id) if scene.draft]
    if not scenes:
        st.info("There is nothing to review yet. Generate scenes or write them first.")
        if st.button("Go to Generate"):
            go_to("generate")
        return
    _undo_offer(project_id)
    waiting = studio().reviews.open_takes(project_id)
    for view in waiting:
        _takes(view)
    if not waiting:
        st.text("No rewrite waits for your decision.")
    st.subheader("Notes and rewrites")
    picked = _chosen_scene(project_id, scenes)
    _notes_and_request(project_id, next(scene for scene in scenes if scene.id == picked))
    run = next((run for run in studio().stores.runs.of_project(project_id) if run.kind == "rewrite"), None)
    if run:
        show_run(run.id, here="review")


def _chosen_scene(project_id: str, scenes: list[Scene]) -> str:
    """The scene to note and rewrite: each says how many notes are open on it, the first that has any comes first."""
    notes = Counter(stored.scene_id for stored in studio().stores.reviews.notes(project_id, status="open"))
    names = {scene.id: f"{scene.number + 1}  {scene.heading}" for scene in scenes}
    for scene_id in names.keys() & notes.keys():
        names[scene_id] += f" · {number_of(notes[scene_id], 'open note')}"
    first = next((scene_id for scene_id in names if notes[scene_id]), None)
    return choose("Scene", names, key=f"review_scene_{project_id}", first=first)


def _takes(view: TakesView) -> None:
    """What answers the same notes on a scene: one proposal, or several side by side."""
    first, *beside = view.ids
    title, action = st.columns([4, 1], vertical_alignment="bottom")
    title.subheader(f"Scene {view.scene.number + 1}")
    if view.can_ask:
        with action.container(horizontal=True, horizontal_alignment="right"):
            hint = "Ask about the same notes once more. The new answer stands beside this one."
            st.button("Another take", key=f"take_{first}", help=hint, on_click=_ask_again, args=(first,))
    st.text(view.scene.heading)
    if view.is_choice:
        st.text("Where the takes differ, pick one for each place, or keep the original.")
    for take in view.takes:
        _beside_the_changes(take)
    if not view.places:
        return
    effect = st.container()
    before = Decisions(view.decided.decisions, view.decided.edits)
    after = review_changes(
        [_card(view, each) for each in view.places],
        before,
        key=f"review_{first}",
        set_id=":".join([*view.ids, view.scene.draft.id if view.scene.draft else ""]),
        on_apply=lambda order: _apply(view.ids, order),
    )
    if after != before:
        studio().reviews.decide(first, after.decisions, after.edits, beside)
    if words := effect_words(studio().reviews.effect(view, after.decisions, after.edits)):
        effect.text(words)


def _card(view: TakesView, place: PlaceView) -> ReviewCard:
    [note, *others] = place.notes or (None,)
    return ReviewCard(
        id=place.change.id,
        scene=" · ".join(part for part in (view.scene.heading, place.speaker, place.of) if part),
        aspect=note.aspect if note and note.source == "dramaturge" and not others else "",
        note=" · ".join(each.text for each in place.notes),
        old=place.change.old,
        new=place.change.new,
        words=place.words,
        wordings=[(wording.differs, wording.text) for wording in place.change.wordings],
    )


def _beside_the_changes(view: ProposalView) -> None:
    """What is to be said of a proposal beside its changes: who made it, what is not offered, what is closed."""
    proposal = view.proposal
    if proposal.author.kind == "rule":
        st.caption("Assembled by rule by Demo; no language model wrote it. It goes by single words of a note.")
    for reason in proposal.refused:
        st.text(f"Not offered: {reason}")
    if view.locked:
        held = number_of(len(view.locked), "change")
        st.text(f"Not offered: {held} of lines you have locked. Unlock them on Script to decide.")
    if view.closed or not (view.changes or view.locked):
        _closed(view)


def _ask_again(proposal_id: str) -> None:
    with told():
        studio().runs.another_take(proposal_id)


def _closed(view: ProposalView) -> None:
    """The changes that cannot be decided any more, why, and what to do about them."""
    proposal = view.proposal
    with st.container(border=True):
        if view.closed:
            st.text(f"{number_of(len(view.closed), 'change')} closed, because the lines have been edited since:")
            for each in view.closed:
                line = shorten(each.change.old or each.change.new, 90, placeholder=" …")
                st.text(f"“{line}”" if each.change.old else f"“{line}” (to be added)")
        else:
            st.text(proposal.no_change or "The rewrite proposes no change.")
        with st.container(horizontal=True):
            note_ids = view.askable
            if note_ids and st.button("Ask again", key=f"again_{proposal.id}"):
                with told():
                    studio().reviews.discard_closed(proposal.id)
                    studio().runs.request_rewrite(proposal.project_id, proposal.scene_id, note_ids=note_ids)
                    st.rerun()
            if st.button("Put away", key=f"away_{proposal.id}"):
                studio().reviews.discard_closed(proposal.id)
                st.rerun()


def _apply(proposal_ids: tuple[str, ...], order: Apply) -> None:
    first, *beside = proposal_ids
    with told():
        studio().reviews.apply(first, order.decisions, order.edits, beside)


def _undo_offer(project_id: str) -> None:
    applied = studio().reviews.last_applied(project_id)
    if applied is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        draft = applied.scene.draft.number if applied.scene.draft else 0
        changes = number_of(applied.accepted, "accepted change")
        st.text(f"Draft {draft} of scene {applied.scene.number + 1} holds {changes}.")
        if st.button("Undo apply"):
            with told():
                studio().reviews.undo(applied.proposal_id)
                st.rerun()


def _notes_and_request(project_id: str, scene: Scene) -> None:
    notes = Notes(project_id, scene)
    chosen = notes.draw()
    yours = Remembered(f"note.{scene.id}", project_id)
    yours.recall()
    with st.container(border=True, key="sheet_request"):
        hint = "What should change, in a sentence"
        st.text_area("Your note", placeholder=hint, height=80, key=yours.key, on_change=yours.keep)
        quote = notes.line_field()
        with st.container(horizontal=True):
            asked = st.button("Request rewrite", type="primary")
            added = st.button("Add note", help="Keep it with the others, to be answered in one rewrite.")
    if not (asked or added):
        return
    with told():
        if asked:
            studio().runs.request_rewrite(project_id, scene.id, yours.text, chosen, quote=quote)
        else:
            notes.add(yours.text, quote)
        yours.forget()
        notes.forget_line()
        st.rerun()


with page("Review") as open_project:
    main(open_project)
