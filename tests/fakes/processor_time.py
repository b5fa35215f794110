"""How long work takes by itself, however busy the machine and however full the memory of the test run."""

import time
import timeit
from collections.abc import Callable


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor for one call of ``work`` in this thread, without other threads and without collecting
    what other tests left (``timeit`` holds the collector off)."""
    return timeit.timeit(work, timer=time.thread_time, number=1)
