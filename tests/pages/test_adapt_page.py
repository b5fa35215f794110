"""The Adapt page: what is brought is planned as the writer likes, and what came of it stands beside the source."""

import pytest

from scriptgen_core.studio import Project
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio

BOOK = "CHAPTER I\n\n{}\n\nCHAPTER II\n\n{}\n\nCHAPTER III\n\n{}\n"
PROSE = "\n\n".join(f"“Who is there?” said Holmes, number {n}. The moor lay dark <b>and</b> wide." for n in range(90))


@pytest.fixture
def project() -> Project:
    return new_project()


@pytest.fixture
def brought(project: Project) -> Project:
    """A project with a book of three chapters, each a batch or more."""
    texts = [PROSE.replace("number", f"of chapter {n}, number") for n in range(3)]
    assert studio().adapting.bring(project.id, [("hound.txt", BOOK.format(*texts).encode())]) == ()
    return project


def names(project: Project) -> list[str]:
    return [view.name for view in studio().adapting.plan(project.id)]


def test_a_project_without_a_source_says_what_to_bring_and_what_may_be_adapted(project: Project) -> None:
    desk = Desk().open("adapt", project)
    assert desk.says("Bring a book, a treatment or notes")
    assert desk.says("what you have the rights to")
    assert not desk.buttons("Adapt")


def test_the_plan_is_cut_joined_moved_and_left_out(brought: Project) -> None:
    before = names(brought)
    desk = Desk().open("adapt", brought)
    assert desk.says("hound.txt · 3 chapters")
    desk.press("Split")
    assert len(names(brought)) == len(before) + 1
    desk.press("Merge with next")
    assert names(brought) == before
    first, second, *_ = [view.stored.batch for view in studio().adapting.plan(brought.id)]
    desk.press("Down")
    assert [view.stored.batch for view in studio().adapting.plan(brought.id)][:2] == [second, first]
    desk.press("Leave out")
    assert desk.says("left out")
    assert [view.stored.left_out for view in studio().adapting.plan(brought.id)][:2] == [True, False]
    desk.press("Take in again")
    assert not any(view.stored.left_out for view in studio().adapting.plan(brought.id))


def test_a_source_that_is_removed_comes_back_with_undo(brought: Project) -> None:
    before = names(brought)
    desk = Desk().open("adapt", brought).press("Remove")
    assert names(brought) == []
    assert not desk.buttons("Adapt")
    desk.press("Undo")
    assert names(brought) == before


@pytest.mark.usefixtures("engine")
def test_what_is_adapted_stands_beside_its_source_and_its_plan_is_not_cut_any_more(brought: Project) -> None:
    desk = Desk().open("adapt", brought).press("Adapt")
    wait_for(lambda: not studio().adapting.latest(brought.id).is_active, "the run to end", seconds=30)
    desk.again()
    assert desk.says("Everything is adapted.")
    assert not desk.buttons("Split")
    scenes = studio().stores.scripts.scenes(brought.id)
    assert all(scene.draft for scene in scenes)
    desk.fill("Scene", scenes[1].id)
    [source] = [body for body in desk.html if "<mark>" in body]
    assert "<mark>“Who is there?” said Holmes" in source
    assert "&lt;b&gt;and&lt;/b&gt;" in source
    assert any("HOLMES\nWho is there?" in body for body in desk.html if body != source)
