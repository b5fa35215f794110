"""The demo's English is sound for every kind of log line, and it knows the people that a writer names."""

import re
from collections import Counter

import pytest

from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.screenplay import Action, Dialogue
from scriptgen_core.core.story import Brief
from scriptgen_core.formats import parse_fountain
from scriptgen_core.llm.demo import DEMO_NOTICE, demo_notice
from tests.fakes.demo_film import Film, film

SCENES = 12
NAMED: dict[str, set[str]] = {
    "A detective must solve a case that hits too close to home.": set(),
    "Two strangers meet on a train and discover they have the same target.": set(),
    "A heist gone wrong.": set(),
    "When her brother Daniel vanishes from their father's boatyard, Ruth Calder sells the yard to pay a liar.": {
        "Daniel",
        "Ruth Calder",
    },
    "In 1954 Havana, piano tuner Ignacio Ruiz hides a communist's daughter in a concert grand.": {"Ignacio Ruiz"},
    "Mrs. Abernathy, 81, hires a burglar to steal her own painting before the insurers arrive.": {"Mrs Abernathy"},
    "JOHN (34), a disgraced cop, must find MARY before the FBI does.": {"John", "Mary"},
    "After the war, Captain Tom Reed returns to New York to find his wife married to his rival, Walter Pike.": {
        "Captain Tom Reed",
        "Walter Pike",
    },
    "An American soldier falls in love with a French spy named Colette in Paris.": {"Colette"},
    "Three sisters inherit a roller rink and the debts of the man who built it.": set(),
    "A man & his \"brother\" -- who isn't -- drive 3,000 miles with $40, a dog named O'Malley, and one rule: "
    "don't stop in Amarillo.": set(),
    "Глухой почтальон начинает отвечать на звонки вместо умерших соседей.": set(),
}
DOUBLED = re.compile(r"\b([a-z']+) \1\b", re.IGNORECASE)
UNFINISHED = re.compile(r"[{}|\[\]]|\.[;,]|,\.|;\.|(?<!\.)\.\.(?!\.)| [,.;?!]|  ")
WRONG_A = re.compile(
    r"\ba (?!uni|use|usu|eu|one\b|once)[aeiouAEIOU]\w+|\ban (?!hour|honest|honou?r|heir)[^aeiouAEIOU\W]\w+"
)
LEAST_WORDS, MOST_TIMES = 5, 3


def texts(made: Film) -> list[str]:
    """Everything the demo wrote for a log line, without the log line itself."""
    entries = [*made.bibles.characters, *made.bibles.settings, *made.bibles.themes, *made.bibles.plots]
    told = [text for entry in entries for text in strings(entry.data.model_dump(mode="json", exclude={"premise"}))]
    cards = [text for card in made.cards for text in strings(card.model_dump(mode="json"))]
    pages = [
        " ".join(element.text.split()) for take in made.takes for element in parse_fountain(take.fountain).elements
    ]
    return [*told, *cards, *pages]


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for child in children for text in strings(child)]


@pytest.mark.parametrize("log_line", NAMED)
def test_no_word_is_doubled_no_slot_unfilled_and_no_article_wrong(log_line: str) -> None:
    found = {
        text: (DOUBLED.findall(text), UNFINISHED.findall(text), WRONG_A.findall(text))
        for text in texts(film(log_line, SCENES))
        if DOUBLED.search(text) or UNFINISHED.search(text) or WRONG_A.search(text)
    }
    assert found == {}


@pytest.mark.parametrize("log_line", NAMED)
def test_hardly_a_sentence_of_action_comes_twice_in_a_script(log_line: str) -> None:
    elements = [e for take in film(log_line, SCENES).takes for e in parse_fountain(take.fountain).elements]
    said = Counter(
        part
        for element in elements
        if isinstance(element, Action)
        for part in re.split(r"(?<=[.?!]) ", element.text)
        if len(part.split()) >= LEAST_WORDS
    )
    assert {part: times for part, times in said.items() if times > MOST_TIMES} == {}


@pytest.mark.parametrize(("log_line", "named"), NAMED.items())
def test_everybody_the_log_line_names_is_in_the_bible(log_line: str, named: set[str]) -> None:
    bible = film(log_line, SCENES).bibles.characters
    known = {name for entry in bible for name in (entry.name, *entry.data["aliases"])}
    assert named <= known
    assert len(bible) == 4


NOBODY = {"Havana", "York", "Paris", "Amarillo", "American", "French", "O'Malley", "When", "Two", "After", "FBI"}


def test_nobody_is_made_of_a_place_an_adjective_a_pet_or_the_first_word() -> None:
    for log_line in NAMED:
        told = {word for entry in film(log_line, SCENES).bibles.characters for word in entry.name.split()}
        assert not told & {
            "Havana",
            "York",
            "Paris",
            "Amarillo",
            "American",
            "French",
            "O'Malley",
            "When",
            "Two",
            "FBI",
        }


def test_the_first_character_is_the_one_of_the_main_clause_with_age_and_role_as_told() -> None:
    leads = [film(log_line, SCENES).bibles.characters[0].data for log_line in NAMED]
    told = [(lead.name, lead.age, lead.role) for lead in leads]
    assert told[0][2] == "detective"
    assert told[3][0] == "Ruth"
    assert (told[4][0], told[4][2]) == ("Ignacio", "piano tuner")
    assert told[5][:2] == ("Mrs Abernathy", "81")
    assert told[6] == ("John", "34", "disgraced cop")


@pytest.mark.parametrize(
    ("log_line", "whose_film", "name", "role"),
    [
        ("When her brother Daniel vanishes, Ruth Calder sells the yard.", "Daniel's", "Daniel", "brother"),
        ("A detective must solve a case.", "Ruth Calder, the detective", "Ruth", "detective"),
        (
            "A caterer falls for the health inspector who must close her kitchen.",
            "The inspector",
            "",
            "health inspector",
        ),
        ("A heist gone wrong.", "Vera", "Vera", ""),
        ("A heist gone wrong.", "a safe-cracker's widow", "", "safe-cracker's widow"),
    ],
)
def test_the_one_whose_film_it_is_comes_first(log_line: str, whose_film: str, name: str, role: str) -> None:
    lead = film(log_line, 3, whose_film=whose_film).bibles.characters[0].data
    assert lead.name == name or not name
    assert lead.role == role or not role


@pytest.mark.parametrize(
    ("log_line", "language", "is_told"),
    [
        ("A detective must solve a case.", "", False),
        ("A detective must solve a case.", "British English", False),
        ("A detective must solve a case.", "French", True),
        ("Глухой почтальон отвечает на звонки.", "", True),
        ("終電で目を覚ました保険調査員は気づく。", "", True),
        ("مفتش أسانسيرات متقاعد", "", True),
        ("💥", "", False),
    ],
)
def test_a_project_in_another_language_is_told_that_the_demo_writes_english(
    log_line: str, language: str, is_told: bool
) -> None:
    told = demo_notice(ProjectFacts(log_line, brief=Brief(language=language)))
    assert told.startswith(DEMO_NOTICE)
    assert ("English only" in told) == is_told


def test_two_log_lines_begin_with_other_talk() -> None:
    one, other = (
        {
            e.text
            for take in film(log_line, SCENES).takes[:3]
            for e in parse_fountain(take.fountain).elements
            if isinstance(e, Dialogue)
        }
        for log_line in list(NAMED)[:2]
    )
    assert len(one & other) < 0.2 * len(one)
