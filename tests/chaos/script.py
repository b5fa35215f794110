"""What is done to a run, and when: drawn from a seed."""

import random
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["kill", "SIGTERM", "cancel", "resume"]
Counted: TypeAlias = Literal["asked", "answered"]

ALWAYS: tuple[Kind, ...] = ("kill", "SIGTERM", "cancel")
_MORE: tuple[Kind, ...] = ("kill", "cancel", "resume", "resume")
_LATEST = {"asked": 9, "answered": 5}


@dataclass(frozen=True)
class Act:
    """One disturbance, after so many more requests were ``asked`` or ``answered``; at once where no more can come."""

    kind: Kind
    after: int
    counted: Counted


def drawn(seed: int) -> tuple[Act, ...]:
    """Five acts, the same for the same seed."""
    chance = random.Random(seed)
    kinds = [*ALWAYS, *chance.choices(_MORE, k=2)]
    chance.shuffle(kinds)
    return tuple(_act(kind, chance) for kind in kinds)


def _act(kind: Kind, chance: random.Random) -> Act:
    counted: Counted = chance.choice(("asked", "answered"))
    return Act(kind, chance.randint(0, _LATEST[counted]), counted)
