"""Asks for the scenes of a batch, for the opening, or for the turns so far in short; and reads what is answered."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from scriptgen_core.adaptation.conversation import History, request_after
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.adapting import (
    AdaptedScene,
    AdaptReply,
    FoldInputs,
    FoldReply,
    OpeningInputs,
    OpeningReply,
)
from scriptgen_core.core.calls import CallsLLM, LLMRequest, ask, ask_and_read, author_of, parse_reply
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.formats import parse_fountain

IntExt: TypeAlias = Literal["INT.", "EXT.", "INT./EXT."]

_MARKS = r"[^\w\s]*"
_BOTH = re.compile(r"^(INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I/E)", re.IGNORECASE)
_HEADING_START = re.compile(r"^(?:INT\.?/EXT|INT|EXT|I/E)[. ]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A scene of the answer: its card, the page under the card's heading, and the passage it begins at."""

    card: OutlineCard
    fountain: str
    quote: str


@dataclass(frozen=True, slots=True)
class Adapted:
    """What a turn came to; ``answer`` is the reply word for word."""

    pages: tuple[Page, ...]
    answer: str
    author: Author


class Adapter:
    """Goes on with the conversation. ``events`` hears of unusable answers; whatever a call raises is raised."""

    def __init__(self, llm: CallsLLM, book: PromptBook, events: EventSink = no_events) -> None:
        self._llm = llm
        self._book = book
        self._events = events

    def adapt(self, request: LLMRequest, source: str) -> Adapted:
        """The scenes that a request for a batch, or for the opening, is answered with.

        An answer that holds no scenes, or a scene without a page, is asked for once more. A quote that does not stand
        in ``source`` is dropped.
        """
        (scenes, reply) = ask_and_read(self._llm, request, lambda text: _pages(text, request), self._events)
        pages = tuple(Page(page.card, page.fountain, passage_in(source, page.quote)) for page in scenes)
        return Adapted(pages, reply.text, author_of(request, reply))

    def fold(self, history: History, inputs: FoldInputs, step: str) -> str:
        """All turns of the history in short."""
        request = request_after(history, self._book, inputs, step=step)
        answer, _ = ask(self._llm, request, FoldReply, self._events)
        return answer.summary.strip()


def passage_in(source: str, quote: str) -> str:
    """The quote as the source has it, whatever its spaces, quotation marks and capitals; empty where it has it not."""
    words = re.findall(r"\w+", quote)
    if not words:
        return ""
    said = r"\W+".join(map(re.escape, words))
    found = re.search(rf"{_MARKS}\b{said}\b{_MARKS}", source, re.IGNORECASE)
    return found[0] if found else ""


def _pages(answer: str, request: LLMRequest) -> list[Page]:
    reply_type = OpeningReply if isinstance(request.inputs, OpeningInputs) else AdaptReply
    reply = cast(AdaptReply | OpeningReply, parse_reply(answer, reply_type))
    return [_page(scene, number) for number, scene in enumerate(reply.scenes, 1)]


def _page(scene: AdaptedScene, number: int) -> Page:
    card = OutlineCard(
        description=scene.description or scene.place,
        int_ext=_int_ext(scene.int_ext),
        place=_HEADING_START.sub("", scene.place).strip() or scene.place,
        time=scene.time,
        characters=scene.characters,
    )
    body = _without_heading(scene.fountain.strip())
    if not parse_fountain(body).elements:
        mistake = f"scenes.{number - 1}.fountain: a heading and nothing under it"
        raise InvalidReply(f"scene {number} has nothing under its heading", "Try again.", mistake=mistake)
    return Page(card, f"{card.heading}\n\n{body}\n", scene.quote)


def _without_heading(text: str) -> str:
    first, _, rest = text.partition("\n")
    elements = parse_fountain(f"{first}\n").elements
    return rest.strip() if elements and isinstance(elements[0], SceneHeading) else text


def _int_ext(text: str) -> IntExt:
    if _BOTH.match(text):
        return "INT./EXT."
    return "EXT." if text.strip().upper().startswith("EXT") else "INT."
