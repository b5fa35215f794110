"""Changes to a draft, element by element: found between two texts, put into one, told apart from each other."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.screenplay import Action, Character, Dialogue, Element, Lyric, Parenthetical
from scriptgen_core.core.story import Change
from scriptgen_core.formats import parse_fountain

_REMEMBERED = 256
_LINE_BREAK = re.compile(r"\r\n|\r(?!\n)|\n")
_BLANK_LINE = re.compile(rf"(?:{_LINE_BREAK.pattern})[ \t]*(?:{_LINE_BREAK.pattern})")


@dataclass(frozen=True)
class DraftText:
    """A draft cut at its elements.

    ``slices[i]`` is what element ``i`` is made of, ``gaps[i]`` what stands before it (blank lines, for the
    first one also the title page); ``gaps[-1]`` is what follows the last. Gaps and slices joined in turn are
    the text.
    """

    text: str
    elements: tuple[Element, ...]
    slices: tuple[str, ...]
    gaps: tuple[str, ...]

    @cached_property
    def read_as(self) -> tuple[Element, ...]:
        """The elements as they are to a reader: extra blank lines above an action do not count."""
        return tuple(
            replace(each, text=each.text.lstrip("\n")) if isinstance(each, Action) else each for each in self.elements
        )

    def continues_speech(self, index: int) -> bool:
        """Whether element ``index`` belongs to the same speech as the one before it."""
        return (
            0 < index < len(self.elements)
            and isinstance(self.elements[index], Dialogue | Parenthetical | Lyric)
            and isinstance(self.elements[index - 1], Character | Dialogue | Parenthetical | Lyric)
            and not _BLANK_LINE.search(self.gaps[index])
        )

    def speaker_of(self, index: int) -> str:
        """The cue above element ``index`` if that continues a speech; empty for a cue itself and what is no speech."""
        cue = index
        while self.continues_speech(cue):
            cue -= 1
        return self.elements[cue].text if cue != index else ""

    def between(self, start: int, end: int) -> str:
        """The text of elements ``[start, end)``, without what stands around them."""
        if start == end:
            return ""
        inner = (gap + part for gap, part in zip(self.gaps[start + 1 : end], self.slices[start + 1 : end], strict=True))
        return self.slices[start] + "".join(inner)


@lru_cache(maxsize=_REMEMBERED)
def read_draft(text: str) -> DraftText:
    """The draft cut at its elements. The last ones are remembered: the same texts are compared many times."""
    elements = parse_fountain(text).elements
    spans = [(each.source.start, each.source.end) for each in elements if each.source]
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    gaps = pieces[0::2] if spans else [text, ""]
    return DraftText(text, elements, tuple(pieces[1::2]), tuple(gaps))


def change(draft: DraftText, start: int, end: int, new: str, note_id: str) -> Change:
    """The change that replaces elements ``[start, end)``; its id depends on nothing but what it does and why."""
    old = draft.between(start, end)
    digest = hashlib.sha256(f"{start}\0{end}\0{old}\0{new}\0{note_id}".encode()).hexdigest()
    return Change(f"change-{digest[:12]}", start, end, old, new, note_id)


def changes_between(old_text: str, new_text: str, note_id: str = "") -> tuple[Change, ...]:
    """What turns one draft into the other, as changes that can be accepted one by one.

    Accepting all gives a text with the same elements as ``new_text``. Where the differences cannot be
    told apart, they are one change over the whole draft.
    """
    old, new = read_draft(old_text), read_draft(new_text)
    if old.read_as == new.read_as:
        return ()
    found = tuple(change(old, a0, a1, new.between(b0, b1), note_id) for a0, a1, b0, b1 in _ranges(old, new))
    together = read_draft(_joined(old, found))
    if together.read_as == new.read_as and all(stands_alone(old, each) for each in found):
        return found
    return (change(old, 0, len(old.elements), new.between(0, len(new.elements)), note_id),)


def stands_alone(draft: DraftText, one: Change) -> bool:
    """Whether this change, accepted alone, leaves every element outside its range what it is."""
    before, after = draft.read_as, read_draft(_joined(draft, [one])).read_as
    kept = len(before) - one.end
    return (
        len(after) >= one.start + kept
        and after[: one.start] == before[: one.start]
        and after[len(after) - kept :] == before[one.end :]
    )


def apply_changes(
    draft_text: str, changes: Iterable[Change], accepted_ids: Collection[str], edits: Mapping[str, str] | None = None
) -> str:
    """The draft with the accepted changes in it, each by its ``new`` text or the writer's edit of that.

    Lines outside the accepted ranges stay byte for byte as they are; blank lines are added where two
    paragraphs would run together. With nothing accepted it is the draft itself. Raises VersionConflict if
    an accepted change does not fit this draft or overlaps another.
    """
    chosen = sorted((each for each in changes if each.id in accepted_ids), key=lambda each: (each.start, each.end))
    if not chosen:
        return draft_text
    draft = read_draft(draft_text)
    _check(draft, chosen)
    return _joined(draft, [_edited(each, edits or {}) for each in chosen])


def rebased(draft_text: str, changes: Iterable[Change], new_text: str) -> tuple[Change, ...]:
    """The changes that can still be made after the draft was edited, at their places in the edited one.

    One of several wordings can be made where each of them can. A change is left out where an element it replaces
    was edited; an addition where the elements above and below it were both edited, or something else was put
    between them.
    """
    draft, edited = read_draft(draft_text), read_draft(new_text)
    shifts = _shifts(draft, edited)
    return tuple(moved for each in changes if (moved := _moved(each, draft, edited, shifts)))


def _shifts(draft: DraftText, edited: DraftText) -> dict[int, int]:
    """By how many places the edit moved each element it left alone, by the element's index, and the two ends."""
    a, b = draft.read_as, edited.read_as
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    kept = {index: block.b - block.a for block in blocks for index in range(block.a, block.a + block.size)}
    return {-1: 0, **kept, len(a): len(b) - len(a)}


