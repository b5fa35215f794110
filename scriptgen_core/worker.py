"""A process that only does runs: python -m scriptgen_core.worker

Start as many as you like, on any machine that reaches the PostgreSQL of SCRIPTGEN_DATABASE_URL and the providers. On
SQLite it works alone, like the server.
"""

import logging
import os
import signal
import sys
from threading import Timer

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import ScriptGenError
from scriptgen_core.studio import open_studio

_TO_END = {signal.SIGTERM, signal.SIGINT}
_END_SECONDS = 2.5
"""However long the database lets it wait: it may end at any moment as if it were killed."""
_log = logging.getLogger("scriptgen.worker")


def main() -> None:
    """Work until SIGTERM or SIGINT comes; exit code 1 where the work cannot begin."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("scriptgen").setLevel(logging.INFO)
    logging.getLogger("scriptgen_core").setLevel(logging.INFO)
    signal.pthread_sigmask(signal.SIG_BLOCK, _TO_END)
    try:
        _work()
    except ScriptGenError as error:
        sys.exit(error.sentence)


def _work() -> None:
    """Until a signal asks to end. No thread takes it: one that does would not wake this one, which waits for it."""
    studio = open_studio(load_settings())
    studio.worker.start()
    signal.sigwait(_TO_END)
    _log.info("[Worker] ends; what it was at goes on elsewhere, or at the next start")
    Timer(_END_SECONDS, os._exit, (0,)).start()
    studio.close()
    logging.shutdown()
    os._exit(0)  # a thread may be in a call; whoever goes on makes that call again


if __name__ == "__main__":
    main()
