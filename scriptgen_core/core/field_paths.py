"""Fields of bible entries and cards named by their paths.

``want`` is a field, ``voice.habits`` a field of a field, ``relationships:Ana`` what a character is to Ana, and
``own:Accent`` what an entry holds in the project's own field of that name.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import OwnFact, Relationship, StoryModel, validated

T = TypeVar("T", bound=StoryModel)
_Item: TypeAlias = Relationship | OwnFact

_ITEMS: Mapping[str, tuple[type[_Item], str, str]] = {
    "relationships": (Relationship, "to", "nature"),
    "own": (OwnFact, "name", "text"),
}
"""Of the fields that hold texts by name: the type of an item, its name and its text."""


def own_path(name: str) -> str:
    """The path of the project's own field of this name."""
    return f"own:{name}"


def value_at(data: StoryModel, path: str) -> Any:
    """What stands at the path; an empty text where nothing is held by that name."""
    field, _, name = path.partition(":")
    if name:
        _, key, text = _ITEMS[field]
        return next((item[text] for item in data[field] if item[key] == name), "")
    value: Any = data
    for part in field.split("."):
        value = value[part]
    return value


def with_values(data: T, values: Mapping[str, Any]) -> T:
    """``data`` with these values at their paths; InputError naming the first field that does not take its value."""
    content = data.model_dump()
    for path, value in values.items():
        field, _, name = path.partition(":")
        if name:
            content[field] = _with_item(content[field], path, value)
        else:
            *folders, last = field.split(".")
            target = content
            for folder in folders:
                target = target[folder]
            target[last] = value
    result: T = validated(type(data), content)
    return result


def _with_item(items: Any, path: str, value: Any) -> list[Any]:
    """The items with one text changed, added, or taken out where it is empty."""
    field, _, name = path.partition(":")
    kind, key, text = _ITEMS[field]
    try:
        item = validated(kind, {key: name, text: value}).model_dump()
    except InputError as error:
        raise InputError(path, error.reason) from error
    if not item[text]:
        return [each for each in items if each[key] != name]
    if any(each[key] == name for each in items):
        return [item if each[key] == name else each for each in items]
    return [*items, item]
