"""A screenplay as it is sent: only what is printed of it."""

from collections.abc import Iterator
from dataclasses import replace

from scriptgen_core.core.screenplay import Boneyard, Element, Note, PageBreak, Screenplay, Section, Synopsis
from scriptgen_core.formats.fountain_lines import without_hidden
from scriptgen_core.formats.title_layout import title_page


def clean_copy(screenplay: Screenplay) -> Screenplay:
    """Without notes, cut text, sections, synopses and title fields that are not printed; the pages are the same."""
    printed = tuple(entry for entry in screenplay.title_page if title_page(Screenplay((), (entry,))))
    return Screenplay(tuple(_printed(screenplay.elements)), printed)


def _printed(elements: tuple[Element, ...]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Note | Boneyard | Section | Synopsis):
            continue
        shown = without_hidden(element.text)
        if shown.strip() or not element.text.strip() or isinstance(element, PageBreak):
            yield element if shown == element.text else replace(element, text=shown)
