"""Joins the lines of printed pages to paragraphs.

A paragraph begins where the page leaves room: a wider gap, an indented first line, or a line before it that ends
early. Heads and page numbers that run along are dropped, and words broken at the end of a line are whole again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scriptgen_core.adaptation.blocks import squeezed
from scriptgen_core.adaptation.headings import is_numbered
from scriptgen_core.adaptation.running_heads import without_running_heads

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
_DASH_AT_END, _DASH_AT_START = re.compile(r"\S—$"), re.compile(r"—\S")
_OPENS_SPEECH = "\"“„«‘'—–"
_BROKEN = re.compile(r"([^\W\d_]+)[-\xad\u2010]$")
_SHORT, _VERY_SHORT = 0.8, 0.6
"""Of a full line: how early one ends that ends a paragraph, and one that is a heading or a verse."""
_FULL_LINE = 0.9
"""So many of the lines are no longer than a full one."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, how far it is indented, and how many blank lines stand above it: None at the head of a page."""

    text: str
    indent: int
    gap: int | None

    @property
    def end(self) -> int:
        return self.indent + len(self.text)


def paragraphs_of_pages(pages: Iterable[Sequence[str]]) -> list[str]:
    """The paragraphs on these pages, each of them in one line."""
    lines = [line for page in without_running_heads(list(pages)) for line in _lines(page)]
    if not lines:
        return []
    usual = Counter(line.gap for line in lines if line.gap is not None).most_common(1)
    gap = (usual[0][0] or 0) if usual else 0
    width = sorted(line.end for line in lines)[int(len(lines) * _FULL_LINE)]
    groups = [[lines[0].text]]
    for before, line in pairwise(lines):
        if _begins_paragraph(before, line, gap, width):
            groups.append([])
        groups[-1].append(line.text)
    words = _words(lines)
    return [_joined(group, words) for group in groups]


def _lines(page: Sequence[str]) -> Iterator[_Line]:
    full = [line for line in page if line.strip()]
    margin = min((_indent(line) for line in full), default=0)
    gap: int | None = None
    for line in page:
        if line.strip():
            yield _Line(squeezed(line), _indent(line) - margin, gap)
            gap = 0
        elif gap is not None:
            gap += 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _begins_paragraph(before: _Line, line: _Line, gap: int, width: int) -> bool:
    if is_numbered(before.text):
        return not _goes_on_with_heading(line, gap, width)
    if is_numbered(line.text) or before.end < width * _VERY_SHORT:
        return True
    ends_sentence = _SENTENCE_END.search(before.text) is not None
    if line.gap is None and not ends_sentence:
        return line.indent > 0 and line.text[0] in _OPENS_SPEECH
    is_deeper = line.indent > before.indent
    return (line.gap or 0) > gap or is_deeper or (ends_sentence and (before.end < width * _SHORT or line.indent > 0))


def _goes_on_with_heading(line: _Line, gap: int, width: int) -> bool:
    """A heading was too long for its line: no prose begins in the middle of a sentence, or is so short."""
    is_rest = line.text[0].islower() or line.end < width * _VERY_SHORT
    return is_rest and line.gap == gap and not _SENTENCE_END.search(line.text) and not is_numbered(line.text)


def _words(lines: Sequence[_Line]) -> Counter[str]:
    """How often each word is in the text, without those that are broken at the end of a line."""
    whole = re.sub(
        rf"{_BROKEN.pattern}\n{_WORD.pattern}", " ", "\n".join(line.text for line in lines), flags=re.MULTILINE
    )
    return Counter(re.findall(rf"{_WORD.pattern}(?:-{_WORD.pattern})*", whole.casefold()))


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = _with_next(text, line, words)
    return text.replace("\xad", "")


def _with_next(text: str, line: str, words: Counter[str]) -> str:
    """The text and the line below it.

    A hyphen between them stays where the text nowhere has the word without it, but the word with it, or its halves.
    """
    broken, rest = _BROKEN.search(text), _WORD.match(line)
    if broken and rest and line[0].islower():
        start, end = broken[1].casefold(), rest[0].casefold()
        is_compound = not words[start + end] and (words[f"{start}-{end}"] or (words[start] and words[end]))
        return text + line if is_compound else text[:-1] + line
    is_dash = _DASH_AT_END.search(text) or _DASH_AT_START.match(line)
    return text + line if is_dash else f"{text} {line}"
