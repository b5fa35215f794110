"""How a moment is written, the same everywhere: on the clock of the machine that ScriptGen runs on."""

from datetime import datetime


def day(moment: datetime) -> str:
    """``26 Nov 2026``."""
    return f"{moment.astimezone():%d %b %Y}".lstrip("0")


def day_and_time(moment: datetime) -> str:
    """``26 Nov 2026, 23:41``."""
    return f"{day(moment)}, {moment.astimezone():%H:%M}"
