"""What each prompt must answer: the reply's type, its form in words, and the notes a critique holds."""

import hashlib
from functools import cache
from typing import Any

from pydantic import BaseModel

from scriptgen_core.core.adapting import AdaptInputs, AdaptReply, FoldInputs, FoldReply, OpeningInputs, OpeningReply
from scriptgen_core.core.errors import ConfigError
from scriptgen_core.core.line_asking import LineInputs, LineReply
from scriptgen_core.core.prompting import (
    BiblesInputs,
    BiblesReply,
    CharacterInputs,
    CharacterReply,
    CritiqueReply,
    DirectorInputs,
    DirectorReply,
    DramaturgeInputs,
    EnsembleInputs,
    EnsembleReply,
    OutlineInputs,
    OutlineReply,
    PromptInputs,
    RewriteInputs,
    RewriteReply,
)
from scriptgen_core.core.script_reading import ReadingInputs, ReadingReply
from scriptgen_core.core.story import SceneNote

_REPLIES: dict[str, type[BaseModel]] = {
    BiblesInputs.prompt_id: BiblesReply,
    OutlineInputs.prompt_id: OutlineReply,
    CharacterInputs.prompt_id: CharacterReply,
    EnsembleInputs.prompt_id: EnsembleReply,
    DirectorInputs.prompt_id: DirectorReply,
    DramaturgeInputs.prompt_id: CritiqueReply,
    RewriteInputs.prompt_id: RewriteReply,
    LineInputs.prompt_id: LineReply,
    ReadingInputs.prompt_id: ReadingReply,
    AdaptInputs.prompt_id: AdaptReply,
    OpeningInputs.prompt_id: OpeningReply,
    FoldInputs.prompt_id: FoldReply,
}


def reply_type_of(inputs: PromptInputs) -> type[BaseModel]:
    """The structure the answer must have; ConfigError for inputs no prompt knows."""
    if inputs.prompt_id not in _REPLIES:
        raise ConfigError(f"No reply is defined for prompt {inputs.prompt_id!r}. Known: {', '.join(_REPLIES)}.")
    return _REPLIES[inputs.prompt_id]


@cache
def answer_form(reply_type: type[BaseModel]) -> str:
    """The reply as a JSON skeleton, ``{"verb"?: text, "lines"?: [text, ...]}``; ``?`` marks what may be left out."""
    schema = reply_type.model_json_schema()
    return _form(schema, schema.get("$defs", {}))


def notes_in(reply: CritiqueReply, fountain: str) -> tuple[SceneNote, ...]:
    """The notes of a critique, serious ones first, each once.

    A quote that does not stand on the page is dropped, and the note is then about the whole scene. Ids are
    derived from the note's words, so the same note on another day is the same note.
    """
    page = _plain(fountain)
    notes: dict[str, SceneNote] = {}
    for draft in sorted(reply.notes, key=lambda note: note.severity != "serious"):
        quote = draft.quote if _plain(draft.quote) in page else ""
        digest = hashlib.sha256(f"{quote}\n{draft.question}".encode()).hexdigest()
        note = SceneNote(f"note-{digest[:12]}", draft.question, draft.aspect, draft.severity, quote, draft.suggestion)
        if note.text:
            notes.setdefault(note.id, note)
    return tuple(notes.values())


def _form(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _form(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        return " or ".join(_form(option, definitions) for option in schema["anyOf"])
    if "enum" in schema:
        return "|".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "object":
        required = schema.get("required", ())
        pairs = schema["properties"].items()
        return "{" + ", ".join(f'"{k}"{"" if k in required else "?"}: {_form(v, definitions)}' for k, v in pairs) + "}"
    if schema.get("type") == "array":
        return f"[{_form(schema['items'], definitions)}, ...]"
    return {"string": "text", "integer": "whole number", "null": "null"}[schema["type"]] + _bounds(schema)


def _bounds(schema: dict[str, Any]) -> str:
    return f" {schema['minimum']}-{schema['maximum']}" if {"minimum", "maximum"} <= schema.keys() else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
