"""The sample project is complete, says where it comes from, and holds Wilde's words as he wrote them."""

import re
from pathlib import Path

import pytest

from scriptgen_core.core.screenplay import Action, Character, Dialogue, Element, Parenthetical, SceneHeading, Screenplay
from scriptgen_core.core.story import CharacterBible, SettingBible
from scriptgen_core.formats import page_count, paginate, parse_fountain, scene_eighths
from scriptgen_core.formats.checks import Finding, check_scene
from scriptgen_core.projects.sample import SampleProject, load_sample

SOURCE = Path(__file__).parents[3] / "shared/corpus/public-domain/wilde-earnest-act-one.txt"


@pytest.fixture(scope="module")
def sample() -> SampleProject:
    return load_sample()


@pytest.fixture(scope="module")
def wildes_words() -> dict[str, str]:
    """What each person of the act says, in order, as plain words."""
    if not SOURCE.is_file():
        pytest.skip("the text of the play is not beside this checkout")
    speeches: dict[str, list[str]] = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        speaker, colon, speech = line.partition(": ")
        if colon and speaker.isupper():
            speeches.setdefault(speaker, []).append(re.sub(r"\[[^]]*\]", " ", speech))
    return {speaker: _words(" ".join(said)) for speaker, said in speeches.items()}


def test_it_says_whose_play_it_is_and_how_it_was_prepared(sample: SampleProject) -> None:
    assert sample.author == "Oscar Wilde"
    assert "public domain" in sample.source
    assert sample.prepared_by == "Prepared by hand from the public-domain play; ScriptGen generated none of it."
    assert sample.form.title_page["Author"] == "Oscar Wilde"


def test_every_field_of_the_brief_is_filled_in(sample: SampleProject) -> None:
    assert [name for name, value in sample.form.brief.model_dump().items() if not value] == []


def test_it_has_a_cast_a_plot_the_places_and_a_theme(sample: SampleProject) -> None:
    kinds = [kind for kind, _ in sample.bibles]
    assert {kind: kinds.count(kind) for kind in kinds} == {"character": 5, "plot": 1, "setting": 4, "theme": 1}


def test_it_has_six_to_nine_scenes_that_open_on_the_heading_of_their_card(sample: SampleProject) -> None:
    assert 6 <= len(sample.scenes) <= 9
    for scene in sample.scenes:
        heading, first, *_ = parse_fountain(scene.text).elements
        assert isinstance(heading, SceneHeading)
        assert heading.text == scene.card.heading
        assert isinstance(first, Action)


def test_every_heading_names_a_place_of_the_setting_bible(sample: SampleProject) -> None:
    places = {(data.int_ext, data.name) for _, data in sample.bibles if isinstance(data, SettingBible)}
    assert {(scene.card.int_ext, scene.card.place) for scene in sample.scenes} == places


def test_every_cue_belongs_to_somebody_on_the_card(sample: SampleProject) -> None:
    for draft in sample.drafts:
        for scene, text in zip(sample.scenes, draft.texts, strict=True):
            on_card = {name.upper() for name in scene.card.characters + scene.card.extras}
            assert {cue.text for cue in _of_kind(text, Character)} <= on_card


def test_the_cards_name_only_people_of_the_character_bible(sample: SampleProject) -> None:
    names = {character.name for character in _characters(sample)}
    for scene in sample.scenes:
        card = scene.card
        assert {*card.characters, *(want.who for want in card.wants), *(learnt.who for learnt in card.learns)} <= names


def test_every_principal_is_introduced_once_in_capitals_with_an_age(sample: SampleProject) -> None:
    for draft in sample.drafts:
        action = "\n".join(element.text for text in draft.texts for element in _of_kind(text, Action))
        for character in _characters(sample):
            assert len(re.findall(rf"\b{character.name.upper()}\b", action)) == 1
            assert re.search(rf"\b{character.name.upper()}\b[A-Z ]*, {character.age},", action)


def test_every_turn_a_card_quotes_is_spoken_in_its_scene(sample: SampleProject) -> None:
    quoted = [(quote, scene.text) for scene in sample.scenes for quote in re.findall(r'"(.+?)"', scene.card.turn)]
    assert len(quoted) >= 6
    assert [quote for quote, text in quoted if quote not in text] == []


def test_what_a_card_pays_off_an_earlier_card_or_scene_has_planted(sample: SampleProject) -> None:
    planted: set[str] = set()
    for scene in sample.scenes:
        assert set(scene.card.pays_off) <= planted
        planted |= set(scene.card.plants)


def test_nobody_says_a_word_their_voice_sheet_forbids(sample: SampleProject) -> None:
    spoken = _spoken(sample, "Tightened")
    for character in _characters(sample):
        said = _words(" ".join(spoken[character.name.upper()]))
        assert [word for word in character.voice.never_words if _says(said, word)] == []


def test_words_that_only_one_person_uses_are_used_by_nobody_else(sample: SampleProject) -> None:
    spoken = _spoken(sample, "Tightened")
    for character in _characters(sample):
        others = _words(" ".join(" ".join(said) for name, said in spoken.items() if name != character.name.upper()))
        assert [word for word in character.voice.only_words if _says(others, word)] == []


def test_the_two_drafts_differ_and_the_last_one_is_current(sample: SampleProject) -> None:
    first, tightened = sample.drafts
    assert (first.name, tightened.name) == ("First setting", "Tightened")
    assert tightened.texts == tuple(scene.text for scene in sample.scenes)
    changed = sum(old != new for old, new in zip(first.texts, tightened.texts, strict=True))
    assert 0 < changed < len(sample.scenes)
    assert len("".join(tightened.texts)) < len("".join(first.texts))


