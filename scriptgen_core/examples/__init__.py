"""Examples to run from the command line; what they store lies in the data folder that the settings name."""

import logging
import sys
from collections.abc import Callable

from scriptgen_core.core.errors import InputError, ScriptGenError


def exit_code(example: Callable[[], None]) -> int:
    """Run an example; an error of ScriptGen's becomes one line on stderr, and 2 for a refused input or else 1."""
    # The log would repeat on stderr what events and errors say.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        example()
    except ScriptGenError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2 if isinstance(error, InputError) else 1
    return 0
