"""A panel that interrupts, in a real browser: the question over the slide, the clock goes on."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from rehearsal.speech.take import Take
from tests.app.browser import Server, browsing
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_comes_over_its_slide_and_the_next_key_goes_on(
    scheme: Literal["light", "dark"], server: Server, voice: Path, tmp_path: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(f"{server.url}/rehearse")
        page.get_by_text("the sample talk", exact=True).click(timeout=60_000)
        page.get_by_text("A panel interrupts me").click()
        page.get_by_role("button", name="Open the room").click()
        page.locator("button.start").click(timeout=60_000)
        card, position = page.locator(".question"), page.locator(".position")
        for _ in range(12):
            before = position.inner_text()
            page.keyboard.press("ArrowRight")
            if card.is_visible():
                break
            expect(position).not_to_have_text(before)
        expect(card).to_contain_text("asks")
        expect(position).to_have_text(before)
        elapsed = page.locator(".elapsed").inner_text()
        expect(page.locator(".elapsed")).not_to_have_text(elapsed)
        assert violations(page) == []
        page.screenshot(path=tmp_path / f"{scheme}.png")
        page.keyboard.press("ArrowRight")
        expect(card).to_be_hidden()
        expect(position).not_to_have_text(before)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowRight")
        expect(card).to_be_hidden()
        page.locator("button.stop").click()
        page.locator("button.really").click()
        take_id = page.url.split("take=")[1]
        folder = next(
            place / take_id
            for place in (server.home / "takes", server.home / "rehearsals")
            if (place / take_id).exists()
        )
        slide = int(before.split()[1])
        expect(page.get_by_text("Saved").or_(page.get_by_text("is saved")).first).to_be_visible(
            timeout=60_000
        )
        shown = [event.slide for event in Take(folder).events() if event.kind == "slide"]
    assert shown[shown.index(slide) : shown.index(slide) + 3] == [slide, slide, slide + 1]
