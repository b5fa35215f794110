"""What of a draft is in the writer's own hand: typed, brought in with a file, or a machine's line that she changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.core.authorship import Authorship
from scriptgen_core.core.screenplay import Action, Character, Dialogue, Lyric, Parenthetical
from scriptgen_core.core.story import Author
from scriptgen_core.rewrite.changes import DraftText, read_draft
from scriptgen_core.rewrite.locks import lines_of


@dataclass(frozen=True, slots=True)
class OwnPassage:
    """A paragraph of action, or a whole speech with its cue; ``said`` are its spoken words, empty for action."""

    text: str
    cue: str = ""
    said: str = ""


def own_passages(text: str, authors: Authorship) -> tuple[OwnPassage, ...]:
    """The passages of which every line is the writer's own, in order; whose the cue is does not matter."""
    draft = read_draft(text)
    owners = [author for author, count in authors for _ in range(count)]
    return tuple(
        passage
        for places, passage in _passages(draft)
        if all(is_own(owners[line - 1]) for line in lines_of(text, [at for at in places if _has_words(draft, at)]))
    )


def is_own(author: Author) -> bool:
    """Whether a line of this author is in the writer's hand."""
    return author.kind in ("writer", "import") or author.edited


def _has_words(draft: DraftText, at: int) -> bool:
    return not isinstance(draft.elements[at], Character | Parenthetical)


def _passages(draft: DraftText) -> Iterator[tuple[range, OwnPassage]]:
    at = 0
    while at < len(draft.elements):
        end = at + 1
        while draft.continues_speech(end):
            end += 1
        if passage := _passage(draft, at, end):
            yield range(at, end), passage
        at = end


def _passage(draft: DraftText, start: int, end: int) -> OwnPassage | None:
    head = draft.elements[start]
    if isinstance(head, Action):
        return OwnPassage(draft.slices[start].strip())
    said = [each.text for each in draft.elements[start:end] if isinstance(each, Dialogue | Lyric)]
    if isinstance(head, Character) and said:
        return OwnPassage(draft.between(start, end).strip(), head.text, " ".join(" ".join(said).split()))
    return None
