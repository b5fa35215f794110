"""Notes inside an element's text, and the places they have in its printed letters."""

from collections.abc import Iterator, Sequence

from scriptgen_core.core.screenplay import Note
from scriptgen_core.formats.emphasis import plain, runs
from scriptgen_core.formats.emphasis_writer import same_print
from scriptgen_core.formats.fountain_lines import find_hidden, with_newlines
from scriptgen_core.formats.fountain_writer import write_element

PlacedNote = tuple[int, str]
"""How many printed letters stand before a note, and its text."""


def inline_notes(text: str) -> list[PlacedNote]:
    """The notes inside ``text``, in order."""
    hidden = [each for each in find_hidden(text) if each.kind == "note"]
    if not hidden:
        return []
    printed = _printed_before(text)
    return [(printed[note.start], _trimmed(text[note.start + 2 : note.end - 2])) for note in hidden]


def with_notes(text: str, notes: Sequence[PlacedNote]) -> str:
    """``text`` with ``notes`` put in, which are in order; all at its end where they would change what is printed."""
    if not notes:
        return text
    pieces, at = [], 0
    for place, note in zip(_places(text, [offset for offset, _ in notes]), (note for _, note in notes), strict=True):
        pieces += [text[at:place], _spaced_note(text, place, note)]
        at = place
    written = "".join([*pieces, text[at:]])
    if same_print(runs(written), runs(text)):
        return written
    return " ".join([text, *(write_element(Note(note)) for _, note in notes)]).strip()


def _trimmed(note: str) -> str:
    return "\n".join(line.strip() for line in with_newlines(note).split("\n")).strip()


def _printed_before(text: str) -> list[int]:
    """For every place of ``text`` how many printed letters stand before it."""
    shown = plain(text)
    counts: list[int] = []
    at = 0
    for letter, is_hidden in _letters(text):
        counts.append(at)
        at += not is_hidden and shown[at : at + 1] == letter
    return [*counts, at]


def _letters(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for stretch in find_hidden(text):
        yield from ((letter, False) for letter in text[at : stretch.start])
        yield from ((letter, True) for letter in text[stretch.start : stretch.end])
        at = stretch.end
    yield from ((letter, False) for letter in text[at:])


def _places(text: str, offsets: Sequence[int]) -> list[int]:
    """Where in ``text`` so many printed letters stand before; its end where there are no more."""
    counts = _printed_before(text)
    first: dict[int, int] = {}
    for place, count in enumerate(counts):
        first.setdefault(count, place)
    return [first[offset] if offset < counts[-1] else len(text) for offset in offsets]


def _spaced_note(text: str, place: int, note: str) -> str:
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    ends_line = after in ("", "\n")
    begins_word = not before or before.isspace()
    lead = " " if ends_line and not begins_word else ""
    trail = " " if begins_word and not ends_line else ""
    return f"{lead}{write_element(Note(note))}{trail}"
