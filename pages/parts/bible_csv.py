"""Bible entries as a CSV file: downloaded, and taken in after a look at what the file would change."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts.fields import Sections, fields_of
from pages.parts.plain import plain
from pages.parts.shell import studio, told
from pages.parts.undo import note_done
from pages.parts.wording import listed, reason_words
from scriptgen_core.core.story import BibleType
from scriptgen_core.studio import CSV_MEGABYTES, BiblePlan, CsvColumn

_ENDINGS = ["csv", "tsv", "txt"]


def offer_csv(slot: str, project_id: str, kind: BibleType, sections: Sections) -> None:
    """The buttons that download the entries as a table and take such a file in."""
    columns = _columns(sections)
    st.download_button(
        "Download CSV",
        data=lambda: studio().bibles.csv(project_id, kind, columns),
        file_name=studio().bibles.csv_name(project_id, f"{kind}s"),
        mime="text/csv",
        key=f"{slot}.csv",
        on_click="ignore",
    )
    uploads = f"{slot}.uploads"
    number = st.session_state.setdefault(uploads, 0)
    with st.popover("Import CSV", icon=":material/upload:", key=f"{slot}.import{number}"):
        file = st.file_uploader(
            "A table as Download CSV makes it",
            type=_ENDINGS,
            max_upload_size=CSV_MEGABYTES,
            key=f"{slot}.file{number}",
            help="One row is one entry; columns that are not in the file stay as they are. You see what it changes "
            "before anything is stored.",
        )
        if file is not None:
            with told():
                studio().bibles.read_csv(project_id, kind, columns, file.getvalue())
                st.session_state[_held(slot)] = (file.name, file.getvalue())
                st.session_state[uploads] = number + 1
                st.rerun()


def show_held_csv(slot: str, project_id: str, kind: BibleType, sections: Sections) -> None:
    """Draw what the file that waits would change, if one waits."""
    if _held(slot) not in st.session_state:
        return
    name, data = st.session_state[_held(slot)]
    plan = studio().bibles.read_csv(project_id, kind, _columns(sections), data)
    with st.container(border=True, key=f"csv_{kind}"):
        st.subheader(plain(f"What “{name}” changes"), anchor=False)
        _preview(plan)
        with st.container(horizontal=True):
            chosen = st.button("Put it in", type="primary", key=f"{slot}.put_in", disabled=plan.changes_nothing)
            st.button("Cancel", key=f"{slot}.cancel", on_click=_let_go, args=(slot,))
        if chosen:
            with told():
                changes = studio().bibles.put_in(project_id, plan, name)
                note_done(slot, f"“{name}” is put in: {_counts(plan)}.", changes)
                _let_go(slot)
                st.rerun()


def _preview(plan: BiblePlan) -> None:
    st.text(f"{_counts(plan).capitalize()}." if not plan.changes_nothing else "It changes nothing that is stored.")
    if plan.refused:
        lines = "".join(
            f"\n- {plain(' '.join(filter(None, (f'Row {each.row}', each.name))))}: "
            f"{plain(' '.join(filter(None, (each.heading, reason_words(each.reason)))))}."
            for each in plan.refused
        )
        st.error(f"These rows change nothing; the headings are row 1.\n{lines}")
    if plan.unknown:
        st.text(f"No field is called {listed([f'“{each}”' for each in plan.unknown])}: left out.")
    if plan.new:
        st.text(f"New: {listed([each.name for each in plan.new], most=20)}", width="stretch")
    if plan.changed:
        rows = [(c.entry.name, each.heading, each.old, each.new) for c in plan.changed for each in c.changes]
        frame = pd.DataFrame(rows, columns=["Entry", "Field", "Now", "In the file"])
        st.dataframe(frame, hide_index=True, alt="What changes, field by field")


def _counts(plan: BiblePlan) -> str:
    """``2 new, 3 changed, 1 as it is``."""
    refused = len({each.row for each in plan.refused})
    parts = (
        (len(plan.new), "new"),
        (len(plan.changed), "changed"),
        (plan.unchanged, "as stored already"),
        (refused, "refused"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def _columns(sections: Sections) -> Sequence[CsvColumn]:
    """Every field; one of the project's own that is called like another says so."""
    fields = list(fields_of(sections))
    times = Counter(field.label.casefold() for field in fields)
    return [
        CsvColumn(
            field.name,
            f"{field.label} (your own)"
            if times[field.label.casefold()] > 1 and field.name.startswith("own:")
            else field.label,
            field.kind,
        )
        for field in fields
    ]


def _let_go(slot: str) -> None:
    st.session_state.pop(_held(slot), None)


def _held(slot: str) -> str:
    return f"{slot}.held_csv"
