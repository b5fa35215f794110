"""Writes scriptgen_core/docs/API_REFERENCE.md from signatures and docstrings: python -m tests.docs.api_reference."""

import re
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "scriptgen_core" / "docs" / "API_REFERENCE.md"
COMMAND = "python -m tests.docs.api_reference"
HEAD = f"""# API reference

Every public name of ScriptGen, with its signature and its own words. Written by `{COMMAND}`; change the
docstrings, not this file. How the parts work together stands in [SYSTEM_INTEGRATION.md](SYSTEM_INTEGRATION.md).
"""
SECTIONS: dict[str, tuple[str, ...]] = {
    "From a log line to a screenplay": (
        "orchestrator.workflow_controller.WorkflowController",
        "orchestrator.generation.GenerationConfig",
        "orchestrator.generation.GenerationScope",
        "orchestrator.results.ScriptResult",
        "orchestrator.results.SceneResult",
    ),
    "Single steps": (
        "generators.script_generator.bootstrap_bibles",
        "generators.outline.generate_outline",
        "agents.agent_framework.run_agents",
        "agents.scene_task.SceneTask",
        "agents.scene_task.SceneTake",
        "rewrite.rewrite_controller.RewriteController",
        "rewrite.rewrite_controller.Proposal",
        "generators.script_generator.format_script",
        "core.prompting.ProjectFacts",
        "config.prompts.load_prompts",
        "config.prompts.PromptBook",
    ),
    "Calls to a model": (
        "llm.llm_wrapper.LLMWrapper",
        "orchestrator.optimizer.LLMOptimizer",
        "orchestrator.optimizer.OptimizerConfig",
        "orchestrator.ledger.CallLedger",
        "core.calls.CallsLLM",
        "core.calls.LLMRequest",
        "core.calls.LLMReply",
        "core.calls.Message",
        "core.calls.PromptRef",
        "core.calls.Usage",
        "core.calls.ask",
        "core.calls.parse_reply",
        "llm.provider.Provider",
        "llm.provider.Completion",
    ),
    "Bibles": (
        "bibles.bible_storage.BibleStorage",
        "bibles.bible_storage.BibleVersion",
        "core.story.Bibles",
        "core.story.BibleEntry",
        "core.story.CharacterBible",
        "core.story.Voice",
        "core.story.Relationship",
        "core.story.PlotBible",
        "core.story.Act",
        "core.story.Beat",
        "core.story.SettingBible",
        "core.story.ThemeBible",
    ),
    "Outline, brief and notes": (
        "core.story.OutlineCard",
        "core.story.Want",
        "core.story.Learning",
        "core.story.Brief",
        "core.story.ScriptFormat",
        "core.story.SceneNote",
        "core.story.Change",
        "core.story.Author",
    ),
    "Formats and checks": ("formats",),
    "Reports over a script": ("reports",),
    "The screenplay as a value": ("core.screenplay",),
    "The assembled system": (
        "studio.open_studio",
        "studio.process_studio",
        "studio.Studio",
        "orchestrator.project_desk.ProjectDesk",
        "orchestrator.script_desk.ScriptDesk",
        "orchestrator.export_desk.ExportDesk",
        "orchestrator.report_desk.ReportDesk",
        "orchestrator.revision_desk.RevisionDesk",
        "orchestrator.review_desk.ReviewDesk",
        "orchestrator.run_desk.RunDesk",
        "orchestrator.run_desk.RunProgress",
        "orchestrator.provider_desk.ProviderDesk",
        "orchestrator.stores.Stores",
        "orchestrator.stores.open_stores",
        "core.database.Database",
        "config.settings.load_settings",
        "config.settings.Settings",
    ),
    "Events": ("core.events",),
    "Errors": ("core.errors",),
}
_WIDTH = 100
_ROLE = re.compile(r":\w+:`~?(?:\w+\.)*(\w+)`")


def reference() -> str:
    """The whole reference as Markdown."""
    package = griffe.load("scriptgen_core", search_paths=[str(ROOT)], allow_inspection=False)
    assert isinstance(package, griffe.Module)
    contents = [f"- [{title}](#{title.lower().replace(',', '').replace(' ', '-')})" for title in SECTIONS]
    parts = [HEAD, "\n".join(contents) + "\n"]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}\n")
        for name in names:
            parts += _module(package[name]) if package[name].is_module else _entry(package[name])
    return "\n".join(parts)


def public_objects() -> Iterator[griffe.Object]:
    """Every object that has an entry in the reference."""
    package = griffe.load("scriptgen_core", search_paths=[str(ROOT)], allow_inspection=False)
    for name in (name for names in SECTIONS.values() for name in names):
        yield from _members(package[name]) if package[name].is_module else (package[name],)


