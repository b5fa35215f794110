"""What the script storage hands out and takes: scenes, drafts, and plans for a changed script."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from scriptgen_core.core import authorship
from scriptgen_core.core.authorship import Authorship
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import WRITER, Author, OutlineCard

Origin: TypeAlias = Literal["generated", "rewrite", "hand", "import", "sample", "kept"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft of a scene; ``number`` counts from 1 within the scene, ``base_id`` is the draft it was made from.

    ``reason`` says why the writer had it made, where she did not write it herself: ``New name: Nora``.
    """

    id: str
    scene_id: str
    number: int
    text: str
    authors: Authorship
    origin: Origin
    created_at: datetime
    base_id: str | None = None
    run_id: str | None = None
    reason: str = ""

    @property
    def is_the_writers(self) -> bool:
        """The writer has touched it: machine text may reach it as a proposal only."""
        return self.origin in ("hand", "import", "sample") or any(
            author.kind in ("writer", "import") or author.edited for author, _ in self.authors
        )

    @property
    def may_be_replaced(self) -> bool:
        """A run wrote it, and the writer has neither edited it nor chosen it on Review or in its history."""
        return self.run_id is not None and not self.is_the_writers


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as it stands: ``number`` counts from 0; ``card`` or ``draft`` may not be there yet.

    One that is ``off_limits`` is the writer's alone: no run touches it.
    """

    id: str
    number: int
    card: OutlineCard | None
    card_version: int
    approved: bool
    draft: Draft | None
    off_limits: bool = False

    @property
    def text(self) -> str:
        return self.draft.text if self.draft else ""

    @property
    def heading(self) -> str:
        """The first line of the draft, else what the card asks for."""
        first = self.text.lstrip().partition("\n")[0].strip()
        return first or (self.card.heading if self.card else "New scene")


@dataclass(frozen=True, slots=True)
class CardVersion:
    """One version of a scene's card: its content, who wrote it, when and why. ``number`` counts from 1."""

    number: int
    data: OutlineCard
    author: str
    reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Reworded:
    """A card before and after it got other words; ``number`` is the place of its scene, from 0."""

    scene_id: str
    number: int
    before: OutlineCard
    after: OutlineCard


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft to be stored: the text, who wrote it, and what it was made from.

    ``reads`` are the facts it was written from; None for those of ``like``, the draft whose text it has again, or else
    those of ``base_id``.
    """

    text: str
    authors: Authorship
    origin: Origin
    base_id: str | None = None
    run_id: str | None = None
    reads: tuple[Read, ...] | None = None
    like: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """The whole script at a moment the writer gave a name to: (scene id, draft id) in order.

    ``title_page`` has the fields of its title page, the title among them; None in drafts that do not know theirs.
    """

    id: str
    name: str
    scenes: tuple[tuple[str, str], ...]
    created_at: datetime
    title_page: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """One scene of a script to be: an existing scene or a new one (None), with a new draft where it changed."""

    scene_id: str | None
    draft: NewDraft | None


def hand_draft(old: Draft | None, text: str) -> NewDraft:
    """The draft that a writer's edit of ``old`` makes: untouched lines keep their author."""
    before, owners = (old.text, old.authors) if old else ("", ())
    return NewDraft(text, authorship.carried(before, owners, text, WRITER), "hand", old.id if old else None)


def reworded_draft(old: Draft, text: str, reason: str, reads: tuple[Read, ...] | None = None) -> NewDraft:
    """The draft that says the same as ``old`` in other words, line for line: nothing changes about who wrote it."""
    return NewDraft(text, old.authors, old.origin, old.id, old.run_id, reads, reason=reason)


def machine_draft(text: str, author: Author, origin: Origin, *, old: Draft | None = None, **extra: Any) -> NewDraft:
    """The draft a machine makes, alone or from ``old``; ``extra`` are run_id and reads."""
    before, owners = (old.text, old.authors) if old else ("", ())
    return NewDraft(text, authorship.carried(before, owners, text, author), origin, old.id if old else None, **extra)
