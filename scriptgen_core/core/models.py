"""The rows of the database. They never leave the storage classes; what travels is frozen values.

Identifiers are random text so that a project can move to another database. Bible versions, outline
cards and scene drafts are append-only: an edit is a new row.
"""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator


def new_id() -> str:
    """A fresh identifier."""
    return uuid4().hex


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        dict[str, Any]: JSON,
        list[Any]: JSON,
        str: String(300),
        datetime: UtcTime,
    }


def table_of(row: type[Base]) -> Table:
    """The table of a kind of rows, for statements that are built once and run often."""
    return cast(Table, row.__table__)


class SeriesRow(Base):
    """Projects that share a bible: the episodes of a series."""

    __tablename__ = "series"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    title: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)


class ProjectRow(Base):
    """One screenplay. ``script_revision`` counts every change of its scenes, cards or their order."""

    __tablename__ = "project"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    title: Mapped[str]
    log_line: Mapped[str] = mapped_column(Text, default="")
    genre: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(String(20))
    brief: Mapped[dict[str, Any]] = mapped_column(default=dict)
    title_page: Mapped[dict[str, Any]] = mapped_column(default=dict)
    page_options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    approval: Mapped[bool] = mapped_column(default=True)
    own_fields: Mapped[list[Any]] = mapped_column(default=list)
    label: Mapped[str] = mapped_column(default="")
    series_id: Mapped[str | None] = mapped_column(ForeignKey("series.id"))
    episode: Mapped[int | None]
    script_revision: Mapped[int] = mapped_column(default=0)
    last_place: Mapped[dict[str, Any]] = mapped_column(default=dict)
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)


class BibleEntryRow(Base):
    """A bible entry; its content is its newest version. Belongs to a project, a series, or nobody yet."""

    __tablename__ = "bible_entry"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    type: Mapped[str] = mapped_column(String(20))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    series_id: Mapped[str | None] = mapped_column(ForeignKey("series.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    position: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class BibleVersionRow(Base):
    """One version of an entry: who wrote it, when and why. ``author`` is writer, model, rule, import or propagation."""

    __tablename__ = "bible_version"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("bible_entry.id"), index=True)
    number: Mapped[int]
    data: Mapped[dict[str, Any]]
    author: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(default="")
    run_id: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(default=now)


class SceneRow(Base):
    """A scene: its place in the order, its newest card, the card version approved, its current draft.

    One that is ``off_limits`` is the writer's alone: no run touches it.
    """

    __tablename__ = "scene"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int]
    card_version: Mapped[int | None]
    approved_version: Mapped[int | None]
    draft_id: Mapped[str | None] = mapped_column(String(32))
    off_limits: Mapped[bool] = mapped_column(default=False)
    added_revision: Mapped[int] = mapped_column(default=0)
    removed_revision: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class SceneCardRow(Base):
    """One version of a scene's outline card."""

    __tablename__ = "scene_card"
    __table_args__ = (UniqueConstraint("scene_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), index=True)
    number: Mapped[int]
    data: Mapped[dict[str, Any]]
    author: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)


class SceneDraftRow(Base):
    """One draft of a scene's Fountain text. ``authors`` are runs of lines: who wrote them.

    ``origin`` is generated, rewrite, hand, import, sample or kept (an edit that met a conflict).
    ``revision`` is the project's script revision at which it became current (0: it never did). ``read_set_id`` is the
    draft whose read set it shares, as an edited one does with the one before; None where it has its own. ``reason``
    says why it was made, where nobody wrote it: a new name was put in.
    """

    __tablename__ = "scene_draft"
    __table_args__ = (UniqueConstraint("scene_id", "number"), Index("ix_scene_draft_revision", "scene_id", "revision"))
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), index=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    authors: Mapped[list[Any]]
    origin: Mapped[str] = mapped_column(String(20))
    base_id: Mapped[str | None] = mapped_column(String(32))
    read_set_id: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(default="")
    run_id: Mapped[str | None] = mapped_column(String(32))
    revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)


class DraftReadRow(Base):
    """One fact a draft was written from: an entry's field in a version."""

    __tablename__ = "draft_read"
    draft_id: Mapped[str] = mapped_column(ForeignKey("scene_draft.id"), primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(String(200), primary_key=True)


class LineLockRow(Base):
    """An element of a scene that no machine may change: its place in the draft and its text, to know it again by."""

    __tablename__ = "line_lock"
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class CutPassageRow(Base):
    """A passage cut from the script into the bin; ``heading`` is the scene it stood in."""

    __tablename__ = "cut_passage"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    heading: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=now)


class NamedDraftRow(Base):
    """The whole script as it stood when the writer gave it a name: [scene id, draft id] in order.

    ``title_page`` has its fields, the title among them; none in drafts that were kept before it was kept too.
    """

    __tablename__ = "named_draft"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    scenes: Mapped[list[Any]]
    title_page: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class RevisionRoundRow(Base):
    """A round of changes to the named draft that was locked for it.

    ``scene_numbers`` are [scene id, number, heading] and ``page_starts`` [label, element, offset] of that draft, in
    order. ``taken_back_at`` says that the round does not hold any more.
    """

    __tablename__ = "revision_round"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("named_draft.id"))
    color: Mapped[str] = mapped_column(String(40))
    date: Mapped[str] = mapped_column(String(40), default="")
    keeps_pages: Mapped[bool] = mapped_column(default=False)
    scene_numbers: Mapped[list[Any]]
    page_starts: Mapped[list[Any]]
    taken_back_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class NoteRow(Base):
    """A note on a scene. ``status`` is open, dismissed or answered."""

    __tablename__ = "note"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), index=True)
    draft_id: Mapped[str | None] = mapped_column(String(32))
    data: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(String(20), default="open")
    created_at: Mapped[datetime] = mapped_column(default=now)


