"""The script as files, with all that the writer chose about its pages and sends along."""

import io
from datetime import datetime

import defusedxml.ElementTree
import pytest
from pypdf import PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.orchestrator.export_desk import ExportDesk, Sending
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.revision_desk import RevisionDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from tests.fakes.forks import forks


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def scripts(stores):
    return ScriptDesk(stores)


@pytest.fixture
def desk(stores):
    return ExportDesk(stores)


@pytest.fixture
def project(stores):
    return forks(stores)


def test_the_three_files_hold_the_same_screenplay(desk, project):
    fountain = desk.export(project.id, "fountain").decode()
    pdf = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(desk.export(project.id, "pdf"))).pages)
    fdx = defusedxml.ElementTree.fromstring(desk.export(project.id, "fdx").decode())
    fdx_text = "".join(fdx.itertext())
    for line in ("INT. BAKERY - DAWN", "Flour on every sill.", "Eleven.", "Forks, counted twice."):
        assert line in fountain
        assert line in pdf
        assert line in fdx_text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Forks", "Forks - {}.pdf"),
        ("../../etc/passwd", "etc passwd - {}.pdf"),
        ("<script>", "script - {}.pdf"),
        ("Вилки: часть 1", "Вилки часть 1 - {}.pdf"),
        ("...", "Screenplay - {}.pdf"),
        ("CON", "CON_ - {}.pdf"),
        ("x" * 200, "x" * 87 + " - {}.pdf"),
    ],
)
def test_file_names_come_from_the_title_and_the_date_and_stay_in_the_folder(desk, stores, title, name):
    project = stores.projects.create({"title": title, "log_line": "x"})
    made = desk.file_name(project.id, "pdf")
    assert "/" not in made
    assert "\\" not in made
    assert " ".join(made.split()) == name.format(f"{datetime.now():%Y-%m-%d}")


def test_a_file_name_says_which_draft_it_holds(desk, stores, project):
    kept = stores.scripts.name_draft(project.id, "Table / read")
    assert desk.file_name(project.id, "fdx", kept.id).startswith("Forks - Table read - 20")
    RevisionDesk(stores).lock(project.id, color="Blue", date="", keeps_pages=False)
    assert desk.file_name(project.id, "pdf").startswith("Forks - Blue revision - 20")


def printed(data):
    return [page.extract_text(extraction_mode="layout") for page in PdfReader(io.BytesIO(data)).pages]


def choose(stores, project, **options):
    kept = stores.projects.get(project.id).page_options
    stores.projects.update(project.id, {"page_options": {**kept, **options}})


def test_the_preview_the_count_and_the_pdf_follow_the_options_of_the_project(desk, scripts, stores, project):
    """58 lines a page on A4, where US Letter has 54."""
    opened = scripts.open(project.id)
    scripts.save(project.id, opened.revision, opened.text + "\n\nOne more fork." * 100)
    counts = []
    for paper in ("Letter", "A4"):
        choose(stores, project, paper=paper)
        pages = [page for page in scripts.laid_out(scripts.open(project.id)).pages if page.number]
        sheets = printed(desk.export(project.id, "pdf"))
        assert [page.lines[-1].text for page in pages] == [sheet.split("\n")[-1].strip() for sheet in sheets[1:]]
        assert desk.contents(project.id).pages == len(pages)
        counts.append(max(line.row for line in pages[1].lines) + 1)
    assert counts == [53, 57]
    assert b'<PageSize Height="11.69" Width="8.27" />' in desk.export(project.id, "fdx")
    assert scripts.laid_out(scripts.open(project.id)).setup.paper.name == "A4"


def test_scene_numbers_and_a_header_are_printed_as_chosen_and_a_spec_script_has_none(desk, scripts, stores, project):
    opened = scripts.open(project.id)
    scripts.save(project.id, opened.revision, opened.text + "\n\nOne more fork." * 100)
    assert "1  INT. BAKERY" not in printed(desk.export(project.id, "pdf"))[1]
    assert "#" not in desk.export(project.id, "fountain").decode()
    choose(stores, project, scene_numbers="left", header="FORKS - ROUGH")
    sheets = printed(desk.export(project.id, "pdf"))
    assert sheets[1].split("\n")[0].split() == ["1", "INT.", "BAKERY", "-", "DAWN"]
    assert "FORKS - ROUGH" in sheets[2]
    assert "INT. HALL - NIGHT #3#" in desk.export(project.id, "fountain").decode()
    assert b'Number="3"' in desk.export(project.id, "fdx")


def test_a_copy_of_a_project_prints_as_the_first_does(stores, scripts, project):
    choose(stores, project, paper="A4", continueds=False)
    copy = ProjectDesk(stores, scripts).duplicate(project.id)
    assert copy.page_options == stores.projects.get(project.id).page_options


