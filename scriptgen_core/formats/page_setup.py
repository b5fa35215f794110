"""What a writer chooses about the printed pages: paper, generated marks, scene numbers, header and watermark."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from scriptgen_core.formats.inserted_labels import InsertStyle
from scriptgen_core.formats.page_rules import LINES_PER_INCH, TOP_MARGIN

SceneNumbers: TypeAlias = Literal["none", "left", "right", "both"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet; ``width`` and ``height`` in inches.

    Every element keeps its distance from the left edge and its columns on any paper, as in a Final Draft document,
    whose element settings hold the indents in inches from the left edge whatever the page size. The margins above and
    below stay one inch, so a higher sheet holds more lines: 54 on US Letter, 58 on A4.
    """

    name: str
    width: float
    height: float

    @property
    def lines(self) -> int:
        """Rows of text on a page."""
        return int((self.height - 2 * TOP_MARGIN) * LINES_PER_INCH + 1e-9)


LETTER = Paper("Letter", 8.5, 11.0)
A4 = Paper("A4", 210 / 25.4, 297 / 25.4)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How the pages are printed; the defaults are a spec script's.

    ``more`` and ``continued`` are the marks of a speech that runs over a page: (MORE) below it, (CONT'D) beside the
    repeated cue. ``scene_numbers`` says in which margins the script's own numbers are printed; a spec script shows
    none. ``inserted`` is how scenes that come between numbered ones are numbered. ``header`` stands at the head of
    every page that carries its number, ``watermark`` large and grey across every page. ``tinted`` prints revised pages
    on their colour.
    """

    paper: Paper = LETTER
    more: bool = True
    continued: bool = True
    scene_numbers: SceneNumbers = "none"
    inserted: InsertStyle = "american"
    header: str = ""
    watermark: str = ""
    tinted: bool = False


SPEC = PageSetup()
HEADER_MAX = 55
"""Letters of a header that stand whole beside a page number of three digits."""
