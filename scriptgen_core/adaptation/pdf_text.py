"""Reads the text of a PDF's pages."""

import io

from scriptgen_core.adaptation.blocks import Block
from scriptgen_core.adaptation.printed_lines import paragraphs_of_pages
from scriptgen_core.core.errors import FormatError

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(data: bytes) -> list[Block]:
    """The paragraphs of a PDF; FormatError if it is protected, or pictures of pages without text."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted:
            reader.decrypt("")
        texts = [page.extract_text(extraction_mode="layout") for page in reader.pages]
    except (DependencyError, FileNotDecryptedError) as error:
        raise FormatError("This PDF is protected; save it without a password and choose that file.") from error
    paragraphs = paragraphs_of_pages(text.translate(_LIGATURES).splitlines() for text in texts)
    if not paragraphs:
        raise FormatError(
            "This PDF holds pictures of pages and no text; run text recognition (OCR) on it and choose that file."
        )
    return [Block(paragraph) for paragraph in paragraphs]
