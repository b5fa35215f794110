"""Written pages that still say an old name of an entry: each line shown with the new one, then changed in one step."""

from collections.abc import Collection, Mapping
from html import escape

import streamlit as st

from pages.parts.plain import plain
from pages.parts.sheet import sheet_in
from pages.parts.shell import studio, told
from pages.parts.undo import forget_done, note_done
from pages.parts.wording import listed, number_of, numbers_words, scenes_named
from scriptgen_core.studio import NamedScene, NameLine, NamesOnPages, RenamedPages, WordSegment

_MANY_LINES = 12


def offer_page_names(slot: str, project_id: str, entry_id: str) -> None:
    """Draw a line that says which pages say an old name, and on demand these lines under the new one."""
    said = studio().page_names.said(project_id, entry_id)
    if said is None or not any(each.free for each in said.scenes):
        return
    if st.session_state.get(_open_key(slot)) == entry_id:
        _preview(slot, project_id, said)
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"said_on_pages_{entry_id}"):
        st.text(_said_words(said))
        st.button("Look at the pages", key=f"look_{entry_id}", on_click=_look, args=(slot, entry_id))


def take_back_page_names(slot: str, project_id: str, renamed: RenamedPages) -> None:
    """Put the old names back on the pages in one step."""
    changed = studio().page_names.take_back(project_id, renamed)
    forget_done(slot, renamed)
    if changed:
        st.toast(f"{_scenes_were(changed)} changed since and not touched. What was before is in the history on Script.")


def _said_words(said: NamesOnPages) -> str:
    """``Scenes 3 and 7 still say an old name of Nora, in 12 places.``"""
    sure = [each for each in said.scenes if each.count]
    if not sure:
        scenes = scenes_named([each.scene for each in said.scenes if each.free])
        return f"What may be an old name of {said.entry.name} stands on the pages of {scenes}."
    scenes = scenes_named([each.scene for each in sure]).capitalize()
    places = number_of(sum(each.count for each in sure), "place")
    return f"{scenes} still {'says' if len(sure) == 1 else 'say'} an old name of {said.entry.name}, in {places}."


def _preview(slot: str, project_id: str, said: NamesOnPages) -> None:
    with st.container(border=True, key=f"page_names_{said.entry.id}"):
        st.text(f"{_said_words(said)} Nothing changes before you press the button below; no model is asked.")
        if said.places:
            places = listed([each.name for each in said.places])
            st.text(f"Headings keep the names that settings have: {places}. Rename these in the tab Settings.")
        chosen: list[NamedScene] = []
        perhaps: dict[str, list[int]] = {}
        lines = sum(len(each.lines) for each in said.scenes)
        with st.container(height="content" if lines < _MANY_LINES else 480, key="lines_with_names", border=False):
            for each in said.scenes:
                if _scene(each):
                    chosen.append(each)
                perhaps[each.scene.id] = _perhaps(each)
        _buttons(slot, project_id, said, chosen, perhaps)


def _buttons(
    slot: str,
    project_id: str,
    said: NamesOnPages,
    chosen: Collection[NamedScene],
    perhaps: Mapping[str, Collection[int]],
) -> None:
    is_nothing = not any(each.count or perhaps[each.scene.id] for each in chosen)
    with st.container(horizontal=True):
        st.button(
            f"Put {said.entry.name} on these pages",
            type="primary",
            disabled=is_nothing,
            on_click=_put,
            args=(slot, project_id, said, [each.scene.id for each in chosen], perhaps),
        )
        st.button("Not now", on_click=_close, args=(slot,))


def _scene(named: NamedScene) -> bool:
    """Draw a scene's lines; whether it is ticked."""
    scene = named.scene
    words = [f"Scene {scene.number + 1}", scene.heading]
    words += [number_of(named.count, "place")] if named.count else []
    words += ["yours alone, tick it to change it too"] if scene.off_limits else []
    is_ticked = st.checkbox(
        plain(" · ".join(words)),
        value=bool(named.free) and not scene.off_limits,
        disabled=not named.free,
        key=f"page_names.{scene.draft.id if scene.draft else ''}",
    )
    st.html(f'<div class="names">{"".join(map(_line, named.lines))}</div>')
    return is_ticked


def _perhaps(named: NamedScene) -> list[int]:
    """Offer what may be the name, line by line; the numbers of the lines that are ticked."""
    lines = [line for line in named.free if line.is_perhaps]
    draft = named.scene.draft.id if named.scene.draft else ""
    return [
        line.number
        for line in lines
        if st.checkbox(
            plain(f"The name here too: “{line.whole.strip()}”"), value=False, key=f"page_names.{draft}.{line.number}"
        )
    ]


def _line(line: NameLine) -> str:
    """One line in both columns; everything in it is escaped."""
    if line.locked:
        return f"<p>{escape(line.old)}</p><p><em>Locked: it stays as it is.</em></p>"
    if line.old == line.sure:
        return f"<p>{escape(line.old)}</p><p><em>Perhaps the name: it stays unless you tick it below.</em></p>"
    return f"<p>{''.join(map(_old, line.words))}</p><p>{''.join(map(_new, line.words))}</p>"


def _old(words: WordSegment) -> str:
    return escape(words.old) if words.op == "equal" else f"<del>{escape(words.old)}</del>"


def _new(words: WordSegment) -> str:
    return escape(words.new) if words.op == "equal" else f"<ins>{escape(words.new)}</ins>"


def _put(
    slot: str,
    project_id: str,
    said: NamesOnPages,
    scene_ids: Collection[str],
    perhaps: Mapping[str, Collection[int]],
) -> None:
    with told():
        if sheet := sheet_in(slot):
            sheet.keep()
        renamed = studio().page_names.put(project_id, said, scene_ids, perhaps)
        _close(slot)
        if renamed.pages:
            numbers = numbers_words([each.number + 1 for each in renamed.pages])
            count = number_of(len(renamed.pages), "scene")
            note_done(slot, f"{said.entry.name} stands on the pages of {count}: {numbers}.", renamed)
        if renamed.moved:
            st.toast(f"{_scenes_were(renamed.moved)} changed meanwhile and not touched. Look at the pages again.")


def _look(slot: str, entry_id: str) -> None:
    st.session_state[_open_key(slot)] = entry_id


def _close(slot: str) -> None:
    st.session_state.pop(_open_key(slot), None)


def _scenes_were(numbers: Collection[int]) -> str:
    """``Scenes 3 and 7 were``."""
    is_one = len(numbers) == 1
    return f"Scene{'' if is_one else 's'} {numbers_words([n + 1 for n in numbers])} {'was' if is_one else 'were'}"


def _open_key(slot: str) -> str:
    return f"{slot}.page_names"
