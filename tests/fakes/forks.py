"""A project of three short scenes, written by a machine."""

from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import machine_draft

BAKERY = "INT. BAKERY - DAWN\n\nFlour on every sill.\n\nROSA\nEleven.\n\n"
VAN = "EXT. VAN - DAY\n\nA tyre is flat.\n\n"
HALL = "INT. HALL - NIGHT\n\nForks, counted twice.\n"
_MODEL = Author("model", "openai", "gpt-x", "agent.director", 1)


def forks(stores: Stores) -> Project:
    """Make the project."""
    project = stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."})
    cards = [OutlineCard(description=place, place=place) for place in ("Bakery", "Van", "Hall")]
    scenes = stores.scripts.add_cards(project.id, cards, author="model")
    for scene_id, text in zip(scenes, (BAKERY, VAN, HALL), strict=True):
        stores.scripts.save_draft(scene_id, machine_draft(text, _MODEL, "generated"))
    return project
