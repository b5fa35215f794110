"""Every check passes a professional page and finds the fault of a page written for it."""

from collections.abc import Mapping, Sequence

import pytest

from scriptgen_core.core.screenplay import Action, SceneHeading, Screenplay
from scriptgen_core.formats import Finding, Thresholds, check_scene, parse_fountain

CAST = ("Nora Lind", "Tomas Brek")
PLACES = ("NET SHED", "SLIP")
GOOD = """INT. NET SHED - DAWN

TOMAS BREK (40s), a hook through his cap, mends a net that is mostly hole.

NORA
You're still here.

TOMAS
The net is.

He ties one knot. The one beside it gives.

NORA
(re: the net)
How many have you done?

TOMAS
Forty. It has sixty more.

She picks up a needle and sits across from him.
"""


def check(text: str, introduce: Sequence[str] = (), extras: Sequence[str] = ("Pilot",)) -> tuple[Finding, ...]:
    return check_scene(parse_fountain(text), cast=CAST, extras=extras, places=PLACES, introduce=introduce)


def found(text: str, introduce: Sequence[str] = ()) -> set[tuple[int, str]]:
    return {(finding.property, finding.severity) for finding in check(text, introduce)}


def scene(body: str) -> str:
    return f"INT. NET SHED - DAWN\n\n{body}\n"


def test_a_professional_page_passes_every_check() -> None:
    assert check(GOOD, introduce=["Tomas Brek"]) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Here is the scene you asked for:",
        "Sure! I rewrote the scene.",
        "Scene 3: The Shed",
        "**SCENE 3**",
        "# The Shed",
        "**INT. NET SHED - DAWN**",
        "**NORA**",
        "NORA: You're still here.",
        "```fountain",
        "---",
        "* He mends the net.",
        "[Tomas mends the net]",
        "{beat}",
        "Note: the net stands for his marriage.",
        "Let me know if you want it darker.",
        "As an AI, I cannot mend a net.",
    ],
)
def test_anything_but_screenplay_fails(line: str) -> None:
    findings = [finding for finding in check(scene(f"He waits.\n\n{line}\n\nHe goes.")) if finding.property == 1]
    assert [(finding.severity, finding.line) for finding in findings] == [("fail", 5)]


@pytest.mark.parametrize(
    "body",
    [
        "He waits. [[?: what is the boat called]]",
        "NORA\nHere is the scene of the crime.",
        "MONTAGE\n- The net.\n- The hole.",
        "He waits: an hour, two.",
        "*Softly*, the tide.",
    ],
)
def test_screenplay_that_only_resembles_meta_talk_passes(body: str) -> None:
    assert not any(finding.property == 1 for finding in check(scene(f"He waits.\n\n{body}")))


@pytest.mark.parametrize(
    ("heading", "severity"),
    [
        ("INT. NET SHED", "warn"),
        ("INT. NET SHED - BACK ROOM WITH THE LONG TABLE - DAWN", "warn"),
        ("INT. NET SHED - BACK ROOM WITH THE LONG TABLE BY THE WINDOW - DAWN", "fail"),
        ("INT. NET SHOP - DAWN", "fail"),
        (".SHED", "fail"),
    ],
)
def test_a_heading_without_its_parts_or_too_long_is_found(heading: str, severity: str) -> None:
    assert (2, severity) in found(f"{heading}\n\nHe waits.")


@pytest.mark.parametrize(
    "heading",
    ["EXT. SLIP - CONTINUOUS", "INT. NET SHED - BACK ROOM - NIGHT", "int./ext. slip - later", "INT. Net Shed - НОЧЬ"],
)
def test_a_heading_with_prefix_known_place_and_time_passes(heading: str) -> None:
    assert found(f"{heading}\n\nHe waits.") == set()


def test_a_scene_without_a_heading_fails() -> None:
    assert (2, "fail") in found("He waits.")


def test_a_scene_that_opens_on_talk_is_found_but_a_continuous_one_may() -> None:
    talk = "\n\nNORA\nYou're still here.\n\nHe is."
    assert (3, "warn") in found("INT. NET SHED - DAWN" + talk)
    assert found("INT. NET SHED - CONTINUOUS" + talk) == set()


def test_a_long_opening_image_is_found() -> None:
    assert (3, "warn") in found(scene("The net is more hole than net. " * 7))


@pytest.mark.parametrize(("sentences", "severities"), [(7, set()), (9, {"warn"}), (14, {"fail"})])
def test_action_paragraphs_have_few_lines(sentences: int, severities: set[str]) -> None:
    paragraphs = ["He waits."] * 12 + ["The net is more hole than net. " * sentences]
    findings = check(scene("\n\n".join(paragraphs)))
    assert {finding.severity for finding in findings if finding.property == 4} == severities


