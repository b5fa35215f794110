"""Reads a Chat Completions request the way a model would: which answer is wanted, and what it is told."""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ASKED_FOR = {
    "BiblesReply": r"new characters, one plot",
    "OutlineReply": r"Write the next \d+ cards",
    "EnsembleReply": r"Offer the moves of every one",
    "CharacterReply": r"Offer the moves of",
    "DirectorReply": r"Its first line is exactly:",
    "CritiqueReply": r"Notes the writer has dismissed:",
    "RewriteReply": r"The draft of scene \d+:",
}
_FENCE = re.compile(r"<<<(\w+)\n(.*?)\n>>>", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """One request, read. ``chance`` is seeded by its words and its number, so "try again" answers differently."""

    wanted: str
    text: str
    facts: dict[str, str]
    chance: random.Random

    def number(self, pattern: str, default: int) -> int:
        found = re.search(pattern, self.text)
        return int(found.group(1)) if found else default

    def line(self, pattern: str, default: str = "") -> str:
        found = re.search(pattern, self.text)
        return found.group(1).strip() if found else default

    def items(self, fact: str) -> list[str]:
        """The entries of a list ("- one"), empty where nothing was told."""
        return re.findall(r"^\s*- (.+)$", self.facts.get(fact, ""), re.MULTILINE)

    def entries(self, fact: str) -> dict[str, str]:
        """Blocks that begin with a NAME in capitals, by the name in ordinary letters."""
        return dict(_entries(self.facts.get(fact, "")))


def read(request: dict[str, Any], number: int, seed: int = 0) -> Asked:
    """What a request wants and tells."""
    messages = request.get("messages", [])
    text = next((m["content"] for m in reversed(messages) if m["role"] == "user" and "<<<" in m["content"]), "")
    text = text or (messages[-1]["content"] if messages else "")
    digest = hashlib.sha256(f"{seed}\n{number}\n{text}".encode()).hexdigest()
    return Asked(_wanted(request, text), text, dict(_FENCE.findall(text)), random.Random(digest))


def _wanted(request: dict[str, Any], text: str) -> str:
    named = request.get("response_format", {}).get("json_schema", {}).get("name", "")
    return named or next((name for name, pattern in _ASKED_FOR.items() if re.search(pattern, text)), "")


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for block in re.split(r"\n\s*\n", text):
        name, _, rest = block.strip().partition("\n")
        if name and name != "(nothing)" and name == name.upper():
            yield name.title(), rest
