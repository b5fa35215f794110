"""What the README promises: commands that exist, lines a writer really sees, links that lead somewhere."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from scriptgen_core.core.events import AttemptFailed, AttemptSucceeded, CallFailed, Event, describe

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = (ROOT / "README.md", *sorted((ROOT / "scriptgen_core" / "docs").glob("*.md")))
STEP = "Scene 3 dialogue"
REFUSED = (
    "Authentication error: Incorrect API key provided. Set OPENAI_API_KEY in the environment or in "
    ".streamlit/secrets.toml, then start ScriptGen again."
)
SERVER = "Server error (503): Service temporarily unavailable"


def commands(pattern: str) -> list[str]:
    return re.findall(rf"^    (python3 -m venv .*{pattern}.*)$", README, re.MULTILINE)


@pytest.mark.parametrize(
    ("pattern", "requirements"), [("streamlit run app.py", "requirements.txt"), ("pytest", "tests/requirements.txt")]
)
def test_one_command_does_all_the_set_up(pattern: str, requirements: str) -> None:
    (command,) = commands(pattern)
    assert f" -r {requirements} " in command
    assert (ROOT / requirements).exists()


@pytest.mark.parametrize(
    "event",
    [
        AttemptFailed(step=STEP, attempt=1, attempts=4, reason="Rate limit hit", delay=2.2),
        AttemptFailed(step=STEP, attempt=2, attempts=4, reason="Rate limit hit", delay=4.9),
        AttemptSucceeded(step=STEP, attempt=3),
        CallFailed(step=STEP, attempts=4, retried=True, reason=SERVER),
        CallFailed(step=STEP, attempts=1, retried=False, reason=REFUSED),
    ],
    ids=lambda event: type(event).__name__,
)
def test_the_lines_about_failures_are_those_a_writer_sees(event: Event) -> None:
    assert f"    {describe(event)}\n" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = {*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r'src="([^"]+)"', text)}
    assert targets
    for target in (target for target in targets if not target.startswith("https://")):
        name, _, anchor = target.partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), target
        assert not anchor or anchor in headings(linked), target


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, spelled as GitHub spells them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_every_module_that_is_to_be_run_exists() -> None:
    named = {
        name for page in PAGES for name in re.findall(r"python -m ((?:scriptgen_core|tests)[\w.]*)", page.read_text())
    }
    assert "scriptgen_core.examples.workflow_example" in named
    assert [name for name in named if find_spec(name) is None] == []


def test_the_pictures_are_small_enough_to_clone() -> None:
    pictures = list((ROOT / "scriptgen_core" / "docs" / "images").iterdir())
    assert pictures
    assert all(picture.stat().st_size < 300_000 for picture in pictures)
