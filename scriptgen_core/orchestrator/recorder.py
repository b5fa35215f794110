"""Tells how a run goes: every event becomes a row and reaches whoever listens."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from scriptgen_core.core.errors import LLMError, StepFailedError
from scriptgen_core.core.events import Event, EventSink, StepFailed, StepFinished, StepStarted, no_events
from scriptgen_core.projects.run_storage import RunStorage


class Recorder:
    """The event sink of one run."""

    def __init__(self, runs: RunStorage, run_id: str, listener: EventSink = no_events) -> None:
        self._runs = runs
        self._run_id = run_id
        self._listener = listener

    def __call__(self, event: Event) -> None:
        """Store the event, then tell it."""
        self._runs.add_event(self._run_id, event)
        self._listener(event)

    @contextmanager
    def step(self, name: str, what: str, scene: int | None = None) -> Iterator[None]:
        """A step from start to end; an LLMError in it becomes a StepFailedError that begins "``what`` failed".

        One that is a StepFailedError already says better what failed.
        """
        self(StepStarted(step=name, scene=scene))
        started = time.monotonic()
        try:
            yield
        except LLMError as error:
            failure = error if isinstance(error, StepFailedError) else StepFailedError(what, error)
            self(StepFailed(step=name, scene=scene, reason=failure.user_message, is_paused=failure.is_pause))
            if failure is error:
                raise
            raise failure from error
        self(StepFinished(step=name, scene=scene, seconds=time.monotonic() - started))
