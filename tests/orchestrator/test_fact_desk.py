"""What a writer decides about facts: her own fields, locks, and what holds only from a scene on."""

import pytest

from scriptgen_core.agents.director import what_the_director_gets
from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, OutlineCard, Progression
from scriptgen_core.orchestrator.fact_desk import FactDesk
from scriptgen_core.orchestrator.impact_desk import ImpactDesk
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.scene_work import scene_tasks
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import Stores, open_stores
from scriptgen_core.projects.backup import export_project, import_project
from scriptgen_core.projects.script_types import machine_draft

PAGE = "INT. QUAY - DAY\n\nRosa counts.\n\nROSA\nForty.\n"


@pytest.fixture
def stores(database) -> Stores:
    return open_stores(database)


@pytest.fixture
def desk(stores: Stores) -> FactDesk:
    return FactDesk(stores)


@pytest.fixture
def impacts(stores: Stores) -> ImpactDesk:
    def nobody(*_: object) -> None:
        raise AssertionError("Nobody is to be called here.")

    return ImpactDesk(stores, RunDesk(stores, nobody, nobody, nobody, nobody))


@pytest.fixture
def project_id(stores: Stores) -> str:
    project = stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks.", "approval": False})
    stores.bibles.create_entry("character", {"name": "Rosa", "look": "long hair"}, project_id=project.id)
    stores.bibles.create_entry("setting", {"name": "QUAY", "mood": "asleep"}, project_id=project.id)
    cards = [OutlineCard(description=f"Count {n}.", place="QUAY", characters=("Rosa",)) for n in range(3)]
    stores.scripts.add_cards(project.id, cards, author="writer")
    return project.id


@pytest.fixture
def rosa(stores: Stores, project_id: str) -> str:
    return stores.bibles.list("character", project_id=project_id)[0].id


@pytest.fixture
def scene_ids(stores: Stores, project_id: str) -> tuple[str, ...]:
    return stores.scripts.order(project_id)


def looks(stores: Stores, project_id: str, field: str = "look") -> list[str]:
    """What the character agent and the director are told of Rosa in each scene."""
    told = []
    for task in scene_tasks(stores, project_id).values():
        own, cast = what_is_known(task.cast[0], task).speaker, what_the_director_gets(task, ()).cast[0]
        assert own.text(field) == cast.text(field)
        told.append(own.text(field))
    return told


def write_all(stores: Stores, project_id: str, field: str) -> None:
    """Give every scene a draft that was written from this field of Rosa as it is."""
    entry = stores.bibles.list("character", project_id=project_id)[0]
    for scene_id in stores.scripts.order(project_id):
        draft = machine_draft(PAGE, Author("model"), "generated", reads=(Read(entry.id, entry.version, field),))
        stores.scripts.save_draft(scene_id, draft)


def test_a_field_of_her_own_is_told_to_the_director_and_to_a_character_that_may_know_it(
    stores: Stores, desk: FactDesk, project_id: str, rosa: str
) -> None:
    desk.add_own_field(project_id, "character", "  Accent ", known=True)
    desk.add_own_field(project_id, "character", "Who she is", known=False)
    desk.add_own_field(project_id, "setting", "Smell", known=True)
    stores.bibles.update(
        rosa, {"own": [{"name": "Accent", "text": "Welsh"}, {"name": "Who she is", "text": "the thief"}]}
    )
    task = next(iter(scene_tasks(stores, project_id).values()))
    knows, directed = what_is_known(task.cast[0], task).speaker, what_the_director_gets(task, ()).cast[0]
    assert (knows.text("own:Accent"), knows.text("own:Who she is")) == ("Welsh", "")
    assert (directed.text("own:Accent"), directed.text("own:Who she is")) == ("Welsh", "the thief")
    assert Read(rosa, 2, "own:Who she is") not in tuple(knows.reads())


def test_a_field_that_is_removed_is_told_to_nobody_and_comes_back_with_its_texts(
    stores: Stores, desk: FactDesk, project_id: str, rosa: str
) -> None:
    field = desk.add_own_field(project_id, "character", "Accent", known=True)
    stores.bibles.update(rosa, {"own": [{"name": "Accent", "text": "Welsh"}]})
    desk.remove_own_field(project_id, field)
    assert desk.own_fields(project_id, "character") == ()
    assert looks(stores, project_id, "own:Accent") == ["", "", ""]
    desk.add_own_field(project_id, "character", "Accent", known=True)
    assert looks(stores, project_id, "own:Accent") == ["Welsh"] * 3


@pytest.mark.parametrize(("name", "why"), [("ACCENT", "is taken"), ("  ", "is empty")])
def test_a_field_needs_a_name_of_its_own(desk: FactDesk, project_id: str, name: str, why: str) -> None:
    desk.add_own_field(project_id, "character", "Accent", known=True)
    desk.add_own_field(project_id, "plot", "Accent", known=True)
    with pytest.raises(InputError, match=why):
        desk.add_own_field(project_id, "character", name, known=False)
    assert len(desk.own_fields(project_id, "character")) == 1


