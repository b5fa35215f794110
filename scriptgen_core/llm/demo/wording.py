"""Templates filled: ``[either|or]`` is chosen, ``{slot}`` is put in; and a writer's words made safe for a page."""

import random
import re
from collections.abc import Mapping

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE_START = re.compile(r"(^|[.?!] )([a-z])")
_MARKUP = re.compile(r"([\\*_])")
_NOTE_OR_BONEYARD = re.compile(r"[\[\]{}|]|/\*|\*/")
_SENTENCE_END = re.compile(r"(?<=[.?!]) +")


def filled(template: str, draw: random.Random, slots: Mapping[str, str]) -> str:
    """The template as sentences: choices drawn, slots filled, a capital wherever a sentence starts."""
    text = phrase(template, draw, slots)
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), text)


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


def sentence(text: str, limit: int = 220) -> str:
    """The writer's words as sentences of an action paragraph: a capital first, a full stop last."""
    words = plain(text, limit).lstrip("!@.>~#=(<-– ").strip()
    if not words:
        return ""
    closed = words if words[-1] in ".?!\"'”)。؟…" else f"{words.rstrip(',;:')}."
    return closed[0].upper() + closed[1:]


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
