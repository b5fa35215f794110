"""First bibles for a log line, filled by rule from its own words."""

from dataclasses import dataclass
from typing import Any

from scriptgen_core.core.prompting import BiblesInputs, BiblesReply
from scriptgen_core.core.story import (
    Act,
    Beat,
    CharacterBible,
    PlotBible,
    Relationship,
    ScriptFormat,
    SettingBible,
    ThemeBible,
    Voice,
)
from scriptgen_core.llm.demo.character import VOICES
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.facts import facts
from scriptgen_core.llm.demo.first_cast import Member, first_cast
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.people_told import named_things
from scriptgen_core.llm.demo.scene_talk import DAYS
from scriptgen_core.llm.demo.subjects import things
from scriptgen_core.llm.demo.wording import phrase, plain, with_article

_PLACES = {ScriptFormat.FEATURE: 14, ScriptFormat.TV_HOUR: 10, ScriptFormat.TV_HALF_HOUR: 6, ScriptFormat.SHORT: 4}
_WORDS_A_SPEECH = {"terse": 5, "plain": 9, "talker": 24}
_FACTS_AT_START = 2
_SAMPLE_LINES = 5


def first_bibles(inputs: BiblesInputs, take: int = 0) -> BiblesReply:
    """Characters, a plot, places and a theme about what the log line names."""
    cast = first_cast(inputs)
    names = (*(entry.name for entry in inputs.characters), *(person.name for person in cast))
    story = _Story(inputs.project.log_line, story_things(inputs.project.log_line), names, take)
    return BiblesReply(
        characters=[_character(person, at, story) for at, person in enumerate(cast, len(inputs.characters))],
        plot=_plot(story),
        settings=_settings(story, inputs.project.format),
        theme=_theme(story),
    )


def story_things(log_line: str) -> tuple[str, ...]:
    """What the story turns on: things the log line names, or one drawn for it where none can be told."""
    named = named_things(log_line)
    found = tuple(named.get(thing.rpartition(" ")[2]) or plain(thing, 60) for thing in things(log_line))
    return found or (dice("thing", log_line).choice(material("story")["things"]),)


@dataclass(frozen=True)
class _Story:
    """What every entry is about; ``names`` are all characters, the writer's own first."""

    log_line: str
    things: tuple[str, ...]
    names: tuple[str, ...]
    take: int

    def dealt(self, *path: str, at: int = 0) -> Any:
        """One item of a bank in story.json, another one for each ``at``."""
        bank = material("story")
        for key in path:
            bank = bank[key]
        return dealt(bank, at, 1, *path, self.log_line, self.take)[0]

    def told(self, template: str, at: int = 0, **more: str) -> str:
        """A template about the story's things and people, seen from character ``at``."""
        draw = dice(template, self.log_line, at, self.take)
        slots = {
            "a": self.names[0],
            "b": self.other(0),
            "thing": self.things[at % len(self.things)],
            "other": self.other(at),
            "day": draw.choice(DAYS),
            **more,
        }
        return phrase(template, draw, slots)

    def other(self, at: int) -> str:
        """Somebody else than character ``at``."""
        return self.names[(at + 1) % len(self.names)] if len(self.names) > 1 else "whoever asks"


def _character(person: Member, at: int, story: _Story) -> CharacterBible:
    return CharacterBible(
        name=person.name,
        aliases=person.aliases,
        age=person.age,
        role=person.role,
        look=story.dealt("people", "looks", at=at),
        want=story.told(story.dealt("people", "wants", at=at), at),
        need=story.told(story.dealt("people", "needs", at=at), at),
        flaw=story.dealt("people", "flaws", at=at),
        backstory=story.told(story.dealt("people", "backstories", at=at), at, job=with_article(person.job)),
        traits=tuple(story.dealt("people", "traits", at=at)),
        relationships=_relationships(person.name, at, story),
        knows_at_start=facts(story.log_line, story.things, 0)[::-1][at * _FACTS_AT_START :][:_FACTS_AT_START],
        withholds=story.told(story.dealt("people", "withholds", at=at), at),
        never_does=story.dealt("people", "never_does", at=at),
        voice=_voice(at, story),
    )


def _relationships(name: str, at: int, story: _Story) -> tuple[Relationship, ...]:
    others = [other for other in story.names if other != name]
    natures = [story.dealt("people", "natures", at=at * 3 + step) for step in range(len(others))]
    return tuple(
        Relationship(to=other, nature=story.told(nature, at, them=other))
        for other, nature in zip(others, natures, strict=True)
    )


def _voice(at: int, story: _Story) -> Voice:
    kind = VOICES[(at + dice("voices", story.log_line).randrange(len(VOICES))) % len(VOICES)]
    samples = dealt(material("story")["samples"][kind], at, _SAMPLE_LINES, "samples", story.log_line)
    return Voice(
        sample_lines=samples,
        habits=material("story")["people"]["habits"][kind],
        dodges=story.dealt("people", "dodges", at=at),
        attacks=story.dealt("people", "attacks", at=at),
        words_per_speech=_WORDS_A_SPEECH[kind],
    )


def _plot(story: _Story) -> PlotBible:
    bank = material("story")
    return PlotBible(
        premise=" ".join(story.log_line.split()),
        controlling_question=story.told(story.dealt("questions")),
        counter_argument=story.told(story.dealt("counter")),
        acts=tuple(Act(name=name, summary=story.told(summary)) for name, summary in bank["acts"]),
        beats=tuple(Beat(name=name, position=place, turn=story.told(turn)) for name, place, turn in bank["beats"]),
        ending=story.told(story.dealt("endings")),
    )


def _settings(story: _Story, form: ScriptFormat) -> list[SettingBible]:
    """Places the log line calls for first, indoors and outdoors in equal parts."""
    inside, outside = (_places(story, kind, _PLACES[form] // 2) for kind in ("INT.", "EXT."))
    return [SettingBible(**place) for pair in zip(inside, outside, strict=True) for place in pair]


def _places(story: _Story, int_ext: str, count: int) -> list[dict[str, Any]]:
    words = {word.strip(".,;:!?\"'").casefold() for word in story.log_line.split()}
    bank = [place for place in material("places") if place["int_ext"] == int_ext]
    mixed = dealt(bank, 0, len(bank), "places", int_ext, story.log_line, story.take)
    fitting = sorted(mixed, key=lambda place: -len(words & set(place["tags"])))
    return [{key: value for key, value in place.items() if key != "tags"} for place in fitting[:count]]


def _theme(story: _Story) -> ThemeBible:
    name, statement, counter, motifs = story.dealt("themes")
    return ThemeBible(name=name, statement=statement, counter_argument=counter, motifs=tuple(motifs))
