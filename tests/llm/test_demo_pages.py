"""The demo's scripts are shipped product: they keep to the page, the cast and the length, for any log line."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from scriptgen_core.core.screenplay import Action, Boneyard, Centered, Character, Note, SceneHeading, Section, Synopsis
from scriptgen_core.core.story import ScriptFormat
from scriptgen_core.formats import paginate, parse_fountain, write_fountain
from scriptgen_core.formats.checks import check_scene
from tests.fakes.demo_film import LOG_LINES, Film, film

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "loglines.txt"
SOME_LOG_LINES = LOG_LINES[3], LOG_LINES[5], LOG_LINES[9]
STOCK = re.compile(
    r"\b(?:jaw|knuckles|gaze\w*|glisten\w*|smirk\w*|swallows hard|exhales|silhouettes?|moonlight|neon|dust motes|"
    r"suddenly|begins to|starts to|seems|as if|as though|for a (?:long )?moment|for the first time|the weight of|"
    r"hello|goodbye|good morning|you have no idea|what do you mean|i don't understand)\b",
    re.IGNORECASE,
)
ATTRACTORS = re.compile(
    r"\b(?:Elara|Elias|Mara|Maren|Lyra|Kael|Aria|Clara|Thorne|Voss|Vance|Blackwood|Chen|Vasquez|Hayes|Marcus|Maya|Sarah|"
    r"lighthouse|keeper|clockmaker|librarian|baker|fisherman|mayor|conductor|antique shop|locket|pocket watch|"
    r"music box|faded photograph|crumpled letter)\b",
    re.IGNORECASE,
)
INTRODUCED_BY_EYES = re.compile(r"\b\d0s\b.*\beyes\b")


def fails(made: Film) -> list[str]:
    seen: set[str] = set()
    found = []
    for card, take in zip(made.cards, made.takes, strict=True):
        new = [name for name in card.characters if name not in seen]
        seen |= set(card.characters)
        found += [
            f"{finding.message} ({take.fountain.splitlines()[finding.line - 1]})"
            for finding in check_scene(
                parse_fountain(take.fountain),
                cast=made.names,
                extras=card.extras,
                places=[entry.name for entry in made.bibles.settings],
                introduce=new,
            )
            if finding.severity == "fail"
        ]
    return found


@pytest.mark.parametrize("log_line", LOG_LINES)
def test_three_scenes_pass_every_check_of_the_page(log_line: str) -> None:
    assert fails(film(log_line, 3)) == []


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_a_feature_passes_every_check_of_the_page(log_line: str) -> None:
    assert fails(film(log_line, 40)) == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of log lines is not on this machine")
def test_the_corpus_passes_every_check_of_the_page() -> None:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert {line: found for line in lines if (found := fails(film(line.strip(), 3)))} == {}


@pytest.mark.parametrize("log_line", LOG_LINES)
def test_a_page_is_one_scene_of_plain_screenplay_under_the_cards_heading(log_line: str) -> None:
    made = film(log_line, 3)
    for card, take in zip(made.cards, made.takes, strict=True):
        script = parse_fountain(take.fountain)
        heading, first, *_ = script.elements
        assert isinstance(heading, SceneHeading)
        assert heading.text == card.heading
        assert isinstance(first, Action)
        assert isinstance(script.elements[-1], Action)
        assert sum(isinstance(element, SceneHeading) for element in script.elements) == 1
        assert not any(isinstance(each, Note | Boneyard | Section | Synopsis | Centered) for each in script.elements)
        assert parse_fountain(write_fountain(script)).elements == script.elements


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_stock_gestures_phrases_and_names_stay_out(log_line: str) -> None:
    made = film(log_line, 40)
    pages = "\n".join(take.fountain for take in made.takes)
    told = pages + made.bibles.plots[0].data.model_dump_json() + "".join(made.names)
    assert STOCK.findall(pages) == []
    assert ATTRACTORS.findall(told) == []
    assert not INTRODUCED_BY_EYES.search(pages)


def test_only_lines_that_were_offered_are_spoken() -> None:
    made = film(LOG_LINES[3], 40)
    for take in made.takes:
        offered = {
            word for offer in take.offers for move in offer.moves for line in move.lines for word in line.split()
        }
        spoken = [
            element.text for element in parse_fountain(take.fountain).elements if type(element).__name__ == "Dialogue"
        ]
        candidates = [line for offer in take.offers for move in offer.moves for line in move.lines]
        assert bool(spoken) == bool(offered)
        assert all(any(line in speech for line in candidates) for speech in spoken)
        assert {word for speech in spoken for word in speech.split()} <= offered


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_every_scene_has_the_length_its_card_asks_for_within_a_quarter(log_line: str) -> None:
    made = film(log_line, 40)
    for card, take in zip(made.cards, made.takes, strict=True):
        pages = paginate(parse_fountain(take.fountain))
        lines = (len(pages) - 1) * 54 + pages[-1].lines[-1].row + 3
        assert 0.75 <= lines / (card.target_eighths * 54 / 8) <= 1.25, (card.heading, card.target_eighths, lines)


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_a_feature_of_forty_scenes_has_about_110_pages(log_line: str) -> None:
    made = film(log_line, 40)
    script = parse_fountain("\n\n".join(take.fountain for take in made.takes))
    assert sum(card.target_eighths for card in made.cards) == 110 * 8
    assert 104 <= len(paginate(script)) <= 116


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_under_one_in_twenty_sequences_of_eight_words_comes_in_two_scenes(log_line: str) -> None:
    scenes = Counter(gram for take in film(log_line, 40).takes for gram in set(_grams(take.fountain)))
    repeated = sum(times for times in scenes.values() if times > 1)
    assert repeated / sum(scenes.values()) < 0.05


def _grams(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.casefold())
    return list(zip(*(words[start:] for start in range(8)), strict=False))


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_talk_has_rhythm(log_line: str) -> None:
    """A fifth to a half of the speeches have three words or fewer, and some have more than thirty."""
    texts = [take.fountain for take in film(log_line, 40).takes]
    speeches = [e.text.split() for t in texts for e in parse_fountain(t).elements if type(e).__name__ == "Dialogue"]
    assert 0.2 <= sum(len(words) <= 3 for words in speeches) / len(speeches) <= 0.5
    assert any(len(words) > 30 for words in speeches)


def test_the_same_request_gets_the_same_script() -> None:
    first = film(LOG_LINES[3], 3)
    again = film.__wrapped__(LOG_LINES[3], 3)
    assert again == first


def test_another_log_line_gets_another_script() -> None:
    one, other = film(LOG_LINES[0], 3), film(LOG_LINES[1], 3)
    assert not {take.fountain for take in one.takes} & {take.fountain for take in other.takes}
    assert {card.object_in_use for card in one.cards} != {card.object_in_use for card in other.cards}


def test_the_words_of_the_log_line_stand_in_bibles_cards_and_talk() -> None:
    made = film(LOG_LINES[3], 3)
    assert made.bibles.characters[0].data["role"] == "night-shift tax auditor"
    assert any("the company" in card.description or "salary" in card.description for card in made.cards)
    assert any("the company" in take.fountain or "salary" in take.fountain for take in made.takes)


def test_words_of_a_log_line_in_another_script_stand_on_labels() -> None:
    made = film(LOG_LINES[4], 40)
    assert any("ПОЧТАЛЬОН" in take.fountain for take in made.takes)


@pytest.mark.parametrize("log_line", SOME_LOG_LINES)
def test_a_feature_varies_its_scenes(log_line: str) -> None:
    """No third two-hander running, a silent scene in five, inside after outside, nothing joined by "and then"."""
    cards = film(log_line, 40).cards
    two_handers = [len(card.characters) == 2 and not card.extras for card in cards]
    assert not any(all(two_handers[at : at + 3]) for at in range(len(cards) - 2))
    assert sum(card.talk == "silent" for card in cards) == 8
    assert all(one.int_ext != other.int_ext for one, other in pairwise(cards))
    assert len({card.object_in_use for card in cards}) == 40
    assert {card.link for card in cards[1:]} == {"therefore", "but"}
    assert all(len(card.job.split()) == 5 for card in cards)


def test_every_card_says_what_a_card_can_say() -> None:
    for card in film(LOG_LINES[3], 40).cards:
        for field in ("description", "why_here", "characters", "wants", "obstacle", "tactic", "second_tactic", "job"):
            assert card[field], (card.heading, field)
        for field in ("value_in", "value_out", "turn", "learns", "new_fact", "object_in_use", "enter_on", "leave_on"):
            assert card[field], (card.heading, field)
        assert card.value_in != card.value_out


def test_what_is_planted_is_paid_off_later() -> None:
    cards = film(LOG_LINES[3], 40).cards
    planted = {thing: number for number, card in enumerate(cards) for thing in card.plants}
    paid = {thing: number for number, card in enumerate(cards) for thing in card.pays_off}
    assert len(paid) > 5
    assert all(planted[thing] < number for thing, number in paid.items())


@pytest.mark.parametrize("form", list(ScriptFormat))
def test_other_formats_have_their_own_length(form: ScriptFormat) -> None:
    cards = film(LOG_LINES[3], form.scenes, form).cards
    assert sum(card.target_eighths for card in cards) == pytest.approx(form.pages * 8, rel=0.03)


@pytest.mark.parametrize("characters", [1, 2, 6])
def test_any_number_of_characters_makes_a_script(characters: int) -> None:
    made = film(LOG_LINES[0], 6, ScriptFormat.SHORT, characters)
    assert len(made.names) == characters
    assert fails(made) == []


def test_speakers_are_only_those_of_the_card() -> None:
    made = film(LOG_LINES[3], 40)
    for card, take in zip(made.cards, made.takes, strict=True):
        cues = {element.text for element in parse_fountain(take.fountain).elements if isinstance(element, Character)}
        assert cues <= {name.upper() for name in card.characters}
