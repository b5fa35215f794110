"""Plays rounds and says of each what was done, what it took, and whether every promise was kept.

``python -m tests.chaos --rounds 15 --seed 1 --store postgresql``; exit code 1 when a promise was broken. The same seed
plays the same script of disturbances; when each comes about depends on what the machine does meanwhile.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scriptgen_core.core.database import sqlite_url
from tests.chaos.crew import SIZES
from tests.chaos.promises import broken
from tests.chaos.round import play
from tests.chaos.story import Story
from tests.fakes.postgres import PostgresServer, programs


def main() -> int:
    """One line a round and one with the sums; the exit code."""
    parser = argparse.ArgumentParser(description="Kill, cancel and resume runs at random, and check what is promised.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1, help="of the first round; the others follow")
    parser.add_argument("--store", choices=sorted(SIZES), default="sqlite")
    options = parser.parse_args()
    sums, failed = Counter[str](), []
    with _databases(options.store) as new_database:
        for seed in range(options.seed, options.seed + options.rounds):
            story, complaints = _round(seed, options.store, new_database)
            if story:
                sums.update(story.figures)
                print(_line(story), flush=True)
            for complaint in complaints:
                print(f"seed {seed}: BROKEN: {complaint}", flush=True)
            failed += [seed] if complaints else []
    print(f"{options.rounds} rounds on {options.store}: {_figures(sums)}; broken in {failed or 'none'}")
    return 1 if failed else 0


def _round(seed: int, store: str, new_database: Callable[[Path], str]) -> tuple[Story | None, list[str]]:
    with TemporaryDirectory(prefix="scriptgen-chaos-") as folder:
        try:
            story = play(seed, store, new_database(Path(folder)), Path(folder))
        except AssertionError as error:
            return None, [str(error)]
    return story, broken(story)


@contextmanager
def _databases(store: str) -> Iterator[Callable[[Path], str]]:
    """What makes the URL of an empty database for a round, which has a folder of its own."""
    if store == "sqlite":
        yield lambda folder: sqlite_url(folder / "script.sqlite")
        return
    found = programs()
    if found is None:
        sys.exit("No PostgreSQL is installed.")
    with PostgresServer(found) as server:
        yield lambda _folder: server.new_database()


def _line(story: Story) -> str:
    acts = ", ".join(each.kind for each in story.played) or "nothing"
    slowest = f", taken over within {max(story.taken_over):.1f} s" if story.taken_over else ""
    return f"seed {story.seed}: {acts}; {_figures(story.figures)}{slowest}; {story.seconds:.1f} s"


def _figures(figures: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in figures.items())


if __name__ == "__main__":
    sys.exit(main())
