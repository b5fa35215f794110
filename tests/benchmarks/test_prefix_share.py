"""The share of prompts that was sent before, and the bound it is measured by."""

from itertools import permutations

from tests.benchmarks.prefix_share import best_possible, recorded_run, sent_before, text_of

RULES = "Write one scene.\n\n"
TOLD = "Cast:\n<<<cast\n{}\n>>>\n\n"
SCENE = "Scene:\n<<<card\n{}\n>>>"


def test_only_what_an_earlier_text_begins_with_was_sent_before() -> None:
    assert sent_before(["abcd", "abxy", "xbcd", "abcd"]) == [0, 2, 0, 4]


def test_no_order_of_sections_and_entries_is_better_than_the_best_possible() -> None:
    told = [
        [RULES, TOLD.format("\n\n".join(cast)), SCENE.format(card) + "\n\n"]
        for card, people in (("He waits.", ("ADA\nage: 40", "BO\nage: 9")), ("He runs.", ("BO\nage: 9", "CY\nage: 4")))
        for cast in permutations(people)
    ]
    orders = [["".join(order) for order in permutations(sections)] for sections in told]
    reached = max(
        sent_before([one, other])[1] for first in orders[:2] for one in first for last in orders[2:] for other in last
    )
    best = best_possible([orders[0][0], orders[2][0]])[1]
    assert len(RULES) < reached <= best < len(orders[2][0])


def test_the_prompts_of_a_run_come_within_five_percent_of_the_best_order() -> None:
    """Fewer scenes than the benchmark's, so the first call of each role weighs more."""
    texts = [text_of(request) for request in recorded_run(20)]
    before, best = sent_before(texts), best_possible(texts)
    assert all(one <= other for one, other in zip(before, best, strict=True))
    assert sum(before) >= 0.95 * sum(best)
