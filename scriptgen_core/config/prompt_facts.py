"""How the typed inputs of a prompt become the variables its template names: the one place that words facts."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from scriptgen_core.core.adapting import AdaptInputs, FoldInputs, OpeningInputs
from scriptgen_core.core.errors import ConfigError
from scriptgen_core.core.line_asking import ALTERNATIVES, LineInputs
from scriptgen_core.core.prompting import (
    BiblesInputs,
    CharacterInputs,
    DirectorInputs,
    DramaturgeInputs,
    EnsembleInputs,
    EntryView,
    Move,
    Offer,
    OutlineInputs,
    PersonSuggestion,
    ProjectFacts,
    PromptInputs,
    RewriteInputs,
    SceneFrame,
)
from scriptgen_core.core.script_reading import ReadingInputs, asked_of
from scriptgen_core.core.story import Learning, OutlineCard, Want

Fact: TypeAlias = str | int | tuple[str, ...]

WORDS_PER_EIGHTH = 22
"""A full page of dialogue and action holds about 180 words."""

_TIE = "relationships:"
_INTENT = ("whose_film", "ending", "scene_seen")
"""What a reader who judges the page alone is not told of the brief."""
_LABELS = {
    "voice.sample_lines": "has said",
    "voice.only_words": "words only this one uses",
    "voice.never_words": "words this one never uses",
    "voice.habits": "habits of speech",
    "voice.dodges": "dodges by",
    "voice.attacks": "attacks by",
    "voice.words_per_speech": "usual words a speech",
    "never_does": "would never",
    "withholds": "keeps back",
    "look": "look, at first sight",
}
_BRIEF_LABELS = {
    "tone": "Tone",
    "comparables": "Akin to",
    "not_like": "Not like",
    "whose_film": "Whose story",
    "ending": "Ending",
    "scene_seen": "A scene the writer already sees",
    "period": "Period",
    "scale": "Scale",
    "never": "Must never happen",
    "language": "Language of the script",
}


def facts_of(inputs: PromptInputs) -> Mapping[str, Fact]:
    """Every variable that a template for these inputs may name; ConfigError for inputs of an unknown kind."""
    match inputs:
        case BiblesInputs():
            return _bibles(inputs)
        case OutlineInputs():
            return _outline(inputs)
        case CharacterInputs():
            return _character(inputs)
        case EnsembleInputs():
            return {"speakers": "\n\n".join(_ensemble_part(part) for part in inputs.speakers)}
        case DirectorInputs():
            return _director(inputs)
        case DramaturgeInputs():
            return _dramaturge(inputs)
        case RewriteInputs():
            return _rewrite(inputs)
        case LineInputs():
            return _lines(inputs)
        case ReadingInputs():
            return _reading(inputs)
        case AdaptInputs() | OpeningInputs() | FoldInputs():
            return _adaptation(inputs)
        case _:
            raise ConfigError(f"Inputs of type {type(inputs).__name__} have no wording; pass one of core.prompting.")


def _bibles(inputs: BiblesInputs) -> dict[str, Fact]:
    return {
        "project": _project(inputs.project),
        "character_count": inputs.character_count,
        "people": tuple(_person(person) for person in inputs.people),
        "characters": _entries(inputs.characters),
    }


def _outline(inputs: OutlineInputs) -> dict[str, Fact]:
    first = len(inputs.so_far) + 1
    return {
        "project": _project(inputs.project),
        "characters": _entries(inputs.characters),
        "plots": _entries(inputs.plots),
        "settings": _entries(inputs.settings),
        "themes": _entries(inputs.themes),
        "so_far": "\n\n".join(f"Scene {number}\n{_card(card)}" for number, card in enumerate(inputs.so_far, 1)),
        "count": inputs.count,
        "total": inputs.total,
        "first": first,
        "last": first + inputs.count - 1,
        "pages": inputs.project.format.pages,
    }


def _character(inputs: CharacterInputs) -> dict[str, Fact]:
    return {
        "speaker": _entry(inputs.speaker, without=_told_elsewhere(inputs.speaker)),
        "name": inputs.speaker.name,
        "scene": _frame(inputs.scene),
        "others": inputs.others,
        "knows": inputs.knows,
        "last_event": inputs.last_event,
        "own_lines": inputs.own_lines,
        "want": inputs.want,
        "talk": inputs.talk,
        "max_words": inputs.max_words,
        "language": inputs.language or "that of the texts above",
    }


def _ensemble_part(inputs: CharacterInputs) -> str:
    facts = _character(inputs)
    sections = (
        ("", facts["speaker"]),
        ("The others, as this one sees them", inputs.others),
        ("Knows", inputs.knows),
        ("What happened last", inputs.last_event),
        ("Has said, in the writer's own words; sound like this", inputs.own_lines),
        ("The scene", facts["scene"]),
        ("Wants here", inputs.want),
        ("Talk", f"{inputs.talk}, at most {inputs.max_words} words a line, language: {facts['language']}"),
    )
    return "\n".join(_labelled(label, value) for label, value in sections if value)


def _director(inputs: DirectorInputs) -> dict[str, Fact]:
    return {
        "project": _project(inputs.project),
        "themes": _entries(inputs.themes),
        "story_so_far": inputs.story_so_far,
        "pages": inputs.pages,
        "setting": _entry(inputs.setting) if inputs.setting else "",
        "cast": _entries(inputs.cast),
        "card": _card(inputs.card),
        "offers": "\n\n".join(_offer(offer) for offer in inputs.offers),
        "introduce": inputs.introduce,
        "number": inputs.number + 1,
        "heading": inputs.card.heading,
        "words": inputs.card.target_eighths * WORDS_PER_EIGHTH,
        "talk": inputs.card.talk,
    }


def _dramaturge(inputs: DramaturgeInputs) -> dict[str, Fact]:
    return {
        "project": _project(inputs.project, without=_INTENT),
        "number": inputs.number + 1,
        "page": inputs.fountain,
        "findings": inputs.findings,
        "dismissed": inputs.dismissed,
    }


def _rewrite(inputs: RewriteInputs) -> dict[str, Fact]:
    locked = set(inputs.locked)
    numbered = (f"[{n}]{' LOCKED' if n in locked else ''}\n{text}" for n, text in enumerate(inputs.elements))
    return {
        "project": _project(inputs.project),
        "setting": _entry(inputs.setting) if inputs.setting else "",
        "cast": _entries(inputs.cast),
        "number": inputs.number + 1,
        "draft": "\n".join(numbered),
        "must_survive": inputs.must_survive,
        "notes": tuple(f"[{note_id}] {text}" for note_id, text in inputs.notes),
    }


def _lines(inputs: LineInputs) -> dict[str, Fact]:
    return {
        "project": _project(inputs.project),
        "setting": _entry(inputs.setting) if inputs.setting else "",
        "cast": _entries(inputs.cast),
        "card": _card(inputs.card) if inputs.card else "",
        "number": inputs.number + 1,
        "before": "\n".join(inputs.before),
        "lines": "\n".join(inputs.lines),
        "after": "\n".join(inputs.after),
        "must_survive": inputs.must_survive,
        "asked": inputs.ask,
        "axis": inputs.axis,
        "count": ALTERNATIVES if inputs.ask == "alternatives" else 1,
    }


def _reading(inputs: ReadingInputs) -> dict[str, Fact]:
    return {
        "project": _project(inputs.project),
        "subject": inputs.subject,
        "fields": ", ".join(asked_of(inputs.read_for)),
        "known": _entries(inputs.known),
        "so_far": inputs.so_far,
        "scenes": "\n\n".join(f"[Scene {each.number + 1}]\n{each.text.strip()}" for each in inputs.scenes),
    }


def _adaptation(inputs: AdaptInputs | OpeningInputs | FoldInputs) -> dict[str, Fact]:
    told: dict[str, Fact] = {"project": _project(inputs.project), "characters": _entries(inputs.known)}
    if isinstance(inputs, AdaptInputs):
        told |= {"title": inputs.title, "batch": inputs.batch, "first": inputs.first}
    return told


def _project(project: ProjectFacts, without: tuple[str, ...] = ()) -> str:
    told = [("Title", project.title), ("Genre", project.genre), ("Log line", project.log_line)]
    told += [(label, str(project.brief[field])) for field, label in _BRIEF_LABELS.items() if field not in without]
    size = f"Format: {project.format.value}, about {project.format.pages} pages"
    return "\n".join([size, *(f"{label}: {value}" for label, value in told if value)])


def _person(person: PersonSuggestion) -> str:
    return f"{person.name}, {person.age}, {person.job}"


def _entries(entries: Iterable[EntryView]) -> str:
    return "\n\n".join(_entry(entry) for entry in entries)


def _entry(entry: EntryView, without: tuple[str, ...] = ()) -> str:
    lines = (_labelled(_label(field), value) for field, value in entry.fields if field not in without)
    return "\n".join([entry.name.upper(), *lines])


def _label(field: str) -> str:
    path, _, name = field.partition(":")
    if name:
        return f"to {name}" if field.startswith(_TIE) else name
    return _LABELS.get(path, path.replace("_", " "))


def _told_elsewhere(speaker: EntryView) -> tuple[str, ...]:
    """The fields of a speaker that stand with what it knows, and with those it sees."""
    return ("knows_at_start", *(field for field, _ in speaker.fields if field.startswith(_TIE)))


def _labelled(label: str, value: Fact) -> str:
    if isinstance(value, tuple):
        return "\n".join([f"{label}:", *(f"  - {item}" for item in value)])
    return f"{label}: {value}" if label else str(value)


def _frame(scene: SceneFrame) -> str:
    told = [
        ("Place", f"{scene.int_ext} {scene.place}"),
        ("Time", scene.time),
        ("Present", ", ".join(scene.present)),
        ("In use", scene.object_in_use),
    ]
    around = [_entry(scene.setting)] if scene.setting else []
    return "\n".join([*(f"{label}: {value}" for label, value in told if value), *around])


def _card(card: OutlineCard) -> str:
    lines = [card.heading]
    for field in type(card).model_fields:
        value = card[field]
        if value and field not in ("int_ext", "place", "time"):
            lines.append(_labelled(field.replace("_", " "), _card_value(value)))
    return "\n".join(lines)


def _card_value(value: object) -> Fact:
    if isinstance(value, tuple):
        return tuple(_card_item(item) for item in value)
    return str(value)


def _card_item(item: object) -> str:
    match item:
        case Want():
            return f"{item.who} wants {item.wants}" + (f" from {item.from_whom}" if item.from_whom else "")
        case Learning():
            return f"{item.who} learns: {item.what}"
        case _:
            return str(item)


def _offer(offer: Offer) -> str:
    return "\n".join([offer.name.upper(), *(_move(move) for move in offer.moves)])


def _move(move: Move) -> str:
    action = f" [acts: {move.action}]" if move.action else ""
    return "\n".join([f"{move.when}, to {move.verb or 'be present'}{action}", *(f"  - {line}" for line in move.lines)])
