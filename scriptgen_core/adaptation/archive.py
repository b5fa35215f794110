"""Unpacks archives of unknown origin: every entry by its name in the archive, none of them ever a path on the disk."""

import io
import zipfile

from scriptgen_core.core.errors import FormatError

MOST_UNPACKED = 200_000_000
"""Bytes that one upload may unpack to: hundreds of novels with their pictures."""
MOST_ENTRIES = 5_000
_ENCRYPTED = 0x1


class Allowance:
    """How many bytes may still be unpacked; shared by all the archives of an upload, those within archives too."""

    def __init__(self, left: int = MOST_UNPACKED) -> None:
        self._left = left

    def take(self, size: int) -> None:
        """Uses up ``size`` bytes; FormatError if there are not that many left."""
        if size > self._left:
            raise FormatError(
                f"This unpacks to more than {MOST_UNPACKED // 1_000_000} MB; choose fewer or smaller files at once."
            )
        self._left -= size


class Archive:
    """The files in a ZIP, of which no more is unpacked than the allowance permits."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        """FormatError if it has too many entries; what `zipfile` raises if this is no ZIP."""
        self._file = zipfile.ZipFile(io.BytesIO(data))
        named = {info.filename: info for info in self._file.infolist() if info.filename}
        self._entries = {name: info for name, info in named.items() if not name.endswith("/")}
        self._allowance = allowance
        if len(self._entries) > MOST_ENTRIES:
            raise FormatError(f"This holds more than {MOST_ENTRIES:,} files; pack fewer of them together.")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of an entry, counted against the allowance; FormatError if it is missing, protected or damaged."""
        info = self._entries.get(name)
        if info is None:
            raise damaged()
        if info.flag_bits & _ENCRYPTED:
            raise FormatError("This file is protected; pack it without a password and choose that file.")
        self._allowance.take(info.file_size)
        return self._file.read(info)


def damaged() -> FormatError:
    """The refusal of a file that cannot be read as what it says it is."""
    return FormatError("This file is damaged or cut off; choose another copy, or save its text anew.")
