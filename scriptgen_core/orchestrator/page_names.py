"""New names on written pages: shown line by line before anything changes, put there in one step, and taken back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from scriptgen_core.bibles.card_names import Renaming
from scriptgen_core.bibles.cast import words_of
from scriptgen_core.bibles.mentions import lower_words, words_in_use
from scriptgen_core.core.reads import Read, brought_up
from scriptgen_core.core.story import BibleEntry
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene, reworded_draft
from scriptgen_core.rewrite.scene_names import NameLine, name_lines, with_names

_NAMES = ("name", "aliases")


@dataclass(frozen=True, slots=True)
class NamedScene:
    """A scene as it stands, and its lines that say an old name."""

    scene: Scene
    lines: tuple[NameLine, ...]

    @property
    def free(self) -> tuple[NameLine, ...]:
        """The lines that are not locked."""
        return tuple(line for line in self.lines if not line.locked)

    @property
    def count(self) -> int:
        """How many places certainly say the old name and can be changed."""
        return sum(line.count for line in self.free)


@dataclass(frozen=True, slots=True)
class NamesOnPages:
    """An entry, and the scenes whose pages say a name or an alias of it that it has no more, in order.

    ``places`` are settings in whose own names an old one of a character stands: their headings go by these.
    """

    entry: BibleEntry
    scenes: tuple[NamedScene, ...]
    places: tuple[BibleEntry, ...]


@dataclass(frozen=True, slots=True)
class RenamedPage:
    """The draft of a scene (its number from 0) before it got the new name, and after."""

    number: int
    before: Draft
    after: Draft


@dataclass(frozen=True, slots=True)
class RenamedPages:
    """The pages that got the new name; ``moved`` are the numbers (from 0) of scenes that were changed meanwhile."""

    pages: tuple[RenamedPage, ...]
    moved: tuple[int, ...]


class PageNameDesk:
    """The names on the written pages of all projects. No model is asked."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def said(self, project_id: str, entry_id: str) -> NamesOnPages | None:
        """Where the pages say what the entry was called before; None where they do nowhere."""
        former = self._former(project_id, entry_id)
        scenes = [scene for scene in self._stores.scripts.scenes(project_id) if scene.draft] if former else []
        near = [scene for scene in scenes if _may_say(scene.text, [old for _, olds in former for old in olds])]
        if not near:
            return None
        known = self._stores.bibles.list(project_id=project_id)
        entry = next(each for each in known if each.id == entry_id)
        in_use = self._words_in_use(project_id, known, scenes)
        renamings = [Renaming(entry, olds, known, in_use, new) for new, olds in former]
        locks = self._stores.locks.of_project(project_id)
        found = (
            NamedScene(scene, name_lines(scene.text, renamings, scene.card, locks.get(scene.id, ()))) for scene in near
        )
        named = tuple(each for each in found if each.lines)
        settings = [each for each in known if each.type == "setting"] if entry.type == "character" else []
        places = tuple(each for each in settings if _is_named_after(each, renamings))
        return NamesOnPages(entry, named, places) if named else None

    def put(
        self,
        project_id: str,
        said: NamesOnPages,
        scene_ids: Collection[str],
        perhaps: Mapping[str, Collection[int]] | None = None,
    ) -> RenamedPages:
        """Make a new draft of each of these scenes, all in one step; a scene that was changed meanwhile stays.

        ``perhaps`` are, by scene id, the numbers of lines where what may be something else is the name too.
        """
        wanted = perhaps or {}
        seen = {each.scene.id: each for each in said.scenes if each.scene.id in scene_ids}
        drafts = {
            id: draft for id, each in seen.items() if (draft := self._renamed(said.entry, each, wanted.get(id, ())))
        }
        made = {draft.scene_id: draft for draft in self._stores.drafts.reword(project_id, drafts)}
        pages = tuple(
            RenamedPage(each.scene.number, each.scene.draft, made[id])
            for id, each in seen.items()
            if id in made and each.scene.draft
        )
        return RenamedPages(pages, tuple(seen[id].scene.number for id in drafts if id not in made))

    def take_back(self, project_id: str, renamed: RenamedPages) -> tuple[int, ...]:
        """Put the old names back in one step; the numbers (from 0) of scenes that were changed since and stay."""
        drafts = {each.after.scene_id: _as_before(each) for each in renamed.pages}
        made = {draft.scene_id for draft in self._stores.drafts.reword(project_id, drafts)}
        return tuple(each.number for each in renamed.pages if each.after.scene_id not in made)

    def _renamed(self, entry: BibleEntry, named: NamedScene, perhaps: Collection[int]) -> NewDraft | None:
        """The scene's new draft; None where nothing changes. One that says no old name any more follows the new one."""
        draft, lines = named.scene.draft, named.lines
        text = with_names(named.scene.text, lines, perhaps)
        if draft is None or text == draft.text:
            return None
        is_whole = all(not line.locked and (line.number in perhaps or not line.is_perhaps) for line in lines)
        reads = self._with_names_of(entry, draft) if is_whole else None
        return reworded_draft(draft, text, f"New name: {entry.name}", reads)

    def _with_names_of(self, entry: BibleEntry, draft: Draft) -> tuple[Read, ...]:
        """The facts the draft was written from, with the entry's names as they are now."""
        known = self._stores.read_sets.of(draft.id)
        names = [read for read in known if read.entry_id == entry.id and read.field in _NAMES]
        return brought_up(known, [replace(read, version=entry.version) for read in names])

    def _former(self, project_id: str, entry_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """The names that took the place of others, with those; an empty one stands for the entry's own name."""
        names = self._stores.bibles.former_names(project_id, entry_id).get(entry_id, ())
        aliases = self._stores.bibles.former_aliases(entry_id)
        return [*([("", names)] if names else []), *aliases.items()]

    def _words_in_use(self, project_id: str, known: Iterable[BibleEntry], scenes: Iterable[Scene]) -> frozenset[str]:
        told = [*(each.data for each in known), *self._stores.cards.of_project(project_id).values()]
        return words_in_use(told) | lower_words(each.text for each in scenes)


def _is_named_after(place: BibleEntry, renamings: Iterable[Renaming]) -> bool:
    """Whether a former name stands in the name of a setting: Gwen's Room."""
    return any(words_of(former) < words_of(place.name) for one in renamings for former in one.former)


def _as_before(page: RenamedPage) -> NewDraft:
    was = page.before
    reason = "New name taken back"
    return NewDraft(was.text, was.authors, was.origin, page.after.id, was.run_id, like=was.id, reason=reason)


def _may_say(text: str, former: Iterable[str]) -> bool:
    """Whether the text has any word of these names: the quick look."""
    said = text.casefold()
    return any(word in said for old in former for word in words_of(old))
