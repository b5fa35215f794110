"""Small books in the forms that writers have them in: files made as the programs of the trade make them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import typst
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

PROSE = (
    "The moor lay under a low sky, and the path that led down to the hall was white with frost, so that every step"
    " he took could be heard at the gate long before anybody saw who it was that came."
)
"""One paragraph that nobody takes for a title page."""

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

LOOK = """
#set page(width: 9cm, height: 12cm, margin: 1.5cm, header: context [The Moor #h(1fr) #counter(page).display()])
#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
#set text(size: 10pt, hyphenate: true, lang: "en")
"""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these files, in this order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def page(body: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not text</title></head><body>{body}</body></html>'


def nav(entries: str) -> str:
    return page(f'<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{entries}</ol></nav>')


def ncx(points: str) -> str:
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def epub(
    pages: Mapping[str, str], *, navigation: str = "", older: str = "", more: Mapping[str, str] | None = None
) -> bytes:
    """A book of these pages in this order, with a navigation of EPUB 3 or of EPUB 2 if there is one."""
    items = "".join(
        f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    if navigation:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    if older:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    )
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
    files |= {f"OEBPS/{name.replace('%20', ' ')}": text for name, text in pages.items()}
    return zipped(files | {"OEBPS/nav.xhtml": navigation, "OEBPS/toc.ncx": older} | dict(more or {}))


def docx(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A Word document of paragraphs, each with the name of its style."""
    document = Document()
    for style, text in paragraphs:
        if style not in document.styles:
            document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph(text, style)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def pdf(markup: str) -> bytes:
    """A PDF of small justified pages with hyphenation and a running head, as books are set."""
    made = typst.compile((LOOK + markup).encode())
    assert isinstance(made, bytes)
    return made
