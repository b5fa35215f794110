"""An LLM that answers from a script and remembers every request: a whole CallsLLM without a network."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from typing import TypeAlias

from pydantic import BaseModel

from scriptgen_core.core.calls import LLMReply, LLMRequest
from scriptgen_core.core.errors import LLMError

Answer: TypeAlias = BaseModel | str | LLMError


class ScriptedLLM:
    """Answers each prompt from its own queue, then by its standing rule; an unexpected request is an error."""

    def __init__(self, provider: str = "scripted", model: str = "script-1") -> None:
        self.requests: list[LLMRequest] = []
        self._provider = provider
        self._model = model
        self._queues: dict[str, deque[Answer]] = defaultdict(deque)
        self._rules: dict[str, Callable[[LLMRequest], Answer]] = {}
        self._lock = threading.Lock()

    def enqueue(self, prompt_id: str, *answers: Answer) -> "ScriptedLLM":
        """The next requests of this prompt get these answers, in order."""
        self._queues[prompt_id].extend(answers)
        return self

    def always(self, prompt_id: str, rule: Callable[[LLMRequest], Answer]) -> "ScriptedLLM":
        """Requests of this prompt that find its queue empty are answered by ``rule``."""
        self._rules[prompt_id] = rule
        return self

    def call_llm(self, request: LLMRequest) -> LLMReply:
        prompt_id = request.prompt.id if request.prompt else ""
        with self._lock:
            self.requests.append(request)
            answer = self._queues[prompt_id].popleft() if self._queues[prompt_id] else None
        if answer is None:
            answer = self._rules[prompt_id](request)
        if isinstance(answer, LLMError):
            raise answer
        text = answer.model_dump_json() if isinstance(answer, BaseModel) else answer
        return LLMReply(text, self._provider, self._model)

    def asked(self, prompt_id: str) -> list[LLMRequest]:
        """The requests made of this prompt, in order."""
        return [request for request in self.requests if request.prompt and request.prompt.id == prompt_id]

    def told(self, prompt_id: str) -> str:
        """Everything the requests of this prompt said, as one text."""
        return "\n".join(message.content for request in self.asked(prompt_id) for message in request.messages)
