"""Rounds of revision over real drafts: locked scenes and pages, marks and colours in every file."""

import io

import defusedxml.ElementTree
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.formats import write_fountain
from scriptgen_core.orchestrator.export_desk import ExportDesk
from scriptgen_core.orchestrator.manuscript import manuscript_of, revisions_of
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.revision_desk import RevisionDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import hand_draft
from tests.fakes.forks import forks

PARAGRAPHS = ["A fork. " * 30, "NORA\nEleven. " + "No. " * 90, "EXT. QUAY - DAY"]


class Office:
    """A project and the desks its writer goes between."""

    def __init__(self, stores):
        self.stores = stores
        self.scripts, self.exports, self.revisions = ScriptDesk(stores), ExportDesk(stores), RevisionDesk(stores)
        self.id = forks(stores).id

    def type(self, old, new):
        opened = self.scripts.open(self.id)
        assert old in opened.text
        self.scripts.save(self.id, opened.revision, opened.text.replace(old, new))

    def lock(self, color=None, *, keeps_pages=False):
        so_far = self.stores.revisions.rounds(self.id)
        after = so_far[-1].id if so_far else None
        color = color or self.revisions.next_color(self.id)
        return self.revisions.lock(self.id, color=color, date="3/4/2026", keeps_pages=keeps_pages, after=after)

    def changed(self):
        """What each round changed, as (colour, lines, pages)."""
        return [(each.round.color, each.lines, each.pages) for each in self.revisions.rounds(self.id)]

    def headings(self, draft=None):
        lines = self.exports.export(self.id, "fountain", draft).decode().split("\n")
        return [line.lstrip(".") for line in lines if line.endswith("#")]

    def sheets(self, draft=None):
        pdf = PdfReader(io.BytesIO(self.exports.export(self.id, "pdf", draft)))
        return [page.extract_text(extraction_mode="layout") for page in pdf.pages][1:]

    def pages(self):
        pages = self.scripts.laid_out(self.scripts.open(self.id)).pages
        return [(page.label, [line.text for line in page.lines]) for page in pages]


@pytest.fixture
def office(sqlite_database):
    return Office(open_stores(sqlite_database))


def test_locking_keeps_the_script_as_a_numbered_draft_and_the_next_colour_follows(office):
    first = office.lock()
    assert (first.color, first.draft_name) == ("Blue", "White draft")
    assert office.headings(first.draft_id) == ["INT. BAKERY - DAWN #1#", "EXT. VAN - DAY #2#", "INT. HALL - NIGHT #3#"]
    assert "#" not in office.scripts.open(office.id).text
    assert office.revisions.next_color(office.id) == "Pink"
    assert office.lock().draft_name == "Blue draft"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.sampled_from(["A fork. " * 30, "NORA\nEleven. " + "No. " * 90, "EXT. QUAY - DAY"]), max_size=25)
)
@pytest.mark.parametrize("keeps_pages", [True, False])
def test_locking_and_changing_nothing_gives_no_marks_and_the_same_pages(tmp_path_factory, keeps_pages, lines):
    office = Office(open_stores(Database(f"sqlite:///{tmp_path_factory.mktemp('lock') / 'script.sqlite'}")))
    office.type("Forks, counted twice.\n", "\n\n".join(["Forks.", *lines, "End."]))
    before = office.pages()
    for _ in range(2):
        office.lock(keeps_pages=keeps_pages)
    assert [(lines, pages) for _, lines, pages in office.changed()] == [(0, ()), (0, ())]
    assert office.pages() == before


def test_a_typed_change_is_marked_and_its_page_names_colour_and_date(office):
    office.lock()
    office.type("A tyre is flat.", "Two tyres are flat.")
    (sheet,) = office.sheets()
    marked = [line.rstrip() for line in sheet.split("\n") if line.rstrip().endswith("*")]
    assert sheet.split("\n")[0].strip() == "Blue Revision 3/4/2026"
    assert [line.split("*")[0].strip() for line in marked] == ["Two tyres are flat."]
    assert office.changed() == [("Blue", 1, ("1",))]
    assert [line.split() for line in sheet.split("\n") if "VAN" in line] == [["2", "EXT.", "VAN", "-", "DAY", "2"]]


def test_a_draft_kept_before_the_lock_prints_as_it_did(office):
    rough = office.stores.scripts.name_draft(office.id, "Rough")
    files = [office.exports.export(office.id, format, rough.id) for format in ("fountain", "pdf", "fdx")]
    office.lock()
    office.type("A tyre is flat.", "Two tyres are flat.")
    assert [office.exports.export(office.id, format, rough.id) for format in ("fountain", "pdf", "fdx")] == files


