"""What a script, or one of its named drafts, is printed from, and the screenplay and the pages that come of it."""

from dataclasses import dataclass
from functools import lru_cache

from scriptgen_core.core.screenplay import Page, Screenplay, TitleField
from scriptgen_core.formats import paginate, parse_fountain
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that decides how the script prints; ``scenes`` are (scene id, Fountain text) in order."""

    scenes: tuple[tuple[str, str], ...]
    title_page: tuple[TitleField, ...]

    @property
    def text(self) -> str:
        """The scenes as one text."""
        return join_scenes([text for _, text in self.scenes])


def manuscript_of(stores: Stores, project_id: str, named_draft: str | None = None) -> Manuscript:
    """The script as it stands, or one of its named drafts."""
    return Manuscript(_scenes(stores, project_id, named_draft), _title_page(stores.projects.get(project_id)))


@lru_cache(maxsize=16)
def screenplay_of(manuscript: Manuscript) -> Screenplay:
    """The screenplay with its title page."""
    written = parse_fountain(manuscript.text)
    return Screenplay(written.elements, written.title_page or manuscript.title_page)


@lru_cache(maxsize=16)
def pages_of(manuscript: Manuscript) -> tuple[Page, ...]:
    """The screenplay laid out; the same value for the same manuscript."""
    return paginate(screenplay_of(manuscript))


def _scenes(stores: Stores, project_id: str, named_draft: str | None) -> tuple[tuple[str, str], ...]:
    if named_draft is None:
        return tuple((scene.id, scene.text) for scene in stores.scripts.scenes(project_id) if scene.draft)
    kept = next(draft for draft in stores.scripts.named_drafts(project_id) if draft.id == named_draft)
    return tuple((scene_id, stores.scripts.draft(draft_id).text) for scene_id, draft_id in kept.scenes)


def _title_page(project: Project) -> tuple[TitleField, ...]:
    fields = {"Title": project.title, **project.title_page}
    return tuple(TitleField(key, tuple(value.splitlines())) for key, value in fields.items() if value.strip())
