"""What Tab, Enter and the element keys make of a page, and that the editor reads Fountain as the core does."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Route

from scriptgen_core.formats import parse_fountain
from tests.browser.component_server import ROOT, SCRIPT

pytestmark = pytest.mark.browser

Ask: TypeAlias = Callable[[str, list[Any]], Any]

SOURCE = ROOT / "pages" / "parts" / "editor" / "source"
IMPORTED = "Promise.all(['lines', 'rules'].map((name) => import(`http://editor.test/${name}.js`)))"
PRESS = f"""async ([key, text, meant]) => {{
    const [{{ classify }}, rules] = await {IMPORTED}
    const before = text.slice(0, text.indexOf('|')).split('\\n')
    const [row, column] = [before.length - 1, before.at(-1).length]
    const lines = text.replace('|', '').split('\\n')
    const page = {{ lines, kinds: classify(lines, meant && {{ row, kind: meant }}), row, column }}
    const answer = ['enter', 'tab', 'shiftTab'].includes(key) ? rules[key](page) : rules.become(page, key)
    if (!answer) return null
    const after = [...lines]
    after.splice(answer.from, answer.to - answer.from, ...answer.lines)
    const left = after[answer.row]
    after[answer.row] = `${{left.slice(0, answer.column)}}|${{left.slice(answer.column)}}`
    return [after.join('\\n'), answer.kind]
}}"""
CLASSIFY = f"async (text) => {{ const [{{ classify }}] = await {IMPORTED}; return classify(text.split('\\n')) }}"
KINDS = {
    "Action": "action",
    "Centered": "centered",
    "Character": "character",
    "Dialogue": "dialogue",
    "Lyric": "lyric",
    "PageBreak": "pagebreak",
    "Parenthetical": "parenthetical",
    "SceneHeading": "scene",
    "Section": "section",
    "Synopsis": "synopsis",
    "Transition": "transition",
}


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Iterator[Ask]:
    """Calls the rules in a browser, without a server."""
    context = browser.new_context()
    page = context.new_page()

    def serve(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        body = (SOURCE / name).read_text("utf-8") if name else "<title>Rules</title>"
        route.fulfill(body=body, content_type="text/javascript" if name else "text/html")

    page.route("http://editor.test/**", serve)
    page.goto("http://editor.test/")
    yield page.evaluate
    context.close()


@pytest.mark.parametrize(
    ("key", "before", "after", "kind"),
    [
        ("enter", "INT. BARN - DAY|", "INT. BARN - DAY\n\n|", "action"),
        ("enter", "INT. BARN - DAY|\n\nRain.", "INT. BARN - DAY\n\n|\n\nRain.", "action"),
        ("enter", "INT. BARN| - DAY\n\nRain.", "INT. BARN\n\n|- DAY\n\nRain.", ""),
        ("enter", "|INT. BARN - DAY", "\n\n|INT. BARN - DAY", ""),
        ("enter", "Rain.|", "Rain.\n\n|", "action"),
        ("enter", "Rain.|\nMore of it.", "Rain.\n\n|\n\nMore of it.", "action"),
        ("enter", "Rain. |Wind.", "Rain.\n\n|Wind.", ""),
        ("enter", "Rain.\n\nCUT TO:|", "Rain.\n\nCUT TO:\n\n|", "scene"),
        ("enter", "A door.\n\nPRIYA|", "A door.\n\nPRIYA\n|", "dialogue"),
        ("enter", "PRIYA|\nHold this.", "PRIYA\n|Hold this.", ""),
        ("enter", "PRIYA|\n\nShe goes.", "PRIYA\n|\n\nShe goes.", "dialogue"),
        ("enter", "SHE ASKS: WHO?|", "SHE ASKS: WHO?\n\n|", "action"),
        ("enter", "PRIYA\nHold this.|", "PRIYA\nHold this.\n\n|", "action"),
        ("enter", "PRIYA\nHold |this.", "PRIYA\nHold\n|this.", ""),
        ("enter", "PRIYA\n|Hold this.", "PRIYA\n|\nHold this.", "dialogue"),
        ("enter", "PRIYA\nHold this.|\n(beat)\nNow.", "PRIYA\nHold this.\n|\n(beat)\nNow.", "dialogue"),
        ("enter", "PRIYA\n(beat|)", "PRIYA\n(beat)\n|", "dialogue"),
        ("enter", "PRIYA\n(beat)|\nNow.", "PRIYA\n(beat)\n|Now.", ""),
        ("enter", "PRIYA\n(|)\nNow.", "PRIYA\n|\nNow.", "dialogue"),
        ("tab", "PRIYA|\nHold this.", "PRIYA\n(|)\nHold this.", "parenthetical"),
        ("tab", "PRIYA\n|Hold this.", "PRIYA\n(|)\nHold this.", "parenthetical"),
        ("tab", "PRIYA\nHold this.|", "PRIYA\nHold this.\n(|)", "parenthetical"),
        ("tab", "PRIYA\nHold| this.", "PRIYA\nHold| this.", ""),
        ("tab", "PRIYA\n(|)\nNow.", "PRIYA\n|\nNow.", "dialogue"),
        ("tab", "Rain.|", "Rain.\n\n|", "character"),
        ("tab", "Rain.|\n\nWind.", "Rain.\n\n|\n\nWind.", "character"),
        ("tab", "INT. BARN|", "INT. BARN - |", "scene"),
        ("tab", "INT. BARN - DAY|", "INT. BARN - DAY\n\n|", "action"),
        ("tab", "Rain.\n|", "Rain.\n\n|", "character"),
        ("shiftTab", "Rain.\n\n|", "Rain.\n\n|", "scene"),
        ("scene", "the barn|", ".THE BARN|", "scene"),
        ("scene", "int. barn|", "INT. BARN|", "scene"),
        ("action", "Rain.\nINT. BARN|", "Rain.\n\n!INT. BARN|", ""),
        ("action", "INT. BARN|\n\nRain.", "!INT. BARN|\n\nRain.", ""),
        ("action", "PRIYA\nHold |this.\nNow.", "PRIYA\n\nHold |this.\n\nNow.", ""),
        ("character", "Rain.\n\npri|ya\n\nHold this.", "Rain.\n\nPRI|YA\n\nHold this.", "character"),
        ("dialogue", "PRIYA\n\nHold| this.", "PRIYA\nHold| this.", ""),
        ("dialogue", "Rain.\n\nHold| this.", "Rain.\n\nHold| this.", ""),
        ("parenthetical", "PRIYA\nbeat|\nNow.", "PRIYA\n(beat|)\nNow.", ""),
        ("dialogue", "PRIYA\n(beat|)\nNow.", "PRIYA\nbeat|\nNow.", ""),
        ("transition", "Rain.\n\ncut|\n\nWind.", "Rain.\n\n> CUT|\n\nWind.", "transition"),
        ("transition", "Rain.\ncut to:|", "Rain.\n\nCUT TO:|", "transition"),
    ],
)
def test_a_key_does_what_screenwriting_programs_do(ask: Ask, key: str, before: str, after: str, kind: str) -> None:
    """Each key leads to the element that comes next, with Fountain's blank lines around it."""
    assert ask(PRESS, [key, before, ""]) == [after, kind]


