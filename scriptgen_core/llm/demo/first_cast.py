"""The first characters: people that the log line and the brief name or tell of, and others drawn from lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.config.people import suggest_people
from scriptgen_core.core.prompting import BiblesInputs, PersonSuggestion
from scriptgen_core.llm.demo.people_told import Gender, Told, gender_of_name, people_told

_SPARE = 26
"""Names drawn beside those that are needed, to choose from."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the first characters. ``aliases`` are other names it goes by, ``job`` what it lives on."""

    name: str
    aliases: tuple[str, ...]
    age: str
    role: str
    job: str


def first_cast(inputs: BiblesInputs) -> list[Member]:
    """As many people as asked for, none with a name that is taken; more where the log line names more."""
    told = _in_order(inputs)
    named = sum(bool(each.name) for each in told)
    count = max(1, inputs.character_count, named)
    pool = _pool(inputs, told)
    parts = [*told, *[Told()] * count][:count]
    return [_member(part, pool) for part in parts]


def _in_order(inputs: BiblesInputs) -> list[Told]:
    """Who is told of and is not there yet: the lead, those with names, then those with a role alone."""
    taken = {word for entry in inputs.characters for word in entry.name.casefold().split()}
    told = people_told(inputs.project.log_line, inputs.project.brief.whose_film)
    there = sum(bool(_words(each) & taken) for each in told)
    new = [each for each in told if not _words(each) & taken]
    others_are_cast = max(0, len(inputs.characters) - there)
    without_name = [each for each in new if not each.name][others_are_cast:]
    kept = [each for each in new if each.name or each in without_name]
    return [*kept[:1], *sorted(kept[1:], key=lambda each: not each.name)]


def _words(told: Told) -> set[str]:
    return set(told.full_name.casefold().split())


def _pool(inputs: BiblesInputs, told: list[Told]) -> list[PersonSuggestion]:
    """People to draw from, those that were offered first; none with a name or, if possible, an initial in use."""
    project = inputs.project
    own = [each.name for each in told if each.name]
    taken = {name.casefold() for name in (*own, *(entry.name for entry in inputs.characters))}
    count = inputs.character_count + len(taken) + _SPARE
    drawn = suggest_people(project.log_line, count, period=project.brief.period)
    by_name = {person.name: person for person in (*inputs.people, *drawn, *inputs.people)}
    free = [person for name, person in by_name.items() if name.casefold() not in taken]
    initials = {name[0].casefold() for name in own}
    return sorted(free, key=lambda person: person.name[0].casefold() in initials)


def _member(told: Told, pool: list[PersonSuggestion]) -> Member:
    person = pool[-1] if told.name else _drawn(pool, told.gender)
    pool.remove(person)
    aliases = (told.full_name,) if told.full_name != told.name else ()
    return Member(
        name=told.name or person.name,
        aliases=aliases,
        age=told.age or str(person.age),
        role=told.role or person.job,
        job=person.job,
    )


def _drawn(pool: list[PersonSuggestion], gender: Gender) -> PersonSuggestion:
    fitting: Iterator[PersonSuggestion] = (
        person for person in pool if not gender or gender_of_name(person.name) == gender
    )
    return next(fitting, pool[0])
