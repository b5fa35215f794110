"""A change of the bibles flags exactly the scenes whose writers were shown what it changed."""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.models import LLMCallRow
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.studio import GenerationConfig, Run, Studio, open_studio
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.tokened_story import TokenedStory, changed, tokened_story, tokens

SCENES, EDITS = 40, 200


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer(ModelScript(seed=11, whole=True)) as running:
        yield running


@pytest.fixture
def studio(tmp_path: Path, server: ChatServer) -> Iterator[Studio]:
    environ = {"SCRIPTGEN_HOME": str(tmp_path), "SCRIPTGEN_PROVIDER": "openai", "OPENAI_BASE_URL": server.base_url}
    opened = open_studio(load_settings(environ, {}))
    yield opened
    opened.close()


def written(studio: Studio, project_id: str, scenes: int) -> Run:
    """The run that wrote and rewrote every scene, here and now."""
    config = GenerationConfig(scene_count=scenes, use_existing_bibles=True, auto_rewrite=True)
    values = {"generation": config.to_json()}
    lineup = studio.providers.lineup()
    run = studio.stores.runs.create(project_id, "generate", "Script", values, lineup=lineup)
    Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
    ended = studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message
    return ended


def said_for(studio: Studio, run: Run) -> dict[int, str]:
    """Everything that was asked for each scene, in small letters."""
    said: dict[int, list[str]] = defaultdict(list)
    with studio.stores.database.read() as session:
        query = sa.select(LLMCallRow.scene, LLMCallRow.messages).where(LLMCallRow.run_id == run.id)
        for scene, messages in session.execute(query):
            said[scene] += [content for _, content in messages]
    return {scene: "\n".join(texts).casefold() for scene, texts in said.items()}


def planted(studio: Studio, story: TokenedStory) -> list[tuple[str, str]]:
    """Edits of fields chosen by chance, each a version of its own with a new word; the (entry, field) of each."""
    chance, new = random.Random(5), tokens()
    facts = chance.sample(sorted(story.words), EDITS)
    for entry_id, field in facts:
        data = studio.stores.bibles.get(entry_id).data.model_dump(mode="json")
        studio.stores.bibles.update(entry_id, changed(data, field, f"New{next(new)}"))
    return facts


def test_the_flagged_scenes_are_exactly_those_whose_requests_said_what_changed(
    studio: Studio, server: ChatServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over 200 edits of a script of 40 scenes that was written and rewritten over a real server."""
    story = tokened_story(studio, scenes=SCENES, seed=3)
    run = written(studio, story.project.id, SCENES)
    said = said_for(studio, run)
    sent = "\n".join(message["content"] for body in server.bodies for message in body["messages"]).casefold()
    assert sorted(said) == list(range(SCENES))
    assert studio.impacts.touched(story.project.id) == ()
    facts = planted(studio, story)
    truth = {fact: {n for n, text in said.items() if story.words[fact].casefold() in text} for fact in facts}
    flagged: dict[tuple[str, str], set[int]] = {fact: set() for fact in facts}
    for impact in studio.impacts.touched(story.project.id):
        for shift in impact.shifts:
            flagged[shift.entry.id, shift.field].add(impact.scene.number)
    assert [fact for fact in facts if bool(truth[fact]) != (story.words[fact].casefold() in sent)] == []
    assert flagged == truth
    unread = sum(not scenes for scenes in truth.values())
    with capsys.disabled():
        pairs = sum(map(len, truth.values()))
        print(f"\n  {EDITS} edits, {unread} of them read by no scene; {pairs} readings, all flagged and no other")
    assert 0 < unread < EDITS / 2
