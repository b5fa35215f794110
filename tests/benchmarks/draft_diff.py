"""How long it takes to tell two drafts of a script of 120 pages apart, scene by scene, by element and by word."""

from random import Random
from time import perf_counter

from scriptgen_core.orchestrator.script_text import split_scenes
from scriptgen_core.rewrite.changes import changes_between, read_draft
from scriptgen_core.rewrite.word_diff import word_diff
from tests.benchmarks.screenplay_pdf import script

PAGES, EDITS = 120, 200


def main() -> None:
    """One line: the time for all scenes of which nothing was read before, and once more."""
    before = split_scenes(script(PAGES))
    after = _edited(before)
    read_draft.cache_clear()
    first, changes = _told_apart(before, after)
    again, _ = _told_apart(before, after)
    print(
        f"draft diff: {changes} changes in {PAGES} pages, {len(before)} scenes, "
        f"told apart in {first * 1000:.0f} ms, again in {again * 1000:.0f} ms"
    )


def _edited(scenes: list[str]) -> list[str]:
    """The scenes with so many paragraphs changed."""
    dice = Random(5)
    paragraphs = [scene.split("\n\n") for scene in scenes]
    places = [(scene, at) for scene, parts in enumerate(paragraphs) for at in range(1, len(parts)) if parts[at].strip()]
    for scene, at in dice.sample(places, EDITS):
        words = paragraphs[scene][at].rstrip()
        paragraphs[scene][at] = paragraphs[scene][at].replace(words, f"{words} Still.")
    return ["\n\n".join(parts) for parts in paragraphs]


def _told_apart(before: list[str], after: list[str]) -> tuple[float, int]:
    started = perf_counter()
    changes = [each for one, other in zip(before, after, strict=True) for each in changes_between(one, other)]
    words = [word_diff(each.old, each.new) for each in changes]
    return perf_counter() - started, len(words)


if __name__ == "__main__":
    main()
