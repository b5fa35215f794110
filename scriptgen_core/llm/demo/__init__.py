"""The demo provider: bibles, cards, scenes, notes and rewrites assembled by rule, labelled as such."""

from scriptgen_core.llm.demo.notice import DEMO_NOTICE, demo_notice
from scriptgen_core.llm.demo.provider import DemoProvider

__all__ = ["DEMO_NOTICE", "DemoProvider", "demo_notice"]
