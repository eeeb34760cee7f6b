"""Every page is photographed, wide and narrow, light and dark: to be looked at, not judged here.

The pictures lie where SCREENSHOTS names a folder; without one, the pages are opened all the same.
"""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from rehearsal import library
from rehearsal.app.review.tabs import TABS
from rehearsal.library.shelf import shelve
from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from tests.app.browser import Server, browsing, picture_of, serving, settled
from tests.app.review.talks import with_sounds

pytestmark = pytest.mark.slow
DECK = bundled("samples", "job_talk", "deck.pptx")
PAGES = ("", "rehearse", "questions", "pitch", "progress", "settings", "help")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = ((1440, 900), (1024, 768))
LONG = 300_000
"""Milliseconds until the first picture of a slide is drawn: LibreOffice starts for it."""
SETTLES = 200
"""Milliseconds until what a page fetches for itself is painted, mostly."""


@pytest.fixture
def kept(own_home: Path, tmp_path: Path) -> str:
    """Keep the sample talk, with its sound, and its deck on the shelf."""
    shelve(DECK.name, DECK.read_bytes())
    take = tmp_path / "take"
    decode(bundled("samples", "job_talk", "talk.opus"), take, lambda *_: None)
    return library.save(with_sounds(), take, deck_file=DECK)


def photograph(page: Page, name: str, scheme: str) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(SETTLES)
        picture_of(page, f"{name}-{scheme}-{width}")


def test_every_page_is_photographed(own_home: Path, tmp_path: Path, voice: Path, kept: str) -> None:
    with (
        serving(tmp_path / "empty") as nothing,
        serving(own_home) as server,
        browsing(voice) as browser,
    ):
        for scheme in SCHEMES:
            page = browser.new_context(color_scheme=scheme).new_page()
            page.goto(nothing.url)
            page.get_by_role("button", name="Run the sample talk").wait_for()
            photograph(page, "first-visit", scheme)
            for address in PAGES:
                page.goto(f"{server.url}/{address}")
                page.locator("h1").first.wait_for()
                settled(page)
                photograph(page, address or "prepare", scheme)
            _deck(page, server, scheme)
            _review(page, server, scheme, kept)
            _question(page, server, scheme)
            _room(page, server, scheme)
            page.context.close()


def _deck(page: Page, server: Server, scheme: str) -> None:
    page.goto(server.url)
    page.locator("button").filter(has_text="Open").first.click()
    page.locator(".cell").first.wait_for()
    page.locator("canvas").first.wait_for(timeout=LONG)
    photograph(page, "prepare-a-deck", scheme)


def _review(page: Page, server: Server, scheme: str, kept: str) -> None:
    page.goto(f"{server.url}/review?id={kept}")
    page.locator("ol.cards").wait_for()
    for number, name in enumerate(TABS, start=1):
        page.get_by_role("tab", name=name).click()
        settled(page)
        photograph(page, f"review-{number}-{name.lower().replace(' ', '-')}", scheme)


def _question(page: Page, server: Server, scheme: str) -> None:
    page.goto(f"{server.url}/questions")
    page.get_by_role("button", name="Ask me").click()
    page.locator(".asked").wait_for()
    settled(page)
    photograph(page, "question", scheme)


def _room(page: Page, server: Server, scheme: str) -> None:
    page.goto(f"{server.url}/rehearse")
    page.get_by_role("button", name="Open the room").click()
    page.locator("button.start").wait_for()
    page.locator(".verdict").filter(has_text="The level is good").wait_for()
    photograph(page, "room-before", scheme)
    page.locator("button.start").click()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(SETTLES)
    photograph(page, "room", scheme)
