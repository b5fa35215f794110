"""What the writer wrote by hand is evidence for those who write on: a sample for directors, lines for characters."""

import pytest

from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.orchestrator.own_hand import own_hand
from scriptgen_core.orchestrator.scene_work import scene_task
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import hand_draft, machine_draft

MODEL = Author("model", "openai", "m-1", "agent.director", 2)


@pytest.fixture
def stores(database):
    return open_stores(database)


@pytest.fixture
def project(stores):
    """Four scenes of Mara and Tom, written by a model; of the first two the writer has changed what Mara says."""
    made = stores.projects.create({"title": "Salt", "log_line": "A clerk weighs salt."})
    for name in ("Mara", "Tom"):
        stores.bibles.create_entry("character", {"name": name}, project_id=made.id)
    cards = [OutlineCard(description="Weighing.", place=f"Shed {n}", characters=("Mara", "Tom")) for n in range(4)]
    ids = stores.scripts.add_cards(made.id, cards, author="writer")
    for number, scene_id in enumerate(ids):
        page = f"INT. SHED {number} - DAY\n\nScales.\n\nMARA\nA model's line.\n\nTOM\nAnother one.\n"
        draft = stores.scripts.save_draft(scene_id, machine_draft(page, MODEL, "generated", run_id="r", reads=()))
        if number < 2:
            said = page.replace("A model's line.", f"Weigh it twice, {number}.")
            stores.scripts.save_draft(scene_id, hand_draft(draft, said))
    return made


def told(stores, project, number, name):
    """What a character agent is shown of its own lines when scene ``number`` is written."""
    scene = stores.scripts.scenes(project.id)[number]
    task = scene_task(stores, project.id, scene)
    [who] = [entry for entry in task.cast if entry.name == name]
    return what_is_known(who, task).own_lines


def test_a_character_is_shown_its_own_lines_of_earlier_scenes_in_the_writers_words(stores, project):
    """Not those of the scene itself or of later ones, not a model's, and nobody else's."""
    assert [told(stores, project, number, "Mara") for number in range(3)] == [
        (),
        ("Weigh it twice, 0.",),
        ("Weigh it twice, 0.", "Weigh it twice, 1."),
    ]
    assert told(stores, project, 3, "Tom") == ()


def test_directors_of_all_scenes_are_shown_the_same_sample_of_the_writers_pages(stores, project):
    samples = {scene_task(stores, project.id, scene).pages for scene in stores.scripts.scenes(project.id)}
    assert samples == {"MARA\nWeigh it twice, 0.\n\nMARA\nWeigh it twice, 1."}


def test_a_sample_is_no_longer_than_a_page_and_has_whole_passages(stores, project):
    scene = stores.scripts.scenes(project.id)[0]
    long = "\n\n".join(f"She counts bag {number} and writes it down." for number in range(80))
    stores.scripts.save_draft(scene.id, hand_draft(scene.draft, f"{scene.text}\n\n{long}\n"))
    pages = own_hand(stores, project.id).pages
    assert 1_700 < len(pages) <= 1_800 + 2 * pages.count("\n\n")
    assert pages.endswith("and writes it down.")


def test_what_is_the_writers_alone_is_shown_to_nobody(stores, project):
    first = stores.scripts.scenes(project.id)[0]
    stores.scripts.keep_out(first.id, off_limits=True)
    assert told(stores, project, 3, "Mara") == ("Weigh it twice, 1.",)
    assert "twice, 0" not in own_hand(stores, project.id).pages


def test_a_scene_that_moves_up_takes_its_lines_out_of_what_was_before_it(stores, project):
    stores.scripts.move(stores.scripts.scenes(project.id)[1].id, 3)
    assert told(stores, project, 1, "Mara") == ("Weigh it twice, 0.",)
