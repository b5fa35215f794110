"""The list of runs, what can be done again of one, and that every tab is told the same."""

from collections.abc import Iterator

import pytest

from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import CacheHit, StepFinished, StepStarted, to_payload
from scriptgen_core.core.models import RunEventRow, now
from scriptgen_core.studio import GenerationConfig, Project, Run, Studio, open_studio
from tests.fakes.recorded_calls import new_run, record
from tests.fakes.waiting import wait_for


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("runs")
    return load_settings({"SCRIPTGEN_HOME": str(home), "SCRIPTGEN_PROVIDER": "demo"}, {})


@pytest.fixture(scope="module")
def studio(settings: Settings) -> Iterator[Studio]:
    """A studio at work; starting and stopping the engine takes seconds, so that the tests share one."""
    opened = open_studio(settings)
    assert opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio) -> Project:
    return new_project(studio)


def new_project(studio: Studio, *, approval: bool = False) -> Project:
    log_line = "A retired lift inspector finds a floor that is on no drawing."
    return studio.stores.projects.create({"title": "Thirteen", "log_line": log_line, "approval": approval})


def ended(studio: Studio, run: Run) -> Run:
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    return studio.stores.runs.get(run.id)


def written(studio: Studio, project: Project, scenes: int = 2) -> Run:
    """A finished run of that many scenes."""
    config = GenerationConfig(scene_count=scenes, auto_rewrite=False)
    return ended(studio, studio.runs.generate(project.id, config))


def texts(studio: Studio, project: Project) -> list[str]:
    return [scene.text for scene in studio.stores.scripts.scenes(project.id)]


def test_runs_are_listed_with_those_at_work_first_and_then_the_newest(studio: Studio, project: Project) -> None:
    """A run of another project is in the list of all, and in no other."""
    database = studio.stores.database
    old, at_work, new = (new_run(database, project.id, title) for title in ("Old", "At work", "New"))
    other = new_run(database, new_project(studio).id, "Other")
    for run in (old, new, other):
        studio.stores.runs.set_status(run.id, "finished")
    assert [each.run.title for each in studio.runs.list(project.id)] == ["At work", "New", "Old"]
    assert [each.run.title for each in studio.runs.list(project.id, limit=2)] == ["At work", "New"]
    assert other.id in [each.run.id for each in studio.runs.list()]
    studio.stores.runs.set_status(at_work.id, "finished")


def test_a_listed_run_says_its_scenes_and_its_own_cost(studio: Studio, project: Project) -> None:
    """What failed and was done later, or is tried again, has not failed any more."""
    runs, database = studio.stores.runs, studio.stores.database
    run, free = new_run(database, project.id), new_run(database, project.id)
    for step in ("one", "two"):
        record(database, run.id, step=step, cost=0.25)
    runs.remember(run.id, scene_ids=["a", "b", "c"])
    for scene_id in ("b", "c"):
        runs.mark_failed(run.id, scene_id)
    for scene_id in ("a", "b"):
        runs.mark_done(run.id, scene_id)
    runs.set_status(run.id, "failed", "Scene 3 failed.")
    runs.set_status(free.id, "finished")
    by_id = {each.run.id: each for each in studio.runs.list(project.id)}
    found = by_id[run.id]
    assert (found.planned_scenes, found.finished_scenes, found.failed_scenes) == (3, 2, 1)
    assert (found.cost.calls, found.cost.dollars, by_id[free.id].cost.calls) == (2, 0.5, 0)
    assert (found.project_title, found.started) == ("Thirteen", run.created_at)
    runs.reopen(run.id, run.lineup)
    assert studio.stores.runs.get(run.id).failed == ()
    runs.set_status(run.id, "paused")


def test_two_desks_tell_the_same_of_a_run_whatever_they_have_read_before(
    studio: Studio, settings: Settings, project: Project
) -> None:
    """One desk reads after each event, the other one, in another process, only at the end."""
    run = new_run(studio.stores.database, project.id)
    other = open_studio(settings)
    for number in range(3):
        step = f"Scene {number + 1}"
        studio.stores.runs.add_event(run.id, StepStarted(step=step, scene=number))
        assert studio.runs.progress(run.id).steps[-1].state == "running"
        other.stores.runs.add_event(run.id, CacheHit(step=f"{step} dialogue", scene=number))
        studio.stores.runs.add_event(run.id, StepFinished(step=step, scene=number, seconds=1.0))
    told = studio.runs.progress(run.id)
    assert [(step.name, step.state, len(step.events)) for step in told.steps] == [
        (f"Scene {number}", "complete", 3) for number in (1, 2, 3)
    ]
    assert other.runs.progress(run.id) == told == studio.runs.progress(run.id)
    studio.stores.runs.set_status(run.id, "finished")
    other.close()


