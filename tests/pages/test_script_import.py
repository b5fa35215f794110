"""A screenplay chosen under Import is shown first, then a project, or nothing at all."""

import pytest

from scriptgen_core.formats import write_fdx
from scriptgen_core.formats.fountain import parse_fountain
from tests.pages.desk import Desk, studio
from tests.pages.test_backup import titles, uploaded

EBB = b"Title: Ebb\nAuthor: P. Okafor\n\nINT. SHED - DAY\n\n[[Too slow?]]\n\nRain.\n\nMARA\nGone.\n\n/* old */\n"


def test_a_screenplay_is_shown_before_it_is_stored_and_opened_on_script_after() -> None:
    desk = uploaded(Desk().open("projects"), "ebb.fountain", EBB)
    assert desk.says("1 scene · 1 page · 1 person speaks · 1 note")
    assert desk.says("Everything in the file is taken over.")
    assert desk.field("Title").value == "Ebb"
    assert "Ebb" not in titles()
    desk.type(Title="Low Tide", Log_line="A mender waits.").press("Import this script")
    assert desk.app.title[0].value == "Low Tide"
    project = studio().stores.projects.list()[0].project
    assert (project.title, project.log_line) == ("Low Tide", "A mender waits.")
    assert [toast.value for toast in desk.app.toast] == ["Imported: 1 scene · 1 page · 1 person speaks · 1 note."]


def test_what_a_file_cannot_bring_is_told_before_and_after_until_it_is_closed() -> None:
    fdx = write_fdx(parse_fountain(EBB.decode())).replace(
        b"</FinalDraft>", b"<Extra><Text>Keep me</Text></Extra></FinalDraft>"
    )
    desk = uploaded(Desk().open("projects"), "ebb.fdx", fdx)
    told = "· <Extra>, beside the script: Keep me"
    assert desk.says(told)
    desk.press("Import this script")
    assert desk.says(told)
    desk.press("Close this list")
    assert not desk.says(told)


def test_cancel_stores_nothing_and_another_file_can_be_chosen() -> None:
    before = titles()
    desk = uploaded(Desk().open("projects"), "ebb.fountain", EBB).press("Cancel")
    assert not desk.buttons("Import this script")
    assert titles() == before
    desk = uploaded(desk, "other.txt", b"INT. A - DAY\n\nRain.\n")
    assert desk.field("Title").value == "other"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "ebb.fdx",
            b"<FinalDraft><Content>",
            "The file is damaged here. Save it again with",
        ),
        ("ebb.txt", b"%PDF-1.7", "This is not text; save the script as UTF-8 text and choose that file."),
        ("ebb.fountain", b"Title: Ebb\n", "ebb.fountain has a title page and no script; choose another file."),
    ],
)
def test_a_file_that_is_no_screenplay_is_refused_in_words(name: str, data: bytes, words: str) -> None:
    before = titles()
    desk = uploaded(Desk().open("projects"), name, data)
    assert desk.says(words)
    assert not desk.buttons("Import this script")
    assert titles() == before


def test_an_empty_title_is_named_and_the_preview_stays() -> None:
    desk = uploaded(Desk().open("projects"), "ebb.fountain", EBB).type(Title="").press("Import this script")
    assert desk.says("The title is empty; write something here.")
    assert desk.buttons("Import this script")
