"""What a writer uploads: read whatever it is, or refused with what to do."""

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from scriptgen_core.adaptation import READABLE, read_sources
from scriptgen_core.adaptation.archive import MOST_UNPACKED
from scriptgen_core.core.sources import Chapter, SourceText
from tests.adaptation.books import PROSE, docx, epub, nav, ncx, page, pdf, zipped
from tests.fakes.processor_time import processor_seconds

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    "<x>&c;</x>"
)
CHAPTERS = (Chapter("Chapter 1", PROSE), Chapter("Chapter 2", PROSE))
PAGES = {f"c{n}.xhtml": page(f"<h2>Chapter {n}</h2><p>{PROSE}</p>") for n in (1, 2)}
WORD = docx([("Heading 1", "Chapter 1"), ("Normal", PROSE), ("Heading 1", "Chapter 2"), ("Normal", PROSE)])
BOOK = epub(PAGES)
PRINTED = pdf(f"Chapter 1\n\n{PROSE}")


def read(name: str, data: bytes) -> SourceText:
    (source,), unread = read_sources([(name, data)])
    assert not unread
    return source


def reason(name: str, data: bytes) -> str:
    read, (unread,) = read_sources([(name, data)])
    assert (read, unread.name) == ((), name)
    return unread.reason


def repacked(data: bytes, changed: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | changed)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("moor.epub", BOOK, "epub"),
        ("moor.docx", WORD, "docx"),
        ("moor.md", f"# Chapter 1\n\n{PROSE}\n\n# Chapter 2\n\n{PROSE}".encode(), "md"),
        ("MOOR.TXT", f"Chapter 1\r\n\r\n{PROSE}\r\n\r\nChapter 2\r\n\r\n{PROSE}".encode("utf-16"), "txt"),
        ("moor", BOOK, "epub"),
        ("moor.zip", WORD, "docx"),
    ],
)
def test_each_kind_of_file_is_read_in_chapters(name: str, data: bytes, kind: str) -> None:
    """What a file holds is known by its bytes and its ending, and its chapters by their headings."""
    assert read(name, data) == SourceText(name, kind, CHAPTERS)


def test_text_of_an_old_encoding_is_read() -> None:
    """Text that is not UTF-8 keeps its letters."""
    assert read("moor.txt", "Café.".encode("cp1252")).chapters == (Chapter("moor", "Café."),)


@pytest.mark.parametrize("form", ["navigation", "older"])
def test_a_book_has_the_chapters_its_navigation_names(form: str) -> None:
    """Chapters without marked headings are found by either form of navigation, several in one page too."""
    pages = {
        "cover.xhtml": page("<p>THE MOOR</p>"),
        "one%20two.xhtml": page(f'<p>ONE</p><p>{PROSE}</p><p id="b">II<br/>The Hall</p><p>Rain&nbsp;fell.</p>'),
        "on.xhtml": page(f"<h1>Not a chapter</h1><p>{PROSE}</p>"),
        "three.xhtml": page(f"<p>{PROSE}</p>"),
    }
    links = {"cover.xhtml": "Cover", "one%20two.xhtml": "One", "one%20two.xhtml#b": "II The Hall", "three.xhtml": "III"}
    book = (
        epub(pages, navigation=nav("".join(f'<li><a href="{to}">{title}</a></li>' for to, title in links.items())))
        if form == "navigation"
        else epub(
            pages,
            older=ncx(
                "".join(
                    f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{to}"/></navPoint>'
                    for to, title in links.items()
                )
            ),
        )
    )

    assert read("moor.epub", book).chapters == (
        Chapter("One", PROSE),
        Chapter("II The Hall", f"Rain fell.\n\nNot a chapter\n\n{PROSE}"),
        Chapter("III", PROSE),
    )


def test_parts_of_a_book_stand_in_front_of_their_chapters() -> None:
    """Among pages that are no story, parts whose page is a picture, and chapters below them: the chapters are found."""
    pages = {
        "cover.xhtml": page("<img src='c.png'/>"),
        "rights.xhtml": page(f"<p>All rights reserved. {PROSE}</p>"),
        "for.xhtml": page("<p>For Ana</p>"),
        "part1.xhtml": page("<img src='1.png'/>"),
        **{f"c{n}.xhtml": page(f"<p>{PROSE} {PROSE}</p>") for n in (1, 2)},
        "part2.xhtml": page("<img src='2.png'/>"),
        "c3.xhtml": page(f"<p>{PROSE} {PROSE}</p>"),
    }

    def line(to: str, title: str, below: str = "") -> str:
        return f'<li><a href="{to}.xhtml">{title}</a>{below and f"<ol>{below}</ol>"}</li>'

    entries = line("cover", "Cover") + line("rights", "Copyright") + line("for", "Dedication")
    entries += line("part1", "Part One", line("c1", "Frost") + line("c2", "Rain"))
    entries += line("part2", "Part Two", line("c3", "Snow"))

    assert [chapter.title for chapter in read("moor.epub", epub(pages, navigation=nav(entries))).chapters] == [
        *("Part One, Frost", "Rain", "Part Two, Snow"),
    ]


