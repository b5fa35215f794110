"""The demo's answers at the line: by rule, from the words that stand there; each says which rule made it."""

from collections.abc import Sequence

from scriptgen_core.core.line_asking import ALTERNATIVES, LineInputs, LineOption, LineReply
from scriptgen_core.llm.demo.dice import dealt
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.page import Paragraph, Speech
from scriptgen_core.llm.demo.reading import Kind, Reading, read_elements
from scriptgen_core.llm.demo.wording import plain, sentences

_BREAKS_BEFORE = ("heading", "action", "cue", "other")
_NO_CHANGE = "The demo finds nothing to take out of these lines by rule."


def answered(inputs: LineInputs, take: int = 0) -> LineReply:
    """What the request asks for; ``no_change`` where a rule finds nothing to do."""
    page = read_elements((*inputs.before, *inputs.lines, *inputs.after))
    kinds = page.kinds[len(inputs.before) : len(inputs.before) + len(inputs.lines)]
    match inputs.ask:
        case "alternatives":
            return LineReply(options=_alternatives(inputs, kinds, take))
        case "continue":
            return LineReply(options=[LineOption(fountain=_what_comes_next(inputs, page, take))])
        case "status":
            return LineReply(options=[LineOption(fountain=_turned(inputs, kinds, take))])
        case "cut" | "tighten":
            return _less(inputs, kinds)


def _alternatives(inputs: LineInputs, kinds: Sequence[Kind], take: int) -> list[LineOption]:
    """The lines with other words for their last speech, or another paragraph; from long to short, whatever the axis."""
    bank = "hands" if "dialogue" not in kinds else "evasions"
    key = (inputs.axis, *inputs.lines)
    texts = dealt(_bank(bank, inputs), take * ALTERNATIVES, ALTERNATIVES, bank, *key)
    return [
        LineOption(differs=f"{len(text.split())} words", fountain=_with_last(inputs.lines, kinds, text))
        for text in sorted(texts, key=lambda text: -len(text.split()))
    ]


def _with_last(lines: Sequence[str], kinds: Sequence[Kind], words: str) -> str:
    """The lines with these words in place of the last speech or paragraph among them."""
    wanted: Kind = "dialogue" if "dialogue" in kinds else "action"
    at = max((index for index, kind in enumerate(kinds) if kind == wanted), default=len(lines) - 1)
    return _joined([*lines[:at], words, *lines[at + 1 :]], kinds)


def _less(inputs: LineInputs, kinds: Sequence[Kind]) -> LineReply:
    """Shorter lines: cut keeps the first sentence of each, tighten leaves out one in the middle or the last."""
    pairs = zip(inputs.lines, kinds, strict=True)
    shorter = [_shortened(inputs, text) if kind in ("action", "dialogue") else text for text, kind in pairs]
    if shorter == list(inputs.lines):
        return LineReply(no_change=_NO_CHANGE)
    return LineReply(options=[LineOption(fountain=_joined(shorter, kinds))])


def _shortened(inputs: LineInputs, text: str) -> str:
    parts = sentences(" ".join(text.split()))
    if len(parts) < 2:
        return text
    return parts[0] if inputs.ask == "cut" else " ".join([*parts[: len(parts) // 2], *parts[len(parts) // 2 + 1 :]])


def _turned(inputs: LineInputs, kinds: Sequence[Kind], take: int) -> str:
    """Whoever was asked asks back: the last speech becomes a question."""
    question = str(dealt(material("rewrites")["evasions"], take, 1, "status", *inputs.lines)[0])
    return _with_last(inputs.lines, kinds, question)


def _what_comes_next(inputs: LineInputs, page: Reading, take: int) -> str:
    """Something done, and an exchange of two lines."""
    names = list(page.speakers) or [plain(entry.name, 60) for entry in inputs.cast] or ["Somebody"]
    key = ("next", take, len(inputs.before), *inputs.before[-1:])
    action = str(dealt(_bank("hands", inputs, names), take, 1, *key)[0])
    asked, dry = (str(dealt(material("rewrites")[bank], take, 1, *key)[0]) for bank in ("evasions", "funny"))
    parts = (Paragraph(action), Speech(names[-1], asked), Speech(names[0], dry))
    return "\n\n".join(str(part) for part in parts)


def _bank(name: str, inputs: LineInputs, names: Sequence[str] = ()) -> list[str]:
    """Lines of a bank with two people of the scene in them."""
    people = [*names, *(plain(entry.name, 60) for entry in inputs.cast)] or ["Somebody"]
    a, b = people[0].title(), people[min(1, len(people) - 1)].title()
    lines = [str(line).replace("{a}", a).replace("{b}", b) for line in material("rewrites")[name]]
    return lines if name != "evasions" else [*lines, *map(str, material("rewrites")["funny"])]


def _joined(lines: Sequence[str], kinds: Sequence[Kind]) -> str:
    """The elements as Fountain: a blank line before each that does not go on with a speech."""
    text = ""
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        gap = "" if index == 0 else "\n\n" if kind in _BREAKS_BEFORE else "\n"
        text += f"{gap}{line}"
    return text
