"""The one place where keys are removed from what a person, a log or a file gets to see."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

Redact: TypeAlias = Callable[[str], str]

MASK = "[key removed]"
_SHORTEST_KEY = 8
# Servers quote keys in part ("sk-proj-ab***yz"), so the known shapes go too, whoever they belong to.
_SHAPES = re.compile(
    r"\b(?:sk|pk|gsk|xai|tgp|hf)[-_][\w*.-]{6,}|(?<=\bBearer )[^\s\"',]+|(?<=://)[^/\s@]+:[^/\s@]+(?=@)"
)


def redactor(secrets: Iterable[str]) -> Redact:
    """A function that takes the given secrets, and whatever looks like a key, out of a text.

    A "key" shorter than 8 characters is a placeholder such as ``none`` and stays, or ordinary words would go.
    """
    known = sorted((secret for secret in secrets if len(secret) >= _SHORTEST_KEY), key=len, reverse=True)

    def redact(text: str) -> str:
        for secret in known:
            text = text.replace(secret, MASK)
        return _SHAPES.sub(MASK, text)

    return redact
