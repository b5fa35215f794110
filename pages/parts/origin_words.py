"""Who wrote the script, where that was not the writer or a model alone."""

from pages.parts.wording import scenes_named
from scriptgen_core.studio import OpenScript


def origin_words(script: OpenScript) -> str:
    """``Scenes 1 to 3 were assembled by rule by Demo; no language model wrote them.``; empty where all is a model's."""
    words = [script.label] if script.label else []
    if script.by_rule:
        were, them = ("was", "it") if len(script.by_rule) == 1 else ("were", "them")
        words.append(
            f"{scenes_named(script.by_rule).capitalize()} {were} assembled by rule by Demo; "
            f"no language model wrote {them}."
        )
    if script.partly_by_rule:
        hold = "holds" if len(script.partly_by_rule) == 1 else "hold"
        words.append(f"{scenes_named(script.partly_by_rule).capitalize()} {hold} lines of Demo's and of a model's.")
    return " ".join(words)
