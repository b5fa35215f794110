"""Screenplay pages as they print, drawn in the browser from the layout's placed lines."""

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from scriptgen_core.core.screenplay import Page, PlacedLine, Run
from scriptgen_core.formats import scene_number_right

_HERE = Path(__file__).parent
_LETTER = (8.5, 11.0)
_STYLES = ("bold", "italic", "underline")
_component = st.components.v2.component(
    "scriptgen.page_preview",
    html=(_HERE / "preview.html").read_text("utf-8"),
    css=(_HERE / "preview.css").read_text("utf-8"),
    js=(_HERE / "preview.js").read_text("utf-8"),
)


def page_preview(
    pages: Sequence[Page],
    scenes: Sequence[str],
    *,
    key: str,
    paper: tuple[float, float] = _LETTER,
    numbered: str = "both",
    header: str = "",
    unlisted: Collection[int] = (),
    goto: str = "",
    height: int = 760,
) -> None:
    """Show ``pages`` as they print, with a picker over ``scenes`` (their headings in order).

    ``paper`` is the sheet's width and height in inches. ``numbered`` says in which margins scene numbers stand (left,
    right or both), ``header`` what stands at the head of every page but the first. Headings of the elements
    ``unlisted`` are on the pages and not among the scenes.

    ``goto`` is the index of a scene counted from 0; anything after a colon ("3:17") only makes the same jump a new
    one. ``height`` is the whole component's, in pixels. Only pages whose content changed are drawn again.
    """
    data = {
        "pages": _serialised(pages, unlisted, header, numbered),
        "scenes": list(scenes),
        "goto": goto,
        "height": height,
        "paper": paper,
    }
    _component(key=key, data=data)


def _serialised(pages: Sequence[Page], unlisted: Collection[int], header: str, numbered: str) -> list[str]:
    """Each page as one JSON text: the browser compares these texts to see what changed."""
    scene, heading = -1, -1
    texts: list[str] = []
    for page in pages:
        lines: list[list[Any]] = []
        for line in page.lines:
            starts_scene = line.kind == "scene_heading" and line.element not in (heading, *unlisted)
            if starts_scene:
                scene, heading = scene + 1, line.element
            lines.append(_line(line, scene if starts_scene else None))
        head = header if page.number > 1 else ""
        shown = [page.number, page.label, head, numbered, lines]
        texts.append(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))
    return texts


def _line(line: PlacedLine, scene: int | None) -> list[Any]:
    """``[row, x, text or runs, scene index or null, scene number or null, right or null]``.

    A run is ``[text, style names]``, a scene number ``[number, where it ends in the right margin]``.
    """
    runs: Any = line.text if all(not run.styles for run in line.runs) else [_run(run) for run in line.runs]
    number = [line.scene_number, scene_number_right(line)] if line.scene_number else None
    return [line.row, line.x, runs, scene, number, line.right]


def _run(run: Run) -> list[str]:
    return [run.text, " ".join(style for style in _STYLES if style in run.styles)]
