"""A round of chaos on each store keeps every promise."""

from pathlib import Path

from scriptgen_core.core.database import sqlite_url
from tests.chaos.promises import broken
from tests.chaos.round import play
from tests.chaos.script import ALWAYS, drawn


def test_the_same_seed_draws_the_same_acts_and_each_script_kills_stops_and_cancels() -> None:
    scripts = [drawn(seed) for seed in range(20)]
    assert scripts == [drawn(seed) for seed in range(20)]
    assert len(set(scripts)) == len(scripts)
    assert all({act.kind for act in script} >= set(ALWAYS) for script in scripts)


def test_a_run_that_is_killed_and_cancelled_at_random_is_completed_and_asks_nothing_twice(tmp_path: Path) -> None:
    story = play(17, "sqlite", sqlite_url(tmp_path / "script.sqlite"), tmp_path)
    assert broken(story) == []
    assert story.lost


def test_two_workers_keep_the_same_promises_and_one_takes_over_from_the_other(
    postgres_url: str, tmp_path: Path
) -> None:
    story = play(5, "postgresql", postgres_url, tmp_path)
    assert broken(story) == []
    assert story.lost
