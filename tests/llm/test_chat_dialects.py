"""Requests are written the way a server takes them, and what it refuses is left out from then on."""

from typing import Annotated

import pytest
from pydantic import BaseModel, Field, SecretStr

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Access
from scriptgen_core.core.calls import LLMRequest, Message, PromptRef, Usage, ask
from scriptgen_core.core.errors import ContextTooLong, InvalidReply, LLMError
from scriptgen_core.core.prompting import BiblesReply
from scriptgen_core.llm.chat_dialect import Dialect
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer


class Place(BaseModel):
    """Where it happens."""

    title: Annotated[str, Field(max_length=20_000)]
    rooms: int = 1


STRUCTURED = LLMRequest(messages=(Message("user", "Where?"),), reply_type=Place, temperature=0.9)


def test_a_structured_reply_is_asked_for_with_its_schema(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.json_said({"title": "Shed"}))
    provider.complete(STRUCTURED)
    assert chat_server.bodies[0]["response_format"] == {
        "type": "json_schema",
        "json_schema": {
            "name": "Place",
            "strict": False,
            "schema": {
                "type": "object",
                "description": "Where it happens.",
                "properties": {"title": {"type": "string"}, "rooms": {"type": "integer"}},
                "required": ["title"],
            },
        },
    }


def test_no_schema_sent_out_holds_a_length_that_grammars_choke_on() -> None:
    body = Dialect().body(LLMRequest(messages=(), reply_type=BiblesReply), "any")
    assert "maxLength" not in str(body)
    assert "sample_lines" in str(body)


def test_a_server_that_refuses_structures_is_asked_in_words_and_never_again_otherwise(
    provider: OpenAICompatible, chat_server: ChatServer
) -> None:
    refusal = replies.failed(400, "This response_format type is unavailable now", param="response_format")
    chat_server.enqueue(refusal, replies.json_said({"title": "Shed"}), replies.json_said({"title": "Yard"}))
    assert provider.complete(STRUCTURED).text == '{"title": "Shed"}'
    provider.complete(STRUCTURED)
    with_structure = ["response_format" in body for body in chat_server.bodies]
    assert with_structure == [True, False, False]
    assert "JSON Schema" in chat_server.bodies[1]["messages"][0]["content"]


def test_a_prompt_that_says_its_form_itself_is_not_told_it_twice() -> None:
    request = LLMRequest(messages=(Message("user", "Where?"),), reply_type=Place, prompt=PromptRef("a.prompt", 1))
    assert Dialect(structured=False).body(request, "any")["messages"] == [{"role": "user", "content": "Where?"}]


def test_a_grammar_the_server_cannot_build_counts_as_a_refusal(
    provider: OpenAICompatible, chat_server: ChatServer
) -> None:
    chat_server.enqueue(
        replies.failed(400, "Failed to initialize samplers: failed to parse grammar"),
        replies.json_said({"title": "Shed"}),
    )
    assert "Shed" in provider.complete(STRUCTURED).text


