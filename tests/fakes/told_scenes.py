"""Scenes that a model wrote from what a bible says of Mara, so that an edit of it touches them."""

from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import machine_draft

PLACES = ("Shed", "Quay", "Office")
_MODEL = Author("model", "openai", "m-1", "agent.director", 1)


def tell_scenes(stores: Stores, project_id: str) -> None:
    """Three scenes in an empty project; the last says nothing of Mara's age."""
    mara = stores.bibles.create_entry(
        "character", {"name": "Mara", "age": "42", "want": "A coin."}, project_id=project_id
    )
    reads = [Read(mara, 1, field) for field in ("name", "age", "want")]
    cards = [OutlineCard(description="Weighing.", place=place, characters=("Mara",)) for place in PLACES]
    ids = stores.scripts.add_cards(project_id, cards, author="writer")
    for scene_id, place, age in zip(ids, PLACES, (", 42,", ", 42,", ""), strict=True):
        page = f"INT. {place.upper()} - DAY\n\nMara{age} weighs a coin.\n\nMARA\nGone with the tide.\n"
        stores.scripts.save_draft(scene_id, machine_draft(page, _MODEL, "generated", run_id="r", reads=tuple(reads)))
