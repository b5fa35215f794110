"""The prompt book: prompts.json loaded and checked, and typed inputs rendered to requests.

A prompt's templates are ``string.Template`` texts. Each variable is declared with its kind:

    text      text the program made, put in as it is
    line      one line of somebody else's text; line breaks become spaces
    number    a whole number
    quoted    somebody else's text (or a list of lines) between ``<<<name`` and ``>>>``; the prompts say
              that nothing inside such a fence is an instruction

``parts`` are texts that several prompts share; a template names them like a variable.

A prompt has three templates, from what repeats most to what only one call is told, so that a provider can
go on from what it has read before: ``system`` is the same in every call of the role, ``shared`` begins the
user's message and holds what other calls of the run are told as well, ``own`` is the rest of it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from string import Template
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from scriptgen_core.config.prompt_facts import Fact, facts_of
from scriptgen_core.config.prompt_replies import answer_form, reply_type_of
from scriptgen_core.core.calls import LLMRequest, Message, PromptRef
from scriptgen_core.core.errors import ConfigError
from scriptgen_core.core.prompting import PromptInputs

VariableKind: TypeAlias = Literal["text", "line", "number", "quoted"]
_PromptText: TypeAlias = Annotated[
    str, BeforeValidator(lambda value: "\n".join(value) if isinstance(value, list) else value)
]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt of the book: what it needs, its templates and how it is sampled."""

    id: str
    version: int
    role: str
    variables: Mapping[str, VariableKind]
    system: Template
    shared: Template
    own: Template
    max_tokens: int
    temperature: float | None

    @property
    def ref(self) -> PromptRef:
        """Which prompt this is, in which version."""
        return PromptRef(self.id, self.version)

    def messages(self, facts: Mapping[str, Fact]) -> tuple[Message, ...]:
        """The two messages; one ConfigError names every variable that is missing or of the wrong kind."""
        missing = [name for name in self.variables if name not in facts]
        if missing:
            raise ConfigError(
                f"Prompt {self.id!r} needs variables nobody gave it: {', '.join(missing)}. "
                "Give them, or take them out of prompts.json."
            )
        wrong = [f"{name} ({kind})" for name, kind in self.variables.items() if not _fits(facts[name], kind)]
        if wrong:
            raise ConfigError(f"Prompt {self.id!r} was given values of another kind for: {', '.join(wrong)}.")
        values = {name: _rendered(name, kind, facts[name]) for name, kind in self.variables.items()}
        system, shared, own = (each.substitute(values) for each in (self.system, self.shared, self.own))
        return Message("system", system, len(system)), Message("user", f"{shared}{own}", len(shared))


class PromptBook:
    """Every prompt by its id."""

    def __init__(self, prompts: Iterable[Prompt]) -> None:
        self._prompts = {prompt.id: prompt for prompt in prompts}

    def __getitem__(self, prompt_id: str) -> Prompt:
        """The prompt; ConfigError naming the known ones if there is none with this id."""
        if prompt_id not in self._prompts:
            raise ConfigError(f"There is no prompt {prompt_id!r} in prompts.json. Known: {', '.join(self._prompts)}.")
        return self._prompts[prompt_id]

    @property
    def refs(self) -> tuple[PromptRef, ...]:
        """Each prompt's id and version, in the book's order: what a run pins when it starts."""
        return tuple(prompt.ref for prompt in self._prompts.values())

    def render(self, inputs: PromptInputs, *, step: str, scene: int | None = None, take: int = 0) -> LLMRequest:
        """The request that tells a model ``inputs`` and says what it must answer; ConfigError if a fact is missing."""
        prompt = self[inputs.prompt_id]
        reply_type = reply_type_of(inputs)
        facts: dict[str, Fact] = {**facts_of(inputs), "answer_form": answer_form(reply_type)}
        return LLMRequest(
            messages=prompt.messages(facts),
            step=step,
            scene=scene,
            role=prompt.role,
            prompt=prompt.ref,
            inputs=inputs,
            reply_type=reply_type,
            max_tokens=prompt.max_tokens,
            temperature=prompt.temperature,
            take=take,
        )


