"""Breakdowns and statistics over a screenplay, as values, tables, CSV and PDF; who wrote it; a character's sides."""

from scriptgen_core.reports.breakdown import Breakdown, CharacterRow, PageRow, Totals, break_down
from scriptgen_core.reports.csv_file import write_csv
from scriptgen_core.reports.decisions import Credit, Decision, credits_of, known_lines
from scriptgen_core.reports.disclosure import Disclosure, Passage, Whose, disclose
from scriptgen_core.reports.disclosure_pdf import HOW_IT_IS_COUNTED, write_disclosure_pdf
from scriptgen_core.reports.disclosure_tables import DisclosureTable, disclosure_table
from scriptgen_core.reports.figures import total_figures
from scriptgen_core.reports.locations import LocationRow
from scriptgen_core.reports.reading import Scene
from scriptgen_core.reports.report_pdf import write_report_pdf
from scriptgen_core.reports.scene_effect import SceneEffect, effect_of
from scriptgen_core.reports.sides import write_sides_fountain, write_sides_pdf
from scriptgen_core.reports.tables import Column, ReportName, Table, in_pages, table

__all__ = [
    "HOW_IT_IS_COUNTED",
    "Breakdown",
    "CharacterRow",
    "Column",
    "Credit",
    "Decision",
    "Disclosure",
    "DisclosureTable",
    "LocationRow",
    "PageRow",
    "Passage",
    "ReportName",
    "Scene",
    "SceneEffect",
    "Table",
    "Totals",
    "Whose",
    "break_down",
    "credits_of",
    "disclose",
    "disclosure_table",
    "effect_of",
    "in_pages",
    "known_lines",
    "table",
    "total_figures",
    "write_csv",
    "write_disclosure_pdf",
    "write_report_pdf",
    "write_sides_fountain",
    "write_sides_pdf",
]
