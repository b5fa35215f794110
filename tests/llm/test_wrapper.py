"""The wrapper takes a request or a bare prompt, reports what was billed, and can change the provider."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.calls import LLMRequest, Message, Usage
from scriptgen_core.core.errors import ConfigError, InputError, LLMError, NetworkError, RunPaused
from scriptgen_core.core.events import TokensEstimated
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes import chat_replies as replies
from tests.fakes import messages_replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.messages_server import MessagesServer
from tests.llm.conftest import KEY, Heard


def test_a_bare_prompt_is_answered_in_either_spelling(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("One."), replies.said("Two."))
    assert [str(wrapper.call_llm("First?")), str(wrapper.call_llm(prompt="Second?"))] == ["One.", "Two."]
    assert [body["messages"] for body in chat_server.bodies] == [
        [{"role": "user", "content": "First?"}],
        [{"role": "user", "content": "Second?"}],
    ]


def test_overrides_replace_fields_of_the_request(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("One."))
    wrapper.call_llm("First?", max_tokens=77, temperature=0.3)
    assert chat_server.bodies[0]["max_tokens"] == 77
    assert chat_server.bodies[0]["temperature"] == 0.3


def test_a_pause_is_kept_and_told_before_the_next_of_several_batches(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    """Two seconds where nothing else is set, and none before the first batch or where nothing is sent."""
    chat_server.enqueue(replies.said("One."), replies.said("Two."))
    wrapper.call_llm("First?")
    assert sum(heard.naps) == 0
    wrapper.call_llm("Second?", after_batch=True)
    assert sum(heard.naps) == pytest.approx(2)
    assert heard.lines == ["⏸️ Waiting 2s: a pause between batches"]
    wrapper.switch_provider("demo")
    wrapper.call_llm("Third?", after_batch=True)
    assert sum(heard.naps) == pytest.approx(2)


@pytest.mark.parametrize("prompt", ["", "  \n", None])
def test_an_empty_prompt_is_refused_before_anything_is_sent(
    wrapper: LLMWrapper, chat_server: ChatServer, prompt: str | None
) -> None:
    with pytest.raises(InputError, match="prompt"):
        wrapper.call_llm(prompt)
    assert chat_server.requests == []


def test_the_reply_carries_what_was_billed_and_who_answered(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("One.", usage=(120, 30, 100)))
    reply = wrapper.call_llm("First?")
    assert reply.usage == Usage(input_tokens=120, output_tokens=30, cached_tokens=100)
    assert (reply.provider, reply.model) == ("openai", "house-model")
    assert reply.cost == 0, "a server on this computer takes no money"


def test_the_tokens_of_a_reply_that_counts_none_are_estimated_and_that_is_told(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    """However the server leaves the count out: as no number, as null in one piece, as null in a stream."""
    bare = f'{{"choices": [{{"message": {{"content": "{"x" * 32}"}}}}], "usage": {{"prompt_tokens": null}}}}'
    uncounted = replies.Reply("x" * 32, uncounted=True)
    chat_server.enqueue(replies.Reply(raw=bare), uncounted.in_one_piece(), uncounted)
    usages = [wrapper.call_llm("y" * 64).usage for _ in range(3)]
    assert usages == [Usage(input_tokens=20, output_tokens=10, is_estimated=True)] * 3
    assert [type(event) for event in heard.events] == [TokensEstimated] * 3


def test_what_a_server_does_count_is_kept_beside_an_estimate_of_the_rest(
    wrapper: LLMWrapper, chat_server: ChatServer
) -> None:
    chat_server.enqueue(replies.said("x" * 32, usage=(7, 0, 0)))
    assert wrapper.call_llm("y" * 64).usage == Usage(input_tokens=7, output_tokens=10, is_estimated=True)


def test_thinking_in_front_of_an_answer_is_not_part_of_it(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("<think>Hm, {maybe}.</think>\n\nOne."))
    assert str(wrapper.call_llm("First?")) == "One."


def test_the_source_names_model_and_host(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    assert wrapper.source == f"house-model at {chat_server.host}"
    assert wrapper.host == chat_server.host


def test_without_a_model_the_server_s_own_list_decides(settings_here: Settings, chat_server: ChatServer) -> None:
    chat_server.models = ("text-embedding-small", "local-writer", "other")
    chat_server.enqueue(replies.said("One."))
    wrapper = LLMWrapper(settings_here)
    assert wrapper.call_llm("First?").model == "local-writer"
    assert wrapper.model == "local-writer"


def test_a_server_without_models_says_what_to_do(settings_here: Settings, chat_server: ChatServer) -> None:
    chat_server.models = ()
    with pytest.raises(LLMError, match="SCRIPTGEN_MODEL"):
        LLMWrapper(settings_here).call_llm("First?")


def test_asking_for_the_model_is_retried_like_any_call(
    settings_here: Settings, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.model_list = replies.server_error(503)
    wrapper = LLMWrapper(settings_here, events=heard.events.append, wait=heard.naps.append)
    with pytest.raises(LLMError, match="503"):
        _ = wrapper.model
    assert len(heard.events) == 4
    assert wrapper.source == f"a model at {chat_server.host}", "a source is always sayable"


def test_an_unreadable_list_of_models_is_an_error_of_its_own(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.model_list = replies.web_page()
    with pytest.raises(LLMError, match="no list of models"):
        wrapper.list_models()


def test_the_test_button_says_in_one_line_who_answered(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("OK"))
    line = wrapper.check()
    assert line.startswith(f"house-model at {chat_server.host} answered in ")
    assert "\n" not in line


def test_the_test_button_tries_once(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.unauthorized())
    with pytest.raises(LLMError, match="Authentication error"):
        wrapper.check()
    assert len(chat_server.requests) == 1


def test_switching_the_provider_sends_the_next_call_elsewhere(chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("One."))
    environ = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "LMSTUDIO_BASE_URL": chat_server.base_url}
    wrapper = LLMWrapper(load_settings({**environ, "SCRIPTGEN_MODEL": "only-for-openai"}, {}))
    wrapper.switch_provider("lmstudio")
    assert wrapper.call_llm("First?").provider == "lmstudio"
    assert wrapper.model == "house-model", "SCRIPTGEN_MODEL names a model of the provider the settings choose"


def test_with_nothing_set_the_demo_answers_and_nothing_leaves_or_costs() -> None:
    wrapper = LLMWrapper(load_settings({}, {}))
    reply = wrapper.call_llm("Who is there?")
    assert (wrapper.provider, wrapper.host, wrapper.source) == ("demo", "", "Demo: no model")
    assert str(reply)
    assert reply.cost == 0
    assert wrapper.check()


def test_an_unknown_provider_changes_nothing(wrapper: LLMWrapper) -> None:
    with pytest.raises(ConfigError, match="ollama"):
        wrapper.switch_provider("olama")
    assert wrapper.provider == "openai"


def test_a_provider_is_asked_in_its_own_protocol(messages_server: MessagesServer) -> None:
    messages_server.enqueue(messages_replies.said("One."))
    settings = load_settings({"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": messages_server.base_url}, {})
    reply = LLMWrapper(settings, model="house-model").call_llm("First?")
    assert (str(reply), reply.provider, reply.model) == ("One.", "anthropic", "house-model")
    assert messages_server.requests[0].path == "/v1/messages"


def test_many_threads_share_one_wrapper(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.responder = lambda request, _: replies.said(request["messages"][0]["content"])
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: str(wrapper.call_llm(f"echo {n}")), range(40)))
    assert answers == [f"echo {n}" for n in range(40)]
    assert len(chat_server.requests) == 40


def test_another_provider_is_not_told_the_writer_s_openai_organisation(
    chat_server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-private")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai-alone-123")
    chat_server.enqueue(replies.said("One."))
    settings = load_settings({"OLLAMA_BASE_URL": chat_server.base_url}, {})
    LLMWrapper(settings).call_llm(LLMRequest(messages=(Message("user", "First?"),)))
    headers = str(chat_server.requests[0].headers)
    assert "org-private" not in headers
    assert "sk-of-openai" not in headers


def test_a_run_can_be_cancelled_through_its_own_flag(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    with pytest.raises(RunPaused):
        wrapper.for_run(lambda _: None, lambda: True).call_llm("First?")
    assert chat_server.requests == []


def test_a_proxy_s_wrong_address_is_a_network_error_naming_the_host() -> None:
    settings = load_settings({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "SCRIPTGEN_RETRY_BASE_DELAY": "0"}, {})
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:9"):
        LLMWrapper(settings, model="any").call_llm("First?")
