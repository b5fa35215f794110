"""First bibles, the outline in chunks, and the whole script as one screenplay."""

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.errors import InvalidReply, NetworkError
from scriptgen_core.core.prompting import BiblesInputs, BiblesReply, OutlineInputs, OutlineReply, PersonSuggestion
from scriptgen_core.core.screenplay import SceneHeading, TitleField
from scriptgen_core.core.story import (
    Bibles,
    CharacterBible,
    Learning,
    OutlineCard,
    PlotBible,
    SettingBible,
    ThemeBible,
    Want,
)
from scriptgen_core.generators.script_generator import bootstrap_bibles, format_script, generate_outline
from tests.fakes.ferry_story import BIBLES, CARDS, PROJECT
from tests.fakes.scripted_llm import ScriptedLLM

BOOK = load_prompts()


def bibles_of(*names: str) -> BiblesReply:
    characters = [CharacterBible(name=name) for name in names]
    return BiblesReply(
        characters=characters, plot=PlotBible(), settings=[SettingBible(name="Quay")], theme=ThemeBible()
    )


def cards_for(request: LLMRequest, extra: int = 0) -> OutlineReply:
    assert isinstance(request.inputs, OutlineInputs)
    first = len(request.inputs.so_far)
    numbers = range(first, first + request.inputs.count + extra)
    return OutlineReply(cards=[OutlineCard(description=f"Card {number}", place="quay") for number in numbers])


def outline_with(llm: ScriptedLLM, total: int, **options: object) -> tuple[OutlineCard, ...]:
    return generate_outline(llm, BOOK, PROJECT, BIBLES, total=total, **options)


def test_people_are_offered_so_that_the_model_invents_no_names() -> None:
    llm = ScriptedLLM().enqueue("bibles.bootstrap", bibles_of("A", "B"))
    bootstrap_bibles(llm, BOOK, PROJECT, 2)
    (request,) = llm.asked("bibles.bootstrap")
    assert isinstance(request.inputs, BiblesInputs)
    assert len(request.inputs.people) > 2
    assert all(person.name in request.messages[1].content for person in request.inputs.people)


def test_given_people_are_offered_instead() -> None:
    llm = ScriptedLLM().enqueue("bibles.bootstrap", bibles_of("A"))
    bootstrap_bibles(llm, BOOK, PROJECT, 1, people=[PersonSuggestion("Wanda Kos", 44, "welder")])
    assert "Wanda Kos, 44, welder" in llm.told("bibles.bootstrap")


def test_too_many_characters_are_cut_to_the_number_asked_for() -> None:
    llm = ScriptedLLM().enqueue("bibles.bootstrap", bibles_of("A", "B", "C", "D"))
    reply = bootstrap_bibles(llm, BOOK, PROJECT, 3)
    assert [character.name for character in reply.characters] == ["A", "B", "C"]


def test_missing_characters_are_asked_for_once_more_with_the_others_shown() -> None:
    llm = ScriptedLLM().enqueue("bibles.bootstrap", bibles_of("Anna"), bibles_of("anna", "Bo", "Cai"))
    reply = bootstrap_bibles(llm, BOOK, PROJECT, 3)
    assert [character.name for character in reply.characters] == ["Anna", "Bo", "Cai"]
    second = llm.asked("bibles.bootstrap")[1].inputs
    assert isinstance(second, BiblesInputs)
    assert (second.character_count, [shown.name for shown in second.characters]) == (2, ["Anna"])


def test_existing_characters_are_shown_and_not_made_again() -> None:
    llm = ScriptedLLM().enqueue("bibles.bootstrap", bibles_of("ilse brandt", "Bo"))
    reply = bootstrap_bibles(llm, BOOK, PROJECT, 1, existing=Bibles(characters=BIBLES.characters))
    assert [character.name for character in reply.characters] == ["Bo"]
    assert "ILSE-SECRET" in llm.told("bibles.bootstrap")


def test_an_outline_is_asked_for_in_chunks_that_show_all_earlier_cards() -> None:
    llm = ScriptedLLM().always("outline.cards", cards_for)
    heard: list[int] = []
    cards = outline_with(llm, 23, on_cards=lambda new: heard.append(len(new)))
    assert [card.description for card in cards] == [f"Card {number}" for number in range(23)]
    assert heard == [10, 10, 3]
    assert [request.step for request in llm.requests] == ["Outline 1-10", "Outline 11-20", "Outline 21-23"]
    assert "Card 19" in llm.requests[2].messages[1].content
    assert [request.after_batch for request in llm.requests] == [False, True, True]


