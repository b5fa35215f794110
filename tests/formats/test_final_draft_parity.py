"""Pages break where Final Draft breaks them."""

import json
from pathlib import Path

import pytest

from scriptgen_core.core.screenplay import Character
from scriptgen_core.formats import paginate, parse_fountain
from tests.formats.final_draft_parity import parity

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "final-draft"


def test_pages_begin_on_the_same_words_as_in_final_draft() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the reference pages of Final Draft are not beside this checkout")
    script = parse_fountain((CORPUS / "gumshoe.fountain").read_text("utf-8"))
    theirs = json.loads((CORPUS / "gumshoe.pages.json").read_text("utf-8"))["pages"]
    ours = [[line.text for line in page.lines] for page in paginate(script) if page.number]
    cues = frozenset(element.text for element in script.elements if isinstance(element, Character))
    assert parity(ours, theirs, cues) == 1
