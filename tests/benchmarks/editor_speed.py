"""How soon a letter typed into a script of 120 pages stands on the screen, and a save on the printed page beside it."""

import shutil
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import open_studio
from tests.fakes.app_server import AppServer

WORDS, SAVES, PAGES, SCENES, PATIENCE = 25, 9, 120, 160, 30_000
FORM = {"title": "The Long Night", "log_line": "Two people count the floors of one tower."}
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_WATCH_KEYS = """() => {
    window.painted = []
    document.addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => window.painted.push(performance.now() - timeStamp)
        port2.postMessage(null)
    }), true)
}"""
_WATCH_PAGES = """(sheets, words) => {
    window.shown = new Promise((done) => {
        const ended = new AbortController()
        const saved = ({ timeStamp, key }) => {
            if (key !== 's') return
            ended.abort()
            new MutationObserver((changes, watch) => {
                const added = changes.flatMap((change) => [...change.addedNodes])
                if (!added.some((node) => node.textContent.includes(words))) return
                watch.disconnect()
                requestAnimationFrame(() => done(performance.now() - timeStamp))
            }).observe(sheets, { childList: true })
        }
        addEventListener('keydown', saved, { capture: true, signal: ended.signal })
    })
}"""


def main() -> None:
    """One line: the median and the 95th percentile of the key presses, and the median and the slowest of the saves."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("editor speed: not measured, no Chromium is installed")
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        keys, saves = _measured(browser.new_page(viewport={"width": 1400, "height": 900}), Path(folder) / "home")
        browser.close()
    print(
        f"editor speed: {PAGES} pages, a letter on the screen after {median(keys):.0f} ms median, "
        f"{quantiles(keys, n=20)[-1]:.0f} ms in 95 of 100, a save on its page after {median(saves):.0f} ms median, "
        f"{max(saves):.0f} ms at most"
    )


def _measured(page: Page, home: Path) -> tuple[list[float], list[float]]:
    environment = {"SCRIPTGEN_HOME": str(home), "SCRIPTGEN_PROVIDER": "demo"}
    studio = open_studio(load_settings(environment, {}))
    try:
        project = studio.stores.projects.create(FORM)
        studio.scripts.save(project.id, project.script_revision, script())
        assert studio.exports.contents(project.id).pages == PAGES
        with AppServer(home, environment) as server:
            page.goto(f"{server.url}/script?project={project.id}")
            _to_the_middle(page)
            return _letters(page), [_save(page, number) for number in range(SAVES)]
    finally:
        studio.close()


def script() -> str:
    speeches = "".join(
        f"{name}\nI counted them twice, and there is one too many for number {n}.\n\nA door closes below.\n\n"
        for n in range(3)
        for name in ("ROSA", "TOM")
    )
    return "".join(f"INT. FLOOR {n} - NIGHT\n\nDust, and a lamp that swings.\n\n{speeches}" for n in range(SCENES))


def _to_the_middle(page: Page) -> None:
    page.locator(".sheets .page").first.wait_for(timeout=PATIENCE)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
    page.get_by_role("button", name="Scenes", exact=True).click()
    page.get_by_role("button", name="INT. FLOOR 80 - NIGHT").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")


def _letters(page: Page) -> list[float]:
    page.evaluate(_WATCH_KEYS)
    page.keyboard.type(" rain" * WORDS, delay=90)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-show=status]")).to_contain_text("Saved ", timeout=PATIENCE)
    times: list[float] = page.evaluate("painted")
    return times


def _save(page: Page, number: int) -> float:
    words = f"word{number}"
    expect(page.locator("[data-show=status]")).to_contain_text("Saved ", timeout=PATIENCE)
    page.locator(".sheets").evaluate(_WATCH_PAGES, words)
    page.keyboard.insert_text(f" {words}")
    page.keyboard.press("Control+s")
    took: float = page.evaluate("shown")
    return took


if __name__ == "__main__":
    main()
