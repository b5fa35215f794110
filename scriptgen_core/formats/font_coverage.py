"""The fonts a page may be drawn with, and what none of them can show.

Courier Prime comes first, then Liberation Mono (Cyrillic, Greek, Vietnamese and more); both ship in
``fonts/`` with their licences. For anything else the system's fonts stand in.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from wcwidth import iter_graphemes

from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats.layout import paginate

FONTS = Path(__file__).parent / "fonts"
_NEEDS_NO_GLYPH = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
_VARIATION_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


def unshowable(screenplay: Screenplay) -> tuple[str, ...]:
    """The printed characters that no shipped or installed font can show, each once, in order of appearance.

    A letter and its marks have to be in one font.
    """
    text = "\n".join(dict.fromkeys(line.text for page in paginate(screenplay) for line in page.lines))
    letters = dict.fromkeys(text) if text.isascii() else dict.fromkeys(iter_graphemes(text))
    missing = [codes for letter in letters if (codes := _glyphs_needed(letter))]
    nearest = {codes: codes for codes in missing}
    for covered in _coverages():
        if not missing:
            break
        for codes in missing:
            nearest[codes] = min(nearest[codes], codes - covered, key=len)
        missing = [codes for codes in missing if not codes <= covered]
    absent = frozenset[int]().union(*(nearest[codes] for codes in missing))
    return tuple(dict.fromkeys(letter for letter in "".join(letters) if ord(letter) in absent))


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts and the system's, looked up once."""
    return typst.Fonts(font_paths=[FONTS], include_embedded_fonts=False)


def _coverages() -> Iterator[frozenset[int]]:
    """What each family has, by one of its fonts; the shipped families first."""
    families: dict[str, tuple[str, int]] = {}
    for font in sorted(fonts().fonts(), key=lambda font: (font.style != "normal", abs(font.weight - 400))):
        if font.path:
            families.setdefault(font.family, (font.path, font.index))
    for path, index in sorted(families.values(), key=lambda font: (Path(font[0]).parent != FONTS, font)):
        yield _coverage(path, index)


@cache
def _coverage(path: str, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        font.setGlyphOrder([""] * font["maxp"].numGlyphs)  # their names are not needed, and slow to read
        return frozenset(font.getBestCmap() or ())


def _glyphs_needed(letter: str) -> frozenset[int]:
    needed = (ord(each) for each in letter if unicodedata.category(each) not in _NEEDS_NO_GLYPH)
    return frozenset(needed) - _VARIATION_SELECTORS
