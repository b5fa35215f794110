"""The demo's rewrite: small changes that answer each note by rule and never touch a locked line."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from scriptgen_core.core.prompting import ElementChange, RewriteInputs, RewriteReply
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.reading import read_elements
from scriptgen_core.llm.demo.rewrite_desk import Desk, Edit
from scriptgen_core.llm.demo.wording import sentences

Way: TypeAlias = Callable[[Desk], Iterator[Edit]]

_NEW_FACT = re.compile(r"was “(.+)”, is now “(.+)”\.|no longer “|now also “")
"""A note that says what the bibles hold now, where that is another text than before, or other ones of several."""
_QUOTE = re.compile(r"“([^”]+)”|\"([^\"]+)\"")


def rewritten(inputs: RewriteInputs, take: int = 0) -> RewriteReply:
    """One to three changes for each note, and a new fact of the bibles put wherever the page has the old one's words.

    ``no_change`` has the reason where there are none: every line is locked, or the page does not say the fact.
    """
    page = read_elements(inputs.elements)
    changed: set[int] = set()
    changes: list[ElementChange] = []
    for note_id, text in inputs.notes:
        desk = Desk(inputs, page, text.casefold(), _quoted(text), changed, take)
        fact = _NEW_FACT.search(text)
        for edit in _followed(desk, fact) if fact else _answer(desk):
            changes.append(ElementChange(note_id=note_id, first=edit.first, last=edit.last, fountain=edit.fountain))
    reason = "no_fact" if any(_NEW_FACT.search(text) for _, text in inputs.notes) else "no_change"
    return RewriteReply(changes=changes, no_change="" if changes else material("rewrites")[reason])


def _followed(desk: Desk, fact: re.Match[str]) -> list[Edit]:
    """The lines that say the old fact word for word, with the new one in its place."""
    before, after = fact[1], fact[2]
    if before is None:
        return []
    old = re.compile(rf"(?<!\w){re.escape(before)}(?!\w)")
    edits = (
        Edit(at, at, old.sub(lambda _: after, text)) for at, text in enumerate(desk.page.elements) if old.search(text)
    )
    return desk.keep(edits, len(desk.page.elements))


def _answer(desk: Desk) -> list[Edit]:
    """The edits of the first way that the note's words call for and the page allows."""
    for pattern, ways, most in _CALLS:
        if pattern.search(desk.note):
            for way in ways:
                if edits := desk.keep(way(desk), most):
                    return edits
    for way in (_shorter, _cut_action, _cut_speech, _busy):
        if edits := desk.keep(way(desk), 1):
            return edits
    return []


def _quoted(note: str) -> str:
    found = _QUOTE.search(note)
    return (found[1] or found[2]) if found else ""


def _shorter(desk: Desk) -> Iterator[Edit]:
    """Speeches keep their first and last sentence, or the first alone; the one the note quotes before the longest."""
    by_length = sorted(desk.page.spoken, key=lambda line: -line.words)
    for line in (*desk.meant(), *by_length):
        said = line.sentences
        if len(said) > 1:
            yield Edit(line.at, line.at, f"{said[0]} {said[-1]}" if len(said) > 3 else said[0])


def _cut_first_word(desk: Desk) -> Iterator[Edit]:
    for line in desk.meant():
        rest = line.text.split(maxsplit=1)[1:]
        if rest:
            yield Edit(line.at, line.at, rest[0][0].upper() + rest[0][1:])


def _split(desk: Desk) -> Iterator[Edit]:
    """A paragraph of action becomes two, at the sentence end nearest its middle."""
    for at in desk.actions_meant_first():
        parts = sentences(" ".join(desk.page.elements[at].split()))
        if len(parts) > 1:
            half = len(parts) // 2
            yield Edit(at, at, f"{' '.join(parts[:half])}\n\n{' '.join(parts[half:])}")


def _cut_action(desk: Desk) -> Iterator[Edit]:
    """The action the note quotes, else one from the middle; never the first or the last of the scene."""
    inner = desk.actions_meant_first()
    ends = {desk.page.actions[0], desk.page.actions[-1]} if desk.page.actions else set()
    yield from (Edit(at, at) for at in inner if at not in ends)


