"""The sums of calls as a table: what each group is called, and its figures with their units."""

from datetime import datetime

import pandas as pd
import streamlit as st

from scriptgen_core.studio import UsageGrouping

_HEADINGS: dict[UsageGrouping, str] = {"run": "Run", "scene": "Scene", "role": "Role", "model": "Model"}
_FIGURES = {
    "calls": st.column_config.NumberColumn("Calls", format="localized"),
    "reused": st.column_config.NumberColumn(
        "From the cache", format="localized", help="Answered before: nothing paid."
    ),
    "fresh": st.column_config.NumberColumn("Tokens read", format="localized"),
    "cached": st.column_config.NumberColumn(
        "Tokens reread", format="localized", help="Text the provider had just seen; most charge less for it."
    ),
    "output": st.column_config.NumberColumn("Tokens written", format="localized"),
    "cost": st.column_config.NumberColumn(
        "Cost", width=92, format="$%.4f", help="US dollars, without calls of unknown price."
    ),
    "unpriced": st.column_config.NumberColumn("Price unknown", format="localized", help="Calls that Cost leaves out."),
    "estimated": st.column_config.NumberColumn(
        "Calls estimated", format="localized", help="Calls whose tokens the server did not count."
    ),
    "seconds": st.column_config.NumberColumn("Time", format="%.0f s"),
}

_WHERE_ANY = ("estimated", "unpriced")


def group_names(table: pd.DataFrame, grouping: UsageGrouping) -> pd.Series:
    """What the groups of a usage table are called, in its order."""
    if grouping == "scene":
        numbered = table["scene"].map(lambda scene: f"Scene {scene + 1}", na_action="ignore")
        return numbered.astype(object).fillna("Whole story")
    if grouping == "role":
        return table["role"].map(lambda role: role.capitalize() or "Other")
    return table[grouping].map(lambda name: name or f"No {grouping}")


def local_times(moments: pd.Series) -> pd.Series:
    """Moments on this machine's clock."""
    return moments.dt.tz_convert(datetime.now().astimezone().tzinfo)


def show_table(table: pd.DataFrame, grouping: UsageGrouping, *, with_project: bool) -> None:
    """Draw the sums of each group; a figure that is not known says so."""
    shown = pd.DataFrame({_HEADINGS[grouping]: group_names(table, grouping)})
    if with_project and "project" in table:
        shown["Project"] = table["project"].replace("", "None")
    if grouping == "run":
        shown["Started"] = local_times(table["started"])
    if grouping == "model":
        shown["Provider"] = table["provider"]
    figures = [name for name in _FIGURES if name not in _WHERE_ANY or table[name].any()]
    shown = shown.join(table[figures])
    if grouping != "model":
        shown["Model"] = table["models"]
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="unknown",
        column_config={**_FIGURES, "Started": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")},
        alt=f"Calls, tokens, cost and time of each {grouping}",
    )
