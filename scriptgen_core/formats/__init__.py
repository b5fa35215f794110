"""Screenplay formats: Fountain and FDX, the printed page, PDF, and checks of the page."""

from scriptgen_core.formats.emphasis import escape, plain, runs
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.fountain_writer import write_element, write_fountain
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.scene_lengths import SceneLength, page_count, scene_eighths

__all__ = [
    "SceneLength",
    "escape",
    "page_count",
    "paginate",
    "parse_fountain",
    "plain",
    "runs",
    "scene_eighths",
    "write_element",
    "write_fountain",
]
