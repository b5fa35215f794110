"""What stands in, in an estimate, for bibles and cards that are still to be drafted: those of the sample project."""

from functools import cache
from itertools import cycle, islice

from scriptgen_core.core.story import BibleEntry, Bibles, OutlineCard
from scriptgen_core.projects.sample import load_sample

USUAL_SPEAKERS = 2
"""How many characters with an entry a drafted card has, about."""


def completed(bibles: Bibles, characters: int) -> Bibles:
    """The bibles with so many characters at least, and something of each kind."""
    sample = _sample_bibles()
    missing = max(0, characters - len(bibles.characters))
    return Bibles(
        (*bibles.characters, *islice(sample.characters, missing)),
        bibles.plots or sample.plots,
        bibles.settings or sample.settings,
        bibles.themes or sample.themes,
    )


def drafted_cards(count: int, bibles: Bibles) -> tuple[OutlineCard, ...]:
    """So many cards of usual length, of scenes where characters of these bibles speak."""
    names = tuple(entry.name for entry in bibles.characters[:USUAL_SPEAKERS])
    place = bibles.settings[0].name
    update = {"characters": names, "place": place, "talk": "full"}
    return tuple(card.model_copy(update=update) for card in islice(cycle(_sample_cards()), count))


@cache
def _sample_bibles() -> Bibles:
    entries = [BibleEntry(f"sample-{at}", kind, 1, data) for at, (kind, data) in enumerate(load_sample().bibles)]
    of = {kind: tuple(entry for entry in entries if entry.type == kind) for kind in {each.type for each in entries}}
    return Bibles(of["character"], of["plot"], of["setting"], of["theme"])


@cache
def _sample_cards() -> tuple[OutlineCard, ...]:
    return tuple(scene.card for scene in load_sample().scenes)
