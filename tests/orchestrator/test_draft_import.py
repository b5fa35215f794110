"""A file that comes back is merged scene by scene: the writer's text is not overwritten, and nobody's is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.formats import A4, PageSetup, number_scenes, parse_fountain, write_fdx, write_fountain, write_text
from scriptgen_core.orchestrator.import_desk import ImportDesk
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import machine_draft
from scriptgen_core.rewrite.changes import apply_changes

MODEL = Author("model", "openai", "gpt-x", "agent.director", 1)
BAKERY = "INT. BAKERY - DAWN\n\nFlour on every sill.\n\nROSA\nEleven.\n\nThe oven ticks.\n\n"
VAN = "EXT. VAN - DAY\n\nA tyre is flat.\n\n"
HALL = "INT. HALL - NIGHT\n\nForks, counted twice.\n\n"
CELLAR = "INT. CELLAR - DAY\n\nBottles.\n\n"
FORMATS = (".fountain", ".fdx", ".txt")


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    return open_stores(Database(f"sqlite:///{tmp_path_factory.mktemp('import') / 'script.sqlite'}"))


@pytest.fixture
def project(stores):
    return new_project(stores, [BAKERY, VAN, HALL])


def new_project(stores, texts):
    project = stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."})
    cards = [OutlineCard(description="", place="Somewhere") for _ in texts]
    for scene_id, text in zip(stores.scripts.add_cards(project.id, cards, author="model"), texts, strict=True):
        stores.scripts.save_draft(scene_id, machine_draft(text, MODEL, "generated"))
    return project


def file_of(texts, ending=".fountain"):
    screenplay = Screenplay(parse_fountain(join_scenes(texts)).elements)
    if ending == ".fdx":
        return write_fdx(screenplay)
    return (write_fountain(screenplay) if ending == ".fountain" else write_text(screenplay)).encode()


class Round:
    """A file made from the script as it stood, changed apart from it, and brought back."""

    def __init__(self, stores, project, ending=".fountain"):
        self.stores, self.project, self.ending = stores, project, ending
        self.desk, self.scripts = ImportDesk(stores), ScriptDesk(stores)
        self.kept = stores.scripts.name_draft(project.id, "Sent out").id

    def edit(self, old, new):
        opened = self.scripts.open(self.project.id)
        self.scripts.save(self.project.id, opened.revision, opened.text.replace(old, new))
        return self

    def compared(self, texts):
        script = self.desk.look(file_of(texts, self.ending), f"forks{self.ending}")
        origin = next(each for each in self.desk.origins(self.project.id, script) if each.id == self.kept)
        return self.desk.compare(self.project.id, script, origin)

    def back(self, texts, **choices):
        seen = self.compared(texts)
        chosen = {each.key: choices[each.kind] for each in seen.differences if each.kind in choices}
        return self.desk.merge(self.project.id, seen, chosen)

    @property
    def texts(self):
        return [scene.text for scene in self.stores.scripts.scenes(self.project.id) if scene.draft]

    @property
    def proposals(self):
        return ReviewDesk(self.stores).open_proposals(self.project.id)


def accepted(view):
    """The scene with all of a proposal in it."""
    changes = [each.change for each in view.changes]
    return apply_changes(view.scene.text, changes, {change.id for change in changes})


def kinds(comparison):
    return [(each.kind, each.heading) for each in comparison.differences]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_nobody_changed_changes_nothing(stores, project, ending):
    away = Round(stores, project, ending).edit("Flour", "Sugar")
    seen = away.compared([BAKERY, VAN, HALL])
    assert seen.changes_nothing
    assert kinds(seen) == [("ours", "INT. BAKERY - DAWN")]
    before = away.texts
    away.desk.merge(project.id, seen, {})
    assert away.texts == before


@pytest.mark.parametrize("ending", FORMATS)
def test_a_scene_changed_in_the_file_only_takes_the_files_text_and_one_changed_here_stays(stores, project, ending):
    away = Round(stores, project, ending).edit("Flour", "Sugar")
    seen = away.compared([BAKERY, VAN.replace("tyre", "wheel"), HALL])
    assert kinds(seen) == [("ours", "INT. BAKERY - DAWN"), ("changed", "EXT. VAN - DAY")]
    away.desk.merge(project.id, seen, {})
    assert "Sugar" in away.texts[0]
    assert "A wheel is flat." in away.texts[1]
    assert "".join(away.texts[2].split()) == "".join(HALL.split())


def test_the_files_lines_are_imported_and_the_scene_is_the_writers_then(stores, project):
    away = Round(stores, project)
    away.back([BAKERY, VAN.replace("A tyre is flat.", "Nobody has a spare."), HALL])
    draft = stores.scripts.scenes(project.id)[1].draft
    assert (draft.origin, draft.is_the_writers) == ("import", True)
    assert [author.kind for author, _ in draft.authors] == ["model", "import", "model"]


def test_new_and_dropped_scenes_come_and_go_and_a_dropped_one_that_was_changed_here_stays(stores, project):
    away = Round(stores, project).edit("tyre", "wheel")
    seen = away.compared([BAKERY, CELLAR])
    assert kinds(seen) == [("new", "INT. CELLAR - DAY"), ("stays", "EXT. VAN - DAY"), ("gone", "INT. HALL - NIGHT")]
    away.desk.merge(project.id, seen, {})
    assert [text.partition("\n")[0] for text in away.texts] == [
        "INT. BAKERY - DAWN",
        "INT. CELLAR - DAY",
        "EXT. VAN - DAY",
    ]
    assert [scene.text for scene in stores.scripts.removed(project.id)] == [HALL]


def test_a_new_scene_in_the_place_of_a_dropped_one_is_not_taken_for_it(stores, project):
    seen = Round(stores, project).compared([BAKERY, CELLAR, HALL])
    assert kinds(seen) == [("new", "INT. CELLAR - DAY"), ("gone", "EXT. VAN - DAY")]


def test_the_lines_that_differ_are_shown_and_a_scene_of_one_side_whole(stores, project):
    changed, new = Round(stores, project).compared([BAKERY.replace("Eleven", "Twelve"), VAN, HALL, CELLAR]).differences
    assert changed.lines == (("Eleven.", "Twelve."),)
    assert new.lines == (("", CELLAR.strip()),)


def test_moved_scenes_move_and_keep_what_was_changed_here(stores, project):
    away = Round(stores, project).edit("Flour", "Sugar")
    ids = [scene.id for scene in stores.scripts.scenes(project.id)]
    seen = away.compared([HALL, BAKERY, VAN])
    assert seen.reordered
    away.desk.merge(project.id, seen, {})
    assert [scene.id for scene in stores.scripts.scenes(project.id)] == [ids[2], ids[0], ids[1]]
    assert "Sugar" in away.texts[1]


def test_scenes_moved_here_stay_where_they_were_put_when_the_file_moved_none(stores, project):
    away = Round(stores, project)
    hall = stores.scripts.scenes(project.id)[2].id
    stores.scripts.move(hall, 0)
    away.back([BAKERY, VAN.replace("tyre", "wheel"), HALL])
    assert stores.scripts.scenes(project.id)[0].id == hall


def test_a_scene_changed_on_both_sides_stays_and_the_files_changes_go_to_review(stores, project):
    away = Round(stores, project).edit("Flour", "Sugar")
    before = away.texts[0]
    away.back([BAKERY.replace("Eleven", "Twelve").replace("Flour", "Salt"), VAN, HALL])
    assert away.texts[0] == before
    (view,) = away.proposals
    assert [(each.change.old, each.change.new) for each in view.changes] == [
        ("Sugar on every sill.", "Salt on every sill."),
        ("Eleven.", "Twelve."),
    ]
    assert view.changes[0].note.text == "Changed in “forks.fountain”, and here too."


def test_our_other_changes_of_that_scene_are_no_part_of_the_proposal(stores, project):
    away = Round(stores, project).edit("The oven ticks.", "The oven hums.")
    away.back([BAKERY.replace("Eleven", "Twelve"), VAN, HALL])
    (view,) = away.proposals
    assert [each.change.new for each in view.changes] == ["Twelve."]


def test_the_writer_may_take_the_files_scene_or_keep_hers_at_once(stores, project):
    away = Round(stores, project).edit("Flour", "Sugar")
    theirs = [BAKERY.replace("Flour", "Salt"), VAN, HALL]
    away.back(theirs, both="mine")
    assert "Sugar" in away.texts[0]
    scene = stores.scripts.scenes(project.id)[0]
    assert "Salt" in stores.scripts.drafts(scene.id)[0].text, "the file's text is among the earlier drafts"
    away.back(theirs, both="file")
    assert "Salt" in away.texts[0]
    assert not away.proposals


@pytest.mark.parametrize(("choice", "headings"), [("file", 3), ("mine", 2)])
def test_a_scene_changed_in_the_file_and_taken_out_here_comes_back_unless_the_writer_leaves_it_out(
    stores, project, choice, headings
):
    away = Round(stores, project)
    van = stores.scripts.scenes(project.id)[1].id
    stores.scripts.remove(van)
    theirs = [BAKERY, VAN.replace("tyre", "wheel"), HALL]
    assert kinds(away.compared(theirs)) == [("back", "EXT. VAN - DAY")]
    away.back(theirs, back=choice)
    assert len(away.texts) == headings
    assert "wheel" in stores.scripts.drafts(van)[0].text


def test_the_same_change_on_both_sides_is_no_conflict_nor_is_the_same_new_scene(stores, project):
    away = Round(stores, project).edit("Flour", "Sugar").edit(VAN, VAN + CELLAR)
    seen = away.compared([BAKERY.replace("Flour", "Sugar"), VAN, CELLAR, HALL])
    assert seen.differences == ()
    away.desk.merge(project.id, seen, {})
    assert len(away.texts) == 4


def test_what_the_files_kind_has_no_place_for_is_no_change_and_stays(stores):
    hidden = BAKERY.replace("The oven", "/* cut */\n\nThe oven")
    project = new_project(stores, [hidden, VAN])
    away = Round(stores, project, ".fdx")
    assert away.compared([hidden, VAN]).changes_nothing
    away.back([BAKERY.replace("Flour", "Salt"), VAN])
    assert "Salt" in away.texts[0]
    assert "/* cut */" in away.texts[0]


def test_scene_numbers_that_the_script_has_not_are_left_out_and_told(stores, project):
    away = Round(stores, project)
    numbered = number_scenes(parse_fountain(BAKERY + VAN + HALL))
    script = away.desk.look(write_fountain(numbered).encode(), "forks.fountain")
    seen = away.desk.compare(project.id, script, away.desk.origins(project.id, script)[0])
    assert seen.changes_nothing
    assert [each.what for each in seen.left_out] == ["scene numbers"]


def test_page_settings_of_a_final_draft_document_that_are_not_the_projects_are_told_and_those_stay(stores, project):
    desk = ImportDesk(stores)
    data = write_fdx(parse_fountain(join_scenes([BAKERY, VAN, HALL])), setup=PageSetup(paper=A4, header="FORKS"))
    script = desk.look(data, "forks.fdx")
    seen = desk.compare(project.id, script, desk.origins(project.id, script)[0])
    assert [(each.what, each.text) for each in seen.left_out] == [
        ("the file's own paper", "A4"),
        ("the file's own header", "FORKS"),
    ]


def test_the_draft_that_a_file_was_made_from_is_found_also_without_a_name(stores, project):
    desk, scripts = ImportDesk(stores), ScriptDesk(stores)
    sent = scripts.open(project.id).text
    for old, new in (("Flour", "Sugar"), ("Forks", "Spoons")):
        opened = scripts.open(project.id)
        scripts.save(project.id, opened.revision, opened.text.replace(old, new))
    script = desk.look(sent.replace("tyre", "wheel").replace("Flour", "Salt").encode(), "forks.fountain")
    origin = desk.origins(project.id, script)[0]
    assert origin.name.startswith("The script as it stood on")
    assert kinds(desk.compare(project.id, script, origin)) == [
        ("both", "INT. BAKERY - DAWN"),
        ("changed", "EXT. VAN - DAY"),
        ("ours", "INT. HALL - NIGHT"),
    ]


def test_one_step_takes_an_import_back_with_its_proposals(stores, project):
    away = Round(stores, project).edit("Flour", "Sugar")
    before = [(scene.id, scene.text) for scene in stores.scripts.scenes(project.id)]
    merged = away.back([CELLAR, BAKERY.replace("Eleven", "Twelve"), HALL.replace("Forks", "Knives")])
    assert away.proposals
    away.desk.take_back(project.id, merged)
    assert [(scene.id, scene.text) for scene in stores.scripts.scenes(project.id)] == before
    assert not away.proposals
    assert stores.scripts.named_drafts(project.id)[0].name == "Before import of forks.fountain"


def test_an_import_is_not_taken_back_over_what_was_written_since(stores, project):
    away = Round(stores, project)
    merged = away.back([BAKERY, VAN.replace("tyre", "wheel"), HALL])
    away.edit("Flour", "Sugar")
    with pytest.raises(VersionConflict, match=r"on Export: “Before import of forks\.fountain”"):
        away.desk.take_back(project.id, merged)
    assert "Sugar" in away.texts[0]


def test_an_import_over_a_script_that_moved_on_since_it_was_looked_at_stores_nothing(stores, project):
    away = Round(stores, project)
    seen = away.compared([BAKERY, VAN.replace("tyre", "wheel"), HALL])
    away.edit("Flour", "Sugar")
    drafts = len(stores.scripts.named_drafts(project.id))
    with pytest.raises(VersionConflict, match="Look at the changes again"):
        away.desk.merge(project.id, seen, {})
    assert "wheel" not in "".join(away.texts)
    assert len(stores.scripts.named_drafts(project.id)) == drafts


SCENES = [f"INT. ROOM {n} - DAY\n\nLamp {n} burns.\n\nANA\nIt was number {n}.\n\nDoor {n} shuts.\n\n" for n in range(4)]
EDITS = st.sampled_from(["keep", "keep", "first", "last", "drop"])
SIDES = st.tuples(st.tuples(EDITS, EDITS, EDITS, EDITS), st.sampled_from([None, 0, 2, 4]), st.booleans())


def edited(side, who):
    """Four scenes as one side has them: lines that only it has carry its name."""
    edits, new_at, turned = side
    texts = []
    for number, (text, edit) in enumerate(zip(SCENES, edits, strict=True)):
        if edit == "first":
            texts.append(text.replace("burns.", f"burns for {who}{number}."))
        elif edit == "last":
            texts.append(text.rstrip() + f"\n\nIn comes {who}{number}.\n\n")
        elif edit == "keep":
            texts.append(text)
    if new_at is not None:
        texts.insert(min(new_at, len(texts)), f"EXT. YARD OF {who.upper()} - DAY\n\nA dog barks at {who}9.\n\n")
    return texts[::-1] if turned else texts


@settings(max_examples=60, deadline=None)
@given(SIDES, SIDES, st.sampled_from([".fountain", ".fdx"]), st.sampled_from(["review", "file", "mine"]))
def test_nothing_of_either_side_is_ever_lost(stores, ours, theirs, ending, choice):
    away = Round(stores, new_project(stores, SCENES), ending)
    mine, file = edited(ours, "ours"), edited(theirs, "theirs")
    if not file:
        return
    opened = away.scripts.open(away.project.id)
    away.scripts.save(away.project.id, opened.revision, join_scenes(mine))
    away.back(file, both=choice)
    stands = "\n".join(away.texts)
    offered = [accepted(each) for each in away.proposals]
    ids = [scene.id for scene in (*stores.scripts.scenes(away.project.id), *stores.scripts.removed(away.project.id))]
    kept = [draft.text for scene_id in ids for draft in stores.scripts.drafts(scene_id)]
    everywhere = "\n".join([stands, *offered, *kept])
    assert [line for text in (*mine, *file) for line in text.split("\n") if line not in everywhere] == []
    if choice != "file":
        written = [text for text in mine if "ours" in text]
        assert [line for text in written for line in text.split("\n") if "ours" in line and line not in stands] == []


@settings(max_examples=40, deadline=None)
@given(SIDES, st.sampled_from([".fountain", ".fdx", ".txt"]))
def test_a_script_that_stands_as_it_was_sent_becomes_the_file(stores, theirs, ending):
    away = Round(stores, new_project(stores, SCENES), ending)
    file = edited(theirs, "theirs")
    if not file:
        return
    away.back(file)
    assert parse_fountain(join_scenes(away.texts)).elements == parse_fountain(join_scenes(file)).elements
    assert not away.proposals


@settings(max_examples=40, deadline=None)
@given(SIDES)
def test_the_same_edits_on_both_sides_change_nothing(stores, side):
    away = Round(stores, new_project(stores, SCENES))
    texts = edited(side, "both")
    if not texts:
        return
    opened = away.scripts.open(away.project.id)
    away.scripts.save(away.project.id, opened.revision, join_scenes(texts))
    assert away.compared(texts).differences == ()
