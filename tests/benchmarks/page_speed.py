"""How soon the pages answer a click with 200 bible entries, an outline of 120 cards and a script of 120 pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Locator, Page, expect, sync_playwright

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.story import Author, Change, OutlineCard
from scriptgen_core.studio import Studio, open_studio
from tests.benchmarks.editor_speed import BROWSER_FLAGS, FORM, PATIENCE, script
from tests.fakes.app_server import AppServer

ENTRIES, CARDS, CHANGES, ROUNDS = 200, 120, 40, 9
_DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_WATCH = """(node, [event, sign, words, patience]) => {
    window.shown = new Promise((done, never) => addEventListener(event, ({ timeStamp }) => {
        const stands = (each) => (each.value ?? each.textContent).includes(words)
        const look = () => requestAnimationFrame(() => {
            const took = performance.now() - timeStamp
            if ([...node.getRootNode().querySelectorAll(sign)].some(stands)) done(took)
            else if (took < patience) look()
            else never(Error(`No ${words} in ${sign}`))
        })
        look()
    }, { capture: true, once: true }))
}"""


def main() -> None:
    """One line: of each interaction the median of the time until what it asks for stands on the screen."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("page speed: not measured, no Chromium is installed")
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        times = dict(_measured(page, Path(folder) / "home"))
        browser.close()
    shown = ", ".join(f"{what} {median(each):.0f} ms" for what, each in times.items())
    print(f"page speed: {ENTRIES} bible entries, {CARDS} cards, 120 pages, medians: {shown}")


def _measured(page: Page, home: Path) -> Iterator[tuple[str, list[float]]]:
    environment = {"SCRIPTGEN_HOME": str(home), "SCRIPTGEN_PROVIDER": "demo"}
    studio = open_studio(load_settings(environment, {}))
    try:
        written, outlined, reviewed = _with_script(studio), _with_outline(studio), _with_proposal(studio)
    finally:
        studio.close()
    with AppServer(home, environment) as server:
        for name, project, measure in (
            ("bibles", written, _bibles),
            ("outline", outlined, _outline),
            ("review", reviewed, _review),
            ("export", written, _export),
            ("reports", written, _reports),
        ):
            page.goto(f"{server.url}/{name}?project={project}")
            _settle(page)
            yield from measure(page)


def _with_script(studio: Studio) -> str:
    project = studio.stores.projects.create(FORM)
    _people(studio, project.id, ENTRIES)
    studio.scripts.save(project.id, project.script_revision, script())
    return project.id


def _with_outline(studio: Studio) -> str:
    project = studio.stores.projects.create(FORM)
    _people(studio, project.id, ENTRIES)
    card = {"description": "Somebody counts again.", "characters": ["Person 7", "Person 9"], "turn": "One too many."}
    cards = [OutlineCard.model_validate({**card, "place": f"FLOOR {n}"}) for n in range(CARDS)]
    studio.stores.scripts.add_cards(project.id, cards, author="writer")
    return project.id


def _with_proposal(studio: Studio) -> str:
    project = studio.stores.projects.create(FORM)
    speeches = [f"I counted them twice, and there is one too many on floor {n}." for n in range(CHANGES)]
    text = "INT. STAIRS - NIGHT\n\n" + "\n\n".join(f"ROSA\n{speech}" for speech in speeches)
    studio.scripts.save(project.id, project.script_revision, text)
    scene = studio.stores.scripts.scenes(project.id)[0]
    changes = [
        Change(f"change{n}", 2 * n + 2, 2 * n + 3, speech, f"There is one too many on {n}.", "")
        for n, speech in enumerate(speeches)
    ]
    base = scene.draft.id if scene.draft else ""
    studio.stores.reviews.propose(scene.id, base, changes, [], Author("rule", "demo"))
    return project.id


def _people(studio: Studio, project_id: str, count: int) -> None:
    people = [("character", {"name": f"Person {n}", "look": "A scar.", "want": "The job."}) for n in range(count)]
    studio.stores.bibles.create_entries(people, project_id=project_id)


def _bibles(page: Page) -> Iterator[tuple[str, list[float]]]:
    name, bar = '.st-key-sheet_character input[aria-label="Name"]', ".st-key-bar"
    opened, saved = [], []
    for number in range(20, 20 + ROUNDS):
        person = page.get_by_role("button", name=f"Person {number}", exact=True)
        opened.append(_clicked(page, person, name, f"Person {number}"))
        saved.append(_saved(page, page.get_by_label("Look", exact=True), bar))
    yield "a bible entry opens in", opened
    yield "an entry is saved in", saved


def _outline(page: Page) -> Iterator[tuple[str, list[float]]]:
    opened, saved, approved = [], [], []
    for number in range(20, 20 + ROUNDS):
        edit = page.get_by_role("button", name=f"Edit scene {number}", exact=True)
        opened.append(_clicked(page, edit, ".st-key-bar", f"Scene {number}:"))
        saved.append(_saved(page, page.get_by_label("What happens", exact=True), ".st-key-bar"))
        approve = page.get_by_role("button", name="Approve scene").first
        approved.append(_clicked(page, approve, '[data-testid="stText"]', f" {number - 19} of {CARDS} cards approved"))
    yield "an outline card opens in", opened
    yield "a card is saved in", saved
    yield "a card is approved in", approved


def _review(page: Page) -> Iterator[tuple[str, list[float]]]:
    review = page.locator(".review")
    decided = []
    for number in range(ROUNDS):
        review.evaluate(_WATCH, ["click", ".progress", f"{number + 1} of {CHANGES}", PATIENCE])
        page.get_by_role("button", name="Accept", exact=True).nth(number).click()
        decided.append(_shown(page))
    yield f"one of {CHANGES} changes is decided in", decided


def _export(page: Page) -> Iterator[tuple[str, list[float]]]:
    refused = []
    for number in range(900, 900 + ROUNDS):
        pages = page.get_by_label("Pages of the PDF")
        pages.fill(str(number))
        refused.append(_pressed(page, "Enter", '[data-testid="stAlert"]', str(number)))
    yield "pages to export are checked in", refused


def _reports(page: Page) -> Iterator[tuple[str, list[float]]]:
    times: dict[str, list[float]] = {"Characters": [], "Shape": []}
    signs = {"Characters": ("h3", "Sides"), "Shape": (".marks", "")}
    for _ in range(ROUNDS):
        for name, sign in signs.items():
            times[name].append(_clicked(page, page.get_by_role("radio", name=name, exact=True), *sign))
    for name, each in times.items():
        yield f"the report {name} stands in", each


def _saved(page: Page, field: Locator, sign: str) -> float:
    field.fill("Something else now.")
    return _pressed(page, "Control+s", sign, "Saved ")


def _clicked(page: Page, target: Locator, sign: str, words: str) -> float:
    target.scroll_into_view_if_needed()
    page.locator("body").evaluate(_WATCH, ["click", sign, words, PATIENCE])
    target.click()
    return _shown(page)


def _pressed(page: Page, key: str, sign: str, words: str) -> float:
    page.locator("body").evaluate(_WATCH, ["keydown", sign, words, PATIENCE])
    page.keyboard.press(key)
    return _shown(page)


def _shown(page: Page) -> float:
    took: float = page.evaluate("shown")
    _settle(page)
    return took


def _settle(page: Page) -> None:
    expect(page.locator(_DRAWN)).to_be_attached(timeout=PATIENCE)


if __name__ == "__main__":
    main()