def test_a_draft_that_a_machine_wrote_and_the_writer_accepted_is_marked_too(office):
    office.lock()
    scene = office.stores.scripts.scenes(office.id)[0]
    office.stores.scripts.save_draft(scene.id, hand_draft(scene.draft, scene.text.replace("Eleven", "Twelve")))
    assert office.changed() == [("Blue", 1, ("1",))]


def test_each_round_keeps_its_own_changes_and_words_changed_again_are_of_the_later_one(office):
    office.lock()
    office.type("A tyre is flat.", "Two tyres are flat.")
    office.type("Eleven.", "Twelve.")
    blue = office.lock()
    office.type("Twelve.", "Eleven.")
    assert office.changed() == [("Blue", 1, ("1",)), ("Pink", 1, ("1",))]
    assert office.sheets()[0].split("\n")[0].strip() == "Pink Revision 3/4/2026"
    assert office.sheets(blue.draft_id)[0].split("\n")[0].strip() == "Blue Revision 3/4/2026"
    fdx = defusedxml.ElementTree.fromstring(office.exports.export(office.id, "fdx").decode())
    assert [each.get("Name") for each in fdx.iter("Revision")] == ["Blue Rev. (3/4/2026)", "Pink Rev. (3/4/2026)"]
    changed = {each.get("RevisionID"): each.text for each in fdx.iter("Text") if each.get("RevisionID")}
    assert changed == {"1": "Two tyres are", "2": "Eleven."}


def test_scene_numbers_stay_with_their_scenes(office):
    """A new scene is 2A, a lost one OMITTED, and one that is put back has its number again."""
    office.lock()
    van = office.stores.scripts.scenes(office.id)[1].id
    office.type("INT. HALL", "EXT. QUAY - NIGHT\n\nNobody waits.\n\nINT. HALL")
    office.stores.scripts.remove(van)
    gone = ["INT. BAKERY - DAWN #1#", "OMITTED #2#", "EXT. QUAY - NIGHT #2A#", "INT. HALL - NIGHT #3#"]
    assert office.headings() == gone
    second = office.lock()
    assert (office.headings(second.draft_id), office.headings()) == (gone, gone)
    assert office.exports.contents(office.id).scenes == 3
    office.stores.scripts.put_back(van)
    assert office.headings()[1] == "EXT. VAN - DAY #2#"
    assert [color for color, lines, _ in office.changed() if lines] == ["Blue", "Pink"]


def test_a_scene_keeps_its_number_when_its_heading_and_its_words_change_and_when_it_moves(office):
    office.lock()
    hall = office.stores.scripts.scenes(office.id)[2].id
    office.type("INT. HALL - NIGHT", "INT. CELLAR - DAWN")
    office.stores.scripts.move(hall, 0)
    assert office.headings() == ["INT. CELLAR - DAWN #3#", "INT. BAKERY - DAWN #1#", "EXT. VAN - DAY #2#"]


def test_a_stored_scene_with_two_headings_has_two_numbers_that_stay_when_an_edit_parts_it(office):
    scene = office.stores.scripts.scenes(office.id)[1]
    two = "EXT. VAN - DAY\n\nA tyre is flat.\n\nINT. VAN - DAY\n\nThe radio.\n\n"
    office.stores.scripts.save_draft(scene.id, hand_draft(scene.draft, two))
    office.lock()
    numbered = office.headings()
    office.type("The radio.", "The radio, loud.")
    assert len(office.stores.scripts.scenes(office.id)) == 4
    assert office.headings() == numbered


def test_a_number_that_is_taken_is_not_given_twice(office):
    office.lock()
    office.type("INT. HALL", "EXT. QUAY - NIGHT #2#\n\nNobody waits.\n\nINT. HALL")
    assert office.headings()[1:3] == ["EXT. VAN - DAY #2#", "EXT. QUAY - NIGHT #2A#"]


def test_a_scene_put_in_is_numbered_the_way_chosen_and_one_that_is_locked_keeps_its_number(office):
    """The British way counts toward the next scene; 2A, locked before it was chosen, stays."""
    office.lock()
    office.type("INT. HALL", "EXT. QUAY - NIGHT\n\nNobody waits.\n\nINT. HALL")
    office.lock()
    office.stores.projects.update(office.id, {"page_options": {"inserted": "british"}})
    office.type("EXT. VAN", "EXT. ROAD - DAY\n\nA crossing.\n\nEXT. VAN")
    numbers = [heading.split("#")[1] for heading in office.headings()]
    assert numbers == ["1", "A2", "2", "2A", "3"]
    scheme = defusedxml.ElementTree.fromstring(office.exports.export(office.id, "fdx").decode()).find(
        "SceneNumberOptions"
    )
    assert scheme.get("NumberScheme") == "A1"


