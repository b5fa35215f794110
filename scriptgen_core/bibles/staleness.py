"""Facts that a page was written from and that the bibles do not hold any more.

A page is out of date with a fact when the field says something else now than whoever wrote it was shown. A version of
the entry that left the field alone, and one that was taken back, put nothing out of date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scriptgen_core.bibles.progressions import as_of
from scriptgen_core.core.prompting import FieldText, field_text, in_one_line
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import BibleData, BibleEntry

VersionKey: TypeAlias = tuple[str, int]
"""An entry's id, and the number of one of its versions."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A fact that has changed: what the field said to whoever wrote the page, and what it says now (empty: nothing).

    ``entry`` is the entry as it is now, ``shown`` the fact as it was then.
    """

    entry: BibleEntry
    shown: Read
    before: FieldText
    after: FieldText

    @property
    def field(self) -> str:
        return self.shown.field

    @property
    def now(self) -> Read:
        """The fact as it is now."""
        return Read(self.entry.id, self.entry.version, self.field)

    @property
    def words(self) -> str:
        """What changed, in a sentence: ``Ana's age was “42” and is now “34”.``"""
        what = f"{self.entry.name}, {field_words(self.field)}"
        if isinstance(self.before, tuple) and isinstance(self.after, tuple):
            gone = [part for part in self.before if part not in self.after]
            new = [part for part in self.after if part not in self.before]
            told = [f"no longer “{in_one_line(gone)}”"] if gone else []
            told += [f"now also “{in_one_line(new)}”"] if new else []
            return f"{what}: {', '.join(told) or 'in another order'}."
        if not self.after:
            return f"{what}: no longer “{self.before}”."
        return f"{what}: was “{self.before}”, is now “{self.after}”."


def field_words(field: str) -> str:
    """A field's path as a reader says it: ``voice: sample lines``, ``what they are to Tom``."""
    path, _, name = field.partition(":")
    if name:
        return name if path == "own" else f"what they are to {name}"
    return path.replace(".", ": ").replace("_", " ")


def shifts(
    reads: Iterable[Read],
    entries: Mapping[str, BibleEntry],
    versions: Mapping[VersionKey, BibleData],
    begun: Sequence[str] = (),
) -> tuple[Shift, ...]:
    """The facts of a read set that have changed, each once, in the order they were shown.

    ``entries`` are the entries as they stand; facts of others are passed over. ``versions`` holds what was shown.
    ``begun`` are the ids of the script's scenes up to and with the one that was written from them: an entry may say
    something else from a scene on.
    """
    changed: dict[tuple[str, str], Shift] = {}
    for read in reads:
        entry = entries.get(read.entry_id)
        if entry is None or read.version == entry.version:
            continue
        then_and_now = (versions[read.entry_id, read.version], entry.data)
        before, after = (field_text(as_of(data, begun), read.field) for data in then_and_now)
        if before != after:
            changed.setdefault(read.fact, Shift(entry, read, before, after))
    return tuple(changed.values())
