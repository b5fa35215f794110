"""The frame of the application: navigation, and what the sidebar always says."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from pages.parts.look import use_look, use_scripts
from pages.parts.shell import keep_project_open, open_project_title, studio, told
from scriptgen_core.core.errors import StorageAway

PAGES = (
    ("projects", "Projects", ":material/dashboard:"),
    ("adapt", "Adapt", ":material/auto_stories:"),
    ("bibles", "Bibles", ":material/menu_book:"),
    ("outline", "Outline", ":material/view_agenda:"),
    ("generate", "Generate", ":material/draw:"),
    ("script", "Script", ":material/edit_document:"),
    ("review", "Review", ":material/rate_review:"),
    ("reports", "Reports", ":material/bar_chart:"),
    ("export", "Export", ":material/ios_share:"),
    ("runs", "Runs", ":material/checklist:"),
    ("usage", "Usage", ":material/monitoring:"),
    ("settings", "Settings", ":material/settings:"),
)

st.set_page_config(page_icon=str(Path(__file__).parent / "static" / "scriptgen.svg"), layout="wide")
keep_project_open()
chosen = st.navigation(
    [
        st.Page(f"{name}.py", title=title, icon=icon, default=name == "projects", url_path=name)
        for name, title, icon in PAGES
    ]
)
use_look()
use_scripts()
with st.sidebar, told(), suppress(StorageAway):  # the page itself says that
    leaves = studio().providers.leaves_this_machine()
    if title := open_project_title():
        st.caption("Open project")
        st.text(title)
    st.set_page_config(page_title=" · ".join(filter(None, (chosen.title, title, "ScriptGen"))))
    st.caption("Leaves this machine")
    st.text(leaves)
chosen.run()
