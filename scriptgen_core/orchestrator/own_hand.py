"""What the writer has written by hand, as evidence for those who write on: a sample of pages, and lines by speaker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.story import BibleEntry
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.rewrite.own_words import OwnPassage, own_passages

_SAMPLE = 1_800
"""So many characters of the writer's pages are shown to a director: about a page."""
_LINES = 6
"""So many lines of each character are shown, the latest before the scene."""


@dataclass(frozen=True, slots=True)
class OwnHand:
    """The passages in the writer's hand, by the scene's place in the script."""

    passages: Mapping[int, tuple[OwnPassage, ...]]

    @property
    def pages(self) -> str:
        """The first of them, as much as a sample holds; the same for every scene, so that it is read once."""
        sample, room = list[str](), _SAMPLE
        for passage in (each for place in sorted(self.passages) for each in self.passages[place]):
            if len(passage.text) > room:
                break
            sample.append(passage.text)
            room -= len(passage.text)
        return "\n\n".join(sample)

    def lines(self, people: Iterable[BibleEntry], before: int) -> dict[str, tuple[str, ...]]:
        """Entry id to what the character says in scenes before this place, the latest lines, in order."""
        index = NameIndex(people)
        said: dict[str, list[str]] = {}
        for place in sorted(place for place in self.passages if place < before):
            for passage in self.passages[place]:
                if passage.said and (entry := index.find(_spoken_by(passage.cue))):
                    said.setdefault(entry.id, []).append(passage.said)
        return {entry_id: tuple(lines[-_LINES:]) for entry_id, lines in said.items()}


def own_hand(stores: Stores, project_id: str) -> OwnHand:
    """What the project's script holds in the writer's hand."""
    drafts = stores.scripts.edited_drafts(project_id)
    if not drafts:
        return OwnHand({})
    places: Sequence[str] = stores.scripts.order(project_id)
    found = ((scene_id, own_passages(draft.text, draft.authors)) for scene_id, draft in drafts.items())
    return OwnHand({places.index(scene_id): passages for scene_id, passages in found if passages})


def _spoken_by(cue: str) -> str:
    return cue.partition("(")[0].strip()
