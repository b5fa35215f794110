"""Bytes of a text file as text, in whichever of the usual encodings it was saved."""

from scriptgen_core.core.errors import FormatError

_NO_TEXT = (b"%PDF", b"{\\rtf", b"PK\x03\x04")
"""PDF, RTF and the archives that word processors and spreadsheets write."""


def decoded(data: bytes, what: str) -> tuple[str, str]:
    """The text, and its encoding where that is not UTF-8; FormatError asking for the ``what`` as text otherwise."""
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in () if data.startswith(_NO_TEXT) else ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, "" if encoding == "utf-8-sig" else encoding
    raise FormatError(f"This is not text; save the {what} as UTF-8 text and choose that file.")