def test_the_current_draft_is_about_fifteen_pages(sample: SampleProject) -> None:
    assert 13 <= page_count(paginate(_script(sample))) <= 17


def test_every_scene_is_within_a_quarter_page_of_what_its_card_asks(sample: SampleProject) -> None:
    lengths = [length.eighths for length in scene_eighths(_script(sample))]
    asked = [scene.card.target_eighths for scene in sample.scenes]
    assert [(is_, card) for is_, card in zip(lengths, asked, strict=True) if abs(is_ - card) > 2] == []


def test_the_checks_of_the_page_fail_nothing_and_warn_at_most_twice_a_page(sample: SampleProject) -> None:
    findings = _findings(sample)
    assert [finding for finding in findings if finding.severity == "fail"] == []
    assert len(findings) <= 2 * page_count(paginate(_script(sample)))


def test_every_note_quotes_a_line_that_stands_in_its_scene(sample: SampleProject) -> None:
    notes = [(note, scene.text) for scene in sample.scenes for note in scene.notes]
    assert len({note.id for note, _ in notes}) == len(notes)
    assert [note.quote for note, text in notes if not note.quote or note.quote not in text] == []


def test_each_change_replaces_the_elements_it_names_and_answers_a_note(sample: SampleProject) -> None:
    elements = parse_fountain(sample.scenes[sample.rewrite.scene].text).elements
    assert {change.note_id for change in sample.rewrite.changes} == {note.id for note in sample.rewrite.notes}
    for change in sample.rewrite.changes:
        assert parse_fountain(change.old).elements == elements[change.start : change.end]


def test_accepting_every_change_gives_the_proposed_text(sample: SampleProject) -> None:
    elements: list[Element] = list(parse_fountain(sample.scenes[sample.rewrite.scene].text).elements)
    for change in reversed(sample.rewrite.changes):
        elements[change.start : change.end] = parse_fountain(change.new).elements
    assert tuple(elements) == parse_fountain(sample.rewrite.text).elements


def test_every_spoken_sentence_is_wildes_said_by_the_same_person_in_his_order(
    sample: SampleProject, wildes_words: dict[str, str]
) -> None:
    for draft in sample.drafts:
        for speaker, speeches in _spoken(sample, draft.name).items():
            at = 0
            for sentence in (part for speech in speeches for part in _sentences(speech)):
                found = f" {wildes_words[speaker]} ".find(f" {sentence} ", at)
                assert found >= 0, f"{speaker} does not say: {sentence}"
                at = found


def test_the_sample_lines_of_every_voice_are_wildes(sample: SampleProject, wildes_words: dict[str, str]) -> None:
    for character in _characters(sample):
        assert 8 <= len(character.voice.sample_lines) <= 12
        said = wildes_words[character.name.upper()]
        sentences = [part for line in character.voice.sample_lines for part in _sentences(line)]
        assert [sentence for sentence in sentences if f" {sentence} " not in f" {said} "] == []


def test_the_text_is_typed_in_plain_quotes_and_dashes(sample: SampleProject) -> None:
    texts = [*(text for draft in sample.drafts for text in draft.texts), sample.rewrite.text]
    assert [text for text in texts if not text.isascii()] == []


def _script(sample: SampleProject) -> Screenplay:
    return parse_fountain("\n".join(scene.text for scene in sample.scenes))


def _findings(sample: SampleProject) -> list[Finding]:
    """What the checks say of every scene; whoever has not been on a card before is to be introduced."""
    cast = {character.name: character.aliases for character in _characters(sample)}
    places = [data.name for _, data in sample.bibles if isinstance(data, SettingBible)]
    found: list[Finding] = []
    met: set[str] = set()
    for scene in sample.scenes:
        found += check_scene(
            parse_fountain(scene.text),
            cast=list(cast),
            aliases=cast,
            extras=scene.card.extras,
            places=places,
            introduce=[name for name in scene.card.characters if name not in met],
        )
        met |= set(scene.card.characters)
    return found


def _characters(sample: SampleProject) -> list[CharacterBible]:
    return [data for _, data in sample.bibles if isinstance(data, CharacterBible)]


def _of_kind(text: str, kind: type[Element]) -> list[Element]:
    return [element for element in parse_fountain(text).elements if isinstance(element, kind)]


def _spoken(sample: SampleProject, draft_name: str) -> dict[str, list[str]]:
    texts = next(draft.texts for draft in sample.drafts if draft.name == draft_name)
    spoken: dict[str, list[str]] = {}
    for element in (element for text in texts for element in parse_fountain(text).elements):
        match element:
            case Character():
                speeches = spoken.setdefault(element.text, [])
            case Dialogue():
                speeches.append(element.text)
            case Parenthetical() | Action() | SceneHeading():
                pass
            case _:
                raise AssertionError(f"unexpected in the sample: {element}")
    return spoken


def _sentences(text: str) -> list[str]:
    """The sentences of a speech as plain words; titles such as Mr. end none."""
    parts = re.split(r"(?<!Mr)[.?!]+[\"']?(?=\s|$)", text)
    return [words for part in parts if (words := _words(part))]


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.replace("’", "'").casefold()))


def _says(said: str, phrase: str) -> bool:
    return f" {_words(phrase)} " in f" {said} "
