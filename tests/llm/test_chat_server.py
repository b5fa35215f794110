"""The local server speaks the protocol well enough for the real SDK, plain and streamed, and by hand."""

import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import openai
import pytest

from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.waiting import wait_for

ROOT = Path(__file__).parents[2]
SPOKEN = "Nobody opened the crate. Count it again, and slower."


@pytest.fixture
def client(chat_server: ChatServer) -> openai.OpenAI:
    return openai.OpenAI(base_url=chat_server.base_url, api_key="any", max_retries=0)


def _chunks(client: openai.OpenAI) -> list[openai.types.chat.ChatCompletionChunk]:
    stream = client.chat.completions.create(
        model="house-model",
        messages=[{"role": "user", "content": "Who?"}],
        stream=True,
        stream_options={"include_usage": True},
    )
    return list(stream)


def test_a_streamed_answer_arrives_in_pieces_with_its_usage_last(
    client: openai.OpenAI, chat_server: ChatServer
) -> None:
    chat_server.enqueue(replies.said(SPOKEN, usage=(9, 8, 7)))
    *chunks, last = _chunks(client)
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks]
    assert "".join(pieces) == SPOKEN
    assert len(pieces) > 3
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert last.usage is not None
    assert (last.usage.prompt_tokens, last.usage.completion_tokens) == (9, 8)
    wait_for(lambda: chat_server.answered == 1, "the server to have finished its answer")


def test_a_stream_can_be_cut_left_unfinished_or_broken(client: openai.OpenAI, chat_server: ChatServer) -> None:
    chat_server.enqueue(
        replies.Reply(SPOKEN, fault="cut"),
        replies.Reply(SPOKEN, fault="unfinished"),
        replies.Reply(SPOKEN, fault="broken"),
    )
    with pytest.raises(openai.APIConnectionError):
        _chunks(client)
    assert all(chunk.choices[0].finish_reason is None for chunk in _chunks(client))
    with pytest.raises(openai.APIError, match="The server had an error"):
        _chunks(client)


def test_models_are_listed(client: openai.OpenAI, chat_server: ChatServer) -> None:
    chat_server.models = ("one", "two")
    assert [model.id for model in client.models.list()] == ["one", "two"]


def test_every_request_is_recorded(client: openai.OpenAI, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.said("I."))
    client.chat.completions.create(model="house-model", messages=[{"role": "user", "content": "Who?"}])
    recorded = chat_server.requests[0]
    assert recorded.path == "/v1/chat/completions"
    assert recorded.headers["authorization"] == "Bearer any"
    assert recorded.body["messages"] == [{"role": "user", "content": "Who?"}]


def test_a_request_nobody_prepared_for_fails_the_test_that_makes_it(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="No reply was enqueued"):
        client.chat.completions.create(model="house-model", messages=[{"role": "user", "content": "Who?"}])


def test_it_can_be_started_by_hand() -> None:
    command = [sys.executable, "-m", "tests.fakes.chat_server", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            address = re.fullmatch(r"OPENAI_BASE_URL=(http://127\.0\.0\.1:\d+/v1)\n", said)
            assert address
            with urllib.request.urlopen(f"{address[1]}/models", timeout=10) as answer:
                assert json.load(answer)["data"][0]["id"] == "house-model"
        finally:
            process.terminate()
