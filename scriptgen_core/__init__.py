"""ScriptGen's core: bibles, agents, runs and screenplay formats, without a user interface."""

__version__ = "0.1.0"
