"""What a character knows when it walks into a scene, and nothing else.

A character agent is told its own entry, what it knew at the start, what the outline says it has learned
since, where it was last, what it wants here, and what can be seen in the room. It is never told the
card's description, obstacle or turn, nor another character's entry or want. Its own ``need`` stays
unknown to it as well: that is what the story is about to show it.
"""

from scriptgen_core.agents.scene_task import SceneTask
from scriptgen_core.core.prompting import CharacterInputs, SceneFrame, in_one_line, view
from scriptgen_core.core.story import BibleEntry, CharacterBible, OutlineCard, Want

DEFAULT_WORDS_A_LINE = 12

_OWN_FIELDS = (
    *("aliases", "age", "role", "look", "want", "flaw", "traits", "backstory"),
    *("knows_at_start", "withholds", "never_does"),
    *("voice.sample_lines", "voice.only_words", "voice.never_words", "voice.habits", "voice.dodges"),
    *("voice.attacks", "voice.words_per_speech"),
)
_SEEN_OF_PLACE = ("description", "details")


def what_is_known(who: BibleEntry, task: SceneTask) -> CharacterInputs:
    """Everything the character ``who`` may be told for this scene."""
    character, own = _character(who), task.project.own("character", known=True)
    return CharacterInputs(
        speaker=view(who, *_OWN_FIELDS, *own, *task.ties(who, _present(task.card, task))),
        scene=_frame(task),
        want=in_one_line(_own_wants(who, task.card, task)),
        others=_others(who, task),
        knows=(*character.knows_at_start, *_learned(who, task)),
        last_event=_last_event(who, task),
        talk=task.card.talk,
        max_words=max(DEFAULT_WORDS_A_LINE, character.voice.words_per_speech or 0),
        language=task.project.brief.language,
        own_lines=task.own_lines.get(who.id, ()),
    )


def _character(who: BibleEntry) -> CharacterBible:
    if not isinstance(who.data, CharacterBible):
        raise TypeError(f"{who.name} is a {who.type}, not a character")
    return who.data


def _frame(task: SceneTask) -> SceneFrame:
    card, setting = task.card, task.setting
    return SceneFrame(
        number=task.number,
        int_ext=card.int_ext,
        place=card.place,
        time=card.time,
        present=_present(card, task),
        object_in_use=card.object_in_use,
        setting=view(setting, *_SEEN_OF_PLACE, *task.project.own("setting", known=True)) if setting else None,
    )


def _present(card: OutlineCard, task: SceneTask) -> tuple[str, ...]:
    return tuple(dict.fromkeys(task.people.spelled(name) for name in (*card.characters, *card.extras)))


def _others(who: BibleEntry, task: SceneTask) -> tuple[str, ...]:
    natures = {task.people.spelled(tie.to): tie.nature for tie in _character(who).relationships}
    names = (name for name in _present(task.card, task) if name != who.name)
    return tuple(f"{name}: {natures[name]}" if natures.get(name) else name for name in names)


def _learned(who: BibleEntry, task: SceneTask) -> tuple[str, ...]:
    return tuple(what for card in task.earlier for what in _learned_on(card, who, task))


def _learned_on(card: OutlineCard, who: BibleEntry, task: SceneTask) -> list[str]:
    return [each.what for each in card.learns if task.is_about(each.who, who)]


def _own_wants(who: BibleEntry, card: OutlineCard, task: SceneTask) -> list[str]:
    return [_want(want) for want in card.wants if want.wants and task.is_about(want.who, who)]


def _want(want: Want) -> str:
    return f"{want.wants.removesuffix('.')} (from {want.from_whom})" if want.from_whom else want.wants


def _last_event(who: BibleEntry, task: SceneTask) -> str:
    """The latest earlier scene this character was in, told from its own side."""
    for card in reversed(task.earlier):
        if who in task.on(card):
            company = [name for name in _present(card, task) if name != who.name]
            told = [f"{card.heading}, {'with ' + ', '.join(company) if company else 'alone'}"]
            told += [f"Wanted: {want}" for want in _own_wants(who, card, task)]
            told += [f"Learned: {what}" for what in _learned_on(card, who, task)]
            return "\n".join(told)
    return ""