def load_prompts(path: Path | None = None) -> PromptBook:
    """The prompts in ``path``, or those that come with ScriptGen; ConfigError says what is wrong with the file."""
    name = str(path or "prompts.json")
    try:
        text = (path or resources.files("scriptgen_core.config") / "prompts.json").read_text(encoding="utf-8")
        file = _PromptFile.model_validate(json.loads(text))
    except OSError as error:
        raise ConfigError(f"{name} cannot be read: {error.strerror}.") from error
    except ValueError as error:  # bad JSON, bad UTF-8 and pydantic's ValidationError alike
        raise ConfigError(f"{name}: {_explain(error)}") from error
    prompts = [_prompt(entry, file.parts) for entry in file.prompts]
    ids = [prompt.id for prompt in prompts]
    problems = [problem for prompt in prompts for problem in _problems(prompt)]
    problems += [f"prompt {twice!r} stands there twice" for twice in sorted({i for i in ids if ids.count(i) > 1})]
    if problems:
        raise ConfigError(f"{name}: {'; '.join(problems)}.")
    return PromptBook(prompts)


def _fits(value: Fact, kind: VariableKind) -> bool:
    if kind == "quoted":
        return isinstance(value, str | tuple)
    return isinstance(value, int if kind == "number" else str)


def _rendered(name: str, kind: VariableKind, value: Fact) -> str:
    if kind == "line":
        return _unfenced(" ".join(str(value).split()))
    if kind == "quoted":
        body = "\n".join(f"- {item}" for item in value) if isinstance(value, tuple) else str(value)
        return f"<<<{name}\n{_unfenced(body) or '(nothing)'}\n>>>"
    return str(value)


def _unfenced(text: str) -> str:
    """Quoted text cannot close or open a fence itself."""
    return text.replace("<<<", "< < <").replace(">>>", "> > >")


class _PromptEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(min_length=1)]
    version: Annotated[int, Field(ge=1)]
    role: Annotated[str, Field(min_length=1)]
    max_tokens: Annotated[int, Field(ge=1)]
    temperature: Annotated[float, Field(ge=0, le=2)] | None
    variables: dict[str, VariableKind]
    system: _PromptText
    shared: _PromptText = ""
    own: _PromptText


class _PromptFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: dict[str, _PromptText] = {}
    prompts: Annotated[list[_PromptEntry], Field(min_length=1)]


def _prompt(entry: _PromptEntry, parts: Mapping[str, str]) -> Prompt:
    return Prompt(
        id=entry.id,
        version=entry.version,
        role=entry.role,
        variables=entry.variables,
        system=_template(entry.system, parts),
        shared=_template(f"{entry.shared}\n\n" if entry.shared else "", parts),
        own=_template(entry.own, parts),
        max_tokens=entry.max_tokens,
        temperature=entry.temperature,
    )


def _template(text: str, parts: Mapping[str, str]) -> Template:
    for name, part in parts.items():
        text = text.replace(f"${{{name}}}", part)
    return Template(text)


def _problems(prompt: Prompt) -> list[str]:
    templates = (prompt.system, prompt.shared, prompt.own)
    if not all(template.is_valid() for template in templates):
        return [f"prompt {prompt.id!r} has a stray $ (write $$ for a dollar sign)"]
    used = {name for template in templates for name in template.get_identifiers()}
    undeclared, unused = sorted(used - set(prompt.variables)), sorted(set(prompt.variables) - used)
    return [
        *(f"prompt {prompt.id!r} uses ${{{name}}} without declaring it" for name in undeclared),
        *(f"prompt {prompt.id!r} declares {name} without using it" for name in unused),
    ]


def _explain(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return f"{error}."
    return "; ".join(f"{'.'.join(map(str, row['loc']))}: {row['msg']}" for row in error.errors()) + "."
