"""Pages break where Final Draft breaks them."""

from pathlib import Path

import pytest

from tests.parity import main

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "final-draft"


def test_pages_begin_on_the_same_words_as_in_final_draft(capsys: pytest.CaptureFixture[str]) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the reference pages of Final Draft are not beside this checkout")
    assert main([str(CORPUS)]) == 0
    assert capsys.readouterr().out == "gumshoe: 37 pages, Final Draft 37, parity 100.0%\n"


def test_a_folder_without_scripts_is_said(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 1
