"""Names and aliases that a bible entry had in earlier versions and has no more."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

Named: TypeAlias = tuple[str, datetime]
"""A name and since when it is one."""

_TYPING = timedelta(seconds=10)


def left_names(versions: Sequence[Named]) -> tuple[str, ...]:
    """The names of an entry's versions that it has no more, the last one first.

    What stood for a moment on the way to another name, while that was typed, was no name.
    """
    spans = [next(group) for _, group in groupby(versions, key=itemgetter(0))]
    names = [
        name
        for (before, _), (name, since), (after, until) in zip([("", None), *spans], spans, spans[1:], strict=False)
        if until - since > _TYPING or not (_begins(after, name) or _begins(before, name))
    ]
    return tuple(name for name in dict.fromkeys(reversed(names)) if name != spans[-1][0])


def left_aliases(versions: Sequence[tuple[Sequence[str], datetime]]) -> Mapping[str, tuple[str, ...]]:
    """Each alias an entry has, with those that stood in its place before; only where there are some.

    An alias took another one's place where nothing else of the list was changed with it.
    """
    past: dict[str, tuple[Named, ...]] = {}
    before: Sequence[str] = ()
    for aliases, at in versions:
        replaced = dict(_replaced(before, aliases))
        past = {alias: past.get(alias) or (*past.get(replaced.get(alias, ""), ()), (alias, at)) for alias in aliases}
        before = aliases
    former = {alias: left_names(names) for alias, names in past.items()}
    return {alias: names for alias, names in former.items() if names}


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The alias that took another one's place, and that one."""
    changed = [(new, old) for old, new in zip(before, after, strict=False) if old != new]
    if len(before) == len(after) and len(changed) == 1:
        yield changed[0]


def _begins(longer: str, name: str) -> bool:
    return longer.casefold().startswith(name.casefold())