def test_a_started_outline_is_continued_and_keeps_its_cards() -> None:
    llm = ScriptedLLM().always("outline.cards", cards_for)
    cards = outline_with(llm, 6, so_far=CARDS)
    assert cards[:4] == CARDS
    assert len(cards) == 6


def test_a_model_that_returns_fewer_or_more_cards_still_gives_exactly_the_total() -> None:
    few = ScriptedLLM().always("outline.cards", lambda asked: OutlineReply(cards=cards_for(asked).cards[:2]))
    many = ScriptedLLM().always("outline.cards", lambda asked: cards_for(asked, extra=5))
    assert len(outline_with(few, 5)) == 5
    assert [card.description for card in outline_with(many, 12)] == [f"Card {number}" for number in range(12)]


def test_a_model_that_only_repeats_itself_is_given_up_after_two_tries() -> None:
    same = OutlineReply(cards=[OutlineCard(description="Card 0", place="Quay")])
    llm = ScriptedLLM().always("outline.cards", lambda _: same)
    with pytest.raises(InvalidReply, match="stopped at 1 of 4"):
        outline_with(llm, 4)
    assert [request.take for request in llm.requests] == [0, 0, 1]


def test_every_outline_call_but_the_first_follows_a_batch_also_when_it_goes_on_or_asks_again() -> None:
    told_before = OutlineReply(cards=[OutlineCard(description=CARDS[0].description, place="Quay")])
    llm = ScriptedLLM().enqueue("outline.cards", told_before).always("outline.cards", cards_for)
    outline_with(llm, len(CARDS) + 20, so_far=CARDS)
    assert [request.after_batch for request in llm.requests] == [False, True, True]


def test_cards_got_before_a_failure_have_been_handed_over() -> None:
    llm = ScriptedLLM().always(
        "outline.cards", lambda asked: NetworkError("cut") if _is_second(asked) else cards_for(asked)
    )
    kept: list[OutlineCard] = []
    with pytest.raises(NetworkError):
        outline_with(llm, 20, on_cards=kept.extend)
    assert len(kept) == 10


def _is_second(asked: LLMRequest) -> bool:
    return isinstance(asked.inputs, OutlineInputs) and len(asked.inputs.so_far) == 10


def test_names_and_places_are_spelled_as_in_the_bibles() -> None:
    card = OutlineCard(
        description="x",
        place="INT. FERRY  TERMINAL - NIGHT",
        time="NIGHT",
        characters=("mrs brandt", "BRAM", "Ilse", "Harbour master"),
        extras=("Queue",),
        wants=(Want(who="ilse brandt", wants="w", from_whom="bram"),),
        learns=(Learning(who="Oduya", what="k"),),
    )
    llm = ScriptedLLM().enqueue("outline.cards", OutlineReply(cards=[card]))
    (spelled,) = outline_with(llm, 1)
    assert spelled.heading == "INT. FERRY TERMINAL - NIGHT"
    assert spelled.place == "Ferry terminal"
    assert spelled.characters == ("Ilse Brandt", "Bram Oduya")
    assert spelled.extras == ("Queue", "Harbour master")
    assert (spelled.wants[0].who, spelled.wants[0].from_whom) == ("Ilse Brandt", "Bram Oduya")
    assert spelled.learns[0].who == "Bram Oduya"


def test_a_place_the_bibles_do_not_know_stays_as_it_is() -> None:
    llm = ScriptedLLM().enqueue("outline.cards", OutlineReply(cards=[OutlineCard(description="x", place="Ext. Lido")]))
    assert outline_with(llm, 1)[0].place == "Lido"


def test_the_script_is_its_scenes_in_order_under_the_title_page() -> None:
    title = (TitleField("Title", ("Short Change",)),)
    script = format_script(["INT. A - DAY\n\nOne.\n", "EXT. B - DAY\n\nTwo. /* left open"], title)
    assert script.title_value("title") == "Short Change"
    assert [each.text for each in script.elements if isinstance(each, SceneHeading)] == ["INT. A - DAY", "EXT. B - DAY"]


def test_an_unclosed_comment_in_one_scene_does_not_swallow_the_next() -> None:
    script = format_script(["INT. A - DAY\n\nOne. /*", "EXT. B - DAY\n\nTwo. */"])
    assert sum(isinstance(each, SceneHeading) for each in script.elements) == 2
