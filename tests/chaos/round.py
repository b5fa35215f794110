"""One round: a run of eight scenes, the script of disturbances played on it, and the run brought to its end."""

import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio, open_studio
from tests.chaos.crew import SIZES, Crew
from tests.chaos.provider import FailingProvider
from tests.chaos.script import Act, Kind, drawn
from tests.chaos.story import Disturbance, SceneEnd, Story, orphans
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.questions import answers
from tests.fakes.waiting import wait_for

SCENES = 8
_PATIENCE = 90
_MOST_RESUMES = 10


def play(seed: int, store: str, database_url: str, folder: Path) -> Story:
    """Play the script of this seed on a new data folder, and on an empty database of that store."""
    with ExitStack() as stack:
        provider = stack.enter_context(FailingProvider(seed))
        environment = {
            "SCRIPTGEN_HOME": str(folder / "home"),
            "SCRIPTGEN_DATABASE_URL": database_url,
            "SCRIPTGEN_PROVIDER": "openai",
            "SCRIPTGEN_RETRY_BASE_DELAY": "0.05",
            "OPENAI_BASE_URL": provider.base_url,
            "OPENAI_API_KEY": "sk-test",
            "NO_PROXY": "127.0.0.1",
        }
        crew = Crew(SIZES[store], environment, folder, stack)
        crew.fill()
        studio = open_studio(load_settings(environment, {}))
        stack.callback(studio.close)
        return _Round(studio, crew, provider).play(seed, SIZES[store])


class _Round:
    def __init__(self, studio: Studio, crew: Crew, provider: FailingProvider) -> None:
        self._studio = studio
        self._crew = crew
        self._provider = provider
        self._played: list[Disturbance] = []
        self._resumed: list[float] = []

    def play(self, seed: int, workers: int) -> Story:
        script, started = drawn(seed), time.monotonic()
        self._id = write_scenes(self._studio, carded_project(self._studio, SCENES, tower=seed)).id
        for act in script:
            if self._run.status == "finished":
                break
            self._play(act)
        self._bring_to_its_end()
        return Story(
            seed=seed,
            workers=workers,
            played=tuple(self._played),
            resumed=tuple(self._resumed),
            asks=tuple(self._provider.asks),
            kept=answers(self._studio, self._run),
            scenes=self._scenes(),
            status=self._run.status,
            seconds=time.monotonic() - started,
        )

    @property
    def _run(self) -> Run:
        return self._studio.stores.runs.get(self._id)

    def _play(self, act: Act) -> None:
        if act.kind in ("kill", "SIGTERM"):
            self._crew.fill()
            self._wait_for_take_over()
        if act.kind != "resume" and not self._run.is_active:
            self._resume()
        self._wait_for_moment(act)
        match act.kind:
            case "cancel":
                self._cancel()
            case "resume":
                self._resume()
            case _:
                self._strike(act.kind)

    def _wait_for_moment(self, act: Act) -> None:
        count = self._provider.count(act.counted) + act.after
        wait_for(
            lambda: self._provider.count(act.counted) >= count or not self._crew.at_work or not self._run.is_active,
            f"the moment to {act.kind}",
            seconds=_PATIENCE,
        )

    def _cancel(self) -> None:
        self._played.append(Disturbance("cancel", time.time(), float("inf")))
        self._studio.runs.cancel(self._id)

    def _resume(self) -> None:
        """Press Resume; without effect while the run is at work, as a second tab may do."""
        moment, before = time.time(), self._run
        after = self._studio.runs.resume(self._id)
        if after.attempt > before.attempt:
            self._resumed.append(moment)
            self._played = [replace(each, over=min(each.over, moment)) for each in self._played]
        self._played.append(Disturbance("resume", moment, moment))

    def _strike(self, kind: Kind) -> None:
        """At the worker that asked last."""
        askers = [ask.worker for ask in self._provider.asks if ask.worker in self._crew.at_work]
        worker = askers[-1] if askers else next(iter(self._crew.at_work))
        moment = time.time()
        if kind == "kill":
            self._crew.kill(worker)
        else:
            self._crew.stop(worker)
        self._played.append(Disturbance(kind, moment, time.time(), worker))

    def _wait_for_take_over(self) -> None:
        """Let the others go on with what the worker struck last has left, unless the run is to stop anyway."""
        strike = next((each for each in reversed(self._played) if each.worker), None)
        if strike is None:
            return
        kept = {each.question for each in answers(self._studio, self._run)}
        left = orphans(strike, self._provider.asks, kept)
        wait_for(
            lambda: (
                self._run.cancel_requested
                or not self._run.is_active
                or not orphans(strike, self._provider.asks, kept) & left
            ),
            f"others to go on with what {strike.worker} was at",
            seconds=_PATIENCE,
        )

    def _bring_to_its_end(self) -> None:
        """Whatever is missing is started again and gone on with, as long as the run is not complete."""
        self._crew.fill()
        for _ in range(_MOST_RESUMES):
            wait_for(lambda: not self._run.is_active, "the run to end", seconds=_PATIENCE)
            if self._run.status == "finished":
                return
            self._resume()

    def _scenes(self) -> list[SceneEnd]:
        scripts, events = self._studio.stores.scripts, self._studio.stores.runs.events(self._id)
        saved = [logged.event for logged in events if isinstance(logged.event, SceneSaved)]
        return [
            SceneEnd(
                scene.number,
                tuple(draft.number for draft in scripts.drafts(scene.id)),
                tuple(event.draft for event in saved if event.scene == scene.number),
            )
            for scene in scripts.scenes(self._run.project_id)
        ]
