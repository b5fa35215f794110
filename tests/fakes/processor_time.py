"""How long work takes by itself, however busy the machine and however full the memory of the test run."""

import gc
import time
import timeit
from collections.abc import Callable


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor for one call of ``work`` in this thread.

    Other threads do not count, nor does collecting what other tests left; collecting what ``work`` leaves does.
    """
    gc.collect()
    gc.freeze()
    return timeit.timeit(work, setup=gc.enable, timer=time.thread_time, number=1)
