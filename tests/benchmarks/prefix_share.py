"""How much of what a 40-scene run sends was sent before, from the first letter on: what a prompt cache can save.

Every request of the run is kept in the order sent. What was sent before of a request is the longest beginning
that it has in common with one earlier request.

The best that any order could reach is bounded from above. A request is cut into sections (a paragraph of the
role's instructions, or a heading with what it tells) and those into entries (a bible entry, a scene of the story
so far, a known fact; a page or a draft is one). Sections may stand in any order, and entries in any order under
their heading. Two requests then begin alike over no more than the sections that are the same in both, and a part
of one that differs: the entries it has in both, and the beginning of the next. The best for a request is the
largest such sum over all earlier requests, as if the two had been ordered for each other alone. One order cannot
suit every pair, so the bound is higher than what can be reached.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.calls import LLMReply, LLMRequest
from scriptgen_core.core.database import Database
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.workflow_controller import GenerationConfig, GenerationScope, WorkflowController

SCENES = 40
LOG_LINE = "A ferry clerk finds the fare box short and suspects the harbour master's son."
_CHARACTERS_A_TOKEN = 3.2
_SECTION = re.compile(r"(?:[^\n]+\n)?<<<\w+\n.*?\n>>>\n*|.+?(?:\n\n|\Z)", re.DOTALL)
_OPENING = re.compile(r"(?:[^\n]+\n)?<<<(?!pages?\n)\w+\n")
_ENTRY = re.compile(r"(?<=\n\n)|(?<=\n)(?=- )")


class RecordingWrapper(LLMWrapper):
    """Remembers every request in the order sent."""

    def __init__(self) -> None:
        super().__init__(provider="demo")
        self.sent: list[LLMRequest] = []

    def call_llm(self, request: LLMRequest | str | None = None, **more: Any) -> LLMReply:
        assert isinstance(request, LLMRequest)
        self.sent.append(request)
        return super().call_llm(request, **more)


def main() -> None:
    """One line: the share sent before, the best share, and how near the one comes to the other."""
    texts = [text_of(request) for request in recorded_run(SCENES)]
    total = sum(map(len, texts))
    before, best = sum(sent_before(texts)), sum(best_possible(texts))
    print(
        f"prefix share: {before / total:.1%} of {total / _CHARACTERS_A_TOKEN:,.0f} prompt tokens were sent before "
        f"({len(texts)} requests, {SCENES} scenes); any order at most {best / total:.1%}; reached {before / best:.1%}"
    )


def recorded_run(scenes: int) -> list[LLMRequest]:
    """All requests of a whole script with two rewrites a scene, written one scene after the other."""
    wrapper = RecordingWrapper()
    config = GenerationConfig(GenerationScope.FULL_SCRIPT, scene_count=scenes, parallel_generation=False)
    with TemporaryDirectory() as folder:
        storage = BibleStorage(Database(f"sqlite:///{Path(folder) / 'story.db'}"))
        WorkflowController(storage, wrapper).generate_script(LOG_LINE, config)
    return wrapper.sent


def text_of(request: LLMRequest) -> str:
    """What the model reads, from the first letter on."""
    return "\n\n".join(message.content for message in request.messages)


def sent_before(texts: Sequence[str]) -> list[int]:
    """How long a beginning of each text one of those before it begins with as well."""
    return [max((_alike(text, other) for other in texts[:at]), default=0) for at, text in enumerate(texts)]


def best_possible(texts: Sequence[str]) -> list[int]:
    """What ``sent_before`` could be at most, in whatever order each text told its sections and their entries."""
    cut = [Counter(_SECTION.findall(text)) for text in texts]
    return [max((_alike_at_best(own, other) for other in cut[:at]), default=0) for at, own in enumerate(cut)]


def _alike(one: str, other: str) -> int:
    """How many letters the two begin with alike, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _alike_at_best(own: Counter[str], other: Counter[str]) -> int:
    both = own & other
    return _size(both) + max((_part(one, two) for one in own - both for two in other - both), default=0)


@cache
def _part(one: str, other: str) -> int:
    """How far two sections that differ can begin alike: under one heading, in whatever order their entries stand."""
    heading, own = _entries(one)
    if not own or heading != _entries(other)[0]:
        return _alike(one, other)
    others = _entries(other)[1]
    both = own & others
    start = max((_alike(mine, theirs) for mine in own - both for theirs in others - both), default=0)
    return len(heading) + _size(both) + start


@cache
def _entries(section: str) -> tuple[str, Counter[str]]:
    """The heading of a section with the entries under it; a page, and what has no heading, has none."""
    opened = _OPENING.match(section)
    if not opened:
        return "", Counter()
    entries = _ENTRY.split(section[opened.end() :].rstrip().removesuffix(">>>"))
    return opened[0], Counter(f"{entry.strip()}\n\n" for entry in entries)


def _size(blocks: Counter[str]) -> int:
    return sum(len(block) * times for block, times in blocks.items())


if __name__ == "__main__":
    main()
