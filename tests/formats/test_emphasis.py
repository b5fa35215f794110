"""Inline markup becomes runs."""

import pytest

from scriptgen_core.formats import escape, plain, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [("plain", "")]),
        ("*a* **b** ***c*** _d_", [("a", "i"), (" ", ""), ("b", "b"), (" ", ""), ("c", "bi"), (" ", ""), ("d", "u")]),
        ("**bold *both* bold**", [("bold ", "b"), ("both", "bi"), (" bold", "b")]),
        ("*a _b* c_", [("a ", "i"), ("b", "iu"), (" c", "u")]),
        ("***a** b*", [("a", "bi"), (" b", "i")]),
        ("snake_case_name", [("snake_case_name", "")]),
        ("*69 and then *23", [("*69 and then *23", "")]),
        ("5 * 3 * 2", [("5 * 3 * 2", "")]),
        ("*not\nover lines*", [("*not\nover lines*", "")]),
        (r"\*kept\* and \_kept\_", [("*kept* and _kept_", "")]),
        ("He [[who?]] waits /* long */.", [("He waits .", "")]),
        ("one\n[[gone]]\ntwo", [("one\ntwo", "")]),
        ("", []),
    ],
)
def test_markup_is_taken_out_and_kept_as_styles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(run.text, "".join(sorted(style[0] for style in run.styles))) for run in runs(text)] == expected


@pytest.mark.parametrize("text", ["a*b*c", "_x_", "[[no note]]", "[[[", "**", "plain", "C:\\x"])
def test_escaped_text_prints_as_it_was(text: str) -> None:
    assert plain(escape(text)) == text