def test_an_event_that_arrives_after_a_later_one_was_read_is_not_lost(studio: Studio, project: Project) -> None:
    """With several writers an event may get its number first and reach the database second."""
    runs, database = studio.stores.runs, studio.stores.database
    run = new_run(database, project.id)
    for number in range(2):
        runs.add_event(run.id, CacheHit(step=f"Scene {number + 1}", scene=number))
    late = runs.events(run.id)[0].id
    with database.write() as session:
        session.delete(session.get(RunEventRow, late))
    assert [step.name for step in studio.runs.progress(run.id).steps] == ["Scene 2"]
    kind, payload = to_payload(CacheHit(step="Scene 1", scene=0))
    with database.write() as session:
        session.add(RunEventRow(id=late, run_id=run.id, kind=kind, payload=payload, created_at=now()))
    assert [step.name for step in studio.runs.progress(run.id).steps] == ["Scene 1", "Scene 2"]
    runs.set_status(run.id, "finished")


def test_a_scene_written_again_is_a_new_draft_and_the_old_one_is_history(studio: Studio, project: Project) -> None:
    first = written(studio, project)
    before = texts(studio, project)
    scene = studio.stores.scripts.scenes(project.id)[1]
    again = ended(studio, studio.runs.run_again(first.id, "scenes", [scene.id]))
    assert (again.status, again.title, again.message) == (
        "finished",
        "Scene 2 again",
        "1 scene written. Read the pages on Script.",
    )
    after = texts(studio, project)
    assert after[0] == before[0]
    assert after[1] != before[1]
    drafts = studio.stores.scripts.drafts(scene.id)
    assert [draft.text for draft in drafts] == [after[1], before[1]]
    assert drafts[0].base_id == drafts[1].id
    assert not studio.stores.reviews.proposals(project.id)


def test_every_further_time_a_scene_is_written_it_is_another_version(studio: Studio, project: Project) -> None:
    """The second time is not answered with what the first time was, whichever of the runs is done again."""
    first = written(studio, project, scenes=1)
    seen = texts(studio, project)
    for _ in range(2):
        ended(studio, studio.runs.run_again(first.id, "scenes"))
        seen += texts(studio, project)
    assert len(set(seen)) == 3


def test_a_scene_the_writer_has_edited_is_offered_its_new_version(studio: Studio, project: Project) -> None:
    first = written(studio, project)
    opened = studio.scripts.open(project.id)
    mine = opened.text.replace(opened.scenes[0].text.rstrip(), f"{opened.scenes[0].text.rstrip()}\n\nMy own line.", 1)
    studio.scripts.save(project.id, opened.revision, mine)
    before = texts(studio, project)
    again = ended(studio, studio.runs.run_again(first.id, "scenes"))
    after = texts(studio, project)
    assert after[0] == before[0]
    assert "My own line." in after[0]
    assert after[1] != before[1]
    (view,) = studio.reviews.open_proposals(project.id)
    assert view.scene.number == 0
    assert view.changes
    assert "1 scene of yours kept as it was" in again.message


def test_a_draft_the_writer_chose_on_review_or_in_the_history_is_hers_too(studio: Studio, project: Project) -> None:
    """Nothing in it is typed by her, and yet a new version is only offered."""
    first = written(studio, project, scenes=1)
    scene = studio.stores.scripts.scenes(project.id)[0]
    assert scene.draft
    restored = studio.scripts.restore(scene.id, scene.draft.id)
    ended(studio, studio.runs.run_again(first.id, "scenes"))
    assert studio.stores.scripts.scene(scene.id).draft == restored
    assert len(studio.reviews.open_proposals(project.id)) == 1


def test_bibles_and_outline_are_drafted_again_while_nothing_rests_on_them(studio: Studio) -> None:
    """The writer's card and entry stay; the machine's make room, and its cards can be put back."""
    project = new_project(studio, approval=True)
    first = ended(studio, studio.runs.prepare(project.id, GenerationConfig(scene_count=3)))
    scripts, bibles = studio.stores.scripts, studio.stores.bibles
    mine, *others = scripts.scenes(project.id)
    assert mine.card
    scripts.save_card(mine.id, mine.card.model_copy(update={"turn": "She stays."}), base_version=mine.card_version)
    entry = bibles.bibles(project.id).characters[0]
    bibles.update(entry.id, entry.data.model_copy(update={"want": "To be asked."}), base_version=entry.version)
    assert studio.runs.again(first.id).steps == ("bibles", "outline")
    again = ended(studio, studio.runs.run_again(first.id, "bibles"))
    assert again.status == "finished", again.message
    cards = scripts.scenes(project.id)
    assert len(cards) == 3
    assert cards[0].id == mine.id
    assert not {scene.id for scene in others} & {scene.id for scene in cards}
    assert {scene.id for scene in others} == {scene.id for scene in scripts.removed(project.id)}
    names = [each.name for each in bibles.bibles(project.id).characters]
    assert entry.name in names
    scripts.approve(project.id, [mine.id])
    assert studio.runs.again(first.id).is_built_on
    with pytest.raises(InputError, match="cards are approved"):
        studio.runs.run_again(first.id, "outline")


def test_a_run_at_work_cannot_be_done_again(studio: Studio, project: Project) -> None:
    run = new_run(studio.stores.database, project.id)
    with pytest.raises(InputError, match="still at work"):
        studio.runs.run_again(run.id, "scenes")
    assert studio.runs.again(run.id).steps == ()
    studio.stores.runs.set_status(run.id, "finished")
