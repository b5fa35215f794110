"""The script as files: what will be in them, what they are called, whom they are for, and their bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.formats import PageRange, is_omitted, write_fdx, write_fountain, write_pdf
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.manuscript import (
    Manuscript,
    manuscript_of,
    page_count_of,
    pages_of,
    revisions_of,
    screenplay_of,
    starts_of,
)
from scriptgen_core.orchestrator.send_check import Remark, SendCheck, send_check
from scriptgen_core.orchestrator.stores import Stores

ExportFormat: TypeAlias = Literal["fountain", "pdf", "fdx"]

_MIME = {"fountain": "text/plain", "pdf": "application/pdf", "fdx": "application/xml"}
_RECIPIENTS, _RECIPIENTS_KEPT, _NAME_MAX = "recipients", 30, 60


@dataclass(frozen=True, slots=True)
class Sending:
    """How a file is sent.

    ``recipient`` stands across every page of the PDF; ``pages`` are those it prints, as typed ("3-5, 9"; empty: all).
    A ``clean`` copy holds only what is printed.
    """

    recipient: str = ""
    pages: str = ""
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export will hold."""

    pages: int
    scenes: int
    words: int


AS_IT_IS = Sending()


class ExportDesk:
    """Turns the script of a project, or one of its named drafts, into files."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def contents(self, project_id: str, named_draft: str | None = None) -> Contents:
        """What an export will hold."""
        return _contents(manuscript_of(self._stores, project_id, named_draft))

    def check(self, project_id: str, named_draft: str | None = None, *, clean: bool = False) -> SendCheck:
        """What to know before the files are sent."""
        found = send_check(replace(manuscript_of(self._stores, project_id, named_draft), is_clean=clean))
        return found if named_draft else replace(found, unready=(*self._open_on_review(project_id), *found.unready))

    def check_range(self, project_id: str, pages: str, named_draft: str | None = None) -> None:
        """FormatError if ``pages`` cannot be read, or the script has no such pages."""
        if pages.strip():
            PageRange.parse(pages).of(pages_of(manuscript_of(self._stores, project_id, named_draft)))

    def recipients(self) -> tuple[str, ...]:
        """Whom scripts were sent to, the last one first."""
        return tuple(self._stores.preferences.all().get(_RECIPIENTS, ()))

    def remember_recipient(self, name: str) -> None:
        """Keep the name for the next time."""
        if line := _one_line(name):
            others = [each for each in self.recipients() if each != line]
            self._stores.preferences.set(**{_RECIPIENTS: [line, *others][:_RECIPIENTS_KEPT]})

    def file_name(self, project_id: str, format: ExportFormat, named_draft: str | None = None) -> str:
        """A file name from the title, the draft and today's date that every system accepts."""
        title = self._stores.projects.get(project_id).title
        today = f"{datetime.now():%Y-%m-%d}"
        draft = self._draft_name(project_id, named_draft)
        return file_name(title, f"{draft[: _NAME_MAX - len(today)]} - {today}" if draft else today, format)

    def export(
        self, project_id: str, format: ExportFormat, named_draft: str | None = None, sending: Sending = AS_IT_IS
    ) -> bytes:
        """The script as a file of that format. FormatError for pages that are not there."""
        manuscript = replace(manuscript_of(self._stores, project_id, named_draft), is_clean=sending.clean)
        screenplay = screenplay_of(manuscript)
        if format == "fountain":
            return write_fountain(screenplay).encode()
        revisions = revisions_of(manuscript)
        if format == "fdx":
            return write_fdx(screenplay, revisions, manuscript.setup)
        return write_pdf(
            screenplay,
            setup=replace(manuscript.setup, watermark=_one_line(sending.recipient)),
            revisions=revisions,
            locked=starts_of(manuscript),
            pages=PageRange.parse(sending.pages) if sending.pages.strip() else None,
        )

    def _open_on_review(self, project_id: str) -> Iterator[Remark]:
        notes, proposals = self._stores.reviews.notes(project_id), self._stores.reviews.proposals(project_id)
        for count, one, several in (
            (len(notes), "note is open", "notes are open"),
            (len(proposals), "proposal waits", "proposals wait"),
        ):
            if count:
                yield Remark(f"{count} {one if count == 1 else several} on Review.", page="review")

    def _draft_name(self, project_id: str, named_draft: str | None) -> str:
        if named_draft is None:
            rounds = self._stores.revisions.rounds(project_id)
            return f"{rounds[-1].color} revision" if rounds else ""
        return next(each.name for each in self._stores.scripts.named_drafts(project_id) if each.id == named_draft)


def mime_type(format: ExportFormat) -> str:
    """The media type of an export."""
    return _MIME[format]


def _one_line(name: str) -> str:
    return " ".join(name.split())[:_NAME_MAX]


@lru_cache(maxsize=16)
def _contents(manuscript: Manuscript) -> Contents:
    elements = screenplay_of(manuscript).elements
    scenes = sum(1 for each in elements if isinstance(each, SceneHeading) and not is_omitted(each.text))
    return Contents(page_count_of(manuscript), scenes, len(manuscript.text.split()))
