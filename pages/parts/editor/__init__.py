"""The screenplay editor: a Fountain text with autosave that loses nothing.

The browser keeps the truth while somebody types: it sends a save, waits until that save is acknowledged,
sends it again while the server is away, and keeps a local draft meanwhile.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import streamlit as st

from scriptgen_core.core.line_asking import AXES, LineAsk

_HERE = Path(__file__).parent
_BUNDLE = _HERE.parents[1] / "static" / "fountain-editor.js"
_VERSION = sha256(_BUNDLE.read_bytes()).hexdigest()[:12]
_component = st.components.v2.component(
    "scriptgen.fountain_editor",
    html=(_HERE / "editor.html").read_text("utf-8"),
    css=(_HERE / "editor.css").read_text("utf-8"),
    js=(_HERE / "editor.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked about characters ``[start, end)`` of a text, or of the scene they are in.

    ``axis`` says along what alternatives differ.
    """

    what: LineAsk | Literal["keep out", "let in", "why"]
    axis: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Save:
    """What the editor asks to have stored, and what is wished about it, if anything is.

    ``seq`` grows with every save of this editor; a repeated save carries the same one. ``revision`` is the one the
    text is based on. ``reason`` is why it was sent now; "keep-mine" means that the writer has seen a conflict
    and wants this text. ``locked`` are the lines (from 1) that no machine may change; ``cut`` are passages new in the
    bin (id, heading, text, and at: the moment in ISO 8601), ``taken_out`` the ids of those that left it.
    """

    seq: int
    revision: int
    text: str
    reason: Literal["auto", "manual", "blur", "leave", "recovered", "keep-mine", "ask"]
    locked: Sequence[int] = ()
    cut: Sequence[Mapping[str, str]] = ()
    taken_out: Sequence[str] = ()
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The answer to the save ``seq``: stored as ``revision`` at ``at`` ("10:49").

    With ``conflict`` (one sentence for the writer) nothing was stored: ``text`` and ``revision`` of the same call
    are then the other version, and the editor lets the writer choose. ``declined`` says why a wish is not granted.
    """

    seq: int
    revision: int
    at: str = ""
    conflict: str = ""
    declined: str = ""


def fountain_editor(
    text: str,
    revision: int,
    *,
    key: str,
    document: str,
    names: Sequence[str] = (),
    places: Sequence[str] = (),
    locked: Sequence[int] = (),
    bin: Sequence[Mapping[str, str]] = (),
    acknowledged: Acknowledged | None = None,
    read_only: bool = False,
    goto: str = "",
    height: int = 760,
    scenes_listed: bool = True,
    yours: Sequence[int] = (),
    takes: str = "",
    on_saved: Callable[[Save], None] | None = None,
) -> None:
    """Show the editor of ``document`` (an id that is stable over reloads: local drafts are kept under it).

    ``revision`` grows with every stored text; a higher one than the editor's replaces its text, unless something
    unsaved stands there. ``on_saved`` is called once for each save, before the page runs again; pass what came of it
    as ``acknowledged`` from then on. A save of a text that is already stored deserves a plain acknowledgement.
    A save sent while the page is being left may not arrive; the browser keeps the text and sends it on return.
    ``locked`` and ``bin`` are what was stored of both, in the form of a Save.
    ``names`` and ``places`` complete cues and scene headings. ``goto`` is the index of a scene counted from 0;
    anything after a colon ("3:17") only makes the same jump a new one. ``height`` is in pixels.
    The list of scenes is open to begin with where ``scenes_listed``. ``yours`` are the indices of the scenes the
    machine is kept out of; for the others the editor offers what can be asked at a line, and says what that ``takes``.
    """

    def saved() -> None:
        value = st.session_state.get(key, {}).get("saved")  # nothing where the page was left with the save
        if value and on_saved and (acknowledged is None or value["seq"] > acknowledged.seq):
            wish = Wish(**value["wish"]) if value.get("wish") else None
            on_saved(Save(**{**value, "wish": wish}))

    data = {
        "module": f"app/static/{_BUNDLE.name}?v={_VERSION}",
        "text": text,
        "revision": revision,
        "document": document,
        "names": list(names),
        "places": list(places),
        "locked": list(locked),
        "bin": list(bin),
        "acknowledged": asdict(acknowledged) if acknowledged else None,
        "readOnly": read_only,
        "goto": goto,
        "height": height,
        "scenesListed": scenes_listed,
        "yours": list(yours),
        "axes": list(AXES),
        "takes": takes,
    }
    _component(key=key, data=data, on_saved_change=saved)
