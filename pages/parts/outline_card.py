"""One outline card to read at a glance."""

from collections.abc import Sequence

from pages.parts.card_list import CardRow
from pages.parts.wording import cards_words, pages_words
from scriptgen_core.core.story import OutlineCard, Want
from scriptgen_core.studio import NameIndex, Scene, names_nobody, unknown_people


def card_row(scene: Scene, people: NameIndex) -> CardRow:
    """The card's words, and who on it is nobody of these people."""
    card = scene.card
    remark, _ = _about_people(scene, people)
    return CardRow(
        id=scene.id,
        number=scene.number + 1,
        heading=card.heading if card else scene.heading,
        marks=" · ".join(_marks(scene)),
        words=card.description if card else "Written without a card. Edit it to say what the scene is for.",
        facts=[(label, texts) for label, texts in _rows(card) if any(texts)] if card else (),
        remark=remark,
        approved=scene.approved if card else None,
    )


def people_words(scene: Scene, people: NameIndex) -> str:
    """Whether a card names nobody or whom nobody is, and what to do about it; empty while everybody is somebody."""
    return " ".join(part for part in _about_people(scene, people) if part)


def words_before_approval(scenes: Sequence[Scene], people: NameIndex) -> list[str]:
    """Which of the cards that are not approved name nobody or whom nobody is, and what to do about it."""
    waiting = [(scene.number + 1, scene.card) for scene in scenes if scene.card and not scene.approved]
    empty = [number for number, card in waiting if names_nobody(card)]
    unknown = {number: names for number, card in waiting if (names := unknown_people(card, people))}
    words = []
    if empty:
        who = "who is there" if len(empty) == 1 else "who is in them"
        words.append(f"{cards_words(empty, 'names', 'name')} nobody. Say {who}; or approve, if nobody is meant to be.")
    if unknown:
        names = tuple(dict.fromkeys(name for names in unknown.values() for name in names))
        cards = cards_words(list(unknown), "names", "name")
        words.append(f"{cards} {_listed(names, 'and')}, who {_are_unknown(names)}. {_choose(names)}")
    return words


def _about_people(scene: Scene, people: NameIndex) -> tuple[str, str]:
    """What is wrong with the people of a card, and what to do about it."""
    card = scene.card
    if card and (unknown := unknown_people(card, people)):
        return f"No character is called {_listed(unknown, 'or')}.", _choose(unknown)
    if card and names_nobody(card) and not scene.approved:
        return "Nobody is named here.", "Choose who is there under Characters or Extras, or approve a scene of nobody."
    return "", ""


def _choose(unknown: Sequence[str]) -> str:
    what = f"list {unknown[0]}" if len(unknown) == 1 else "list them"
    return f"Choose a character, or {what} under Extras: who has no character has no voice."


def _are_unknown(unknown: Sequence[str]) -> str:
    return f"{'is' if len(unknown) == 1 else 'are'} not among the characters"


def _listed(names: Sequence[str], last: str) -> str:
    *first, end = names
    return f"{', '.join(first)} {last} {end}" if first else end


def _rows(card: OutlineCard) -> list[tuple[str, list[str]]]:
    return [
        ("Wants", [_want(each) for each in card.wants]),
        ("Obstacle", [card.obstacle]),
        ("Turn", [card.turn]),
        ("Learns", [f"{each.who}: {each.what}" for each in card.learns]),
        ("With", [", ".join([*card.characters, *card.extras])]),
    ]


def _want(want: Want) -> str:
    said = f"{want.who}: {want.wants}"
    return f"{said.removesuffix('.')} (from {want.from_whom})" if want.from_whom else said


def _marks(scene: Scene) -> list[str]:
    marks = [pages_words(scene.card.target_eighths)] if scene.card else []
    if scene.draft:
        marks.append("written")
    if scene.card:
        marks.append("✓ approved" if scene.approved else "not approved")
    if scene.off_limits:
        marks.append("yours alone")
    return marks
