"""Wrappers whose every answer costs the same, or is of unknown price, though a server of one's own answers."""

from dataclasses import replace
from typing import Any

from scriptgen_core.core.calls import LLMReply, LLMRequest
from scriptgen_core.llm.llm_wrapper import LLMWrapper

DOLLARS_A_CALL = 0.10


class PricedWrapper(LLMWrapper):
    """Asks as any wrapper does; every answer costs ``price``, and a prompt nothing."""

    price: float | None = DOLLARS_A_CALL

    def call_llm(self, request: LLMRequest | str | None = None, **more: Any) -> LLMReply:
        return replace(super().call_llm(request, **more), cost=self.price)

    def most_dollars(self, request: LLMRequest) -> float | None:
        return self.price if request.max_tokens else 0.0


class UnpricedWrapper(PricedWrapper):
    """Nobody knows what its answers cost."""

    price = None
