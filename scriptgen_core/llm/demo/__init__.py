"""The demo provider: bibles, cards, scenes, notes and rewrites assembled by rule, labelled as such."""

from scriptgen_core.llm.demo.provider import DEMO_NOTICE, DemoProvider

__all__ = ["DEMO_NOTICE", "DemoProvider"]
