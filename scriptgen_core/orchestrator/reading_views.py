"""What the script says for the bibles as the writer decides on it: beside what stands in the entry by now."""

from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.core.prompting import FieldText
from scriptgen_core.core.script_reading import held, is_list
from scriptgen_core.core.story import Author, BibleEntry, Bibles, BibleType
from scriptgen_core.generators.passages import passage
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.finding_storage import StoredFinding
from scriptgen_core.projects.script_types import Scene


@dataclass(frozen=True, slots=True)
class FindingView:
    """A proposal that waits, as the writer decides on it.

    ``entry`` is None where taking it makes one; ``stands`` is what the field holds now; ``scene`` is None where the
    passage is in the script no more.
    """

    id: str
    run_id: str
    kind: BibleType
    entry: BibleEntry | None
    field: str
    stands: FieldText
    text: str
    quote: str
    heading: str
    scene: Scene | None
    author: Author

    @property
    def fills(self) -> bool:
        """Whether the field is empty."""
        return not self.stands

    @property
    def adds(self) -> bool:
        """Whether it is added to what stands; else it takes its place."""
        return is_list(self.kind, self.field)

    @property
    def place(self) -> tuple[BibleType, str]:
        """Which entry it is about; without an id, the first one of its kind there will be."""
        return self.kind, self.entry.id if self.entry else ""


def findings_waiting(stores: Stores, project_id: str) -> tuple[FindingView, ...]:
    """The project's proposals that wait, the oldest first; what the entry says already by now is not among them."""
    found = stores.findings.of_project(project_id)
    if not found:
        return ()
    bibles = stores.bibles.bibles(project_id)
    scenes = {scene.id: scene for scene in stores.scripts.scenes(project_id)}
    views = (_view(each, bibles, scenes.get(each.finding.scene_id)) for each in found)
    return tuple(each for each in views if each and each.text not in _texts(each.stands))


def that_fill(views: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """Those that go into empty fields; where several would fill one with one text, the first."""
    filling: dict[tuple[str, ...], FindingView] = {}
    for each in views:
        if each.fills:
            filling.setdefault((*each.place, each.field, each.text if each.adds else ""), each)
    return tuple(filling.values())


def first_of(bibles: Bibles, kind: BibleType) -> BibleEntry | None:
    """The entry that what is said of the story is about."""
    return next((each for each in bibles.entries if each.type == kind), None)


def _view(stored: StoredFinding, bibles: Bibles, scene: Scene | None) -> FindingView | None:
    """None where its entry is archived, or the writer has locked the field."""
    finding = stored.finding
    if stored.entry_id is None:
        entry = first_of(bibles, finding.kind)
    else:
        entry = next((each for each in bibles.entries if each.id == stored.entry_id), None)
        if entry is None:
            return None
    if entry and finding.field in entry.data.locked:
        return None
    stands = scene is not None and bool(passage(scene.text, finding.quote))
    return FindingView(
        id=stored.id,
        run_id=stored.run_id,
        kind=finding.kind,
        entry=entry,
        field=finding.field,
        stands=held(entry.data, finding.field) if entry else "",
        text=finding.text,
        quote=finding.quote,
        heading=finding.heading,
        scene=scene if stands else None,
        author=finding.author,
    )


def _texts(stands: FieldText) -> tuple[str, ...]:
    return (stands,) if isinstance(stands, str) else stands
