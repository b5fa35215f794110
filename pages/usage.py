"""Usage: what the calls to models came to, in tokens, money and time."""

from typing import cast

import streamlit as st

from pages.parts.shell import go_to, open_project_title, studio, told
from pages.parts.usage_plot import tokens_plot
from pages.parts.usage_table import show_table
from pages.parts.whose import whose
from pages.parts.wording import dollars, duration, number_of
from scriptgen_core.studio import UsageGrouping, UsageReport, UsageTotals

_GROUPINGS: dict[UsageGrouping, str] = {
    "run": "By run",
    "scene": "By scene",
    "role": "By role",
    "model": "By model",
}


def main() -> None:
    st.title("Usage", anchor=False)
    project_id = whose("Calls of", key="usage.whose")
    report = studio().usage.report(project_id)
    if report.calls.empty:
        _nothing_yet()
        return
    _headline(report.totals)
    _groups(report, project_id)


def _nothing_yet() -> None:
    st.info(
        "Nothing has been asked of a model yet. Generate scenes or ask for a rewrite: every answered call will "
        "stand here with its tokens, its cost and its time."
    )
    if st.button("Go to Generate" if open_project_title() else "Go to Projects", type="primary"):
        go_to("generate" if open_project_title() else "projects")


def _headline(totals: UsageTotals) -> None:
    paid = totals.calls - totals.reused
    read = totals.fresh + totals.cached
    about = "about " if totals.estimated else ""
    figures = (
        ("Calls", f"{totals.calls:,}", f"{paid:,} answered anew"),
        ("Tokens", f"{read + totals.output:,}", f"{about}{read:,} read, {totals.output:,} written"),
        ("Cost", dollars(totals.dollars), _unbilled(totals)),
        ("Time", duration(totals.seconds), f"{totals.seconds / paid:.1f} s a call" if paid else ""),
        ("From the cache", number_of(totals.reused, "call"), _saved(totals)),
    )
    for column, (label, value, below) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, value, below or None, delta_color="off", delta_arrow="off")
    if totals.estimated:
        st.caption(
            f"The server did not count the tokens of {number_of(totals.estimated, 'call')}: "
            "those are estimated from the length of prompt and answer, and their cost with them."
        )
    if totals.demo:
        st.caption(f"{number_of(totals.demo, 'call')} answered by Demo: by rule, without a model, at no cost.")


def _saved(totals: UsageTotals) -> str:
    if not totals.reused:
        return ""
    money = "" if totals.saved_dollars is None else f" and {dollars(totals.saved_dollars)}"
    return f"saved {totals.saved_tokens:,} tokens{money}"


def _unbilled(totals: UsageTotals) -> str:
    """What the sum leaves out, or why it is so small."""
    if totals.unpriced:
        return f"{'' if totals.dollars is None else 'and '}{number_of(totals.unpriced, 'call')} of unknown price"
    if totals.local and not totals.dollars:
        return "local, no charge"
    return f"{number_of(totals.local, 'local call')}, no charge" if totals.local else ""


def _groups(report: UsageReport, project_id: str | None) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        grouping = st.segmented_control(
            "Sums",
            list(_GROUPINGS),
            format_func=lambda each: _GROUPINGS[each],
            default="run",
            required=True,
            label_visibility="collapsed",
            key="usage.grouping",
            persist_state="session",
        )
        st.download_button(
            "Download CSV",
            data=lambda: studio().usage.csv(project_id),
            file_name=studio().usage.file_name(project_id),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    by = cast(UsageGrouping, grouping)
    table = report.by(by)
    st.altair_chart(tokens_plot(table, by), alt=f"Tokens {_GROUPINGS[by].lower()}: the table below has the figures")
    show_table(table, by, with_project=project_id is None)


with told():
    main()
