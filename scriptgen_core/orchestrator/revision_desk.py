"""Rounds of revision: a draft is locked, and from then on changes carry a colour, a date and marks."""

from dataclasses import dataclass, replace

from scriptgen_core.core.errors import InputError
from scriptgen_core.formats import next_color, page_starts, revised_lines
from scriptgen_core.orchestrator.locked_numbers import number_all, numbers_to_lock
from scriptgen_core.orchestrator.manuscript import manuscript_of, pages_of, revisions_of, screenplay_of
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.revision_storage import NewRound, RevisionRound

_FIRST = "White"
_NAME_MAX = 40


@dataclass(frozen=True, slots=True)
class RoundSoFar:
    """A round, and what it changed that still stands: how many lines, on the pages with these numbers."""

    round: RevisionRound
    lines: int
    pages: tuple[str, ...]


class RevisionDesk:
    """Locks drafts and keeps the rounds of changes to them."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def rounds(self, project_id: str) -> tuple[RoundSoFar, ...]:
        """The rounds, the oldest first; none where the script is not locked."""
        manuscript = manuscript_of(self._stores, project_id)
        pages = pages_of(manuscript)
        marked = revised_lines(pages, revisions_of(manuscript)) if manuscript.rounds else []
        return tuple(
            RoundSoFar(
                each,
                sum(list(lines.values()).count(at) for lines in marked),
                tuple(page.label for page, lines in zip(pages, marked, strict=True) if at in lines.values()),
            )
            for at, each in enumerate(manuscript.rounds)
        )

    def next_color(self, project_id: str) -> str:
        """The colour that the next round has by the usual order."""
        return next_color([each.color for each in self._stores.revisions.rounds(project_id)])

    def lock(
        self, project_id: str, *, color: str, date: str, keeps_pages: bool, after: str | None = None
    ) -> RevisionRound:
        """Keep the script as a named draft with its scene numbers and pages, and begin a round of changes to it.

        ``after`` is the round that was the last one when the writer decided. VersionConflict when it is not any more,
        InputError for an empty colour or a date too long to print.
        """
        color, date = _printed("color", color), _printed("date", date, may_be_empty=True)
        rounds = self._stores.revisions.rounds(project_id)
        drafts = [scene.draft for scene in self._stores.scripts.scenes(project_id) if scene.draft]
        scenes = tuple((draft.scene_id, draft.text) for draft in drafts)
        manuscript = replace(manuscript_of(self._stores, project_id), scenes=scenes)
        screenplay = screenplay_of(manuscript)
        if not manuscript.locked_numbers:
            screenplay = number_all(screenplay, manuscript.setup.inserted)
        new = NewRound(
            draft_name=f"{rounds[-1].color if rounds else _FIRST} draft",
            scenes=tuple((draft.scene_id, draft.id) for draft in drafts),
            color=color,
            date=date,
            keeps_pages=keeps_pages,
            scene_numbers=numbers_to_lock(screenplay, manuscript.scenes, manuscript.locked_numbers),
            page_starts=tuple((each.label, each.element, each.offset) for each in page_starts(pages_of(manuscript))),
        )
        begun = self._stores.revisions.begin(project_id, new, after=after)
        return next(each for each in self._stores.revisions.rounds(project_id) if each.id == begun)

    def take_back(self, round_id: str) -> None:
        """The round does not hold any more: its changes are those of the round before, or the script is not locked."""
        self._stores.revisions.take_back(round_id)

    def put_back(self, round_id: str) -> None:
        """The round holds again, as if it had never been taken back."""
        self._stores.revisions.put_back(round_id)


def _printed(field: str, text: str, *, may_be_empty: bool = False) -> str:
    line = " ".join(text.split())
    if not line and not may_be_empty:
        raise InputError(field, "is empty; write a name such as Blue")
    if len(line) > _NAME_MAX:
        raise InputError(field, f"is longer than {_NAME_MAX} characters; shorten it")
    return line
