"""Who wrote each printed line of a script, and what the writer decided about it, whatever way the line came in."""

import csv
import io

import pytest
from pypdf import PdfReader

from scriptgen_core.core.story import WRITER, Author, OutlineCard, Wording
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.report_desk import ReportDesk
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import machine_draft
from scriptgen_core.reports.disclosure import CreditedScene, Disclosure, Passage
from scriptgen_core.rewrite.changes import changes_between

PAGE = "INT. BAKERY - DAWN\n\nFlour on every sill.\n\nROSA\nEleven.\n"
DIRECTOR = Author("model", "openai", "gpt-x", "agent.director", 1)
REWRITER = Author("model", "anthropic", "opus-y", "rewrite.scene", 3)


class Table:
    """A script of one scene that a run has written, and all that a writer can do to it."""

    def __init__(self, database):
        self.stores = open_stores(database)
        self.scripts, self.reviews = ScriptDesk(self.stores), ReviewDesk(self.stores)
        self.reports = ReportDesk(self.stores)
        self.project = self.stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."})
        card = OutlineCard(description="Rosa counts.", place="Bakery")
        [self.scene_id] = self.stores.scripts.add_cards(self.project.id, [card], author="model")
        self.write(PAGE)

    @property
    def draft(self):
        return self.stores.scripts.scene(self.scene_id).draft

    def write(self, text):
        new = machine_draft(text, DIRECTOR, "generated", old=self.draft, run_id="run")
        return self.stores.scripts.save_draft(self.scene_id, new)

    def edit(self, old, new):
        opened = self.scripts.open(self.project.id)
        assert old in opened.text
        self.scripts.save(self.project.id, opened.revision, opened.text.replace(old, new))

    def propose(self, old, *wordings):
        [change] = changes_between(self.draft.text, self.draft.text.replace(old, wordings[0]))
        offered = tuple(Wording(change.new.replace(wordings[0], each)) for each in wordings)
        change = type(change)(change.id, change.start, change.end, change.old, change.new, "", offered[1:] and offered)
        return self.stores.reviews.propose(self.scene_id, self.draft.id, [change], [], REWRITER)

    def take(self, proposal, text=None):
        [change] = proposal.changes
        return self.reviews.apply(proposal.id, {change.id: "accept"}, {change.id: text} if text else {})

    def found(self, named_draft=None, project=None):
        """Whose each line is, and what was decided about it, by the line that begins the passage."""
        disclosure = self.reports.disclosure((project or self.project).id, named_draft)
        return {each.opening: (each.whose, each.decision) for each in disclosure.passages}


@pytest.fixture
def desk(database):
    return Table(database)


def test_what_a_run_wrote_and_nobody_touched_is_undecided(desk):
    assert desk.found() == {"INT. BAKERY - DAWN": ("model", "undecided")}


@pytest.mark.parametrize(
    ("hers", "models", "shares"),
    [(1, 1, ("50%", "50%")), (1, 399, ("under 1%", "over 99%")), (2, 198, ("1%", "99%")), (3, 0, ("100%", "0%"))],
)
def test_nobody_is_rounded_away(hers, models, shares):
    passages = [
        Passage(author, None, lines, "1", "1", "A line.")
        for author, lines in ((WRITER, hers), (DIRECTOR, models))
        if lines
    ]
    disclosure = Disclosure((CreditedScene("1", "INT. BAKERY - DAWN", tuple(passages)),))
    assert tuple(disclosure.share(whose) for whose in ("writer", "model") if whose in disclosure.by_whose) == tuple(
        share for share in shares if share != "0%"
    )


def test_what_the_writer_typed_is_hers_and_what_she_changed_is_a_models_edited(desk):
    desk.edit("every sill", "every window sill")
    desk.edit("Eleven.", "Eleven.\n\nShe begins again.")
    assert desk.found() == {
        "INT. BAKERY - DAWN": ("model", "undecided"),
        "Flour on every window sill.": ("edited", "edited"),
        "ROSA": ("model", "undecided"),
        "She begins again.": ("writer", None),
    }


def test_a_change_taken_on_review_is_taken_however_the_scene_is_edited_afterwards(desk):
    desk.take(desk.propose("Eleven.", "Twelve, with the bent one."))
    desk.edit("Flour on every sill.", "Nobody is here yet.")
    assert desk.found()["Twelve, with the bent one."] == ("model", "taken")
    assert desk.found()["INT. BAKERY - DAWN"] == ("model", "undecided")


def test_a_wording_is_chosen_also_when_it_is_the_first_and_one_reworded_is_edited(desk):
    choices = ("Twelve, with the bent one.", "Ten. Somebody has eaten one.")
    desk.take(desk.propose("Eleven.", *choices), choices[1])
    assert desk.found()[choices[1]] == ("model", "chosen")
    desk.take(desk.propose("Flour on every sill.", "A white dust.", "A white floor."))
    assert desk.found()["A white dust."] == ("model", "chosen")
    desk.take(desk.propose(choices[1], "Ten, I am sure of it."), "Ten, I am quite sure of it.")
    assert desk.found()["Ten, I am quite sure of it."] == ("edited", "edited")


