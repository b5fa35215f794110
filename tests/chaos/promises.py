"""What is promised of durable runs, checked against what happened. Each check tells what is broken, in sentences."""

from collections import Counter
from collections.abc import Iterator

from scriptgen_core.llm.retries import ATTEMPTS
from tests.chaos.story import Story

TAKE_OVER_SECONDS = 20
STORED_SECONDS = 2
"""An answer that was sent so long before a disturbance has to be in the ledger, however slow the machine."""


def broken(story: Story) -> list[str]:
    """The promises that were not kept; none if all is well."""
    checks = (_run, _scenes, _answers, _lost_answers, _attempts, _taking_over)
    return [sentence for check in checks for sentence in check(story)]


def _run(story: Story) -> Iterator[str]:
    if story.status != "finished":
        yield f"the run ended {story.status}"


def _scenes(story: Story) -> Iterator[str]:
    for scene in story.scenes:
        if scene.drafts != (1,):
            yield f"scene {scene.number + 1} has the drafts {list(scene.drafts)}"
        if not set(scene.told) <= set(scene.drafts):
            yield f"scene {scene.number + 1} was said to be saved and is not there"
        if len(scene.told) != len(set(scene.told)):
            yield f"scene {scene.number + 1} was said to be saved twice"


def _answers(story: Story) -> Iterator[str]:
    """Each question has one answer in the ledger, and was not asked after that was there."""
    rows = Counter(kept.question for kept in story.kept)
    yield from (f"{_name(story, each)} is in the ledger {count} times" for each, count in rows.items() if count > 1)
    for ask in story.asks:
        since = story.kept_at.get(ask.question)
        if since is None:
            yield f"{_name(story, ask.question)} was asked by {ask.worker} and has no answer in the ledger"
        elif ask.at > since:
            late = f"{ask.at - since:.2f} s after its answer was in the ledger"
            yield f"{_name(story, ask.question)} was asked by {ask.worker} {late}"
    if missing := len(set(story.kept_at) - {ask.question for ask in story.asks}):
        yield f"{missing} answers in the ledger were never asked for"


def _lost_answers(story: Story) -> Iterator[str]:
    """What the provider answered is in the ledger, unless it was in flight at a kill or a cancel."""
    for place, by in story.lost.items():
        ask = story.asks[place]
        if by is None:
            yield f"the answer to {_name(story, ask.question)} is lost, though nothing disturbed {ask.worker}"
        elif ask.answered_at is not None and ask.answered_at < by.at - STORED_SECONDS:
            early = by.at - ask.answered_at
            yield f"the answer to {_name(story, ask.question)} was sent {early:.1f} s before the {by.kind} and is lost"
    sent = sum(ask.answered_at is not None for ask in story.asks)
    in_flight = sum(story.asks[place].answered_at is not None for place in story.lost)
    if sent - in_flight != len(story.kept):
        yield f"{sent} answers were sent, {in_flight} of them in flight, and {len(story.kept)} are in the ledger"


def _attempts(story: Story) -> Iterator[str]:
    """A call is tried four times at most, anew where another process or another attempt of the run makes it."""
    for (question, worker, _), count in story.tries.items():
        if count > ATTEMPTS:
            yield f"{_name(story, question)} was tried {count} times by {worker}"


def _taking_over(story: Story) -> Iterator[str]:
    """Where there are several workers, others go on soon."""
    slowest = max(story.taken_over, default=0.0)
    if slowest > TAKE_OVER_SECONDS:
        yield f"what a struck worker was at went on after {slowest:.1f} s"


def _name(story: Story, question: str) -> str:
    """The step that asked the question, as far as that is known."""
    return next((kept.step for kept in story.kept if kept.question == question), "a question")