def test_chapters_of_a_word_document_without_heading_styles_are_found_by_their_words() -> None:
    """Headings typed as plain paragraphs, or a single one with a style, do not hide the chapters."""
    typed = [(style, text) for n in (1, 2) for style, text in (("Normal", f"Chapter {n}"), ("Normal", PROSE))]

    assert read("moor.docx", docx(typed)).chapters == CHAPTERS
    assert read("moor.docx", docx([("Title", "The Moor"), *typed])).chapters == CHAPTERS
    assert read("moor.docx", docx([("Heading 1", "The Moor"), *typed])).chapters == CHAPTERS


def test_pages_beside_the_story_are_not_read() -> None:
    """Neither the navigation as a page nor a page that is not in the line of reading is text."""
    entries = "".join(f'<li><a href="c{n}.xhtml">Chapter {n}</a></li>' for n in (1, 2))
    book = epub({**PAGES, "note.xhtml": page("<p>A note.</p>")}, navigation=nav(entries))
    package = zipfile.ZipFile(io.BytesIO(book)).read("OEBPS/book.opf").decode()
    package = package.replace('<itemref idref="p2"/>', '<itemref idref="p2" linear="no"/><itemref idref="nav"/>')

    assert read("moor.epub", repacked(book, {"OEBPS/book.opf": package})).chapters == CHAPTERS


def test_the_end_of_a_page_is_read() -> None:
    """Text at the very end, without a mark after it, is all there."""
    assert read("moor.epub", epub({"a.xhtml": "<p>Rain</p>Salt &amp"})).chapters == (Chapter("moor", "Rain\n\nSalt &"),)


@pytest.mark.parametrize("mark", ["<a ", '<a b="', "<!--", "</", "<", "&#"])
def test_unfinished_marks_do_not_hold_up_a_book(mark: str) -> None:
    """A page of nothing but the beginnings of marks is read in time that grows with its length alone."""
    book = epub({"a.xhtml": page(PROSE) + mark * 100_000})

    assert processor_seconds(lambda: read_sources([("moor.epub", book)])) < 3


def test_a_word_document_reads_with_its_changes_accepted_and_without_its_contents() -> None:
    """Tracked insertions are text with their breaks, deletions and the table of contents are not."""
    document = docx([("TOC Heading", "Contents"), ("toc 1", "One 1"), ("Heading 1", "One"), ("Normal", "MARK")])
    body = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    changed = body.replace(
        "<w:r><w:t>MARK</w:t></w:r>",
        '<w:ins w:id="1" w:author="A"><w:r><w:t>Rain</w:t><w:br/><w:t>fell.</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>Snow.</w:delText></w:r></w:del>',
    )

    assert read("moor.docx", repacked(document, {"word/document.xml": changed})).chapters == (
        Chapter("One", "Rain\nfell."),
    )


