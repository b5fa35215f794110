"""The scenes that were written from what an entry said before: what has changed for each, and what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.estimate_words import estimate_words
from pages.parts.plain import plain
from pages.parts.progress import offer_next_page, show_run
from pages.parts.shell import go_to, studio, told
from pages.parts.undo import note_done
from pages.parts.version_history import close_history
from pages.parts.wording import number_of, scenes_named
from scriptgen_core.studio import Mending, SceneImpact

_AT_FIRST = 12
_NEEDS = {
    Mending.NOTHING: "The page does not say it: nothing to change.",
    Mending.RENAME: "The page says the old name: put the new one there, on the form.",
    Mending.PATCH: "Some lines may have to change.",
    Mending.REGENERATE: "It drives the scene, which would be written anew.",
}


@dataclass(frozen=True, slots=True)
class Righted:
    """Scenes that were called right as they stand."""

    impacts: tuple[SceneImpact, ...]


def show_mending(project_id: str) -> None:
    """Show the newest run that asks for changes to such scenes; once it has finished, what it left to decide."""
    run = studio().impacts.latest(project_id)
    if run and run.status != "finished":
        show_run(run.id, here="bibles")
    elif run and (progress := studio().runs.progress(run.id)).next_page:
        with st.container(horizontal=True, vertical_alignment="center", key="mending"):
            st.text(f"{run.title}: {progress.run.message}")
            offer_next_page(progress)


def offer_impact(slot: str, impacts: Sequence[SceneImpact]) -> None:
    """A button that shows the scenes in the form's place, and one that leads back."""
    if looks_at_impact(slot):
        st.button("Back to the form", key=f"{slot}.no_impact", on_click=close_impact, args=(slot,))
    elif impacts:
        label = f"Touches {number_of(len(impacts), 'scene')}"
        st.button(label, icon=":material/movie:", key=f"{slot}.open_impact", on_click=_open, args=(slot,))


def looks_at_impact(slot: str) -> bool:
    """Whether the scenes stand in the form's place."""
    return bool(st.session_state.get(_key(slot)))


def close_impact(slot: str) -> None:
    """Show the form again."""
    st.session_state[_key(slot)] = False


def show_impact(slot: str, project_id: str, impacts: Sequence[SceneImpact]) -> None:
    """Draw the scenes with what has changed for each, and what can be done for those that are ticked."""
    if not impacts:
        st.text("Every scene is right with what this says now.")
        return
    were = "was" if len(impacts) == 1 else "were"
    st.subheader(f"{number_of(len(impacts), 'scene')} {were} written from what this said before", anchor=False)
    st.text("No page has changed. Changes are asked for scene by scene and wait on Review, where you decide on each.")
    shown = impacts if st.session_state.get(f"{slot}.all_touched") else impacts[:_AT_FIRST]
    actions = st.container()
    ticked = [each for each in shown if _scene(slot, each)]
    if len(shown) < len(impacts):
        st.button(f"Show all {len(impacts)}", key=f"{slot}.show_touched", on_click=_show_all, args=(slot,))
    with actions:
        _actions(slot, project_id, impacts, ticked)


def not_right(righted: Righted) -> None:
    """Put scenes that were called right on the list again."""
    studio().impacts.not_right(righted.impacts)


def _actions(slot: str, project_id: str, impacts: Sequence[SceneImpact], ticked: Sequence[SceneImpact]) -> None:
    if ticked:
        st.caption(plain(estimate_words(studio().estimates.mending(project_id, ticked))))
    with st.container(horizontal=True):
        ask = f"Propose changes for {number_of(len(ticked), 'scene')}" if ticked else "Propose changes"
        if st.button(ask, type="primary", key=f"{slot}.mend", disabled=not ticked):
            with told():
                studio().impacts.mend(project_id, ticked)
                close_impact(slot)
                st.rerun()
        if len(impacts) > 1:
            st.button(
                "All are right as they stand", key=f"{slot}.all_right", on_click=_right, args=(slot, tuple(impacts))
            )


def _scene(slot: str, impact: SceneImpact) -> bool:
    """One scene with its box; True when changes are to be asked for."""
    scene = impact.scene
    with st.container(border=True, key=f"touched_{scene.id}"):
        words, actions = st.columns([4, 1], vertical_alignment="center")
        with words, st.container(gap="xsmall"):
            ticked = _ticked(slot, impact)
            for fact in impact.facts:
                st.text(fact.shift.words)
            st.caption(plain(_needs(impact)))
        with actions, st.container(gap="xsmall"):
            st.button("Right as it stands", key=f"{slot}.right.{scene.id}", on_click=_right, args=(slot, (impact,)))
            if impact.waits and st.button("Review", key=f"{slot}.review.{scene.id}"):
                go_to("review")
    return ticked


def _ticked(slot: str, impact: SceneImpact) -> bool:
    name = f"Scene {impact.scene.number + 1} · {impact.scene.heading}"
    if impact.is_mendable:
        is_unasked = not (impact.waits or impact.answer)
        return st.checkbox(plain(name), value=is_unasked, key=f"{slot}.mends.{impact.scene.id}")
    st.text(name)
    return False


def _needs(impact: SceneImpact) -> str:
    if impact.waits:
        return "Changes wait for you on Review."
    if impact.answer:
        return f"No change was proposed: {impact.answer}"
    if impact.scene.off_limits:
        return "You keep the machine out of this scene: change it by hand, or call it right."
    return _NEEDS[impact.mending]


def _right(slot: str, impacts: tuple[SceneImpact, ...]) -> None:
    with told():
        studio().impacts.still_right(impacts)
        scenes = scenes_named([each.scene for each in impacts])
        note_done(slot, f"Called right as it stands: {scenes}.", Righted(impacts))


def _show_all(slot: str) -> None:
    st.session_state[f"{slot}.all_touched"] = True


def _open(slot: str) -> None:
    close_history(slot)
    st.session_state[_key(slot)] = True


def _key(slot: str) -> str:
    return f"{slot}.impact"
