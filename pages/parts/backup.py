"""A project as one file to keep, and a project from a file: such a one, or a screenplay written elsewhere."""

import streamlit as st

from pages.parts.script_import import hold_script, upload_key
from pages.parts.shell import go_to, studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import SCRIPT_ENDINGS, Imported, Project

_BACKUP = "scriptgen"


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
    """The button that takes a file in. The project in a backup is opened, and a line says what came; a screenplay is
    shown before it is stored."""
    with st.popover("Import", icon=":material/upload:", key=upload_key("popover")):
        file = st.file_uploader(
            "A screenplay, or a backup of a project",
            type=[*SCRIPT_ENDINGS, _BACKUP],
            key=upload_key("file"),
            help="A screenplay as Fountain, Final Draft (FDX) or plain text is shown first. A backup is the file that "
            "“Back up” made, here or on another machine; a project that is here already comes in a second time.",
        )
        if file is not None:
            with told():
                if file.name.casefold().endswith(f".{_BACKUP}"):
                    _import(file.getvalue())
                else:
                    hold_script(file.name, file.getvalue())


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
