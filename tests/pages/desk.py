"""A page in Streamlit's own test runner, and its parts found the way a writer finds them: by their labels."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.components.v2.bidi_component.constants import EVENT_DELIM
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from streamlit.testing.v1 import AppTest

from scriptgen_core.studio import Project, Studio, process_studio

MAIN = Path(__file__).parents[2] / "pages" / "main.py"
_LISTS = ("entry_list", "card_list")
_INPUTS = ("text_input", "text_area", "number_input", "selectbox", "multiselect", "radio", "toggle")


def studio() -> Studio:
    """The studio that the pages of this test work with."""
    return process_studio()


def new_project(title: str = "The Salt Office", **fields: Any) -> Project:
    """A project with nothing in it but its log line."""
    log_line = "An inspector of weights must clear the rival she once ruined."
    return studio().stores.projects.create({"title": title, "log_line": log_line, "format": "Short", **fields})


class Desk:
    """One browser session."""

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(MAIN), default_timeout=20)

    def open(self, page: str, project: Project | None = None) -> "Desk":
        """Open a page, with a project open there."""
        if project:
            self.app.query_params["project"] = project.id
            self.app.session_state["project"] = project.id
        self.app.run()
        self.app.switch_page(f"{page}.py").run()
        return self.sound()

    def field(self, label: str) -> Any:
        """The one input with this label."""
        found = [each for kind in _INPUTS for each in getattr(self.app, kind) if each.label == label]
        assert len(found) == 1, f"{len(found)} fields are called {label!r}"
        return found[0]

    def type(self, **by_label: Any) -> "Desk":
        """Fill in fields (labels with ``_`` for a space) and leave them."""
        for label, value in by_label.items():
            self.field(label.replace("_", " ")).set_value(value)
        return self.again()

    def fill(self, label: str, value: Any) -> "Desk":
        """Fill in one field and leave it."""
        self.field(label).set_value(value)
        return self.again()

    def enter(self, label: str, value: str) -> "Desk":
        """Type something into a field that offers values to pick, whether it offers this one or not."""
        field = self.field(label)
        field.options.append(value)
        return self.fill(label, value)

    def write(self, label: str, value: Any) -> "Desk":
        """Fill in one field of a form and stay in it: what it holds is sent with the form's button."""
        self.field(label).set_value(value)
        return self

    def press(self, label: str, place: int = 0) -> "Desk":
        """Press the button with this label, the one at ``place`` where there are several."""
        self.buttons(label)[place].click()
        return self.again()

    def buttons(self, label: str) -> list[Any]:
        """The buttons with this label, in order."""
        return [each for each in self.app.button if each.label == label]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The name and the caption of every row of the list of entries."""
        return [(name, caption) for _, name, caption in self._shown("entry_list")["rows"]]

    def open_row(self, entry_id: str) -> "Desk":
        """Press the row of this entry."""
        return self._send("entry_list", "opened", entry_id)

    @property
    def acts(self) -> dict[str, list[dict[str, Any]]]:
        """The outline cards under the titles of their acts."""
        return dict(self._shown("card_list")["acts"])

    @property
    def cards(self) -> list[dict[str, Any]]:
        """What every outline card says."""
        return [card for cards in self.acts.values() for card in cards]

    def edit_card(self, place: int) -> "Desk":
        """Press Edit on the card at this place."""
        return self._send("card_list", "opened", self.cards[place]["id"])

    def approve_card(self, place: int, *, approved: bool = True) -> "Desk":
        """Press Approve, or Withdraw approval, on the card at this place."""
        assert self.cards[place]["approved"] is not approved
        return self._send("card_list", "approved", {"id": self.cards[place]["id"], "approved": approved})

    def _shown(self, component: str) -> Any:
        return json.loads(self._component(component).json)

    def _send(self, component: str, event: str, value: Any) -> "Desk":
        """Run the page with what the browser sends when something is pressed in a component of ours."""
        states = self.app._tree.get_widget_states()
        events = states.widgets.add()
        events.id = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{self._component(component).id}{EVENT_DELIM}events"
        events.json_trigger_value = json.dumps([{"event": event, "value": value}])
        self.app._run(states)
        return self.sound()

    def _component(self, name: str) -> Any:
        [component] = self._components(name)
        return component

    def _components(self, name: str) -> list[Any]:
        components = [each.proto for each in self.app.get("bidi_component")]
        return [each for each in components if each.component_name == f"scriptgen.{name}"]

    def again(self) -> "Desk":
        """Run the page again."""
        self.app.run()
        return self.sound()

    def sound(self) -> "Desk":
        """The page came to its end."""
        assert not self.app.exception, self.app.exception[0].message
        return self

    @property
    def words(self) -> str:
        """Everything the page says, line by line."""
        kinds = ("title", "subheader", "caption", "text", "markdown", "info", "error", "warning", "success", "toast")
        texts = [str(each.value) for kind in kinds for each in getattr(self.app, kind)]
        drawn = [words for name in _LISTS for each in self._components(name) for words in _texts(json.loads(each.json))]
        return "\n".join([*texts, *self.html, *drawn])

    @property
    def html(self) -> list[str]:
        """The bodies of what is drawn as HTML."""
        return [each.proto.body for each in self.app.get("html")]

    def says(self, words: str) -> bool:
        """Whether these words stand on the page."""
        return words in self.words


def _texts(data: Any) -> Iterator[str]:
    """Every text in what a component is given to draw."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)
