"""The table of slides is drawn anew under the speaker's hands, and they do not notice."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from rehearsal import library
from tests.app.browser import Server, browsing, until
from tests.app.review.talks import with_sounds

pytestmark = pytest.mark.slow


def test_a_plan_is_typed_on_while_the_one_before_is_kept(server: Server, own_home: Path) -> None:
    kept = library.save(with_sounds(), None)
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Slides")
        first, second = (page.get_by_label(f"Planned for slide {n},") for n in (12, 13))
        first.fill("2")
        first.press("Tab")
        second.fill("3:")
        expect(page.get_by_text("Undo: plan of slide 12")).to_be_visible()
        expect(page.locator('tr[data-slide="12"] [aria-label="set by you"]')).to_be_visible()
        expect(second).to_be_focused()
        assert second.input_value() == "3:"
        page.keyboard.type("30")
        page.keyboard.press("Tab")
        planned = {12: 120.0, 13: 210.0}
        until(
            page,
            lambda: dict(library.load(kept)[1].corrections.planned) == planned,
            "both plans",
        )
        expect(first).to_have_value("2:00")
        expect(second).to_have_value("3:30")
