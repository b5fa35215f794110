"""The fields of a bible entry, in writers' words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from pages.parts.fields import Field, Section, Sections
from scriptgen_core.core.field_paths import own_path
from scriptgen_core.core.story import BibleData, BibleType, OwnField, SettingBible

INT_EXT: tuple[str, ...] = get_args(SettingBible.model_fields["int_ext"].annotation)

_LIST = "With commas between, or one on each line."
_LINES = "One on each line."

_CHARACTER = (
    Section(
        "",
        (
            (
                Field("name", "Name", "line", "As the cue spells it"),
                Field("role", "Role", "line", "Protagonist, rival, the one who knows"),
                Field("age", "Age", "line", "34; late fifties"),
            ),
            (
                Field("aliases", "Aliases", "names", "Nicknames, titles, married names", _LIST),
                Field("traits", "Traits", "names", "Punctual, vain about handwriting", _LIST),
            ),
            (Field("look", "Look", hint="The one playable detail of the first appearance"),),
        ),
    ),
    Section(
        "What drives them",
        (
            (
                Field("want", "Want", hint="What they are after, today and in the end"),
                Field("need", "Need", hint="What they lack and do not see"),
            ),
            (
                Field("flaw", "Flaw", hint="How they get in their own way"),
                Field("never_does", "Never does", hint="The line they do not cross, until they do"),
            ),
            (Field("backstory", "Backstory", hint="What happened before page one and still works on them"),),
        ),
    ),
    Section(
        "Who and what they know",
        (
            (
                Field(
                    "relationships",
                    "Relationships",
                    "relationships",
                    "Nina: owes her the flat and resents it",
                    "One on each line: the name, a colon, what that person is to them.",
                ),
            ),
            (
                Field("knows_at_start", "Knows at the start", "lines", "Facts, one on each line", _LINES),
                Field("withholds", "Withholds", hint="What they keep from the others, and from whom"),
            ),
        ),
    ),
    Section(
        "Voice",
        (
            (Field("voice.sample_lines", "Sample lines", "lines", "Lines only this one would say", _LINES),),
            (
                Field("voice.only_words", "Words only they use", "names", help=_LIST),
                Field("voice.never_words", "Words they never use", "names", help=_LIST),
            ),
            (
                Field("voice.dodges", "How they dodge", hint="What they do with a question they fear"),
                Field("voice.attacks", "How they attack", hint="Silence, a joke, a number"),
            ),
            (
                Field("voice.habits", "Sentence habits", hint="Unfinished; never a question; lists"),
                Field("voice.words_per_speech", "Words in a usual speech", "number", "12", high=200, may_be_empty=True),
            ),
        ),
    ),
)

_PLOT = (
    Section(
        "",
        (
            (Field("name", "Name", "line", "Main plot"),),
            (Field("premise", "Premise", hint="Who sets out for what, and what it will cost"),),
            (
                Field("controlling_question", "Controlling question", hint="Will she ...?"),
                Field("counter_argument", "Counter-argument", hint="What the antagonist is right about"),
            ),
            (
                Field(
                    "acts",
                    "Acts",
                    "acts",
                    "Act One | She takes the job she swore off",
                    "One on each line: the name, a bar, what happens in it.",
                ),
            ),
            (
                Field(
                    "beats",
                    "Beats",
                    "beats",
                    "50 | Midpoint | The helper turns out to be the client",
                    "One on each line: where it falls in percent of the script, a bar, its name, a bar, what turns.",
                ),
            ),
            (Field("ending", "Ending", hint="Where it arrives; leave it open if you do not know yet"),),
        ),
    ),
)

_SETTING = (
    Section(
        "",
        (
            (
                Field("name", "Name", "line", "As scene headings spell it: HARBOUR OFFICE"),
                Field("int_ext", "INT./EXT.", "choice", options=INT_EXT),
                Field("time", "Time", "line", "NIGHT; 1974; the week before the fair"),
            ),
            (Field("mood", "Mood", hint="What the place does to people"),),
            (Field("description", "Description", hint="What a camera sees on the way in"),),
            (Field("details", "Details", "lines", "Things to play with, one on each line", _LINES),),
        ),
    ),
)

_THEME = (
    Section(
        "",
        (
            (Field("name", "Name", "line", "Theme"),),
            (Field("statement", "Statement", hint="What the story comes to believe"),),
            (Field("counter_argument", "Counter-argument", hint="The best case against it, and who makes it"),),
            (Field("motifs", "Motifs", "names", "Keys, unpaid bills, the same song", _LIST),),
        ),
    ),
)

BIBLE_FIELDS: Mapping[BibleType, Sections] = {
    "character": _CHARACTER,
    "plot": _PLOT,
    "setting": _SETTING,
    "theme": _THEME,
}


def entry_fields(kind: BibleType, own: Iterable[OwnField], data: BibleData | None = None) -> Sections:
    """The fields of the form of such an entry, the project's own ones last.

    Those that the entry ``data`` has locked, and those that it changes along the way, say so.
    """
    sections = list(BIBLE_FIELDS[kind])
    if rows := tuple((Field(own_path(each.name), each.name),) for each in own):
        sections.append(Section("Your own fields", rows))
    return [_with_remarks(section, data) for section in sections] if data else sections


def _with_remarks(section: Section, data: BibleData) -> Section:
    remarks = dict.fromkeys(data.locked, "Locked: only you change it.")
    for each in data.progressions:
        remarks[each.field] = f"{remarks.get(each.field, '')} It changes along the way: see below the form.".strip()
    rows = tuple(tuple(_with_remark(field, remarks.get(field.name)) for field in row) for row in section.rows)
    return replace(section, rows=rows)


def _with_remark(field: Field, remark: str | None) -> Field:
    return replace(field, help=" ".join(filter(None, (remark, field.help)))) if remark else field
