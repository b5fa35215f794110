"""A screenplay file becomes a project, whole or not at all, and comes out again as the same screenplay."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from scriptgen_core.core.errors import FormatError, InputError
from scriptgen_core.core.models import Base
from scriptgen_core.core.screenplay import Revised, Revision, Revisions, Screenplay
from scriptgen_core.core.story import Author
from scriptgen_core.formats import (
    A4,
    PageSetup,
    parse_fountain,
    read_fdx,
    read_script_file,
    write_fdx,
    write_fountain,
    write_text,
)
from scriptgen_core.orchestrator.export_desk import ExportDesk
from scriptgen_core.orchestrator.import_desk import NO_LOG_LINE, ImportDesk
from scriptgen_core.orchestrator.imported_script import read_import
from scriptgen_core.orchestrator.manuscript import manuscript_of
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.script_desk import MAX_SCRIPT, ScriptDesk
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.page_options import PageOptions
from scriptgen_core.projects.script_types import machine_draft
from tests.formats.test_fountain_roundtrip import TEXTS

GOLDEN = sorted((Path(__file__).parents[1] / "formats" / "golden").glob("*.f*"))
SCRIPT = """Title: Ebb
Author: P. Okafor
Logline: A net mender waits for a boat that sank.

INT. NET SHED - DAY

= She mends, he lies.

[[Too slow?]]

Éva mends. McRae watches.

ÉVA (V.O.)
You were a net once.

