"""The reports as plots: how long scenes are, what fills the pages, and on which pages everybody is."""

import altair as alt
import pandas as pd

from pages.parts.look import quiet_ink
from scriptgen_core.studio import Breakdown, in_pages

_HEIGHT = 270
_FRAME, _STRIP = 130, 26
_NOT_SAID = "Not said"
_LIGHTS = ("Day", "Night", "Dawn", "Dusk", _NOT_SAID)


def lengths_plot(breakdown: Breakdown) -> alt.Chart:
    """Scenes in order, each as high as it is long, in the colour of its light."""
    rows = pd.DataFrame(
        {
            "place": at,
            "scene": scene.number,
            "heading": scene.heading,
            "pages": scene.eighths / 8,
            "length": in_pages(scene.eighths),
            "light": scene.slug.light or _NOT_SAID,
        }
        for at, scene in enumerate(breakdown.played)
    )
    numbers = [scene.number for scene in breakdown.played]
    lights = [light for light in _LIGHTS if light in set(rows["light"])]
    chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X(
                "place:O", axis=_axis("Scene", labelExpr=f"{numbers}[datum.value]", labelOverlap="greedy", labelAngle=0)
            ),
            y=alt.Y("pages:Q", axis=_axis("Pages", format="d", tickMinStep=1, tickCount=5)),
            color=alt.Color("light:N", title=None, sort=lights, legend=_legend()),
            tooltip=[
                alt.Tooltip("scene:N", title="Scene"),
                alt.Tooltip("heading:N", title="Heading"),
                alt.Tooltip("length:N", title="Pages"),
                alt.Tooltip("light:N", title="Light"),
            ],
        )
    )
    return _inked(chart.properties(height=_HEIGHT))


def lines_plot(breakdown: Breakdown) -> alt.Chart:
    """Pages in order: printed lines of dialogue, and of action on top."""
    rows = pd.DataFrame(
        {"page": page.number, "kind": kind, "lines": lines, "order": order}
        for page in breakdown.by_page
        for order, (kind, lines) in enumerate((("Dialogue", page.dialogue), ("Action", page.action)))
    )
    chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("page:O", axis=_axis("Page", labelOverlap="greedy", labelAngle=0)),
            y=alt.Y("lines:Q", axis=_axis("Lines", tickCount=5)),
            color=alt.Color("kind:N", title=None, sort=["Dialogue", "Action"], legend=_legend()),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("page:O", title="Page"),
                alt.Tooltip("kind:N", title="Lines of"),
                alt.Tooltip("lines:Q", title="Number"),
            ],
        )
    )
    return _inked(chart.properties(height=_HEIGHT))


def presence_plot(breakdown: Breakdown) -> alt.Chart:
    """A strip for everybody: a mark on each page on which they speak or are named."""
    rows = pd.DataFrame(
        {"page": page, "name": row.name, "what": what}
        for row in breakdown.characters
        for what, pages in (("Speaks", row.pages), ("Named in action", sorted(row.named_on.difference(row.pages))))
        for page in pages
    )
    numbers = [page.number for page in breakdown.by_page]
    whole_names = {"labelLimit": 200, "labelOverlap": False}
    chart = (
        alt.Chart(rows)
        .mark_rect()
        .encode(
            x=alt.X("page:O", scale=alt.Scale(domain=numbers), axis=_axis("Page", labelOverlap="greedy", labelAngle=0)),
            y=alt.Y("name:N", sort=None, scale=alt.Scale(paddingInner=0.35), axis=_axis(None, **whole_names)),
            color=alt.Color("what:N", title=None, sort=["Speaks", "Named in action"], legend=_legend()),
            tooltip=[
                alt.Tooltip("name:N", title="Character"),
                alt.Tooltip("page:O", title="Page"),
                alt.Tooltip("what:N", title="What"),
            ],
        )
    )
    return _inked(chart.properties(height=_FRAME + _STRIP * len(breakdown.characters)))


def _axis(title: str | None, **options: object) -> alt.Axis:
    return alt.Axis(title=title, ticks=False, **options)


def _legend() -> alt.Legend:
    return alt.Legend(orient="top")


def _inked(chart: alt.Chart) -> alt.Chart:
    ink = quiet_ink()
    return chart.configure_axis(labelColor=ink, titleColor=ink).configure_legend(labelColor=ink)
