"""Finds the headings of plain text, where nothing but their words and the blank lines around them tell them.

Three kinds: "Chapter XII. The Moor" and its like, by their words; numbers alone, if they count up from one; and lines
in capitals alone, if there is none of the others. What is set as a table of contents is not taken for headings.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scriptgen_core.adaptation.blocks import Block, squeezed

_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_WORDS = (
    r"(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]?(?:one|two|three"
    r"|four|five|six|seven|eight|nine))?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)"
)
_NUMBER = rf"(?:\d{{1,3}}|{_ROMAN}|{_WORDS})"
_PARTS = r"part|book|volume|act|teil|buch|partie|livre|parte|deel|часть"
_CHAPTERS = r"chapter|chap\.|stave|canto|letter|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|глава"
_NAMED = re.compile(
    rf"(?P<head>(?:(?P<part>{_PARTS})|{_CHAPTERS})\s+{_NUMBER}\b)(?P<mark>\s*[.:—–-]+)?\s*(?P<title>.*)", re.IGNORECASE
)
_UNNUMBERED = re.compile(
    r"(?:prologue|epilogue|preface|foreword|introduction|afterword|interlude|prolog|epilog)\b\W*", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:(?P<arabic>\d{1,3})|(?P<roman>(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})))"
    r"(?:\.?|[.:]\s+(?P<title>.+))"
)
_PAGE_IN_CONTENTS = re.compile(r"(?:\.{2,}|…|(?:\. ){2,}|\s{2,}|\t)[\s.]*(?:\d+|[ivxlc]+)$")
_SCENE = re.compile(r"(?:INT|EXT|EST|I/E)\b")
_ENDS = re.compile(r"(?:THE END|FINIS|FIN|END)\W*|.*[,;:]")
_LONGEST, _MOST_WORDS = 100, 15
_TITLE_LENGTH, _TITLE_WORDS = 60, 10
_SCENES_OF_A_SCRIPT = 3
_PART, _CHAPTER, _CAPITALS, _COUNT = 1, 2, 2, 3
_UNDECIDED = 9
"""The level of a prologue until it is known on which one the chapters are."""


def is_numbered(line: str) -> bool:
    """The line says "Chapter 3", with or without a title."""
    return _named(line) is not None


def is_chapter(line: str) -> bool:
    """The line says "Chapter 3" and not "Part 3"."""
    found = _named(line)
    return found is not None and not found["part"]


def is_line_of_contents(line: str) -> bool:
    """The line ends in dots or room and the number of a page, or is a numbered heading."""
    return _PAGE_IN_CONTENTS.search(line.strip()[-_LONGEST:]) is not None or is_numbered(line)


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that are headings marked as such, a title on a line of its own put to its number."""
    marked = [part for block in blocks for part in _marked_by_words(block)]
    marked = _marked_by_count(marked)
    marked = _marked_by_capitals(marked)
    return _titled(_levelled(marked))


def _named(line: str) -> re.Match[str] | None:
    """The parts of "Chapter 3: The Moor"; None for a sentence that begins like one, and for a line of contents."""
    line = line.strip()
    found = _NAMED.fullmatch(line)
    if (
        not found
        or len(line) > _LONGEST
        or len(line.split()) > _MOST_WORDS
        or _PAGE_IN_CONTENTS.search(line, found.end("head"))
    ):
        return None
    title = found["title"]
    is_sentence = not found["mark"] and title and (not title[0].isupper() or title[-1] in ".,;")
    return None if is_sentence else found


def _marked_by_words(block: Block) -> Iterator[Block]:
    first, *rest = block.text.strip().splitlines()
    if not rest and _UNNUMBERED.fullmatch(first.strip()):
        yield Block(squeezed(first), _UNDECIDED)
        return
    found = _named(first)
    if not found or (rest and _named(rest[0])):
        yield block
        return
    level = _PART if found["part"] else _CHAPTER
    if len(rest) == 1 and not found["title"] and _is_title(rest[0]):
        yield Block(_with_title(first, rest[0]), level)
        return
    yield Block(squeezed(first), level)
    if rest:
        yield Block("\n".join(rest))


