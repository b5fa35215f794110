"""What accepted changes do to the production, in a line."""

from collections.abc import Sequence

from pages.parts.wording import listed, pages_words
from scriptgen_core.studio import SceneEffect


def effect_words(effect: SceneEffect) -> str:
    """``With what you have accepted: 2/8 page shorter (1 1/8 pages); Tom no longer speaks.``; empty for nothing."""
    before, after = effect.before, effect.after
    parts = []
    if effect.longer:
        by = pages_words(abs(effect.longer))
        parts.append(f"{by} {'longer' if effect.longer > 0 else 'shorter'} (then {pages_words(after.eighths)})")
    if effect.new_speakers:
        parts.append(f"{listed(effect.new_speakers)} {_verb(effect.new_speakers)} now too")
    if effect.lost_speakers:
        parts.append(f"{listed(effect.lost_speakers)} no longer {_verb(effect.lost_speakers)}")
    if before.places != after.places:
        parts.append(f"plays in {listed(after.places) or 'no place'} instead of {listed(before.places) or 'no place'}")
    if effect.has_other_light:
        parts.append(f"{listed(_lower(after.lights))} instead of {listed(_lower(before.lights))}")
    return f"With what you have accepted: {'; '.join(parts)}." if parts else ""


def _verb(names: Sequence[str]) -> str:
    return "speaks" if len(names) == 1 else "speak"


def _lower(words: Sequence[str]) -> list[str]:
    return [word.lower() for word in words]
