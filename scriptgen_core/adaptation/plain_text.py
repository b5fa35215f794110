"""Reads plain text, Markdown and Fountain into paragraphs and headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scriptgen_core.adaptation.blocks import Block
from scriptgen_core.adaptation.printed_lines import paragraphs_of_pages

_BLANK = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
_HASHES = re.compile(r" {0,3}(?P<hashes>#{1,6})[ \t](?P<title>.*)")
_UNDERLINE = re.compile(r"(?:(?P<double>=)=+|--+)[ \t]*")
_FENCE = re.compile(r" {0,3}```")
_FRONT_MATTER = re.compile(r"---\n.*?\n---[ \t]*(?:\n|$)", re.DOTALL)
_MARKS = "*_# \t"
_UNWRAPPED = 200
"""A line of so many characters was not broken by whoever typed it: a line is a paragraph there."""
_LINES_A_BLANK_ONE = 20
"""Text with fewer blank lines than one in so many has none between its paragraphs."""


def read_plain(text: str) -> list[Block]:
    """The paragraphs. They keep their lines where blank lines part them."""
    text = _unified(text)
    lines = text.splitlines()
    full = sum(bool(line.strip()) for line in lines)
    if _LINES_A_BLANK_ONE * (len(lines) - full) >= full or full < _LINES_A_BLANK_ONE:
        return [Block(paragraph) for paragraph in _paragraphs(text)]
    if any(len(line) > _UNWRAPPED for line in lines):
        return [Block(line.strip()) for line in lines if line.strip()]
    return [Block(paragraph) for paragraph in paragraphs_of_pages([lines])]


def read_markdown(text: str) -> list[Block]:
    """The paragraphs and the headings, both those with ``#`` and those that are underlined."""
    text = (
        _FRONT_MATTER.sub("", _unified(text).lstrip(), count=1) if text.lstrip().startswith("---") else _unified(text)
    )
    return list(_with_marked_headings(text, underlined=True))


def read_fountain(text: str) -> list[Block]:
    """The script as it is written, with its sections as headings; lines in capitals are no headings there."""
    blocks = _with_marked_headings(_unified(text), underlined=False)
    runs = groupby(blocks, key=lambda block: block.level)
    return [
        block for level, run in runs for block in (run if level else [Block("\n\n".join(each.text for each in run))])
    ]


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def _paragraphs(text: str) -> Iterator[str]:
    return (paragraph.strip() for paragraph in _BLANK.split(text) if paragraph.strip())


def _with_marked_headings(text: str, *, underlined: bool) -> Iterator[Block]:
    lines: list[str] = []
    is_fenced = False
    for line in text.split("\n"):
        is_fenced ^= _FENCE.match(line) is not None
        hashes = None if is_fenced else _HASHES.fullmatch(line)
        underline = None if is_fenced or not underlined else _UNDERLINE.fullmatch(line)
        if hashes:
            title, level = hashes["title"], len(hashes["hashes"])
        elif underline and _is_underlined(lines):
            title, level = lines.pop(), 1 if underline["double"] else 2
        else:
            lines.append(line)
            continue
        yield from map(Block, _paragraphs("\n".join(lines)))
        lines = []
        if title.strip(_MARKS):
            yield Block(title.strip(_MARKS), level)
    yield from map(Block, _paragraphs("\n".join(lines)))


def _is_underlined(lines: Sequence[str]) -> bool:
    """The last line stands alone and is no sentence: what is below it is an underline and not a rule."""
    stands_alone = len(lines) == 1 or (len(lines) > 1 and not lines[-2].strip())
    return stands_alone and lines[-1].strip() != "" and not lines[-1].rstrip().endswith((".", "!", "?", "”", '"'))