def _marked_by_count(blocks: Sequence[Block]) -> list[Block]:
    """Numbers alone are headings if they count up from one; they may begin again."""
    marked, expected, found = list(blocks), 1, 0
    for at, block in enumerate(blocks):
        number = 0 if block.level else _count(block.text.strip())
        if number and number in (expected, 1):
            marked[at] = Block(squeezed(block.text), _COUNT)
            expected, found = number + 1, found + 1
    return marked if found > 1 else list(blocks)


def _count(line: str) -> int:
    found = _COUNTED.fullmatch(line)
    if not found or len(line) > _LONGEST or _PAGE_IN_CONTENTS.search(line):
        return 0
    title = found["title"]
    if title and not title.isupper() and title[-1] in ".,;":
        return 0
    return int(found["arabic"]) if found["arabic"] else _roman(found["roman"])


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _marked_by_capitals(blocks: Sequence[Block]) -> list[Block]:
    """Lines in capitals are headings where the numbers right below begin anew, and in a text that has no others.

    There must be two of them or one that opens the text: a single one within is a sign or a shout.
    """
    levels = {block.level for block in blocks}
    if _CHAPTER in levels or sum(bool(_SCENE.match(block.text)) for block in blocks) >= _SCENES_OF_A_SCRIPT:
        return list(blocks)
    capitals = [at for at, block in enumerate(blocks) if not block.level and _is_in_capitals(block.text.strip())]
    if levels & {_PART, _COUNT}:
        capitals = [at for at in capitals if at + 1 < len(blocks) and blocks[at + 1].level == _COUNT]
    elif len(capitals) == 1 and capitals != [0]:
        capitals = []
    marked = list(blocks)
    for at in capitals:
        marked[at] = Block(squeezed(blocks[at].text), _CAPITALS)
    return marked


def _is_in_capitals(line: str) -> bool:
    return (
        line.isupper()
        and "\n" not in line
        and len(line) <= _TITLE_LENGTH
        and re.search(r"[^\W\d_]{2}", line) is not None
        and not _COUNTED.fullmatch(line)
        and not _SCENE.match(line)
        and not _ENDS.fullmatch(line)
        and not _PAGE_IN_CONTENTS.search(line)
    )


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each prologue on the level of the chapters."""
    levels = Counter(block.level for block in blocks if block.level not in (0, _PART, _UNDECIDED))
    level = levels.most_common(1)[0][0] if levels else _PART
    return [Block(block.text, level) if block.level == _UNDECIDED else block for block in blocks]


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the line below a bare number as its title, if most bare numbers have such a line."""
    bare = [at for at, block in enumerate(blocks[:-2]) if block.level and _is_bare(block.text)]
    titled = {at for at in bare if _is_title_of(blocks, at)}
    if 2 * len(titled) <= len(bare):
        return list(blocks)
    return [
        Block(_with_title(block.text, blocks[at + 1].text), block.level) if at in titled else block
        for at, block in enumerate(blocks)
        if at - 1 not in titled
    ]


def _is_bare(heading: str) -> bool:
    named, counted = _NAMED.fullmatch(heading), _COUNTED.fullmatch(heading)
    return bool((named and not named["title"]) or (counted and not counted["title"]))


def _is_title_of(blocks: Sequence[Block], at: int) -> bool:
    return not blocks[at + 1].level and _is_title(blocks[at + 1].text) and not blocks[at + 2].level


def _is_title(text: str) -> bool:
    line = text.strip()
    return (
        "\n" not in line
        and len(line) <= _TITLE_LENGTH
        and len(line.split()) <= _TITLE_WORDS
        and line[:1].isupper()
        and (line.isupper() or line[-1] not in ".,;:")
    )


def _with_title(head: str, title: str) -> str:
    head, title = squeezed(head), squeezed(title)
    return f"{head} {title}" if head[-1] in ".:—–-" else f"{head}. {title}"
