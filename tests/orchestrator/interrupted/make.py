"""Interrupts a run in the middle and keeps its databases, for later versions to finish.

In a checkout of the version that is to begin the run, with this file of the present one:

    mkdir then && git archive REVISION | tar x -C then && cd then
    PYTHONPATH=. python .../tests/orchestrator/interrupted/make.py .../tests/orchestrator/interrupted/REVISION
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import GenerationConfig, Studio, open_studio
from tests.fakes.chat_replies import Reply
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.waiting import wait_for

SCENES, ANSWERS = 26, 12
"""More scenes than are in work at once."""
HOST = "the-server.invalid"
_CAST = ("Rosa Ibarra", "Tom Vale")
_FILES = ("scriptgen", "engine")


def main(folder: Path) -> None:
    """Leave a run as a power cut does: some scenes done, some begun, some calls unanswered."""
    home = Path(mkdtemp())
    with ChatServer(_answers_few) as server:
        environment = {"SCRIPTGEN_HOME": str(home), "OPENAI_BASE_URL": server.base_url, "OPENAI_API_KEY": "sk-test"}
        studio = open_studio(load_settings(environment, {}))
        studio.start_engine()
        project_id = _project(studio)
        config = GenerationConfig(scene_count=SCENES, use_existing_bibles=True, auto_rewrite=False)
        run = studio.runs.generate(project_id, config)
        wait_for(lambda: studio.stores.runs.cost(run.id).calls == ANSWERS, "the run to be in the middle")
        folder.mkdir()
        for name in _FILES:
            with closing(sqlite3.connect(home / f"{name}.sqlite")) as database:
                told = "\n".join(database.iterdump()).replace(server.host, HOST)
            (folder / f"{name}.sql").write_text(told)
        os._exit(0)


def _answers_few(request: dict[str, Any], number: int) -> Reply:
    return ModelScript(delay=0.05 if number <= ANSWERS else 600)(request, number)


def _project(studio: Studio) -> str:
    log_line = "A retired lift inspector finds a floor that is on no drawing of the tower he signed off."
    project = studio.stores.projects.create({"title": "Thirteen", "log_line": log_line, "approval": False})
    bibles = studio.stores.bibles
    for name in _CAST:
        bibles.create_entry("character", {"name": name, "want": "the drawings"}, project_id=project.id)
    bibles.create_entry("setting", {"name": "Tower"}, project_id=project.id)
    bibles.create_entry("plot", {"name": "The missing floor"}, project_id=project.id)
    bibles.create_entry("theme", {"name": "What is signed for"}, project_id=project.id)
    cards = [
        OutlineCard(description=f"They look for the drawing of floor {n}.", place=f"Floor {n}", characters=_CAST)
        for n in range(SCENES)
    ]
    studio.stores.scripts.add_cards(project.id, cards, author="writer")
    return project.id


if __name__ == "__main__":
    main(Path(sys.argv[1]))
