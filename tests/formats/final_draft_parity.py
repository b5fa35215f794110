"""How many pages begin on the same word as Final Draft's own pages of a script."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher


def parity(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]], cues: frozenset[str]) -> float:
    """Share of pages of ``ours`` whose first word aligns with the first word of a page of ``theirs``."""
    our_words, our_starts = _stream(ours, cues)
    their_words, their_starts = _stream(theirs, cues)
    matcher = SequenceMatcher(None, our_words, their_words, autojunk=False)
    aligned = {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    hits = sum(aligned.get(start) in set(their_starts) for start in our_starts)
    return hits / max(len(ours), len(theirs))


def _stream(pages: Sequence[Sequence[str]], cues: frozenset[str]) -> tuple[list[str], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    for page in pages:
        lines = [_bare(line) for line in page if _bare(line) not in ("", "(MORE)")]
        starts.append(len(words))
        words += " ".join(lines[1:] if lines and lines[0] in cues else lines).split()
    return words, starts


def _bare(line: str) -> str:
    return re.sub(r"\s*\(CONT['’]D\)|[*_]", "", line).strip()
