"""A page on the desk of the rewriter: what one note means, and what may still be changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.core.prompting import RewriteInputs
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.reading import Reading, SpokenLine
from scriptgen_core.llm.demo.wording import filled, plain


@dataclass(frozen=True, slots=True)
class Edit:
    """Elements ``first`` to ``last`` become ``fountain``; ``last = first - 1`` inserts before ``first``."""

    first: int
    last: int
    fountain: str = ""


@dataclass
class Desk:
    """One note at work. ``changed`` are the elements that earlier edits touch or stand next to."""

    inputs: RewriteInputs
    page: Reading
    note: str
    quote: str
    changed: set[int]
    take: int

    def keep(self, edits: Iterator[Edit], most: int) -> list[Edit]:
        """The first ``most`` of the edits that are allowed; nothing beside them is changed after that."""
        kept: list[Edit] = []
        for edit in edits:
            if len(kept) == most:
                break
            if self._is_allowed(edit):
                kept.append(edit)
                self.changed |= set(range(edit.first - 1, edit.last + 2))
        return kept

    def meant(self) -> list[SpokenLine]:
        """The speeches that the note quotes; without a quote, those of a person it names."""
        if self.quote:
            return [line for line in self.page.spoken if _flat(self.quote) in _flat(line.text)]
        named = [name for name in self.page.speakers if name.casefold() in self.note]
        return sorted((line for line in self.page.spoken if line.name in named), key=lambda line: -line.words)

    def actions_meant_first(self) -> list[int]:
        """The action paragraphs, the one that the note quotes before those in the middle."""
        actions = list(self.page.actions)
        quoted = [at for at in actions if self.quote and _flat(self.quote) in _flat(self.page.elements[at])]
        middle = len(actions) // 2
        return [*quoted, *actions[middle:], *actions[:middle]]

    def whole_speech(self, line: SpokenLine) -> Edit:
        """The cut of everything under the line's cue."""
        last = line.at
        while last + 1 < len(self.page.kinds) and self.page.kinds[last + 1] in ("parenthetical", "dialogue"):
            last += 1
        return Edit(line.cue, last)

    def dealt(self, bank: str, at: int) -> str:
        """A line from a bank, not the same at every place."""
        return str(dealt(material("rewrites")[bank], at + self.take, 1, bank, self.inputs.number)[0])

    def action(self, bank: str, at: int) -> str:
        """A paragraph of action with two people of the scene in it."""
        names = [plain(entry.name, 60) for entry in self.inputs.cast if entry.name.casefold() in self._speakers]
        names = names or [name.title() for name in self.page.speakers] or ["Somebody"]
        slots = {"a": names[0], "b": names[-1]}
        return filled(self.dealt(bank, at), dice(bank, at, self.take), slots)

    @property
    def _speakers(self) -> set[str]:
        return {name.casefold() for name in self.page.speakers}

    def _is_allowed(self, edit: Edit) -> bool:
        span = range(edit.first, edit.last + 1)
        if not span:
            return not {edit.first - 1, edit.first} & self.changed
        is_heading = any(self.page.kinds[at] == "heading" for at in span)
        is_free = not set(span) & (self.changed | set(self.inputs.locked))
        return is_free and not is_heading and self._changes(edit) and not self._loses(edit)

    def _changes(self, edit: Edit) -> bool:
        old = self.page.elements[edit.first : edit.last + 1]
        leaves_something = bool(edit.fountain) or len(old) < len(self.page.elements) - 1
        return _flat("\n".join(old)) != _flat(edit.fountain) and leaves_something

    def _loses(self, edit: Edit) -> bool:
        old = _flat("\n".join(self.page.elements[edit.first : edit.last + 1]))
        new = _flat(edit.fountain)
        return any(_flat(fact) in old and _flat(fact) not in new for fact in self.inputs.must_survive if fact.strip())


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
