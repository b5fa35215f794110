"""A model server on this computer is found and offered; anything else on its port is not."""

from scriptgen_core.config.settings import load_settings
from scriptgen_core.llm.local_servers import local_servers
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer


def test_only_servers_with_a_model_are_offered() -> None:
    with ChatServer() as good, ChatServer(models=()) as idle, ChatServer() as website:
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
        assert local_servers(settings) == ("ollama",)
