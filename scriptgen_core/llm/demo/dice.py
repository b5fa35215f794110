"""Chance that always falls the same way: everything the demo draws is keyed by what it is drawn for."""

import random
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


def dice(*key: object) -> random.Random:
    """A generator for one purpose; equal keys draw equal values, on every machine."""
    return random.Random("\0".join(str(part) for part in key))


def dealt(bank: Sequence[T], start: int, count: int, *key: object) -> tuple[T, ...]:
    """``count`` items of the bank from place ``start`` of one fixed shuffle, round and round.

    Scenes that deal from one shuffle at places of their own share nothing until the bank is used up.
    """
    order = _order(len(bank), key)
    return tuple(bank[order[(start + step) % len(bank)]] for step in range(min(count, len(bank))))


@lru_cache(maxsize=256)
def _order(size: int, key: tuple[object, ...]) -> tuple[int, ...]:
    return tuple(dice(size, *key).sample(range(size), size))
