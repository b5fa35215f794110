"""Who does the runs, as a page and a log say it."""

from scriptgen_core.projects.worker_storage import WorkerStorage

WORKER_COMMAND = "python -m scriptgen_core.worker"
_MISSED_SECONDS = 20


class WorkerDesk:
    """On SQLite the server does the runs itself, and there is nothing to say; on PostgreSQL its workers do."""

    def __init__(self, workers: WorkerStorage) -> None:
        self._workers = workers

    def who(self) -> str:
        """Who does the runs; empty where this server does."""
        if not self._workers.are_apart:
            return ""
        return self.missing() or f"{_counted(len(self._workers.seen_within(_MISSED_SECONDS)))} the runs."

    def missing(self) -> str:
        """That runs wait because no worker has been seen for a while; empty while one is there."""
        if not self._workers.are_apart or self._workers.seen_within(_MISSED_SECONDS):
            return ""
        return f"Runs wait for a worker: none has been seen for {_MISSED_SECONDS} seconds."


def _counted(workers: int) -> str:
    return "One worker does" if workers == 1 else f"{workers} workers do"
