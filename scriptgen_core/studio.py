"""The only place that assembles the system: settings in, a Studio out."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock

from scriptgen_core.adaptation import READABLE
from scriptgen_core.bibles.bible_csv import MAX_MEGABYTES as CSV_MEGABYTES
from scriptgen_core.bibles.bible_csv import BiblePlan, CsvColumn
from scriptgen_core.bibles.bible_storage import BibleVersion, EntryChanges
from scriptgen_core.bibles.card_names import names_nobody, unknown_people
from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.bibles.staleness import field_words
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.formats import HEADER_MAX, LeftOut
from scriptgen_core.llm.lines import Lines
from scriptgen_core.orchestrator.adapt_desk import AdaptDesk, BatchView, SceneOrigin
from scriptgen_core.orchestrator.bible_desk import BibleDesk
from scriptgen_core.orchestrator.budget import Budget
from scriptgen_core.orchestrator.draft_import import DraftComparison, SceneChoice, SceneDifference
from scriptgen_core.orchestrator.draft_origin import DraftOrigin
from scriptgen_core.orchestrator.engine import RunEngine, RunQueue
from scriptgen_core.orchestrator.estimate import Estimate
from scriptgen_core.orchestrator.estimate_desk import EstimateDesk
from scriptgen_core.orchestrator.export_desk import ExportDesk, ExportFormat, Sending, mime_type
from scriptgen_core.orchestrator.fact_desk import FactDesk, ProgressionView
from scriptgen_core.orchestrator.fellow_worker import FellowWorker, new_worker_id
from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope
from scriptgen_core.orchestrator.impact_desk import ImpactDesk, SceneImpact, about
from scriptgen_core.orchestrator.import_desk import SCRIPT_ENDINGS, ImportDesk
from scriptgen_core.orchestrator.imported_script import ImportedScript
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.line_desk import LineDesk
from scriptgen_core.orchestrator.lock_desk import LockDesk
from scriptgen_core.orchestrator.name_desk import Elsewhere, LeftBehind, NameDesk, Renamed
from scriptgen_core.orchestrator.page_names import NamedScene, NamesOnPages, PageNameDesk, RenamedPages
from scriptgen_core.orchestrator.project_desk import Imported, ProjectCard, ProjectDesk, WhereLeftOff
from scriptgen_core.orchestrator.provider_desk import CheckResult, ProviderChoice, ProviderDesk, UnlistedModel
from scriptgen_core.orchestrator.reading_desk import ReadingDesk
from scriptgen_core.orchestrator.reading_plan import Subject
from scriptgen_core.orchestrator.reading_views import FindingView, that_fill
from scriptgen_core.orchestrator.report_desk import ReportDesk, SidesFormat
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.review_takes import ChangeView, PlaceView, ProposalView, TakesView
from scriptgen_core.orchestrator.revision_desk import RevisionDesk, RoundSoFar
from scriptgen_core.orchestrator.run_again import AgainChoice, AgainFrom
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.run_progress import RunProgress, RunStanding, RunSummary, StepProgress
from scriptgen_core.orchestrator.runner import PARALLEL_SCENES, Runner
from scriptgen_core.orchestrator.scene_plan import ScenePlan
from scriptgen_core.orchestrator.script_desk import OpenScript, ScriptDesk
from scriptgen_core.orchestrator.send_check import Remark
from scriptgen_core.orchestrator.shared_pacing import pacing_over
from scriptgen_core.orchestrator.sole_worker import SoleWorker
from scriptgen_core.orchestrator.stores import Stores, open_stores
from scriptgen_core.orchestrator.story_from_script import FoundEntry
from scriptgen_core.orchestrator.title_merge import FieldDifference
from scriptgen_core.orchestrator.usage_desk import UsageDesk, UsageGrouping, UsageReport, UsageTotals
from scriptgen_core.orchestrator.why_desk import LineOrigin, ShownFact, WhyDesk
from scriptgen_core.orchestrator.worker_desk import WORKER_COMMAND, WorkerDesk
from scriptgen_core.projects.cut_storage import CutPassage
from scriptgen_core.projects.project_storage import LOG_LINE_MAX, TITLE_MAX, Project, ProjectSummary
from scriptgen_core.projects.review_storage import StoredNote
from scriptgen_core.projects.run_storage import Run, RunCost
from scriptgen_core.projects.script_import import Merged
from scriptgen_core.projects.script_types import CardVersion, Draft, NamedDraft, Scene
from scriptgen_core.projects.source_storage import StoredSource
from scriptgen_core.reports import (
    HOW_IT_IS_COUNTED,
    Breakdown,
    Column,
    Disclosure,
    DisclosureTable,
    ReportName,
    SceneEffect,
    Table,
    Whose,
    in_pages,
    table,
    total_figures,
)
from scriptgen_core.rewrite.mending import Mending
from scriptgen_core.rewrite.scene_names import NameLine
from scriptgen_core.rewrite.word_diff import WordSegment

__all__ = [
    "CSV_MEGABYTES",
    "HEADER_MAX",
    "HOW_IT_IS_COUNTED",
    "LOG_LINE_MAX",
    "READABLE",
    "SCRIPT_ENDINGS",
    "TITLE_MAX",
    "WORKER_COMMAND",
    "AgainChoice",
    "AgainFrom",
    "BatchView",
    "BiblePlan",
    "BibleVersion",
    "Breakdown",
    "Budget",
    "CardVersion",
    "ChangeView",
    "CheckResult",
    "Column",
    "CsvColumn",
    "CutPassage",
    "Disclosure",
    "DisclosureTable",
    "Draft",
    "DraftComparison",
    "DraftOrigin",
    "Elsewhere",
    "EntryChanges",
    "Estimate",
    "ExportFormat",
    "FieldDifference",
    "FindingView",
    "FoundEntry",
    "GenerationConfig",
    "GenerationScope",
    "Imported",
    "ImportedScript",
    "LeftBehind",
    "LeftOut",
    "LineOrigin",
    "Mending",
    "Merged",
    "NameIndex",
    "NameLine",
    "NamedDraft",
    "NamedScene",
    "NamesOnPages",
    "OpenScript",
    "PlaceView",
    "ProgressionView",
    "Project",
    "ProjectCard",
    "ProjectSummary",
    "ProposalView",
    "ProviderChoice",
    "Remark",
    "Renamed",
    "RenamedPages",
    "ReportName",
    "RoundSoFar",
    "Run",
    "RunCost",
    "RunProgress",
    "RunStanding",
    "RunSummary",
    "Scene",
    "SceneChoice",
    "SceneDifference",
    "SceneEffect",
    "SceneImpact",
    "SceneOrigin",
    "ScenePlan",
    "Sending",
    "ShownFact",
    "SidesFormat",
    "StepProgress",
    "StoredNote",
    "StoredSource",
    "Studio",
    "Subject",
    "Table",
    "TakesView",
    "UnlistedModel",
    "UsageGrouping",
    "UsageReport",
    "UsageTotals",
    "WhereLeftOff",
    "Whose",
    "WordSegment",
    "about",
    "field_words",
    "in_pages",
    "mime_type",
    "names_nobody",
    "open_studio",
    "process_studio",
    "table",
    "that_fill",
    "total_figures",
    "unknown_people",
]

_log = logging.getLogger("scriptgen.studio")


@dataclass(frozen=True)
class Studio:
    """The assembled system: what is stored, and the desks a page works at."""

    settings: Settings
    stores: Stores
    projects: ProjectDesk
    bibles: BibleDesk
    facts: FactDesk
    names: NameDesk
    page_names: PageNameDesk
    impacts: ImpactDesk
    why: WhyDesk
    scripts: ScriptDesk
    exports: ExportDesk
    revisions: RevisionDesk
    locks: LockDesk
    imports: ImportDesk
    reviews: ReviewDesk
    runs: RunDesk
    lines: LineDesk
    readings: ReadingDesk
    adapting: AdaptDesk
    providers: ProviderDesk
    usage: UsageDesk
    reports: ReportDesk
    estimates: EstimateDesk
    workers: WorkerDesk
    worker: SoleWorker | FellowWorker
    queue: RunQueue

    def start_engine(self) -> bool:
        """Let this process do the runs, as a server does on SQLite; False where others do them.

        On SQLite that is another process on the same data folder, which this one takes over from when it ends; on
        PostgreSQL the workers.
        """
        if self.stores.database.is_sqlite:
            return self.worker.start()
        _log.warning("[Opening] %s This server does none itself; start workers: %s", self.workers.who(), WORKER_COMMAND)
        return False

    def close(self) -> None:
        """Stop the work and give back every connection; unfinished runs go on at the next start."""
        self.worker.stop()
        self.queue.close()
        self.stores.database.close()


def open_studio(settings: Settings) -> Studio:
    """Assemble the system over these settings. Opens (and migrates) the database; starts no work."""
    stores = open_stores(Database(settings.database_url))
    scripts = ScriptDesk(stores)
    lines = Lines(settings, pacing_over(stores.database))
    providers = ProviderDesk(lines, stores.preferences, stores.calls, CallLedger(stores.database))
    projects = ProjectDesk(stores, scripts)
    projects.install_sample()
    queue = RunQueue(_engine_url(settings))
    book = load_prompts()
    runner = Runner(stores, book, providers.optimizer)
    reviews = ReviewDesk(stores)
    runs = RunDesk(stores, queue, providers.lineup, providers.addresses, providers.budget)
    return Studio(
        settings=settings,
        stores=stores,
        projects=projects,
        scripts=scripts,
        exports=ExportDesk(stores),
        revisions=RevisionDesk(stores),
        locks=LockDesk(stores),
        imports=ImportDesk(stores),
        bibles=BibleDesk(stores),
        facts=FactDesk(stores),
        names=NameDesk(stores),
        impacts=ImpactDesk(stores, runs),
        why=WhyDesk(stores),
        page_names=PageNameDesk(stores),
        reviews=reviews,
        runs=runs,
        lines=LineDesk(stores, runs, reviews),
        readings=ReadingDesk(stores),
        adapting=AdaptDesk(stores, providers.lineup, settings.context_tokens),
        providers=providers,
        usage=UsageDesk(stores),
        reports=ReportDesk(stores),
        estimates=EstimateDesk(stores, book, providers.answerers),
        workers=WorkerDesk(stores.workers),
        worker=_worker(settings, stores, runner, queue, runs.requeue_unfinished),
        queue=queue,
    )


def _worker(
    settings: Settings, stores: Stores, runner: Runner, queue: RunQueue, at_work: Callable[[], None]
) -> SoleWorker | FellowWorker:
    """What does runs in this process, once it is started."""
    url = _engine_url(settings)
    if stores.database.is_sqlite:
        engine = RunEngine(url, runner.steps, parallel_scenes=PARALLEL_SCENES)
        return SoleWorker(engine, settings.home / "engine.lock", at_work)
    engine = RunEngine(url, runner.steps, parallel_scenes=PARALLEL_SCENES, executor=new_worker_id())
    return FellowWorker(engine, queue, stores.workers, stores.database, at_work)


def process_studio() -> Studio:
    """The studio that this process shares between its server and its pages, opened when first asked for."""
    settings = load_settings()
    with _opening:
        return _shared(settings.database_url, str(settings.home))


_opening = Lock()


@cache
def _shared(_database_url: str, _home: str) -> Studio:
    return open_studio(load_settings())


def _engine_url(settings: Settings) -> str:
    """The engine's own database: a file beside ours, or a schema of its own on the same PostgreSQL."""
    if settings.database_url.startswith("sqlite"):
        return sqlite_url(settings.home / "engine.sqlite")
    return settings.database_url
