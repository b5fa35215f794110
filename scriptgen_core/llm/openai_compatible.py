"""Chat Completions, the protocol OpenAI, Together AI, OpenRouter, Ollama, llama.cpp, vLLM and LM Studio share."""

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scriptgen_core.config.models import Preset
from scriptgen_core.config.settings import Access
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm import errors
from scriptgen_core.llm.asking import Hearing, wait_for
from scriptgen_core.llm.chat_answer import read_answer, read_models, read_stream
from scriptgen_core.llm.chat_dialect import Dialect
from scriptgen_core.llm.provider import UNHEARD, Completion, Listener
from scriptgen_core.llm.rate_hints import rate_hints
from scriptgen_core.llm.redaction import Redact

if TYPE_CHECKING:
    import openai

_CONNECT_TIMEOUT = 5.0
_NO_KEY = "none"
_NOT_FOR_TEXT = re.compile(r"embed|rerank|whisper|transcribe|tts|dall-e|image|audio|moderation", re.IGNORECASE)


class OpenAICompatible:
    """A server that speaks Chat Completions, through the ``openai`` SDK with its own retries switched off.

    What the server refuses (a structure for the reply, a temperature) is left out from then on.
    """

    def __init__(self, name: str, preset: Preset, access: Access, redact: Redact, model: str = "") -> None:
        self.name = name
        self._preset = preset
        self._base_url = access.base_url or preset.base_url
        self._key = access.api_key.get_secret_value() if access.api_key else ""
        self._model = model or (preset.default_model if self._is_at_home else "")
        self._dialect = _first_dialect(preset, self._is_at_home)
        self._route = errors.Route(self.host, redact, preset.key_variable, preset.base_url_variable)
        self._choosing = threading.Lock()

    @property
    def host(self) -> str:
        return urlsplit(self._base_url).netloc

    @property
    def model(self) -> str:
        with self._choosing:
            self._model = self._model or self._offered_model()
            return self._model

    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion:
        """One answer, streamed where the server can. A refused parameter is left out and the question put again."""
        import httpx2
        import openai

        model, client = self.model, self._client
        while True:
            dialect = self._dialect
            body = dialect.body(request, model)
            ask = partial(self._ask, client, body)
            try:
                return wait_for(ask, listener, deadline=self._preset.deadline)
            except openai.OpenAIError as error:
                other = dialect.after_refusal(_complaint(error), body)
                if other is None:
                    raise self._classified(error) from None
                self._dialect = other
            except (httpx2.HTTPError, TimeoutError, ValueError) as error:
                raise self._classified(error) from None

    def list_models(self) -> tuple[str, ...]:
        """The models the server offers, in its own order."""
        import httpx2
        import openai

        client = self._client
        try:
            return read_models(wait_for(lambda _: _listed(client)), self._route)
        except (openai.OpenAIError, httpx2.HTTPError, ValueError) as error:
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

    async def _ask(self, client: "openai.AsyncOpenAI", body: dict[str, Any], hearing: Hearing) -> Completion:
        async with client.chat.completions.with_streaming_response.create(**body) as response:
            hints = rate_hints(response.headers)
            if _is_stream(response.headers):
                answer = await read_stream(await response.parse(), body["model"], self._route, hearing)
            else:
                answer = read_answer(await response.text(), body["model"], self._route)
            return replace(answer, hints=hints)

    @cached_property
    def _client(self) -> "openai.AsyncOpenAI":
        # The SDK takes half a second to import; the demo provider never needs it.
        import openai

        if self._preset.needs_key and self._is_at_home and not self._key:
            raise errors.unauthorized("no key is set", self._route)
        timeout = openai.Timeout(self._preset.read_timeout, connect=_CONNECT_TIMEOUT)
        key = self._key or _NO_KEY
        client = openai.AsyncOpenAI(base_url=self._base_url, api_key=key, max_retries=0, timeout=timeout)
        if self.name != "openai":
            # The SDK reads these from OpenAI's variables; they are no other provider's business.
            client.organization = client.project = None
        return client

    def _offered_model(self) -> str:
        offered = [name for name in self.list_models() if not _NOT_FOR_TEXT.search(name)]
        if self._preset.default_model in offered:
            return self._preset.default_model
        if not offered:
            raise LLMError(f"{self.host} offers no model", "Load one there, or name one in SCRIPTGEN_MODEL.")
        return offered[0]

    def _classified(self, error: Exception) -> LLMError:
        import httpx2
        import openai

        match error:
            case openai.APIStatusError():
                return errors.from_response(error.status_code, error.response.headers, error.body, self._route)
            case openai.APIConnectionError() | httpx2.HTTPError() | TimeoutError():
                return errors.from_network(error, self._route)
            case openai.APIError():
                return errors.from_stream(error.body, self._route)
            case _:
                return errors.unreadable(f"{self.host} sent something that is no answer", self._route)


def _first_dialect(preset: Preset, at_home: bool) -> Dialect:
    if not at_home:
        return Dialect(structured=preset.json_schema, longest_reply=preset.max_tokens)
    return Dialect(
        structured=preset.json_schema,
        tokens_name=preset.max_tokens_name,
        longest_reply=preset.max_tokens,
        thinking_tokens=preset.thinking_tokens,
    )


async def _listed(client: "openai.AsyncOpenAI") -> str:
    return (await client.models.with_raw_response.list()).text


def _is_stream(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").startswith("text/event-stream")


def _complaint(error: Exception) -> str:
    """What a server that refuses a request as written (400, 422) says about it; empty for any other failure."""
    import openai

    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return f"{error.param or ''} {error.message}"
    return ""
