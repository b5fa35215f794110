"""Templates filled: ``[either|or]`` is chosen, ``{slot}`` is put in; and a writer's words made safe for a page."""

import random
import re
from collections.abc import Mapping

from scriptgen_core.llm.demo.dice import dice

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(^|[.?!] )([a-z])")
_MARKUP = re.compile(r"([\\*_])")
_NOTE_OR_BONEYARD = re.compile(r"[\[\]{}|]|/\*|\*/")
_SOUNDS_LIKE_YOU = re.compile(r"uni(?!n)|use|usu|eu|one\b|once|ubi")
_SILENT_H = re.compile(r"hour|honest|honou?r|heir")
_SENTENCE_END = re.compile(r"(?<=[.?!]) +")


def filled(template: str, draw: random.Random, slots: Mapping[str, str]) -> str:
    """The template as sentences: choices drawn, slots filled, a capital wherever a sentence starts."""
    text = phrase(template, draw, slots)
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), text)


def filled_alike(template: str, key: tuple[object, ...], slots: Mapping[str, str]) -> str:
    """As :func:`filled`, but equal choices under one key fall alike, also in other templates: two can speak of one."""
    chosen = _CHOICE.sub(lambda found: dice("alike", found[0], *key).choice(found[1].split("|")), template)
    return filled(chosen, dice(), slots)


def varied(template: str, turn: int) -> str:
    """The template with its choices made: others in each ``turn``, until all were made."""

    def choice(found: re.Match[str]) -> str:
        options = found[1].split("|")
        return options[(turn + dice("varied", found[0]).randrange(len(options))) % len(options)]

    return _CHOICE.sub(choice, template)


def phrase(template: str, draw: random.Random, slots: Mapping[str, str]) -> str:
    """The template with its choices drawn and its slots filled, as part of a sentence."""
    chosen = _CHOICE.sub(lambda found: draw.choice(found[1].split("|")), template)
    return _SLOT.sub(lambda found: slots[found[1]], chosen)


def plain(text: str, limit: int = 200) -> str:
    """A writer's words as one line of a page that reads as nothing but words, ``limit`` characters at most.

    Emphasis marks are escaped, brackets of notes and boneyards dropped, line breaks become spaces.
    """
    line = " ".join(_NOTE_OR_BONEYARD.sub(" ", text).split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0]
    return _MARKUP.sub(r"\\\1", line)


def with_article(phrase: str) -> str:
    """``a night watchman``, ``an usher``, ``a university clerk``: by the sound a word begins with."""
    low = phrase.casefold()
    is_vowel = (low[:1] in "aeiou" and not _SOUNDS_LIKE_YOU.match(low)) or bool(_SILENT_H.match(low))
    if phrase[:2].isupper():
        is_vowel = phrase[0] in "AEFHILMNORSX"
    return f"{'an' if is_vowel else 'a'} {phrase}"


def sentence(text: str, limit: int = 220) -> str:
    """The writer's words as sentences of an action paragraph: a capital first, a full stop last."""
    words = plain(text, limit).lstrip("!@.>~#=(<-– ").strip()
    if not words:
        return ""
    whole = closed(words)
    return whole[0].upper() + whole[1:]


def closed(text: str) -> str:
    """The text with a full stop where it ends in none, or in a comma."""
    return text if text[-1] in ".?!\"'”)。؟…" else f"{text.rstrip(',;: ')}."


def sentences(text: str) -> list[str]:
    """A text cut at its sentence ends."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def chunks(text: str, most_words: int) -> list[str]:
    """A long speech as breaths of at most ``most_words`` words: cut at sentence ends, else commas, else anywhere."""
    parts: list[str] = []
    for one in sentences(text):
        parts += _breaths(one.split(), most_words)
    return parts


def _breaths(words: list[str], most: int) -> list[str]:
    if len(words) <= most:
        return [" ".join(words)]
    commas = [place for place, word in enumerate(words[:most], 1) if word.endswith((",", ";", ":"))]
    cut = commas[-1] if commas else most
    return [" ".join(words[:cut]), *_breaths(words[cut:], most)]
