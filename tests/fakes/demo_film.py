"""A whole script made by the demo provider through the real generators and agents."""

from dataclasses import dataclass
from functools import cache

from scriptgen_core.agents.agent_framework import SceneTake, SceneTask, run_agents
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.story import BibleEntry, Bibles, Brief, OutlineCard, ScriptFormat, StoryModel
from scriptgen_core.generators.script_generator import bootstrap_bibles, generate_outline
from scriptgen_core.llm.llm_wrapper import LLMWrapper

LOG_LINES = (
    "A detective must solve a case that hits too close to home.",
    "A heist gone wrong.",
    "A suspenseful thriller.",
    "A night-shift tax auditor finds that the company she must clear has been paying her dead brother's salary.",
    "Когда в посёлке отключают последний телефон-автомат, глухой почтальон начинает отвечать на звонки.",
    "終電で目を覚ました保険調査員は、車両の全員が自分の担当した案件の関係者だと気づく。",
    "مفتش أسانسيرات متقاعد يكتشف أن المبنى فيه طابق لا يظهر في أي رسم.",
    "A wedding caterer 🥐 falls for the health inspector 🕵️ who has eleven days left to close her kitchen.",
    '<script>alert("log line")</script> is the title of a play that no theatre dares to stage.',
    "*Two* _brothers_ [[note]] /* and */ a @dog # in INT. HOUSE - DAY\n\n> CUT TO:\n~ {thing} [a|b] \\",
    "💥",
    "x",
    "A company that " * 140,
)


@dataclass(frozen=True)
class Film:
    """What came of one log line."""

    project: ProjectFacts
    bibles: Bibles
    cards: tuple[OutlineCard, ...]
    takes: tuple[SceneTake, ...]

    @property
    def names(self) -> list[str]:
        return [entry.name for entry in self.bibles.characters]


@cache
def film(
    log_line: str,
    scenes: int,
    form: ScriptFormat = ScriptFormat.FEATURE,
    characters: int = 4,
    whose_film: str = "",
) -> Film:
    """The script for a log line, made once for all tests that read it."""
    llm, book = LLMWrapper(provider="demo"), load_prompts()
    project = ProjectFacts(log_line, format=form, brief=Brief(whose_film=whose_film))
    reply = bootstrap_bibles(llm, book, project, characters)
    bibles = Bibles(
        characters=entries(reply.characters),
        plots=entries([reply.plot]),
        settings=entries(reply.settings),
        themes=entries([reply.theme]),
    )
    cards = generate_outline(llm, book, project, bibles, total=scenes)
    tasks = (SceneTask(project=project, card=c, number=n, bibles=bibles, outline=cards) for n, c in enumerate(cards))
    return Film(project, bibles, cards, tuple(run_agents(llm, book, task) for task in tasks))


def entries(found: list[StoryModel]) -> tuple[BibleEntry, ...]:
    """Bible entries as the storage would give them."""
    kinds = {"CharacterBible": "character", "PlotBible": "plot", "SettingBible": "setting", "ThemeBible": "theme"}
    kind = kinds[type(found[0]).__name__]
    return tuple(BibleEntry(f"{kind}-{number}", kind, 1, data) for number, data in enumerate(found))
