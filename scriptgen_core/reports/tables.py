"""The reports as tables: what stands on the page, in the CSV files and in the PDF."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from scriptgen_core.formats.scene_lengths import EIGHTHS_PER_PAGE
from scriptgen_core.formats.scene_numbers import OMITTED
from scriptgen_core.reports.breakdown import Breakdown, CharacterRow, PageRow
from scriptgen_core.reports.locations import LocationRow
from scriptgen_core.reports.reading import Scene

ReportName: TypeAlias = Literal["scenes", "characters", "locations", "cast", "shape"]
ColumnKind: TypeAlias = Literal["text", "names", "number", "length", "share", "presence"]
Cell: TypeAlias = str | int | float | None
"""Text; a number; a length in eighths of a page; a share from 0 to 1; ``speaks``, ``named`` or nothing."""

BEFORE_THE_FIRST = "Before the first heading"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and what its cells are; ``names`` are lists that may run long."""

    title: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A report ready to be shown; every row has a cell for each column."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty(self) -> "Table":
        """The table without columns of text that say nothing in any row."""
        kept = [
            at
            for at, column in enumerate(self.columns)
            if column.kind not in ("text", "names") or any(row[at] for row in self.rows)
        ]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Table(self.title, tuple(self.columns[at] for at in kept), rows)


def table(breakdown: Breakdown, report: ReportName) -> Table:
    """One of the reports as a table."""
    return _TABLES[report](breakdown)


def in_pages(eighths: int) -> str:
    """A length as a production writes it: ``1 4/8``, ``3/8``, ``2``."""
    whole, rest = divmod(eighths, EIGHTHS_PER_PAGE)
    return " ".join([str(whole)] * bool(whole or not rest) + [f"{rest}/{EIGHTHS_PER_PAGE}"] * bool(rest))


def page_ranges(pages: Iterable[int]) -> str:
    """``1-3, 5`` for pages 1, 2, 3 and 5."""
    rows = [[page for _, page in row] for _, row in groupby(enumerate(sorted(pages)), lambda each: each[1] - each[0])]
    return ", ".join(f"{row[0]}-{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)


def _scenes(breakdown: Breakdown) -> Table:
    columns = (
        Column("Scene"),
        Column("Setting"),
        Column("Location"),
        Column("Part"),
        Column("Time"),
        Column("Light"),
        Column("Page", "number"),
        Column("Length", "length"),
        Column("Speaking", "names"),
        Column("Named in action", "names"),
        Column("Dialogue words", "number"),
        Column("Action words", "number"),
    )
    return Table("Scenes", columns, tuple(_scene(scene) for scene in breakdown.scenes))


def _scene(scene: Scene) -> tuple[Cell, ...]:
    slug = scene.slug
    return (
        scene.number,
        slug.setting,
        _place(scene),
        slug.part,
        slug.time,
        slug.light,
        scene.page,
        scene.eighths,
        ", ".join(scene.speakers),
        ", ".join(scene.only_named),
        None if scene.is_omitted else scene.dialogue_words,
        None if scene.is_omitted else scene.action_words,
    )


def _characters(breakdown: Breakdown) -> Table:
    columns = (
        Column("Character"),
        Column("Speeches", "number"),
        Column("Lines", "number"),
        Column("Words", "number"),
        Column("Of all words", "share"),
        Column("Longest speech", "number"),
        Column("Scenes", "number"),
        Column("Only named in", "number"),
        Column("First page", "number"),
        Column("Last page", "number"),
        Column("Pages", "names"),
    )
    return Table("Characters", columns, tuple(_character(row) for row in breakdown.characters))


def _character(row: CharacterRow) -> tuple[Cell, ...]:
    pages = row.pages
    return (
        row.name,
        row.speeches,
        row.lines,
        row.words,
        row.share,
        row.longest,
        len(row.scenes),
        len(row.named_in),
        min(pages, default=None),
        max(pages, default=None),
        page_ranges(pages),
    )


def _locations(breakdown: Breakdown) -> Table:
    columns = (
        Column("Location"),
        Column("May be the same as", "names"),
        Column("Parts", "names"),
        Column("Setting"),
        Column("Scenes", "number"),
        Column("Length", "length"),
        Column("Day", "length"),
        Column("Night", "length"),
        Column("Dawn, dusk", "length"),
        Column("Scene numbers", "names"),
    )
    return Table("Locations", columns, tuple(_location(row) for row in breakdown.locations))


def _location(row: LocationRow) -> tuple[Cell, ...]:
    light = row.by_light
    return (
        row.place,
        ", ".join(row.like),
        ", ".join(row.parts),
        ", ".join(row.settings),
        len(row.scenes),
        row.eighths,
        light.get("Day", 0),
        light.get("Night", 0),
        light.get("Dawn", 0) + light.get("Dusk", 0),
        ", ".join(row.scenes),
    )


def _cast(breakdown: Breakdown) -> Table:
    names = [row.name for row in breakdown.characters]
    columns = (Column("Scene"), Column("Location"), Column("Page", "number"), *(Column(n, "presence") for n in names))
    rows = [_scene_cast(scene, names) for scene in breakdown.scenes]
    return Table("Cast by scene", columns, tuple(rows))


def _scene_cast(scene: Scene, names: Sequence[str]) -> tuple[Cell, ...]:
    return (scene.number, _place(scene), scene.page, *(scene.people.get(name, "") for name in names))


def _shape(breakdown: Breakdown) -> Table:
    columns = (
        Column("Page", "number"),
        Column("Dialogue lines", "number"),
        Column("Action lines", "number"),
        Column("Dialogue", "share"),
        Column("Scenes begun", "number"),
        Column("Which", "names"),
    )
    return Table("Shape", columns, tuple(_page(row) for row in breakdown.by_page))


def _page(row: PageRow) -> tuple[Cell, ...]:
    return (row.number, row.dialogue, row.action, row.share, len(row.begun), ", ".join(row.begun))


def _place(scene: Scene) -> str:
    if scene.is_omitted:
        return OMITTED
    return scene.slug.place if scene.number else BEFORE_THE_FIRST


_TABLES: Mapping[ReportName, Callable[[Breakdown], Table]] = {
    "scenes": _scenes,
    "characters": _characters,
    "locations": _locations,
    "cast": _cast,
    "shape": _shape,
}
REPORTS: tuple[ReportName, ...] = tuple(_TABLES)
