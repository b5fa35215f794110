"""The demo provider answers without a network, says what it is, and copes with whatever a writer typed."""

import json

import pytest

from scriptgen_core.core.calls import LLMRequest, Message, parse_reply
from scriptgen_core.core.prompting import (
    BiblesInputs,
    BiblesReply,
    CharacterInputs,
    CharacterReply,
    DirectorInputs,
    DirectorReply,
    EnsembleInputs,
    EnsembleReply,
    EntryView,
    Move,
    Offer,
    OutlineInputs,
    OutlineReply,
    PersonSuggestion,
    ProjectFacts,
    PromptInputs,
    SceneFrame,
)
from scriptgen_core.core.screenplay import Character, Dialogue
from scriptgen_core.core.story import Brief, OutlineCard
from scriptgen_core.formats import parse_fountain
from scriptgen_core.formats.checks import check_scene
from scriptgen_core.llm.demo import DEMO_NOTICE, DemoProvider
from scriptgen_core.llm.provider import Provider

PROJECT = ProjectFacts("A tax auditor finds that the company she must clear has been paying her dead brother's salary.")
AWKWARD_NAMES = (
    *("<script>alert(1)</script>", "../../etc", "ミカ", "يوسف", "O'Malley", "Ana (V.O.)", "*Bold*", "_x_", "Cut To:"),
    *("INT. Bob", "@home", "[[note]]", "💥", "R2-D2", "{w}", "[a|b]", "Null^", "!Stop"),
)


def answer(inputs: PromptInputs, take: int = 0) -> str:
    return DemoProvider().complete(LLMRequest(messages=(Message("user", "x"),), inputs=inputs, take=take)).text


def person(name: str, **fields: str) -> EntryView:
    return EntryView(name, 1, "character", name, tuple(fields.items()))


def character(name: str, *present: str, **changed: object) -> CharacterInputs:
    facts = {
        "speaker": person(name),
        "scene": SceneFrame(4, "INT.", "Boat shed", "NIGHT", present, "ladder"),
        "want": "to see the ledger before noon",
        "others": tuple(each for each in present if each != name),
        "knows": ("The ledger was copied on Friday.",),
        "last_event": "",
        "talk": "full",
        "max_words": 12,
    }
    return CharacterInputs(**(facts | changed))


def director(card: OutlineCard, *offers: Offer, introduce: tuple[str, ...] = ()) -> DirectorInputs:
    cast = tuple(person(name, age="40") for name in card.characters)
    return DirectorInputs(PROJECT, card, 4, cast, None, (), offers, (), introduce)


def page(card: OutlineCard, *offers: Offer, introduce: tuple[str, ...] = ()) -> str:
    return parse_reply(answer(director(card, *offers, introduce=introduce)), DirectorReply).fountain


def test_it_is_a_provider_without_a_host() -> None:
    provider: Provider = DemoProvider()
    assert (provider.name, provider.model, provider.host) == ("demo", "demo", "")
    assert provider.list_models() == ("demo",)
    assert DEMO_NOTICE in provider.check()


def test_a_bare_prompt_is_told_that_no_model_wrote_the_answer() -> None:
    completion = DemoProvider().complete(LLMRequest(messages=(Message("user", "Write me a sonnet."),)))
    assert DEMO_NOTICE in completion.text
    assert "Settings" in completion.text


def test_usage_is_estimated_from_the_number_of_characters() -> None:
    completion = DemoProvider().complete(LLMRequest(messages=(Message("system", "a" * 32), Message("user", "b" * 32))))
    assert completion.usage.input_tokens == 20
    assert completion.usage.output_tokens == pytest.approx(len(completion.text) / 3.2, abs=1)


def test_the_notice_stays_out_of_the_script() -> None:
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana",))
    assert "language model" not in page(card)


def test_two_characters_asked_apart_answer_each_other() -> None:
    """Each knows its own half; put together in order, the halves are the exchanges of the lists."""
    offers = [parse_reply(answer(character(name, "Ana", "Ivo")), CharacterReply) for name in ("Ana", "Ivo")]
    card = OutlineCard(
        description="x",
        place="Boat shed",
        time="NIGHT",
        characters=("Ana", "Ivo"),
        object_in_use="ladder",
        target_eighths=30,
    )
    text = page(card, *(Offer(name, tuple(each.moves)) for name, each in zip(("Ana", "Ivo"), offers, strict=True)))
    spoken = [element.text for element in parse_fountain(text).elements if isinstance(element, Dialogue)]
    at = spoken.index("Have you got it?")
    assert spoken[at + 1] == "I've got it."


def test_a_character_offers_no_line_longer_than_allowed() -> None:
    for limit in (5, 12, 18):
        reply = parse_reply(answer(character("Ana", "Ana", "Ivo", max_words=limit)), CharacterReply)
        assert max(len(line.split()) for move in reply.moves for line in move.lines) <= limit


def test_a_talkative_voice_says_more_than_a_terse_one() -> None:
    def words(usual: str) -> int:
        speaker = person("Ana", **{"voice.words_per_speech": usual})
        inputs = character("Ana", "Ana", "Ivo", speaker=speaker, max_words=20)
        return sum(len(move.lines[0].split()) for move in parse_reply(answer(inputs), CharacterReply).moves)

    assert words("16") > words("5")


