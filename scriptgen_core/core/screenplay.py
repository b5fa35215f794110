"""A screenplay as values: a title page and a flat sequence of elements.

The vocabulary is Fountain's (https://fountain.io/syntax). An element's ``text`` keeps inline
Fountain markup (emphasis, escapes, inline notes) as it was written; forcing marks (``@ ! . > ~``),
scene-number hashes, the dual-dialogue caret and the brackets of block notes are *not* in it.
``source`` says where an element stood in the text it was parsed from and takes no part in equality.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Where an element stands in its source: characters ``[start, end)``; ``line`` counts from 1."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class _Element:
    text: str
    source: SourceSpan | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class SceneHeading(_Element):
    """``INT. KITCHEN - NIGHT``; ``number`` is the scene number as printed ("12A"), if it has one."""

    number: str | None = None


@dataclass(frozen=True, slots=True)
class Action(_Element):
    """A paragraph of what is seen and heard; may hold line breaks and blank lines."""


@dataclass(frozen=True, slots=True)
class Centered(_Element):
    """A centred paragraph, such as THE END."""


@dataclass(frozen=True, slots=True)
class Character(_Element):
    """A character cue with its extensions, as in ``ANA (V.O.)``; ``dual`` marks the right-hand speaker."""

    dual: bool = False


@dataclass(frozen=True, slots=True)
class Parenthetical(_Element):
    """A direction inside a speech, with its brackets: ``(to Ana)``."""


@dataclass(frozen=True, slots=True)
class Dialogue(_Element):
    """Spoken words; may hold line breaks."""


@dataclass(frozen=True, slots=True)
class Lyric(_Element):
    """A sung line (or consecutive sung lines)."""


@dataclass(frozen=True, slots=True)
class Transition(_Element):
    """``CUT TO:`` and its like."""


@dataclass(frozen=True, slots=True)
class PageBreak(_Element):
    """A page break the writer set; ``text`` is empty."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Section(_Element):
    """An outline heading that is not printed; ``level`` counts from 1."""

    level: int = 1


@dataclass(frozen=True, slots=True)
class Synopsis(_Element):
    """A line of synopsis that is not printed."""


@dataclass(frozen=True, slots=True)
class Note(_Element):
    """A note that stands alone, without its double brackets; not printed."""


@dataclass(frozen=True, slots=True)
class Boneyard(_Element):
    """Text cut but kept, without ``/*`` and ``*/``; not printed."""


Element: TypeAlias = (
    SceneHeading
    | Action
    | Centered
    | Character
    | Parenthetical
    | Dialogue
    | Lyric
    | Transition
    | PageBreak
    | Section
    | Synopsis
    | Note
    | Boneyard
)


@dataclass(frozen=True, slots=True)
class TitleField:
    """One entry of the title page: ``key`` as written ("Draft date") and its lines."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A whole screenplay. ``title_page`` keeps the writer's order of fields."""

    elements: tuple[Element, ...] = ()
    title_page: tuple[TitleField, ...] = ()

    def title_value(self, key: str) -> str:
        """The first title-page field called ``key`` (any case) as one text; empty if there is none."""
        for entry in self.title_page:
            if entry.key.casefold() == key.casefold():
                return "\n".join(entry.values)
        return ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A round of changes to a locked draft: the ``color`` of its pages (``Blue``), its ``date`` as printed, and the
    ``mark`` that stands in the margin of a changed line."""

    color: str
    date: str = ""
    mark: str = "*"


@dataclass(frozen=True, slots=True)
class Revised:
    """What one round changed: characters ``[start, end)`` of an element's printed text (markup removed).

    ``element`` is its index in the screenplay, ``round`` the index of its round. Where words were taken out and
    none put in, ``start`` is ``end``.
    """

    element: int
    start: int
    end: int
    round: int


@dataclass(frozen=True, slots=True)
class Revisions:
    """The rounds of changes to a screenplay, the oldest first, and what each changed."""

    rounds: tuple[Revision, ...] = ()
    changed: tuple[Revised, ...] = ()


Style: TypeAlias = Literal["bold", "italic", "underline"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, with the markup removed."""

    text: str
    styles: frozenset[Style] = frozenset()


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One printed line.

    ``row`` counts lines from the first of the page's text (6 to the inch; -1 is the repeated cue
    above it), ``x`` is inches from the left edge of the paper, ``kind`` the element it belongs to,
    ``element`` the element's index in the screenplay (-1 for generated lines such as (MORE)), ``offset``
    where in the element's printed text the line begins. ``right`` is where a line that runs from the right begins, in
    inches from the left edge; None for any other line.
    """

    row: int
    x: float
    runs: tuple[Run, ...]
    kind: str
    element: int = -1
    scene_number: str | None = None
    offset: int = 0
    right: float | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Page:
    """A laid-out page: ``number`` counts from 1 (0 is the title page), ``lines`` stand in reading order.

    ``label`` is the number as printed: "12A" in a locked draft, else the same as ``number``.
    """

    number: int
    lines: tuple[PlacedLine, ...]
    label: str = ""
