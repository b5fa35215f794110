"""The script as files: what will be in them, what they are called, and their bytes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.formats import page_count, unshowable, write_fdx, write_fountain, write_pdf
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.manuscript import (
    Manuscript,
    manuscript_of,
    pages_of,
    revisions_of,
    screenplay_of,
    starts_of,
)
from scriptgen_core.orchestrator.stores import Stores

ExportFormat: TypeAlias = Literal["fountain", "pdf", "fdx"]

_MIME = {"fountain": "text/plain", "pdf": "application/pdf", "fdx": "application/xml"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export will hold; ``unshowable`` are characters that no installed font can print."""

    pages: int
    scenes: int
    words: int
    unshowable: tuple[str, ...]


class ExportDesk:
    """Turns the script of a project, or one of its named drafts, into files."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def contents(self, project_id: str, named_draft: str | None = None) -> Contents:
        """What an export will hold."""
        return _contents(manuscript_of(self._stores, project_id, named_draft))

    def file_name(self, project_id: str, format: ExportFormat, named_draft: str | None = None) -> str:
        """A file name from the title (and draft) that every system accepts."""
        title = self._stores.projects.get(project_id).title
        draft = next((d.name for d in self._stores.scripts.named_drafts(project_id) if d.id == named_draft), "")
        return file_name(title, draft, format)

    def export(self, project_id: str, format: ExportFormat, named_draft: str | None = None) -> bytes:
        """The script as a file of that format."""
        manuscript = manuscript_of(self._stores, project_id, named_draft)
        screenplay = screenplay_of(manuscript)
        if format == "fountain":
            return write_fountain(screenplay).encode()
        revisions = revisions_of(manuscript)
        if format == "fdx":
            return write_fdx(screenplay, revisions)
        return write_pdf(screenplay, setup=manuscript.setup, revisions=revisions, locked=starts_of(manuscript))


def mime_type(format: ExportFormat) -> str:
    """The media type of an export."""
    return _MIME[format]


@lru_cache(maxsize=16)
def _contents(manuscript: Manuscript) -> Contents:
    screenplay = screenplay_of(manuscript)
    scenes = sum(1 for each in screenplay.elements if isinstance(each, SceneHeading) and each.source)
    words = len(manuscript.text.split())
    return Contents(page_count(pages_of(manuscript)), scenes, words, unshowable(screenplay))