def test_a_first_lock_numbers_scenes_between_the_writers_own_the_way_chosen(office):
    office.stores.projects.update(office.id, {"page_options": {"inserted": "british"}})
    for heading, number in (("INT. BAKERY - DAWN", "7"), ("INT. HALL - NIGHT", "9")):
        office.type(heading, f"{heading} #{number}#")
    assert [each.number for each in office.lock().scene_numbers] == ["7", "A9", "9"]


def test_numbers_that_the_writer_brought_along_are_kept(office):
    for heading, number in (("INT. BAKERY - DAWN", "7"), ("INT. HALL - NIGHT", "9")):
        office.type(heading, f"{heading} #{number}#")
    first = office.lock()
    assert [each.number for each in first.scene_numbers] == ["7", "7A", "9"]


def test_pages_stay_when_asked(office):
    """What no longer fits page 1 is on 1A, and page 2 begins where it did."""
    office.type("Forks, counted twice.", "\n\n".join(f"Fork {number}." for number in range(60)))
    second = office.pages()[2][1][0]
    office.lock(keeps_pages=True)
    office.type("A tyre is flat.", "\n\n".join(f"Tyre {number}." for number in range(20)))
    pages = office.pages()
    assert [label for label, _ in pages][1:4] == ["1", "1A", "2"]
    assert pages[3][1][0] == second
    heads = [sheet.split("\n")[0].split() for sheet in office.sheets()[:3]]
    assert heads[:2] == [["Blue", "Revision", "3/4/2026"], ["Blue", "Revision", "3/4/2026", "1A."]]
    assert heads[2][-1] == "2."


def test_a_draft_locked_with_its_pages_keeps_them_on_other_paper(office):
    office.type("Forks, counted twice.", "\n\n".join(f"Fork {number}." for number in range(60)))
    first = office.lock(keeps_pages=True)
    letter = [sheet.split("\n")[-1] for sheet in office.sheets(first.draft_id)]
    office.stores.projects.update(office.id, {"page_options": {"paper": "A4"}})
    assert [sheet.split("\n")[-1] for sheet in office.sheets(first.draft_id)] == letter


def test_what_looks_unready_is_in_its_scene_though_one_before_it_is_omitted(office):
    office.lock()
    office.stores.scripts.remove(office.stores.scripts.scenes(office.id)[0].id)
    office.type("Forks, counted", "TODO, counted")
    assert [each.scene for each in office.exports.check(office.id).unready if "TODO" in each.words] == [1]


def test_a_round_taken_back_leaves_the_script_as_it_was_and_can_be_put_back(office):
    before = office.pages(), office.exports.export(office.id, "fdx")
    first = office.lock()
    office.type("A tyre is flat.", "Two tyres are flat.")
    marked = office.exports.export(office.id, "pdf")
    office.revisions.take_back(first.id)
    assert office.changed() == []
    assert "#" not in office.exports.export(office.id, "fountain").decode()
    office.revisions.put_back(first.id)
    assert office.exports.export(office.id, "pdf") == marked
    office.revisions.take_back(first.id)
    office.type("Two tyres are flat.", "A tyre is flat.")
    assert (office.pages(), office.exports.export(office.id, "fdx")) == before


def test_two_tabs_that_begin_a_round_begin_one(office):
    office.revisions.lock(office.id, color="Blue", date="", keeps_pages=False, after=None)
    with pytest.raises(VersionConflict, match="press again"):
        office.revisions.lock(office.id, color="Blue", date="", keeps_pages=False, after=None)
    assert len(office.stores.scripts.named_drafts(office.id)) == 1


def test_a_round_without_a_colour_is_refused(office):
    with pytest.raises(InputError, match="Blue"):
        office.lock("  \n ")


def test_a_backup_carries_the_rounds(office):
    office.lock(keeps_pages=True)
    office.type("A tyre is flat.", "Two tyres are flat.")
    backup = ProjectDesk(office.stores, office.scripts).back_up(office.id)
    copy = ProjectDesk(office.stores, office.scripts).import_backup(backup).project
    assert office.exports.export(copy.id, "fdx") == office.exports.export(office.id, "fdx").replace(
        b"FORKS", b"FORKS (IMPORTED)"
    ).replace(b"Forks<", b"Forks (imported)<")
    assert revisions_of(manuscript_of(office.stores, copy.id)).changed
    assert write_fountain(office.scripts.screenplay(copy.id)).count("#") == 6
