"""Sounds judged by quick keys, and the tab left at once: every judgement is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from rehearsal import library
from tests.app.browser import Server, browsing, until
from tests.app.review.talks import with_sounds

pytestmark = pytest.mark.slow


def test_quick_keys_and_the_tab_left_at_once(server: Server, own_home: Path) -> None:
    kept = library.save(with_sounds(), None)

    def verdicts() -> list[bool]:
        return [right for _, right in library.load(kept)[1].corrections.filled_pauses]

    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Fillers")
        page.locator(".judge").wait_for()
        for key in ("y", "n"):
            page.keyboard.press(key)
        page.get_by_role("tab", name="Slides").click()
        until(page, lambda: verdicts() == [True, False], "both judgements")
        page.get_by_role("tab", name="Fillers").click()
        page.locator(".judge").wait_for()
        for key in ("y", "y"):  # the last of three, and one key too many
            page.keyboard.press(key)
        until(page, lambda: verdicts() == [True, False, True], "the last one")
        page.get_by_role("button", name="Undo: the last judgement").click()
        until(page, lambda: verdicts() == [True, False], "the last one taken back")
        expect(page.locator(".sounds .open")).to_have_count(1)
