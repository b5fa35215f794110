"""Draws a template of this folder with Typst. What it draws arrives as JSON in sys.inputs, never as markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from scriptgen_core.core.errors import FormatError
from scriptgen_core.formats.font_coverage import fonts


def draw(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF, drawn as all sheets are; FormatError if Typst refuses."""
    source = b"".join(Path(__file__).with_name(name).read_bytes() for name in ("sheet.typ", template))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        return bytes(typst.compile(source, font_paths=fonts(), sys_inputs=inputs, format="pdf", timestamp=0))
    except typst.TypstError as error:
        raise FormatError(f"The PDF could not be drawn ({error.message}). Download the CSV files instead.") from error
