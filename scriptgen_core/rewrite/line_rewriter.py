"""At the line: a few lines of a scene, one thing asked about them, and the changes that may be made of the answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, ask, author_of
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.line_asking import AXES, LineInputs, LineOption, LineReply, LineRequest
from scriptgen_core.core.prompting import ElementChange, ProjectFacts, reads_of
from scriptgen_core.core.screenplay import Character, SceneHeading
from scriptgen_core.core.story import BibleEntry, Change, OutlineCard, SceneNote, Wording
from scriptgen_core.formats import parse_fountain
from scriptgen_core.rewrite.changes import DraftText, apply_changes, change, read_draft, stands_alone
from scriptgen_core.rewrite.rewrite_controller import Proposal, what_the_rewriter_gets
from scriptgen_core.rewrite.sifting import Refusal, reason_to_miss, sift, with_silenced_speech


@dataclass(frozen=True, slots=True)
class _Asked:
    """Bounds of the answer: the lines in question, and what of them may not go."""

    notes: tuple[tuple[str, str], ...]
    locked: tuple[int, ...]
    must_survive: tuple[str, ...]

    @property
    def note_id(self) -> str:
        return self.notes[0][0]


class LineRewriter:
    """Asks the rewriter about lines. ``events`` hears of unusable answers."""

    def __init__(self, llm: CallsLLM, book: PromptBook, events: EventSink = no_events) -> None:
        self._llm = llm
        self._book = book
        self._events = events

    def propose(
        self,
        draft_text: str,
        request: LineRequest,
        note: SceneNote,
        *,
        project: ProjectFacts,
        number: int,
        cast: Sequence[BibleEntry] = (),
        setting: BibleEntry | None = None,
        card: OutlineCard | None = None,
        locked: Collection[int] = (),
        take: int = 0,
    ) -> Proposal:
        """The changes that answer the request, under the id of ``note``, which holds it in words.

        Nothing outside the lines in question is changed, but for the cue of a speech of which nothing is left.
        ``locked`` are elements that may not change either. Raises whatever the call raises.
        """
        draft = read_draft(draft_text)
        inputs = _inputs(draft, request, project, number, cast, setting, card)
        rendered = self._book.render(inputs, step=f"Scene {number + 1} lines", scene=number, take=take)
        answer, reply = ask(self._llm, rendered, LineReply, self._events)
        outside = set(range(len(draft.elements))) - set(range(request.start, request.end))
        asked = _Asked(((note.id, note.text),), tuple(sorted(outside | set(locked))), inputs.must_survive)
        changes, refused = _changes(draft, request, answer.options, asked)
        return Proposal(
            changes=changes,
            refused=refused,
            no_change=answer.no_change,
            text=apply_changes(draft_text, changes, {each.id for each in changes}),
            author=author_of(rendered, reply),
            reads=reads_of(inputs),
        )


def what_the_lines_get(project: ProjectFacts, text: str, cast: Sequence[BibleEntry]) -> LineInputs:
    """What a question is told that is asked in this text, as far as its length goes."""
    request = LineRequest("", 0, 0, "alternatives", AXES[0])
    return _inputs(read_draft(text), request, project, 0, cast, None, None)


def _inputs(
    draft: DraftText,
    request: LineRequest,
    project: ProjectFacts,
    number: int,
    cast: Sequence[BibleEntry],
    setting: BibleEntry | None,
    card: OutlineCard | None,
) -> LineInputs:
    seen = what_the_rewriter_gets(project, number, cast, setting)
    parts = tuple(part.strip("\r\n") for part in draft.slices)
    return LineInputs(
        project=project,
        number=number,
        ask=request.ask,
        axis=request.axis,
        before=parts[: request.start],
        lines=parts[request.start : request.end],
        after=parts[request.end :],
        must_survive=tuple(filter(None, (card.new_fact, *card.plants, *card.pays_off))) if card else (),
        cast=seen.cast,
        setting=seen.setting,
        card=card,
    )


def _changes(
    draft: DraftText, request: LineRequest, options: Sequence[LineOption], asked: _Asked
) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    wanted = [_wanted(draft, request, option, asked.note_id) for option in options]
    if request.ask == "alternatives":
        return _alternatives(draft, list(zip(options, wanted, strict=True)), asked)
    refused = [Refusal(each, reason) for each in wanted[:1] if (reason := _reason_at_once(each))]
    if refused or not wanted:
        return (), tuple(refused)
    return sift(draft, wanted[:1], _with_the_cue(draft, request, wanted[0], asked))


def _wanted(draft: DraftText, request: LineRequest, option: LineOption, note_id: str) -> ElementChange:
    fountain = option.fountain.strip("\r\n")
    if draft.continues_speech(request.start) and request.start < request.end:
        fountain = _without_repeated_cue(draft, request.start, fountain)
    return ElementChange(note_id=note_id, first=request.start, last=request.end - 1, fountain=fountain)


def _without_repeated_cue(draft: DraftText, start: int, fountain: str) -> str:
    """The words of a speech whose cue was given once more."""
    cue = next(each for each in reversed(draft.elements[:start]) if isinstance(each, Character))
    match parse_fountain(fountain).elements:
        case [Character(text=given), *_] if _speaker(given) == _speaker(cue.text):
            return fountain.lstrip().partition("\n")[2]
    return fountain


def _speaker(cue: str) -> str:
    return _flat(cue.partition("(")[0])


def _with_the_cue(draft: DraftText, request: LineRequest, wanted: ElementChange, asked: _Asked) -> _Asked:
    """The bounds of a cut: a speech of which nothing is left takes its cue along."""
    if wanted.fountain.strip() or request.start == request.end or not draft.continues_speech(request.start):
        return asked
    speech = set(range(*with_silenced_speech(draft, request.start, request.end)))
    return replace(asked, locked=tuple(index for index in asked.locked if index not in speech))


def _reason_at_once(wanted: ElementChange) -> str:
    is_scene = any(isinstance(each, SceneHeading) for each in parse_fountain(wanted.fountain).elements)
    return "it would begin another scene" if is_scene else ""


def _alternatives(
    draft: DraftText, wanted: Sequence[tuple[LineOption, ElementChange]], asked: _Asked
) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    """One change with every wording that holds; those that say nothing new are dropped."""
    taken: dict[str, tuple[Change, Wording]] = {}
    refused: list[Refusal] = []
    for option, each in wanted:
        rough = change(draft, each.first, each.last + 1, each.fountain, asked.note_id)
        if reason := _reason_against(draft, each, rough, asked):
            refused.append(Refusal(each, reason))
        elif _flat(rough.new) != _flat(rough.old):
            taken.setdefault(_flat(rough.new), (rough, Wording(each.fountain, option.differs)))
    if not taken:
        return (), tuple(refused)
    first, _ = next(iter(taken.values()))
    return (replace(first, wordings=tuple(wording for _, wording in taken.values())),), tuple(refused)


def _reason_against(draft: DraftText, wanted: ElementChange, rough: Change, asked: _Asked) -> str:
    if not wanted.fountain.strip():
        return "it is no wording"
    if any(rough.start <= index < rough.end for index in asked.locked):
        return "it would change a locked line"
    if reason := _reason_at_once(wanted):
        return reason
    if not stands_alone(draft, rough):
        return "it would change the lines beside it"
    return reason_to_miss(draft, [rough], asked.must_survive)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
