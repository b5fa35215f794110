"""Reading scenes for a bible: what fits a call, what the script bears out, and what is thrown away."""

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.errors import ContextTooLong
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.script_reading import ReadingAnswer, ReadingInputs, ReadingReply, SceneText
from scriptgen_core.core.story import BibleEntry, CharacterBible
from scriptgen_core.generators.passages import passage, spoken_passage
from scriptgen_core.generators.script_reader import PORTION, Read, ReadingTask, ScriptReader, portion_size, portions
from tests.fakes.scripted_llm import ScriptedLLM

SHED = """INT. SHED - NIGHT

Mara weighs a *short* coin. "Forty," she thinks — or less.

MARA
(to Tom)
Take it out of Ana’s tin.
She'd want me to.

TOM
You always say that.
"""
SCENE = SceneText("scene-1", 0, "INT. SHED - NIGHT", SHED)
QUAY = SceneText("scene-2", 1, "EXT. QUAY - DAY", "EXT. QUAY - DAY\n\nMara counts the boats.\n")
FACTS = ProjectFacts("A coin is short.")
MARA = BibleEntry("mara", "character", 1, CharacterBible(name="Mara", age="34"))


def task(*scenes: SceneText) -> ReadingTask:
    return ReadingTask("Mara", "character", (MARA,), scenes or (SCENE, QUAY), frozenset({"mara"}))


def read(*answers: ReadingAnswer) -> Read:
    llm = ScriptedLLM("openai", "m-1").enqueue("bibles.read", ReadingReply(findings=list(answers)))
    return ScriptReader(llm, load_prompts()).read(task(), FACTS)


def answer(field: str, text: str, quote: str, scene: int = 1) -> ReadingAnswer:
    return ReadingAnswer(field=field, text=text, quote=quote, scene=scene)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("weighs a short coin", "weighs a short coin."),
        ("take it out of ana's tin. she'd  want me to", "Take it out of Ana’s tin. She'd want me to."),
        ("“Forty,” she thinks - or less.", '"Forty," she thinks — or less.'),
        ("weighs a long coin", ""),
        ("eighs a short", ""),
        ("coin", ""),
        ("", ""),
    ],
)
def test_a_quote_is_found_in_the_script_s_own_letters_or_not_at_all(quote: str, found: str) -> None:
    assert passage(SHED, quote).strip('"') == found.strip('"')


def test_a_line_is_somebody_s_only_under_their_cue() -> None:
    assert spoken_passage(SHED, "You always say that", {"tom"}) == "You always say that."
    assert spoken_passage(SHED, "You always say that", {"mara"}) == ""
    assert spoken_passage(SHED, "Mara weighs a short coin", {"mara"}) == ""


def test_an_answer_is_kept_with_the_scene_its_line_stands_in_and_who_gave_it() -> None:
    """The scene that the model names may be the wrong one."""
    (found,) = read(answer("want", "The whole fleet.", "mara counts the boats", scene=1)).findings
    assert (found.kind, found.field, found.text) == ("character", "want", "The whole fleet.")
    assert (found.quote, found.scene_id, found.heading) == ("Mara counts the boats.", "scene-2", "EXT. QUAY - DAY")
    assert (found.author.kind, found.author.model, found.author.prompt) == ("model", "m-1", "bibles.read")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (answer("flaw", "Vain.", "She looks into every mirror."), "does not stand in the script"),
        (answer("voice.sample_lines", "You always say that.", "You always say that."), "does not stand in the script"),
        (answer("shoe_size", "41", "Mara weighs a short coin."), "is no field"),
        (answer("role", "", "Mara weighs a short coin."), "nothing is said"),
        (answer("role", "x" * 301, "Mara weighs a short coin."), "too long"),
    ],
)
def test_what_the_script_does_not_bear_out_is_refused_with_the_reason(given: ReadingAnswer, reason: str) -> None:
    told = read(given)
    assert told.findings == ()
    assert reason in told.refused[0]


def test_what_the_bible_says_already_is_passed_over_in_silence() -> None:
    told = read(answer("age", "34", "Mara weighs a short coin."))
    assert (told.findings, told.refused) == ((), ())


def test_a_sample_line_is_the_line_itself_however_the_model_writes_it() -> None:
    (found,) = read(answer("voice.sample_lines", "TAKE IT out of Ana's tin", "take it out of Ana's tin")).findings
    assert found.text == found.quote == "Take it out of Ana’s tin."


def test_later_scenes_are_told_what_was_found_and_have_the_last_word() -> None:
    """Of a field that holds one text the later answer stands; items of a list come together."""
    first = [answer("want", "A coin.", "weighs a short coin"), answer("traits", "exact", "weighs a short coin")]
    second = [answer("want", "A fleet.", "counts the boats"), answer("traits", "patient", "counts the boats")]
    llm = ScriptedLLM().enqueue("bibles.read", ReadingReply(findings=first), ReadingReply(findings=second))
    long = SceneText("scene-1", 0, SCENE.heading, f"{SHED}\n\n{'Rain. ' * PORTION}"[:PORTION])
    told = ScriptReader(llm, load_prompts()).read(task(long, QUAY), FACTS)
    assert [each.text for each in told.findings] == ["A fleet.", "exact", "patient"]
    inputs = llm.asked("bibles.read")[1].inputs
    assert isinstance(inputs, ReadingInputs)
    assert inputs.so_far == ("character want: A coin.", "character traits: exact")


def test_portions_hold_every_letter_once_and_no_more_than_fits() -> None:
    paragraphs = "\n\n".join(f"Boat {number} comes in." for number in range(400))
    scenes = [SCENE, SceneText("long", 1, "EXT. QUAY", paragraphs), QUAY]
    cut = list(portions(scenes, 1_000))
    parts = [part for portion in cut for part in portion]
    assert "".join(part.text for part in parts) == "".join(scene.text for scene in scenes)
    assert all(sum(len(part.text) for part in portion) <= 1_000 for portion in cut)
    assert not any(part.text.endswith("comes i") for part in parts)


def test_a_script_of_any_length_takes_a_bounded_number_of_calls() -> None:
    scenes = [SceneText(str(number), number, "EXT. SEA", "A wave. " * 1_500) for number in range(400)]
    assert len(list(portions(scenes, portion_size(scenes)))) <= 12


def test_a_portion_too_long_for_the_model_is_read_in_halves() -> None:
    llm = ScriptedLLM().enqueue("bibles.read", ContextTooLong("8192 tokens")).always("bibles.read", _nothing)
    scenes = [SceneText(str(number), number, "EXT. SEA", "A wave. " * 1_250) for number in range(3)]
    assert ScriptReader(llm, load_prompts()).read(task(*scenes), FACTS) == Read((), ())
    read_in = [request.inputs for request in llm.asked("bibles.read")]
    assert [len(inputs.scenes) for inputs in read_in if isinstance(inputs, ReadingInputs)] == [3, 1, 1, 1]


def test_a_model_that_takes_nothing_is_given_up() -> None:
    llm = ScriptedLLM().always("bibles.read", lambda _: ContextTooLong("512 tokens"))
    with pytest.raises(ContextTooLong):
        ScriptReader(llm, load_prompts()).read(task(), FACTS)


def _nothing(_: object) -> ReadingReply:
    return ReadingReply(findings=[])
