"""Text from data in places that read Markdown (labels, captions, titles): it shows as it was typed."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$&\"'^=])")
_ADDITION = re.compile(r"(:(?=\S)|[-<>=~](?=[-<>=~]))")
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """``text`` so that Streamlit's Markdown shows it letter by letter, on one line.

    A backslash takes the meaning from Markdown's own marks. Streamlit's additions (``:material/x:``, ``:red[x]``,
    ``->``) are found after Markdown was read, so an invisible word joiner breaks them up.
    """
    line = " ".join(text.split())
    return _MARKUP.sub(r"\\\1", _ADDITION.sub(rf"\1{_WORD_JOINER}", line))
