"""Who wrote each line of a script or of a named draft, read from its drafts and from what was decided on Review."""

from collections import ChainMap
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from scriptgen_core.orchestrator.manuscript import Manuscript, manuscript_of, pages_of, screenplay_of
from scriptgen_core.orchestrator.script_text import first_lines
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_past import machine_drafts
from scriptgen_core.projects.script_types import Draft
from scriptgen_core.reports import Credit, Disclosure, credits_of, disclose, known_lines

_Credits: TypeAlias = tuple[tuple[Credit, ...], ...]


def disclosure_of(stores: Stores, project_id: str, named_draft: str | None = None) -> Disclosure:
    """The disclosure of the script as it stands or of a named draft; the same value until something changes."""
    manuscript = manuscript_of(stores, project_id, named_draft)
    return _disclosure(manuscript, tuple(_credits(stores, project_id, named_draft)))


def _credits(stores: Stores, project_id: str, named_draft: str | None) -> Iterator[tuple[Credit, ...]]:
    """Those of each scene of the manuscript, line by line; a line that came from another scene is known by that."""
    drafts = machine_drafts(stores.database, project_id)
    proposals = stores.reviews.proposals(project_id, status="applied")
    anywhere = known_lines(drafts, proposals)
    for draft in _drafts(stores, project_id, named_draft):
        here = known_lines(
            (each for each in drafts if each.scene_id == draft.scene_id),
            (each for each in proposals if each.scene_id == draft.scene_id),
        )
        yield credits_of(draft, ChainMap(here, anywhere))


def _drafts(stores: Stores, project_id: str, named_draft: str | None) -> Iterator[Draft]:
    if named_draft is None:
        return (scene.draft for scene in stores.scripts.scenes(project_id) if scene.draft)
    kept = next(draft for draft in stores.scripts.named_drafts(project_id) if draft.id == named_draft)
    return (stores.scripts.draft(draft_id) for _, draft_id in kept.scenes)


@lru_cache(maxsize=8)
def _disclosure(manuscript: Manuscript, credits: _Credits) -> Disclosure:
    begins = first_lines([text for _, text in manuscript.scenes])
    by_line = {
        begin + at: credit for begin, scene in zip(begins, credits, strict=True) for at, credit in enumerate(scene)
    }
    return disclose(screenplay_of(manuscript), pages_of(manuscript), begins, by_line)
