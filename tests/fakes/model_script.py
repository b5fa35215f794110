"""Plays a capable model for ScriptGen's own prompts: valid, varied answers of the type asked for, faults on order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.fakes import chat_replies as replies
from tests.fakes.chat_replies import Reply
from tests.fakes.model_bibles import bibles, outline
from tests.fakes.model_scenes import critique, ensemble, moves, rewrite, scene
from tests.fakes.prompt_reading import Asked, read

_ANSWERS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "BiblesReply": bibles,
    "OutlineReply": outline,
    "CharacterReply": moves,
    "EnsembleReply": ensemble,
    "DirectorReply": scene,
    "CritiqueReply": critique,
    "RewriteReply": rewrite,
}
_FAILURES = (replies.rate_limited(1), replies.server_error(503), replies.dropped())
_RUBBISH = ("I'd be happy to help! What is your scene about?", '{"answer": 42}', '{"cards": [')


@dataclass(frozen=True)
class ModelScript:
    """A responder for ChatServer.

    ``delay`` is in seconds before each answer. Every ``fail_every``-th request is refused (429, 503, dropped
    in turn), every ``rubbish_every``-th gets an answer that is not what was asked for; 0 means never. ``whole``
    answers come in one piece, also to whoever wants a stream.
    """

    delay: float = 0.0
    fail_every: int = 0
    rubbish_every: int = 0
    seed: int = 0
    whole: bool = False

    def __call__(self, request: dict[str, Any], number: int) -> Reply:
        if self.fail_every and number % self.fail_every == 0:
            return _FAILURES[number // self.fail_every % len(_FAILURES)]
        if self.rubbish_every and number % self.rubbish_every == 0:
            return replies.said(_RUBBISH[number // self.rubbish_every % len(_RUBBISH)]).after(self.delay)
        reply = self._answer(read(request, number, self.seed)).after(self.delay)
        return replace(reply, plain=self.whole)

    def _answer(self, asked: Asked) -> Reply:
        if asked.wanted in _ANSWERS:
            return replies.json_said(_ANSWERS[asked.wanted](asked))
        return replies.said("OK")
