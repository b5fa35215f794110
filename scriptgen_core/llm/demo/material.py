"""What the demo writes with: its lists of places, tasks, exchanges and story parts, read once from the package."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Task:
    """Something hands do through a scene. ``{w}`` does it, ``{o}`` is the other one; ``talk`` holds exchanges."""

    object: str
    where: str
    modern: bool
    enter: str
    steps: tuple[str, ...]
    turn: str
    end: str
    talk: tuple[tuple[str, ...], ...]


@cache
def tasks() -> tuple[Task, ...]:
    """Every task, each with its own object."""
    rows = [row for name in ("any", "int", "ext") for row in material(f"situations_{name}")]
    return tuple(_task(row) for row in rows)


@cache
def any_task() -> Task:
    """What can be done with any object; its lines name it ``{object}``."""
    return _task({"object": "", "where": "any", "modern": False, **material("business")["any_object"]})


@cache
def task_for(thing: str) -> Task | None:
    """The task done with ``thing``, if the lists know it."""
    wanted = thing.strip().casefold()
    return next((task for task in tasks() if task.object == wanted), None)


@cache
def material(name: str) -> Any:
    """The content of one of the JSON lists."""
    return json.loads(resources.files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))


def _task(row: Mapping[str, Any]) -> Task:
    return Task(**{**row, "steps": tuple(row["steps"]), "talk": tuple(tuple(each) for each in row["talk"])})
