"""The Settings page: what answers, who takes over and what a run may cost is the writer's choice, saved at once."""

from dataclasses import replace

import pytest

from scriptgen_core.core.calls import ModelRef
from scriptgen_core.core.errors import InputError
from scriptgen_core.projects.run_storage import ADDRESSES
from scriptgen_core.studio import Budget, GenerationConfig
from tests.fakes import chat_replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.recorded_calls import record
from tests.pages.desk import Desk, new_project, studio

HOME = "https://api.openai.com"


@pytest.fixture
def ollama(monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer) -> ChatServer:
    """A server on this computer that answers, beside OpenAI with a key, which is in use."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret-value")
    monkeypatch.setenv("OLLAMA_BASE_URL", chat_server.base_url)
    chat_server.models = ("small-one", "large-one")
    return chat_server


def toasts(desk: Desk) -> str:
    return "\n".join(str(each.value) for each in desk.app.toast)


def test_demo_says_plainly_that_no_model_writes_and_nothing_leaves() -> None:
    desk = Desk().open("settings")
    assert desk.field("Provider").value == "demo"
    assert desk.says("no language model writes them.")
    assert desk.says("Demo: nothing")
    assert not desk.says("Model by role")


def test_a_provider_without_its_key_says_which_variable_to_set_and_is_not_chosen() -> None:
    desk = Desk().open("settings").fill("Provider", "openai")
    assert desk.says("Set OPENAI_API_KEY")
    assert desk.says("Until then Demo (no model) answers.")
    assert not desk.buttons("Test connection")
    assert studio().providers.chosen()[0] == "demo"


@pytest.mark.usefixtures("ollama")
def test_a_chosen_provider_and_model_are_saved_at_once_and_the_page_says_where_prompts_go() -> None:
    desk = Desk().open("settings").fill("Provider", "ollama")
    assert "Saved" in toasts(desk)
    desk.enter("Model", "small-one")
    assert studio().providers.chosen() == ("ollama", "small-one")
    assert desk.says("Nothing: prompts go to 127.0.0.1")
    assert desk.says("on this computer")
    assert Desk().open("settings").field("Model").value == "small-one"


def test_a_provider_with_a_key_is_not_called_ready_before_it_was_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-wrong")
    desk = Desk().open("settings")
    assert "In use. Set, not tested yet." in desk.field("Provider").captions


def test_a_provider_that_has_answered_is_not_called_untested_while_it_is_at_the_same_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its last answers may have come from another host."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    project = new_project()
    for address, words in (("http://127.0.0.1:9", "In use. Set, not tested yet."), (HOME, "In use. ✓ Answered just")):
        values = {ADDRESSES: {"openai": address}}
        lineup = studio().providers.lineup()
        run = studio().stores.runs.create(project.id, "generate", "Multi scene", values, lineup=lineup)
        record(studio().stores.database, run.id)
        assert Desk().open("settings").field("Provider").captions[0].startswith(words)


def test_a_test_that_worked_counts(monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    chat_server.enqueue(chat_replies.said("OK"))
    desk = Desk().open("settings").press("Test connection")
    assert desk.field("Provider").captions[0] == "In use. ✓ Answered just now."


def test_at_an_own_address_the_server_s_list_decides_until_a_model_is_chosen(
    monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    chat_server.models = ("small-one", "large-one")
    desk = Desk().open("settings")
    assert studio().providers.chosen() == ("openai", "")
    assert (desk.field("Model").value, desk.field("Model").placeholder) == (None, "The first one the server lists")
    assert {"small-one", "large-one"} <= set(desk.field("Model").options)
    assert not desk.app.warning


def test_a_model_that_the_server_does_not_list_is_said_with_those_it_has(
    monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    chat_server.models = ("small", "large")
    studio().providers.choose("openai", "gpt")
    studio().providers.choose_role("director", ModelRef("openai", "small"))
    desk = Desk().open("settings")
    (warning,) = desk.app.warning
    assert "does not list the model gpt\\. Choose one it has: small, large" in warning.value
    assert not desk.enter("Model", "large").app.warning


@pytest.mark.usefixtures("ollama")
def test_a_server_on_this_computer_that_answers_is_marked() -> None:
    captions = dict(zip(studio_names(), Desk().open("settings").field("Provider").captions, strict=True))
    assert captions["ollama"] == "✓ Answers on this computer."
    assert captions["llamacpp"] == "Does not answer. Start it to use it."


def studio_names() -> list[str]:
    return [choice.name for choice in studio().providers.choices()]


@pytest.mark.usefixtures("ollama")
def test_the_key_is_used_and_never_shown() -> None:
    desk = Desk().open("settings").fill("Provider", "demo").fill("Provider", "openai")
    assert studio().providers.chosen()[0] == "openai"
    assert not desk.says("very-secret")
    assert "very-secret" not in str(studio().stores.preferences.all())


@pytest.mark.usefixtures("ollama")
def test_the_models_a_server_lists_can_be_picked() -> None:
    desk = Desk().open("settings").fill("Provider", "ollama").press("List the server's models")
    assert {"small-one", "large-one"} <= set(desk.field("Model").options)


@pytest.mark.usefixtures("ollama")
def test_a_role_has_its_own_model_until_it_is_the_same_as_above_again() -> None:
    desk = Desk().open("settings").fill("Provider for Director", "ollama").enter("Model for Director", "large-one")
    assert studio().providers.lineup().roles == {"director": ModelRef("ollama", "large-one")}
    desk = Desk().open("settings")
    assert desk.field("Model for Director").value == "large-one"
    desk.fill("Provider for Director", "")
    assert studio().providers.lineup().roles == {}


def test_a_role_is_offered_no_provider_that_lacks_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert Desk().open("settings").field("Provider for Director").options == ["Same as above", "OpenAI"]


@pytest.mark.usefixtures("ollama")
def test_models_by_role_are_kept_while_demo_answers_alone() -> None:
    desk = Desk().open("settings").fill("Provider for Director", "ollama")
    desk.fill("Provider", "demo")
    assert studio().providers.leaves_this_machine() == "Demo: nothing"
    studio().providers.choose_role("outline", ModelRef("ollama", "small-one"))
    desk.fill("Provider", "openai")
    assert set(studio().providers.lineup().roles) == {"director", "outline"}


@pytest.mark.usefixtures("ollama")
def test_who_takes_over_is_a_chain_in_the_writer_s_order() -> None:
    desk = Desk().open("settings")
    assert desk.says("If OpenAI has used up its attempts or its account, the run stops and offers Resume.")
    desk.fill("Takes over", "ollama").enter("Its model", "small-one").press("Add")
    assert desk.says("account, Ollama takes over, and the run says so.")
    desk.enter("Its model", "large-one").press("Add")
    assert models_of_chain() == ["small-one", "large-one"]
    desk.press("Move up")
    assert models_of_chain() == ["large-one", "small-one"]
    desk.press("Remove")
    assert models_of_chain() == ["small-one"]


@pytest.mark.usefixtures("ollama")
def test_another_model_of_the_same_provider_takes_over_by_its_own_name() -> None:
    studio().providers.choose_fallbacks([ModelRef("openai", "gpt-mini")])
    assert Desk().open("settings").says("If OpenAI has used up its attempts or its account, gpt-mini takes over")


def models_of_chain() -> list[str]:
    return [ref.model for ref in studio().providers.lineup().fallbacks]


def test_a_budget_is_saved_as_it_is_typed_and_an_empty_one_is_none() -> None:
    desk = Desk().open("settings").fill("Dollars", 2.5).fill("Tokens, read and written", 300_000)
    assert studio().providers.budget() == Budget(2.5, 300_000)
    assert "$2.50 or 300,000 tokens" in toasts(desk)
    Desk().open("settings").fill("Dollars", None)
    assert studio().providers.budget() == Budget(None, 300_000)


def test_a_budget_that_is_none_is_refused_at_its_field_and_not_saved() -> None:
    desk = Desk().open("settings").fill("Dollars", 2.5).fill("Dollars", 0.001)
    assert desk.says("A budget in dollars has to be one cent or more")
    assert studio().providers.budget() == Budget(2.5)


WRONG = {
    "key": (chat_replies.unauthorized(), "Set OLLAMA_API_KEY"),
    "quota": (chat_replies.out_of_quota(), "Check billing and limits of your account at 127.0.0.1"),
    "model": (
        chat_replies.failed(404, "model 'no-such' not found"),
        "Choose a model in Settings that the server lists.",
    ),
    "address": (
        replace(chat_replies.failed(404, ""), raw="404 page not found", content_type="text/plain"),
        "An address in OLLAMA_BASE_URL is written like http://127.0.0.1:11434/v1.",
    ),
    "web page": (chat_replies.web_page(), "sent a web page"),
    "busy": (chat_replies.rate_limited(), "Wait a minute"),
    "broken": (chat_replies.server_error(), "The trouble is on their side"),
    "no answer": (chat_replies.dropped(), "or the address in OLLAMA_BASE_URL, then try again"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_the_test_of_a_connection_says_in_one_line_what_is_wrong(ollama: ChatServer, fault: str) -> None:
    reply, advice = WRONG[fault]
    desk = Desk().open("settings").fill("Provider", "ollama").enter("Model", "no-such")
    ollama.enqueue(reply)
    desk.press("Test connection")
    (said,) = desk.app.error
    assert advice in said.value
    assert "\n" not in said.value


def test_the_test_of_a_dead_address_says_which_variable_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    desk = Desk().open("settings").enter("Model", "any").press("Test connection")
    assert desk.says("127.0.0.1:9 did not answer (Connection refused). Check the connection or the address in OPENAI_")


def test_the_test_of_a_connection_that_works_says_which_model_answered(ollama: ChatServer) -> None:
    ollama.enqueue(chat_replies.said("OK"))
    desk = Desk().open("settings").fill("Provider", "ollama").enter("Model", "small-one").press("Test connection")
    assert desk.says("small-one at 127.0.0.1")


def test_the_pause_between_batches_and_the_data_folder_are_named() -> None:
    desk = Desk().open("settings")
    assert desk.says("2 s between one batch of outline cards and the next. SCRIPTGEN_BATCH_PAUSE sets it")
    assert desk.app.code[0].value == str(studio().settings.home)


def test_clearing_the_cache_says_how_many_answers_it_was() -> None:
    desk = Desk().open("settings").press("Clear cache")
    assert desk.says("0 stored answers will not be used again.")


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="one cent or more"):
        Budget(dollars=0)


def test_on_postgresql_pages_say_who_does_the_runs_and_how_to_start_a_worker(
    monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    monkeypatch.setenv("SCRIPTGEN_DATABASE_URL", postgres_url)
    project = new_project()
    studio().runs.generate(project.id, GenerationConfig(scene_count=1))
    missing = "Runs wait for a worker: none has been seen for 20 seconds."
    assert Desk().open("generate", project).says(missing)
    desk = Desk().open("settings")
    assert desk.says(missing)
    assert "python -m scriptgen_core.worker" in [str(each.value) for each in desk.app.code]
    assert desk.says("kept in this database")
    studio().stores.workers.beat("house-1")
    assert Desk().open("settings").says("One worker does the runs.")
    assert not Desk().open("generate", project).says(missing)
    studio().close()


def test_on_sqlite_nothing_is_said_of_workers() -> None:
    assert not Desk().open("settings").says("Workers")
