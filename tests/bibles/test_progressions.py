"""What an entry says in one scene, where it says something else from a scene on; and fields named by their paths."""

import pytest

from scriptgen_core.bibles.progressions import as_of, bibles_as_of, can_change
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.field_paths import value_at, with_values
from scriptgen_core.core.story import BibleEntry, Bibles, CharacterBible, OwnField, SettingBible

ROSA = CharacterBible.model_validate(
    {
        "name": "Rosa",
        "look": "long hair",
        "relationships": [{"to": "Tom", "nature": "her tenant"}],
        "own": [{"name": "Accent", "text": "none"}],
        "progressions": [
            {"scene_id": "third", "field": "look", "text": "a shaved head"},
            {"scene_id": "second", "field": "look", "text": "a wig"},
            {"scene_id": "second", "field": "voice.habits", "text": "whispers"},
            {"scene_id": "second", "field": "relationships:Tom", "text": "her husband"},
            {"scene_id": "third", "field": "own:Accent", "text": "Welsh"},
        ],
    }
)
ORDER = ("first", "second", "third", "fourth")


@pytest.mark.parametrize(
    ("scenes", "said"),
    [
        (1, ("long hair", "", "her tenant", "none")),
        (2, ("a wig", "whispers", "her husband", "none")),
        (3, ("a shaved head", "whispers", "her husband", "Welsh")),
        (4, ("a shaved head", "whispers", "her husband", "Welsh")),
    ],
)
def test_a_field_says_what_the_latest_scene_before_says(scenes: int, said: tuple[str, ...]) -> None:
    data = as_of(ROSA, ORDER[:scenes])
    paths = ("look", "voice.habits", "relationships:Tom", "own:Accent")
    assert tuple(value_at(data, path) for path in paths) == said


def test_the_order_of_the_scenes_decides_and_not_that_of_the_facts() -> None:
    assert as_of(ROSA, ("third", "second")).look == "a wig"


def test_a_fact_whose_scene_is_not_there_holds_nowhere() -> None:
    assert as_of(ROSA, ("first", "fourth")) == ROSA


def test_entries_that_never_change_are_the_same_ones() -> None:
    tom = BibleEntry("t", "character", 1, CharacterBible(name="Tom"))
    quay = BibleEntry("q", "setting", 1, SettingBible(name="QUAY"))
    still = Bibles((tom,), (), (quay,))
    assert bibles_as_of(still, ORDER) is still
    both = bibles_as_of(Bibles((BibleEntry("r", "character", 4, ROSA), tom), (), (quay,)), ORDER)
    assert [entry.version for entry in both.characters] == [4, 1]
    assert both.characters[0].data["look"] == "a shaved head"
    assert (both.characters[1], both.settings[0]) == (tom, quay)


def test_texts_can_change_and_what_cues_and_headings_are_spelled_by_cannot() -> None:
    accent, smell = OwnField(kind="character", name="Accent"), OwnField(kind="setting", name="Smell")
    paths = can_change(BibleEntry("r", "character", 1, ROSA), [accent, smell])
    assert {"age", "look", "withholds", "voice.attacks", "relationships:Tom", "own:Accent"} <= set(paths)
    assert not {"name", "aliases", "traits", "voice", "voice.words_per_speech", "own:Smell", "progressions"} & set(
        paths
    )
    quay = BibleEntry("q", "setting", 1, SettingBible(name="QUAY"))
    assert can_change(quay, [smell]) == ("time", "mood", "description", "own:Smell")


def test_a_text_by_name_is_changed_added_and_taken_out() -> None:
    changed = with_values(ROSA, {"own:Accent": "Irish", "own:Dr. who: why": "x", "relationships:Ida": "her aunt"})
    assert [(fact.name, fact.text) for fact in changed.own] == [("Accent", "Irish"), ("Dr. who: why", "x")]
    assert [tie.to for tie in changed.relationships] == ["Tom", "Ida"]
    assert with_values(changed, {"own:Accent": " "}).own == changed.own[1:]
    assert changed.progressions == ROSA.progressions


@pytest.mark.parametrize("path", ["own:Accent", "voice.words_per_speech", "look"])
def test_a_wrong_value_is_refused_by_its_path(path: str) -> None:
    wrong = 999 if path == "voice.words_per_speech" else "x" * 20_001
    with pytest.raises(InputError) as refused:
        with_values(ROSA, {path: wrong})
    assert refused.value.field == path
