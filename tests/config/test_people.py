"""Names, ages and jobs are drawn from lists, always alike, and never sound like one another."""

import json
import re
from importlib import resources
from typing import Any

import pytest

from scriptgen_core.config.people import era_of, suggest_people

SEEDS = ("A heist gone wrong.", "終電で", "Когда", "مفتش", "💥", "", *(f"seed {n}" for n in range(60)))
ATTRACTORS = re.compile(
    r"elara|elias|mara|maren|lyra|kael|aria|clara|thorne|voss|vance|blackwood|chen|vasquez|hayes|marcus|maya|sarah|"
    r".*keeper|baker|mayor|clockmaker|fisherman|librarian|conductor"
)


def people_lists() -> dict[str, Any]:
    return json.loads(resources.files("scriptgen_core.config").joinpath("people.json").read_text(encoding="utf-8"))


def names(seed: str, count: int, **where: str) -> list[str]:
    return [person.name for person in suggest_people(seed, count, **where)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("period", ["", "1950s", "1888"])
def test_six_people_share_no_initial_and_do_not_rhyme(seed: str, period: str) -> None:
    drawn = names(seed, 6, period=period)
    assert len({name[0] for name in drawn}) == 6
    assert len({name[-3:].lower() for name in drawn}) == 6


def test_the_same_arguments_draw_the_same_people() -> None:
    assert suggest_people("a seed", 6, period="1920s") == suggest_people("a seed", 6, period="1920s")
    assert suggest_people("a seed", 6) != suggest_people("another seed", 6)


def test_a_longer_draw_begins_with_the_shorter_one() -> None:
    assert names("a seed", 9)[:4] == names("a seed", 4)


def test_names_and_jobs_that_models_always_choose_are_not_in_the_lists() -> None:
    lists = people_lists()
    known = {
        name.casefold() for region in lists["regions"].values() for era in region["names"].values() for name in era
    }
    known |= {job.casefold() for era in lists["jobs"].values() for job, _, _ in era}
    assert not [word for word in known if ATTRACTORS.fullmatch(word)]
    assert len(known) > 400


def test_region_and_period_choose_the_names() -> None:
    home = people_lists()["regions"]["West Africa"]["names"]["contemporary"]
    assert set(names("x", 4, region="Lagos, Nigeria")) <= set(home)
    assert names("x", 6, region="England", period="1850") != names("x", 6, region="England")


def test_a_seed_in_another_writing_system_chooses_its_region() -> None:
    assert set(names("終電で目を覚ました", 3)) <= set(people_lists()["regions"]["Japan"]["names"]["contemporary"])


@pytest.mark.parametrize(
    ("period", "era"),
    [
        *(("", "contemporary"), ("2031", "contemporary"), ("the near future", "contemporary"), ("1888", "historic")),
        *(("18th century", "historic"), ("Victorian", "historic"), ("1950s", "twentieth century")),
        *(("wartime London", "twentieth century"), ("21st century", "contemporary")),
    ],
)
def test_the_writers_words_for_a_period_are_understood(period: str, era: str) -> None:
    assert era_of(period) == era


def test_many_people_are_still_different_people() -> None:
    drawn = names("x", 60)
    assert len(set(drawn)) == 60


def test_ages_fit_the_jobs() -> None:
    assert all(17 < person.age < 82 for seed in SEEDS for person in suggest_people(seed, 6))


def test_nobody_asked_for_is_nobody() -> None:
    assert suggest_people("x", 0) == ()
