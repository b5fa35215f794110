"""Names for the files that a writer downloads."""

from pathvalidate import sanitize_filename


def file_name(title: str, part: str, extension: str) -> str:
    """A file name from a title, and what of it the file holds (empty: all), that every system accepts."""
    stem = sanitize_filename(f"{title} - {part}" if part else title, replacement_text=" ")
    return f"{stem.strip(' .')[:100] or 'Screenplay'}.{extension}"
