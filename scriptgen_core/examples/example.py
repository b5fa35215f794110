"""Bible storage and script generation: python -m scriptgen_core.examples.example."""

import argparse
import sys

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.examples import exit_code
from scriptgen_core.orchestrator.workflow_controller import (
    GenerationConfig,
    GenerationScope,
    SceneResult,
    WorkflowController,
)

LOG_LINE = "A piano tuner sent to condemn a school's only grand finds that its worst player mends it at night."
ENTRIES = (
    (
        "character",
        {
            "name": "Ludmila Prokop",
            "age": "58",
            "role": "piano tuner",
            "want": "the fee, and to be home by five",
            "knows_at_start": ["The head wants the piano gone by Friday."],
        },
    ),
    (
        "character",
        {
            "name": "Benno Adeyemi",
            "age": "16",
            "role": "pupil",
            "want": "one more week with the piano",
            "knows_at_start": ["He has replaced four strings with fishing line."],
        },
    ),
    ("plot", {"premise": "The one who breaks it is the one who mends it.", "ending": "She signs nothing."}),
    ("setting", {"name": "School Hall", "details": ["a grand piano under a gymnastics mat"]}),
    ("theme", {"statement": "Bad players make good mechanics."}),
)


def main() -> int:
    """Run the example; the process's exit code."""
    argparse.ArgumentParser(prog="python -m scriptgen_core.examples.example", description=__doc__).parse_args()
    return exit_code(_run)


def _run() -> None:
    storage = BibleStorage()
    ids = [storage.create_entry(kind, data) for kind, data in ENTRIES]
    _edit(storage, ids[0])
    controller = WorkflowController(bible_storage=storage)
    config = GenerationConfig(scope=GenerationScope.SINGLE_SCENE, auto_rewrite=False)
    result = controller.generate_script(LOG_LINE, config, existing_bibles=ids)
    _show_scene(result.scenes[0])
    print(f"Written by {controller.llm_wrapper.source}, in {result['stats']['total_calls']} calls.")


def _edit(storage: BibleStorage, entry_id: str) -> None:
    """Change one field of an entry, and show that both versions are kept."""
    storage.update(entry_id, {"withholds": "She tuned this piano forty years ago."}, reason="She needs a secret")
    print(f"{storage.get(entry_id).name}, newest version first:")
    for version in storage.history(entry_id):
        print(f"  version {version.number} by the {version.author}: {version.reason or 'first entry'}")


def _show_scene(scene: SceneResult) -> None:
    """A result reads as attributes and as a mapping."""
    print(f"\nThe card of scene 1: {scene['outline']['description']}\n")
    print(scene["integrated_scene"])


if __name__ == "__main__":
    sys.exit(main())