def _module(module: griffe.Module) -> Iterator[str]:
    """What a whole module offers, under its docstring."""
    yield f"{_words(module)}\n"
    for member in _members(module):
        yield from _entry(member)


def _members(module: griffe.Module) -> Iterator[griffe.Object]:
    """The classes, functions and types a module defines, or those it lists in ``__all__``."""
    names = module.exports or [name for name, member in module.members.items() if not member.is_alias]
    found = (module[str(name)] for name in names if not str(name).startswith("_"))
    for each in (member.final_target if member.is_alias else member for member in found):
        if each.is_class or each.is_function or _is_type(each):
            yield each


def _entry(item: griffe.Object) -> Iterator[str]:
    yield f"### {item.name}\n"
    yield f"`{item.canonical_path.rpartition('.')[0]}`\n"
    if isinstance(item, griffe.Class):
        yield _code(_class(item))
        yield f"{_words(item)}\n"
        yield from _plain_attributes(item)
        for name, member in item.members.items():
            if not name.startswith("_") and isinstance(member, griffe.Function):
                yield f"#### {item.name}.{name}\n"
                yield _code(_signature(member))
                yield f"{_words(member)}\n"
    elif isinstance(item, griffe.Function):
        yield _code(_signature(item))
        yield f"{_words(item)}\n"
    elif isinstance(item, griffe.Attribute):
        yield _code(f"{item.name} = {item.value}")


def _class(item: griffe.Class) -> str:
    """The class line with its fields and properties; where these do not say it, how an object is made."""
    bases = [str(base) for base in item.bases if not str(base).startswith("_")]
    head = f"class {item.name}({', '.join(bases)})" if bases else f"class {item.name}"
    fields = [f"    {line}" for member in _attributes(item) for line in _field(member)]
    lines = [*(f"@{each.value}" for each in item.decorators), f"{head}:" if fields else head, *fields]
    maker = item.members.get("__init__")
    if not isinstance(maker, griffe.Function) or "dataclass" in item.labels:
        return "\n".join(lines)
    made = _signature(maker, item.name)
    return "\n".join([*lines, made]) if bases or fields else f"class {made}"


def _attributes(item: griffe.Class) -> Iterator[griffe.Attribute]:
    for name, member in item.members.items():
        if isinstance(member, griffe.Attribute) and not name.startswith("_"):
            yield member


def _field(attribute: griffe.Attribute) -> Iterator[str]:
    if "property" in attribute.labels:
        said = _words(attribute).partition("\n")[0]
        yield f"{attribute.name}: {attribute.annotation}  # {said or 'property'}"
    elif attribute.annotation is not None:
        default = f" = {attribute.value}" if attribute.value is not None else ""
        yield f"{attribute.name}: {attribute.annotation}{default}"
    elif "class-attribute" in attribute.labels:
        yield f"{attribute.name} = {attribute.value}"


def _plain_attributes(item: griffe.Class) -> Iterator[str]:
    """The attributes that ``__init__`` sets and nothing else describes."""
    names = [
        each.name for each in _attributes(item) if each.annotation is None and "class-attribute" not in each.labels
    ]
    if names:
        yield f"Attributes: {', '.join(f'`{name}`' for name in names)}.\n"


def _signature(function: griffe.Function, name: str | None = None) -> str:
    """The call as written, one parameter a line where it is long."""
    line = _call(function, name or function.name, ", ", "")
    return line if len(line) <= _WIDTH else _call(function, name or function.name, ",\n    ", "\n")


def _call(function: griffe.Function, name: str, between: str, around: str) -> str:
    inner = between.join(_parameters(function))
    returns = "" if function.name == "__init__" else f" -> {function.returns}"
    return f"{name}({around}{'    ' if around else ''}{inner}{around}){returns}"


def _parameters(function: griffe.Function) -> Iterator[str]:
    seen_star = False
    for each in function.parameters:
        if each.name in ("self", "cls"):
            continue
        if each.kind is griffe.ParameterKind.keyword_only and not seen_star:
            seen_star = True
            yield "*"
        stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(each.kind, "")
        default = f" = {each.default}" if each.default is not None and not stars else ""
        yield f"{stars}{each.name}: {each.annotation}{default}"


def _is_type(item: griffe.Object) -> bool:
    return isinstance(item, griffe.Attribute) and str(item.annotation) == "TypeAlias"


def _words(item: griffe.Object) -> str:
    return _ROLE.sub(r"`\1`", item.docstring.value) if item.docstring else ""


def _code(text: str) -> str:
    return f"```python\n{text}\n```\n"


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
    print(f"Wrote {REFERENCE}")
