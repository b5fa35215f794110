"""Reads a Word document: its paragraphs, and as headings those with a heading style."""

import io

from defusedxml.ElementTree import fromstring

from scriptgen_core.adaptation.archive import Archive
from scriptgen_core.adaptation.blocks import Block
from scriptgen_core.adaptation.html_text import read_html

_STYLES = "p[style-name^='toc'] => !\np[style-name^='TOC'] => !"
_XML = (".xml", ".rels")


def read_word(data: bytes, archive: Archive) -> list[Block]:
    """The text as it reads with all tracked changes accepted, without comments, pictures and table of contents.

    ``archive`` is the same document unpacked. Its XML is checked first: declarations of entities are refused.
    """
    import mammoth

    for name in archive.names:
        content = archive.read(name)
        if name.endswith(_XML):
            fromstring(content, forbid_dtd=True)
    made = mammoth.convert_to_html(
        io.BytesIO(data), style_map=_STYLES, convert_image=lambda _: [], external_file_access=False
    )
    return list(read_html(made.value).blocks)
