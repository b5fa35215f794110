"""Reports over a project's script as it stands or over one of its named drafts, to show and to download."""

from functools import lru_cache
from typing import Literal, TypeAlias

from scriptgen_core.bibles.cast import names_of
from scriptgen_core.core.models import now
from scriptgen_core.core.moments import day
from scriptgen_core.orchestrator.credits import disclosure_of
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.manuscript import Manuscript, manuscript_of, pages_of, screenplay_of
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.reports import (
    Breakdown,
    Disclosure,
    DisclosureTable,
    ReportName,
    break_down,
    disclosure_table,
    table,
    write_csv,
    write_disclosure_pdf,
    write_report_pdf,
    write_sides_fountain,
    write_sides_pdf,
)

SidesFormat: TypeAlias = Literal["pdf", "fountain"]


class ReportDesk:
    """Breaks scripts down; who people are it knows from the project's bibles too."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def breakdown(self, project_id: str, named_draft: str | None = None) -> Breakdown:
        """The reports over the script, or over a named draft; the same value until something changes."""
        people = self._stores.bibles.list("character", project_id=project_id)
        known = tuple((entry.name, names_of(entry)[1:]) for entry in people)
        return _breakdown(manuscript_of(self._stores, project_id, named_draft), known)

    def csv(self, project_id: str, report: ReportName, named_draft: str | None = None) -> bytes:
        """One of the reports as a file for a spreadsheet; no cell of it is taken for a formula."""
        return write_csv(table(self.breakdown(project_id, named_draft), report))

    def pdf(self, project_id: str, named_draft: str | None = None) -> bytes:
        """All reports as one PDF."""
        return write_report_pdf(self.breakdown(project_id, named_draft), self._about(project_id, named_draft))

    def disclosure(self, project_id: str, named_draft: str | None = None) -> Disclosure:
        """Who wrote the lines of the script, or of a named draft."""
        return disclosure_of(self._stores, project_id, named_draft)

    def disclosure_csv(self, project_id: str, name: DisclosureTable, named_draft: str | None = None) -> bytes:
        """Who wrote it, scene by scene or passage by passage, as a file for a spreadsheet."""
        return write_csv(disclosure_table(self.disclosure(project_id, named_draft), name))

    def disclosure_pdf(self, project_id: str, named_draft: str | None = None) -> bytes:
        """Who wrote it, as a sheet to print or to send."""
        title = self._stores.projects.get(project_id).title
        disclosure = self.disclosure(project_id, named_draft)
        return write_disclosure_pdf(disclosure, title, self._about(project_id, named_draft))

    def sides(self, project_id: str, name: str, format: SidesFormat, named_draft: str | None = None) -> bytes:
        """The scenes somebody is in."""
        breakdown = self.breakdown(project_id, named_draft)
        return write_sides_pdf(breakdown, name) if format == "pdf" else write_sides_fountain(breakdown, name).encode()

    def file_name(self, project_id: str, part: str, extension: str) -> str:
        """The name of a file, after the project and what of it the file holds."""
        return file_name(self._stores.projects.get(project_id).title, part, extension)

    def _about(self, project_id: str, named_draft: str | None) -> str:
        """The draft and its day."""
        kept = {draft.id: draft for draft in self._stores.scripts.named_drafts(project_id)}.get(named_draft or "")
        return f"{kept.name}, kept on {day(kept.created_at)}" if kept else f"As it stands on {day(now())}"


@lru_cache(maxsize=8)
def _breakdown(manuscript: Manuscript, known: tuple[tuple[str, tuple[str, ...]], ...]) -> Breakdown:
    return break_down(screenplay_of(manuscript), dict(known), pages_of(manuscript), manuscript.setup)
