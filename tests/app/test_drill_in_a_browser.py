"""A drill in a real browser with a microphone: asked, answered aloud, heard, reloaded, rated."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.app.browser import Server, browsing, serving, settled
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow
LONG = 90_000
"""Milliseconds: the transcriber shares two cores with other tests."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"model": "sample"}), encoding="utf-8")
    with serving(home) as running:
        yield running


def begin(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/questions?about=sample")
    page.get_by_role("button", name="Ask me").click(timeout=LONG)
    page.locator(".asked").wait_for(timeout=LONG)


def speak(page: Page, seconds: int) -> None:
    """Record until the card's clock shows so many seconds, or on a busy machine a few more."""
    page.get_by_role("button", name="Record").first.click()
    clock = page.locator(".card .time").last
    late = "|".join(f"{later:02d}" for later in range(seconds, 60))
    expect(clock).to_have_text(re.compile(rf"^0:({late})$"), timeout=LONG)
    page.get_by_role("button", name="Stop recording").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_question_is_answered_aloud_and_outlives_a_reload_and_a_killed_server(
    scheme: Literal["light", "dark"], server: Server, voice: Path
) -> None:
    found: dict[str, list[str]] = {}
    with browsing(voice) as browser:
        page = browser.new_context(color_scheme=scheme, permissions=["microphone"]).new_page()
        begin(page, server)
        asked = page.locator(".asked").inner_text()
        expect(page.locator(".says")).to_contain_text("30–90 s")
        found["asked"] = violations(page)
        speak(page, 10)
        page.get_by_text("What was heard").wait_for(timeout=LONG)
        found["heard"] = violations(page)
        page.reload()
        page.get_by_text("What was heard").wait_for(timeout=LONG)
        expect(page.locator(".asked").first).to_have_text(asked, timeout=LONG)
        address = page.url
        server.kill()
        server.start()
        page.goto(address)
        page.get_by_text("What was heard").wait_for(timeout=LONG)
        page.get_by_role("radio", name="hard").click()
        page.get_by_role("button", name="Next question").click()
        page.get_by_text("Question 2 of 10").wait_for(timeout=LONG)
        settled(page)  # the first question's buttons are gone
        page.get_by_role("button", name="Leave").click()
        page.get_by_text("last time hard").wait_for(timeout=LONG)
        found["lobby"] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_a_pitch_is_spoken_and_its_take_is_listed(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_context(permissions=["microphone"]).new_page()
        page.goto(f"{server.url}/pitch?about=none")
        page.get_by_text("A skeleton").wait_for(timeout=LONG)
        speak(page, 8)
        page.get_by_text("Your takes, the best first").wait_for(timeout=LONG)
        found = violations(page)
        page.get_by_text("Take 2 · about").wait_for(timeout=LONG)
    assert found == []


def test_only_a_voice_of_this_machine_reads_a_question(server: Server) -> None:
    voices = """
      const said = []; window.said = said;
      const voices = [
        { name: 'far', lang: 'en-US', localService: false, default: true },
        ...(LOCAL ? [{ name: 'near', lang: 'en-GB', localService: true, default: false }] : []),
      ];
      speechSynthesis.getVoices = () => voices;
      speechSynthesis.speak = (words) => said.push([words.text, words.lang]);
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set() {}, get() {} });
    """
    with browsing(None) as browser:
        for local in (False, True):
            page = browser.new_page()
            page.add_init_script(f"const LOCAL = {str(local).lower()};{voices}")
            begin(page, server)
            speaks = page.get_by_role("button", name="Read it aloud")
            expect(speaks).to_have_count(int(local))
            if local:
                speaks.click()
                said = page.evaluate("window.said")
                assert said == [[page.locator(".asked").inner_text(), "en-GB"]]
            page.close()
