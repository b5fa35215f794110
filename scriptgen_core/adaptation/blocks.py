"""The form that every kind of file is read into: paragraphs and headings in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading if it has a ``level``: 1 is the highest, larger ones stand below it."""

    text: str
    level: int = 0


def squeezed(text: str) -> str:
    """The text in one line, with single spaces."""
    return " ".join(text.split())


def comparable(text: str) -> str:
    """Letters and digits alone: equal for two spellings of the same heading."""
    return "".join(filter(str.isalnum, text.casefold()))
