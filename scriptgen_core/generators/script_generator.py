"""What is generated before and after the scenes: first bibles, outline cards, the whole script as one screenplay."""

from collections.abc import Sequence
from functools import partial

from scriptgen_core.config.people import suggest_people
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, ask
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.prompting import BiblesInputs, BiblesReply, EntryView, PersonSuggestion, ProjectFacts, view
from scriptgen_core.core.screenplay import Screenplay, TitleField
from scriptgen_core.core.story import BibleEntry, Bibles, CharacterBible
from scriptgen_core.formats import parse_fountain
from scriptgen_core.generators.outline import generate_outline

__all__ = ["bootstrap_bibles", "format_script", "generate_outline", "what_the_bibles_get"]

_SPARE_PEOPLE = 3
_SHOWN_OF_EXISTING = ("aliases", "age", "role", "look", "want", "need", "flaw", "relationships", "withholds")


def bootstrap_bibles(
    llm: CallsLLM,
    book: PromptBook,
    project: ProjectFacts,
    character_count: int,
    *,
    people: Sequence[PersonSuggestion] | None = None,
    existing: Bibles | None = None,
    events: EventSink = no_events,
    take: int = 0,
) -> BiblesReply:
    """``character_count`` new characters, a plot, settings and a theme for a log line, fitting ``existing`` characters.

    Names, ages and jobs are offered to the model from ``people``; by default they are drawn for the log line,
    the same ones every time. A model that returns too few characters is asked once more for the missing ones.
    ``events`` hears of unusable answers; ``take`` asks for other ones. Raises InvalidReply, or whatever the call
    raises.
    """
    known = existing.characters if existing else ()
    inputs = what_the_bibles_get(project, character_count, known, people)
    ask_for = partial(_ask_bibles, llm, book, events=events, take=take)
    reply = ask_for(inputs)
    characters = _new_characters(reply, known, character_count)
    if len(characters) < character_count:
        told = (*inputs.characters, *(_as_view(character) for character in characters))
        missing = character_count - len(characters)
        more = ask_for(BiblesInputs(project, missing, inputs.people, told))
        characters = _new_characters(reply, known, character_count, more)
    return reply.model_copy(update={"characters": characters})


def what_the_bibles_get(
    project: ProjectFacts,
    character_count: int,
    known: Sequence[BibleEntry] = (),
    people: Sequence[PersonSuggestion] | None = None,
) -> BiblesInputs:
    """What the call for bibles is told: the job, people to choose from, and the characters that are there."""
    if people is None:
        people = suggest_people(project.log_line, character_count + _SPARE_PEOPLE, period=project.brief.period)
    return BiblesInputs(
        project, character_count, tuple(people), tuple(view(entry, *_SHOWN_OF_EXISTING) for entry in known)
    )


def format_script(scenes: Sequence[str], title_page: Sequence[TitleField] = ()) -> Screenplay:
    """One screenplay of the scenes' Fountain texts in order. Source spans count from the start of each scene's text."""
    elements = tuple(element for text in scenes for element in parse_fountain(text).elements)
    return Screenplay(elements, tuple(title_page))


def _ask_bibles(llm: CallsLLM, book: PromptBook, inputs: BiblesInputs, *, events: EventSink, take: int) -> BiblesReply:
    return ask(llm, book.render(inputs, step="Bibles", take=take), BiblesReply, events)[0]


def _new_characters(
    reply: BiblesReply, known: Sequence[BibleEntry], count: int, *more: BiblesReply
) -> list[CharacterBible]:
    """The first ``count`` characters whose names are not taken yet."""
    taken = {entry.name.casefold() for entry in known}
    chosen: list[CharacterBible] = []
    for character in (c for each in (reply, *more) for c in each.characters):
        if character.name.casefold() not in taken:
            taken.add(character.name.casefold())
            chosen.append(character)
    return chosen[:count]


def _as_view(character: CharacterBible) -> EntryView:
    return view(BibleEntry("", "character", 0, character), *_SHOWN_OF_EXISTING)
