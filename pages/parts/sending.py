"""Downloads of a draft: for whom, which pages, clean or not, and what to know before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.draft_choice import choose_draft
from pages.parts.plain import plain
from pages.parts.remembered import recalled_option
from pages.parts.shell import studio
from scriptgen_core.core.errors import FormatError
from scriptgen_core.studio import ExportFormat, Remark, Sending, mime_type

_BUTTONS: tuple[tuple[ExportFormat, str, str], ...] = (
    ("fountain", "Download Fountain", ":material/description:"),
    ("pdf", "Download PDF", ":material/picture_as_pdf:"),
    ("fdx", "Download Final Draft (FDX)", ":material/movie:"),
)
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A draft (None: the script as it stands) and how it is sent; ``refusal`` is what is wrong with its pages."""

    project_id: str
    draft: str | None
    sending: Sending
    refusal: str


def downloads(project_id: str) -> str | None:
    """Choose a draft and how it is sent; the three buttons; what to know before. Returns the draft (None: as it is)."""
    draft = choose_draft(project_id, key="export_draft")
    facts = studio().exports.contents(project_id, draft)
    st.text(
        f"{facts.pages} page{'s' if facts.pages != 1 else ''}, {facts.scenes} scene{'s' if facts.scenes != 1 else ''}, "
        f"{facts.words:,} words"
    )
    chosen = _sending(project_id, draft)
    with st.container(horizontal=True):
        for format, label, icon in _BUTTONS:
            _button(chosen, format, label, icon)
    _check(chosen)
    return draft


def _sending(project_id: str, draft: str | None) -> _Chosen:
    left, right = st.columns(2, gap="medium")
    key = f"recipient_{project_id}"
    recipient = left.selectbox(
        "Recipient",
        studio().exports.recipients(),
        index=None,
        placeholder="Choose or type a name",
        help="The name stands large and grey across every page of the PDF.",
        accept_new_options=True,
        key=key,
        on_change=lambda: studio().exports.remember_recipient(st.session_state[key] or ""),
    )
    pages = right.text_input("Pages of the PDF", placeholder="All, or some: 3-5, 9", key=f"pages_of_{project_id}")
    clean = recalled_option("clean_copy", project_id, False, lambda value: isinstance(value, bool))
    is_clean = st.toggle(
        "Clean copy",
        help="Fountain and Final Draft files without notes, cut text, sections and synopses. A PDF never has them.",
        key=clean.key,
        on_change=clean.keep,
    )
    refusal = ""
    try:
        studio().exports.check_range(project_id, pages, draft)
    except FormatError as error:
        refusal = error.sentence
        st.error(plain(refusal))
    return _Chosen(project_id, draft, Sending(recipient or "", pages, is_clean), refusal)


def _button(chosen: _Chosen, format: ExportFormat, label: str, icon: str) -> None:
    st.download_button(
        label,
        data=lambda: studio().exports.export(chosen.project_id, format, chosen.draft, chosen.sending),
        file_name=studio().exports.file_name(chosen.project_id, format, chosen.draft),
        mime=mime_type(format),
        icon=icon,
        on_click="ignore",
        type="primary",
        disabled=format == "pdf" and bool(chosen.refusal),
    )


def _check(chosen: _Chosen) -> None:
    check = studio().exports.check(chosen.project_id, chosen.draft, clean=chosen.sending.clean)
    count = len(check.in_the_files) + len(check.unready)
    if not count:
        st.caption("Nothing in it looks unready, and no file leaves anything out.")
        return
    title = f"Before you send it: {count} thing{'s' if count != 1 else ''} to know"
    with st.expander(title, icon=":material/checklist:"), st.container(key="to_know", gap="small"):
        for heading, remarks in (("In the files", check.in_the_files), ("Looks unready", check.unready)):
            if remarks:
                st.caption(heading)
                _remarks(chosen, remarks)


def _remarks(chosen: _Chosen, remarks: Sequence[Remark]) -> None:
    """Each remark with a link to its scene; a draft of another time has no place on Script."""
    for remark in remarks[:_SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(remark.words, width="stretch")
            if remark.scene is not None and chosen.draft is None:
                st.page_link(
                    "script.py",
                    label=f"Scene {remark.scene + 1}",
                    query_params={"project": chosen.project_id, "scene": str(remark.scene)},
                    width="content",
                )
            elif remark.page == "review":
                st.page_link("review.py", label="Review", query_params={"project": chosen.project_id}, width="content")
    if len(remarks) > _SHOWN:
        st.text(f"And {len(remarks) - _SHOWN} more.")
