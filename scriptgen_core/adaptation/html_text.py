"""Reads the paragraphs and headings of an HTML page, well-formed or not."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from scriptgen_core.adaptation.blocks import Block

_HEADING = re.compile(r"h([1-6])")
_PARAGRAPHS = frozenset(
    ("p", "div", "section", "article", "blockquote", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "figure", "hr")
) | {
    "header",
    "footer",
    "aside",
    "main",
    "body",
    "nav",
    "pre",
    "figcaption",
    "center",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_UNSEEN = frozenset(("script", "style", "title", "svg", "math", "template"))
_END = "\n"
"""Ends the last word. The parser is not closed: it would look for the end of each of many unfinished tags anew."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The blocks of a page, and for each ``id`` in it the number of the block that begins there."""

    blocks: tuple[Block, ...]
    places: dict[str, int]


def read_html(page: str) -> HtmlText:
    """The text of a page, in the order of its source."""
    reader = _Reader()
    reader.feed(page + _END)
    reader.end_block()
    return HtmlText(tuple(reader.blocks), reader.places)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.places: dict[str, int] = {}
        self._text: list[str] = []
        self._level = 0
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
            return
        if tag in _PARAGRAPHS:
            self.end_block()
        if heading := _HEADING.fullmatch(tag):
            self._level = int(heading[1])
        if tag == "br":
            self._text.append("\n")
        elif tag in ("td", "th"):
            self._text.append(" ")
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.places.setdefault(value, len(self.blocks))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            super().handle_startendtag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _PARAGRAPHS and not self._unseen:
            self.end_block()
            self._level = 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(re.sub(r"\s+", " ", data))

    def end_block(self) -> None:
        """What was read since the last block is one of its own, if it has text."""
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._text = []
        if text:
            self.blocks.append(Block(text, self._level))
