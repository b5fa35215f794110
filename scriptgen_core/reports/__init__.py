"""Breakdowns and statistics over a screenplay, as values, tables, CSV and PDF, and a character's sides."""

from scriptgen_core.reports.breakdown import Breakdown, CharacterRow, PageRow, Totals, break_down
from scriptgen_core.reports.csv_file import as_text, write_csv
from scriptgen_core.reports.figures import total_figures
from scriptgen_core.reports.locations import LocationRow
from scriptgen_core.reports.reading import Scene
from scriptgen_core.reports.report_pdf import write_report_pdf
from scriptgen_core.reports.scene_effect import SceneEffect, effect_of
from scriptgen_core.reports.sides import write_sides_fountain, write_sides_pdf
from scriptgen_core.reports.tables import Column, ReportName, Table, in_pages, table

__all__ = [
    "Breakdown",
    "CharacterRow",
    "Column",
    "LocationRow",
    "PageRow",
    "ReportName",
    "Scene",
    "SceneEffect",
    "Table",
    "Totals",
    "as_text",
    "break_down",
    "effect_of",
    "in_pages",
    "table",
    "total_figures",
    "write_csv",
    "write_report_pdf",
    "write_sides_fountain",
    "write_sides_pdf",
]
