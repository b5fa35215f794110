"""Where Fountain leaves no room, this parser and screenplain read the same."""

from io import StringIO
from pathlib import Path

import pytest
from screenplain.parsers import fountain as oracle
from screenplain.types import Action as OracleAction
from screenplain.types import Dialog, Slug
from screenplain.types import Transition as OracleTransition

from scriptgen_core.core.screenplay import Action, Character, SceneHeading, Transition
from scriptgen_core.formats import parse_fountain, plain

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "final-draft" / "gumshoe.fountain"
SCRIPT = """INT. NET SHED - DAWN

Tomas mends *a net*.
It is mostly hole.

TOMAS
(to the net)
You were a net once.

NORA (O.S.)
Are you talking to it again?

CUT TO:

.SLIP

!NORA
is a title here.

> FADE OUT
"""


def ours(text: str) -> list[tuple[str, str]]:
    kinds = {SceneHeading: "slug", Action: "action", Character: "cue", Transition: "transition"}
    elements = parse_fountain(text).elements
    return [(kinds[type(each)], plain(each.text).upper()) for each in elements if type(each) in kinds and each.text]


def theirs(text: str) -> list[tuple[str, str]]:
    read: list[tuple[str, str]] = []
    for each in oracle.parse(StringIO(text)):
        match each:
            case Slug():
                read.append(("slug", str(each.line)))
            case Dialog():
                read.append(("cue", str(each.character)))
            case OracleTransition():
                read.append(("transition", str(each.line)))
            case OracleAction():
                read.append(("action", "\n".join(map(str, each.lines))))
    return [(kind, text.upper().rstrip()) for kind, text in read]


def test_an_ordinary_script_reads_as_screenplain_reads_it() -> None:
    assert ours(SCRIPT) == theirs(SCRIPT)


def test_a_whole_script_reads_as_screenplain_reads_it() -> None:
    if not CORPUS.is_file():
        pytest.skip("the reference script is not beside this checkout")
    text = CORPUS.read_text("utf-8")
    differing = [pair for pair in zip(ours(text), theirs(text), strict=False) if pair[0][0] != pair[1][0]]
    assert differing == []