def _moved(one: Change, draft: DraftText, edited: DraftText, shifts: Mapping[int, int]) -> Change | None:
    if one.start < one.end:
        found = {shifts.get(index) for index in range(one.start, one.end)}
    else:
        found = {shifts.get(one.start - 1), shifts.get(one.start)} - {None}
    shift = found.pop() if len(found) == 1 else None
    if shift is None:
        return None
    start, end = one.start + shift, one.end + shift
    moved = replace(one, start=start, end=end, old=edited.between(start, end))
    goes_on_alike = draft.continues_speech(one.start) == edited.continues_speech(start)
    stands = all(stands_alone(edited, replace(moved, new=text)) for text in moved.texts)
    return moved if goes_on_alike and stands else None


def _check(draft: DraftText, chosen: Sequence[Change]) -> None:
    reached = 0
    for each in chosen:
        if each.start < reached:
            raise VersionConflict("Two of the accepted changes overlap. Accept one of them, or ask for a new rewrite.")
        if each.end > len(draft.elements) or draft.between(each.start, each.end) != each.old:
            raise VersionConflict("The scene has changed since this rewrite was made. Ask for a new one.")
        reached = each.end


def _edited(one: Change, edits: Mapping[str, str]) -> Change:
    return replace(one, new=edits[one.id]) if one.id in edits else one


@dataclass(frozen=True)
class _Piece:
    """A stretch of the text to come: a kept element (``index``) or what a change puts there (no ``index``)."""

    text: str
    gap: str
    continues_speech: bool
    index: int | None = None


def _joined(draft: DraftText, chosen: Iterable[Change]) -> str:
    """The draft with every chosen change (in order, not overlapping) in its place."""
    pieces: list[_Piece] = []
    at = 0
    for each in chosen:
        pieces += [_kept(draft, index) for index in range(at, each.start)]
        pieces += _added(draft, each)
        at = each.end
    pieces += [_kept(draft, index) for index in range(at, len(draft.elements))]
    newline = _LINE_BREAK.search(draft.text)
    gaps = [_gap(before, piece, newline[0] if newline else "\n") for before, piece in pairwise(pieces)]
    return (
        draft.gaps[0]
        + "".join(chain(*zip(["", *gaps], (piece.text for piece in pieces), strict=False)))
        + draft.gaps[-1]
    )


def _kept(draft: DraftText, index: int) -> _Piece:
    return _Piece(draft.slices[index], draft.gaps[index], draft.continues_speech(index), index)


def _added(draft: DraftText, one: Change) -> list[_Piece]:
    text = one.new.strip("\r\n")
    if not text.strip():
        return []
    continues = draft.continues_speech(one.start) and not begins_anew(text)
    return [_Piece(text, draft.gaps[one.start], continues)]


def _gap(before: _Piece, piece: _Piece, newline: str) -> str:
    """What stands between two pieces: what stood there, and a blank line where a new seam needs one."""
    is_seam = before.index is None or piece.index is None or piece.index != before.index + 1
    if is_seam and not piece.continues_speech and not _BLANK_LINE.search(piece.gap):
        return newline * 2
    return piece.gap


def begins_anew(fountain: str) -> bool:
    """Whether a text cannot go on with the speech it is put into: it begins with a cue, a heading and the like."""
    elements = parse_fountain(fountain).elements
    return bool(elements) and not isinstance(elements[0], Action | Dialogue | Parenthetical | Lyric)


def _ranges(old: DraftText, new: DraftText) -> list[tuple[int, int, int, int]]:
    """Where the drafts differ, widened to where both begin and go on alike, so that each range can stand alone."""
    a, b = old.read_as, new.read_as
    ranges: list[tuple[int, int, int, int]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if b0 < b1 and old.continues_speech(a0) != new.continues_speech(b0):
            a0, b0 = a0 - 1, b0 - 1
        if a1 < len(a) and b1 < len(b) and old.continues_speech(a1) != new.continues_speech(b1):
            a1, b1 = a1 + 1, b1 + 1
        if ranges and a0 <= ranges[-1][1]:
            a0, b0 = ranges[-1][0], ranges.pop()[2]
        ranges.append((a0, a1, b0, b1))
    return ranges
