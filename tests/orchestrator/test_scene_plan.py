"""Which scenes a run writes: what the plan says before the press is what the run does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.orchestrator.scene_plan import ScenePlan, plan_scenes
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.run_storage import IN_PROCESS
from scriptgen_core.projects.script_types import hand_draft
from scriptgen_core.studio import GenerationConfig, GenerationScope, Studio, open_studio

SINGLE, SEVERAL, WHOLE = GenerationScope
Outline = Callable[..., Project]


@pytest.fixture
def studio(started_home: Path) -> Studio:
    return open_studio(load_settings({"SCRIPTGEN_HOME": str(started_home), "SCRIPTGEN_PROVIDER": "demo"}, {}))


@pytest.fixture
def outline(studio: Studio) -> Outline:
    """Makes a project with a scene for each letter: written, approved, or a card that waits for approval."""

    def project_with(scenes: str, *, approval: bool = True) -> Project:
        fields = {"title": "Light", "log_line": "A keeper finds ships on no list.", "approval": approval}
        project = studio.stores.projects.create(fields)
        cards = [OutlineCard(description=f"Ship {at} answers.", place=f"Pier {at}") for at in range(len(scenes))]
        ids = studio.stores.scripts.add_cards(project.id, cards, author="writer")
        studio.stores.scripts.approve(project.id, [id for id, kind in zip(ids, scenes, strict=True) if kind != "u"])
        for scene_id, kind in zip(ids, scenes, strict=True):
            if kind == "w":
                studio.stores.scripts.save_draft(scene_id, hand_draft(None, "INT. PIER - DAY\n\nIt rains.\n"))
        return project

    return project_with


def planned(studio: Studio, project: Project, config: GenerationConfig) -> ScenePlan:
    return plan_scenes(config, project, studio.stores.scripts.scenes(project.id))


def told(plan: ScenePlan) -> tuple[list[int], int, int, list[int]]:
    return [each.number for each in plan.scenes], plan.cards, plan.drafted, [each.number for each in plan.waiting]


@pytest.mark.parametrize(
    ("scenes", "scope", "count", "approval", "expected"),
    [
        ("wwwaa", SEVERAL, 3, True, ([3, 4], 0, 0, [])),
        ("wwwau", SEVERAL, 3, True, ([3], 0, 0, [4])),
        ("wuu", SEVERAL, 3, True, ([], 0, 0, [1, 2])),
        ("ww", SEVERAL, 3, True, ([], 3, 0, [])),
        ("", SEVERAL, 2, True, ([], 2, 0, [])),
        ("wwu", SEVERAL, 3, False, ([2], 2, 2, [])),
        ("waaaa", SINGLE, None, True, ([1], 0, 0, [])),
        ("wa", WHOLE, 4, True, ([1], 2, 0, [])),
        ("wa", WHOLE, 4, False, ([1], 2, 2, [])),
        ("waau", WHOLE, None, True, ([1, 2], 0, 0, [3])),
    ],
)
def test_cards_that_are_there_come_before_new_ones(
    studio: Studio,
    outline: Outline,
    scenes: str,
    scope: GenerationScope,
    count: int | None,
    approval: bool,
    expected: tuple[list[int], int, int, list[int]],
) -> None:
    """w is written, a approved and u a card without approval."""
    project = outline(scenes, approval=approval)
    assert told(planned(studio, project, GenerationConfig(scope, scene_count=count))) == expected


@pytest.mark.parametrize(("scenes", "approval"), [("waau", True), ("wa", False), ("w", True)])
def test_the_run_does_what_the_plan_says(studio: Studio, outline: Outline, scenes: str, approval: bool) -> None:
    project = outline(scenes, approval=approval)
    config = GenerationConfig(scene_count=3, auto_rewrite=False)
    before = studio.stores.scripts.scenes(project.id)
    plan = planned(studio, project, config)
    values = {"generation": config.to_json(), IN_PROCESS: True}
    run = studio.stores.runs.create(project.id, "generate", "Run", values, lineup=studio.providers.lineup())
    Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
    after = studio.stores.scripts.scenes(project.id)
    assert len(after) == len(before) + plan.cards
    written = [scene.id for scene in after if scene.draft and scene.draft.run_id == run.id]
    assert written[: len(plan.scenes)] == [scene.id for scene in plan.scenes]
    assert len(written) == len(plan.scenes) + plan.drafted
