"""Stop asks once, in place: a nervous hand ends no talk."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.app.browser import PATIENCE, Server, browsing, open_room, picture_of
from tests.app.talks import Handed, begin, check_sound, stop, take_of, wait_for
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow
ANALYSED = 2 * PATIENCE
"""Milliseconds until the report of a short talk must be there."""


def focused(page: Page) -> str:
    """Return the classes of what has the focus, inside of the room."""
    told: str = page.evaluate(
        """() => { let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.className ?? ''; }"""
    )
    return told


def asked(page: Page) -> Locator:
    """Return the question, which says to everyone what it asks."""
    return page.get_by_role("alertdialog", name="Stop and see the report?")


def test_a_press_asks_and_the_talk_goes_on_until_it_is_meant(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, 1.0)
        # A double click is one press.
        page.locator("button.stop").dblclick()
        expect(asked(page)).to_be_visible()
        picture_of(page, "stop-asks")
        assert focused(page) == "goon"
        assert violations(page) == []
        wait_for(page, take, take.duration + 2.0)
        page.keyboard.press("Escape")
        expect(asked(page)).to_be_hidden()
        # By key: what has the focus goes on, so a second press does too.
        page.locator("button.stop").focus()
        page.keyboard.press("Enter")
        expect(asked(page)).to_be_visible()
        page.keyboard.press("Enter")
        expect(asked(page)).to_be_hidden()
        # The next slide is an answer as well.
        page.locator("button.stop").click()
        page.keyboard.press("PageDown")
        expect(asked(page)).to_be_hidden()
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
        before = take.duration
        wait_for(page, take, before + 1.0)
        assert not take_of(server, take_id).finished
        ended = stop(page, server, take_id)
        assert ended.finished
        page.wait_for_url("**/review?id=*", timeout=ANALYSED)
    check_sound(ended, handed)


def test_a_paused_talk_is_stopped_by_keys_alone(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page(viewport={"width": 1024, "height": 768})
        take_id = open_room(page, server)
        begin(page, server, take_id, 1.0)
        page.keyboard.press("p")
        expect(page.locator(".veil")).to_contain_text("Paused")
        page.locator("button.stop").focus()
        page.keyboard.press("Enter")
        expect(asked(page)).to_be_visible()
        picture_of(page, "stop-asks-narrow")
        page.keyboard.press("Tab")
        assert focused(page) == "really primary"
        page.keyboard.press("Enter")
        expect(asked(page)).to_be_hidden()
        page.wait_for_url("**/review?id=*", timeout=ANALYSED)
