"""Run again from a step: what of a run can be done anew, what becomes of the old text, and the button."""

import streamlit as st

from pages.parts.choice import choose
from pages.parts.shell import studio
from scriptgen_core.studio import AgainChoice, AgainFrom, Run, Scene

_STORY: dict[AgainFrom, tuple[str, str]] = {
    "bibles": (
        "Bibles, then the outline",
        "Drafts new bibles and cards. Entries and cards you have edited stay; the others make room for the new ones.",
    ),
    "outline": (
        "Outline",
        "Drafts new cards from the bibles. Cards you have edited stay; the others make room for the new ones.",
    ),
    "rewrite": ("The rewrite", "Asks for other changes to the same notes. You decide on them on Review."),
}
_BUILT_ON = (
    "Bibles and outline cannot be drafted again: you have approved cards, or scenes are written from them. "
    "Change them on Bibles and Outline."
)
_ALL_SCENES = "scenes"


def offer_again(run: Run) -> Run | None:
    """Offer what can be done again; the run that was started, if one was."""
    choice = studio().runs.again(run.id)
    if not choice.steps and not choice.is_built_on:
        return None
    with st.popover("Run again from …", icon=":material/replay:"):
        started = _ask(run, choice) if choice.steps else None
        if choice.is_built_on:
            st.caption(_BUILT_ON)
    return started


def _ask(run: Run, choice: AgainChoice) -> Run | None:
    scenes = {scene.id: scene for scene in choice.scenes} if "scenes" in choice.steps else {}
    names = {step: _STORY[step][0] for step in choice.steps if step in _STORY}
    if len(scenes) > 1:
        names[_ALL_SCENES] = f"All its {len(scenes)} scenes"
    names |= {scene.id: f"Scene {scene.number + 1}  {scene.heading}" for scene in scenes.values()}
    picked = choose("From which step", names, key=f"again_{run.id}")
    wanted = [scenes[picked]] if picked in scenes else list(scenes.values()) if picked == _ALL_SCENES else []
    st.text(_what_happens(wanted) if wanted else _STORY[picked][1])
    if st.button("Run again"):
        return studio().runs.run_again(run.id, "scenes" if wanted else picked, [scene.id for scene in wanted])
    return None


def _what_happens(scenes: list[Scene]) -> str:
    """What becomes of the pages that are there."""
    yours = [f"{scene.number + 1}" for scene in scenes if scene.draft and not scene.draft.may_be_replaced]
    if not yours:
        return "Writes a new draft. The old one stays in the history of the scene."
    named = f"Scene {yours[0]} is yours: its" if len(yours) == 1 else f"Scenes {', '.join(yours)} are yours: their"
    others = " The others get a new draft; the old one stays in their history." if len(yours) < len(scenes) else ""
    return f"{named} new version comes as changes for you to decide on Review.{others}"
