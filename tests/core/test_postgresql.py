"""On PostgreSQL several processes share one database as the threads of one share SQLite."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import sqlalchemy as sa

from scriptgen_core.core.calls import Lineup, LLMReply, LLMRequest, Message, ModelRef, Usage
from scriptgen_core.core.database import Database
from scriptgen_core.core.events import StepStarted
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.run_storage import Run, RunStorage
from tests.fakes.postgres import PostgresServer
from tests.fakes.waiting import wait_for

A_CALL = LLMRequest(messages=(Message("user", "Who counts the forks?"),), step="Scene 1 dialogue")


def new_run(database: Database) -> Run:
    project = ProjectStorage(database).create({"title": "Forks", "log_line": "A caterer counts forks."})
    return RunStorage(database).create(project.id, "generate", "Scenes", {}, lineup=Lineup(ModelRef("demo")))


def side_by_side(*work: Callable[[], object]) -> None:
    with ThreadPoolExecutor(len(work)) as pool:
        for done in [pool.submit(each) for each in work]:
            done.result(timeout=30)


def test_what_two_processes_write_into_one_row_is_all_kept(machines: tuple[Database, Database]) -> None:
    run = new_run(machines[0])

    def finish(database: Database, name: str) -> None:
        for number in range(25):
            RunStorage(database).mark_done(run.id, f"{name}{number}")

    side_by_side(*(lambda d=d, n=n: finish(d, n) for d, n in zip(machines, "ab", strict=True)))  # type: ignore[misc]
    assert len(RunStorage(machines[0]).get(run.id).done) == 50


def test_a_reader_that_follows_the_events_of_a_run_misses_none(machines: tuple[Database, Database]) -> None:
    run, seen, told = new_run(machines[0]), list[int](), threading.Event()

    def tell(database: Database) -> None:
        for number in range(60):
            RunStorage(database).add_event(run.id, StepStarted(step=f"Step {number}"))

    def follow() -> None:
        while True:
            was_told = told.is_set()
            new = RunStorage(machines[0]).events(run.id, after=seen[-1] if seen else 0)
            seen.extend(logged.id for logged in new)
            if was_told:
                return

    reader = threading.Thread(target=follow)
    reader.start()
    side_by_side(*(lambda d=d: tell(d) for d in (*machines, *machines)))  # type: ignore[misc]
    told.set()
    reader.join()
    assert len(seen) == 240


def test_a_reading_block_sees_one_state_of_the_database(machines: tuple[Database, Database]) -> None:
    run = new_run(machines[0])
    with machines[0].read() as session:
        query = sa.text("select status from run")
        before = session.scalar(query)
        RunStorage(machines[1]).set_status(run.id, "finished")
        assert session.scalar(query) == before


def test_twins_in_two_processes_pay_once(machines: tuple[Database, Database]) -> None:
    run, asked, answers = new_run(machines[0]), threading.Semaphore(0), list[str]()
    may_answer = threading.Event()

    def call() -> LLMReply:
        asked.release()
        assert may_answer.wait(20)
        return LLMReply("Rosa does.", "openai", "gpt-test", Usage(1, 1))

    def ask(database: Database) -> None:
        reply, _ = CallLedger(database, run.id).once(A_CALL, "digest", call)
        answers.append(str(reply))

    twins = [threading.Thread(target=ask, args=(database,)) for database in machines]
    for twin in twins:
        twin.start()
    assert asked.acquire(timeout=20)
    assert not asked.acquire(timeout=0.5)
    may_answer.set()
    for twin in twins:
        twin.join(20)
    assert answers == ["Rosa does."] * 2
    assert not asked.acquire(blocking=False)


def test_a_hundred_calls_under_way_hold_their_locks_over_one_connection(
    machines: tuple[Database, Database], postgres: PostgresServer
) -> None:
    first, _ = machines
    before = postgres.connections(first.url)
    with ExitStack() as held:
        for number in range(100):
            held.enter_context(first.locks.hold(number))
        assert postgres.connections(first.url) <= before + 1


def test_the_locks_of_a_process_that_died_are_free_at_once(machines: tuple[Database, Database]) -> None:
    first, second = machines
    assert first.locks.take((1,)) == 1
    assert first.locks.take((1,)) is None
    assert second.locks.take((1, 2)) == 2
    with second.write() as session:  # as the server does when the process's connections break
        session.execute(
            sa.text("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 1")
        )
    wait_for(lambda: second.locks.take((1,)) == 1, "the lock to be free")
    first.locks.give_back(1)
    assert first.locks.take((3,)) == 3
