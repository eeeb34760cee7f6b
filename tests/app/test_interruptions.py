"""A panel that interrupts, in a real browser: the question over the slide, the clock goes on."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.app.browser import Server, browsing
from tests.app.talks import shown, stop
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_comes_over_its_slide_and_the_next_key_goes_on(
    scheme: Literal["light", "dark"], server: Server, voice: Path, tmp_path: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(f"{server.url}/rehearse")
        page.get_by_text("the sample talk", exact=True).click()
        page.get_by_text("A panel interrupts me").click()
        page.get_by_role("button", name="Open the room").click()
        page.locator("button.start").click()
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
        slides = shown(stop(page, server, page.url.split("take=")[1]).events())
    slide = int(before.split()[1])
    assert slides[slides.index(slide) : slides.index(slide) + 3] == [slide, slide, slide + 1]