def test_a_change_taken_back_leaves_no_trace_and_one_restored_from_history_was_taken(desk):
    proposal = desk.propose("Eleven.", "Twelve, with the bent one.")
    taken = desk.take(proposal)
    desk.reviews.undo(proposal.id)
    assert desk.found() == {"INT. BAKERY - DAWN": ("model", "undecided")}
    desk.scripts.restore(desk.scene_id, taken.id)
    assert desk.found()["Twelve, with the bent one."] == ("model", "taken")


def test_a_draft_restored_from_history_has_the_decisions_it_had(desk):
    first = desk.draft
    desk.write(PAGE.replace("Eleven.", "Nine."))
    desk.edit("Nine.", "Not one of them.")
    desk.scripts.restore(desk.scene_id, first.id)
    assert desk.found() == {"INT. BAKERY - DAWN": ("model", "undecided")}


def test_a_scene_cut_in_two_and_joined_again_is_still_by_who_wrote_it(desk):
    """What the writer moves is not hers by that, and keeps its decision; the heading she typed is hers."""
    desk.take(desk.propose("Eleven.", "Twelve, with the bent one."))
    desk.edit("ROSA", "INT. HALL - NIGHT\n\nROSA")
    assert len(desk.stores.scripts.scenes(desk.project.id)) == 2
    assert desk.found() == {
        "INT. BAKERY - DAWN": ("model", "undecided"),
        "INT. HALL - NIGHT": ("writer", None),
        "ROSA": ("model", "undecided"),
        "Twelve, with the bent one.": ("model", "taken"),
    }
    desk.edit("INT. HALL - NIGHT\n\n", "")
    assert desk.found() == {
        "INT. BAKERY - DAWN": ("model", "undecided"),
        "Twelve, with the bent one.": ("model", "taken"),
    }


def test_words_the_writer_types_that_a_model_wrote_elsewhere_are_hers(desk):
    desk.edit("Eleven.", "Eleven.\n\nINT. HALL - NIGHT\n\nFlour on every sill.")
    assert desk.found()["INT. HALL - NIGHT"] == ("writer", None)
    assert [each.lines for each in desk.reports.disclosure(desk.project.id).passages] == [4, 2]


def test_a_line_of_the_writers_stays_hers_when_a_models_with_the_same_words_goes(desk):
    """Both scenes are changed in one save, and nothing is moved."""
    desk.edit("Eleven.", "Eleven.\n\nINT. HALL - NIGHT\n\nFlour on every sill.")
    text = desk.scripts.open(desk.project.id).text
    desk.edit(text, f"{text.replace('Flour on every sill.', 'Nobody here.', 1).rstrip()}\n\nAnd the lamp is out.\n")
    hall = desk.reports.disclosure(desk.project.id).scenes[1]
    assert [(each.whose, each.lines) for each in hall.passages] == [("writer", 3)]


def test_a_named_draft_is_told_of_as_it_was(desk):
    kept = desk.stores.scripts.name_draft(desk.project.id, "First")
    desk.edit("Eleven.", "I never counted them.")
    assert desk.found(kept.id) == {"INT. BAKERY - DAWN": ("model", "undecided")}
    words = text_of(desk.reports.disclosure_pdf(desk.project.id, kept.id))
    assert "First, kept on" in words
    assert "100%" in words


def test_a_copy_of_a_project_knows_the_authors_and_says_that_no_decision_is_recorded(desk):
    desk.take(desk.propose("Eleven.", "Twelve, with the bent one."))
    copy = ProjectDesk(desk.stores, desk.scripts).duplicate(desk.project.id)
    assert set(desk.found(project=copy).values()) == {("model", "unrecorded")}


def test_the_files_hold_the_figures_the_decisions_and_the_models(desk):
    desk.take(desk.propose("Eleven.", "Twelve, with the bent one."))
    desk.edit("Flour on every sill.", "Nobody is here yet.")
    headings, scene, total = rows_of(desk.reports.disclosure_csv(desk.project.id, "scenes"))
    row = dict(zip(headings, scene, strict=True))
    assert (row["Scene"], row["Heading"], row["Lines"]) == ("1", "INT. BAKERY - DAWN", "4")
    assert (row["Writer"], row["Writer, share (%)"], row["Model"]) == ("1", "25.0", "3")
    assert (row["Taken as proposed"], row["Undecided"]) == ("1", "2")
    assert row["Models and prompts"] == (
        "gpt-x (openai), agent.director, version 1; opus-y (anthropic), rewrite.scene, version 3"
    )
    assert (total[0], total[3]) == ("Total", "4")
    _, *passages = rows_of(desk.reports.disclosure_csv(desk.project.id, "passages"))
    assert [(row[4], row[5], row[6], row[-1]) for row in passages] == [
        ("INT. BAKERY - DAWN", "1", "Model", "Undecided"),
        ("Nobody is here yet.", "1", "Writer", ""),
        ("ROSA", "1", "Model", "Undecided"),
        ("Twelve, with the bent one.", "1", "Model", "Taken as proposed"),
    ]
    words = text_of(desk.reports.disclosure_pdf(desk.project.id))
    for part in ("Forks", "As it stands on", "Counted are", "25%", "3 lines", "rewrite.scene", "INT. BAKERY - DAWN"):
        assert part in words


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
