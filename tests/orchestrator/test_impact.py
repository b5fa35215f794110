"""A change of the bibles flags exactly the scenes whose writers were shown what it changed."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.models import LLMCallRow
from scriptgen_core.core.story import BibleEntry
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.rewrite.mending import Mending
from scriptgen_core.studio import GenerationConfig, Run, Scene, SceneImpact, Studio, about, open_studio
from tests.fakes.chat_replies import json_said
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.tokened_story import TokenedStory, changed, tokened_story, tokens
from tests.fakes.waiting import wait_for

SCENES, EDITS = 40, 200


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with ChatServer(ModelScript(seed=11, whole=True)) as running:
        yield running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, server: ChatServer) -> Iterator[Studio]:
    """A studio at work whose model is the local server; starting the engine takes seconds: the tests share it."""
    home = str(tmp_path_factory.mktemp("impact"))
    environ = {"SCRIPTGEN_HOME": home, "SCRIPTGEN_PROVIDER": "openai", "OPENAI_BASE_URL": server.base_url}
    opened = open_studio(load_settings(environ, {}))
    assert opened.start_engine()
    yield opened
    opened.close()


def written(studio: Studio, project_id: str, scenes: int) -> Run:
    """The run that wrote and rewrote every scene, here and now."""
    config = GenerationConfig(scene_count=scenes, use_existing_bibles=True, auto_rewrite=True)
    values = {"generation": config.to_json()}
    lineup = studio.providers.lineup()
    run = studio.stores.runs.create(project_id, "generate", "Script", values, lineup=lineup)
    Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
    return finished(studio, run)


def finished(studio: Studio, run: Run) -> Run:
    """The run when it has ended, as it should."""
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
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
    before = len(server.bodies)
    said = said_for(studio, written(studio, story.project.id, SCENES))
    sent = "\n".join(message["content"] for body in server.bodies[before:] for message in body["messages"]).casefold()
    assert sorted(said) == list(range(SCENES))
    assert studio.impacts.touched(story.project.id) == ()
    facts = planted(studio, story)
    truth = {fact: {n for n, text in said.items() if story.words[fact].casefold() in text} for fact in facts}
    flagged: dict[tuple[str, str], set[int]] = {fact: set() for fact in facts}
    for impact in studio.impacts.touched(story.project.id):
        for fact in impact.facts:
            flagged[fact.shift.entry.id, fact.shift.field].add(impact.scene.number)
    assert [fact for fact in facts if bool(truth[fact]) != (story.words[fact].casefold() in sent)] == []
    assert flagged == truth
    unread = sum(not scenes for scenes in truth.values())
    with capsys.disabled():
        pairs = sum(map(len, truth.values()))
        print(f"\n  {EDITS} edits, {unread} of them read by no scene; {pairs} readings, all flagged and no other")
    assert 0 < unread < EDITS / 2


def test_an_edit_that_is_taken_back_flags_nothing(studio: Studio) -> None:
    story = tokened_story(studio, scenes=2, seed=4)
    written(studio, story.project.id, 2)
    entry = of_the_cast(studio, story)
    studio.stores.bibles.update(entry.id, {"age": "34"})
    assert [each.shift.field for each in touched_by(studio, story, entry)[0].facts] == ["age"]
    studio.stores.bibles.restore(entry.id, 1)
    assert studio.impacts.touched(story.project.id) == ()


def test_a_scene_the_writer_calls_right_is_off_the_list_until_the_fact_changes_again(studio: Studio) -> None:
    """Other scenes, and other facts of the same scene, stay on it; an edit by hand takes nothing off it."""
    story = tokened_story(studio, scenes=12, seed=5)
    written(studio, story.project.id, 12)
    entry = of_the_cast(studio, story)
    studio.stores.bibles.update(entry.id, {"age": "34"})
    impacts = touched_by(studio, story, entry)
    others = [each.scene for each in impacts[1:]]
    studio.impacts.still_right(impacts)
    assert touched_by(studio, story, entry) == ()
    studio.impacts.not_right(impacts[1:])
    edit_by_hand(studio, story, others[0])
    assert [each.scene.id for each in touched_by(studio, story, entry)] == [scene.id for scene in others]
    studio.stores.bibles.update(entry.id, {"look": "A limp."})
    assert [fact.shift.field for fact in touched_by(studio, story, entry)[0].facts] == ["look"]
    studio.stores.bibles.update(entry.id, {"age": "35"})
    shifts = [fact.shift for fact in touched_by(studio, story, entry)[0].facts]
    assert {(shift.field, shift.before, shift.after) for shift in shifts if shift.field == "age"} == {
        ("age", "34", "35")
    }


def test_mending_proposes_and_takes_the_scene_off_the_list_when_a_change_is_accepted(
    studio: Studio, server: ChatServer
) -> None:
    """The request says what changed; nothing of the script is changed before, and Undo puts the scene on it again."""
    story = tokened_story(studio, scenes=3, seed=6)
    written(studio, story.project.id, 3)
    entry = of_the_cast(studio, story)
    studio.stores.bibles.update(entry.id, {"age": "thirty-four"})
    before = [scene.text for scene in studio.stores.scripts.scenes(story.project.id)]
    impacts = touched_by(studio, story, entry)
    expected = studio.estimates.mending(story.project.id, impacts)
    asked = len(server.bodies)
    finished(studio, studio.impacts.mend(story.project.id, impacts))
    sent = [body["messages"][-1]["content"] for body in server.bodies[asked:]]
    assert len(sent) == expected.calls == len(impacts)
    assert all(f"was “{entry.data['age']}”, is now “thirty-four”" in text for text in sent)
    assert [scene.text for scene in studio.stores.scripts.scenes(story.project.id)] == before
    proposed = {view.scene.id for view in studio.reviews.open_proposals(story.project.id)}
    assert {each.scene.id for each in touched_by(studio, story, entry) if each.waits} == proposed
    view = studio.reviews.open_proposals(story.project.id)[0]
    studio.reviews.apply(view.proposal.id, {each.change.id: "accept" for each in view.changes}, {})
    left = [each.scene.id for each in touched_by(studio, story, entry)]
    assert left == [each.scene.id for each in impacts if each.scene.id != view.scene.id]
    studio.reviews.undo(view.proposal.id)
    assert [each.scene.id for each in touched_by(studio, story, entry)] == [each.scene.id for each in impacts]


def test_a_scene_that_was_asked_about_in_vain_says_why_until_the_fact_changes_again(
    studio: Studio, server: ChatServer
) -> None:
    story = tokened_story(studio, scenes=1, seed=9)
    written(studio, story.project.id, 1)
    entry = of_the_cast(studio, story)
    studio.stores.bibles.update(entry.id, {"age": "34"})
    server.enqueue(json_said({"no_change": "Nobody says how old she is.", "changes": []}))
    finished(studio, studio.impacts.mend(story.project.id, touched_by(studio, story, entry)))
    [asked] = touched_by(studio, story, entry)
    assert (asked.waits, asked.answer) == (False, "Nobody says how old she is.")
    studio.stores.bibles.update(entry.id, {"age": "35"})
    [changed_again] = touched_by(studio, story, entry)
    assert (changed_again.waits, changed_again.answer) == (False, "")


def test_what_drives_a_character_has_the_scene_written_anew_as_a_proposal(studio: Studio, server: ChatServer) -> None:
    """A scene that is the writer's is changed where it has to be only; one she keeps the machine out of, not at all."""
    story = tokened_story(studio, scenes=12, seed=7)
    written(studio, story.project.id, 12)
    entry = of_the_cast(studio, story)
    studio.stores.bibles.update(entry.id, {"want": "the last ferry"})
    anew, hers, hers_alone = [each.scene for each in touched_by(studio, story, entry)][:3]
    edit_by_hand(studio, story, hers)
    studio.stores.scripts.keep_out(hers_alone.id, off_limits=True)
    needs = {each.scene.id: each.mending for each in touched_by(studio, story, entry)}
    assert [needs[scene.id] for scene in (anew, hers, hers_alone)] == [
        Mending.REGENERATE,
        Mending.PATCH,
        Mending.REGENERATE,
    ]
    asked = len(server.bodies)
    run = finished(studio, studio.impacts.mend(story.project.id, touched_by(studio, story, entry)[:3]))
    roles = roles_by_scene(studio, run)
    assert roles == {anew.number: {"character", "director"}, hers.number: {"rewrite"}}
    assert "the last ferry" in server.bodies[asked]["messages"][-1]["content"]
    assert {view.scene.id for view in studio.reviews.open_proposals(story.project.id)} <= {anew.id, hers.id}
    assert studio.stores.scripts.scene(anew.id).text == anew.text


