"""The finished project a fresh installation opens on: Act One of "The Importance of Being Earnest".

Oscar Wilde's play of 1895 is in the public domain. The setting as a screenplay, the bibles, cards, notes
and the rewrite to review were made by hand; ``SampleProject.prepared_by`` says so to whoever reads them.
``tightened/`` holds the current text of every scene; ``first_setting/`` those scenes that were different
in the earlier draft; ``rewrite/`` the proposed text of one scene and its changes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from scriptgen_core.core.story import (
    BIBLE_TYPES,
    BibleData,
    BibleType,
    Change,
    OutlineCard,
    SceneNote,
    change_from,
    validated,
)
from scriptgen_core.projects.project_storage import ProjectForm

_SHELVES: dict[str, BibleType] = {
    "characters": "character",
    "plots": "plot",
    "settings": "setting",
    "themes": "theme",
}


@dataclass(frozen=True, slots=True)
class SampleScene:
    """A scene in play order: its outline card, its current text (Fountain, from the heading on) and its notes."""

    slug: str
    card: OutlineCard
    text: str
    notes: tuple[SceneNote, ...]


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """A named draft of the whole script: one Fountain text for each scene, in order."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleRewrite:
    """A proposal against the current text of scene ``scene`` (from 0), waiting for the writer's decision.

    ``changes`` count elements of that text, its heading being 0; a change's ``old`` and ``new`` are Fountain.
    ``notes`` are those the changes answer, ``text`` is the scene with every change accepted.
    """

    scene: int
    notes: tuple[SceneNote, ...]
    changes: tuple[Change, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SampleProject:
    """Everything the sample is made of. ``form`` has title, log line, genre, format, brief and title page.

    ``drafts`` stand oldest first; the last is what ``scenes`` hold.
    """

    form: ProjectForm
    author: str
    credit: str
    source: str
    prepared_by: str
    bibles: tuple[tuple[BibleType, BibleData], ...]
    scenes: tuple[SampleScene, ...]
    drafts: tuple[SampleDraft, ...]
    rewrite: SampleRewrite


def load_sample() -> SampleProject:
    """The sample project, read from the package's files and validated."""
    project = _json("project.json")
    scenes = _scenes()
    return SampleProject(
        form=validated(ProjectForm, project["form"]),
        author=project["author"],
        credit=project["credit"],
        source=project["source"],
        prepared_by=project["prepared_by"],
        bibles=_bibles(),
        scenes=scenes,
        drafts=(
            SampleDraft("First setting", tuple(_earlier_text(scene) for scene in scenes)),
            SampleDraft("Tightened", tuple(scene.text for scene in scenes)),
        ),
        rewrite=_rewrite(scenes),
    )


def _bibles() -> tuple[tuple[BibleType, BibleData], ...]:
    shelves: Mapping[str, list[dict[str, Any]]] = _json("bibles.json")
    return tuple(
        (_SHELVES[shelf], validated(BIBLE_TYPES[_SHELVES[shelf]], entry))
        for shelf, entries in shelves.items()
        for entry in entries
    )


def _scenes() -> tuple[SampleScene, ...]:
    notes = _json("notes.json")
    return tuple(
        SampleScene(
            slug=entry["slug"],
            card=validated(OutlineCard, entry["card"]),
            text=_text(f"tightened/{entry['slug']}.fountain"),
            notes=tuple(SceneNote(**note) for note in notes.get(entry["slug"], ())),
        )
        for entry in _json("scenes.json")
    )


def _earlier_text(scene: SampleScene) -> str:
    name = f"first_setting/{scene.slug}.fountain"
    return _text(name) if files(__name__).joinpath(name).is_file() else scene.text


def _rewrite(scenes: tuple[SampleScene, ...]) -> SampleRewrite:
    data = _json("rewrite.json")
    number = next(number for number, scene in enumerate(scenes) if scene.slug == data["scene"])
    changes = tuple(change_from(change) for change in data["changes"])
    answered = {change.note_id for change in changes}
    return SampleRewrite(
        scene=number,
        notes=tuple(note for note in scenes[number].notes if note.id in answered),
        changes=changes,
        text=_text(data["text"]),
    )


def _json(name: str) -> Any:
    return json.loads(_text(name))


def _text(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
