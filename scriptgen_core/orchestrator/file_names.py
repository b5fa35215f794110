"""Names for the files that a writer downloads."""

from pathvalidate import sanitize_filename

_LONGEST, _LONGEST_PART = 100, 60


def file_name(title: str, part: str, extension: str) -> str:
    """A file name from a title, and what of it the file holds (empty: all), that every system accepts."""
    held = _accepted(part)[:_LONGEST_PART]
    tail = f" - {held}" if held else ""
    return f"{(_accepted(title) or 'Screenplay')[: _LONGEST - len(tail)].strip(' .')}{tail}.{extension}"


def _accepted(text: str) -> str:
    return " ".join(sanitize_filename(text, replacement_text=" ").split()).strip(" .")
