"""Each broken promise is noticed, and said in a sentence."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.chaos.promises import broken
from tests.chaos.provider import Ask
from tests.chaos.story import Disturbance, SceneEnd, Story
from tests.fakes.questions import Answer

LOST = Ask("Who opens the crate?", "worker-1", at=10.0, answered_at=10.9)
REFUSED = Ask("Who opens the crate?", "worker-2", at=12.0, is_refused=True)
KEPT = Ask("Who opens the crate?", "worker-2", at=13.0, answered_at=14.0)
KILL = Disturbance("kill", at=11.0, over=11.1, worker="worker-1")
KEPT_WELL = Story(
    seed=1,
    workers=2,
    played=(KILL,),
    resumed=(),
    asks=(LOST, REFUSED, KEPT),
    kept=(Answer("Scene 1 dialogue", KEPT.question, datetime.fromtimestamp(14.1, UTC)),),
    scenes=(SceneEnd(0, drafts=(1,), told=(1,)),),
    status="finished",
    seconds=20.0,
)


def test_a_call_in_flight_at_a_kill_may_be_asked_again_and_is_counted_apart() -> None:
    assert broken(KEPT_WELL) == []
    figures = KEPT_WELL.figures
    assert (figures["asked"], figures["refused"], figures["answered"], figures["kept"]) == (3, 1, 2, 1)
    assert (figures["in flight at a kill"], figures["cut off by a cancel"], figures["asked again"]) == (1, 0, 1)
    assert KEPT_WELL.taken_over == [1.0]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"status": "failed"}, "the run ended failed"),
        ({"scenes": (SceneEnd(0, (2, 1), (1,)),)}, "scene 1 has the drafts [2, 1]"),
        ({"scenes": (SceneEnd(0, (), (1,)),)}, "scene 1 was said to be saved and is not there"),
        ({"scenes": (SceneEnd(0, (1,), (1, 1)),)}, "scene 1 was said to be saved twice"),
        (
            {"asks": (LOST, REFUSED, KEPT, replace(KEPT, at=15.0, answered_at=None))},
            "Scene 1 dialogue was asked by worker-2 0.90 s after its answer was in the ledger",
        ),
        ({"kept": KEPT_WELL.kept * 2}, "Scene 1 dialogue is in the ledger 2 times"),
        ({"kept": ()}, "a question was asked by worker-1 and has no answer in the ledger"),
        ({"played": ()}, "the answer to Scene 1 dialogue is lost, though nothing disturbed worker-1"),
        (
            {"asks": (replace(LOST, at=7.0, answered_at=8.0), REFUSED, KEPT)},
            "the answer to Scene 1 dialogue was sent 3.0 s before the kill and is lost",
        ),
        (
            {"asks": (LOST, REFUSED, replace(KEPT, answered_at=None))},
            "1 answers were sent, 1 of them in flight, and 1 are in the ledger",
        ),
        ({"asks": (LOST, *[REFUSED] * 4, KEPT)}, "Scene 1 dialogue was tried 5 times by worker-2"),
        ({"played": (replace(KILL, at=-10.0),)}, "what a struck worker was at went on after 22.0 s"),
    ],
)
def test_a_broken_promise_is_told(changed, sentence) -> None:
    assert sentence in broken(replace(KEPT_WELL, **changed))


def test_a_call_is_tried_anew_in_another_attempt_of_the_run() -> None:
    asks = (LOST, *[REFUSED] * 4, replace(KEPT, at=13.0))
    assert broken(replace(KEPT_WELL, asks=asks, resumed=(12.5,))) == []
