"""Screenplay formats: Fountain and FDX, the printed page, PDF, and checks of the page."""

from scriptgen_core.formats.checks import CheckSeverity, Finding, Thresholds, check_scene
from scriptgen_core.formats.clean_copy import clean_copy
from scriptgen_core.formats.conversion import left_out_marks
from scriptgen_core.formats.emphasis import escape, plain, runs
from scriptgen_core.formats.fdx.reader import FdxDocument, read_fdx
from scriptgen_core.formats.fdx.writer import left_out_of_fdx, write_fdx
from scriptgen_core.formats.font_coverage import unshowable
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.fountain_writer import write_element, write_fountain
from scriptgen_core.formats.inserted_labels import InsertStyle
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_locks import PageStart, page_starts, starts_now
from scriptgen_core.formats.page_range import PageRange
from scriptgen_core.formats.page_setup import A4, HEADER_MAX, LETTER, PageSetup, Paper
from scriptgen_core.formats.pdf import write_pdf
from scriptgen_core.formats.revision_marks import next_color, revised_lines
from scriptgen_core.formats.scene_lengths import SceneLength, page_count, scene_eighths
from scriptgen_core.formats.scene_numbers import is_omitted, keep_scene_numbers, number_scenes, omit_scene
from scriptgen_core.formats.screenplay_diff import revised_between
from scriptgen_core.formats.script_file import READABLE, ScriptFile, kind_of_file, read_script_file
from scriptgen_core.formats.text_reader import read_text
from scriptgen_core.formats.text_writer import write_text
from scriptgen_core.formats.typesetting import scene_number_right
from scriptgen_core.formats.unready import Unready, unready

__all__ = [
    "A4",
    "HEADER_MAX",
    "LETTER",
    "READABLE",
    "CheckSeverity",
    "FdxDocument",
    "Finding",
    "InsertStyle",
    "LeftOut",
    "PageRange",
    "PageSetup",
    "PageStart",
    "Paper",
    "SceneLength",
    "ScriptFile",
    "Thresholds",
    "Unready",
    "check_scene",
    "clean_copy",
    "escape",
    "is_omitted",
    "keep_scene_numbers",
    "kind_of_file",
    "left_out_marks",
    "left_out_of_fdx",
    "next_color",
    "number_scenes",
    "omit_scene",
    "page_count",
    "page_starts",
    "paginate",
    "parse_fountain",
    "plain",
    "read_fdx",
    "read_script_file",
    "read_text",
    "revised_between",
    "revised_lines",
    "runs",
    "scene_eighths",
    "scene_number_right",
    "starts_now",
    "unready",
    "unshowable",
    "write_element",
    "write_fdx",
    "write_fountain",
    "write_pdf",
    "write_text",
]
