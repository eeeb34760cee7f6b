"""Analyse a recording in a real browser: sent, cut off, gone on with, cancelled, and reported."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rehearsal.places import bundled
from tests.app.browser import Server, browsing, microphone_file, picture_of

pytestmark = pytest.mark.slow
TALK = bundled("samples", "job_talk", "talk.opus")
SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 1 << 18}
"""A line that takes 256 KiB/s from the browser."""


def choose(page: Page, server: Server, place: str) -> None:
    """Ask for the analysis of a recording of the sample talk, with the sample's recogniser."""
    page.goto(f"{server.url}/rehearse")
    page.get_by_text("the sample talk").click()
    page.get_by_text("With another Whisper model").click()
    page.get_by_role("textbox", name="Whisper model").fill("sample")
    page.get_by_text("I have a recording").click()
    page.get_by_text(place).click()


def test_a_file_is_sent_across_a_reload_and_a_restart(server: Server, tmp_path: Path) -> None:
    recording = microphone_file(tmp_path / "pitch.wav")
    with browsing(None) as browser:
        page = browser.new_page()
        choose(page, server, "a file that I choose")
        picture_of(page, "recording-lobby")
        page.get_by_role("button", name="Choose the file").click()
        page.locator("input[type=file]").wait_for()
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        page.locator("input[type=file]").set_input_files(recording)
        page.locator(".far").filter(has_text=" of ").wait_for()
        picture_of(page, "recording-sending")
        page.reload()
        line.send("Network.emulateNetworkConditions", SLOW | {"uploadThroughput": -1})
        page.locator("input[type=file]").wait_for()
        server.kill()
        page.locator("input[type=file]").set_input_files(recording)
        page.locator(".trouble").filter(has_text="cannot be reached").wait_for()
        picture_of(page, "recording-trouble")
        server.start()
        page.locator(".cards .do").first.wait_for(timeout=300_000)


def test_an_analysis_survives_a_reload_and_is_cancelled_and_gone_on_with(server: Server) -> None:
    with browsing(None) as browser:
        page = browser.new_page()
        choose(page, server, "a path on this computer")
        page.get_by_role("textbox", name="Path of the recording").fill(str(TALK))
        page.get_by_role("button", name="Analyse it").click()
        cancel = page.get_by_role("button", name="Cancel")
        cancel.wait_for(timeout=120_000)
        page.wait_for_timeout(4000)
        expect(page.get_by_role("button", name="Analyse it")).not_to_be_visible()
        picture_of(page, "analysis")
        page.reload()
        cancel.click(timeout=120_000)
        page.get_by_text("The analysis is stopped").wait_for(timeout=120_000)
        picture_of(page, "analysis-stopped")
        page.get_by_role("button", name="Go on").click()
        cancel.wait_for(timeout=120_000)
