"""Which rows of the database are a project's, in what order, and where they name each other."""

from typing import Any

import sqlalchemy as sa

from scriptgen_core.core.models import (
    Base,
    BibleEntryRow,
    BibleVersionRow,
    CutPassageRow,
    DraftReadRow,
    FindingRow,
    LineLockRow,
    LLMCallRow,
    NamedDraftRow,
    NoteRow,
    ProjectRow,
    ProposalRow,
    RevisionRoundRow,
    RunEventRow,
    RunRow,
    SceneCardRow,
    SceneDraftRow,
    SceneRow,
    SceneSourceRow,
    SeriesRow,
    SourceBatchRow,
    SourceRow,
)

_ID_LENGTH = 32
_IDS_IN_JSON = {
    "bible_version": ("data",),
    "named_draft": ("scenes",),
    "note": ("data",),
    "proposal": ("changes", "notes", "reads"),
    "revision_round": ("scene_numbers",),
    "run": ("config", "done"),
}


def belonging_to(project_id: str) -> dict[str, sa.ColumnElement[bool]]:
    """Every table with something of a project in it, and which of its rows those are.

    The other tables are this machine's own: preferences, and what is being written or typed at this moment.
    """
    series = sa.select(ProjectRow.series_id).where(ProjectRow.id == project_id)
    entry = (BibleEntryRow.project_id == project_id) | BibleEntryRow.series_id.in_(series)
    entries = sa.select(BibleEntryRow.id).where(entry)
    scenes = sa.select(SceneRow.id).where(SceneRow.project_id == project_id)
    drafts = sa.select(SceneDraftRow.id).where(SceneDraftRow.scene_id.in_(scenes))
    runs = sa.select(RunRow.id).where(RunRow.project_id == project_id)
    conditions: dict[type[Base], sa.ColumnElement[bool]] = {
        SeriesRow: SeriesRow.id.in_(series),
        ProjectRow: ProjectRow.id == project_id,
        BibleEntryRow: entry,
        BibleVersionRow: BibleVersionRow.entry_id.in_(entries),
        SceneRow: SceneRow.project_id == project_id,
        SceneCardRow: SceneCardRow.scene_id.in_(scenes),
        SceneDraftRow: SceneDraftRow.scene_id.in_(scenes),
        DraftReadRow: DraftReadRow.draft_id.in_(drafts),
        LineLockRow: LineLockRow.scene_id.in_(scenes),
        CutPassageRow: CutPassageRow.project_id == project_id,
        NamedDraftRow: NamedDraftRow.project_id == project_id,
        RevisionRoundRow: RevisionRoundRow.project_id == project_id,
        NoteRow: NoteRow.project_id == project_id,
        ProposalRow: ProposalRow.project_id == project_id,
        FindingRow: FindingRow.project_id == project_id,
        SourceRow: SourceRow.project_id == project_id,
        SourceBatchRow: SourceBatchRow.project_id == project_id,
        SceneSourceRow: SceneSourceRow.scene_id.in_(scenes),
        RunRow: RunRow.project_id == project_id,
        RunEventRow: RunEventRow.run_id.in_(runs),
        LLMCallRow: LLMCallRow.run_id.in_(runs),
    }
    return {row.__tablename__: condition for row, condition in conditions.items()}


def tables() -> list[sa.Table]:
    """The tables with something of a project in them, each after those it refers to."""
    names = belonging_to("")
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def content_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that are content; a number that the database counts up by itself is not."""
    return [column for column in table.columns if column is not table.autoincrement_column]


def order_of(table: sa.Table) -> list[sa.Column[Any]]:
    """What the rows are put in order by: when they were written."""
    if table.autoincrement_column is not None:
        return [table.autoincrement_column]
    return [column for column in table.columns if column.name == "created_at"] + list(table.primary_key)


def has_ids(table: sa.Table) -> bool:
    """Whether a row of the table can be named by others."""
    return "id" in table.columns and table.autoincrement_column is None


def columns_with_ids(table: sa.Table) -> tuple[str, ...]:
    """The columns that name rows: texts of an identifier's length, and some JSON."""
    texts = [c.name for c in table.columns if isinstance(c.type, sa.String) and c.type.length == _ID_LENGTH]
    return (*texts, *_IDS_IN_JSON.get(table.name, ()))
