"""The read set: which facts of the bibles were shown to whoever wrote a draft.

A fact is the value that a field of an entry had in a version; only what a prompt said counts, not what is stored near.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Read:
    """One fact that was shown: a field of an entry in a version. A nested field is named with a dot."""

    entry_id: str
    version: int
    field: str

    @property
    def fact(self) -> tuple[str, str]:
        """Which entry's field it is, whatever the version."""
        return self.entry_id, self.field


def also_read(known: Iterable[Read], shown: Iterable[Read]) -> tuple[Read, ...]:
    """The read set of a draft after changes by somebody who was ``shown`` these facts.

    A fact that it knew already keeps its version: most of the page still says what it said then.
    """
    known = tuple(known)
    facts = {read.fact for read in known}
    return (*known, *(read for read in dict.fromkeys(shown) if read.fact not in facts))


def brought_up(known: Iterable[Read], to: Iterable[Read]) -> tuple[Read, ...]:
    """The read set of a draft that follows these facts now, in place of their earlier versions."""
    to = tuple(dict.fromkeys(to))
    facts = {read.fact for read in to}
    return (*(read for read in known if read.fact not in facts), *to)


def to_json(reads: Iterable[Read]) -> list[list[Any]]:
    """The read set as it is stored."""
    return [list(astuple(read)) for read in reads]


def from_json(stored: Iterable[Any] | None) -> tuple[Read, ...]:
    """The read set that :func:`to_json` made; none where none was stored."""
    return tuple(Read(*each) for each in stored or ())
