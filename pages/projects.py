"""Projects: where the writer left off, the list, and a new project from a log line and a brief."""

from datetime import UTC, datetime

import streamlit as st

from pages.parts.shell import go_to, studio, told
from scriptgen_core.core.story import ScriptFormat
from scriptgen_core.studio import ProjectCard, WhereLeftOff

_BRIEF = {
    "tone": ("Tone", "Dry, warm underneath"),
    "comparables": ("Two comparables", "Two films or series it could stand beside"),
    "not_like": ("Not like", "One it must not become"),
    "whose_film": ("Whose film is it?", "The character who changes most"),
    "ending": ("The ending", "Where it has to arrive; or leave it open"),
    "scene_seen": ("The one scene you already see", ""),
    "period": ("Period", "1974; today; next winter"),
    "scale": ("Scale", "Rooms, cast, budget"),
    "never": ("What must never happen", ""),
    "language": ("Language of the script", "English"),
}


def main() -> None:
    st.title("Projects")
    desk = studio().projects
    if place := desk.where_left_off():
        _welcome_back(place)
    actions = st.container(horizontal=True)
    if actions.button("New project", type="primary", icon=":material/add:"):
        st.session_state["making_project"] = True
    archived = actions.toggle("Show archived")
    if st.session_state.get("making_project"):
        _new_project()
    cards = desk.cards(archived=archived)
    if not cards:
        st.info("Nothing archived." if archived else "No project yet. “New project” makes one from a log line.")
    for card in cards:
        _project(card)


def _welcome_back(place: WhereLeftOff) -> None:
    with st.container(border=True):
        st.markdown("**Where you left off**")
        parts = [place.project.title, place.scene or place.page]
        if place.proposals:
            parts.append(f"{place.proposals} rewrite{'s' if place.proposals != 1 else ''} to review")
        if place.run:
            parts.append(f"last run: {place.run.title}, {place.run.status}")
        st.text(" · ".join(part for part in parts if part))
        if st.button("Go on writing", icon=":material/arrow_forward:"):
            go_to((place.page or "Script").lower(), place.project.id)


def _new_project() -> None:
    with st.form("new_project"):
        st.subheader("New project")
        title = st.text_input("Title", max_chars=200)
        log_line = st.text_area(
            "Log line", help="One or two sentences: who wants what, and what is in the way.", height=90
        )
        left, right = st.columns(2)
        genre = left.text_input("Genre", max_chars=100)
        format = right.selectbox("Format", [each.value for each in ScriptFormat])
        with st.expander("The brief (every field may stay empty)"):
            brief = {
                name: st.text_area(label, placeholder=hint, height=68, key=f"brief_{name}")
                for name, (label, hint) in _BRIEF.items()
            }
        buttons = st.container(horizontal=True)
        made = buttons.form_submit_button("Create project", type="primary")
        cancelled = buttons.form_submit_button("Cancel")
    if cancelled:
        st.session_state["making_project"] = False
        st.rerun()
    if made:
        with told():
            fields = {"title": title, "log_line": log_line, "genre": genre, "format": format, "brief": brief}
            project = studio().stores.projects.create(fields)
            st.session_state["making_project"] = False
            go_to("outline", project.id)


def _project(card: ProjectCard) -> None:
    summary = card.summary
    project = summary.project
    with st.container(border=True, key=f"project_{project.id}"):
        words, actions = st.columns([4, 2], vertical_alignment="center")
        words.subheader(project.title)
        words.text(project.log_line)
        words.text(_facts(card))
        if project.label:
            words.text(project.label)
        with actions.container(horizontal=True, horizontal_alignment="right"), told():
            if st.button("Open", key=f"open_{project.id}", type="primary"):
                go_to("script" if summary.written else "outline", project.id)
            if not project.archived and st.button("Duplicate", key=f"duplicate_{project.id}"):
                studio().projects.duplicate(project.id)
                st.rerun()
            if project.archived:
                if st.button("Put back", key=f"unarchive_{project.id}"):
                    studio().stores.projects.unarchive(project.id)
                    st.rerun()
            elif st.button("Archive", key=f"archive_{project.id}"):
                studio().stores.projects.archive(project.id)
                st.rerun()


def _facts(card: ProjectCard) -> str:
    summary = card.summary
    parts = [summary.project.format.value, summary.project.genre]
    parts.append(f"{summary.written} of {summary.scenes} scenes written" if summary.scenes else "No outline yet")
    parts.append(f"{card.pages} page{'s' if card.pages != 1 else ''}" if card.pages else "")
    parts.append(f"changed {_ago(summary.project.updated_at)}")
    return " · ".join(part for part in parts if part)


def _ago(moment: datetime) -> str:
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes != 1 else ''} ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} hour{'s' if minutes >= 120 else ''} ago"
    return f"{moment.astimezone():%d %B %Y}"


with told():
    main()
