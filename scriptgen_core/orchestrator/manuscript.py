"""What a script, or one of its named drafts, is printed from, and the screenplay and the pages that come of it."""

from dataclasses import dataclass
from functools import lru_cache

from scriptgen_core.core.screenplay import Page, SceneHeading, Screenplay, TitleField
from scriptgen_core.formats import A4, LETTER, PageSetup, keep_scene_numbers, number_scenes, paginate, parse_fountain
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.page_options import PageOptions
from scriptgen_core.projects.project_storage import Project


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that decides how the script prints; ``scenes`` are (scene id, Fountain text) in order."""

    scenes: tuple[tuple[str, str], ...]
    title_page: tuple[TitleField, ...]
    setup: PageSetup

    @property
    def text(self) -> str:
        """The scenes as one text."""
        return join_scenes([text for _, text in self.scenes])


def manuscript_of(stores: Stores, project_id: str, named_draft: str | None = None) -> Manuscript:
    """The script as it stands, or one of its named drafts."""
    project = stores.projects.get(project_id)
    return Manuscript(_scenes(stores, project_id, named_draft), _title_page(project), page_setup(project.page_options))


def page_setup(options: PageOptions) -> PageSetup:
    """How pages are printed with these options."""
    return PageSetup(
        paper=A4 if options.paper == "A4" else LETTER,
        more=options.continueds,
        continued=options.continueds,
        scene_numbers=options.scene_numbers,
        header=options.header,
        tinted=options.tinted,
    )


@lru_cache(maxsize=16)
def screenplay_of(manuscript: Manuscript) -> Screenplay:
    """The screenplay with its title page, and with scene numbers where these are printed."""
    written = parse_fountain(manuscript.text)
    screenplay = Screenplay(written.elements, written.title_page or manuscript.title_page)
    return screenplay if manuscript.setup.scene_numbers == "none" else _numbered(screenplay)


@lru_cache(maxsize=16)
def pages_of(manuscript: Manuscript) -> tuple[Page, ...]:
    """The screenplay laid out; the same value for the same manuscript."""
    return paginate(screenplay_of(manuscript), manuscript.setup)


def _numbered(screenplay: Screenplay) -> Screenplay:
    """With the numbers that the writer gave, and others between them; numbered from 1 where there are none."""
    has_own = any(isinstance(each, SceneHeading) and each.number for each in screenplay.elements)
    return keep_scene_numbers(screenplay, screenplay) if has_own else number_scenes(screenplay)


def _scenes(stores: Stores, project_id: str, named_draft: str | None) -> tuple[tuple[str, str], ...]:
    if named_draft is None:
        return tuple((scene.id, scene.text) for scene in stores.scripts.scenes(project_id) if scene.draft)
    kept = next(draft for draft in stores.scripts.named_drafts(project_id) if draft.id == named_draft)
    return tuple((scene_id, stores.scripts.draft(draft_id).text) for scene_id, draft_id in kept.scenes)


def _title_page(project: Project) -> tuple[TitleField, ...]:
    fields = {"Title": project.title, **project.title_page}
    return tuple(TitleField(key, tuple(value.splitlines())) for key, value in fields.items() if value.strip())
