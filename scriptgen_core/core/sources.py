"""What a writer brings to adapt, and the batches it is adapted in."""

import re
from dataclasses import dataclass

from scriptgen_core.core.calls import token_estimate

PARAGRAPH = re.compile(r".+?(?:\n\n+|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter under its heading. ``text`` is paragraphs with a blank line between them, never empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file that was read, with its chapters in order; ``kind`` is txt, md, fountain, epub, pdf or docx."""

    name: str
    kind: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole paragraphs of one chapter.

    ``source`` and ``chapter`` count from 0; ``start`` and ``end`` are its characters in the chapter's text. ``part``
    counts the passages of its chapter from 1, and is 0 where the passage is the whole chapter.
    """

    source: int
    chapter: int
    title: str
    text: str
    start: int
    end: int
    part: int = 0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, each with the white space behind it."""
        return tuple(PARAGRAPH.findall(self.text))

    @property
    def heading(self) -> str:
        """The chapter's title, and which part of it this is."""
        return f"{self.title} (part {self.part})" if self.part else self.title


@dataclass(frozen=True, slots=True)
class Batch:
    """What is adapted in one go: passages that follow each other, two that touch are one."""

    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """``Chapter 1``, ``Chapter 1 – Chapter 3`` or ``Chapter 1 (part 2)``."""
        first, last = self.passages[0], self.passages[-1]
        return first.heading if first is last else f"{first.heading} – {last.heading}"

    @property
    def text(self) -> str:
        """Everything in it, each passage under its heading."""
        return "\n\n".join(f"{each.heading}\n\n{each.text.strip()}" for each in self.passages)

    @property
    def tokens(self) -> int:
        """How many tokens its text has, about."""
        return token_estimate(sum(len(each.text) for each in self.passages))
