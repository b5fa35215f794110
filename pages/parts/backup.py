"""A project as one file to keep, and back from it."""

import streamlit as st

from pages.parts.shell import go_to, studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import Imported, Project


def offer_backup(project: Project) -> None:
    """The button that downloads all of the project."""
    desk = studio().projects
    st.download_button(
        "Back up",
        data=lambda: desk.back_up(project.id),
        file_name=desk.backup_name(project),
        mime="application/zip",
        key=f"back_up_{project.id}",
        on_click="ignore",
    )


def offer_import() -> None:
    """The button that takes a backup in; the project in it is opened, and a line says what came."""
    with st.popover("Import", icon=":material/upload:"):
        file = st.file_uploader(
            "A backup of a project",
            type=["scriptgen"],
            help="The file that “Back up” made, here or on another machine. A project that is here already comes in "
            "a second time, beside the first.",
        )
        if file is not None:
            with told():
                _import(file.getvalue())


def _import(data: bytes) -> None:
    imported = studio().projects.import_backup(data)
    go_to("script" if imported.scenes else "outline", imported.project.id, news=_what_came(imported))


def _what_came(imported: Imported) -> str:
    counts = (
        number_of(imported.scenes, "scene"),
        f"{imported.entries} bible {'entry' if imported.entries == 1 else 'entries'}",
        number_of(imported.named_drafts, "named draft"),
    )
    return f"Imported: {', '.join(counts)}."
