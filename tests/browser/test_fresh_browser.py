"""The tests share one browser, and none finds in it what another one left."""

import pytest
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser

ADDRESS = "http://browser.test/"
FOUND = """async () => [
    localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length
]"""
LEFT = """async () => {
    localStorage.draft = sessionStorage.draft = document.cookie = 'draft=1'
    await new Promise((done) => { indexedDB.open('draft').onsuccess = done })
    addEventListener('pagehide', () => { localStorage.late = 'A gull.' })
}"""


@pytest.mark.parametrize("test", ["first", "second", "third"])
def test_a_browser_holds_nothing_of_another_test(context: BrowserContext, test: str) -> None:
    """Each looks, and leaves something behind, the last of it as its tab closes."""
    assert [tab.url for tab in context.pages] == ["about:blank"], test
    page = context.new_page()
    page.route(ADDRESS, lambda route: route.fulfill(body="<title>Drafts</title>", content_type="text/html"))
    page.goto(ADDRESS)
    assert page.evaluate(FOUND) == [0, 0, "", 0]
    page.evaluate(LEFT)
    assert page.evaluate(FOUND) == [1, 1, "draft=1", 1]