@pytest.mark.parametrize(
    ("key", "meant", "after", "kind"),
    [
        ("tab", "action", "Rain.\n\n|", "character"),
        ("tab", "character", "Rain.\n\n|", "transition"),
        ("tab", "transition", "Rain.\n\n|", "scene"),
        ("tab", "scene", "Rain.\n\n|", "action"),
        ("shiftTab", "character", "Rain.\n\n|", "action"),
        ("enter", "character", "Rain.\n\n|", "action"),
        ("enter", "action", "Rain.\n\n|", ""),
    ],
)
def test_an_empty_line_goes_round_the_elements(ask: Ask, key: str, meant: str, after: str, kind: str) -> None:
    """Tab goes on, Shift-Tab back, Enter gives up; the text itself does not change."""
    assert ask(PRESS, [key, "Rain.\n\n|", meant]) == [after, kind]


@pytest.mark.parametrize(
    ("key", "before", "after", "kind"),
    [
        ("enter", "PRIYA\nHold this.\n|", "PRIYA\nHold this.\n\n|", "action"),
        ("enter", "PRIYA\n|\n\nRain.", "PRIYA\n\n|\n\nRain.", "action"),
        ("tab", "PRIYA\n|", "PRIYA\n(|)", "parenthetical"),
        ("shiftTab", "Rain.\n\nPRIYA\n|", "Rain.\n\nPRIYA|", "character"),
    ],
)
def test_an_empty_line_of_dialogue_is_left_or_turned_into_a_parenthetical(
    ask: Ask, key: str, before: str, after: str, kind: str
) -> None:
    """Enter leaves the speech with a blank line, Tab opens brackets, Shift-Tab goes back to the cue."""
    assert ask(PRESS, [key, before, "dialogue"]) == [after, kind]


def test_keys_are_left_to_the_editor_where_no_element_begins(ask: Ask) -> None:
    """Notes, the title page and blank lines keep the plain new line."""
    for text in ("[[A note.|]]", "Title: Ferry|\n\nRain.", "Rain.\n\n|"):
        assert ask(PRESS, ["enter", text, ""]) is None


LINES = st.sampled_from(
    [
        *("", "", "", "  ", "INT. BARN - DAY", "i/e car", ".HALL", "...and then", "Rain.", "PRIYA", "PRIYA (V.O.) ^"),
        *("@McCLANE", "(beat)", "~La la", "CUT TO:", "> FADE OUT", "> THE END <", "===", "= She goes.", "# ACT", "!NO"),
        *("BOOM!", "ÉLAN", "23", "[[note]]", "PRIYA [[old]]", "/* cut */", "Rain. /* cut */", "#A1", "MR. O’HARE, JR."),
    ]
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, min_size=1, max_size=12))
def test_the_editor_reads_every_line_as_the_core_does(ask: Ask, lines: list[str]) -> None:
    """What the writer sees while typing is what the pages and the exports will print."""
    text = "\n".join(["Rain.", "", *lines])
    assert [pair for pair in zip(ask(CLASSIFY, text), _kinds_by_the_core(text), strict=True) if pair[1]] == [
        (kind, kind) for kind in _kinds_by_the_core(text) if kind
    ]


def test_a_whole_script_is_read_alike(ask: Ask) -> None:
    """The sample of these tests, line by line."""
    assert [kind for kind in ask(CLASSIFY, SCRIPT) if kind != "blank"] == list(filter(None, _kinds_by_the_core(SCRIPT)))


def _kinds_by_the_core(text: str) -> list[str]:
    """The kind of each line; empty for blank lines, notes and what is cut."""
    lines = text.split("\n")
    kinds = ["" for _ in lines]
    for element in parse_fountain(text).elements:
        if element.source and (kind := KINDS.get(type(element).__name__)):
            first = element.source.line - 1
            last = first + text[element.source.start : element.source.end].count("\n")
            for row in range(first, last + 1):
                if lines[row].strip() and not lines[row].startswith(("[[", "/*")):
                    kinds[row] = kind
    return kinds
