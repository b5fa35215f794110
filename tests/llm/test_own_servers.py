"""A writer's own server is found with its models; anything else at its address is not, and nobody else is asked."""

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import load_settings
from scriptgen_core.llm.own_servers import is_listed, models_of_own_server
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.messages_server import MessagesServer


def test_only_servers_with_a_model_are_offered() -> None:
    with ChatServer(models=("small", "large")) as good, ChatServer(models=()) as idle, ChatServer() as website:
        website.model_list = replies.web_page()
        settings = load_settings(
            {
                "OLLAMA_BASE_URL": good.base_url,
                "LLAMACPP_BASE_URL": idle.base_url,
                "LMSTUDIO_BASE_URL": website.base_url,
                "VLLM_BASE_URL": "http://127.0.0.1:9/v1",
            },
            {},
        )
        listed = {name: models_of_own_server(name, settings) for name in load_models().providers}
        assert {name: models for name, models in listed.items() if models} == {"ollama": ("small", "large")}


def test_a_server_at_an_address_of_one_s_own_is_asked_whichever_protocol_it_speaks() -> None:
    with ChatServer(models=("house",)) as chat, MessagesServer(models=("home",)) as messages:
        addresses = {"OPENAI_BASE_URL": chat.base_url, "ANTHROPIC_BASE_URL": messages.base_url}
        settings = load_settings(addresses, {})
        assert [models_of_own_server(name, settings) for name in ("openai", "anthropic")] == [("house",), ("home",)]


def test_a_name_without_a_tag_is_listed_as_the_latest() -> None:
    assert is_listed("llama3", ("qwen3:8b", "llama3:latest"))
    assert not is_listed("qwen3", ("qwen3:8b", "llama3:latest"))
