"""Keeps the page that is being written where the pages of the application can see it."""

from contextlib import suppress
from threading import Lock

from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.errors import StorageAway
from scriptgen_core.projects.live_text_storage import LiveTextStorage

_WRITES_THE_PAGE = "director"


class LiveText:
    """Hears a run's answers while they arrive, about four times a second, and stores the director's."""

    def __init__(self, storage: LiveTextStorage, run_id: str) -> None:
        self._storage = storage
        self._run_id = run_id
        self._told: dict[int, str] = {}
        self._lock = Lock()

    def __call__(self, request: LLMRequest, text: str) -> None:
        """Store what has arrived, if it is a page's and has grown or begun anew.

        What cannot be stored at the moment is not shown: no answer is broken off for it.
        """
        if request.role != _WRITES_THE_PAGE or request.scene is None:
            return
        with self._lock:
            if self._told.get(request.scene, "") == text:
                return
            self._told[request.scene] = text
        with suppress(StorageAway):
            self._storage.tell(self._run_id, request.scene, text)