def test_what_a_scene_says_after_an_edit_by_hand_is_proposed_back_to_the_bibles(
    studio: Studio, server: ChatServer
) -> None:
    """Only that scene is read, for who and what is in it; once read, it is not offered until it is edited again."""
    story = tokened_story(studio, scenes=3, seed=10)
    written(studio, story.project.id, 3)
    assert studio.readings.edited(story.project.id) == ()
    scene = studio.stores.scripts.scenes(story.project.id)[1]
    assert scene.card
    edit_by_hand(studio, story, scene)
    edited = studio.readings.edited(story.project.id)
    assert [each.id for each in edited] == [scene.id]
    subjects = studio.readings.subjects(story.project.id, edited)
    assert {each.name for each in subjects} == {*scene.card.characters, scene.card.place}
    bell = json_said({"findings": [{"field": "look", "text": "A bell.", "quote": "A bell."}]})
    server.enqueue(*[bell] * len(subjects))
    asked = len(server.bodies)
    finished(studio, studio.runs.read_script(story.project.id, [each.id for each in subjects], edited))
    told = [body["messages"][-1]["content"] for body in server.bodies[asked:]]
    assert len(told) == len(subjects)
    assert all("A bell." in text for text in told)
    assert {tuple(re.findall(r"\[Scene (\d)\]", text)) for text in told} == {("2",)}
    found = studio.readings.waiting(story.project.id)
    assert {each.entry.name for each in found if each.entry and each.stands} == set(scene.card.characters)
    assert studio.readings.edited(story.project.id) == ()


