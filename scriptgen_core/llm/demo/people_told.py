"""Who a log line and a brief tell of: people with names, and people told by what they are, the lead first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.subjects import begins_phrase, is_person, phrase_from, words_of
from scriptgen_core.llm.demo.wording import plain

Gender: TypeAlias = Literal["f", "m", ""]

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MOST_ALIKE = 4
_MOST_NAMES = 3
_SENTENCE_ENDS = (".", "!", "?", ":")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody told of: ``name`` as on a cue, ``full_name`` as it stands there, ``role``; any of them may be ""."""

    name: str = ""
    full_name: str = ""
    role: str = ""
    age: str = ""
    gender: Gender = ""


@lru_cache(maxsize=256)
def people_told(log_line: str, whose_film: str = "") -> tuple[Told, ...]:
    """The people of the log line, and the one whose film it is first, who may stand in the brief alone."""
    words = words_of(log_line)
    found = sorted([*_named(words), *_by_role(words)], key=lambda each: each[0])
    people = [_with_gender(each, words, at == 0) for at, each in enumerate(_lead_first(words, found))]
    lead = _lead_of_brief(whose_film, people)
    if lead is None:
        return tuple(people)
    rest = list(people)
    same = next((each for each in rest if each == lead or (not each.name and each.role == lead.role)), None)
    if same:
        rest.remove(same)
    return (lead, *rest)


def named_things(log_line: str) -> dict[str, str]:
    """What is called by a name and is nobody who talks, by what it is: ``dog`` of ``a dog named Rex``."""
    words = words_of(log_line)
    return {
        before: plain(word, 40)
        for before, called, word in zip(words, words[1:], words[2:], strict=False)
        if called in ("named", "called") and word[0].isupper() and not is_person(before)
    }


def gender_of_name(name: str) -> Gender:
    """What an ending of a given name tells; "" where it tells nothing."""
    lists = material("words")["name_endings"]
    low = name.partition(" ")[0].casefold()
    if low in lists["either"]:
        return ""
    return "f" if low.endswith(tuple(lists["f"])) else "m" if low.endswith(tuple(lists["m"])) else ""


_Found: TypeAlias = tuple[int, Told]


def _named(words: Sequence[str]) -> Iterator[_Found]:
    lists = material("words")
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _is_capital(words, end):
            end += 1
            if _POSSESSIVE.search(words[end - 1]):
                break
        run = words[at:end]
        if run and run[0].casefold() not in lists["titles"] and run[0].casefold() in lists["first_words"]:
            at, run = at + 1, run[1:]
        if run and _names_a_person(words, at, end):
            yield at, _told(words, at, end)
        at = max(end, at + 1)


def _is_capital(words: Sequence[str], at: int) -> bool:
    word = words[at]
    low = _POSSESSIVE.sub("", word).casefold()
    lists = material("words")
    return word[0].isupper() and len(low) > 1 and low not in lists["stops"] and low not in lists["not_names"]


def _names_a_person(words: Sequence[str], at: int, end: int) -> bool:
    """Whether capitals from ``at`` to ``end`` are a person's: not a place's, a thing's or an adjective."""
    lists = material("words")
    before = words[at - 1] if at else "."
    after = words[end] if end < len(words) else "."
    if words[at].casefold() in lists["titles"]:
        return end - at > 1
    if words[at].casefold() in lists["place_words"] or before.isdigit():
        return False
    if before.casefold() in lists["before_places"] or before.casefold() in lists["determiners"]:
        return False
    if before in ("named", "called") and at > 1 and not is_person(words[at - 2]):
        return False
    if is_person(before) and before[0].islower():
        return True
    has_verb = after[0].islower() and (after.endswith("s") or after in lists["verbs"])
    if before in _SENTENCE_ENDS and end - at == 1:
        has_company = after in ("and", "&") and begins_phrase(words[end + 1] if end + 1 < len(words) else "")
        return (has_verb and (after.endswith("s") or not words[at].endswith("s"))) or after in (",", "(") or has_company
    is_closed = not after[0].isalpha() or after.casefold() in lists["stops"] or after in lists["verbs"]
    return has_verb or is_closed or bool(_POSSESSIVE.search(words[end - 1]))


def _told(words: Sequence[str], at: int, end: int) -> Told:
    run = [plain(_POSSESSIVE.sub("", word), 30) for word in words[at:end]]
    run = [word.title() if word.isupper() and len(word) > 1 else word for word in run]
    lists, title = material("words"), run[0].casefold()
    is_titled = title in lists["titles"] and len(run) > 1
    keeps_title = is_titled and (len(run) == 2 or title in lists["forms_of_address"])
    name = f"{run[0]} {run[-1]}" if keeps_title else run[1] if is_titled else run[0]
    rank = title if is_titled and title not in lists["forms_of_address"] else ""
    follows = [word for word in words[end : end + 3] if word not in (",", "(")]
    age = follows[0] if follows and follows[0].isdigit() and words[end : end + 1] in ([","], ["("]) else ""
    return Told(name, " ".join(run), _role_beside(words, at, end) or rank, age)


