"""Critique -> proposal -> the changes the writer accepts. Decides and returns; nothing is stored here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scriptgen_core.config.prompt_replies import notes_in
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, ask, author_of
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.prompting import (
    CritiqueReply,
    DramaturgeInputs,
    ProjectFacts,
    RewriteInputs,
    RewriteReply,
    reads_of,
    view,
)
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, BibleEntry, Change, SceneNote
from scriptgen_core.rewrite.changes import apply_changes, changes_between, read_draft
from scriptgen_core.rewrite.sifting import Refusal, sift
from scriptgen_core.rewrite.word_diff import WordSegment, word_diff

__all__ = ["Proposal", "Refusal", "RewriteController", "WordSegment", "changes_between", "word_diff"]

_CAST_FIELDS = (
    *("aliases", "age", "role", "want", "withholds", "never_does"),
    *("voice.sample_lines", "voice.only_words", "voice.never_words", "voice.habits", "voice.words_per_speech"),
)
_SETTING_FIELDS = ("description", "details")


@dataclass(frozen=True)
class Proposal:
    """What a rewrite would change.

    ``text`` is the draft with every change accepted; ``refused`` are changes the model wanted and did not
    get, with the reason; ``no_change`` is the model's reason for leaving the page alone. ``author`` is who
    wrote the changes, ``reads`` the bible facts it was shown.
    """

    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    no_change: str
    text: str
    author: Author
    reads: tuple[Read, ...]


class RewriteController:
    """Asks the dramaturge for notes and the rewriter for changes, and puts accepted changes into a draft.

    ``events`` hears of unusable answers.
    """

    def __init__(self, llm: CallsLLM, book: PromptBook, events: EventSink = no_events) -> None:
        self._llm = llm
        self._book = book
        self._events = events

    def critique(
        self,
        fountain: str,
        *,
        project: ProjectFacts,
        number: int,
        findings: Sequence[str] = (),
        dismissed: Sequence[str] = (),
        take: int = 0,
    ) -> tuple[SceneNote, ...]:
        """The dramaturge's notes on a page, at most five, serious ones first. Raises whatever the call raises."""
        inputs = DramaturgeInputs(project, number, fountain, tuple(findings), tuple(dismissed))
        request = self._book.render(inputs, step=f"Scene {number + 1} critique", scene=number, take=take)
        reply, _ = ask(self._llm, request, CritiqueReply, self._events)
        return notes_in(reply, fountain)

    def propose(
        self,
        draft_text: str,
        notes: Sequence[SceneNote],
        *,
        project: ProjectFacts,
        number: int,
        cast: Sequence[BibleEntry] = (),
        setting: BibleEntry | None = None,
        locked: Collection[int] = (),
        must_survive: Sequence[str] = (),
        take: int = 0,
    ) -> Proposal:
        """The changes that answer the notes, each acceptable by itself.

        ``locked`` are indices of the draft's elements that may not change; ``must_survive`` are words and
        facts that have to stay on the page (checked where they stand there word for word). A change that
        answers no note is refused, one that changes nothing is dropped. Raises whatever the call raises.
        """
        draft = read_draft(draft_text)
        inputs = replace(
            what_the_rewriter_gets(project, number, cast, setting),
            elements=tuple(part.strip("\r\n") for part in draft.slices),
            notes=tuple((note.id, _told(note)) for note in notes),
            locked=tuple(sorted(locked)),
            must_survive=tuple(must_survive),
        )
        request = self._book.render(inputs, step=f"Scene {number + 1} rewrite", scene=number, take=take)
        answer, reply = ask(self._llm, request, RewriteReply, self._events)
        changes, refused = sift(draft, answer.changes, inputs)
        return Proposal(
            changes=changes,
            refused=refused,
            no_change=answer.no_change,
            text=self.apply(draft_text, changes, {change.id for change in changes}),
            author=author_of(request, reply),
            reads=reads_of(inputs),
        )

    def apply(
        self,
        draft_text: str,
        changes: Iterable[Change],
        accepted_ids: Collection[str],
        edits: Mapping[str, str] | None = None,
    ) -> str:
        """The draft with the accepted changes; ``edits`` holds the writer's own wording of some, by change id.

        Everything else stays byte for byte. Raises VersionConflict if a change was made for another draft.
        """
        return apply_changes(draft_text, changes, accepted_ids, edits)


def what_the_rewriter_gets(
    project: ProjectFacts, number: int, cast: Sequence[BibleEntry], setting: BibleEntry | None
) -> RewriteInputs:
    """What a rewrite is told beside the draft and its notes."""
    return RewriteInputs(
        project=project,
        number=number,
        elements=(),
        notes=(),
        locked=(),
        must_survive=(),
        cast=tuple(view(entry, *_CAST_FIELDS, *project.own("character")) for entry in cast),
        setting=view(setting, *_SETTING_FIELDS, *project.own("setting")) if setting else None,
    )


def _told(note: SceneNote) -> str:
    quoted = f"“{note.quote}” " if note.quote else ""
    return " ".join(f"{quoted}{note.words}".split())
