"""Everything that is stored, over one database."""

from dataclasses import dataclass

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.database import Database
from scriptgen_core.projects.call_storage import CallStorage
from scriptgen_core.projects.card_storage import CardStorage
from scriptgen_core.projects.cut_storage import CutStorage
from scriptgen_core.projects.draft_storage import DraftStorage
from scriptgen_core.projects.finding_storage import FindingStorage
from scriptgen_core.projects.live_text_storage import LiveTextStorage
from scriptgen_core.projects.lock_storage import LockStorage
from scriptgen_core.projects.preference_storage import PreferenceStorage
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.read_set_storage import ReadSetStorage
from scriptgen_core.projects.review_storage import ReviewStorage
from scriptgen_core.projects.revision_storage import RevisionStorage
from scriptgen_core.projects.run_storage import RunStorage
from scriptgen_core.projects.script_storage import ScriptStorage
from scriptgen_core.projects.source_storage import SourceStorage
from scriptgen_core.projects.unsent_storage import UnsentStorage
from scriptgen_core.projects.worker_storage import WorkerStorage


@dataclass(frozen=True, slots=True)
class Stores:
    """The storage classes; each can be used alone."""

    database: Database
    bibles: BibleStorage
    projects: ProjectStorage
    scripts: ScriptStorage
    read_sets: ReadSetStorage
    cards: CardStorage
    drafts: DraftStorage
    revisions: RevisionStorage
    reviews: ReviewStorage
    runs: RunStorage
    live: LiveTextStorage
    calls: CallStorage
    preferences: PreferenceStorage
    unsent: UnsentStorage
    workers: WorkerStorage
    locks: LockStorage
    cuts: CutStorage
    findings: FindingStorage
    sources: SourceStorage


def open_stores(database: Database, bibles: BibleStorage | None = None) -> Stores:
    """The storage classes over this database."""
    return Stores(
        database,
        bibles or BibleStorage(database),
        ProjectStorage(database),
        ScriptStorage(database),
        ReadSetStorage(database),
        CardStorage(database),
        DraftStorage(database),
        RevisionStorage(database),
        ReviewStorage(database),
        RunStorage(database),
        LiveTextStorage(database),
        CallStorage(database),
        PreferenceStorage(database),
        UnsentStorage(database),
        WorkerStorage(database),
        LockStorage(database),
        CutStorage(database),
        FindingStorage(database),
        SourceStorage(database),
    )
