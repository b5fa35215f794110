"""Converts a script: python -m scriptgen_core.formats IN OUT

IN ends in .fountain, .fdx or .txt; OUT in .fountain, .fdx, .pdf or .txt. What could not be taken over is listed.
Exit code 2, and nothing written, where a file cannot be read, converted or written.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scriptgen_core.core.errors import FormatError
from scriptgen_core.formats.conversion import Converted, convert


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert and say in one line what was written; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scriptgen_core.formats", description="Converts a script.")
    parser.add_argument("source", metavar="IN", type=Path, help="a script: .fountain, .fdx or .txt")
    parser.add_argument("target", metavar="OUT", type=Path, help="what to write: .fountain, .fdx, .pdf or .txt")
    chosen = parser.parse_args(arguments)
    try:
        converted = convert(_contents(chosen.source), chosen.source.name, chosen.target.name)
        _write_whole(chosen.target, converted.data)
    except FormatError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    _tell(chosen.source, chosen.target, converted)
    return 0


def _contents(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise FormatError(f"{source} cannot be read ({error.strerror}); give a file that is there.") from error


def _write_whole(target: Path, data: bytes) -> None:
    """Puts the file in its place only when all of it is on the disk."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        if part.is_file():
            part.unlink()
        raise FormatError(f"{target} cannot be written ({error.strerror}); choose another place.") from error


def _tell(source: Path, target: Path, converted: Converted) -> None:
    read_as = f", read as {converted.encoding} since it is not UTF-8" if converted.encoding else ""
    kept = "everything was taken over" if not converted.left_out else f"left out ({len(converted.left_out)}):"
    print(f"Wrote {target} ({len(converted.data):,} bytes) from {source}{read_as}; {kept}")
    for each in converted.left_out:
        print(f"  {each.sentence}")


if __name__ == "__main__":
    sys.exit(main())