def _role_beside(words: Sequence[str], at: int, end: int) -> str:
    """The role right before a name ("piano tuner Ignacio") or right after it ("Ana, a roofer")."""
    start = at - 1 if at and words[at - 1] in ("named", "called", ",") else at
    first = start
    while first > 0 and words[first - 1][0].islower() and not _ends_before(words[first - 1]):
        first -= 1
    before = " ".join(words[first:start])
    if before and is_person(before):
        return before
    later = end
    while later < len(words) and not words[later][0].isalpha():
        later += 1
    after = phrase_from(words, later + 1) if words[later : later + 1] in (["a"], ["an"], ["the"]) else ""
    return after if later > end and is_person(after) else ""


def _ends_before(word: str) -> bool:
    lists = material("words")
    return word in lists["stops"] or word in lists["determiners"] or word in lists["verbs"] or not word[0].isalpha()


def _by_role(words: Sequence[str]) -> Iterator[_Found]:
    """People told by what they are, as many as the number before them says."""
    for at, word in enumerate(words[:-1]):
        if not begins_phrase(word):
            continue
        role = phrase_from(words, at + 1)
        after = at + 1 + len(role.split())
        skipped = after + (words[after : after + 1] in (["named"], ["called"], [","]))
        is_of_a_name = skipped < len(words) and _is_capital(words, skipped)
        follows_name = at > 1 and words[at - 1] == "," and (words[at - 2] == ")" or _is_capital(words, at - 2))
        if role and is_person(role) and not is_of_a_name and not follows_name:
            times = min(_NUMBERS.get(word.casefold(), 1), _MOST_ALIKE)
            for _ in range(times):
                yield at, Told(role=_singular(role))


def _singular(role: str) -> str:
    return role if role.endswith(("ss", "'s")) else role.removesuffix("s")


def _lead_first(words: Sequence[str], found: Sequence[_Found]) -> list[Told]:
    """Who is told of, once each; after "When ...," the one of the main clause first."""
    begins = 0
    if words and words[0].casefold() in material("words")["subordinate"] and "," in words:
        begins = words.index(",")
    mains = [told for at, told in found if at >= begins]
    others = [told for at, told in found if at < begins]
    people: list[Told] = []
    for told in (*mains, *others):
        if not told.name or all(told.name != other.name for other in people):
            people.append(told)
    return people


def _lead_of_brief(whose_film: str, people: Sequence[Told]) -> Told | None:
    """The one whose film it is: somebody of the log line, else whoever the brief names itself."""
    said = words_of(whose_film)
    if not said:
        return None
    if _begins_with_a_name(said):
        return _in_brief_alone(said, people)
    low = {_POSSESSIVE.sub("", word).casefold() for word in said}
    for told in people:
        if {word.casefold() for word in told.full_name.split()} & low:
            return told
    for told in people:
        if told.role and told.role.split()[-1].casefold() in low and not told.name:
            return told
    return next((told for _, told in (*_named(said), *_by_role(said))), None)


def _begins_with_a_name(said: Sequence[str]) -> bool:
    return _is_capital(said, 0) and said[0].casefold() not in material("words")["first_words"]


def _in_brief_alone(said: Sequence[str], people: Sequence[Told]) -> Told:
    """Who is named in the brief: somebody of the log line, or the one it tells of without a name."""
    end = next((at for at in range(len(said)) if not _is_capital(said, at)), len(said))
    told = _told(said, 0, min(end, _MOST_NAMES))
    known = {word.casefold() for word in told.full_name.split()}
    if same := next((each for each in people if known & set(each.full_name.casefold().split())), None):
        return same
    nameless = [each for each in people if not each.name]
    fitting = [each for each in nameless if each.role and each.role == told.role] or nameless[:1]
    return replace(fitting[0], name=told.name, full_name=told.full_name, age=told.age) if fitting else told


def _with_gender(told: Told, words: Sequence[str], is_lead: bool) -> Told:
    """What a title, the role or, of the lead, the first pronoun says."""
    lists = material("words")["genders"]
    own = [word.casefold() for word in (*told.name.split()[:-1], *re.split(r"[ -]", told.role)[-1:])]
    pronouns = [word.casefold() for word in words] if is_lead else []
    role = "" if own[-1] in material("words")["no_role"] else told.role
    genders: tuple[Gender, ...] = ("f", "m")
    for gender in genders:
        if any(word in lists[gender] for word in own):
            return replace(told, gender=gender, role=role)
    first = next((word for word in pronouns if word in (*lists["she"], *lists["he"])), "")
    return replace(told, role=role, gender="f" if first in lists["she"] else "m" if first else "")
