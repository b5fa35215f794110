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

from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats.layout import paginate

FONTS = Path(__file__).parent / "fonts"
_NEEDS_NO_GLYPH = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


def unshowable(screenplay: Screenplay) -> tuple[str, ...]:
    """The printed characters that no shipped or installed font has, each once, in order of appearance."""
    letters = {letter: None for page in paginate(screenplay) for line in page.lines for letter in line.text}
    missing = {ord(letter) for letter in letters if _needs_glyph(letter)}
    for covered in _coverages():
        if not missing:
            break
        missing -= covered
    return tuple(letter for letter in letters if ord(letter) in missing)


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts and the system's, looked up once."""
    return typst.Fonts(font_paths=[FONTS], include_embedded_fonts=False)


def _coverages() -> Iterator[frozenset[int]]:
    """What each font has, the shipped ones first."""
    found = {(font.path, font.index) for font in fonts().fonts() if font.path}
    for path, index in sorted(found, key=lambda font: (Path(font[0]).parent != FONTS, font)):
        yield _coverage(path, index)


@cache
def _coverage(path: str, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def _needs_glyph(letter: str) -> bool:
    return unicodedata.category(letter) not in _NEEDS_NO_GLYPH and not 0xFE00 <= ord(letter) <= 0xFE0F
