"""What the director is told, and the page in what it answers."""

import re

from pydantic_core import from_json

from scriptgen_core.agents.scene_task import SceneTask
from scriptgen_core.core.calls import parse_reply
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.prompting import DirectorInputs, DirectorReply, Offer, view
from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.core.story import CharacterBible, OutlineCard
from scriptgen_core.formats import check_scene, parse_fountain

_CAST_FIELDS = (
    *("aliases", "age", "role", "look", "want", "need", "flaw", "traits", "withholds", "never_does"),
    *("voice.sample_lines", "voice.only_words", "voice.never_words", "voice.habits", "voice.words_per_speech"),
)
_SETTING_FIELDS = ("mood", "description", "details")
_THEME_FIELDS = ("statement", "counter_argument", "motifs")
_REMARK_LINES = 5
"""A heading further down, or of another place, opens a second scene: what stands before it is page, not remark."""
_FENCED = re.compile(r"```[\w-]*[ \t]*\n(.*?)\n[ \t]*```", re.DOTALL)
_HEADING = re.compile(r"^[ \t#>*_.]*((?:INT|EXT|I/E)[./ ][^\n*_]*)[*_ \t]*$", re.MULTILINE)


def what_the_director_gets(task: SceneTask, offers: tuple[Offer, ...]) -> DirectorInputs:
    """The card, everyone's offers, and what the page must fit into."""
    own = task.project.own
    seen_before = {entry.id for card in task.earlier for entry in task.on(card)}
    return DirectorInputs(
        project=task.project,
        card=task.card,
        number=task.number,
        cast=tuple(
            view(entry, *_CAST_FIELDS, *own("character"), *task.ties(entry, _named_on(task.card)))
            for entry in task.cast
        ),
        setting=view(task.setting, *_SETTING_FIELDS, *own("setting")) if task.setting else None,
        themes=tuple(view(theme, *_THEME_FIELDS, *own("theme")) for theme in task.bibles.themes),
        offers=offers,
        story_so_far=tuple(_told(number, card) for number, card in enumerate(task.earlier, 1)),
        introduce=tuple(entry.name for entry in task.cast if entry.id not in seen_before),
        pages=task.pages,
    )


def page_in(answer: str, card: OutlineCard) -> str:
    """The page in a director's answer: Fountain alone, opening on the card's heading.

    Takes the ``fountain`` of a structured answer, or a bare page; code fences and the remarks before the page
    go. InvalidReply if there is no page, or nothing under its heading.
    """
    page = _under_heading(_unfenced(_fountain(answer).replace("\r\n", "\n")).strip(), card)
    if all(isinstance(element, SceneHeading) for element in parse_fountain(page).elements):
        raise InvalidReply("the page has a heading and nothing under it", "Try again.")
    return page


def page_so_far(answer: str) -> str:
    """As much of the page as there is in an answer that is still arriving; empty before it begins."""
    start = answer.find("{")
    if start < 0:
        return answer
    try:
        arrived = from_json(answer[start:], allow_partial="trailing-strings")
    except ValueError:
        return ""
    page = arrived.get("fountain", "") if isinstance(arrived, dict) else ""
    return page if isinstance(page, str) else ""


def counted_on(page: str, task: SceneTask, direction: DirectorInputs) -> tuple[str, ...]:
    """What the page checks find on the page, each as a sentence: counted by program, for the dramaturge to know."""
    findings = check_scene(
        parse_fountain(page),
        cast=[entry.name for entry in task.bibles.characters],
        aliases={each.name: each.data.aliases for each in task.cast if isinstance(each.data, CharacterBible)},
        extras=task.card.extras,
        places=[entry.name for entry in task.bibles.settings],
        introduce=direction.introduce,
    )
    return tuple(f"Line {finding.line}: {finding.message}" for finding in findings)


def _named_on(card: OutlineCard) -> tuple[str, ...]:
    """Whom the card names, there or not."""
    wanted = [name for want in card.wants for name in (want.who, want.from_whom)]
    return (*card.characters, *card.extras, *wanted, *(each.who for each in card.learns))


def _told(number: int, card: OutlineCard) -> str:
    told = [card.description, *(f"{each.who} learns: {each.what}" for each in card.learns)]
    told += [f"In use: {card.object_in_use}."] if card.object_in_use else []
    told += [f"Ends on: {card.leave_on}"] if card.leave_on else []
    return f"Scene {number}, {card.heading}: {' '.join(' '.join(told).split())}"


def _fountain(answer: str) -> str:
    try:
        return parse_reply(answer, DirectorReply).fountain
    except InvalidReply:
        if '"fountain"' not in answer and _HEADING.search(answer):
            return answer
        raise


def _unfenced(text: str) -> str:
    fenced = _FENCED.search(text)
    return fenced.group(1) if fenced else text


def _under_heading(text: str, card: OutlineCard) -> str:
    """The text under the card's own heading, in place of the one the director wrote or left out."""
    return f"{card.heading}\n\n{text[_body_start(text, card) :].strip()}\n"


def _body_start(text: str, card: OutlineCard) -> int:
    place, first_line = card.place.casefold(), text.partition("\n")[0]
    if first_line.isupper() and place in first_line.casefold():
        return len(first_line)
    found = _HEADING.search(text)
    if not found:
        return 0
    is_this_scene = place in found[1].casefold() and text.count("\n", 0, found.start()) < _REMARK_LINES
    return found.end() if found.start() == 0 or is_this_scene else 0
