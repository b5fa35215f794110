"""Reports: breakdowns by scene, character and location, the cast by scene, the shape of the script, and sides."""

from typing import cast

import streamlit as st

from pages.parts.choice import choose
from pages.parts.draft_choice import choose_draft
from pages.parts.report_plots import lengths_plot, lines_plot, presence_plot
from pages.parts.report_table import show_report
from pages.parts.shell import go_to, page, studio
from pages.parts.wording import number_of
from scriptgen_core.studio import Breakdown, ReportName, SidesFormat, table, total_figures

_REPORTS: dict[ReportName, str] = {
    "scenes": "Scenes",
    "characters": "Characters",
    "locations": "Locations",
    "cast": "Cast by scene",
    "shape": "Shape",
}
_NOTHING: dict[ReportName, str] = {
    "scenes": "No scene begins yet. Begin one on Script with a heading: INT. or EXT., the place, the time of day.",
    "characters": "Nobody speaks yet. Give somebody a cue on Script: the name in capitals, the words below.",
    "locations": "No heading names a place yet. Begin scenes on Script with INT. or EXT., the place, the time of day.",
    "cast": "No scene begins yet. Begin one on Script with a heading: INT. or EXT., the place, the time of day.",
    "shape": "Nothing is printed yet. Write a scene on Script.",
}
_SIDES: tuple[tuple[SidesFormat, str, str, str], ...] = (
    ("pdf", "Download sides (PDF)", "application/pdf", ":material/picture_as_pdf:"),
    ("fountain", "Download sides (Fountain)", "text/plain", ":material/description:"),
)


def main(project_id: str) -> None:
    breakdown = studio().reports.breakdown(project_id)
    if not breakdown.totals.pages:
        _nothing_yet()
        return
    if draft := _draft(project_id):
        breakdown = studio().reports.breakdown(project_id, draft)
    _headline(breakdown)
    report = _report(project_id, draft)
    _plots(breakdown, report)
    shown = table(breakdown, report)
    if shown.rows:
        show_report(shown)
    else:
        st.info(_NOTHING[report])
    if report == "characters" and breakdown.characters:
        _sides(project_id, draft, breakdown)


def _nothing_yet() -> None:
    st.info("There is nothing to report on yet. Generate scenes, or write them on Script.")
    with st.container(horizontal=True):
        if st.button("Go to Generate", type="primary"):
            go_to("generate")
        if st.button("Go to Script"):
            go_to("script")


def _draft(project_id: str) -> str | None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width=360):
            draft = choose_draft(project_id, key="reports_draft")
        st.download_button(
            "Download PDF",
            data=lambda: studio().reports.pdf(project_id, draft),
            file_name=studio().reports.file_name(project_id, "reports", "pdf"),
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            type="primary",
            help="All reports in one file, to print or to send.",
        )
    return draft


def _headline(breakdown: Breakdown) -> None:
    figures = list(total_figures(breakdown.totals))
    for column, (label, value, below) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, value, below or None, delta_color="off", delta_arrow="off")


def _report(project_id: str, draft: str | None) -> ReportName:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        chosen = st.segmented_control(
            "Report",
            list(_REPORTS),
            format_func=lambda each: _REPORTS[each],
            default="scenes",
            required=True,
            label_visibility="collapsed",
            key="reports.report",
            persist_state="session",
        )
        report = cast(ReportName, chosen)
        st.download_button(
            "Download CSV",
            data=lambda: studio().reports.csv(project_id, report, draft),
            file_name=studio().reports.file_name(project_id, _REPORTS[report].lower(), "csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    return report


def _plots(breakdown: Breakdown, report: ReportName) -> None:
    if report == "scenes" and breakdown.played:
        st.altair_chart(lengths_plot(breakdown), alt="Length of each scene: the table below has the figures")
    if report == "shape":
        st.altair_chart(lines_plot(breakdown), alt="Dialogue and action on each page: the table below has the figures")
        if breakdown.characters:
            st.altair_chart(presence_plot(breakdown), alt="Pages on which each character speaks or is named")


def _sides(project_id: str, draft: str | None, breakdown: Breakdown) -> None:
    st.subheader("Sides", anchor=False)
    st.caption("One character's scenes only, where they stand in the whole script: the same pages and scene numbers.")
    rows = {row.name: row for row in breakdown.characters}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=360):
            name = choose("Character", {each: each for each in rows}, key=f"sides_{project_id}")
        for format, label, mime, icon in _SIDES:
            st.download_button(
                label,
                data=lambda format=format: studio().reports.sides(project_id, name, format, draft),
                file_name=studio().reports.file_name(project_id, f"sides of {name}", format),
                mime=mime,
                icon=icon,
                on_click="ignore",
            )
    st.text(_where(breakdown, name))


def _where(breakdown: Breakdown, name: str) -> str:
    numbers = [scene.number for scene in breakdown.played if scene.number and name in scene.people]
    if not numbers:
        return "In what stands before the first heading."
    return f"In {number_of(len(numbers), 'scene')}: {', '.join(numbers)}."


with page("Reports") as open_project:
    main(open_project)
