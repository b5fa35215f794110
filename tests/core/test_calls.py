"""Requests have an identity; structured answers are read tolerantly and asked for once more."""

from dataclasses import replace

import pytest
from pydantic import BaseModel

from scriptgen_core.core.calls import LLMReply, LLMRequest, Message, ask, parse_reply
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.events import AnswerMended, AnswerUnusable
from scriptgen_core.core.prompting import CharacterReply, DirectorReply, OutlineReply


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
    with pytest.raises(InvalidReply) as raised:
        parse_reply('{"forks": "many"}', Count)
    assert raised.value.mistake.startswith("forks: Input should be a valid integer")


def test_the_model_is_shown_its_own_error_once():
    llm = Answers("eleven", '{"forks": 11}')
    value, _ = ask(llm, REQUEST, Count)
    assert value.forks == 11
    assert [message.role for message in llm.asked[1].messages] == ["user", "assistant", "user"]
    assert llm.asked[1].messages[1].content == "eleven"
    assert "Invalid JSON" in llm.asked[1].messages[2].content


def test_a_second_bad_answer_is_an_error():
    with pytest.raises(InvalidReply):
        ask(Answers("eleven", "twelve"), REQUEST, Count)


def test_an_unusable_answer_is_told_as_what_it_is_and_so_is_its_correction():
    told = []
    ask(Answers("eleven", '{"forks": 11}'), replace(REQUEST, step="Scene 3 dialogue", scene=2), Count, told.append)
    assert told == [
        AnswerUnusable(step="Scene 3 dialogue", scene=2, reason="it was not in the form asked for"),
        AnswerMended(step="Scene 3 dialogue", scene=2),
    ]


def test_a_second_unusable_answer_is_told_as_the_last():
    told = []
    with pytest.raises(InvalidReply):
        ask(Answers("{}", "{}"), REQUEST, Count, told.append)
    assert [(event.reason, event.is_last) for event in told] == [
        ("it left out the forks", False),
        ("it left out the forks", True),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ('{"turn": "He leaves."}', DirectorReply, "it left out the page"),
        ('{"moves": []}', CharacterReply, "it left out the character's lines"),
        ('{"cards": [{"place": 3}]}', OutlineReply, "something in the scene cards was missing or not in the form"),
        ("[]", DirectorReply, "it was not in the form asked for"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_in_a_writers_words(text, kind, words):
    with pytest.raises(InvalidReply) as raised:
        parse_reply(text, kind)
    assert words in str(raised.value)
    assert not {"field", "json", "string", "valid "} & set(str(raised.value).lower().split())


def test_another_take_is_another_request():
    assert REQUEST.digest("demo", "demo") != replace(REQUEST, take=1).digest("demo", "demo")


def test_the_name_of_a_step_does_not_change_what_is_asked():
    assert REQUEST.digest("demo", "demo") == replace(REQUEST, step="Scene 9 dialogue").digest("demo", "demo")
