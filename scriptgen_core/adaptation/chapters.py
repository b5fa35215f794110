"""Makes chapters of the paragraphs and headings of a file.

Chapters begin at the level of headings that say "Chapter", otherwise at the highest one with most of the text right
below it and the ones above. A higher heading without text of its own ("Part Two") goes in front of the chapter that
follows it, and deeper ones stay in the text.
What Project Gutenberg puts around a book, its title page and its table of contents are no chapters.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from scriptgen_core.adaptation.blocks import Block, comparable, squeezed
from scriptgen_core.adaptation.headings import is_chapter, is_line_of_contents, with_headings
from scriptgen_core.core.sources import Chapter

_GUTENBERG = re.compile(r"\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_NO_TEXT = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ud800-\\udfff]")
"""What no database keeps and no page shows."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_SENTENCE_WORDS = 5
_TITLE_PAGE_WORDS = 60
_ENTRY_WORDS = 30
"""What may stand between two entries of a table of contents."""
_APPARATUS = frozenset(
    ("cover", "titlepage", "contents", "tableofcontents", "copyright", "copyrightpage", "imprint", "dedication")
)


def chapters_of(blocks: Sequence[Block], name: str) -> tuple[Chapter, ...]:
    """The chapters of a file; what stands under no heading is a chapter called ``name``, unless it is a title page.

    Where the marked headings tell no chapters apart, those of plain text are looked for. None if there is no text.
    """
    clean = (Block(_NO_TEXT.sub("", block.text).strip(), block.level) for block in _within_gutenberg(blocks))
    told = [block for block in clean if block.text]
    chapters = _told(told, name) if any(block.level for block in told) else ()
    if len(chapters) > 1:
        return chapters
    return max(chapters, _told(with_headings([Block(block.text) for block in told]), name), key=len)


def _told(blocks: Sequence[Block], name: str) -> tuple[Chapter, ...]:
    blocks = _without_contents(blocks)
    return tuple(_without_title_page(_cut(blocks, _chapter_level(blocks), name), name))


def _within_gutenberg(blocks: Sequence[Block]) -> Sequence[Block]:
    start, end = 0, len(blocks)
    for at, block in enumerate(blocks):
        if found := _GUTENBERG.search(block.text):
            if found[1].upper() == "START":
                start = at + 1
            else:
                end = min(end, at)
    return blocks[start:end] if start < end else blocks


def _without_contents(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the headings of a table of contents as text: all of them come again, with more below them."""
    at = [number for number, block in enumerate(blocks) if block.level]
    keys = [comparable(blocks[number].text) for number in at]
    again = keys.index(keys[0], 1) if keys and keys[0] in keys[1:] else 0
    if not again or not set(keys[:again]) <= set(keys[again:]):
        return blocks
    between = (blocks[start + 1 : end] for start, end in pairwise(at[: again + 1]))
    if any(_words(entry) > _ENTRY_WORDS for entry in between):
        return blocks
    return [Block(block.text) for block in blocks[: at[again]]] + list(blocks[at[again] :])


def _chapter_level(blocks: Sequence[Block]) -> int:
    """The level down to which headings begin chapters; 0 without headings."""
    headings = Counter(block.level for block in blocks if block.level)
    named = Counter(block.level for block in blocks if block.level and is_chapter(block.text))
    words: Counter[int] = Counter()
    level = 0
    for block in blocks:
        level = block.level or level
        words[level] += 0 if block.level else len(block.text.split())
    words[0] = 0
    for level in sorted(headings):
        has_most = 2 * sum(words[above] for above in headings if above <= level) >= words.total()
        if headings[level] > 1 and (2 * named[level] >= headings[level] or (has_most and not named)):
            return level
    return min(headings, key=lambda level: (-words[level], level), default=0)


def _cut(blocks: Sequence[Block], level: int, name: str) -> list[Chapter]:
    how_many = Counter(block.level for block in blocks)
    chapters: list[Chapter] = []
    titles: list[str] = []
    text: list[str] = []
    for block in blocks:
        if not 0 < block.level <= level:
            text.append(block.text)
            continue
        if text:
            chapters.append(_chapter(titles, text, name))
            titles, text = [], []
        if block.level == level or how_many[block.level] > 1 or not _is_first(titles, chapters):
            titles.append(squeezed(block.text))
    if text:
        chapters.append(_chapter(titles, text, name))
    elif titles and chapters:
        chapters[-1] = Chapter(chapters[-1].title, "\n\n".join((chapters[-1].text, *titles)))
    return chapters


def _is_first(titles: Sequence[str], chapters: Sequence[Chapter]) -> bool:
    """Nothing stands before this heading, so a single one of its level is the title of the book."""
    return not titles and not chapters


def _chapter(titles: Sequence[str], text: Sequence[str], name: str) -> Chapter:
    """The last of the titles is the chapter's own; before it stand those that have no text of their own."""
    above = [title for title in titles[:-1] if not _is_apparatus(title)]
    return Chapter(", ".join((*above, *titles[-1:])) or name, "\n\n".join(text))


def _is_apparatus(title: str) -> bool:
    return comparable(title) in _APPARATUS


def _without_title_page(chapters: Sequence[Chapter], name: str) -> Sequence[Chapter]:
    told = [chapter for chapter in chapters if not _is_apparatus(chapter.title)]
    titles = {comparable(chapter.title) for chapter in told}
    if len(told) > 1 and _is_title_page(told[0], titles, name):
        return told[1:]
    return told or chapters


def _is_title_page(chapter: Chapter, titles: Collection[str], name: str) -> bool:
    """Under no heading, or with the author below it: a few words without a sentence, a table of contents aside."""
    if chapter.title != name and not _BYLINE.match(chapter.text):
        return False
    paragraphs = [_without_entries(paragraph, titles) for paragraph in chapter.text.split("\n\n")]
    if any(len(words) >= _SENTENCE_WORDS and _SENTENCE_END.search(words[-1]) for words in paragraphs):
        return False
    return sum(map(len, paragraphs)) < _TITLE_PAGE_WORDS


def _without_entries(paragraph: str, titles: Collection[str]) -> list[str]:
    """The words of a paragraph, without the lines that are entries of a table of contents."""
    lines = paragraph.splitlines()
    return [
        word
        for line in lines
        if not is_line_of_contents(line) and comparable(line) not in titles
        for word in line.split()
    ]


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)
