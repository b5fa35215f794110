"""What is done to a run, and when: drawn from a seed."""

import random
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["kill", "SIGTERM", "cancel", "resume"]
Counted: TypeAlias = Literal["asked", "answered"]

ACTS = 5
_AFTER = {"asked": 9, "answered": 5}
_KINDS: tuple[Kind, ...] = ("kill", "SIGTERM", "cancel", "resume")
_WEIGHTS = (4, 2, 3, 2)


@dataclass(frozen=True)
class Act:
    """One disturbance, after so many more requests were ``asked`` or ``answered``; sooner where none can come."""

    kind: Kind
    after: int
    counted: Counted


def drawn(seed: int) -> tuple[Act, ...]:
    """The same acts for the same seed; a kill is always among them."""
    chance = random.Random(seed)
    kinds = chance.choices(_KINDS, _WEIGHTS, k=ACTS)
    if "kill" not in kinds:
        kinds[chance.randrange(ACTS)] = "kill"
    return tuple(_act(kind, chance) for kind in kinds)


def _act(kind: Kind, chance: random.Random) -> Act:
    counted: Counted = chance.choice(("asked", "answered"))
    return Act(kind, chance.randint(0, _AFTER[counted]), counted)
