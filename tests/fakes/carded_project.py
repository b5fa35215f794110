"""A project whose bibles and cards are there, so that a run begins with its scenes."""

from itertools import count

from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import GenerationConfig, Project, Studio

_towers = count(1)
_CAST = ("Rosa Ibarra", "Tom Vale")


def carded_project(studio: Studio, scenes: int, tower: int | None = None) -> Project:
    """A project of so many cards; no other one asks the same questions, but one of the same ``tower``."""
    tower = tower or next(_towers)
    log_line = f"A retired lift inspector finds a floor that is on no drawing of tower {tower}."
    project = studio.stores.projects.create({"title": f"Tower {tower}", "log_line": log_line, "approval": False})
    bibles = studio.stores.bibles
    for name in _CAST:
        bibles.create_entry("character", {"name": name, "want": "the drawings"}, project_id=project.id)
    bibles.create_entry("setting", {"name": f"Tower {tower}"}, project_id=project.id)
    bibles.create_entry("plot", {"name": "The missing floor"}, project_id=project.id)
    bibles.create_entry("theme", {"name": "What is signed for"}, project_id=project.id)
    cards = [
        OutlineCard(description=f"They look for the drawing of floor {n}.", place=f"Floor {n}", characters=_CAST)
        for n in range(scenes)
    ]
    studio.stores.scripts.add_cards(project.id, cards, author="writer")
    return project


def write_scenes(studio: Studio, project: Project) -> Run:
    """Start to write every card of the project."""
    scenes = len(studio.stores.scripts.scenes(project.id))
    config = GenerationConfig(scene_count=scenes, use_existing_bibles=True, auto_rewrite=False)
    return studio.runs.generate(project.id, config)
