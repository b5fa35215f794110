"""Projects: where the writer left off, the list, and a new project from a log line and a brief."""

import streamlit as st

from pages.parts.backup import offer_backup, offer_import
from pages.parts.plain import plain
from pages.parts.project_form import ProjectForm
from pages.parts.script_import import show_held_script
from pages.parts.shell import go_to, open_project, studio, told
from pages.parts.undo import forget_done, note_done, offer_undo
from pages.parts.wording import ago, number_of
from scriptgen_core.studio import Project, ProjectCard, WhereLeftOff

_SLOT = "projects"
_MAKING = "making_project"
_EDITING = "editing_project"


def main() -> None:
    st.title("Projects", anchor=False)
    desk = studio().projects
    if st.session_state.setdefault(_MAKING, ProjectForm().is_begun):
        _new_project()
    elif place := desk.where_left_off():
        _welcome_back(place)
    with st.container(horizontal=True, vertical_alignment="center"):
        if not st.session_state.get(_MAKING):
            st.button("New project", type="primary", icon=":material/add:", on_click=_make, args=(True,))
        offer_import()
        archived = st.toggle("Show archived")
        offer_undo(_SLOT, _put_back)
    show_held_script()
    cards = desk.cards(archived=archived)
    if not cards:
        st.text("Nothing is archived." if archived else "No project yet. “New project” makes one from a log line.")
    for card in cards:
        _project(card)


def _welcome(place: WhereLeftOff) -> None:
    """What this is, and where to begin."""
    with st.container(border=True, key="left_off"):
        words, actions = st.columns([5, 1], vertical_alignment="center")
        words.subheader("Welcome to ScriptGen", anchor=False)
        words.text(f"From a log line to a screenplay. Look round in “{place.project.title}”, or begin your own.")
        with actions.container(horizontal=True, horizontal_alignment="right"):
            icon = ":material/arrow_forward:"
            if st.button("Look round", icon=icon, on_click=open_project, args=(place.project.id,)):
                go_to("script", place.project.id)


def _welcome_back(place: WhereLeftOff) -> None:
    if not place.page:
        _welcome(place)
        return
    with st.container(border=True, key="left_off"):
        words, actions = st.columns([4, 2], vertical_alignment="center")
        words.subheader("Where you left off", anchor=False)
        words.text(" · ".join(part for part in _left_off(place) if part))
        with actions.container(horizontal=True, horizontal_alignment="right"):
            if place.proposals and st.button("Review"):
                go_to("review", place.project.id)
            icon = ":material/arrow_forward:"
            if st.button("Go on writing", icon=icon, on_click=open_project, args=(place.project.id,)):
                go_to(place.page.lower(), place.project.id)


def _left_off(place: WhereLeftOff) -> list[str]:
    waiting = number_of(place.proposals, "rewrite")
    return [
        place.project.title,
        place.scene or place.page,
        f"changed {ago(place.project.updated_at)}",
        f"{waiting} {'waits' if place.proposals == 1 else 'wait'} for review" if place.proposals else "",
        f"{place.run.title}: {place.run.status}" if place.run else "",
    ]


def _new_project() -> None:
    with st.container(border=True, key="sheet_new_project"):
        st.subheader("New project", anchor=False)
        form = ProjectForm()
        form.draw()
        with st.container(horizontal=True):
            made = st.button("Create project", type="primary")
            st.button("Cancel", on_click=_discard)
        form.show_refused()
        if made:
            form.check()
            project = studio().stores.projects.create(form.typed)
            form.forget()
            _make(False)
            go_to("outline", project.id)


def _project(card: ProjectCard) -> None:
    project = card.summary.project
    with st.container(border=True, key=f"project_{project.id}"):
        words, actions = st.columns([4, 3], vertical_alignment="center")
        words.subheader(plain(project.title), anchor=False)
        words.text(project.log_line, width="stretch")
        words.text(_facts(card))
        if project.label:
            words.text(project.label)
        with actions.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Open", key=f"open_{project.id}", on_click=open_project, args=(project.id,)):
                go_to("script" if card.summary.written else "outline", project.id)
            offer_backup(project)
            if project.archived:
                st.button("Put back", key=f"unarchive_{project.id}", on_click=_put_back, args=(project.id,))
            else:
                st.button("Edit", key=f"edit_{project.id}", on_click=_edit, args=(project.id,))
                st.button("Duplicate", key=f"duplicate_{project.id}", on_click=_duplicate, args=(project.id,))
                st.button("Archive", key=f"archive_{project.id}", on_click=_archive, args=(project,))
        if st.session_state.get(_EDITING) == project.id:
            _details(project)


def _details(project: Project) -> None:
    form = ProjectForm(project)
    with st.container(key="sheet_project"):
        form.draw()
    with st.container(horizontal=True):
        saved = st.button("Save details", type="primary")
        cancelled = st.button("Cancel", key=f"cancel_{project.id}")
    form.show_refused()
    if saved:
        form.check()
        studio().stores.projects.update(project.id, form.typed)
    if saved or cancelled:
        form.forget()
        _edit(None)
        st.rerun()


def _facts(card: ProjectCard) -> str:
    summary = card.summary
    parts = [summary.project.format.value, summary.project.genre]
    parts.append(
        f"{summary.written} of {number_of(summary.scenes, 'scene')} written" if summary.scenes else "No outline yet"
    )
    parts.append(number_of(card.pages, "page") if card.pages else "")
    parts.append(f"changed {ago(summary.project.updated_at)}")
    return " · ".join(part for part in parts if part)


def _make(making: bool) -> None:
    st.session_state[_MAKING] = making


def _discard() -> None:
    ProjectForm().forget()
    _make(False)


def _edit(project_id: str | None) -> None:
    st.session_state[_EDITING] = project_id


def _duplicate(project_id: str) -> None:
    with told():
        studio().projects.duplicate(project_id)


def _archive(project: Project) -> None:
    with told():
        studio().stores.projects.archive(project.id)
        note_done(_SLOT, f"“{project.title}” is archived; nothing of it is deleted.", project.id)


def _put_back(project_id: str) -> None:
    with told():
        studio().stores.projects.unarchive(project_id)
        forget_done(_SLOT)


with told():
    main()
