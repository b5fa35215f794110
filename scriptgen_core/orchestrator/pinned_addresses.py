"""Holds a run to the addresses it was started with: its prompts go nowhere else without the writer's word."""

from collections.abc import Callable, Iterable

from scriptgen_core.config.models import load_models
from scriptgen_core.core.errors import RunPaused
from scriptgen_core.projects.run_storage import Run, RunStorage


def check_addresses(runs: RunStorage, run: Run, address_now: Callable[[str], str]) -> None:
    """Pause the run and raise RunPaused when one of its providers is reached elsewhere than when it was started.

    Nothing has been sent there then. ``address_now`` says where a provider is reached. Resume is the writer's word:
    it holds the run to the addresses of its moment.
    """
    now = {name: address_now(name) for name in run.addresses}
    moved = [name for name, address in run.addresses.items() if address != now[name]]
    if moved:
        variables = _listed(load_models().preset(name).base_url_variable for name in moved)
        message = (
            f"Paused: this run was started with {_listed(run.addresses[name] for name in moved)}. "
            f"The server now uses {_listed(now[name] for name in moved)}, and nothing of the run was sent there. "
            f"Press Resume to go on there; or change {variables} back, start ScriptGen again and press Resume."
        )
        runs.request_cancel(run.id, message)
        raise RunPaused(message)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(names))
