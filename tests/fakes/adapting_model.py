"""A model that adapts: it answers each turn of the conversation from the source it was shown last."""

import json
import re
from collections.abc import Mapping
from typing import Any

from tests.fakes.chat_replies import Reply, json_said

_BATCH = re.compile(r"<<<batch\n(.*?)\n>>>", re.DOTALL)
_FIRST = re.compile(r"The first of them is scene (\d+)")
_WORDS = re.compile(r"\S+(?:[ \n]+\S+){5}")
SUMMARY = "Told in short:"


def adapting(body: Mapping[str, Any], _number: int) -> Reply:
    """Two scenes of each batch that begin at its first words and in its middle; an opening; a summary of all above."""
    last = next(turn for turn in reversed(turns_in(body)) if not turn.startswith("That reply could not be used"))
    if "cold open" in last:
        return json_said({"scenes": [_scene("THE OPENING", "", 0)]})
    if "tell all turns above in short" in last:
        turns = sum(message["role"] == "assistant" for message in body["messages"])
        return json_said({"summary": f"{SUMMARY} {turns} turns."})
    source = last_batch(last)
    starts = [0, len(source) // 2]
    first = first_scene(last)
    return json_said(
        {"scenes": [_scene(f"PLACE {first + at}", _quote(source, start), at) for at, start in enumerate(starts)]}
    )


def last_batch(content: str) -> str:
    """The part of the source in a turn."""
    found = _BATCH.search(content)
    assert found is not None
    return found[1]


def first_scene(content: str) -> int:
    """The number that a turn gives its first scene."""
    found = _FIRST.search(content)
    assert found is not None
    return int(found[1])


def turns_in(body: Mapping[str, Any]) -> list[str]:
    """What each turn of a request asked, without what is told in short."""
    return [message["content"] for message in body["messages"] if message["role"] == "user"]


def answers_in(body: Mapping[str, Any]) -> list[Any]:
    """What stands in a request as the model's own earlier answers."""
    answers = [message["content"] for message in body["messages"] if message["role"] == "assistant"]
    return [json.loads(answer) for answer in answers if answer.startswith("{")]


def _quote(source: str, start: int) -> str:
    found = _WORDS.search(source, start)
    return found[0] if found else ""


def _scene(place: str, quote: str, at: int) -> dict[str, Any]:
    page = f"{'INT.' if at % 2 else 'EXT.'} {place} - DAY\n\nHolmes looks up.\n\nHOLMES\nYou have been there, Watson.\n"
    return {
        "int_ext": "INT." if at % 2 else "EXT.",
        "place": place,
        "time": "DAY",
        "description": f"Holmes looks up at {place.lower()}.",
        "characters": ["Holmes"],
        "quote": quote,
        "fountain": page,
    }
