"""The ways of a first evening in a real browser: the sample talk, and a deck of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rehearsal.places import bundled
from tests.app.browser import Server, browsing, picture_of, serving, settled

pytestmark = pytest.mark.slow
DECK = bundled("samples", "job_talk", "deck.pptx")
LONG = 900_000
"""Milliseconds that a whole analysis may take beside other load."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "home") as running:
        yield running


def label(page: Page, slide: int) -> str:
    return page.locator(f'.cell[data-index="{slide - 1}"]').get_attribute("aria-label") or ""


def test_one_button_runs_the_sample_talk_to_its_report(server: Server) -> None:
    with browsing(None) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.url)
        button = page.get_by_role("button", name="Run the sample talk")
        button.wait_for()
        picture_of(page, "first-visit")
        button.click()
        page.get_by_text("Your talk is saved").wait_for()
        page.wait_for_url("**/review?id=*", timeout=LONG)
        expect(page.get_by_text("20:21").first).to_be_visible()


def test_a_bad_file_is_told_and_the_next_one_opens(server: Server, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(b"no deck at all")
    with browsing(None) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.url)
        page.locator("input[type=file]").set_input_files(broken)
        alert = page.get_by_role("alert").filter(has_text="broken.pptx")
        alert.wait_for()
        settled(page)
        page.locator("input[type=file]").set_input_files(DECK)
        page.locator(".cell").first.wait_for()
        settled(page)  # what was told of the first file alone may still fade
        expect(alert).to_contain_text("deck.pptx was opened instead")
        # The second evening: the deck is chosen already where one rehearses.
        page.goto(f"{server.url}/rehearse")
        page.get_by_role("button", name="Open the room").click()
        page.locator("button.start").wait_for()
        expect(page.locator(".position")).to_have_text("slide 1 of 22")


def test_a_deck_is_set_right_and_the_room_goes_by_it(server: Server) -> None:
    with browsing(None) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.url)
        page.locator("input[type=file]").set_input_files(DECK)
        page.locator(".cell").first.wait_for()
        page.locator("canvas").first.wait_for(timeout=LONG)
        picture_of(page, "prepare")
        # One gesture over four slides, then their stage; then a time, at once.
        page.locator('.cell[data-index="3"]').hover()
        page.mouse.down()
        page.locator('.cell[data-index="6"]').hover()
        page.mouse.up()
        expect(page.locator(".doing .told")).to_have_text("Slides 4–7 are")
        page.locator(".choices").get_by_role("button", name="E experiments").click()
        time = page.get_by_label("Time planned for slide 2", exact=True)
        time.fill("3:00")
        time.press("Enter")
        expect(time).to_have_class("time set")
        time.fill("soon")
        time.press("Enter")
        expect(page.locator(".trouble")).to_contain_text("is no time")
        passed_over = page.get_by_label("Time planned for slide 10", exact=True)
        passed_over.fill("0")
        passed_over.press("Enter")
        expect(page.locator("article", has=passed_over)).to_contain_text("skipped, set by you")
        settled(page)  # what was set is kept by now
        page.reload()
        expect(page.locator('.cell[data-index="1"]')).to_have_attribute(
            "aria-label", "Slide 2, problem, 3:00 planned"
        )
        assert all("experiments" in label(page, slide) for slide in (4, 5, 6, 7))
        # What was set can be taken back.
        page.locator('.cell[data-index="3"]').click()
        page.get_by_role("button", name="as it was read").click()
        expect(page.locator('.cell[data-index="3"]')).not_to_have_attribute(
            "aria-label", "Slide 4, experiments, 1:10 planned"
        )
        page.get_by_role("button", name="Rehearse this talk").click()
        page.get_by_role("button", name="Open the room").click()
        page.locator("button.start").wait_for()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".plan")).to_contain_text("3:00")
        picture_of(page, "room-of-a-prepared-deck")
