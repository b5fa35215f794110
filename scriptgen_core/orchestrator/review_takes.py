"""Open proposals that answer the same notes on a scene, as takes: decided place by place, and what comes of that."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scriptgen_core.core import authorship
from scriptgen_core.core.reads import Read, also_read, brought_up
from scriptgen_core.core.story import Change, SceneNote
from scriptgen_core.projects.review_storage import Proposal, Verdict
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene
from scriptgen_core.rewrite.changes import apply_changes, read_draft
from scriptgen_core.rewrite.takes import Place, places, text_between
from scriptgen_core.rewrite.word_diff import WordSegment, word_diff


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as the page shows it: the note it answers, its words side by side, and whose speech it is in."""

    change: Change
    note: SceneNote | None
    words: tuple[WordSegment, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its scene as it stands now.

    ``changes`` can be decided, at their places in that draft; ``closed`` are those whose lines have been edited since,
    and ``askable`` the ids of the notes they answer, as far as those can be answered again.
    ``locked`` those whose lines the writer has locked since.
    """

    proposal: Proposal
    scene: Scene
    changes: tuple[ChangeView, ...]
    closed: tuple[ChangeView, ...]
    locked: tuple[ChangeView, ...] = ()
    askable: tuple[str, ...] = ()

    @property
    def request(self) -> tuple[str, frozenset[str]]:
        """What it answers: takes of one request stand together."""
        return self.proposal.scene_id, frozenset(note.id for note in self.proposal.notes)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place to decide on; ``notes`` are what its takes answer there, ``of`` whose take it is where others keep it."""

    place: Place
    notes: tuple[SceneNote, ...]
    words: tuple[WordSegment, ...]
    speaker: str
    of: str = ""

    @property
    def change(self) -> Change:
        return self.place.change


@dataclass(frozen=True, slots=True)
class Decided:
    """What the writer has decided: verdicts by the ids of places, and the texts she chose or wrote for them."""

    decisions: Mapping[str, Verdict]
    edits: Mapping[str, str]

    def text_for(self, place: Place) -> str | None:
        """What is to stand there; None where nothing was accepted."""
        id = place.change.id
        return self.edits.get(id, place.change.new) if self.decisions.get(id) == "accept" else None


@dataclass(frozen=True, slots=True)
class TakesView:
    """Takes of one rewrite, the oldest first. What an Apply has left of one is part of the same take.

    ``can_ask`` says whether the notes can be asked about once more.
    """

    takes: tuple[ProposalView, ...]
    places: tuple[PlaceView, ...]
    can_ask: bool = False

    @property
    def scene(self) -> Scene:
        return self.takes[0].scene

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the proposals."""
        return tuple(each.proposal.id for each in self.takes)

    @property
    def is_choice(self) -> bool:
        """Whether there is more than one take."""
        return len(set(_names(self.takes))) > 1

    @property
    def decided(self) -> Decided:
        """What is decided so far."""
        found = [(each.change.id, *_stored(self, each.place)) for each in self.places]
        return Decided(
            {id: verdict for id, verdict, _ in found if verdict},
            {id: text for id, _, text in found if text is not None},
        )


def takes_view(views: Sequence[ProposalView], *, can_ask: bool = False) -> TakesView:
    """These proposals side by side."""
    scene, names = views[0].scene, _names(views)
    found = places(scene.text, [[each.change for each in view.changes] for view in views], names)
    return TakesView(tuple(views), tuple(_place_view(views, names, place) for place in found), can_ask)


def side_by_side(views: Iterable[ProposalView]) -> list[list[ProposalView]]:
    """The proposals by what they answer, in the order of the first of each."""
    groups: dict[tuple[str, frozenset[str]], list[ProposalView]] = {}
    for view in views:
        groups.setdefault(view.request, []).append(view)
    return list(groups.values())


def by_proposal(view: TakesView, decided: Decided) -> list[Decided]:
    """What was decided, as it is stored with each proposal: for the take that was chosen, against the others."""
    placed = {change.id for each in view.places for own in each.place.made.values() for change in own}
    placed |= {each.change.id for each in view.places}
    stored = [_without(Decided(take.proposal.decisions, take.proposal.edits), placed) for take in view.takes]
    for each in view.places:
        place, id = each.place, each.change.id
        text = decided.text_for(place)
        chosen = None if text is None else place.take_of(text)
        for take, own in place.made.items():
            if id in decided.decisions:
                verdict: Verdict = "accept" if take == chosen else "keep"
                stored[take] = replace(
                    stored[take],
                    decisions={**stored[take].decisions, **dict.fromkeys((change.id for change in own), verdict)},
                )
        if id in decided.edits:
            first = min(place.made)
            stored[first] = replace(stored[first], edits={**stored[first].edits, id: decided.edits[id]})
    return stored


def undecided(view: TakesView, decided: Decided) -> dict[str, set[str]]:
    """What an Apply leaves open of each proposal that something was decided of."""
    left: dict[str, set[str]] = {}
    for number, take in enumerate(view.takes):
        theirs = [each.place for each in view.places if number in each.place.made]
        open_ones = [place for place in theirs if place.change.id not in decided.decisions]
        if len(open_ones) < len(theirs):
            ids = {change.id for place in open_ones for change in (place.change, *place.made[number])}
            left[take.proposal.id] = ids | {each.change.id for each in take.locked}
    return left


def answered(view: TakesView, decided: Decided) -> set[str]:
    """The notes that what was accepted answers."""
    return {change.note_id for place, text in _accepted(view, decided) for change in place.proposed(text)}


def text_with(view: TakesView, decided: Decided) -> str:
    """The scene with what was accepted."""
    return _laid(view.scene.text, {place.change.id: place.said(text) for place, text in _accepted(view, decided)})


def new_draft(view: TakesView, base: Draft, decided: Decided, known: Iterable[Read]) -> NewDraft:
    """The draft with what was accepted: each line is its take's, or of that take and edited where she changed it.

    ``known`` are the facts that ``base`` was written from.
    """
    text, authors, laid = base.text, base.authors, dict[str, tuple[Change, ...]]()
    accepted = _accepted(view, decided)
    for number, take in enumerate(view.takes):
        theirs = [(place, said) for place, said in accepted if place.take_of(said) == number]
        author = take.proposal.author
        for hand, changes in (
            (author, {place.change.id: place.proposed(said) for place, said in theirs}),
            (replace(author, edited=True), {place.change.id: place.said(said) for place, said in theirs}),
        ):
            laid |= changes
            newer = _laid(base.text, laid)
            if newer != text:
                text, authors = newer, authorship.carried(text, authors, newer, hand)
    return NewDraft(text, authors, "rewrite", base.id, reads=_read_set(view, accepted, known))


def _names(views: Iterable[ProposalView]) -> list[str]:
    made = [(view.proposal.run_id, view.proposal.created_at) for view in views]
    takes = list(dict.fromkeys(made))
    return [f"Take {takes.index(each) + 1}" for each in made]


def _place_view(views: Sequence[ProposalView], names: Sequence[str], place: Place) -> PlaceView:
    notes = {note.id: note for view in views for note in view.proposal.notes}
    makers = list(dict.fromkeys(names[take] for take in place.made))
    return PlaceView(
        place,
        tuple(notes[id] for id in place.note_ids if id in notes),
        word_diff(place.change.old, place.change.new),
        read_draft(views[0].scene.text).speaker_of(place.change.start),
        ", ".join(makers) if set(makers) != set(names) else "",
    )


def _stored(view: TakesView, place: Place) -> tuple[Verdict | None, str | None]:
    """The verdict on a place, and the text chosen or written for it where that is not the first one."""
    verdicts = {
        take: {view.takes[take].proposal.decisions.get(change.id) for change in own} for take, own in place.made.items()
    }
    chosen = next((take for take, given in verdicts.items() if given == {"accept"}), None)
    text = view.takes[min(place.made)].proposal.edits.get(place.change.id)
    if chosen is not None:
        text = _text_of(view, place, chosen) if text is None else text
        return "accept", None if text == place.change.new else text
    return "keep" if all(given == {"keep"} for given in verdicts.values()) else None, text


def _text_of(view: TakesView, place: Place, take: int) -> str:
    """What the take makes of the place, with what the writer had written into it before other takes came."""
    edits = view.takes[take].proposal.edits
    own = [replace(change, new=edits.get(change.id, change.new)) for change in place.made[take]]
    return text_between(read_draft(view.scene.text), place.change.start, place.change.end, own)


def _without(decided: Decided, ids: Collection[str]) -> Decided:
    return Decided(
        {id: verdict for id, verdict in decided.decisions.items() if id not in ids},
        {id: text for id, text in decided.edits.items() if id not in ids},
    )


def _accepted(view: TakesView, decided: Decided) -> list[tuple[Place, str]]:
    found = ((each.place, decided.text_for(each.place)) for each in view.places)
    return [(place, text) for place, text in found if text is not None]


def _laid(text: str, laid: Mapping[str, Iterable[Change]]) -> str:
    changes = [change for own in laid.values() for change in own]
    return apply_changes(text, changes, {change.id for change in changes})


def _read_set(view: TakesView, accepted: Sequence[tuple[Place, str]], known: Iterable[Read]) -> tuple[Read, ...] | None:
    """The draft's, with what whoever made the changes was shown; what a note of the bibles asks for is followed."""
    chosen = sorted({place.take_of(text) for place, text in accepted})
    shown = [read for take in chosen for read in view.takes[take].proposal.reads]
    asked = {change.note_id for place, text in accepted for change in place.proposed(text)}
    notes = {note.id: note for take in view.takes for note in take.proposal.notes if note.id in asked}
    follows = [read for note in notes.values() for read in note.follows]
    return brought_up(also_read(known, shown), follows) if shown or follows else None
