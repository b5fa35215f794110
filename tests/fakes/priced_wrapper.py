"""A wrapper whose every answer costs the same, as if the local server's model stood in the price table."""

from dataclasses import replace
from typing import Any

from scriptgen_core.core.calls import LLMReply, LLMRequest
from scriptgen_core.llm.llm_wrapper import LLMWrapper

DOLLARS_A_CALL = 0.10


class PricedWrapper(LLMWrapper):
    """Asks as any wrapper does."""

    def call_llm(self, request: LLMRequest | str | None = None, **more: Any) -> LLMReply:
        return replace(super().call_llm(request, **more), cost=DOLLARS_A_CALL)
