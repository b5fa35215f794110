"""The script read for the bibles: who and what can be read for, what was found, and what the writer takes of it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from scriptgen_core.core.script_reading import held, with_text
from scriptgen_core.core.story import BIBLE_TYPES, BibleEntry
from scriptgen_core.orchestrator.reading_plan import Subject, subjects
from scriptgen_core.orchestrator.reading_views import FindingView, findings_waiting, first_of
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Draft, Scene


class ReadingDesk:
    """What scripts say of their bibles, in all projects. An entry changes only by :meth:`take`."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def subjects(self, project_id: str, scenes: Iterable[Scene] = ()) -> tuple[Subject, ...]:
        """For whom and what the script can be read, or these ``scenes`` of it."""
        return subjects(self._stores, project_id, [scene.id for scene in scenes])

    def edited(self, project_id: str) -> tuple[Scene, ...]:
        """The scenes that were written from the bibles, have been changed by the writer, and not been read since.

        What they say now the bibles may not know, or may deny.
        """
        told = self._stores.read_sets.scenes_with_one(project_id)
        if not told:
            return ()
        readings = [run for run in self._stores.runs.of_project(project_id) if run.kind == "read"]
        return tuple(
            scene
            for scene in self._stores.scripts.scenes(project_id)
            if scene.id in told
            and scene.draft
            and not (scene.off_limits or scene.draft.may_be_replaced)
            and not any(_has_read(run, scene.id, scene.draft) for run in readings)
        )

    def latest(self, project_id: str) -> Run | None:
        """The newest reading."""
        return next((run for run in self._stores.runs.of_project(project_id) if run.kind == "read"), None)

    def waiting(self, project_id: str) -> tuple[FindingView, ...]:
        """The proposals that wait, the oldest first."""
        return findings_waiting(self._stores, project_id)

    def take(self, project_id: str, views: Sequence[FindingView]) -> tuple[BibleEntry, ...]:
        """Put these into their entries, each of which becomes a new version; the entries as they are then.

        A field that was filled or changed since the views were made is left alone, and its proposal waits on.
        """
        by_entry = groupby(sorted(views, key=attrgetter("place")), key=attrgetter("place"))
        changed = (self._put(project_id, list(of_one)) for _, of_one in by_entry)
        return tuple(entry for entry in changed if entry)

    def leave(self, views: Iterable[FindingView]) -> None:
        """Put these away for good."""
        self._stores.findings.decide([each.id for each in views], "left")

    def offer_again(self, views: Iterable[FindingView]) -> None:
        """Let proposals that were left wait once more."""
        self._stores.findings.decide([each.id for each in views], "open")

    def _put(self, project_id: str, views: Sequence[FindingView]) -> BibleEntry | None:
        kind, entry_id = views[0].place
        bibles = self._stores.bibles
        entry = bibles.get(entry_id) if entry_id else first_of(bibles.bibles(project_id), kind)
        data = before = entry.data if entry else BIBLE_TYPES[kind].model_validate({})
        chosen = [each for each in views if each.adds or held(before, each.field) == each.stands]
        if not chosen:
            return None
        for each in chosen:
            data = with_text(data, each.field, each.text)
        author, reason = chosen[0].author.kind, _reason(chosen)
        if entry:
            bibles.update(entry.id, data, base_version=entry.version, author=author, reason=reason)
        else:
            entry_id = bibles.create_entry(kind, data, project_id=project_id, author=author, reason=reason)
        self._stores.findings.decide([each.id for each in chosen], "taken")
        return bibles.get(entry.id if entry else entry_id)


def _has_read(run: Run, scene_id: str, draft: Draft) -> bool:
    return run.created_at > draft.created_at and (not run.read_scenes or scene_id in run.read_scenes)


def _reason(chosen: Sequence[FindingView]) -> str:
    """Why the version is there: the passage of one proposal, of several only that they are from the script."""
    if len(chosen) > 1:
        return "From the script"
    return f"From the script, {chosen[0].heading}: “{chosen[0].quote}”"
