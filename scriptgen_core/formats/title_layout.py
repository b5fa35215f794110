"""Sets the title page: title, credit, author and source in the middle, contact and dates at the foot, left."""

from collections.abc import Iterable
from dataclasses import replace

from scriptgen_core.core.screenplay import Page, PlacedLine, Screenplay, TitleField
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.page_rules import COLUMNS_PER_INCH, ElementRule
from scriptgen_core.formats.page_setup import LETTER, Paper
from scriptgen_core.formats.typesetting import set_paragraph
from scriptgen_core.formats.wrapping import columns

_MIDDLE = ("title", "episode", "credit", "written by", "author", "authors", "source")
_FOOT = ("notes", "revision", "draft", "draft date", "date", "copyright", "contact")
_FIRST_ROW = 16
_BLANKS_AFTER_TITLE = 3
_MARGIN = 1.0


def title_page(screenplay: Screenplay, paper: Paper = LETTER) -> tuple[Page, ...]:
    """Page number 0, or nothing where no title field is printed."""
    rule = _rule(paper)
    middle = _middle(screenplay.title_page, rule)
    foot = [line for entry in _ordered(screenplay.title_page, _FOOT) for line in _lines(entry, rule)]
    foot_row = max(paper.lines - len(foot), _FIRST_ROW + len(middle))
    placed = [
        *(replace(line, row=_FIRST_ROW + row) for row, line in enumerate(middle) if line is not None),
        *(replace(line, row=foot_row + row) for row, line in enumerate(foot)),
    ]
    return (Page(0, tuple(placed)),) if placed else ()


def is_centered(line: PlacedLine, paper: Paper) -> bool:
    """Whether a line of the title page stands in the middle rather than at its foot."""
    return _MARGIN < line.x == _centered(line, _rule(paper).axis).x


def _rule(paper: Paper) -> ElementRule:
    """As wide as the paper is, less the same margin on both sides."""
    right = paper.width - _MARGIN
    return ElementRule(_MARGIN, right, int((right - _MARGIN) * COLUMNS_PER_INCH), axis=paper.width / 2)


def _middle(fields: Iterable[TitleField], rule: ElementRule) -> list[PlacedLine | None]:
    """Centred lines from the first row on; None is a blank line."""
    rows: list[PlacedLine | None] = []
    blanks = 0
    for entry in _ordered(fields, _MIDDLE):
        lines = [_centered(line, rule.axis) for line in _lines(entry, rule)]
        if lines:
            rows += [*([None] * blanks), *lines]
            blanks = _BLANKS_AFTER_TITLE if entry.key.casefold() == "title" else 1
    return rows


def _ordered(fields: Iterable[TitleField], keys: tuple[str, ...]) -> list[TitleField]:
    wanted = [entry for entry in fields if entry.key.casefold() in keys]
    return sorted(wanted, key=lambda entry: keys.index(entry.key.casefold()))


def _lines(entry: TitleField, rule: ElementRule) -> list[PlacedLine]:
    return [line for value in entry.values for line in set_paragraph("title_page", rule, runs(value)).lines(0)]


def _centered(line: PlacedLine, axis: float) -> PlacedLine:
    half = columns(line.text) / 2 / COLUMNS_PER_INCH
    return replace(line, x=axis - half, right=None if line.right is None else axis + half)