def test_an_ensemble_gets_the_same_offers_as_single_calls() -> None:
    parts = (character("Ana", "Ana", "Ivo"), character("Ivo", "Ana", "Ivo"))
    together = parse_reply(answer(EnsembleInputs(parts)), EnsembleReply)
    for member, part in zip(together.speakers, parts, strict=True):
        alone = parse_reply(answer(part), CharacterReply)
        assert (member.name, member.moves) == (part.speaker.name, alone.moves)


def test_another_take_words_the_scene_anew() -> None:
    inputs = character("Ana", "Ana", "Ivo")
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana", "Ivo"), target_eighths=20)
    assert answer(inputs, take=1) != answer(inputs)
    assert answer(director(card), take=1) != answer(director(card))


def test_offers_of_any_model_are_played_with_their_actions() -> None:
    offers = (
        Offer(
            "Ana", (Move(when="opening", lines=("Nine boats.",)), Move(when="turn", action="slides the ledger across"))
        ),
        Offer(
            "Ivo", (Move(when="opening", lines=("Eight. (One sank.)",)), Move(when="parting", lines=("Which eight?",)))
        ),
    )
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana", "Ivo"), target_eighths=12)
    text = page(card, *offers)
    spoken = [element.text for element in parse_fountain(text).elements if isinstance(element, Dialogue)]
    assert spoken == ["Nine boats.", "Eight. (One sank.)", "Which eight?"]
    assert "Ana slides the ledger across." in text


def test_a_silent_card_has_no_speech() -> None:
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana", "Ivo"), talk="silent")
    text = page(card, Offer("Ana", (Move(lines=("Nine.",)),)))
    assert not any(isinstance(element, Character) for element in parse_fountain(text).elements)


def test_what_the_writer_put_on_the_card_is_on_the_page() -> None:
    card = OutlineCard(
        description="x",
        place="Boat shed",
        characters=("Ana",),
        enter_on="Ana is up the mast already",
        turn="The rope parts.",
        leave_on="A boot floats by",
        object_in_use="halyard",
    )
    text = page(card)
    assert "Ana is up the mast already." in text
    assert "The rope parts." in text
    assert text.rstrip().endswith("A boot floats by.")
    assert "the halyard" in text


def test_introductions_are_in_capitals_with_age_and_one_trait() -> None:
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana", "Ivo"))
    text = page(card, introduce=("Ana",))
    introduced = next(line for line in text.splitlines() if line.startswith("ANA, 40, "))
    assert len(introduced.split()) <= 25
    assert "IVO," not in text


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_an_awkward_name_makes_a_page_of_the_same_kind(name: str) -> None:
    offers = [
        Offer(each, tuple(parse_reply(answer(character(each, name, "Ivo")), CharacterReply).moves))
        for each in (name, "Ivo")
    ]
    card = OutlineCard(
        description=name,
        place="Boat shed",
        time="NIGHT",
        characters=(name, "Ivo"),
        object_in_use="ladder",
        turn=name,
        leave_on=name,
    )
    elements = parse_fountain(page(card, *offers, introduce=(name,))).elements
    assert {type(element).__name__ for element in elements} == {"SceneHeading", "Action", "Character", "Dialogue"}
    assert sum(isinstance(element, Character) for element in elements) > 2


@pytest.mark.parametrize("eighths", [1, 2, 5, 80])
def test_very_short_and_very_long_cards_make_valid_pages(eighths: int) -> None:
    card = OutlineCard(description="x", place="Boat shed", characters=("Ana", "Ivo"), target_eighths=eighths)
    found = check_scene(parse_fountain(page(card)), cast=["Ana", "Ivo"], places=["Boat shed"])
    assert [finding.message for finding in found if finding.severity == "fail"] == []


def test_new_characters_fit_beside_those_the_writer_has() -> None:
    people = (PersonSuggestion("Ana", 30, "roofer"), PersonSuggestion("Bo", 50, "notary"))
    reply = parse_reply(answer(BiblesInputs(PROJECT, 3, people, (person("Ana"),))), BiblesReply)
    names = [each.name for each in reply.characters]
    assert len(names) == 3
    assert names[0] == "Bo"
    assert "Ana" not in names
    assert {tie.to for tie in reply.characters[0].relationships} == {"Ana", *names[1:]}


def test_an_outline_asked_for_in_portions_is_the_one_asked_for_at_once() -> None:
    views = (tuple(person(name) for name in ("Ana", "Ivo", "Bea")), (), (), ())
    whole = parse_reply(answer(OutlineInputs(PROJECT, *views, (), 12, 12)), OutlineReply).cards
    first = parse_reply(answer(OutlineInputs(PROJECT, *views, (), 5, 12)), OutlineReply).cards
    rest = parse_reply(answer(OutlineInputs(PROJECT, *views, tuple(first), 7, 12)), OutlineReply).cards
    assert [*first, *rest] == whole


def test_a_period_piece_has_no_machines_of_today() -> None:
    project = ProjectFacts(PROJECT.log_line, brief=Brief(period="London, 1888"))
    people = tuple(person(name) for name in ("Ana", "Ivo", "Bea"))
    cards = parse_reply(answer(OutlineInputs(project, people, (), (), (), (), 20, 20)), OutlineReply).cards
    objects = {card.object_in_use for card in cards}
    assert not objects & {"photocopier", "two-way radio", "car battery", "flat tyre", "slide projector", "fuse box"}


def test_replies_are_json_of_the_reply_type_alone() -> None:
    assert set(json.loads(answer(BiblesInputs(PROJECT, 2)))) == {"characters", "plot", "settings", "theme"}