def test_there_is_nothing_to_mend_where_no_scene_is_touched(studio: Studio) -> None:
    story = tokened_story(studio, scenes=1, seed=8)
    with pytest.raises(InputError, match="choose at least one scene"):
        studio.impacts.mend(story.project.id, studio.impacts.touched(story.project.id))


def of_the_cast(studio: Studio, story: TokenedStory) -> BibleEntry:
    """The character who is in most of the scenes."""
    scenes = studio.stores.scripts.scenes(story.project.id)
    cast = Counter(name for scene in scenes if scene.card for name in scene.card.characters)
    entries = studio.stores.bibles.list("character", project_id=story.project.id)
    return max(entries, key=lambda entry: cast[entry.name])


def touched_by(studio: Studio, story: TokenedStory, entry: BibleEntry) -> tuple[SceneImpact, ...]:
    return about(studio.impacts.touched(story.project.id), entry.id)


def edit_by_hand(studio: Studio, story: TokenedStory, scene: Scene) -> None:
    opened = studio.scripts.open(story.project.id)
    studio.scripts.save(
        story.project.id, opened.revision, opened.text.replace(scene.text, f"{scene.text}\n\nA bell.\n")
    )


def roles_by_scene(studio: Studio, run: Run) -> dict[int | None, set[str]]:
    """Who was asked for which scene."""
    calls = [call for call in studio.stores.calls.answered(run.project_id) if call.run_id == run.id]
    roles: dict[int | None, set[str]] = defaultdict(set)
    for call in calls:
        roles[call.scene].add(call.role)
    return dict(roles)