def test_a_zip_is_read_in_the_natural_order_of_its_paths() -> None:
    """Files in folders come in the order a person counts them; hidden ones do not come; bad ones do not stop others."""
    packed = zipped(
        {
            "book/chapter 10.txt": "Ten.",
            "book/chapter 2.md": "Two.",
            "book/Chapter 1.docx": WORD,
            "book/.draft.txt": "Hidden.",
            "__MACOSX/book/._chapter 2.md": "Hidden.",
            "book/more.zip": zipped({"a.txt": "A."}),
            "../outside.txt": "Outside.",
            "book/broken.epub": "no book",
            "book/cover.png": b"\x89PNG",
        }
    )
    texts, unread = read_sources([("moor 10.txt", b"After."), ("moor 2.zip", packed)])

    assert [source.name for source in texts] == [
        *("../outside.txt", "book/Chapter 1.docx", "book/chapter 2.md", "book/chapter 10.txt", "moor 10.txt"),
    ]
    assert [(each.name, each.reason.split(";")[0]) for each in unread] == [
        ("book/broken.epub", "This file is damaged or cut off"),
        ("book/cover.png", "Files of this kind cannot be read"),
        ("book/more.zip", "This is a ZIP within a ZIP"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("moor.txt", b"", "is empty"),
        ("moor.txt", b" \n\n ", "holds no text"),
        ("moor.txt", b"{\\rtf1 Rain}", "This is not text"),
        ("moor.xyz", b"Rain.", "Files of this kind cannot be read"),
        ("moor.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "Files of this kind cannot be read"),
        ("moor.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old Word file or has a password"),
        ("moor.docx", b"Rain.", "damaged or cut off"),
        ("moor.docx", WORD[: len(WORD) // 2], "damaged or cut off"),
        ("moor.epub", BOOK[: len(BOOK) // 2], "damaged or cut off"),
        ("moor.zip", BOOK[: len(BOOK) // 2], "damaged or cut off"),
        ("moor.zip", zipped({}), "holds no files"),
        ("moor.zip", b"Rain.", "damaged or cut off"),
        ("moor.pdf", PRINTED[: len(PRINTED) // 3], "damaged or cut off"),
        ("moor.pdf", pdf("#set page(header: none)\n#rect(width: 2cm)"), "OCR"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, data: bytes, said: str) -> None:
    """Each kind of trouble has its sentence, which says what to do next."""
    sentence = reason(name, data)

    assert said in sentence
    assert sentence.endswith(".")
    assert ";" in sentence


def test_a_pdf_with_a_password_is_refused_and_one_that_is_only_locked_is_read() -> None:
    """What opens without a password is read; what does not says that it is protected."""

    def locked(password: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PRINTED)))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        saved = io.BytesIO()
        writer.write(saved)
        return saved.getvalue()

    assert "is protected" in reason("moor.pdf", locked("secret"))
    assert read("moor.pdf", locked("")).chapters == (Chapter("Chapter 1", PROSE),)


def test_a_file_in_a_zip_with_a_password_is_refused() -> None:
    """The one that is protected says so, the others are read."""
    packed = bytearray(zipped({"1.txt": "Rain.", "2.txt": "Snow."}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    texts, unread = read_sources([("moor.zip", bytes(packed))])

    assert [source.name for source in texts] == ["2.txt"]
    assert [(each.name, "is protected" in each.reason) for each in unread] == [("1.txt", True)]


def test_a_file_without_a_name_in_a_zip_is_passed_over() -> None:
    """A ZIP that was damaged so that an entry lost its name is read for the others."""
    packed = bytearray(zipped({"1": "Rain.", "2.txt": "Snow."}))
    lengths = packed.index(b"PK\x01\x02") + 28
    packed[lengths : lengths + 4] = bytes((0, 0, 1, 0))

    assert [source.name for source in read_sources([("moor.zip", bytes(packed))])[0]] == ["2.txt"]


def test_a_book_protected_against_copying_is_refused() -> None:
    """Pages that are encrypted are not read as text; a book whose fonts alone are obscured is."""

    def encrypted(path: str) -> bytes:
        return epub(PAGES, more={"META-INF/encryption.xml": f'<e><CipherReference URI="{path}"/></e>'})

    assert "protected against copying" in reason("moor.epub", encrypted("OEBPS/c2.xhtml"))
    assert read("moor.epub", encrypted("OEBPS/font.ttf")).chapters == CHAPTERS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("moor.docx", repacked(WORD, {"word/document.xml": BOMB})),
        ("moor.docx", repacked(WORD, {"word/styles.xml": BOMB.encode("utf-16")})),
        ("moor.epub", repacked(BOOK, {"OEBPS/book.opf": BOMB})),
        ("moor.epub", repacked(BOOK, {"META-INF/container.xml": BOMB})),
    ],
)
def test_xml_that_declares_entities_is_refused(name: str, data: bytes) -> None:
    """No entity is ever expanded, wherever in a document it is declared."""
    assert "damaged" in reason(name, data)


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    """The bound holds for all the files of an upload together, those in documents in a ZIP too."""
    half = bytes(MOST_UNPACKED // 2 + 1)
    packed = zipped({"1.docx": repacked(WORD, {"word/media/1.bin": half}), "2.docx": repacked(WORD, {"x.bin": half})})
    texts, unread = read_sources([("moor.zip", packed)])

    assert [source.name for source in texts] == ["1.docx"]
    assert [(each.name, "unpacks to more than" in each.reason) for each in unread] == [("2.docx", True)]


MARKS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"{\\rtf"])
ENDINGS = st.sampled_from(["", ".x", *READABLE])


@given(MARKS, st.binary(max_size=400), ENDINGS)
def test_no_bytes_are_ever_raised_about(mark: bytes, data: bytes, ending: str) -> None:
    """Any bytes under any ending are a text or are refused with a sentence, never lost."""
    texts, unread = read_sources([(f"moor{ending}", mark + data)])

    assert len(texts) + len(unread) == 1
    assert all(chapter.text for source in texts for chapter in source.chapters)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from([("a.docx", WORD), ("a.epub", BOOK), ("a.pdf", PRINTED), ("a.zip", BOOK)]), st.data())
def test_a_file_damaged_anywhere_is_never_raised_about(file: tuple[str, bytes], data: st.DataObject) -> None:
    """A real file with some of its bytes changed is a text or is refused."""
    name, whole = file
    damaged = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    texts, unread = read_sources([(name, bytes(damaged))])

    assert texts or unread


def test_what_reads_documents_is_loaded_only_for_them() -> None:
    """The first page of the application does not wait for libraries that it does not need."""
    loaded = "import sys, scriptgen_core.adaptation; print({'pypdf', 'mammoth'} & set(sys.modules))"

    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
