"""Fields of a form as data: their labels in writers' words, how each is drawn, and how its text is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import streamlit as st

from scriptgen_core.core.story_lines import as_lines, from_lines

Kind: TypeAlias = Literal[
    "line", "text", "names", "lines", "relationships", "acts", "beats", "wants", "learns", "number", "choice", "pick",
    "many",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``name`` is its path in the type (``voice.habits``), ``hint`` an example in the empty field.

    ``options`` are the values of a choice, or what a pick offers; ``low`` and ``high`` bound a number,
    which is always there unless it ``may_be_empty``. ``most`` characters are counted below the field.
    """

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    help: str | None = None
    options: tuple[str, ...] = ()
    low: int = 1
    high: int = 100
    may_be_empty: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading, row by row; fields of a row stand side by side."""

    title: str
    rows: tuple[tuple[Field, ...], ...]


Sections: TypeAlias = Sequence[Section]


def fields_of(sections: Sections) -> Iterator[Field]:
    """Every field, in order."""
    return (field for section in sections for row in section.rows for field in row)


def labels_of(sections: Sections) -> dict[str, str]:
    """Field name to label."""
    return {field.name: field.label for field in fields_of(sections)}


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by path as the mapping that the type takes."""
    result: dict[str, Any] = {}
    for name, value in values.items():
        *folders, last = name.split(".")
        target = result
        for folder in folders:
            target = target.setdefault(folder, {})
        target[last] = value
    return result


def shown(field: Field, value: Any) -> Any:
    """A stored value as its widget holds it."""
    if field.kind == "many":
        return list(value)
    if field.kind == "pick":
        return value or None
    return as_lines(field.kind, value)


def read(field: Field, typed: Any) -> Any:
    """What a widget holds as the value to store; InputError where a line cannot be understood."""
    return typed if field.kind == "number" else from_lines(field.kind, typed or "")


def as_words(field: Field, value: Any) -> str:
    """A stored value as text to read."""
    held = shown(field, value)
    return ", ".join(held) if field.kind == "many" else "" if held is None else str(held)


def draw(
    sections: Sections,
    key: Callable[[Field], str],
    on_change: Callable[[str], None],
    refused: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Draw the fields; what they hold is in the session under ``key(field)``, put there beforehand.

    ``on_change`` is called with the name of a field the writer changed. A field that is ``refused`` says why below it.
    """
    for section in sections:
        if section.title:
            st.subheader(section.title, anchor=False)
        for row in section.rows:
            places: Iterable[Any] = st.columns(len(row), gap="small") if len(row) > 1 else [st.container()]
            for place, field in zip(places, row, strict=True):
                with place:
                    _draw_field(field, key(field), on_change)
                    if field.most:
                        show_count(st.session_state[key(field)], field.most)
                    if field.name in refused:
                        st.error(refused[field.name])


def show_count(text: str | None, most: int) -> None:
    """How many characters of those allowed a text has; line breaks and runs of spaces count as one."""
    st.caption(f"{len(' '.join((text or '').split())):,} of {most:,} characters")


def _draw_field(field: Field, key: str, on_change: Callable[[str], None]) -> None:
    common: dict[str, Any] = {"key": key, "help": field.help, "persist_state": "session"}
    common |= {"on_change": on_change, "args": (field.name,)}
    hint = field.hint or None
    match field.kind:
        case "line":
            st.text_input(field.label, placeholder=hint, **common)
        case "number":
            least: Any = None if field.may_be_empty else "min"
            st.number_input(field.label, field.low, field.high, least, step=1, placeholder=hint, **common)
        case "choice":
            st.selectbox(field.label, field.options, format_func=lambda option: option or "Not said", **common)
        case "pick":
            st.selectbox(field.label, _with(field.options, key), accept_new_options=True, placeholder=hint, **common)
        case "many":
            st.multiselect(field.label, _with(field.options, key), accept_new_options=True, placeholder=hint, **common)
        case _:
            st.text_area(field.label, placeholder=hint, height="content", **common)


def _with(options: Iterable[str], key: str) -> list[str]:
    """The options, and what is chosen already."""
    held = st.session_state[key]
    chosen = held if isinstance(held, list) else [held] if held else []
    return list(dict.fromkeys([*options, *chosen]))
