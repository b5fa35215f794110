"""Lists of the story as lines of text, the way a writer types them, and back."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Act, Beat, Learning, Relationship, Want

_NAME = re.compile(r"(?P<name>[^|:]*[^|:\s])\s*(?P<mark>\||:(?!\d))\s*(?P<rest>.*)")
_MOST_WORDS_IN_A_NAME = 8
_POSITION = re.compile(r"(\d+)(?:\s*%\s*[|:]?|\s*\||\s*:(?!\d))")
_AS_CARDS_SAY = re.compile(r"(.+?)\s*\(from (.+)\)")
_FORMS = {
    "relationships": "needs a name, a colon and what they are, like “Nina: owes her the flat and resents it”",
    "acts": "needs a name, a bar and what happens, like “Act One | She takes the job she swore off”",
    "beats": "needs a percent and a name, like “50 | Midpoint | what turns”",
    "wants": "needs bars between who, what and from whom, like “Nina | the spare key | her brother”",
    "learns": "needs a name and what is learnt, like “Nina: the letter is forged”",
}


def as_lines(kind: str, value: Any) -> Any:
    """A stored list of this kind (``names``, ``beats``) as its text; a value of any other kind as it is."""
    return _AS_TEXT[kind](value) if kind in _AS_TEXT else value


def from_lines(kind: str, text: str) -> Any:
    """A text of this kind as the value to store; InputError naming the first line that cannot be understood."""
    return _FROM_TEXT[kind](text) if kind in _FROM_TEXT else text


def names_text(names: Iterable[str]) -> str:
    """Names on one line with commas between; on lines of their own where one holds a comma."""
    names = list(names)
    if any("," in name for name in names):
        return "\n".join(names) + ("\n" if len(names) == 1 else "")
    return ", ".join(names)


def lines_text(lines: Iterable[str]) -> str:
    """One entry on each line."""
    return "\n".join(_one_line(line) for line in lines)


def relationships_text(relationships: Iterable[Relationship]) -> str:
    """``Name: what they are to each other``, one on each line."""
    return "\n".join(_joined(":", each.to, each.nature) for each in relationships)


def acts_text(acts: Iterable[Act]) -> str:
    """``Name | what happens``, one on each line."""
    return "\n".join(_joined(" |", each.name, each.summary) for each in acts)


def beats_text(beats: Iterable[Beat]) -> str:
    """``20 | Midpoint | what turns``, one on each line; the number is the percent of the script."""
    return "\n".join(_joined(" |", str(each.position), each.name, each.turn) for each in beats)


def wants_text(wants: Iterable[Want]) -> str:
    """``Who | wants what | from whom``, one on each line."""
    return "\n".join(_joined(" |", each.who, each.wants, each.from_whom) for each in wants)


def learns_text(learns: Iterable[Learning]) -> str:
    """``Who: what``, one on each line."""
    return "\n".join(_joined(":", each.who, each.what) for each in learns)


def relationships(text: str) -> list[Mapping[str, Any]]:
    """The relationships a text's lines name; InputError for a line that does not set the name off."""
    return _each_line("relationships", text, _relationship)


def acts(text: str) -> list[Mapping[str, Any]]:
    """The acts a text's lines name; InputError for a line that does not set the name off."""
    return _each_line("acts", text, _act)


def beats(text: str) -> list[Mapping[str, Any]]:
    """The beats a text's lines name; InputError for a line that does not begin with a percent and a name."""
    return _each_line("beats", text, _beat)


def wants(text: str) -> list[Mapping[str, Any]]:
    """The wants a text's lines name; InputError for a line that does not set the name off."""
    return _each_line("wants", text, _want)


def learns(text: str) -> list[Mapping[str, Any]]:
    """What a text's lines say who learns; InputError for a line that names nobody or nothing."""
    return _each_line("learns", text, _learning)


def _relationship(line: str) -> Mapping[str, Any] | None:
    return (found := _named(line)) and {"to": found["name"], "nature": found["rest"]}


def _act(line: str) -> Mapping[str, Any] | None:
    name, bar, summary = line.partition("|" if "|" in line else ":")
    return {"name": name.strip(), "summary": summary.strip()} if bar and name.strip() else None


def _beat(line: str) -> Mapping[str, Any] | None:
    if (position := _POSITION.match(line)) is None:
        return None
    rest = line[position.end() :]
    name, _, turn = rest.partition("|" if "|" in rest else ":")
    return {"position": int(position[1]), "name": name.strip(), "turn": turn.strip()} if name.strip() else None


def _want(line: str) -> Mapping[str, Any] | None:
    if (found := _named(line)) is None:
        return None
    wants, *from_whom = (part.strip() for part in found["rest"].split("|"))
    if found["mark"] == ":" and not from_whom and (spoken := _AS_CARDS_SAY.fullmatch(wants)):
        wants, *from_whom = spoken.groups()
    if len(from_whom) > 1:
        return None
    return {"who": found["name"].removesuffix(" wants"), "wants": wants, "from_whom": "".join(from_whom)}


def _learning(line: str) -> Mapping[str, Any] | None:
    if (found := _named(line)) is None or not found["rest"]:
        return None
    return {"who": found["name"].removesuffix(" learns"), "what": found["rest"]}


def _named(line: str) -> re.Match[str] | None:
    """A line that begins with a name and a mark; more words than a name has before a colon are a sentence."""
    found = _NAME.fullmatch(line)
    is_sentence = found and found["mark"] == ":" and len(found["name"].split()) > _MOST_WORDS_IN_A_NAME
    return None if is_sentence else found


def _each_line(field: str, text: str, read: Callable[[str], Mapping[str, Any] | None]) -> list[Mapping[str, Any]]:
    return [_read(field, read, number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _read(field: str, read: Callable[[str], Mapping[str, Any] | None], number: int, line: str) -> Mapping[str, Any]:
    if (values := read(line.strip())) is None:
        raise InputError(field, f"line {number} {_FORMS[field]}")
    return values


def _joined(mark: str, *parts: str) -> str:
    """The parts with the mark between; the first keeps its mark where nothing follows."""
    first, *rest = (_one_line(part) for part in parts)
    while rest and not rest[-1]:
        rest.pop()
    return f"{mark} ".join([first, *rest]) if rest else f"{first}{mark}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


_AS_TEXT: Mapping[str, Callable[[Any], str]] = {
    "names": names_text,
    "lines": lines_text,
    "relationships": relationships_text,
    "acts": acts_text,
    "beats": beats_text,
    "wants": wants_text,
    "learns": learns_text,
}
_FROM_TEXT: Mapping[str, Callable[[str], Any]] = {
    "relationships": relationships,
    "acts": acts,
    "beats": beats,
    "wants": wants,
    "learns": learns,
}
