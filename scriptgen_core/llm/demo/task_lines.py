"""A task with people put into it: how it is entered, each step, how it turns and how it is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.llm.demo.dice import dice
from scriptgen_core.llm.demo.material import Task
from scriptgen_core.llm.demo.wording import filled, plain

_ALONE_TURN = "{w} stops. One part of it is missing, and it was there before."
_ALONE_END = "{w} leaves it as it is and takes the tools along."


@dataclass(frozen=True, slots=True)
class TaskLines:
    """Sentences of action with names in them."""

    enter: str
    steps: tuple[str, ...]
    turn: str
    end: str


def task_lines(task: Task, people: Sequence[str], *key: object) -> TaskLines:
    """The task done by the first of ``people`` beside the second; one person alone does what takes no other.

    With nobody at all, whoever is there is "somebody".
    """
    names = [plain(name, 60) for name in people[:2]] or ["somebody"]
    slots = {"w": names[0], "o": names[-1]}
    alone = len(names) == 1
    draw = dice("task", task.object, *key)

    def line(template: str, instead: str = "") -> str:
        return filled(instead if alone and "{o}" in template else template, draw, slots)

    steps = (step for step in task.steps if not (alone and "{o}" in step))
    return TaskLines(
        enter=line(task.enter, "{w} has started without waiting for anyone."),
        steps=tuple(line(step) for step in steps),
        turn=line(task.turn, _ALONE_TURN),
        end=line(task.end, _ALONE_END),
    )


def suits_one(task: Task) -> bool:
    """Whether one person alone can do it from beginning to end."""
    return not any("{o}" in line for line in (task.enter, task.turn, task.end))