def test_from_its_scene_on_a_fact_is_what_the_agents_are_told(
    stores: Stores, desk: FactDesk, project_id: str, rosa: str, scene_ids: tuple[str, ...]
) -> None:
    shaved = Progression(scene_id=scene_ids[1], field="look", text="a shaved head")
    desk.progress(project_id, stores.bibles.get(rosa), shaved)
    assert looks(stores, project_id) == ["long hair", "a shaved head", "a shaved head"]
    stores.scripts.move(scene_ids[1], 2)
    assert looks(stores, project_id) == ["long hair", "long hair", "a shaved head"]
    [view] = desk.progressions(project_id, stores.bibles.get(rosa))
    assert view.scene
    assert (view.scene.number, view.progression) == (2, shaved)
    desk.no_progress(stores.bibles.get(rosa), shaved)
    assert looks(stores, project_id) == ["long hair"] * 3


def test_only_the_scenes_from_there_on_that_were_shown_the_fact_are_touched(
    stores: Stores, desk: FactDesk, impacts: ImpactDesk, project_id: str, rosa: str, scene_ids: tuple[str, ...]
) -> None:
    write_all(stores, project_id, "look")
    desk.progress(
        project_id, stores.bibles.get(rosa), Progression(scene_id=scene_ids[1], field="look", text="a shaved head")
    )
    touched = impacts.touched(project_id)
    assert [impact.scene.number for impact in touched] == [1, 2]
    assert touched[0].facts[0].shift.words == "Rosa, look: was “long hair”, is now “a shaved head”."
    stores.bibles.update(rosa, {"look": "short hair"})
    assert [impact.scene.number for impact in impacts.touched(project_id)] == [0, 1, 2]
    assert [impact.facts[0].shift.after for impact in impacts.touched(project_id)] == [
        "short hair", "a shaved head", "a shaved head",
    ]  # fmt: skip


def test_what_changes_along_the_way_is_said_once_for_a_scene_and_read_by_version(
    stores: Stores, desk: FactDesk, project_id: str, rosa: str, scene_ids: tuple[str, ...]
) -> None:
    first = stores.bibles.get(rosa)
    wig = Progression(scene_id=scene_ids[1], field="look", text="a wig")
    desk.progress(project_id, first, wig)
    with pytest.raises(VersionConflict):
        desk.progress(project_id, first, wig.model_copy(update={"text": "a hat"}))
    entry = desk.progress(project_id, stores.bibles.get(rosa), wig.model_copy(update={"text": "a hat"}))
    assert [each.text for each in entry.data.progressions] == ["a hat"]
    assert [each.reason for each in stores.bibles.history(rosa)][:2] == ["From scene 2 on: look"] * 2


@pytest.mark.parametrize(
    ("scene", "field", "text"), [(9, "look", "a wig"), (1, "name", "Rose"), (1, "aliases", "Ro"), (1, "look", " ")]
)
def test_what_cannot_change_along_the_way_is_refused(
    stores: Stores,
    desk: FactDesk,
    project_id: str,
    rosa: str,
    scene_ids: tuple[str, ...],
    scene: int,
    field: str,
    text: str,
) -> None:
    scene_id = dict(enumerate(scene_ids)).get(scene, "gone")
    with pytest.raises(InputError):
        desk.progress(project_id, stores.bibles.get(rosa), Progression(scene_id=scene_id, field=field, text=text))
    assert stores.bibles.get(rosa).version == 1


@pytest.mark.parametrize("author", ["model", "rule", "propagation", "import"])
def test_a_locked_field_is_changed_by_the_writer_alone(stores: Stores, desk: FactDesk, rosa: str, author: str) -> None:
    desk.lock(rosa, ["look", "voice.habits"])
    for refused in ({"look": "a hat"}, {"voice": {"habits": "lists"}}, {"locked": []}):
        with pytest.raises(InputError, match="is locked"):
            stores.bibles.update(rosa, refused, author=author)
    assert stores.bibles.update(rosa, {"want": "out"}, author=author).data["want"] == "out"
    assert stores.bibles.update(rosa, {"look": "a hat"}).data["look"] == "a hat"
    desk.lock(rosa, [])
    assert stores.bibles.update(rosa, {"look": "a cap"}, author=author).data["look"] == "a cap"


def test_facts_along_the_way_go_with_a_copy_and_with_a_backup(
    stores: Stores, desk: FactDesk, project_id: str, rosa: str, scene_ids: tuple[str, ...]
) -> None:
    desk.add_own_field(project_id, "character", "Accent", known=True)
    desk.progress(
        project_id, stores.bibles.get(rosa), Progression(scene_id=scene_ids[1], field="own:Accent", text="Welsh")
    )
    copied = ProjectDesk(stores, ScriptDesk(stores)).duplicate(project_id).id
    restored = import_project(stores.database, export_project(stores.database, project_id))
    for other in (copied, restored):
        assert looks(stores, other, "own:Accent") == ["", "Welsh", "Welsh"]
