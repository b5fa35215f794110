"""Why a line says what it says: who wrote it, from which facts of the bibles, and what exactly was asked."""

import json
import re
from dataclasses import dataclass

from scriptgen_core.bibles.progressions import as_of
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.prompting import FieldText, field_text
from scriptgen_core.core.story import Author, BibleEntry
from scriptgen_core.orchestrator.line_place import elements_at, scene_at
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.call_storage import ToldCall
from scriptgen_core.projects.script_types import Draft, Scene
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.rewrite.locks import lines_of


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact of the bibles as it was shown to whoever wrote the line, and as it is ``now``; empty where it is gone."""

    entry: BibleEntry
    field: str
    shown: FieldText
    now: FieldText

    @property
    def has_changed(self) -> bool:
        return self.shown != self.now

    def is_said_in(self, text: str) -> bool:
        """Whether the text has the fact, or a part of it, in the same words, in any case of letters."""
        parts = (self.shown,) if isinstance(self.shown, str) else self.shown
        return any(_says(text, part.strip().rstrip(".!?")) for part in parts if part.strip())


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """Where some lines come from.

    ``authors`` wrote them as they stand now; ``first`` is the draft in which they stood first. ``facts`` are what its
    author was shown, ``calls`` what was asked and answered for it; none where the writer wrote them.
    """

    scene: Scene
    text: str
    authors: tuple[Author, ...]
    first: Draft
    facts: tuple[ShownFact, ...]
    calls: tuple[ToldCall, ...]

    @property
    def said(self) -> tuple[ShownFact, ...]:
        """The facts that the lines say in the same words."""
        return tuple(fact for fact in self.facts if fact.is_said_in(self.text))


class WhyDesk:
    """The lines of all scripts, and what they were written from."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def lines(self, project_id: str, text: str, start: int, end: int) -> LineOrigin:
        """Where characters ``[start, end)`` of ``text`` come from, which is the script as it was saved just now.

        Whole elements are told of; at a cursor, the one it is in. InputError where there is no line.
        """
        scene, draft, offset = scene_at(self._stores, project_id, text, start)
        if end - offset > len(draft.text):
            raise InputError("selection", "reaches into another scene. Select lines of one scene")
        read = read_draft(draft.text)
        first, last = elements_at(read, start - offset, max(end, start + 1) - offset)
        said = read.between(first, last).strip()
        authors = _authors(draft, first, last)
        origin = self._first(draft, said)
        if all(author.kind == "writer" for author in authors):
            return LineOrigin(scene, said, authors, origin, (), ())
        return LineOrigin(
            scene, said, authors, origin, self._facts(project_id, origin), self._calls(project_id, scene, origin, said)
        )

    def _first(self, draft: Draft, said: str) -> Draft:
        """The earliest draft of the scene that has these lines, or in which those they were made from stood."""
        drafts = self._stores.scripts.drafts(draft.scene_id)
        return next((each for each in reversed(drafts) if said in each.text), draft)

    def _facts(self, project_id: str, draft: Draft) -> tuple[ShownFact, ...]:
        """What the bibles said in the draft's scene when it was written, and what they say of it now."""
        reads = self._stores.read_sets.of(draft.id)
        versions = self._stores.bibles.versions((read.entry_id, read.version) for read in reads)
        entries = {id: self._stores.bibles.get(id) for id in dict.fromkeys(id for id, _ in versions)}
        order = self._stores.scripts.order(project_id)
        begun = order[: order.index(draft.scene_id) + 1]
        return tuple(
            ShownFact(entries[read.entry_id], read.field, field_text(as_of(versions[key], begun), read.field), now)
            for read in reads
            if (key := (read.entry_id, read.version)) in versions
            for now in [field_text(as_of(entries[read.entry_id].data, begun), read.field)]
        )

    def _calls(self, project_id: str, scene: Scene, draft: Draft, said: str) -> tuple[ToldCall, ...]:
        """The calls of the runs that wrote the lines, for the scene as it was numbered then, the lines' own first."""
        calls = [call for run_id in self._runs_of(project_id, draft) for call in self._stores.calls.told(run_id)]
        own = [call for call in calls if _answers(call, said)]
        number = own[0].scene if own else scene.number
        theirs = [call for call in calls if call.scene == number and call.role != "dramaturge"]
        return tuple(sorted(theirs, key=lambda call: call not in own))

    def _runs_of(self, project_id: str, draft: Draft) -> tuple[str, ...]:
        """The run that wrote the draft, or those that proposed what it was made of; else those of a draft before it."""
        applied = self._stores.reviews.proposals(project_id, status="applied")
        drafts = {each.id: each for each in self._stores.scripts.drafts(draft.scene_id)}
        before: Draft | None = draft
        while before:
            proposed = [each.run_id for each in applied if each.applied_draft_id == before.id]
            if run_ids := tuple(dict.fromkeys(filter(None, (before.run_id, *proposed)))):
                return run_ids
            before = drafts.get(before.base_id or "")
        return ()


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _answers(call: ToldCall, said: str) -> bool:
    """Whether the lines stand in the answer, as they are or as JSON has them."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return all(line in call.answer or json.dumps(line, ensure_ascii=False)[1:-1] in call.answer for line in lines)


def _authors(draft: Draft, first: int, last: int) -> tuple[Author, ...]:
    """Who wrote the lines that these elements stand on."""
    owners = [author for author, count in draft.authors for _ in range(count)]
    return tuple(dict.fromkeys(owners[line - 1] for line in lines_of(draft.text, range(first, last))))
