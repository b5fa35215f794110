"""What every kind of run has in common: its steps may be repeated, tell what they do, and fail on their own."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Lock

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.errors import LLMError, RunPaused, ScriptGenError, StorageAway
from scriptgen_core.core.events import CallCutOff, RunFinished, RunStarted, StepFailed, StepFinished
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.outcome import outcome
from scriptgen_core.orchestrator.pinned_addresses import check_addresses
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.run_storage import Run

_KEPT = "What was written is saved; press Resume to go on."
_KEPT_BUT_FAILED = "What was written is saved; what failed can be tried again."
_BEFORE_SCENES = -1
_log = logging.getLogger("scriptgen.runs")


class RunSteps(ABC):
    """What all kinds of runs share: telling, failing, ending. One object serves all parts of a run, usually scenes.

    ``errors`` holds what failed in this process by the part's id (empty: before the parts), ``offered`` the lines
    each character agent offered by scene id and name. Parts begin one after another: all at once they would begin to
    ask only when the last one is read. A step that finds the database away is done again when it
    answers, however long that takes.
    """

    def __init__(self, run: Run, stores: Stores, llm: LLMOptimizer, book: PromptBook, tell: Recorder) -> None:
        self.run = run
        self.stores = stores
        self.llm = llm
        self.book = book
        self.tell = tell
        self.errors: dict[str, Exception] = {}
        self.offered: dict[str, dict[str, tuple[str, ...]]] = {}
        self._beginning = Lock()

    @property
    def in_parallel(self) -> bool:
        return True

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.stores.projects.get(self.run.project_id)

    @property
    def take(self) -> int:
        """What tells its requests from those of the run whose work it does again; 0 for a first one."""
        take: int = self.run.config.get("take", 0)
        return take

    def prepare(self) -> list[str]:
        """See :class:`scriptgen_core.orchestrator.engine.Steps`."""
        return self.stores.database.patiently(self._prepared)

    def work_on(self, scene_id: str) -> None:
        """See :class:`scriptgen_core.orchestrator.engine.Steps`."""
        self.stores.database.patiently(lambda: self._worked_on(scene_id))

    def conclude(self) -> None:
        """See :class:`scriptgen_core.orchestrator.engine.Steps`."""
        self.stores.database.patiently(self._concluded)

    def _prepared(self) -> list[str]:
        if self._has_gone_on:
            return []
        self.stores.runs.set_status(self.run.id, "running")
        try:
            self._check_addresses()
            self.tell(RunStarted(title=self.run.title, source=self.llm.llm_wrapper.source))
            self.stores.live.forget(self.run.id)
            if not all(ref.model for ref in self.run.lineup.everyone):
                self._pin_models()
            return self._prepare()
        except RunPaused:
            _log.info("[Run] %s was stopped while it was prepared", self.run.id)
        except StorageAway:
            raise
        except Exception as error:  # noqa: BLE001  the run boundary: what went wrong becomes the run's status
            self._fail("", "Preparation", None, error)
        return []

    def _worked_on(self, part_id: str) -> None:
        with ExitStack() as beginning:
            beginning.enter_context(self._beginning)
            if not self._has_gone_on and not self.stores.runs.is_cancelled(self.run.id):
                self._begin(part_id, beginning.close)

    def _carry_out(self, part_id: str, step: str, scene: int | None, work: Callable[[], None]) -> None:
        """Do a part of the run as a step of that name; what goes wrong in it leaves the other parts alone."""
        try:
            self._check_addresses()
            with self.tell.step(step, step, scene):
                work()
            self.stores.runs.mark_done(self.run.id, part_id)
        except RunPaused:
            _log.info("[Run] %s was stopped in %s", self.run.id, step)
        except StorageAway:
            raise
        except Exception as error:  # noqa: BLE001  the run boundary: the other parts go on
            self._fail(part_id, step, scene, error)

    def _concluded(self) -> None:
        if self._has_gone_on:
            return
        run = self.stores.runs.get(self.run.id)
        status, message, _ = outcome(self.stores, run)
        if reasons := self._failures():
            status, message = "failed", " ".join([*reasons, _KEPT_BUT_FAILED if run.failed else _KEPT])
        if run.cancel_requested:
            status, message = "paused", f"{run.message or f'Cancelled. {_KEPT}'}{self._cut_off()}"
        self.stores.runs.set_status(self.run.id, status, message)
        self.tell(RunFinished(status=status, message=message))

    @property
    def _has_gone_on(self) -> bool:
        """Whether a later attempt has the run now: one that a kill left to be repeated must not end it."""
        return self.stores.runs.get(self.run.id).attempt != self.run.attempt

    def _check_addresses(self) -> None:
        check_addresses(self.stores.runs, self.run, self.llm.llm_wrapper.settings.address_of)

    def _pin_models(self) -> None:
        """Ask the servers which model answers, where none was named, and hold the run to it."""
        with self.tell.step("Model", "Choice of a model"):
            self.stores.runs.pin(self.run.id, self.llm.llm_wrapper.settled())

    def _fail(self, key: str, step: str, scene: int | None, error: Exception) -> None:
        self.errors[key] = error
        if scene is not None:
            self.stores.runs.mark_failed(self.run.id, key)
        if isinstance(error, LLMError):
            return
        _log.error("[Run] %s of run %s failed", step, self.run.id, exc_info=error)
        unexpected = f"{step} stopped on an unexpected error ({type(error).__name__}: {error})."
        reason = error.sentence if isinstance(error, ScriptGenError) else unexpected
        self.tell(StepFailed(step=step, scene=scene, reason=reason))

    def _cut_off(self) -> str:
        """What is not counted of the calls that were broken off since the run started or went on."""
        count = 0
        for logged in self.stores.runs.events(self.run.id):
            match logged.event:
                case RunStarted():
                    count = 0
                case CallCutOff():
                    count += 1
        if not count:
            return ""
        calls, them = ("1 call was", "it") if count == 1 else (f"{count} calls were", "them")
        return f" {calls} cut off; the provider may charge for {them}."

    def _failures(self) -> list[str]:
        """Why steps failed that have not been done since, also before a restart; the same reason is said once.

        What comes before the scenes is tried again each time the run starts or goes on.
        """
        failed: dict[tuple[int, str], str] = {}
        for logged in self.stores.runs.events(self.run.id):
            match logged.event:
                case RunStarted():
                    failed = {key: reason for key, reason in failed.items() if key[0] != _BEFORE_SCENES}
                case StepFailed(step=step, scene=scene, reason=reason):
                    failed[_BEFORE_SCENES if scene is None else scene, step] = reason
                case StepFinished(step=step, scene=scene):
                    failed.pop((_BEFORE_SCENES if scene is None else scene, step), None)
        alike: dict[str, list[str]] = {}
        for (_, step), reason in sorted(failed.items()):
            alike.setdefault(reason.replace(step, ""), []).append(reason)
        return [_said_once(reasons) for reasons in alike.values()]

    @abstractmethod
    def _prepare(self) -> list[str]:
        """The ids of the parts to work on."""

    @abstractmethod
    def _begin(self, part_id: str, has_begun: Callable[[], None]) -> None:
        """Do one part; ``has_begun`` is called when all is read that is needed to ask, and lets another one begin."""


def drive(steps: RunSteps, *, parallel_scenes: int) -> None:
    """Run all steps in this process, scenes side by side where the run allows it."""
    scene_ids = steps.prepare()
    with ThreadPoolExecutor(parallel_scenes if steps.in_parallel else 1) as pool:
        list(pool.map(steps.work_on, scene_ids))
    steps.conclude()


def _said_once(reasons: list[str]) -> str:
    """What several steps failed of, in the words of the first one."""
    first, *others = dict.fromkeys(reasons)
    same = f"The same for {len(others)} other scene{'' if len(others) == 1 else 's'}."
    return f"{first} {same}" if others else first
