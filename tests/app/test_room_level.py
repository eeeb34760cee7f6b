"""The room's signs of the level: before the start, and that one is heard while one speaks."""

import wave
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.app.browser import PATIENCE, Server, browsing, open_room, until

pytestmark = pytest.mark.slow
RATE = 48_000

LOOK_ON = """async () => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot)
    .find((shadow) => shadow?.querySelector('.room')) ?? document;
  const seen = [];
  for (let i = 0; i < 60; i += 1) {
    seen.push([root.querySelector('.verdict').dataset.kind, root.querySelector('.level').value]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return seen;
}"""


def sound_file(path: Path, wave_: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((32_767 * wave_).astype(np.int16).tobytes())
    return path


def filled(page: Page) -> float:
    """Return how far the dot is filled, 0 to 1."""
    shown = page.locator(".dot").evaluate("dot => dot.style.getPropertyValue('--heard')")
    return float(shown or 0)


def test_no_word_about_the_level_stands_under_an_empty_bar(server: Server, tmp_path: Path) -> None:
    """A short sound that clips each second, and silence between, as a fake microphone beeps."""
    beeps = np.zeros(10 * RATE)
    for second in range(10):
        tone = np.sign(np.sin(2 * np.pi * 200 * np.arange(RATE // 20) / RATE))
        beeps[second * RATE :][: len(tone)] = tone
    with browsing(sound_file(tmp_path / "beeps.wav", beeps)) as browser:
        page = browser.new_page()
        open_room(page, server)
        page.locator(".verdict[data-kind=clipping]").wait_for(timeout=PATIENCE)
        seen = page.evaluate(LOOK_ON)
    under = [level for kind, level in seen if kind == "clipping"]
    assert under and min(under) > -35


def test_the_sign_tells_that_one_is_heard(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        open_room(page, server)
        page.locator("button.start").click()
        expect(page.locator(".sign")).to_have_text("recording")
        until(page, lambda: filled(page) >= 0.3, "a dot that is filled")
        page.wait_for_timeout(11_000)
        expect(page.locator(".sign")).to_have_text("recording")


def test_silence_is_told_in_words_after_ten_seconds(server: Server, tmp_path: Path) -> None:
    with browsing(sound_file(tmp_path / "silence.wav", np.zeros(5 * RATE))) as browser:
        page = browser.new_page()
        open_room(page, server)
        page.locator("button.start").click()
        expect(page.locator(".sign")).to_have_text("recording")
        page.wait_for_timeout(2_000)
        assert filled(page) == 0
        expect(page.locator(".sign")).to_contain_text("no sound arrives")
        # A busy machine says it late; never sooner.
        assert page.locator(".elapsed").inner_text() >= "0:09"
