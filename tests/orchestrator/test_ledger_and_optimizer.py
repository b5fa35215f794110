"""Nothing is asked twice: ledger, cache, deduplication and batches, against a server that counts."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, Message, ModelRef
from scriptgen_core.core.errors import AuthenticationError, RunPaused
from scriptgen_core.core.events import CacheHit, no_events
from scriptgen_core.core.prompting import CritiqueReply
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import UNOPTIMIZED, LLMOptimizer, OptimizerConfig
from tests.fakes.chat_replies import Reply, failed
from tests.fakes.waiting import wait_for


def ask(words, step="Call"):
    return LLMRequest(messages=(Message("user", words),), step=step)


@pytest.fixture
def wrapper(chat_server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("SCRIPTGEN_MODEL", "gpt-test")
    return LLMWrapper(load_settings(), provider="openai")


@pytest.fixture
def optimizer(wrapper, database):
    return LLMOptimizer(wrapper, ledger=CallLedger(database))


def test_the_same_question_is_paid_once_and_counted_as_a_saving(chat_server, optimizer):
    chat_server.enqueue(Reply(text="eleven"))
    first, second = optimizer.call_llm(ask("forks?")), optimizer.call_llm(ask("forks?"))
    assert (str(first), str(second)) == ("eleven", "eleven")
    assert len(chat_server.requests) == 1
    stats = optimizer.get_stats()
    assert (stats["total_calls"], stats["api_calls"]) == (2, 1)
    assert stats["tokens_saved"] == first.usage.total > 0


def test_the_cache_outlives_the_optimizer_and_can_be_cleared(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="eleven"), Reply(text="twelve"))
    LLMOptimizer(wrapper, ledger=CallLedger(database)).call_llm(ask("forks?"))
    later = LLMOptimizer(wrapper, ledger=CallLedger(database))
    assert str(later.call_llm(ask("forks?"))) == "eleven"
    assert later.get_stats()["cache_hits"] == 1
    assert later.clear_cache() == 2
    assert str(later.call_llm(ask("forks?"))) == "twelve"


def test_an_expired_answer_is_asked_for_again(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="eleven"), Reply(text="twelve"))
    config = OptimizerConfig(cache_expire_hours=0, dedup_window_seconds=0)
    optimizer = LLMOptimizer(wrapper, config, ledger=CallLedger(database))
    assert [str(optimizer.call_llm(ask("forks?"))) for _ in range(2)] == ["eleven", "twelve"]


def test_another_take_is_another_question(chat_server, optimizer):
    chat_server.enqueue(Reply(text="eleven"), Reply(text="twelve"))
    assert [str(optimizer.call_llm(replace(ask("forks?"), take=take))) for take in (0, 1)] == ["eleven", "twelve"]


def test_callers_who_ask_at_the_same_time_share_one_answer(chat_server, optimizer):
    chat_server.enqueue(Reply(text="eleven", delay=0.3))
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(str(optimizer.call_llm(ask("forks?"))))) for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["eleven"] * 5
    assert len(chat_server.requests) == 1
    assert optimizer.get_stats()["deduplicated"] == 4


def test_an_error_is_not_remembered(chat_server, optimizer):
    chat_server.enqueue(failed(401, "bad key"), Reply(text="eleven"))
    with pytest.raises(AuthenticationError):
        optimizer.call_llm(ask("forks?"))
    assert str(optimizer.call_llm(ask("forks?"))) == "eleven"


def test_a_run_finds_its_own_answers_after_a_restart_even_without_a_cache(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="eleven"))
    for _ in range(2):
        run = LLMOptimizer(wrapper, UNOPTIMIZED, ledger=CallLedger(database, "run-1"))
        assert str(run.call_llm(ask("forks?", "Scene 1 dialogue"))) == "eleven"
    assert len(chat_server.requests) == 1


def test_a_run_is_told_when_an_answer_is_used_again(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="eleven"))
    optimizer = LLMOptimizer(wrapper, ledger=CallLedger(database))
    optimizer.call_llm(ask("forks?"))
    told = []
    run = optimizer.for_run(CallLedger(database, "run-1"), told.append)
    run.call_llm(ask("forks?", "Scene 1 dialogue"))
    assert told == [CacheHit(step="Scene 1 dialogue")]


def test_an_invalid_structured_answer_is_kept_for_its_run_but_never_reused(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="no notes, lovely"), Reply(text='{"notes": []}'))
    request = replace(ask("notes?"), reply_type=CritiqueReply)
    optimizer = LLMOptimizer(wrapper, ledger=CallLedger(database))
    bad = optimizer.for_run(CallLedger(database, "run-1"), no_events).call_llm(request)
    again = LLMOptimizer(wrapper, ledger=CallLedger(database, "run-1")).call_llm(request)
    other = optimizer.for_run(CallLedger(database, "run-2"), no_events).call_llm(request)
    assert (str(bad), str(again), str(other)) == ("no notes, lovely", "no notes, lovely", '{"notes": []}')


def test_a_batch_is_sent_side_by_side_and_answered_in_order(chat_server, optimizer):
    together = threading.Barrier(3, timeout=10)

    def when_all_are_here(request, _number):
        together.wait()
        return Reply(text=request["messages"][-1]["content"].upper())

    chat_server.responder = when_all_are_here
    optimizer.start_batch()
    replies = [optimizer.call_llm(prompt=word) for word in ("a", "b", "c")]
    answers = optimizer.end_batch()
    assert [str(reply) for reply in replies] == [str(answer) for answer in answers] == ["A", "B", "C"]


def test_reading_an_unfilled_reply_sends_the_batch(chat_server, wrapper, database):
    chat_server.enqueue(Reply(text="eleven"))
    optimizer = LLMOptimizer(wrapper, OptimizerConfig(batch_timeout_ms=60_000), ledger=CallLedger(database))
    with optimizer.batch():
        assert optimizer.call_llm(ask("forks?")).text == "eleven"


def test_a_batch_belongs_to_the_thread_that_opened_it(chat_server, optimizer):
    chat_server.enqueue(Reply(text="eleven"))
    optimizer.start_batch()
    answers = []
    thread = threading.Thread(target=lambda: answers.append(optimizer.call_llm(ask("forks?"))))
    thread.start()
    thread.join()
    assert answers[0].text == "eleven"
    assert optimizer.end_batch() == []


def test_the_error_of_a_batched_call_reaches_who_reads_it(chat_server, optimizer):
    chat_server.enqueue(failed(401, "bad key"))
    optimizer.start_batch()
    reply = optimizer.call_llm(ask("forks?"))
    with pytest.raises(AuthenticationError):
        optimizer.end_batch()
    with pytest.raises(AuthenticationError):
        str(reply)


@pytest.fixture
def fallen_back(chat_server, database):
    """An optimizer whose main model has fallen back on another once, for run 1; the main one is well again."""
    environ = {
        "OPENAI_BASE_URL": chat_server.base_url,
        "VLLM_BASE_URL": chat_server.base_url,
        "SCRIPTGEN_RETRY_BASE_DELAY": "0",
    }
    lineup = Lineup(ModelRef("openai", "main"), fallbacks=(ModelRef("vllm", "other"),))
    main_is_down = [failed(401, "bad key")]
    chat_server.responder = lambda request, _: (
        main_is_down.pop() if main_is_down and request["model"] == "main" else Reply(text=f"by {request['model']}")
    )
    wrapper = LLMWrapper(load_settings(environ, {}), lineup=lineup)
    optimizer = LLMOptimizer(wrapper, ledger=CallLedger(database))
    assert str(optimizer.for_run(CallLedger(database, "run-1"), no_events).call_llm(ask("forks?"))) == "by other"
    return optimizer


def test_the_answer_of_a_fallback_is_its_run_s_own_and_no_other_run_gets_it(chat_server, database, fallen_back):
    own = fallen_back.for_run(CallLedger(database, "run-1"), no_events).call_llm(ask("forks?"))
    other = fallen_back.for_run(CallLedger(database, "run-2"), no_events).call_llm(ask("forks?"))
    later = LLMOptimizer(fallen_back.llm_wrapper, ledger=CallLedger(database, "run-3")).call_llm(ask("forks?"))
    assert (str(own), str(other), str(later)) == ("by other", "by main", "by main")
    assert [body["model"] for body in chat_server.bodies] == ["main", "other", "main"]
    assert later.reused


def test_a_run_that_waits_for_another_s_answer_goes_on_by_itself_when_that_one_is_cancelled(
    chat_server, optimizer, database
):
    chat_server.enqueue(Reply(fault="silent"), Reply(text="eleven"))
    stop = threading.Event()
    cancelled = optimizer.for_run(CallLedger(database, "run-1"), no_events, stop.is_set)
    waiting = optimizer.for_run(CallLedger(database, "run-2"), no_events)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(cancelled.call_llm, ask("forks?"))
        assert chat_server.quiet.wait(10)
        second = pool.submit(waiting.call_llm, ask("forks?"))
        wait_for(lambda: optimizer.get_stats()["total_calls"] == 2, "the second run to ask")
        stop.set()
        assert isinstance(first.exception(10), RunPaused)
        assert str(second.result(10)) == "eleven"
    assert optimizer.get_stats()["total_calls"] == 2


def test_a_run_that_waits_for_another_s_answer_can_be_cancelled_itself(chat_server, optimizer, database):
    chat_server.enqueue(Reply(fault="silent"))
    stop_first, stop_second = threading.Event(), threading.Event()
    first, second = (
        optimizer.for_run(CallLedger(database, run), no_events, stop.is_set)
        for run, stop in (("run-1", stop_first), ("run-2", stop_second))
    )
    with ThreadPoolExecutor(2) as pool:
        asking = pool.submit(first.call_llm, ask("forks?"))
        assert chat_server.quiet.wait(10)
        waiting = pool.submit(second.call_llm, ask("forks?"))
        wait_for(lambda: optimizer.get_stats()["total_calls"] == 2, "the second run to ask")
        stop_second.set()
        assert isinstance(waiting.exception(10), RunPaused)
        assert not asking.done()
        stop_first.set()
