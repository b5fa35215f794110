"""Which pages to print, as a writer types it: ``3-5, 9, 12A``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page

_LABEL = r"[A-Z]*\d+[A-Z]*"
_ENTRY = re.compile(rf"({_LABEL})(?:\s*[-–]\s*({_LABEL}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageRange:
    """Pages by their printed numbers; each entry is the first and the last page of a stretch."""

    entries: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str) -> "PageRange":
        """FormatError if ``text`` is not a list of pages and stretches of pages."""
        return cls(tuple(_entry(part.strip()) for part in text.split(",")))

    def of(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """The pages asked for, in the script's order, each once.

        FormatError if the script has no such page or a stretch runs backwards.
        """
        labels = [page.label for page in pages]
        wanted: set[int] = set()
        for first, last in self.entries:
            joined = f"{first}-{last}"  # the one page that stands for both, where a locked page lost its text
            begin, end = (_at(each, labels) for each in ((joined, joined) if joined in labels else (first, last)))
            if end < begin:
                raise FormatError(f"Page {last} comes before page {first}: write {last}-{first}.")
            wanted.update(range(begin, end + 1))
        return tuple(pages[at] for at in sorted(wanted))


def _entry(text: str) -> tuple[str, str]:
    match = _ENTRY.fullmatch(text)
    if not match:
        raise FormatError(f'"{text}" is no page. Write page numbers and stretches with commas between, as in 3-5, 9.')
    return match[1].upper(), (match[2] or match[1]).upper()


def _at(label: str, labels: Sequence[str]) -> int:
    if label not in labels:
        printed = [each for each in labels if each]
        there = f"The pages go from {printed[0]} to {printed[-1]}." if printed else "There are no pages yet."
        raise FormatError(f"There is no page {label}. {there}")
    return labels.index(label)
