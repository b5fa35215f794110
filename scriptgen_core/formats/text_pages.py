"""Takes the furniture of pages out of a plain text: page numbers, (MORE), the repeated cue, form feeds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

JOINT = "\0"
"""Stands for the space where the foot of a page cut a line in two."""
_PAGE_NUMBER = re.compile(r"\s{20,}\d{1,4}[A-Z]?\.?\s*|\s*-\s*\d{1,4}\s*-\s*")
_MORE = re.compile(r"\s*(?:\(MORE\)\s*)+", re.IGNORECASE)
_REPEATED_CUE = re.compile(r"\s+\S.*\((?:CONT[’'.]?D|CONTINUED)\.?\)\s*", re.IGNORECASE)


def split_pages(text: str) -> list[list[str]]:
    """The lines of every page; where there is no form feed a line with nothing but a page number begins a page."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace(JOINT, "")
    if "\f" in plain:
        return [page.expandtabs().split("\n") for page in plain.split("\f")]
    pages: list[list[str]] = [[]]
    for line in plain.expandtabs().split("\n"):
        if _PAGE_NUMBER.fullmatch(line):
            pages.append([])
        pages[-1].append(line)
    return pages


def joined_pages(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages without their furniture; a paragraph that was cut by a page's foot is one again."""
    tells_ends = any(len(page) > 1 and not page[-1].strip() and not page[-2].strip() for page in pages)
    lines: list[str] = []
    for page in pages:
        body = _without_head(page)
        if not body:
            continue
        is_speech = bool(lines) and _drop_more(lines)
        if is_speech and _REPEATED_CUE.fullmatch(body[0]):
            body = body[1:]
        goes_on = is_speech or (tells_ends and len(lines) > 1 and bool(lines[-2].strip()) and not lines[-1].strip())
        while lines and not lines[-1].strip():
            lines.pop()
        if goes_on and body and _indent(lines[-1]) == _indent(body[0]) and not body[0].lstrip().startswith("("):
            lines[-1] = f"{lines[-1].rstrip()}{JOINT}{body[0].lstrip()}"
            body = body[1:]
        elif lines and not is_speech:
            lines.append("")
        lines += body
    return lines


@dataclass(frozen=True, slots=True)
class TypedBlock:
    """Lines without an empty one between them, and how many empty ones stand above."""

    lines: tuple[str, ...]
    gap: int


def blocks(lines: Sequence[str]) -> Iterator[TypedBlock]:
    """The stretches between empty lines."""
    at = 0
    while at < len(lines):
        first = next((row for row in range(at, len(lines)) if lines[row].strip()), len(lines))
        end = next((row for row in range(first, len(lines)) if not lines[row].strip()), len(lines))
        if end > first:
            yield TypedBlock(tuple(line.rstrip() for line in lines[first:end]), first - at)
        at = end


def _without_head(page: Sequence[str]) -> list[str]:
    """The page's lines from the first that is neither empty nor a page number."""
    for at, line in enumerate(page):
        if line.strip() and not _PAGE_NUMBER.fullmatch(line):
            return list(page[at:])
    return []


def _drop_more(lines: list[str]) -> bool:
    """Takes (MORE) and what is empty below it away; whether it stood there."""
    at = len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    if not at or not _MORE.fullmatch(lines[at - 1]):
        return False
    del lines[at - 1 :]
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
