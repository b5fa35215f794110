"""The converter as a writer runs it: one command, one line of result, and nothing written when it fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from scriptgen_core.formats import parse_fountain, read_fdx, write_fountain

ROOT = Path(__file__).parents[2]
SCRIPT = (
    "Title: Ebb\nFormat: Short\n\n# One\n\nINT. SHED - DAY #1#\n\n[[why?]]\n\nÉva *mends* a net.\n\n/* old */\n\n"
    "ÉVA\n(low)\nYou were a net once.\n"
)


def convert(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scriptgen_core.formats", source, target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_script_goes_to_final_draft_and_back_and_what_has_no_place_is_listed(tmp_path: Path) -> None:
    source = written(tmp_path, "ebb.fountain", SCRIPT.encode())
    out = convert(source, tmp_path / "ebb.FDX")
    assert (out.returncode, out.stderr) == (0, "")
    first, *listed = out.stdout.splitlines()
    assert first.startswith(f"Wrote {tmp_path / 'ebb.FDX'} (")
    assert first.endswith(f" bytes) from {source}; left out (2):")
    assert listed == ['  title field "Format", title page: Short', "  cut text, in INT. SHED - DAY: old"]
    back = convert(tmp_path / "ebb.FDX", tmp_path / "back.fountain")
    assert back.stdout.endswith("everything was taken over\n")
    kept = SCRIPT.replace("Format: Short\n", "").replace("/* old */\n\n", "")
    assert (tmp_path / "back.fountain").read_text("utf-8") == write_fountain(parse_fountain(kept))


def test_pages_and_pdf_say_what_is_not_printed(tmp_path: Path) -> None:
    source = written(tmp_path, "ebb.fountain", SCRIPT.encode())
    for name, lost in (("ebb.txt", ["  bold, italic and underline, the whole script"]), ("ebb.pdf", [])):
        out = convert(source, tmp_path / name)
        listed = ["  1 note, not printed", "  1 section, not printed", "  1 stretch of cut text, not printed", *lost]
        assert out.stdout.splitlines()[1:] == listed
    assert (tmp_path / "ebb.pdf").read_bytes().startswith(b"%PDF")
    convert(tmp_path / "ebb.txt", tmp_path / "pages.fdx")
    assert len(read_fdx((tmp_path / "pages.fdx").read_bytes()).screenplay.elements) == 5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_in_another_encoding_is_read_and_said(tmp_path: Path, encoding: str) -> None:
    source = written(tmp_path, "ebb.fountain", "INT. A - DAY\n\nÉva “goes”.\n".encode(encoding))
    out = convert(source, tmp_path / "out.fountain")
    assert (tmp_path / "out.fountain").read_text("utf-8") == "INT. A - DAY\n\nÉva “goes”.\n"
    assert (f"read as {encoding} since it is not UTF-8" in out.stdout) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("name", "data", "target", "reason"),
    [
        ("a.docx", b"x", "out.fdx", "give a file that ends in .fountain, .fdx or .txt."),
        ("a.fountain", b"INT. A - DAY", "out.docx", "give one that ends in .fountain, .fdx, .pdf or .txt."),
        ("a.fdx", b"INT. A - DAY", "out.pdf", "This is not a Final Draft document."),
        ("a.txt", b"%PDF-1.7 ...", "out.fdx", "This is not text;"),
        ("a.fountain", b"a\0\x81", "out.fdx", "This is not text;"),
        ("a.fountain", b"\n", "out.pdf", "holds no script;"),
        ("a.fountain", b"[[only a note]]", "out.pdf", "nothing to print"),
        (
            "a.fountain",
            b"INT. A - DAY",
            "no/folder/out.fdx",
            "out.fdx cannot be written (No such file or directory); choose another place.",
        ),
    ],
)
def test_what_cannot_be_converted_is_said_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, name: str, data: bytes, target: str, reason: str
) -> None:
    kept = written(tmp_path, "out.fdx", b"kept")
    out = convert(written(tmp_path, name, data), tmp_path / target)
    assert (out.returncode, out.stdout) == (2, "")
    assert reason in out.stderr
    assert out.stderr.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {name, "out.fdx"}
    assert kept.read_bytes() == b"kept"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    out = convert(tmp_path / "none.fdx", tmp_path / "out.fdx")
    assert (out.returncode, "none.fdx cannot be read (No such file" in out.stderr) == (2, True)
