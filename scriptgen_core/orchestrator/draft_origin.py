"""Which state of the script a file was made from: the drafts a writer can name, and the nearest of all states."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scriptgen_core.core.moments import day_and_time
from scriptgen_core.core.screenplay import TitleField
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.orchestrator.title_merge import fields_of
from scriptgen_core.projects.script_past import PastText, past_texts
from scriptgen_core.projects.script_types import NamedDraft

_NOW = "now"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class DraftOrigin:
    """A state of the script: ``name`` as a writer reads it, ``scenes`` are (scene id, Fountain text) in order.

    ``title_page`` is what its title page said; None where that is not known.
    """

    id: str
    name: str
    scenes: tuple[tuple[str, str], ...]
    title_page: tuple[TitleField, ...] | None


def origins(stores: Stores, project_id: str, texts: Sequence[str]) -> tuple[DraftOrigin, ...]:
    """The states that a file with these scenes may have been made from, the nearest first."""
    known = list(_known(stores, project_id))
    nearest = _nearest(stores, project_id, texts)
    same = next((each for each in known if nearest and each.scenes == nearest.scenes), nearest)
    return (same, *(each for each in known if each is not same)) if same else tuple(known)


def _known(stores: Stores, project_id: str) -> Iterator[DraftOrigin]:
    """The script as it stands, with the title page of the last draft that is the same, and the named drafts."""
    standing = tuple((scene.id, scene.text) for scene in stores.scripts.scenes(project_id) if scene.draft)
    named = [_named(stores, kept) for kept in stores.scripts.named_drafts(project_id)]
    same = next((each.title_page for each in named if each.scenes == standing), None)
    yield DraftOrigin(_NOW, "The script as it stands", standing, same)
    yield from named


def _named(stores: Stores, kept: NamedDraft) -> DraftOrigin:
    scenes = tuple((scene_id, stores.scripts.draft(draft_id).text) for scene_id, draft_id in kept.scenes)
    title_page = None if kept.title_page is None else fields_of(kept.title_page)
    return DraftOrigin(kept.id, f"{kept.name} ({day_and_time(kept.created_at)})", scenes, title_page)


def _nearest(stores: Stores, project_id: str, texts: Sequence[str]) -> DraftOrigin | None:
    """The state of the script that has most words in common with the file and fewest apart from it.

    Of several the earliest: then a scene that may have been changed on both sides is shown as such.
    """
    steps = past_texts(stores.database, project_id)
    found = min(_distances(steps, texts), key=lambda each: each[0], default=None)
    if found is None:
        return None
    revision = found[1]
    scenes = tuple((row[0], row[2]) for row in stores.scripts.texts_at(project_id, revision) if row[1])
    at = max((step.at for step in steps if step.at and step.revision <= revision), default=None)
    name = f"The script as it stood on {day_and_time(at)}" if at else "The script as it was"
    return DraftOrigin(f"revision {revision}", name, scenes, None)


def _distances(steps: Sequence[PastText], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """How many words each state of the script and the file do not share, and its revision, the earliest first."""
    balance = Counter({word: -count for word, count in _words("\n".join(texts)).items()})
    distance = -sum(balance.values())
    held: dict[str, Counter[str]] = {}
    for revision, group in groupby(steps, key=lambda step: step.revision):
        for step in group:
            now, before = _words(step.text), held.get(step.scene_id, Counter())
            held[step.scene_id] = now
            for word in now.keys() | before.keys():
                was = balance[word]
                balance[word] += now[word] - before[word]
                distance += abs(balance[word]) - abs(was)
        yield distance, revision


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
