"""What a form asks of the place that keeps what it edits, in versions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from scriptgen_core.core.story import StoryModel


class Version(Protocol):
    """One version of what is kept: its content, who wrote it, when and why. ``number`` counts from 1."""

    @property
    def number(self) -> int: ...

    @property
    def data(self) -> StoryModel: ...

    @property
    def author(self) -> str: ...

    @property
    def reason(self) -> str: ...

    @property
    def created_at(self) -> datetime: ...


class Shelf(Protocol):
    """Where the thing behind a form is kept."""

    @property
    def project_id(self) -> str:
        """The project it belongs to."""

    @property
    def name(self) -> str:
        """What tells it from the other shelves of the project."""

    @property
    def after(self) -> str | None:
        """The id of what something new stands after; None: it stands at the end."""

    @property
    def kind(self) -> type[StoryModel]:
        """The type of what is kept."""

    def load(self, subject: str) -> tuple[int, StoryModel]:
        """The newest version's number and content."""

    def create(self, content: StoryModel) -> str:
        """Keep something new; its id."""

    def save(self, subject: str, content: StoryModel, base_version: int) -> None:
        """Keep a new version; VersionConflict when ``base_version`` is not the newest any more."""

    def history(self, subject: str) -> Sequence[Version]:
        """Every version, newest first."""

    def restore(self, subject: str, version: int) -> None:
        """Keep what an earlier version held as a new one."""