def _cut_speech(desk: Desk) -> Iterator[Edit]:
    """The speech the note means, else the shortest ones, each with its cue."""
    by_length = sorted(desk.page.spoken, key=lambda line: line.words)
    yield from (desk.whole_speech(line) for line in (*desk.meant(), *by_length))


def _busy(desk: Desk) -> Iterator[Edit]:
    """Something done before the speech the note means, or in the middle of the talk."""
    yield from _inserted(desk, "hands")


def _tenser(desk: Desk) -> Iterator[Edit]:
    yield from _inserted(desk, "tension")


def _evaded(desk: Desk) -> Iterator[Edit]:
    """A question gets no straight answer: another question stands where the answer stood."""
    answers = [answer for asked, answer in pairwise(desk.page.spoken) if asked.text.rstrip().endswith("?")]
    for line in (*desk.meant(), *answers):
        yield Edit(line.at, line.at, desk.dealt("evasions", line.at))


def _funnier(desk: Desk) -> Iterator[Edit]:
    """A plain answer becomes a dry one."""
    short = [line for line in desk.page.spoken[1:-1] if 3 <= line.words <= 9 and not line.text.endswith("?")]
    for line in (*desk.meant(), *short, *desk.page.spoken):
        yield Edit(line.at, line.at, desk.dealt("funny", line.at))


def _acted_answer(desk: Desk) -> Iterator[Edit]:
    """A speech is replaced by something done."""
    for line in desk.meant():
        speech = desk.whole_speech(line)
        yield Edit(speech.first, speech.last, desk.action("hands", speech.first))


def _earlier_end(desk: Desk) -> Iterator[Edit]:
    """The last speech goes, so that the scene ends on what is done; else its last action."""
    yield from (desk.whole_speech(line) for line in desk.page.spoken[-1:])
    yield from (Edit(at, at) for at in desk.page.actions[-1:] if len(desk.page.actions) > 1)


def _later_start(desk: Desk) -> Iterator[Edit]:
    yield from (desk.whole_speech(line) for line in desk.page.spoken[:2])


def _inserted(desk: Desk, bank: str) -> Iterator[Edit]:
    cues = [line.cue for line in desk.page.spoken]
    middle = cues[len(cues) // 2 :] + cues[: len(cues) // 2]
    before = [line.cue for line in desk.meant()] + middle + list(desk.page.actions[1:])
    yield from (Edit(at, at - 1, desk.action(bank, at)) for at in before)


_CALLS: Sequence[tuple[re.Pattern[str], tuple[Way, ...], int]] = (
    (re.compile(r"first word"), (_cut_first_word, _shorter), 1),
    (re.compile(r"\bsplit\b|two paragraphs"), (_split, _cut_action), 1),
    (re.compile(r"silent|wordless|no dialogue|less (?:talk|dialogue)|without (?:talk|words)"), (_cut_speech,), 3),
    (re.compile(r"funn|humou?r|joke|comic|lighter"), (_funnier,), 2),
    (re.compile(r"cut the answer|something be done instead"), (_acted_answer, _evaded), 1),
    (re.compile(r"on the nose|subtext|too direct|straight answer"), (_evaded, _shorter), 2),
    (re.compile(r"tension|tense|stakes|pressure|threat|danger|scar|sharper"), (_tenser, _evaded), 2),
    (re.compile(r"something to do|their hands|hands something|business|more action"), (_busy,), 1),
    (re.compile(r"start(?:s)? (?:later|too early)|opening|enter late"), (_later_start, _shorter), 1),
    (re.compile(r"end(?:s|ing)?\b|leave early|last line"), (_earlier_end, _cut_action), 1),
    (re.compile(r"cut this|too much action"), (_cut_action, _shorter), 1),
    (
        re.compile(r"short|trim|tight|cut|long|wordy|less|fewer|pac(?:e|ing)|slow"),
        (_shorter, _cut_action, _cut_speech),
        2,
    ),
)
"""What the words of a note call for, the first that fits: ways in order of preference, and the most changes."""
