"""The one place where keys are removed from what a person, a log or a file gets to see."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

Redact: TypeAlias = Callable[[str], str]

MASK = "[key removed]"
_SHORTEST_KEY = 4
_LONGER_THAN_WORDS = 8
# What is set where no key is needed: ordinary words, and keys only where the text says that they are.
_PLACEHOLDERS = frozenset(("none", "null", "empty", "test", "demo", "dummy", "fake", "local", "ollama"))
_ANNOUNCED = re.compile(r"\b(?:key|token|bearer)\b(?: provided| given)?[\s:='\"`]{1,4}\Z", re.IGNORECASE)
# Servers quote keys in part ("sk-proj-ab***yz"), so the known shapes go too, whoever they belong to.
_SHAPES = re.compile(
    r"\b(?:sk|pk|gsk|xai|tgp|hf)[-_][\w*.-]{6,}|(?<=\bBearer )(?!\[key removed)[^\s\"',]+|(?<=://)[^/\s@]+:[^/\s@]+(?=@)"
)


def redactor(secrets: Iterable[str]) -> Redact:
    """A function that takes the given secrets, and whatever looks like a key, out of a text.

    A secret of 8 characters or more goes wherever it stands, one of 4 to 7 where it is no part of a longer word, and
    a placeholder such as ``none`` only where it is called a key.
    """
    known = sorted((secret for secret in secrets if len(secret) >= _SHORTEST_KEY), key=len, reverse=True)
    keys = re.compile("|".join(map(_pattern, known)) or r"(?!)")

    def redact(text: str) -> str:
        return _SHAPES.sub(MASK, keys.sub(_masked, text))

    return redact


def _pattern(secret: str) -> str:
    found = re.escape(secret)
    return found if len(secret) >= _LONGER_THAN_WORDS else rf"(?<![\w-]){found}(?![\w-])"


def _masked(found: re.Match[str]) -> str:
    is_word = found[0] in _PLACEHOLDERS and not _ANNOUNCED.search(found.string[: found.start()])
    return found[0] if is_word else MASK
