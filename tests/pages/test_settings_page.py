"""The Settings page: the provider is the writer's choice, and nothing secret is shown or kept."""

import pytest

from tests.fakes.chat_server import ChatServer
from tests.pages.desk import Desk, studio


def test_demo_says_plainly_that_no_model_writes_and_nothing_leaves() -> None:
    desk = Desk().open("settings")
    assert desk.field("Provider").value == "demo"
    assert desk.says("No language model wrote this.")
    assert desk.says("Demo: nothing")


def test_a_provider_without_its_key_says_which_variable_to_set_and_cannot_be_chosen() -> None:
    desk = Desk().open("settings").fill("Provider", "openai")
    assert desk.says("Set OPENAI_API_KEY")
    assert desk.buttons("Use for new runs")[0].disabled
    assert studio().providers.chosen()[0] == "demo"


def test_a_chosen_provider_and_model_are_used_from_then_on_and_the_sidebar_says_where_prompts_go(
    monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer
) -> None:
    monkeypatch.setenv("OLLAMA_BASE_URL", chat_server.base_url)
    desk = Desk().open("settings").fill("Provider", "ollama").fill("Model", "small-one").press("Use for new runs")
    assert studio().providers.chosen() == ("ollama", "small-one")
    assert desk.says("prompts go to 127.0.0.1")


def test_the_key_is_used_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret-value")
    desk = Desk().open("settings").fill("Provider", "demo").press("Use for new runs")
    desk.fill("Provider", "openai").press("Use for new runs")
    assert studio().providers.chosen()[0] == "openai"
    assert not desk.says("very-secret")
    assert "very-secret" not in str(studio().stores.preferences.all())


def test_what_was_never_asked_is_not_called_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    desk = Desk().open("settings").fill("Provider", "openai")
    openai = list(desk.field("Provider").options).index("OpenAI")
    assert desk.field("Provider").proto.captions[openai].endswith("Set, not tested yet.")


def test_the_data_folder_is_named() -> None:
    desk = Desk().open("settings")
    assert desk.app.code[0].value == str(studio().settings.home)


def test_clearing_the_cache_says_how_many_answers_it_was() -> None:
    desk = Desk().open("settings").press("Clear cache")
    assert desk.says("0 stored answers will not be used again.")
