"""The lines below a character cue: dialogue, parentheticals and lyrics.

A backslash before ``(`` or ``~`` at the head of a line keeps it dialogue; it is not part of the text.
"""

import re
from collections.abc import Iterator, Sequence

from scriptgen_core.core.screenplay import Dialogue, Lyric, Parenthetical
from scriptgen_core.formats.fountain_lines import Line, read_lines, span_of
from scriptgen_core.formats.fountain_rules import is_parenthetical

_PROTECTED = re.compile(r"\\+[(~]")


def read_speech(lines: Sequence[Line]) -> Iterator[Dialogue | Parenthetical | Lyric]:
    """The parts of a speech; a connecting line (two spaces) is an empty line of the part it stands in."""
    texts = [line.text for line in lines]
    at = 0
    while at < len(lines):
        if not texts[at]:
            at += 1
            continue
        end = _end_of_part(texts, at)
        last = next(index for index in range(end - 1, at - 1, -1) if texts[index])
        part, span = texts[at : last + 1], span_of(lines[at], lines[last])
        if _bracket_length(texts, at):
            yield Parenthetical("\n".join(part), source=span)
        elif part[0].startswith("~"):
            yield Lyric("\n".join(text.removeprefix("~").strip() for text in part), source=span)
        else:
            yield Dialogue("\n".join(_unprotected(text) for text in part), source=span)
        at = end


def write_dialogue(text: str) -> str:
    """Spoken words as lines of a speech, protected where they would read as a parenthetical or a lyric."""
    texts = [line.text for line in read_lines(text.strip())]
    return "\n".join(_protected(texts, at) if line else "  " for at, line in enumerate(texts))


def _end_of_part(texts: Sequence[str], at: int) -> int:
    bracket = _bracket_length(texts, at)
    if bracket:
        return at + bracket
    sung = texts[at].startswith("~")
    end = at + 1
    while end < len(texts):
        if texts[end] and (texts[end].startswith("~") != sung or _bracket_length(texts, end)):
            break
        end += 1
    return end


def _bracket_length(texts: Sequence[str], at: int) -> int:
    """How many lines the parenthetical beginning at ``at`` has; 0 if none begins there."""
    if is_parenthetical(texts[at]):
        return 1
    if not texts[at].startswith("(") or ")" in texts[at] or "(" in texts[at][1:]:
        return 0
    for index in range(at + 1, len(texts)):
        text = texts[index]
        if not text or "(" in text:
            return 0
        if ")" in text:
            return index - at + 1 if text.index(")") == len(text) - 1 else 0
    return 0


def _protected(texts: Sequence[str], at: int) -> str:
    text = texts[at]
    needed = text.startswith("~") or _PROTECTED.match(text) or _bracket_length(texts, at)
    return f"\\{text}" if needed else text


def _unprotected(text: str) -> str:
    return text[1:] if _PROTECTED.match(text) else text
