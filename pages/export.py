"""Export: the screenplay as Fountain, PDF and Final Draft, what will be in it, and who wrote it."""

from datetime import datetime

import streamlit as st

from pages.parts.page_options import page_options
from pages.parts.plain import plain
from pages.parts.remembered import KeptText, Remembered
from pages.parts.revisions import revisions
from pages.parts.sending import downloads
from pages.parts.shell import go_to, page, studio, told
from pages.parts.who_wrote import who_wrote_it
from scriptgen_core.studio import Project

_TITLE_SAVED = "title_page_saved"
_TITLE_FIELDS = ("Credit", "Author", "Source", "Draft date", "Contact")


def main(project_id: str) -> None:
    script = studio().scripts.open(project_id)
    if not script.scenes:
        st.info("There is nothing to download yet. Generate scenes or write them first.")
        if st.button("Go to Generate"):
            go_to("generate")
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        draft = downloads(project_id)
        page_options(project_id)
        revisions(project_id)
        who_wrote_it(project_id, draft)
    with right:
        _title_page(script.project)
        _name_draft(project_id)


def _name_draft(project_id: str) -> None:
    st.subheader("Keep this draft under a name")
    name = Remembered("draft_name", project_id)
    name.recall()
    with st.container(border=True, key="sheet_draft_name"):
        st.text_input("Name", placeholder="First draft", max_chars=100, key=name.key, on_change=name.keep)
        st.button("Keep draft", on_click=_keep_draft, args=(project_id, name))


def _keep_draft(project_id: str, name: Remembered) -> None:
    with told():
        kept = studio().stores.scripts.name_draft(project_id, name.text)
        name.forget()
        st.toast(plain(f"Kept as “{kept.name}”. Choose it under Draft to download it."), icon=":material/check:")


def _title_page(project: Project) -> None:
    st.subheader("Title page")
    with st.container(border=True, key="sheet_title_page"):
        st.text_input("Title", project.title, disabled=True, help="Change it on Projects.")
        for name in _TITLE_FIELDS:
            field = _TitleField(project.id, name)
            field.recall()
            st.text_area(name, key=field.key, height=68, on_change=field.keep)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Save title page", on_click=_say_saved)
            st.text(st.session_state.get(_TITLE_SAVED, "All changes saved"))


class _TitleField(KeptText):
    """A field of the title page."""

    def __init__(self, project_id: str, name: str) -> None:
        super().__init__(f"title_page.{project_id}.{name}")
        self._project_id = project_id
        self._name = name

    @property
    def stored(self) -> str:
        return studio().stores.projects.get(self._project_id).title_page.get(self._name, "")

    def _store(self, text: str) -> None:
        title_page = studio().stores.projects.get(self._project_id).title_page
        studio().stores.projects.update(self._project_id, {"title_page": {**title_page, self._name: text}})
        _say_saved()


def _say_saved() -> None:
    st.session_state[_TITLE_SAVED] = f"Saved {datetime.now():%H:%M}; every download has it."


with page("Export") as open_project:
    main(open_project)
