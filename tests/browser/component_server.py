"""The server of the page that mounts the components, and the file that page works on."""

import json
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import URLError

ROOT = Path(__file__).parents[2]
SCRIPT = "INT. FERRY DECK - NIGHT\n\nRain. The rail is wet.\n\nPRIYA\nHold this.\n\nEXT. QUAY - DAWN\n\nNobody waits.\n"
CHANGES = [
    ("one", "dialogue", "She says what she feels.", "I was scared you would leave.", "Did you close the valve?"),
    ("two", "pacing", "Shorter.", "Tom walks the whole quay. He stops.", "Tom stops."),
    ("three", "continuity", "The window broke in scene four.", "", "Cardboard covers the <script>window</script>."),
    ("four", "subtext", "<script>alert(1)</script>", "I mean it.", ""),
]


class Desk:
    """The test page's server, which can be stopped and started again, and the file that outlives it."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store.json"
        self.script = folder / "main.py"
        self.script.write_bytes((Path(__file__).parent / "component_desk.py").read_bytes())
        (folder / "static").symlink_to(ROOT / "pages" / "static")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(self.script), "--server.headless", "true"]
        env = os.environ | {"PYTHONPATH": str(ROOT), "SCRIPTGEN_TEST_STORE": str(self.store)}
        self.process = subprocess.Popen([*command, "--server.port", str(self.port)], cwd=ROOT, env=env)
        while not self._answers():
            assert self.process.poll() is None, "the test page's server ended"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=5).close()
        except (URLError, ConnectionError):
            return False
        return True

    def read(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.store.read_text("utf-8"))
        return stored

    def write(self, **changes: Any) -> None:
        self.store.write_text(json.dumps(self.read() | changes), "utf-8")

    def reset(self) -> None:
        fields = ("id", "aspect", "note", "old", "new")
        changes = [dict(zip(fields, change, strict=True)) | {"scene": "INT. FERRY DECK - NIGHT"} for change in CHANGES]
        script = {"text": SCRIPT, "revision": 1, "saves": [], "is_deaf": False, "read_only": False}
        review: dict[str, Any] = {"changes": changes, "decisions": {}, "edits": {}, "applied": []}
        self.store.write_text(json.dumps(script | review | {"pages": 120, "mark": ""}), "utf-8")
