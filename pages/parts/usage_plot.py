"""The tokens of each run, scene, role or model as one plot of stacked bars."""

import json

import altair as alt
import pandas as pd

from pages.parts.look import quiet_ink
from pages.parts.usage_table import group_names, local_times
from scriptgen_core.studio import UsageGrouping

_KINDS = {"output": "Written", "fresh": "Read", "cached": "Reread"}
_UPRIGHT: tuple[UsageGrouping, ...] = ("run", "scene")
_HEIGHT = 270
_FRAME, _LYING_BAR = 130, 36


def tokens_plot(table: pd.DataFrame, grouping: UsageGrouping) -> alt.Chart:
    """Runs from left to right as time went, scenes as the story goes; roles and models one below the other."""
    upright = grouping in _UPRIGHT
    bars = table.iloc[::-1] if grouping == "run" else table
    names = group_names(bars, grouping)
    place = {"field": "place", "type": "ordinal", "axis": _name_axis(_labels(bars, names, grouping), thinned=upright)}
    amount = {"field": "tokens", "type": "quantitative", "axis": alt.Axis(title="Tokens", format=",d", tickCount=5)}
    x, y = (place, amount) if upright else (amount, place)
    ink = quiet_ink()
    chart = (
        alt.Chart(_rows(bars, names))
        .mark_bar()
        .encode(
            x=alt.X(**x),
            y=alt.Y(**y),
            color=alt.Color("kind:N", title=None, sort=list(_KINDS.values()), legend=alt.Legend(orient="top")),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("name:N", title=grouping.capitalize()),
                alt.Tooltip("kind:N", title="Tokens"),
                alt.Tooltip("tokens:Q", title="Number", format=",d"),
            ],
        )
    )
    return (
        chart.properties(height=_HEIGHT if upright else _FRAME + _LYING_BAR * len(bars))
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(labelColor=ink)
    )


def _rows(bars: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """A row for each kind of token in each bar."""
    tokens = bars[list(_KINDS)].rename(columns=_KINDS).assign(place=range(len(bars)), name=names)
    rows = tokens.melt(["place", "name"], var_name="kind", value_name="tokens")
    return rows.assign(order=rows["kind"].map(list(_KINDS.values()).index))


def _labels(bars: pd.DataFrame, names: pd.Series, grouping: UsageGrouping) -> list[list[str]]:
    """What stands at each bar, line by line: runs of one name are told apart by their time."""
    if grouping != "run":
        return [[name] for name in names]
    times = local_times(bars["started"]).dt.strftime("%d %b, %H:%M")
    return [[name, time] for name, time in zip(names, times, strict=True)]


def _name_axis(labels: list[list[str]], *, thinned: bool) -> alt.Axis:
    return alt.Axis(
        title=None,
        labelExpr=f"{json.dumps(labels)}[datum.value]",
        labelOverlap="greedy" if thinned else False,
        labelAngle=0,
        labelLimit=200,
        ticks=False,
    )
