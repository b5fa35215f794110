"""Evidence: whether a quoted line stands in a scene, and how the scene itself spells it."""

import re
from collections.abc import Collection, Iterator

from scriptgen_core.core.screenplay import Character, Dialogue
from scriptgen_core.formats import parse_fountain, plain
from scriptgen_core.formats.checks.names import cue_name, folded

_ALIKE = str.maketrans("‘’‚‛“”„‟–—‑", "''''\"\"\"\"---")
_LEAST_WORDS = 2
_AROUND = " \t\n\"'“”‘’….,"


def passage(scene: str, quote: str) -> str:
    """The quote as it stands in the scene, on one line; empty where it does not, and for a single word.

    Case, spacing, emphasis marks and the shape of quotation marks and dashes may differ.
    """
    return _found(plain(scene), quote)


def spoken_passage(scene: str, quote: str, cues: Collection[str]) -> str:
    """The same, for what is said under one of these (folded) cues."""
    return next(filter(None, (_found(speech, quote) for speech in _speeches(scene, cues))), "")


def _found(text: str, quote: str) -> str:
    words = [re.escape(word) for word in plain(quote).translate(_ALIKE).strip(_AROUND).split()]
    if len(words) < _LEAST_WORDS:
        return ""
    pattern = r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)[.!?…]*"
    match = re.search(pattern, text.translate(_ALIKE), re.IGNORECASE)
    return " ".join(text[match.start() : match.end()].split()) if match else ""


def _speeches(scene: str, cues: Collection[str]) -> Iterator[str]:
    is_theirs = False
    for each in parse_fountain(scene).elements:
        if isinstance(each, Character):
            is_theirs = folded(cue_name(each)) in cues
        elif isinstance(each, Dialogue) and is_theirs:
            yield plain(each.text)
