"""The options of a run on Generate, as they were last chosen for the project."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.parts.choice import choose
from pages.parts.remembered import recalled_option
from pages.parts.shell import studio
from scriptgen_core.studio import GenerationConfig, GenerationScope, Project, Scene

_MOST_CHARACTERS = 12
_MOST_SCENES = 120
_MOST_PASSES = 5
_SEVERAL = 3


def ask_options(project: Project, scenes: Sequence[Scene]) -> tuple[GenerationConfig, tuple[str, ...]]:
    """What the writer wants, and the scene that was picked, if one was."""
    bibles = studio().stores.bibles.bibles(project.id)
    scope = _scope(project)
    with st.container(horizontal=True, gap="small"):
        there = bool(bibles.entries)
        existing = _toggle(project, "Use existing bibles", "existing", there, disabled=not there)
        rewrites = _toggle(project, "Automatic rewrites", "rewrites", True)
        parallel = _toggle(project, "Parallel scenes", "parallel", True)
    left, middle, right = st.columns(3, gap="small")
    with left:
        characters = _characters(project, are_drafted=not (existing and bibles.is_complete))
    with middle:
        count = _count(project, scope, len(scenes))
    with right:
        passes = _number(project, "Rewrite passes", "passes", 2, 1, _MOST_PASSES, disabled=not rewrites)
    picked = _pick(scenes, approval=project.approval) if scope is GenerationScope.SINGLE_SCENE else ()
    config = GenerationConfig(
        scope=scope,
        character_count=characters,
        scene_count=count,
        use_existing_bibles=existing,
        auto_rewrite=rewrites,
        rewrite_iterations=passes,
        parallel_generation=parallel,
    )
    return config, picked


def _scope(project: Project) -> GenerationScope:
    scopes = [each.value for each in GenerationScope]
    option = recalled_option("generate.scope", project.id, GenerationScope.MULTI_SCENE.value, scopes.__contains__)
    return GenerationScope(st.segmented_control("Scope", scopes, required=True, key=option.key, on_change=option.keep))


def _characters(project: Project, *, are_drafted: bool) -> int:
    """How many people the bibles are to have, which is settled where no bible is drafted."""
    help = None if are_drafted else "Your bibles are complete: no character is drafted."
    return _number(project, "Characters", "characters", 3, 1, _MOST_CHARACTERS, disabled=not are_drafted, help=help)


def _count(project: Project, scope: GenerationScope, there: int) -> int:
    """How many scenes; the whole script has at least those that are there."""
    if scope is GenerationScope.FULL_SCRIPT:
        least = min(max(1, there), _MOST_SCENES)
        return _number(project, "Scenes", f"scenes.{scope}", there or project.format.scenes, least, _MOST_SCENES)
    if scope is GenerationScope.MULTI_SCENE:
        return _number(project, "Scenes", f"scenes.{scope}", _SEVERAL, 1, _MOST_SCENES)
    return int(st.number_input("Scenes", 1, 1, 1, disabled=True))


def _pick(scenes: Sequence[Scene], *, approval: bool) -> tuple[str, ...]:
    """The scene the writer picks among those that may be written; none where there is nothing to pick."""
    writable = [scene for scene in scenes if scene.card and not scene.draft and (scene.approved or not approval)]
    open_scenes = {scene.id: f"{scene.number + 1}  {scene.heading}" for scene in writable}
    if not open_scenes:
        return ()
    return (choose("Which scene", open_scenes, key="which_scene"),)


def _number(project: Project, label: str, name: str, usual: int, least: int, most: int, **more: Any) -> int:
    option = recalled_option(f"generate.{name}", project.id, min(usual, most), lambda value: least <= value <= most)
    return int(st.number_input(label, least, most, key=option.key, on_change=option.keep, **more))


def _toggle(project: Project, label: str, name: str, usual: bool, *, disabled: bool = False) -> bool:
    option = recalled_option(f"generate.{name}", project.id, usual, lambda value: not (disabled and value))
    return st.toggle(label, key=option.key, on_change=option.keep, disabled=disabled)