def rewrite(scripts, project, old, new):
    opened = scripts.open(project.id)
    assert old in opened.text
    scripts.save(project.id, opened.revision, opened.text.replace(old, new))


def test_a_recipient_stands_across_every_page_and_is_remembered(desk, project):
    sheets = printed(desk.export(project.id, "pdf", sending=Sending(recipient=" Mara\nOlsen ")))
    assert all("Mara Olsen" in " ".join(sheet.split()) for sheet in sheets)
    assert b"Mara" not in desk.export(project.id, "fountain", sending=Sending(recipient="Mara Olsen"))
    for name in ("Mara Olsen", "Jo", " Mara  Olsen", " "):
        desk.remember_recipient(name)
    assert desk.recipients() == ("Mara Olsen", "Jo")


def test_only_the_pages_asked_for_are_printed_and_others_are_refused_in_words(desk, scripts, project):
    rewrite(scripts, project, "Forks, counted twice.", "\n\n".join(f"Fork {number}." for number in range(100)))
    sheets = printed(desk.export(project.id, "pdf", sending=Sending(pages="2-3, 4")))
    assert [sheet.split("\n")[0].strip() for sheet in sheets] == ["2.", "3.", "4."]
    for pages, said in (("3-x", '"3-x" is no page'), ("9", "The pages go from 1 to 4"), ("3-2", "write 2-3")):
        with pytest.raises(FormatError, match=said):
            desk.check_range(project.id, pages)
    desk.check_range(project.id, "")


def test_a_clean_copy_holds_only_what_is_printed_and_prints_the_same(desk, scripts, stores, project):
    rewrite(
        scripts,
        project,
        "A tyre is flat.",
        "# Act two\n\n= They stop.\n\nA [[which?]] tyre /* or two */ is flat.\n\n[[Check this.]]\n\n/* He cries. */",
    )
    whole = desk.export(project.id, "fountain")
    clean = Sending(clean=True)
    assert all(mark in whole for mark in (b"[[", b"/*", b"# Act", b"= They"))
    fountain = desk.export(project.id, "fountain", sending=clean)
    assert not [mark for mark in (b"[[", b"/*", b"#", b"= ", b"which", b"cries") if mark in fountain]
    assert b"ScriptNote" not in desk.export(project.id, "fdx", sending=clean)
    assert desk.export(project.id, "pdf", sending=clean) == desk.export(project.id, "pdf")
    RevisionDesk(stores).lock(project.id, color="Blue", date="", keeps_pages=True)
    rewrite(scripts, project, "Eleven.", "Twelve.")
    assert desk.export(project.id, "pdf", sending=clean) == desk.export(project.id, "pdf")


def test_what_the_files_leave_out_and_what_looks_unready_is_told_with_its_scene(desk, scripts, stores, project):
    rewrite(scripts, project, "Flour on every sill.\n\nROSA\nEleven.\n", "[[why here?]]\n")
    rewrite(scripts, project, "A tyre is flat.", "A tyre is TODO.\n\nCHARACTER 2\nHelp. \U00010380\n\n/* He cries. */")
    check = desk.check(project.id)
    assert [(each.words, each.scene) for each in check.in_the_files] == [
        ("Fountain and Final Draft hold 1 note and 1 cut passage beside the pages.", None),
        ("Final Draft leaves out cut text, in EXT. VAN - DAY: He cries.", 1),
    ]
    assert [(each.words, each.scene) for each in check.unready] == [
        ("The PDF cannot show \U00010380 (ugaritic letter alpa): no installed font has it.", 1),
        ("The title page names no author.", None),
        ("The title page has no contact.", None),
        ("INT. BAKERY - DAWN is empty.", 0),
        ("“TODO” is printed: A tyre is TODO.", 1),
        ("CHARACTER 2 speaks and has no real name yet.", 1),
    ]
    assert [each.words for each in desk.check(project.id, clean=True).in_the_files] == [
        "The clean copy leaves out 1 note and 1 cut passage."
    ]
    stores.reviews.write_note(stores.scripts.scenes(project.id)[0].id, "Who is it?")
    assert desk.check(project.id).unready[0].words == "1 note is open on Review."


def test_what_final_draft_has_no_place_for_on_its_pages_is_told(desk, stores, project):
    choose(stores, project, tinted=True)
    assert desk.check(project.id).in_the_files == ()
    RevisionDesk(stores).lock(project.id, color="Blue", date="", keeps_pages=True)
    assert [each.words for each in desk.check(project.id).in_the_files] == [
        "Final Draft leaves out the colour of revised pages",
        "Final Draft leaves out where locked pages begin, and numbers its pages anew",
    ]


def test_a_script_that_is_ready_has_nothing_said_of_it(desk, stores, project):
    stores.projects.update(project.id, {"title_page": {"Author": "R. Fork", "Contact": "r@fork.example"}})
    check = desk.check(project.id)
    assert (check.in_the_files, check.unready) == ((), ())
