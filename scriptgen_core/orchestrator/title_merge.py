"""The title page of a file that comes back, compared field by field with the project's and with what that was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import Action, Screenplay, TitleField
from scriptgen_core.formats import plain, read_script_file, write_fdx, write_fountain, write_text
from scriptgen_core.projects.project_storage import TITLE_MAX
from scriptgen_core.projects.script_import import TitleChange, TitlePage

FieldKind: TypeAlias = Literal["changed", "both", "apart", "ours"]
"""Changed in the file only; on both sides; different, and nobody knows what it was before; changed here only."""
FieldChoice: TypeAlias = Literal["file", "mine"]

_TITLE = "title"
_Fields: TypeAlias = Sequence[TitleField]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field of the title page that is not the same here and in the file; either may be empty."""

    kind: FieldKind
    name: str
    ours: str
    theirs: str

    @property
    def key(self) -> str:
        """Names it for a choice."""
        return f"title page: {self.name}"

    @property
    def usual(self) -> FieldChoice:
        """Which side holds unless the writer chooses: the file's only where it alone changed the field."""
        return "file" if self.kind == "changed" else "mine"


def fields_of(texts: Mapping[str, str]) -> tuple[TitleField, ...]:
    """The fields as a screenplay has them, without empty ones."""
    return tuple(TitleField(key, tuple(value.splitlines())) for key, value in texts.items() if value.strip())


def title_differences(ours: _Fields, theirs: _Fields, base: _Fields | None, kind: str) -> tuple[FieldDifference, ...]:
    """Field by field, as a file of this kind gives the fields back; ``base`` is None where it is not known.

    A file without a title page says nothing of it, and one without a title keeps ours.
    """
    if not theirs:
        return ()
    here, there = _texts(_through(ours, kind)), _texts(theirs)
    before = None if base is None else _texts(_through(base, kind))
    names = _names(ours, kind)
    found = (_difference(key, here, there, before, names) for key in dict.fromkeys((*here, *there)))
    return tuple(each for each in found if each)


def title_change(
    now: TitlePage, differences: Sequence[FieldDifference], choices: Mapping[str, str]
) -> TitleChange | None:
    """The title page with the fields taken from the file; None where none is."""
    taken = [each for each in differences if choices.get(each.key, each.usual) == "file"]
    title, fields = now.title, dict(now.fields)
    for each in taken:
        fields.pop(each.name, None)
        if each.name.casefold() == _TITLE:
            title = _one_line(each.theirs)
        if each.theirs and (each.name.casefold() != _TITLE or each.theirs != title):
            fields[each.name] = each.theirs
    return TitleChange(now, TitlePage(title, fields)) if taken else None


def _difference(
    key: str,
    here: Mapping[str, TitleField],
    there: Mapping[str, TitleField],
    before: Mapping[str, TitleField] | None,
    names: Mapping[str, str],
) -> FieldDifference | None:
    ours, theirs = _text(here, key), _text(there, key)
    if ours == theirs or (key == _TITLE and not _one_line(theirs)):
        return None
    name = names.get(key) or (there.get(key) or here[key]).key
    return FieldDifference(_kind(ours, theirs, None if before is None else _text(before, key)), name, ours, theirs)


def _kind(ours: str, theirs: str, before: str | None) -> FieldKind:
    if before is None:
        return "apart"
    if theirs == before:
        return "ours"
    return "changed" if ours == before else "both"


def _names(fields: _Fields, kind: str) -> dict[str, str]:
    """What a field that comes back as this key is called here, where it comes back as one."""
    names: dict[str, str] = {}
    for entry in fields:
        back = _texts(_through((TitleField("Title", ("Untitled",)), entry), kind))
        keys = [key for key in back if key != _TITLE or entry.key.casefold() == _TITLE]
        if len(keys) == 1:
            names.setdefault(keys[0], entry.key)
    return names


def _through(fields: _Fields, kind: str) -> _Fields:
    """The fields as a file of this kind gives them back."""
    screenplay = Screenplay((Action("A."),), tuple(fields))
    if kind == ".fdx":
        data = write_fdx(screenplay)
    else:
        data = (write_fountain(screenplay) if kind == ".fountain" else write_text(screenplay)).encode()
    return read_script_file(data, f"script{kind}").screenplay.title_page


def _texts(fields: _Fields) -> dict[str, TitleField]:
    """The fields by their key in small letters, those of one key as one."""
    found: dict[str, TitleField] = {}
    for entry in fields:
        key = entry.key.casefold()
        above = found[key].values if key in found else ()
        found[key] = TitleField(entry.key, (*above, *entry.values))
    return found


def _text(fields: Mapping[str, TitleField], key: str) -> str:
    return "\n".join(line.strip() for line in fields[key].values).strip() if key in fields else ""


def _one_line(text: str) -> str:
    lines = plain(text).strip().splitlines()
    return " ".join(lines[0].split())[:TITLE_MAX] if lines else ""
