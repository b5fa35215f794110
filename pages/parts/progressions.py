"""What a bible entry says only from a scene on: the facts that change along the way, one more, and none any more."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pages.parts.choice import choose
from pages.parts.remembered import Remembered
from pages.parts.shell import studio, told
from pages.parts.undo import note_done
from scriptgen_core.core.story import BibleEntry, Progression
from scriptgen_core.studio import ProgressionView, Scene, field_words


@dataclass(frozen=True, slots=True)
class Stopped:
    """A fact that was to hold from a scene on, and was taken out."""

    entry_id: str
    progression: Progression

    def take_back(self, project_id: str) -> None:
        """Let it hold again."""
        entry = studio().stores.bibles.get(self.entry_id)
        studio().facts.progress(project_id, entry, self.progression)


def show_progressions(slot: str, project_id: str, entry_id: str, labels: Mapping[str, str]) -> None:
    """The facts of the entry that change along the way, and fields for another one."""
    entry = studio().stores.bibles.get(entry_id)
    views = studio().facts.progressions(project_id, entry)
    with st.expander("Changes along the way", key=f"along.{slot}", icon=":material/timeline:"):
        st.caption("What a field says from a scene on. The scenes before it keep to what stands above.")
        for at, view in enumerate(views):
            _line(slot, entry, view, at, labels)
        scenes = studio().stores.scripts.scenes(project_id)
        if scenes:
            with st.container(key=f"sheet_along_{entry.type}"):
                _another(project_id, entry, scenes, labels)
        else:
            st.text("There is no scene yet. Outline the story first.")


def _line(slot: str, entry: BibleEntry, view: ProgressionView, at: int, labels: Mapping[str, str]) -> None:
    each = view.progression
    words, action = st.columns([5, 1], vertical_alignment="center")
    where = f"From {_scene_name(view.scene)} on" if view.scene else "From a scene that is not in the script any more"
    with words:
        st.caption(f"{where} · {_label(each.field, labels)}")
        st.text(each.text, width="stretch")
    action.button("Remove", key=f"along.{slot}.{at}", on_click=_stop, args=(slot, entry, each))


def _another(project_id: str, entry: BibleEntry, scenes: tuple[Scene, ...], labels: Mapping[str, str]) -> None:
    first, second = st.columns(2)
    with first:
        scene_id = choose("From scene", {each.id: _scene_name(each) for each in scenes}, key=f"along.{entry.id}.scene")
    paths = studio().facts.can_change(project_id, entry)
    with second:
        field = choose("Field", {path: _label(path, labels) for path in paths}, key=f"along.{entry.id}.field")
    text = Remembered(f"along.{entry.id}", project_id)
    text.recall()
    st.text_area("Says from then on", key=text.key, on_change=text.keep, height="content")
    progression = Progression(scene_id=scene_id, field=field, text=text.text)
    st.button("Add", key=f"along.{entry.id}.add", on_click=_add, args=(project_id, entry, progression, text))


def _add(project_id: str, entry: BibleEntry, progression: Progression, text: Remembered) -> None:
    with told():
        said = progression.model_copy(update={"text": text.text.strip()})
        studio().facts.progress(project_id, entry, said)
        text.forget()


def _stop(slot: str, entry: BibleEntry, progression: Progression) -> None:
    with told():
        studio().facts.no_progress(entry, progression)
        words = f"{field_words(progression.field).capitalize()} of “{entry.name}” does not change there any more."
        note_done(slot, words, Stopped(entry.id, progression))


def _scene_name(scene: Scene) -> str:
    return f"{scene.number + 1}  {scene.heading}"


def _label(path: str, labels: Mapping[str, str]) -> str:
    return labels.get(path, field_words(path).capitalize())
