"""A report as a table on the page: figures to the right, lengths in eighths, shares as bars, marks for who is there."""

import pandas as pd
import streamlit as st

from scriptgen_core.studio import Column, Table, in_pages

_MARKS = {"speaks": "●", "named": "○", "": ""}
_HELP = {
    "Light": "CONTINUOUS, LATER and their like have the light of the scene before.",
    "Length": "In eighths of a page.",
    "Named in action": "Who is named in the action and does not speak.",
    "Lines": "As printed, without names and directions.",
    "Words": "Spoken words. A cue for two counts for both.",
    "Only named in": "Scenes whose action names them and in which they do not speak.",
    "May be the same as": "The names differ by an article, an accent or a letter: maybe one place.",
}
_LONG_LIST = 28
_NAMES_WIDTH, _LONG_NAMES_WIDTH, _WHO_WIDTH = 160, 260, 110


def show_report(table: Table) -> None:
    """Draw a table of the reports; columns that say nothing are left out."""
    shown = table.without_empty()
    titles = [column.title for column in shown.columns]
    frame = pd.DataFrame(shown.rows, columns=titles, dtype=object)
    for column in shown.columns:
        frame[column.title] = _values(frame[column.title], column)
    is_wide = any(column.kind == "presence" for column in shown.columns)
    lengths = [column.title for column in shown.columns if column.kind == "length"]
    st.dataframe(
        frame.style.format(in_pages, na_rep="", subset=lengths) if lengths else frame,
        hide_index=True,
        placeholder="",
        column_config={each.title: _config(each, frame[each.title], pinned=is_wide) for each in shown.columns},
        alt=f"{table.title}: {', '.join(titles)}",
    )
    if is_wide:
        st.caption("● speaks, ○ is named in the action only.")


def _values(cells: pd.Series, column: Column) -> pd.Series:
    match column.kind:
        case "presence":
            return cells.map(_MARKS)
        case "number":
            return cells.astype("Int64")
        case "length":
            return cells.where(cells != 0).astype("Int64")
        case "share":
            return cells.astype("float64") * 100
        case "text" | "names":
            return cells.astype(str)


def _config(column: Column, cells: pd.Series, *, pinned: bool) -> object:
    about = _HELP.get(column.title)
    match column.kind:
        case "share":
            return st.column_config.ProgressColumn(help=about, format="%.0f%%", min_value=0, max_value=100, width=120)
        case "number":
            return st.column_config.NumberColumn(help=about, format="localized")
        case "length":
            return st.column_config.NumberColumn(help=about, width=76)
        case "presence":
            return st.column_config.TextColumn(alignment="center", width=_WHO_WIDTH)
        case "names":
            is_long = cells.str.len().max() > _LONG_LIST
            return st.column_config.TextColumn(help=about, width=_LONG_NAMES_WIDTH if is_long else _NAMES_WIDTH)
        case "text":
            return st.column_config.TextColumn(help=about, pinned=pinned)
