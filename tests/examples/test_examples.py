"""The examples as a reader runs them: commands in a folder of their own, with a data folder of their own."""

import os
import subprocess
import sys
from pathlib import Path

import defusedxml.ElementTree
import pytest
from pypdf import PdfReader

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.formats import parse_fountain
from tests.fakes import chat_replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript

ROOT = Path(__file__).parents[2]
LOG_LINE = "A detective must solve a case that hits too close to home."


def run(
    folder: Path, example: str, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"scriptgen_core.examples.{example}", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def headings(fountain: str) -> list[str]:
    return [each.text for each in parse_fountain(fountain).elements if isinstance(each, SceneHeading)]


def files(folder: Path) -> dict[str, Path]:
    return {path.suffix: path for path in folder.iterdir() if path.is_file()}


def test_the_workflow_example_writes_three_scenes_in_three_formats_where_it_is_called(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    done = run(here, "workflow_example", LOG_LINE)
    assert (done.returncode, done.stderr) == (0, "")
    written = files(here)
    assert set(written) == {".fountain", ".pdf", ".fdx"}
    scenes = headings(written[".fountain"].read_text("utf-8"))
    assert len(scenes) == 3
    printed = "\n".join(sheet.extract_text() for sheet in PdfReader(written[".pdf"]).pages)
    drawn = defusedxml.ElementTree.parse(written[".fdx"]).findall("./Content/Paragraph[@Type='Scene Heading']/Text")
    assert [text.text for text in drawn] == scenes
    assert all(heading in printed for heading in scenes)
    assert all(str(path) in done.stdout for path in written.values())


def test_the_workflow_example_says_what_happens_in_the_words_a_page_uses(tmp_path: Path) -> None:
    lines = run(tmp_path, "workflow_example", LOG_LINE).stdout.splitlines()
    assert lines[0] == "▶️ Multi scene: A detective must solve a case… (Demo: no model)"
    assert any(line.startswith("✅ Bibles done in ") for line in lines)
    assert {line[:9] for line in lines if line.startswith("✅ Scene") and line[9:14] == " done"} == {
        "✅ Scene 1",
        "✅ Scene 2",
        "✅ Scene 3",
    }
    assert "3 scenes written. Read the pages on Script." in lines


def test_the_workflow_example_makes_the_folder_it_is_told_to_write_to(tmp_path: Path) -> None:
    assert run(tmp_path, "workflow_example", LOG_LINE, "--out", "new/drafts").returncode == 0
    assert len(files(tmp_path / "new" / "drafts")) == 3


def test_a_log_line_cannot_lead_a_file_out_of_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "drafts"
    line = "../../<b>Инспектор</b> 🥐 находит лифт, которого нет на чертежах."
    assert run(tmp_path, "workflow_example", line, "--out", str(out)).returncode == 0
    assert set(files(out)) == {".fountain", ".pdf", ".fdx"}
    assert set(tmp_path.rglob("*.fountain")) == {files(out)[".fountain"]}


@pytest.mark.parametrize("log_line", ["", "   ", "x" * 20_000])
def test_an_unusable_log_line_is_one_line_on_stderr(tmp_path: Path, log_line: str) -> None:
    done = run(tmp_path, "workflow_example", log_line)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("log_line: ")
    assert done.stderr.count("\n") == 1
    assert files(tmp_path) == {}


def test_a_place_that_is_no_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run(tmp_path, "workflow_example", LOG_LINE, "--out", "taken")
    assert done.returncode == 2
    assert done.stderr.startswith("--out: taken is no folder")
    assert done.stdout == ""


def test_the_workflow_example_shows_every_retry_of_a_busy_provider(tmp_path: Path, chat_server: ChatServer) -> None:
    chat_server.responder = ModelScript()
    chat_server.enqueue(chat_replies.rate_limited(0.1), chat_replies.rate_limited(0.1))
    environment = {"OPENAI_BASE_URL": chat_server.base_url, "OPENAI_API_KEY": "sk-test"}
    done = run(tmp_path, "workflow_example", LOG_LINE, environment=environment)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "⏳ Attempt 1/4 failed: Rate limit hit. Retrying in 0.1s..." in lines
    assert "✅ Bibles succeeded after 3 attempts" in lines
    assert len(headings(files(tmp_path)[".fountain"].read_text("utf-8"))) == 3


def test_a_refused_key_is_one_line_on_stderr_that_names_the_step_and_not_the_key(
    tmp_path: Path, chat_server: ChatServer
) -> None:
    chat_server.responder = lambda _request, _number: chat_replies.unauthorized()
    environment = {"OPENAI_BASE_URL": chat_server.base_url, "OPENAI_API_KEY": "sk-very-secret"}
    done = run(tmp_path, "workflow_example", LOG_LINE, environment=environment)
    assert done.returncode == 1
    assert done.stderr.startswith("Bible generation failed: Authentication error")
    assert done.stderr.count("\n") == 1
    assert "sk-very-secret" not in done.stdout + done.stderr
    assert files(tmp_path) == {}


def test_the_first_example_keeps_both_versions_of_an_edited_character_and_writes_from_the_bibles(
    tmp_path: Path,
) -> None:
    done = run(tmp_path, "example")
    assert (done.returncode, done.stderr) == (0, "")
    storage = BibleStorage()
    (tuner,) = (entry for entry in storage.list("character") if entry.name == "Ludmila Prokop")
    assert [version.number for version in storage.history(tuner.id)] == [2, 1]
    assert "version 2 by the writer: She needs a secret" in done.stdout
    assert "INT. SCHOOL HALL" in done.stdout
    assert {"LUDMILA PROKOP", "BENNO ADEYEMI"} <= set(done.stdout.splitlines())


def test_the_examples_keep_their_data_in_the_folder_the_settings_name(tmp_path: Path) -> None:
    run(tmp_path, "example")
    assert (load_settings().home / "scriptgen.sqlite").exists()
    assert files(tmp_path) == {}


def test_the_agent_example_shows_that_nobody_was_told_what_only_the_other_knows(tmp_path: Path) -> None:
    done = run(tmp_path, "agent_example")
    assert (done.returncode, done.stderr) == (0, "")
    parts = {part.partition("\n")[0]: part for part in done.stdout.split("\n\n")}
    assert "The company has sold the boat." in parts["NADIA OKAFOR WAS TOLD"]
    assert "The company has sold the boat." not in parts["TOMAS REYES WAS TOLD"]
    assert "offered him a berth" in parts["TOMAS REYES WAS TOLD"]
    assert "offered him a berth" not in parts["NADIA OKAFOR WAS TOLD"]
    page = done.stdout.partition("THE DIRECTOR'S PAGE\n\n")[2].partition("THE DRAMATURGE'S NOTES")[0]
    assert headings(page) == ["INT. CAR DECK - DAWN"]
    assert parts["THE DRAMATURGE'S NOTES"].count("\n") >= 1


@pytest.mark.parametrize("example", ["example", "agent_example", "workflow_example"])
def test_every_example_explains_itself(tmp_path: Path, example: str) -> None:
    done = run(tmp_path, example, "--help")
    assert done.returncode == 0
    assert f"usage: python -m scriptgen_core.examples.{example}" in done.stdout
