"""From a log line to a screenplay in three formats: python -m scriptgen_core.examples.workflow_example "LOG LINE"."""

import argparse
import sys
from pathlib import Path

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import Event, describe
from scriptgen_core.examples import exit_code
from scriptgen_core.orchestrator.export_desk import ExportDesk, ExportFormat
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.orchestrator.workflow_controller import WorkflowController

FORMATS: tuple[ExportFormat, ...] = ("fountain", "pdf", "fdx")


def main() -> int:
    """Run the example; the process's exit code."""
    asked = _arguments().parse_args()
    return exit_code(lambda: _run(asked.log_line, asked.out))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scriptgen_core.examples.workflow_example",
        description="Write three scenes from a log line, and say what happens meanwhile.",
    )
    parser.add_argument("log_line", help="one or two sentences: who wants what, and what is in the way")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where the files go (default: here); files of the same name are replaced",
    )
    return parser


def _run(log_line: str, out: Path) -> None:
    _make_folder(out)
    controller = WorkflowController(events=_show)
    result = controller.generate_script(log_line)
    desk = ExportDesk(open_stores(controller.bible_storage.database))
    print(f"\nScenes written: {len(result.scenes)}. The screenplay:")
    for format in FORMATS:
        path = out.resolve() / desk.file_name(result.project_id, format)
        path.write_bytes(desk.export(result.project_id, format))
        print(f"  {path}")
    if result.failures:
        sys.exit("Some scenes are missing. Start ScriptGen and press Resume on Generate to go on with this run.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("--out", f"{folder} is no folder to write to ({error.strerror})") from error


def _show(event: Event) -> None:
    """Print an event's line in one piece: scenes are written side by side, and each tells of itself."""
    print(f"{describe(event)}\n", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
