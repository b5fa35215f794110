"""What a script, or one of its named drafts, is printed from, and the screenplay and the pages that come of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from scriptgen_core.core.screenplay import Page, Revision, Revisions, SceneHeading, Screenplay, TitleField
from scriptgen_core.formats import (
    A4,
    LETTER,
    PageSetup,
    PageStart,
    clean_copy,
    page_count,
    paginate,
    parse_fountain,
    revised_between,
    starts_now,
)
from scriptgen_core.orchestrator.locked_numbers import keep_numbers, number_all
from scriptgen_core.orchestrator.script_text import join_scenes, read_script
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.orchestrator.title_merge import fields_of
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.revision_storage import LockedNumber, RevisionRound
from scriptgen_core.projects.script_types import Scene

_SCRIPTS_IN_WORK = 4
"""Kept as elements and pages: every value more makes each garbage collection longer."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that decides how the script prints; ``scenes`` are (scene id, Fountain text) in order.

    ``rounds`` are the rounds of revision that it has been through, the oldest first; ``locks`` is the round that this
    draft was locked for. One that ``is_clean`` holds only what is printed.
    """

    scenes: tuple[tuple[str, str], ...]
    title_page: tuple[TitleField, ...]
    setup: PageSetup
    rounds: tuple[RevisionRound, ...] = ()
    locks: RevisionRound | None = None
    is_clean: bool = False

    @property
    def text(self) -> str:
        """The scenes as one text."""
        return join_scenes([text for _, text in self.scenes])

    @property
    def locked_numbers(self) -> tuple[LockedNumber, ...]:
        """The scene numbers that have to stay; none before a draft is locked."""
        keeper = self.locks or (self.rounds[-1] if self.rounds else None)
        return keeper.scene_numbers if keeper else ()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages and how they print; ``omitted`` are the headings of scenes that are gone, by their place."""

    pages: tuple[Page, ...]
    setup: PageSetup
    omitted: frozenset[int]


def manuscript_of(stores: Stores, project_id: str, named_draft: str | None = None) -> Manuscript:
    """The script as it stands, or one of its named drafts, each with the rounds that had begun by then."""
    project, rounds = stores.projects.get(project_id), stores.revisions.rounds(project_id)
    if named_draft is None:
        return manuscript_now(project, stores.scripts.scenes(project_id), rounds)
    kept = next(draft for draft in stores.scripts.named_drafts(project_id) if draft.id == named_draft)
    scenes = tuple((scene_id, stores.scripts.draft(draft_id).text) for scene_id, draft_id in kept.scenes)
    before = tuple(each for each in rounds if each.created_at < kept.created_at)
    locks = next((each for each in rounds if each.draft_id == named_draft), None)
    setup = page_setup(project, is_locked=bool(before or locks))
    return Manuscript(scenes, _title_page(project), setup, before, locks)


def manuscript_now(project: Project, scenes: Iterable[Scene], rounds: tuple[RevisionRound, ...]) -> Manuscript:
    """The script as it stands, of what was read of it."""
    written = tuple((scene.id, scene.text) for scene in scenes if scene.draft)
    return Manuscript(written, _title_page(project), page_setup(project, is_locked=bool(rounds)), rounds)


def page_setup(project: Project, *, is_locked: bool) -> PageSetup:
    """How the project's pages are printed; a locked script shows its numbers."""
    options = project.page_options
    setup = PageSetup(
        paper=A4 if options.paper == "A4" else LETTER,
        more=options.continueds,
        continued=options.continueds,
        scene_numbers=options.scene_numbers,
        inserted=options.inserted,
        header=options.header,
        tinted=options.tinted,
    )
    return replace(setup, scene_numbers="both") if is_locked and setup.scene_numbers == "none" else setup


@lru_cache(maxsize=_SCRIPTS_IN_WORK)
def screenplay_of(manuscript: Manuscript) -> Screenplay:
    """The screenplay with its title page, and with scene numbers where these are locked or printed."""
    written, setup = read_script(manuscript.text), manuscript.setup
    whole = Screenplay(written.elements, written.title_page or manuscript.title_page)
    screenplay = clean_copy(whole) if manuscript.is_clean else whole
    if manuscript.locked_numbers:
        return keep_numbers(screenplay, manuscript.scenes, manuscript.locked_numbers, setup.inserted)
    return screenplay if setup.scene_numbers == "none" else number_all(screenplay, setup.inserted)


@lru_cache(maxsize=_SCRIPTS_IN_WORK)
def pages_of(manuscript: Manuscript) -> tuple[Page, ...]:
    """The screenplay laid out; the same value for the same manuscript."""
    return paginate(screenplay_of(manuscript), manuscript.setup, starts_of(manuscript))


@lru_cache(maxsize=64)
def page_count_of(manuscript: Manuscript) -> int:
    """How many pages it has; remembered when the pages themselves are not any more."""
    return page_count(pages_of(manuscript))


def laid_out(manuscript: Manuscript) -> LaidOut:
    """The pages with what is needed to show them."""
    elements = screenplay_of(manuscript).elements
    omitted = (at for at, each in enumerate(elements) if isinstance(each, SceneHeading) and not each.source)
    return LaidOut(pages_of(manuscript), manuscript.setup, frozenset(omitted))


@lru_cache(maxsize=16)
def starts_of(manuscript: Manuscript) -> tuple[PageStart, ...]:
    """Where the locked pages begin now; none where pages are not kept."""
    if manuscript.locks and manuscript.locks.keeps_pages:
        return _starts(manuscript.locks)
    if not manuscript.rounds or not manuscript.rounds[-1].keeps_pages:
        return ()
    last = manuscript.rounds[-1]
    return starts_now(_starts(last), _locked_draft(last), screenplay_of(manuscript))


@lru_cache(maxsize=16)
def revisions_of(manuscript: Manuscript) -> Revisions:
    """The rounds, and what changed since each draft was locked: words changed again are of the later round too."""
    now = screenplay_of(manuscript)
    changed = [revised_between(_locked_draft(each), now, at) for at, each in enumerate(manuscript.rounds)]
    rounds = tuple(Revision(each.color, each.date) for each in manuscript.rounds)
    return Revisions(rounds, tuple(change for of_round in changed for change in of_round))


@lru_cache(maxsize=32)
def _locked_draft(round: RevisionRound) -> Screenplay:
    written = parse_fountain(join_scenes([text for _, text in round.scenes]))
    return keep_numbers(written, round.scenes, round.scene_numbers)


def _starts(round: RevisionRound) -> tuple[PageStart, ...]:
    return tuple(PageStart(*start) for start in round.page_starts)


def _title_page(project: Project) -> tuple[TitleField, ...]:
    return fields_of({"Title": project.title, **project.title_page})
