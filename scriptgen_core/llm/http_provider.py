"""What the providers have in common that are reached over HTTP, through an SDK with its own retries switched off."""

import re
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from types import ModuleType
from typing import Any, Protocol
from urllib.parse import urlsplit

from scriptgen_core.config.models import Preset
from scriptgen_core.config.settings import Access
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm import errors
from scriptgen_core.llm.asking import Hearing, wait_for
from scriptgen_core.llm.model_list import read_models
from scriptgen_core.llm.provider import UNHEARD, Completion, Listener
from scriptgen_core.llm.rate_hints import rate_hints
from scriptgen_core.llm.redaction import Redact

_CONNECT_TIMEOUT = 5.0
_NO_KEY = "none"
_NOT_FOR_TEXT = re.compile(r"embed|rerank|whisper|transcribe|tts|dall-e|image|audio|moderation", re.IGNORECASE)


class Answers(Protocol):
    """The module that reads a protocol's answers."""

    def read_answer(self, text: str, model: str, route: errors.Route) -> Completion: ...

    async def read_stream(
        self, parts: AsyncIterable[Any], model: str, route: errors.Route, hearing: Hearing
    ) -> Completion: ...


class HttpProvider(ABC):
    """A server with an address, perhaps a key, and a list of models.

    The SDKs of OpenAI and Anthropic come from one generator: their clients and errors bear the same names.
    """

    _answers: Answers

    def __init__(self, name: str, preset: Preset, access: Access, redact: Redact, model: str = "") -> None:
        self.name = name
        self._preset = preset
        self._base_url = access.base_url or preset.base_url
        self._key = access.api_key.get_secret_value() if access.api_key else ""
        self._model = model or (preset.default_model if self._is_at_home else "")
        names = (preset.key_variable, preset.base_url_variable, preset.base_url)
        self._route = errors.Route(self.host, redact, *names)
        self._choosing = threading.Lock()

    @abstractmethod
    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion: ...

    @property
    @abstractmethod
    def _sdk(self) -> ModuleType:
        """The SDK. It and its HTTP client take half a second and more to import; the demo provider never needs them."""

    @property
    @abstractmethod
    def _client(self) -> Any:
        """The SDK's client, made once."""

    @abstractmethod
    async def _listed(self, client: Any) -> str:
        """The server's list of models as it sent it."""

    @property
    def host(self) -> str:
        return urlsplit(self._base_url).netloc

    @property
    def model(self) -> str:
        with self._choosing:
            self._model = self._model or self._offered_model()
            return self._model

    def list_models(self) -> tuple[str, ...]:
        """The models the server offers, in its own order."""
        client = self._client
        try:
            return read_models(wait_for(lambda _: self._listed(client)), self._route)
        except self._failures as error:
            raise self._classified(error) from None

    def check(self) -> str:
        started = time.monotonic()
        question = LLMRequest(messages=(Message("user", "Reply with the word OK."),), max_tokens=1024)
        answer = self.complete(question)
        return f"{answer.model} at {self.host} answered in {time.monotonic() - started:.1f} s."

    @property
    def _is_at_home(self) -> bool:
        """Whether calls go to the provider's usual address, for which the preset was written."""
        return self._base_url == self._preset.base_url

    @property
    def _access(self) -> dict[str, Any]:
        """What an SDK's client is made with: all of it from our settings, nothing from its own variables."""
        if self._preset.needs_key and self._is_at_home and not self._key:
            raise errors.unauthorized("no key is set", self._route)
        silence = self._preset.read_timeout
        timeout = self._sdk.Timeout(silence, connect=min(silence, _CONNECT_TIMEOUT))
        return {"base_url": self._base_url, "api_key": self._key or _NO_KEY, "max_retries": 0, "timeout": timeout}

    async def _ask(
        self, send: Callable[..., AbstractAsyncContextManager[Any]], body: dict[str, Any], hearing: Hearing
    ) -> Completion:
        """One answer through the SDK's ``send``, streamed where the server streams."""
        async with send(**body) as response:
            hints = rate_hints(response.headers)
            if _is_stream(response.headers):
                stream = await response.parse()
                answer = await self._answers.read_stream(stream, body["model"], self._route, hearing)
            else:
                answer = self._answers.read_answer(await response.text(), body["model"], self._route)
            return replace(answer, hints=hints)

    @property
    def _failures(self) -> tuple[type[Exception], ...]:
        """All that asking raises when it fails. A body that is not JSON, and one that is cut, escape the SDKs."""
        import httpx2

        return self._sdk.APIError, httpx2.HTTPError, TimeoutError, ValueError

    def _classified(self, error: Exception) -> LLMError:
        return errors.from_sdk(error, self._route) or errors.no_answer(self._route)

    def _offered_model(self) -> str:
        offered = [name for name in self.list_models() if not _NOT_FOR_TEXT.search(name)]
        if self._preset.default_model in offered:
            return self._preset.default_model
        if not offered:
            raise LLMError(f"{self.host} offers no model", "Load one there, or name one in SCRIPTGEN_MODEL.")
        return offered[0]


def _is_stream(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").startswith("text/event-stream")
