"""A story in which every field of every bible entry holds a word of its own: whoever was shown the field, said it.

Fields that hold one of a few choices or a number have no word of their own.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project, Studio

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TEXTS = {
    "character": (
        *("age", "role", "look", "want", "need", "flaw", "backstory", "withholds", "never_does"),
        *("voice.habits", "voice.dodges", "voice.attacks"),
    ),
    "plot": ("premise", "controlling_question", "counter_argument", "ending"),
    "setting": ("time", "mood", "description"),
    "theme": ("statement", "counter_argument"),
}
_LISTS = {
    "character": (
        *("aliases", "traits", "knows_at_start"),
        *("voice.sample_lines", "voice.only_words", "voice.never_words"),
    ),
    "plot": (),
    "setting": ("details",),
    "theme": ("motifs",),
}


@dataclass
class TokenedStory:
    """The story as it is stored; ``words`` maps (entry id, field) to the word that stands there."""

    project: Project
    words: dict[tuple[str, str], str] = field(default_factory=dict)


def tokens() -> Iterator[str]:
    """Words without an end, of which none is a part of another."""
    number = 0
    while True:
        number += 1
        yield "Zq" + "".join(_LETTERS[number // 26**place % 26] for place in range(3)) + "x"


def tokened_story(studio: Studio, *, scenes: int, seed: int) -> TokenedStory:
    """A project of so many cards, with people, places, plots and themes of which each scene has a few.

    No other one asks the same questions, but one of the same ``seed``.
    """
    chance, fresh = random.Random(seed), tokens()
    project = studio.stores.projects.create(
        {"title": f"Words {seed}", "log_line": f"A clerk counts {seed} words.", "approval": False}
    )
    story = TokenedStory(project)
    people = [next(fresh) for _ in range(12)]
    places = [next(fresh) for _ in range(15)]
    for name in people:
        friend = chance.choice([other for other in people if other != name])
        tie = next(fresh)
        entry_id = _add(studio, story, "character", name, fresh, relationships=[{"to": friend, "nature": tie}])
        story.words[entry_id, f"relationships:{friend}"] = tie
    for name in places:
        _add(studio, story, "setting", name, fresh)
    for kind in ("plot", "theme"):
        for _ in range(2):
            _add(studio, story, kind, next(fresh), fresh)
    cards = [
        OutlineCard(
            description=f"They count page {number}.",
            place=chance.choice(places),
            characters=tuple(chance.sample(people, chance.randint(1, 3))),
        )
        for number in range(scenes)
    ]
    studio.stores.scripts.add_cards(project.id, cards, author="writer")
    return story


def changed(data: dict[str, Any], path: str, word: str) -> dict[str, Any]:
    """The fields to update so that ``word`` stands in the field at this path, in place of what does."""
    outer, _, inner = path.partition(".")
    if inner:
        return {outer: {**data[outer], inner: [word] if isinstance(data[outer][inner], list) else word}}
    if path.startswith("relationships:"):
        return {"relationships": [{**tie, "nature": word} for tie in data["relationships"]]}
    return {path: [word] if isinstance(data[path], list) else word}


def _add(studio: Studio, story: TokenedStory, kind: str, name: str, fresh: Iterator[str], **more: Any) -> str:
    words = {path: next(fresh) for path in (*_TEXTS[kind], *_LISTS[kind])}
    data: dict[str, Any] = {"name": name, **more}
    for path, word in words.items():
        outer, _, inner = path.partition(".")
        value = [word] if path in _LISTS[kind] else word
        if inner:
            data.setdefault(outer, {})[inner] = value
        else:
            data[outer] = value
    entry_id = studio.stores.bibles.create_entry(kind, data, project_id=story.project.id)
    story.words |= {(entry_id, path): word for path, word in {"name": name, **words}.items()}
    return entry_id
