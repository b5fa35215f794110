"""Requests have an identity; structured answers are read tolerantly and asked for once more."""

from dataclasses import replace

import pytest
from pydantic import BaseModel

from scriptgen_core.core.calls import LLMReply, LLMRequest, Message, ask, parse_reply
from scriptgen_core.core.errors import InvalidReply


class Count(BaseModel):
    forks: int


class Answers:
    """Answers with the texts it was given, and remembers what it was asked."""

    def __init__(self, *texts):
        self.texts = list(texts)
        self.asked = []

    def call_llm(self, request):
        self.asked.append(request)
        return LLMReply(self.texts.pop(0))


REQUEST = LLMRequest(messages=(Message("user", "How many forks?"),), reply_type=Count)


@pytest.mark.parametrize(
    "text", ['{"forks": 11}', '```json\n{"forks": 11}\n```', 'Here you are: {"forks": 11} as asked.']
)
def test_an_answer_is_found_in_a_fence_or_amid_prose(text):
    assert parse_reply(text, Count).forks == 11


def test_a_wrong_field_is_named():
    with pytest.raises(InvalidReply, match="forks"):
        parse_reply('{"forks": "many"}', Count)


def test_the_model_is_shown_its_own_error_once():
    llm = Answers("eleven", '{"forks": 11}')
    value, _ = ask(llm, REQUEST, Count)
    assert value.forks == 11
    assert [message.role for message in llm.asked[1].messages] == ["user", "assistant", "user"]
    assert llm.asked[1].messages[1].content == "eleven"


def test_a_second_bad_answer_is_an_error():
    with pytest.raises(InvalidReply):
        ask(Answers("eleven", "twelve"), REQUEST, Count)


def test_another_take_is_another_request():
    assert REQUEST.digest("demo", "demo") != replace(REQUEST, take=1).digest("demo", "demo")


def test_the_name_of_a_step_does_not_change_what_is_asked():
    assert REQUEST.digest("demo", "demo") == replace(REQUEST, step="Scene 9 dialogue").digest("demo", "demo")
