"""Going from page to page and pressing buttons as a person does: again, where Streamlit loses a click."""

import re

from playwright.sync_api import Locator, Page, TimeoutError, expect

_PATIENCE = 30_000
_DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def go(page: Page, name: str) -> None:
    """Click a page's name in the sidebar and wait until the page stands there.

    Streamlit loses a click that arrives while it draws the page anew; a person clicks again, and so does this.
    """
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
    address = re.compile(r"/(\?|$)" if name == "Projects" else rf"/{name.lower()}(\?|$)")
    link.click(delay=80)
    try:
        page.wait_for_url(address, timeout=5_000)
    except TimeoutError:
        link.click(delay=80)
        page.wait_for_url(address, timeout=_PATIENCE)
    expect(page.get_by_test_id("stStatusWidget")).not_to_be_visible(timeout=_PATIENCE)


def reload(page: Page) -> None:
    """Load the page anew and wait until it stands there."""
    page.reload()
    expect(page.locator(_DRAWN)).to_be_attached(timeout=_PATIENCE)


def press(button: Locator, sign: Locator) -> None:
    """Click a button and wait for the first sign that it was pressed; click again if there is none in ten seconds."""
    button.click(delay=80)
    try:
        sign.wait_for(timeout=10_000)
    except TimeoutError:
        button.click(delay=80)
        sign.wait_for(timeout=_PATIENCE)