class ProposalRow(Base):
    """Changes offered against a draft. ``status`` is open, applied or discarded; ``decisions`` change id -> verdict."""

    __tablename__ = "proposal"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), index=True)
    base_id: Mapped[str] = mapped_column(ForeignKey("scene_draft.id"))
    changes: Mapped[list[Any]]
    notes: Mapped[list[Any]]
    refused: Mapped[list[Any]] = mapped_column(default=list)
    no_change: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[dict[str, Any]]
    reads: Mapped[list[Any] | None]
    decisions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    edits: Mapped[dict[str, Any]] = mapped_column(default=dict)
    status: Mapped[str] = mapped_column(String(20), default="open")
    applied_draft_id: Mapped[str | None] = mapped_column(String(32))
    run_id: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(default=now)


class FindingRow(Base):
    """What a run read in the script for a field of a bible entry, and the line that shows it.

    ``entry_id`` is None where the project had no entry of the kind. ``status`` is open, taken or left.
    """

    __tablename__ = "finding"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    run_id: Mapped[str] = mapped_column(String(32), index=True)
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("bible_entry.id"), index=True)
    scene_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    field: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(Text)
    author: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(String(20), default="open")
    created_at: Mapped[datetime] = mapped_column(default=now)


class SourceRow(Base):
    """A file that a writer brought to adapt, as it was read: (title, text) pairs of its chapters."""

    __tablename__ = "source"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    chapters: Mapped[list[Any]]
    removed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class SourceBatchRow(Base):
    """What is adapted in one call; the one without passages is the opening, at position -1.

    ``asked`` and ``answer`` are its turn of the conversation, empty until it is adapted. A ``summary`` tells all turns
    up to and with it in short.
    """

    __tablename__ = "source_batch"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int]
    passages: Mapped[list[Any]]
    left_out: Mapped[bool] = mapped_column(default=False)
    asked: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=now)


class SceneSourceRow(Base):
    """Which batch a scene was adapted from, and the passage it begins at, word for word."""

    __tablename__ = "scene_source"
    scene_id: Mapped[str] = mapped_column(ForeignKey("scene.id"), primary_key=True)
    batch_id: Mapped[str] = mapped_column(ForeignKey("source_batch.id"), index=True)
    quote: Mapped[str] = mapped_column(Text, default="")


class RunRow(Base):
    """A piece of work the engine does. ``attempt`` counts Resume; ``done`` are the ids of finished scenes."""

    __tablename__ = "run"
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str]
    config: Mapped[dict[str, Any]] = mapped_column(default=dict)
    provider: Mapped[str] = mapped_column(default="")
    model: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(String(20), default="queued")
    message: Mapped[str] = mapped_column(Text, default="")
    attempt: Mapped[int] = mapped_column(default=1)
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    done: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]


class RunEventRow(Base):
    """One event of a run, in order of ``id``."""

    __tablename__ = "run_event"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=now)


class LiveTextRow(Base):
    """The answer that a run's scene is getting at this moment, as far as it has arrived."""

    __tablename__ = "live_text"
    run_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    scene: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)


class LLMCallRow(Base):
    """One answered call: the ledger, the cache and the usage report read this table.

    ``run_id`` is empty for calls outside a run; ``run_attempt`` counts the run's Resumes from 1;
    ``scene`` is the scene number from 0, None for what no single scene asked for;
    ``valid`` is False for a reply that failed validation;
    ``reusable`` becomes False when the cache is cleared; ``reused`` marks an answer taken from the cache;
    ``cost`` is in US dollars, None where the price is unknown. What a run has cost is read from an index of its own,
    past the texts.
    """

    __tablename__ = "llm_call"
    __table_args__ = (
        UniqueConstraint("run_id", "run_attempt", "step", "digest"),
        Index("ix_llm_call_cost_of_a_run", "run_id", "reused", "input_tokens", "output_tokens", "cost"),
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    run_id: Mapped[str] = mapped_column(String(32), default="", index=True)
    run_attempt: Mapped[int] = mapped_column(default=1)
    step: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    scene: Mapped[int | None]
    role: Mapped[str] = mapped_column(String(30), default="")
    prompt: Mapped[str] = mapped_column(String(60), default="")
    prompt_version: Mapped[int] = mapped_column(default=0)
    messages: Mapped[list[Any]]
    text: Mapped[str] = mapped_column(Text)
    provider: Mapped[str]
    model: Mapped[str]
    input_tokens: Mapped[int]
    output_tokens: Mapped[int]
    cached_tokens: Mapped[int]
    cost: Mapped[float | None]
    attempts: Mapped[int]
    seconds: Mapped[float]
    valid: Mapped[bool] = mapped_column(default=True)
    reused: Mapped[bool] = mapped_column(default=False)
    reusable: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)


class UnsentTextRow(Base):
    """What stands in a field of a page and was not sent yet; ``project_id`` is empty for a field of no project."""

    __tablename__ = "unsent_text"
    project_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    field: Mapped[str] = mapped_column(String(80), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class PreferenceRow(Base):
    """One choice of the writer's that holds for all projects."""

    __tablename__ = "preference"
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[dict[str, Any]]


class WorkerRow(Base):
    """A process that does runs on PostgreSQL, and when it last said that it is there (by the server's clock)."""

    __tablename__ = "worker"
    id: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class PaceRow(Base):
    """How calls over one line to a provider are paced, for all workers together; its times are the server's."""

    __tablename__ = "pace"
    line: Mapped[str] = mapped_column(Text, primary_key=True)
    state: Mapped[dict[str, Any]]
