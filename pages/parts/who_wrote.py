"""Who wrote the script: the shares in a line, and the disclosure sheet to download."""

import streamlit as st

from pages.parts.shell import studio
from pages.parts.wording import number_of
from scriptgen_core.studio import HOW_IT_IS_COUNTED, Disclosure, DisclosureTable, Whose

_WHOSE: dict[Whose, str] = {
    "writer": "yours",
    "model": "a model's",
    "edited": "a model's, edited by you",
    "rule": "assembled by rule by Demo",
    "import": "from a file",
}
_TABLES: tuple[tuple[DisclosureTable, str, str], ...] = (
    ("scenes", "CSV by scene", "Lines and shares, decisions and prompts: a scene in each row."),
    ("passages", "CSV by passage", "Who wrote what from which line on, and what you decided: a passage in each row."),
)


def who_wrote_it(project_id: str, draft: str | None) -> None:
    """The shares of a draft (None: of the script as it stands), and the sheet as PDF and CSV."""
    st.subheader("Who wrote it", help=" ".join(HOW_IT_IS_COUNTED))
    st.text(_in_a_line(studio().reports.disclosure(project_id, draft)))
    with st.container(horizontal=True):
        st.download_button(
            "Disclosure sheet (PDF)",
            data=lambda: studio().reports.disclosure_pdf(project_id, draft),
            file_name=studio().reports.file_name(project_id, "who wrote it", "pdf"),
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            help="For a guild, a producer or a registration: who wrote it, what you decided, which models had a part.",
        )
        for name, label, about in _TABLES:
            st.download_button(
                label,
                data=lambda name=name: studio().reports.disclosure_csv(project_id, name, draft),
                file_name=studio().reports.file_name(project_id, f"who wrote it by {name[:-1]}", "csv"),
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                help=about,
            )


def _in_a_line(disclosure: Disclosure) -> str:
    """``412 printed lines: 61% yours, 30% a model's and 9% a model's, edited by you.``"""
    counts = sorted(disclosure.by_whose.items(), key=lambda each: -each[1])
    shares = [f"{disclosure.share(whose)} {_WHOSE[whose]}" for whose, _ in counts]
    return f"{number_of(disclosure.lines, 'printed line')}: {'; '.join(shares)}."
