"""The demo's dramaturge: at most three questions, each from something counted on the page."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from scriptgen_core.core.prompting import CritiqueReply, DramaturgeInputs, NoteDraft
from scriptgen_core.llm.demo.page import wrapped_lines
from scriptgen_core.llm.demo.reading import Reading, SpokenLine, read_page
from scriptgen_core.llm.demo.wording import sentences

_MOST_NOTES = 3
_LONG_SPEECH, _LONG_PARAGRAPH = 4, 4
_LONG_RUN = 8
"""Speeches without anything done between them."""
_LONG_ACTION_RUN = 3
_FEW = 0.15
_STRAIGHT = re.compile(r"(?:yes|no|yeah|of course|i (?:did|do|am)|it is|that's right)(?:[.,!;]|$)", re.IGNORECASE)
_FILLERS = ("well,", "look,", "listen,", "you know,", "i mean,", "okay,", "so,", "just ")


def critique(inputs: DramaturgeInputs) -> CritiqueReply:
    """Notes about what can be counted; none where nothing stands out. What was dismissed does not come again."""
    page = read_page(inputs.fountain)
    told = [text.casefold() for text in inputs.dismissed]
    found = (note for note in _found(page) if not any(_is_dismissed(note, text) for text in told))
    ranked = sorted(found, key=lambda note: note.severity != "serious")
    return CritiqueReply(notes=ranked[:_MOST_NOTES], turn_quote="", what_changed="", wants="")


def _is_dismissed(note: NoteDraft, text: str) -> bool:
    return note.question.casefold() in text or (bool(note.quote) and note.quote.casefold() in text)


def _found(page: Reading) -> Iterator[NoteDraft]:
    yield from _long_speech(page)
    yield from _talk_without_hands(page)
    yield from _straight_answer(page)
    yield from _long_paragraph(page)
    yield from _action_in_a_row(page)
    yield from _hardly_there(page)
    yield from _filler(page)


def _long_speech(page: Reading) -> Iterator[NoteDraft]:
    longest = max(page.spoken, key=lambda line: line.lines, default=None)
    if longest and longest.lines >= _LONG_SPEECH and len(longest.sentences) > 1:
        yield NoteDraft(
            aspect="dialogue",
            severity="serious" if longest.lines > _LONG_SPEECH + 2 else "minor",
            quote=_first_line(longest.text),
            question=f"{longest.words} words, the longest speech here. Which of them would be missed?",
            suggestion="Make it shorter: keep how it starts and where it ends up.",
        )


def _talk_without_hands(page: Reading) -> Iterator[NoteDraft]:
    run: list[SpokenLine] = []
    longest: list[SpokenLine] = []
    for line in page.spoken:
        last = run[-1].at if run else line.at
        run = [*run, line] if not any(last < at < line.at for at in page.actions) else [line]
        longest = max(longest, run, key=len)
    if len(longest) >= _LONG_RUN:
        yield NoteDraft(
            aspect="pacing",
            severity="serious" if len(longest) > _LONG_RUN * 2 else "minor",
            quote=_first_line(longest[len(longest) // 2].text),
            question=f"{len(longest)} speeches in a row. What are their hands doing by this line?",
            suggestion="Put something to do before it.",
        )


def _straight_answer(page: Reading) -> Iterator[NoteDraft]:
    for asked, answer in pairwise(page.spoken):
        if asked.text.rstrip().endswith("?") and asked.name != answer.name and _STRAIGHT.match(answer.text):
            yield NoteDraft(
                aspect="subtext",
                quote=_first_line(answer.text),
                question=f"Does {answer.name.title()} have a reason to answer “{_first_line(asked.text)}” at all?",
                suggestion="Cut the answer and let something be done instead.",
            )
            return


def _long_paragraph(page: Reading) -> Iterator[NoteDraft]:
    for at in page.actions:
        lines = wrapped_lines(page.elements[at])
        if lines >= _LONG_PARAGRAPH and len(sentences(page.elements[at])) > 1:
            yield NoteDraft(
                aspect="pacing",
                quote=sentences(page.elements[at].partition("\n")[0])[0],
                question=f"{lines} lines in one paragraph. Is it one picture or two?",
                suggestion="Split it where the second picture starts.",
            )
            return


def _action_in_a_row(page: Reading) -> Iterator[NoteDraft]:
    """Several paragraphs of action between speeches; a silent scene has nothing else and is left alone."""
    if not page.spoken:
        return
    run: list[int] = []
    for at in page.actions:
        run = [*run, at] if run and at == run[-1] + 1 else [at]
        is_inside = run[0] > page.spoken[0].at and at < page.spoken[-1].at
        if len(run) >= _LONG_ACTION_RUN and is_inside:
            yield NoteDraft(
                aspect="pacing",
                quote=_first_line(page.elements[run[1]]),
                question=f"{len(run)} paragraphs before anybody speaks again. Which of them does the turn need?",
                suggestion="Cut this one and see whether it is missed.",
            )
            return


def _hardly_there(page: Reading) -> Iterator[NoteDraft]:
    counted = Counter(line.name for line in page.spoken)
    for name, times in counted.items():
        if len(page.spoken) >= _LONG_RUN and times / len(page.spoken) < _FEW:
            first = next(line for line in page.spoken if line.name == name)
            yield NoteDraft(
                aspect="character",
                quote=_first_line(first.text),
                question=f"{name.title()} has {times} of {len(page.spoken)} speeches. Why stay for the others?",
                suggestion="Give the hands something before this line.",
            )
            return


def _filler(page: Reading) -> Iterator[NoteDraft]:
    for line in page.spoken:
        if line.text.casefold().startswith(_FILLERS):
            yield NoteDraft(
                aspect="dialogue",
                quote=_first_line(line.text),
                question=f"What is lost without the first word of what {line.name.title()} says?",
                suggestion="Cut the first word.",
            )
            return


def _first_line(text: str) -> str:
    """The beginning of a text as it stands on the page: its first sentence on its first line."""
    line = text.partition("\n")[0].strip()
    return (sentences(line) or [line])[0]
