"""On PostgreSQL all workers keep a provider's limits together, exactly."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import ProgrammingError

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import ModelRef
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import RateLimitError
from scriptgen_core.llm.governor import Governor
from scriptgen_core.llm.lines import Lines
from scriptgen_core.llm.pacing import PaceState, own_pacing, pace_state
from scriptgen_core.llm.provider import RateHints
from scriptgen_core.orchestrator.shared_pacing import SharedPacing, pacing_over
from tests.fakes.chat_server import ChatServer
from tests.fakes.limited_server import Counting
from tests.fakes.no_waiting import Full, NoWaiting

ROOT = Path(__file__).parents[2]


def untold(_seconds: float, _reason: str) -> None:
    """Nobody is told of a wait."""


def governors(machines: tuple[Database, Database], state: PaceState) -> tuple[Governor, Governor]:
    first, second = (Governor(state, SharedPacing(database, "house", state)) for database in machines)
    return first, second


def call(governor: Governor, tokens: int = 1, used: int = 0) -> None:
    with governor.turn(object(), tokens, NoWaiting(), untold) as turn:
        turn.settle(used)


def hold(governor: Governor, held: ExitStack, go_on: Callable[[], None] | None = None) -> None:
    held.enter_context(governor.turn(object(), 1, go_on or NoWaiting(), untold))


def for_seconds(seconds: float) -> Callable[[], None]:
    """A call that waits so long and no longer."""
    until = time.monotonic() + seconds

    def go_on() -> None:
        if time.monotonic() > until:
            raise Full

    return go_on


def test_what_one_worker_takes_the_other_waits_for(machines: tuple[Database, Database]) -> None:
    first, second = governors(machines, pace_state(requests=2))
    call(first)
    with pytest.raises(Full):
        call(second)


def test_tokens_that_one_did_not_use_are_there_for_the_other(machines: tuple[Database, Database]) -> None:
    first, second = governors(machines, pace_state(tokens=1000))
    call(first, tokens=1000, used=1)
    wait = threading.Event()
    with second.turn(object(), 1, lambda: None, lambda *_: wait.set()):
        assert not wait.is_set(), "there was a second to wait, and more"


def test_a_refusal_of_one_stops_the_other_and_a_limit_one_learns_holds_for_both(
    machines: tuple[Database, Database],
) -> None:
    first, second = governors(machines, pace_state())
    first.learn(RateHints(requests=60_000))
    call(second)
    assert second.reason == "keeping under 60,000 requests a minute"
    with suppress(RateLimitError), first.turn(object(), 1, NoWaiting(), untold):
        raise RateLimitError(retry_after=60)
    with pytest.raises(Full):
        call(second)


def test_where_no_limit_is_known_the_calls_at_once_are_counted_over_all_and_the_dead_hold_none(
    machines: tuple[Database, Database],
) -> None:
    first, second = governors(machines, pace_state(concurrency=3))
    with ExitStack() as held:
        hold(first, held)
        hold(first, held)
        hold(second, held)
        with pytest.raises(Full):
            call(second)
        machines[0].locks.close()  # as for a process that died: the server lets go when it has seen the end
        hold(second, held, for_seconds(10))
        hold(second, held, for_seconds(10))
        with pytest.raises(Full):
            call(second)


def test_a_call_that_meets_a_database_in_trouble_keeps_no_place(machines: tuple[Database, Database]) -> None:
    first, second = governors(machines, pace_state(concurrency=1))

    def change(statement: str) -> None:
        with machines[0].write() as session:
            session.connection().exec_driver_sql(statement)

    change("alter table pace rename to put_away")
    with pytest.raises(ProgrammingError):
        call(first)
    change("alter table put_away rename to pace")
    call(first)
    call(second)


def test_lines_are_shared_by_key_and_address_and_no_key_is_written_down(
    machines: tuple[Database, Database],
) -> None:
    def line(key: str) -> Governor:
        settings = load_settings({"OPENAI_API_KEY": key}, {})
        return Lines(settings, pacing_over(machines[0])).to(ModelRef("openai", "gpt-test")).governor

    with ExitStack() as held:
        hold(line("sk-one-secret"), held)
        hold(line("sk-another"), held)
        with pytest.raises(Full):
            hold(line("sk-one-secret"), held)
    with machines[0].read() as session:
        rows = session.connection().exec_driver_sql("select line || state::text from pace").scalars().all()
    assert len(rows) == 2
    assert not any("sk-" in row for row in rows)


def test_on_sqlite_a_process_keeps_its_pace_to_itself(tmp_path: Path) -> None:
    assert pacing_over(Database(f"sqlite:///{tmp_path / 'one.sqlite'}")) is own_pacing


def test_two_processes_under_one_limit_are_never_refused_and_use_it(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    counting = Counting(limit=40, window=10)
    with ChatServer(counting) as server:
        command = [sys.executable, "-m", "tests.fakes.paced_caller", postgres_url, server.host, "28", "240"]
        callers = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
        assert [caller.wait(timeout=90) for caller in callers] == [0, 0]
    with capsys.disabled():
        print(f"\n  two processes under one limit: {counting.refused} refused, {counting.share:.1%} of the limit used")
    assert counting.refused == 0
    assert counting.share > 0.8
