"""A run rewrites a scene as long as that helps, and says why it stopped; a dismissed note does not come again."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.events import RewritesEnded
from scriptgen_core.core.story import OutlineCard, SceneNote
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.rewrite.iterations import BACK_AGAIN, NO_GAIN, NO_SERIOUS_NOTE, NOTHING_TO_CHANGE, USED_UP
from scriptgen_core.studio import GenerationConfig, Project, Studio, open_studio
from tests.fakes.chat_replies import Reply, json_said
from tests.fakes.chat_server import ChatServer

Written = Callable[..., tuple[list[RewritesEnded], list[str]]]


class Playing:
    """A model whose dramaturge gives, reading after reading, so many serious notes, and whose rewrites say these lines.

    A rewrite of None changes nothing.
    """

    def __init__(self, serious: list[int], rewrites: list[str | None]) -> None:
        self.serious, self.rewrites = deque(serious), deque(rewrites)

    def __call__(self, request: dict[str, Any], _number: int) -> Reply:
        asked = request["messages"][-1]["content"]
        name = request["response_format"]["json_schema"]["name"]
        if name == "CharacterReply":
            return json_said({"moves": [{"lines": ["No."]}]})
        if name == "DirectorReply":
            return json_said({"fountain": "INT. SHED - DAY\n\nScales.\n\nMARA\nOne.\n"})
        if name == "CritiqueReply":
            count = self.serious.popleft()
            notes = [{"severity": "serious", "question": f"Why, {n}?"} for n in range(count)]
            return json_said({"notes": [*notes, {"severity": "minor", "question": "And then?"}]})
        words = self.rewrites.popleft()
        note = re.findall(r"\[([0-9a-f]{12})\]", asked)[0]
        at = len(re.findall(r"^\[\d+\]", asked, re.MULTILINE)) - 1
        change = {"note_id": note, "first": at, "last": at, "fountain": words}
        return json_said({"no_change": "" if words else "It is right.", "changes": [change] if words else []})


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer() as running:
        yield running


@pytest.fixture
def studio(tmp_path: Path, server: ChatServer) -> Iterator[Studio]:
    environ = {"SCRIPTGEN_HOME": str(tmp_path), "SCRIPTGEN_PROVIDER": "openai", "OPENAI_BASE_URL": server.base_url}
    opened = open_studio(load_settings(environ, {}))
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio) -> Project:
    made = studio.stores.projects.create({"title": "Salt", "log_line": "A clerk weighs salt.", "approval": False})
    studio.stores.bibles.create_entry("character", {"name": "Mara"}, project_id=made.id)
    studio.stores.bibles.create_entry("setting", {"name": "Shed"}, project_id=made.id)
    studio.stores.bibles.create_entry("plot", {"name": "Salt"}, project_id=made.id)
    card = OutlineCard(description="Weighing.", place="Shed", characters=("Mara",))
    studio.stores.scripts.add_cards(made.id, [card], author="writer")
    return made


@pytest.fixture
def written(studio: Studio, server: ChatServer, project: Project) -> Written:
    """Writes the scene with so many passes at most; how its rewrites ended, and what Mara says in each draft."""

    def write(playing: Playing, passes: int) -> tuple[list[RewritesEnded], list[str]]:
        server.responder = playing
        config = GenerationConfig(scene_count=1, use_existing_bibles=True, auto_rewrite=True, rewrite_iterations=passes)
        values = {"generation": config.to_json()}
        lineup = studio.providers.lineup()
        run = studio.stores.runs.create(project.id, "generate", "Script", values, lineup=lineup)
        Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
        ended = [each.event for each in studio.stores.runs.events(run.id) if isinstance(each.event, RewritesEnded)]
        scene = studio.stores.scripts.scenes(project.id)[0]
        drafts = reversed(studio.stores.scripts.drafts(scene.id))
        return ended, [draft.text.strip().rpartition("\n")[2] for draft in drafts]

    return write


@pytest.mark.parametrize(
    ("serious", "rewrites", "passes", "expected", "said"),
    [
        ([2, 0], ["Two."], 4, (1, NO_SERIOUS_NOTE), ["One.", "Two."]),
        ([0, 0], ["Two."], 4, (1, NO_SERIOUS_NOTE), ["One.", "Two."]),
        ([2, 1, 1], ["Two.", "Three."], 2, (2, USED_UP), ["One.", "Two.", "Three."]),
        ([2, 2, 2], ["Two.", "Three."], 4, (2, NO_GAIN), ["One.", "Two.", "Three."]),
        ([2, 1], ["Two.", "One."], 4, (1, BACK_AGAIN), ["One.", "Two."]),
        ([2, 1], ["Two.", None], 4, (1, NOTHING_TO_CHANGE), ["One.", "Two."]),
        ([2], [None], 4, (0, NOTHING_TO_CHANGE), ["One."]),
    ],
)
def test_rewrites_stop_when_they_do_not_help_any_more_and_say_so(
    written: Written,
    serious: list[int],
    rewrites: list[str | None],
    passes: int,
    expected: tuple[int, str],
    said: list[str],
) -> None:
    """The last pass is not read again; a page that went back to an earlier one is not kept."""
    playing = Playing(serious, rewrites)
    [ended], drafts = written(playing, passes)
    assert (ended.passes, ended.reason) == expected
    assert drafts == said
    assert not playing.rewrites
    assert len(playing.serious) == (1 if expected[1] == USED_UP else 0)


def test_without_passes_nothing_is_rewritten_and_nothing_said(
    written: Written,
) -> None:
    assert written(Playing([2], []), 0) == ([], ["One."])


@pytest.mark.parametrize("words", ["Why, 0?", "Let her say why."])
def test_a_note_that_was_dismissed_does_not_come_again_with_another_draft(
    studio: Studio, project: Project, written: Written, words: str
) -> None:
    """Though the model gives it again on the page that the first pass made, and she had put it in her words."""
    studio.stores.reviews.add_notes(
        studio.stores.scripts.scenes(project.id)[0].id, [SceneNote("n1", "Why, 0?", severity="serious")]
    )
    studio.stores.reviews.reword_note("n1", words)
    studio.stores.reviews.set_note_status(["n1"], "dismissed")
    [ended], _ = written(Playing([2, 1], ["Two."]), 4)
    assert (ended.passes, ended.reason) == (1, NO_SERIOUS_NOTE)
    stored = studio.stores.reviews.notes(project.id)
    assert [(each.note.id, each.status) for each in stored if each.note.as_given == "Why, 0?"] == [("n1", "dismissed")]


def test_what_is_dismissed_while_a_run_is_at_work_makes_no_resume_pay_again(
    studio: Studio, server: ChatServer, project: Project
) -> None:
    """The page of before is neither read nor rewritten again, and the dismissed note does not come back."""
    playing, asked = Playing([2, 1, 1], ["Two."]), list[tuple[str, str]]()

    def responder(request: dict[str, Any], number: int) -> Reply:
        asked.append((request["response_format"]["json_schema"]["name"], request["messages"][-1]["content"]))
        match [name for name, _ in asked]:
            case [*_, "RewriteReply"]:
                noted = studio.stores.reviews.notes(project.id, status="open")
                studio.stores.reviews.set_note_status([each.note.id for each in noted], "dismissed")
            case [*_, "RewriteReply", "CritiqueReply"]:
                studio.stores.runs.request_cancel(run.id)
        return playing(request, number)

    server.responder = responder
    config = GenerationConfig(scene_count=1, use_existing_bibles=True, auto_rewrite=True, rewrite_iterations=4)
    lineup = studio.providers.lineup()
    run = studio.stores.runs.create(project.id, "generate", "Script", {"generation": config.to_json()}, lineup=lineup)
    runner = Runner(studio.stores, load_prompts(), studio.providers.optimizer)
    runner.drive(run)
    assert [name for name, _ in asked][-2:] == ["RewriteReply", "CritiqueReply"]
    asked.clear()
    runner.drive(studio.stores.runs.reopen(run.id, lineup))
    assert not [name for name, said in asked if "Two." not in said]
    assert {each.status for each in studio.stores.reviews.notes(project.id)} == {"dismissed"}