MCRAE (CONT'D)
(low)
I was a boat. [[which boat?]]

EXT. SLIP - CONTINUOUS

ÉVA & MCRAE
Now.
"""


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def desk(stores):
    return ImportDesk(stores)


def imported(desk, name="ebb.fountain", data=None, title=None):
    script = desk.look(data or SCRIPT.encode(), name)
    return desk.make_project(script, script.title if title is None else title, "")


def rows(stores):
    with stores.database.read() as session:
        tables = Base.metadata.sorted_tables
        return sum(session.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables)


def test_a_file_is_looked_at_before_anything_is_stored(desk, stores):
    before = rows(stores)
    script = desk.look(SCRIPT.encode(), "ebb.fountain")
    assert (script.title, script.log_line) == ("Ebb", "A net mender waits for a boat that sank.")
    assert script.headings == ("INT. NET SHED - DAY", "EXT. SLIP - CONTINUOUS")
    assert [(each.name, len(each.speeches), each.scenes) for each in script.people] == [
        ("Éva", 2, (0, 1)),
        ("McRae", 2, (0, 1)),
    ]
    assert (script.pages, script.notes, script.format.value) == (1, 2, "Short")
    assert rows(stores) == before


def test_scenes_come_in_as_the_writers_own_each_with_an_approved_card(desk, stores):
    project = imported(desk)
    first, second = stores.scripts.scenes(project.id)
    assert first.draft.origin == "import"
    assert first.draft.is_the_writers
    assert (first.card.place, first.card.time, first.card.int_ext) == ("Net Shed", "DAY", "INT.")
    assert (first.card.description, first.card.characters) == ("She mends, he lies.", ("Éva", "McRae"))
    assert (second.card.heading, second.approved) == ("EXT. SLIP - CONTINUOUS", True)


def test_a_rewrite_that_the_writer_took_leaves_an_imported_scene_hers(desk, stores):
    scene = stores.scripts.scenes(imported(desk).id)[0]
    model = Author("model", "openai", "gpt-x")
    rewritten = machine_draft(f"{scene.text}\nA gull.\n", model, "rewrite", old=scene.draft, run_id="run")
    assert not stores.scripts.save_draft(scene.id, rewritten).may_be_replaced


def test_notes_stand_on_review_with_their_line_and_stay_in_the_text(desk, stores):
    project = imported(desk)
    notes = [each.note for each in stores.reviews.notes(project.id)]
    assert {(note.text, note.quote, note.source) for note in notes} == {
        ("Too slow?", "INT. NET SHED - DAY", "writer"),
        ("which boat?", "I was a boat.", "writer"),
    }
    assert "[[which boat?]]" in ScriptDesk(stores).open(project.id).text


def test_the_title_page_comes_in_and_the_title_can_be_another_one(desk, stores):
    project = imported(desk, title="Low Tide")
    assert (project.title, project.log_line) == ("Low Tide", NO_LOG_LINE)
    assert project.title_page["Author"] == "P. Okafor"
    assert ScriptDesk(stores).screenplay(project.id).title_value("Title") == "Low Tide"
    assert desk.look(b"INT. A - DAY\n\nRain.\n", "untitled.txt").title == "untitled"


def test_a_final_draft_document_brings_its_pages_with_it(desk, stores):
    setup = PageSetup(A4, more=False, continued=False, scene_numbers="right", inserted="british", header="EBB")
    script = desk.look(write_fdx(parse_fountain("INT. SHED - DAY #2A#\n\nRain."), setup=setup), "ebb.fdx")
    project = desk.make_project(script, "Ebb", "A boat.")
    assert manuscript_of(stores, project.id).setup == setup
    assert (script.pages, script.left_out) == (1, ())
    assert read_fdx(ExportDesk(stores).export(project.id, "fdx")).setup == setup
    assert desk.make_project(desk.look(b"INT. SHED #2A#", "ebb.fountain"), "Ebb", "").page_options == PageOptions()


def test_a_title_in_lines_and_style_stays_as_it_is_until_the_writer_gives_another_one(desk, stores):
    styled = b"Title:\n    **EBB**\n    Act One\n\nINT. SHED - DAY\n\nRain.\n"
    kept, other = imported(desk, data=styled), imported(desk, data=styled, title="Low Tide")
    titles = [ScriptDesk(stores).screenplay(each.id).title_value("Title") for each in (kept, other)]
    assert (kept.title, titles) == ("EBB", ["**EBB**\nAct One", "Low Tide"])


def test_what_has_no_place_is_told_before_anything_is_stored(desk):
    marks = Revisions((Revision("Blue"),), (Revised(0, 0, 3, 0),))
    fdx = write_fdx(parse_fountain("INT. SHED - DAY\n\nRain.\n"), marks)
    assert [each.what for each in desk.look(fdx, "ebb.fdx").left_out] == ["marks of 1 round of revision"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("ebb.pdf", b"%PDF-1.7", "give a file that ends in .fountain, .fdx or .txt"),
        ("ebb.txt", b"PK\x03\x04 zip", "This is not text"),
        ("ebb.fdx", b"<FinalDraft><Content>", "damaged"),
        ("ebb.fdx", b"INT. SHED - DAY", "not a Final Draft document"),
        ("ebb.fountain", b"", "holds no script"),
        ("ebb.fountain", b"Title: Ebb\n", "has a title page and no script"),
        ("ebb.fountain", b"x" * (MAX_SCRIPT + 1), "import it in two parts"),
    ],
)
def test_a_file_that_is_no_script_is_refused_in_words_and_nothing_is_stored(desk, stores, name, data, words):
    before = rows(stores)
    with pytest.raises(FormatError, match=words):
        desk.look(data, name)
    assert rows(stores) == before


def test_an_import_that_fails_half_way_stores_nothing(desk, stores):
    before = rows(stores)
    with stores.database.write() as session:
        session.execute(sa.text("create trigger full before insert on note begin select raise(abort, 'full'); end"))
    with pytest.raises(sa.exc.SQLAlchemyError):
        imported(desk)
    assert rows(stores) == before


def test_a_title_that_is_refused_stores_nothing(desk, stores):
    before = rows(stores)
    with pytest.raises(InputError, match="title"):
        imported(desk, title=" ")
    assert rows(stores) == before


@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: path.name)
def test_what_came_from_a_file_goes_out_as_the_same_screenplay(desk, stores, case):
    project = imported(desk, case.name, case.read_bytes())
    out = ScriptDesk(stores).screenplay(project.id)
    assert out.elements == read_script_file(case.read_bytes(), case.name).screenplay.elements


@pytest.mark.parametrize("ending", [".fountain", ".fdx", ".txt"])
def test_a_project_exported_and_imported_is_the_same_screenplay(desk, stores, ending):
    scripts = ScriptDesk(stores)
    ProjectDesk(stores, scripts).install_sample()
    sample = stores.projects.list()[0].project
    before = scripts.screenplay(sample.id)
    project = imported(desk, f"sample{ending}", exported(before, ending))
    after = scripts.screenplay(project.id)
    assert after.elements == before.elements
    assert after.title_value("Title") == before.title_value("Title")
    assert after.title_page == before.title_page or ending != ".fountain", "the others print no names of fields"
    assert len(stores.scripts.scenes(project.id)) == 9


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_fountain_text_comes_in_with_every_element_it_has(text):
    text = text.lstrip("\ufeff")
    elements = parse_fountain(text).elements
    if not write_fountain(Screenplay(elements)).strip():
        return
    script = read_import(text.encode(), "any.fountain")
    assert parse_fountain(join_scenes(script.texts)).elements == elements


def exported(screenplay, ending):
    if ending == ".fdx":
        return write_fdx(screenplay)
    return (write_fountain(screenplay) if ending == ".fountain" else write_text(screenplay)).encode()
