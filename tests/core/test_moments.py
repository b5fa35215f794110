"""One way to write a moment."""

from datetime import datetime

from scriptgen_core.core.moments import day, day_and_time


def test_a_moment_is_written_on_this_machines_clock_without_a_leading_zero() -> None:
    moment = datetime(2026, 11, 6, 9, 5).astimezone()
    assert (day(moment), day_and_time(moment)) == ("6 Nov 2026", "6 Nov 2026, 09:05")