def test_a_model_without_temperature_is_asked_without(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    refusal = replies.failed(400, "Unsupported value: 'temperature' does not support 0.9", param="temperature")
    chat_server.enqueue(refusal, replies.said("Shed."))
    provider.complete(LLMRequest(messages=(Message("user", "Where?"),), temperature=0.9))
    assert ["temperature" in body for body in chat_server.bodies] == [True, False]


def test_the_longest_reply_is_named_as_the_server_wants(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    refusal = replies.failed(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
    chat_server.enqueue(refusal, replies.said("Shed."))
    provider.complete(LLMRequest(messages=(Message("user", "Where?"),), max_tokens=50))
    assert chat_server.bodies[1]["max_completion_tokens"] == 50
    assert "max_tokens" not in chat_server.bodies[1]


@pytest.mark.parametrize(
    ("complaint", "left_out", "kept"),
    [
        ("Unknown parameter: 'stream_options'", {"stream_options"}, {"stream"}),
        ("stream is not supported by this model", {"stream", "stream_options"}, set()),
    ],
)
def test_a_server_that_refuses_streams_or_their_counts_is_asked_without(
    provider: OpenAICompatible, chat_server: ChatServer, complaint: str, left_out: set[str], kept: set[str]
) -> None:
    chat_server.enqueue(replies.failed(400, complaint), *[replies.said("Shed.")] * 2)
    request = LLMRequest(messages=(Message("user", "Where?"),))
    assert [provider.complete(request).text for _ in range(2)] == ["Shed.", "Shed."]
    assert len(chat_server.requests) == 3, "what was refused once is not asked for again"
    for body in chat_server.bodies[1:]:
        assert not left_out & set(body)
        assert kept <= set(body)


def test_a_server_that_does_not_stream_though_asked_to_is_understood(
    provider: OpenAICompatible, chat_server: ChatServer
) -> None:
    chat_server.enqueue(replies.said("Shed.", usage=(9, 8, 7)).in_one_piece())
    answer = provider.complete(LLMRequest(messages=(Message("user", "Where?"),)))
    assert (answer.text, answer.usage) == ("Shed.", Usage(9, 8, 7))
    assert chat_server.bodies[0]["stream"] is True


def test_openai_itself_is_told_where_the_part_ends_that_other_calls_repeat() -> None:
    mark = {"mode": "explicit"}
    messages = (Message("system", "Be terse.", 9), Message("user", "The bible. Where?", 11))
    system, user = Dialect(marked=True).body(LLMRequest(messages=messages), "any")["messages"]
    assert system["content"] == [{"type": "text", "text": "Be terse.", "prompt_cache_breakpoint": mark}]
    assert user["content"] == [
        {"type": "text", "text": "The bible. ", "prompt_cache_breakpoint": mark},
        {"type": "text", "text": "Where?"},
    ]


def test_a_server_of_one_s_own_gets_its_messages_as_plain_texts(
    provider: OpenAICompatible, chat_server: ChatServer
) -> None:
    chat_server.enqueue(replies.said("Shed."))
    provider.complete(LLMRequest(messages=(Message("user", "The bible. Where?", 11),)))
    assert chat_server.bodies[0]["messages"] == [{"role": "user", "content": "The bible. Where?"}]


def test_a_model_that_knows_no_marks_for_its_cache_is_asked_without(chat_server: ChatServer) -> None:
    complaint = "Unknown parameter: 'messages[0].content[0].prompt_cache_breakpoint'"
    chat_server.enqueue(replies.failed(400, complaint), replies.said("Shed."))
    at_home = load_models().preset("openai").model_copy(update={"base_url": chat_server.base_url})
    provider = OpenAICompatible("openai", at_home, Access(api_key=SecretStr("any")), str, "gpt-5.5")
    assert provider.complete(LLMRequest(messages=(Message("user", "The bible. Where?", 11),))).text == "Shed."
    contents = [body["messages"][0]["content"] for body in chat_server.bodies]
    assert [type(content) for content in contents] == [list, str]


def test_a_refusal_of_everything_ends(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    words = "response_format temperature max_completion_tokens"
    chat_server.responder = lambda _request, _number: replies.failed(400, words)
    with pytest.raises(LLMError, match="response_format"):
        provider.complete(STRUCTURED)
    assert len(chat_server.requests) == 4


def test_a_prompt_too_long_teaches_nothing(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.too_long())
    with pytest.raises(ContextTooLong):
        provider.complete(STRUCTURED)
    assert len(chat_server.requests) == 1


def test_no_more_is_asked_for_than_the_provider_gives() -> None:
    preset = load_models().preset("openai")
    dialect = Dialect(longest_reply=preset.max_tokens, thinking_tokens=preset.thinking_tokens)
    request = LLMRequest(messages=(), max_tokens=1_000_000)
    assert dialect.body(request, "any")["max_tokens"] == preset.max_tokens + preset.thinking_tokens


def test_an_invalid_structure_is_shown_to_the_model_with_its_error(
    wrapper: LLMWrapper, chat_server: ChatServer
) -> None:
    chat_server.enqueue(replies.json_said({"rooms": 2}), replies.said('Sure:\n```json\n{"title": "Shed"}\n```'))
    place, reply = ask(wrapper, STRUCTURED, Place)
    assert place == Place(title="Shed")
    assert str(reply).startswith("Sure")
    turns = chat_server.bodies[1]["messages"]
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user"]
    assert turns[1]["content"] == '{"rooms": 2}'
    assert "title: Field required" in turns[2]["content"]


def test_a_second_invalid_structure_is_the_end_of_it(wrapper: LLMWrapper, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("I'd be happy to help!"), replies.said("No idea."))
    with pytest.raises(InvalidReply, match="not in the form asked for"):
        ask(wrapper, STRUCTURED, Place)
    assert len(chat_server.requests) == 2
