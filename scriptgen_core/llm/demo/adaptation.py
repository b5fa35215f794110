"""Adaptation by rule: what stands in quotation marks is said by whoever the prose names, what is told is cut short."""

import re
from collections.abc import Iterator, Sequence

from scriptgen_core.core.adapting import (
    AdaptedScene,
    AdaptInputs,
    AdaptReply,
    FoldInputs,
    FoldReply,
    OpeningInputs,
    OpeningReply,
)

_PARAGRAPHS_A_SCENE = 12
_MOST_LINES = 10
_WORDS_OF_ACTION = 20
_LONGEST_HEADING = 80
_SAID = re.compile(r"[“\"]([^”\"]{2,400})[”\"]")
_SPEAKER = re.compile(
    r"\b(?:said|asked|cried|answered|replied)\s+(?:(?:Mr|Mrs|Miss|Dr|Sir|Lady)\.?\s+)?([A-Z][a-z]+)"
    r"|\b([A-Z][a-z]+)\s+(?:said|asked|cried|answered|replied)\b"
)
_NO_NAMES = ("He", "She", "It", "They", "We", "You", "The", "And", "But", "Then")
_NUMBERING = re.compile(r"^(?:chapter|part|book)?\s*[\dIVXLC]+\s*[.:–-]?\s*(?=\S)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]")
_NOBODY = "VOICE"


def adapted_by_rule(inputs: AdaptInputs) -> AdaptReply:
    """A scene for every dozen paragraphs of the batch."""
    told = (" ".join(each.split()) for each in inputs.batch.split("\n\n"))
    paragraphs = [each for each in told if each and not _is_heading(each)] or [inputs.title]
    starts = range(0, len(paragraphs), _PARAGRAPHS_A_SCENE)
    return AdaptReply(scenes=[_scene(inputs, paragraphs[at : at + _PARAGRAPHS_A_SCENE]) for at in starts])


def opening_by_rule(inputs: OpeningInputs) -> OpeningReply:
    """The log line, seen from outside."""
    told = _short(inputs.project.log_line) or "Nobody is there yet."
    page = f"EXT. BEFORE THE STORY - DAWN\n\n{told}\n"
    scene = AdaptedScene(int_ext="EXT.", place="BEFORE THE STORY", time="DAWN", description=told, fountain=page)
    return OpeningReply(scenes=[scene])


def folded_by_rule(inputs: FoldInputs) -> FoldReply:
    """What the log line says: a rule remembers nothing else."""
    return FoldReply(summary=inputs.project.log_line or "A story is under way.")


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST_HEADING and not paragraph.endswith((".", "!", "?", "”", '"'))


def _scene(inputs: AdaptInputs, paragraphs: Sequence[str]) -> AdaptedScene:
    lines = list(_lines(paragraphs))[:_MOST_LINES] or [_short(paragraphs[0])]
    people = dict.fromkeys(line.partition("\n")[0] for line in lines if "\n" in line)
    place = _NUMBERING.sub("", inputs.title).strip().upper()[:60] or "SOMEWHERE"
    told = next((line for line in lines if "\n" not in line), paragraphs[0])
    return AdaptedScene(
        place=place,
        description=_short(told),
        characters=tuple(name.title() for name in people if name != _NOBODY),
        quote=" ".join(paragraphs[0].split()[:12]),
        fountain=f"INT. {place} - DAY\n\n" + "\n\n".join(lines) + "\n",
    )


def _lines(paragraphs: Sequence[str]) -> Iterator[str]:
    """Speeches under a cue, and the first sentence of what is told."""
    for paragraph in paragraphs:
        said = " ".join(_SAID.findall(paragraph))
        if said:
            yield f"{_speaker(paragraph)}\n{_escaped(_short(said))}"
        elif found := _SENTENCE.match(paragraph):
            yield _escaped(_short(found[0]))


def _speaker(paragraph: str) -> str:
    names = (first or second for first, second in _SPEAKER.findall(_SAID.sub(" ", paragraph)))
    return next((name.upper() for name in names if name not in _NO_NAMES), _NOBODY)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS_OF_ACTION]) + (" ..." if len(words) > _WORDS_OF_ACTION else "")


def _escaped(text: str) -> str:
    """The text as Fountain's plain words: no mark of it is one."""
    return re.sub(r"([*_\[\]])", r"\\\1", text.lstrip("#=.>~!@"))