def test_a_scene_of_long_paragraphs_fails() -> None:
    assert (4, "fail") in found(scene("He waits.\n\n" + "The net is more hole than net. " * 9))


@pytest.mark.parametrize(("sentences", "severities"), [(10, set()), (12, {"warn"}), (26, {"fail"})])
def test_speeches_have_few_lines(sentences: int, severities: set[str]) -> None:
    text = scene("He waits.\n\nNORA\n" + "You were a net. " * sentences)
    assert {finding.severity for finding in check(text) if finding.property == 6} == severities


@pytest.mark.parametrize(("count", "severities"), [(1, set()), (2, set()), (3, {"warn"}), (4, {"fail"})])
def test_parentheticals_are_rare(count: int, severities: set[str]) -> None:
    speeches = ["NORA\n(to the net)\nYes."] * count + ["NORA\nNo."] * (10 - count)
    findings = check(scene("He waits.\n\n" + "\n\n".join(speeches)))
    assert {finding.severity for finding in findings if finding.property == 8} == severities


def test_a_parenthetical_that_names_a_feeling_is_found() -> None:
    (finding,) = check(scene("He waits.\n\nNORA\n(quietly)\nYes."))
    assert (finding.property, finding.severity, finding.line) == (8, "warn", 6)


@pytest.mark.parametrize(
    "line", ["CLOSE ON the net.", "The camera pans to the door.", "We see him. We see her.", "Music swells."]
)
def test_camera_words_are_found(line: str) -> None:
    assert (9, "warn") in found(scene(line))


@pytest.mark.parametrize(
    "line", ["He fries fish in a pan.", "A security camera over the door.", "A close friend.", "We see him."]
)
def test_words_that_only_sound_like_camera_pass(line: str) -> None:
    assert found(scene(line)) == set()


def test_a_transition_on_a_short_page_is_found() -> None:
    assert (9, "warn") in found(scene("He waits.\n\nCUT TO:"))


@pytest.mark.parametrize(
    "body",
    [
        "Tomas Brek (40s) mends a net.",
        "TOMAS mends a net.",
        "TOMAS\nThe net.\n\nTOMAS BREK (40s) steps out of the dark.",
        "Nobody is here.",
    ],
)
def test_a_principal_without_a_proper_introduction_fails(body: str) -> None:
    assert (12, "fail") in found(scene(f"Dawn.\n\n{body}"), introduce=["Tomas Brek"])


@pytest.mark.parametrize(
    "body", ["TOMAS, 44, mends.", "TOMAS BREK, in his forties, mends.", "TOMAS (V.O.)\nNo net here."]
)
def test_capitals_and_an_age_introduce_and_a_voice_need_not_be_seen(body: str) -> None:
    assert found(scene(f"Dawn.\n\n{body}"), introduce=["Tomas Brek"]) == set()


def test_a_second_introduction_is_found() -> None:
    assert (12, "warn") in found(scene("TOMAS (40s) mends.\n\nTOMAS looks up."), introduce=["Tomas Brek"])


@pytest.mark.parametrize("cue", ["NORA", "NORA LIND (O.S.)", "PILOT #2", "NORA AND TOMAS", "ALL", "Nora"])
def test_a_cue_of_somebody_known_passes(cue: str) -> None:
    assert (13, "fail") not in found(scene(f"He waits.\n\n@{cue}\nYes."))


def test_a_cue_of_nobody_fails_and_names_who_is_close() -> None:
    (finding,) = [each for each in check(scene("He waits.\n\nTOMMAS\nYes.")) if each.property == 13]
    assert (finding.severity, finding.line) == ("fail", 5)
    assert "Tomas Brek" in finding.message


def test_a_cue_spelled_in_two_ways_fails_but_an_alias_is_a_name_of_its_own() -> None:
    assert (14, "fail") in found(scene("He waits.\n\nNORA\nYes.\n\nNORA LIND\nNo."))
    aliases: Mapping[str, Sequence[str]] = {"Nora Lind": ["Skipper"]}
    text = scene("He waits.\n\nNORA\nYes.\n\nSKIPPER\nNo.")
    assert check_scene(parse_fountain(text), cast=CAST, aliases=aliases) == ()


def test_limits_can_be_set() -> None:
    loose = Thresholds(transitions_per_page=2)
    assert check_scene(parse_fountain(scene("He waits.\n\nCUT TO:")), thresholds=loose) == ()


def test_a_scene_that_was_never_text_gets_the_lines_it_would_have() -> None:
    screenplay = Screenplay((SceneHeading("INT. NET SHED - DAWN"), Action("He waits."), Action("[beat]")))
    assert [finding.line for finding in check_scene(screenplay)] == [5]
