"""The disclosure as tables: who wrote it, what was decided, by which models and prompts, and passage by passage."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from scriptgen_core.core.story import Author
from scriptgen_core.reports.decisions import Decision
from scriptgen_core.reports.disclosure import CreditedScene, Disclosure, Passage, Whose, lines_by
from scriptgen_core.reports.tables import Cell, Column, Table

DisclosureTable: TypeAlias = Literal["scenes", "passages"]

WHOSE: Mapping[Whose, str] = {
    "writer": "Writer",
    "model": "Model",
    "edited": "Model, edited",
    "rule": "Assembled by rule (Demo)",
    "import": "Imported",
}
DECISIONS: Mapping[Decision, str] = {
    "taken": "Taken as proposed",
    "chosen": "Chosen among wordings",
    "edited": "Edited by the writer",
    "undecided": "Undecided",
    "unrecorded": "Not recorded",
}
_SCENE = (Column("Scene"), Column("Heading"), Column("Page"), Column("Lines", "number"))


def disclosure_table(disclosure: Disclosure, name: DisclosureTable) -> Table:
    """One of the tables that are files for a spreadsheet."""
    if name == "passages":
        return passages_table(disclosure)
    who, decided = who_table(disclosure), decided_table(disclosure)
    rows = (left + right[len(_SCENE) :] for left, right in zip(who.rows, decided.rows, strict=True))
    return Table("Scenes", who.columns + decided.columns[len(_SCENE) :], tuple(rows))


def who_table(disclosure: Disclosure) -> Table:
    """How many lines of each scene, and what share of them, are whose; the last row is the script's."""
    counted = (column for words in WHOSE.values() for column in _counted(words))
    return Table("Who wrote it", (*_SCENE, *counted), _by_scene(disclosure, _who))


def decided_table(disclosure: Disclosure) -> Table:
    """What was decided about the machines' lines of each scene, and whose they are; the last row is the script's."""
    columns = (*(Column(words, "number") for words in DECISIONS.values()), Column("Models and prompts", "names"))
    return Table("What the writer decided", (*_SCENE, *columns), _by_scene(disclosure, _decided))


def machines_table(disclosure: Disclosure) -> Table:
    """Each version of a prompt with the model that answered it, the most lines first."""
    about = (Column("Written by"), Column("Prompt"), Column("Version"), Column("Scenes", "number"))
    scenes = [set(_machines(scene.passages)) for scene in disclosure.scenes]
    rows = [
        (*machine, sum(machine in each for each in scenes), lines, _share(lines, disclosure.lines))
        for machine, lines in _machines(disclosure.passages).items()
    ]
    return Table("Models and prompts", (*about, *_counted("Lines")), tuple(rows))


def passages_table(disclosure: Disclosure) -> Table:
    """Every passage, in the order of the script."""
    columns = (
        *(Column("Scene"), Column("Heading"), Column("Page"), Column("To page"), Column("Begins", "names")),
        *(Column("Lines", "number"), Column("Written by"), Column("Model"), Column("Prompt"), Column("Version")),
        Column("Decision"),
    )
    rows = (_passage(scene, each) for scene in disclosure.scenes for each in scene.passages)
    return Table("Passages", columns, tuple(rows))


def _counted(words: str) -> tuple[Column, Column]:
    return Column(words, "number"), Column(f"{words}, share", "share")


def _by_scene(
    disclosure: Disclosure, cells: Callable[[Sequence[Passage]], Iterable[Cell]]
) -> tuple[tuple[Cell, ...], ...]:
    rows = [(*_scene(scene), *cells(scene.passages)) for scene in disclosure.scenes]
    return (*rows, ("Total", "", "", disclosure.lines, *cells(disclosure.passages)))


def _scene(scene: CreditedScene) -> tuple[Cell, ...]:
    return scene.number, scene.heading, scene.passages[0].page, scene.lines


def _who(passages: Sequence[Passage]) -> Iterable[Cell]:
    counts = lines_by(passages, lambda each: each.whose)
    return (cell for whose in WHOSE for cell in (counts[whose], _share(counts[whose], counts.total())))


def _decided(passages: Sequence[Passage]) -> Iterable[Cell]:
    counts = lines_by(passages, lambda each: each.decision)
    machines = "; ".join(_in_words(each) for each in _machines(passages))
    return *(counts[decision] for decision in DECISIONS), machines


def _passage(scene: CreditedScene, passage: Passage) -> tuple[Cell, ...]:
    place = (scene.number, scene.heading, passage.page, passage.last_page, passage.opening, passage.lines)
    decision = DECISIONS[passage.decision] if passage.decision else ""
    return (*place, WHOSE[passage.whose], *(_machine(passage.author) or ("", "", "")), decision)


def _machines(passages: Iterable[Passage]) -> Mapping[tuple[str, str, str], int]:
    """The lines of each machine, the most first."""
    lines = lines_by(passages, lambda each: _machine(each.author))
    return {machine: count for machine, count in lines.most_common() if machine}


def _machine(author: Author) -> tuple[str, str, str] | None:
    """The model, the prompt and its version, in words; None for people."""
    if author.kind not in ("model", "rule"):
        return None
    model = "Demo, by rule" if author.kind == "rule" else f"{author.model or 'Unknown model'} ({author.provider})"
    return model, author.prompt, str(author.prompt_version or "")


def _in_words(machine: tuple[str, str, str]) -> str:
    model, prompt, version = machine
    return ", ".join(filter(None, (model, prompt, version and f"version {version}")))


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)
