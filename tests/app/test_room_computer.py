"""This computer's microphone in the room: chosen in a real browser, recorded by the server."""

import ctypes.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rehearsal import pending
from rehearsal.app.live import LiveTakes
from rehearsal.pending import Plan
from rehearsal.speech.take import RATE, Take
from tests.app.browser import (
    PATIENCE,
    Server,
    browsing,
    clear_likeness,
    open_room,
    pitch_at,
    serving,
    until,
)
from tests.app.talks import begin, longest_gap, shown, stop, wait_for
from tests.app.test_routes import browser as window
from tests.speech.sound_card import SoundCard

RESTS = 1.5
"""Seconds in which nothing more is recorded while a talk is paused."""


@pytest.fixture
def server(own_home: Path, card: SoundCard) -> Iterator[Server]:
    with serving(own_home, card) as running:
        yield running


def choose_computer(page: Page) -> None:
    """Choose this computer's microphone before the start."""
    choice = page.locator("select.device option[value='computer:default']")
    choice.wait_for(state="attached", timeout=PATIENCE)
    page.locator("select.device").select_option("computer:default")


def verdict(page: Page, words: str) -> None:
    """Wait until the level is judged so."""
    page.locator(".verdict").filter(has_text=words).wait_for(timeout=PATIENCE)


def rests(page: Page, take: Take) -> bool:
    """Whether a pause is noted, and nothing comes after it."""
    if not any(event.kind == "pause" for event in take.events()):
        return False
    before = take.duration
    page.wait_for_timeout(RESTS * 1000)
    return take.duration == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks PortAudio")
def test_without_portaudio_none_is_offered_and_a_sentence_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
    with window(LiveTakes()) as client:
        told = client.get("/rehearsal/microphones").json()
    assert told["names"] == []
    assert told["reason"].startswith("PortAudio is missing, so this computer's microphone")


def test_what_is_no_wish_is_a_bad_request() -> None:
    take = pending.begin(None, Plan())
    with window(LiveTakes()) as client:
        for body in ("no JSON", "[]", '{"device": 1}', '{"device": "x", "clock": "soon"}'):
            answer = client.post(f"/rehearsal/takes/{take.id}/microphone", content=body)
            assert answer.status_code == 400
    assert not take.take.audio.exists()


@pytest.mark.slow
def test_a_talk_is_recorded_by_this_computers_microphone(
    server: Server, card: SoundCard, voice: Path
) -> None:
    with browsing(None, allowed=False) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        choose_computer(page)
        verdict(page, "This is silence")
        card.play(voice)
        verdict(page, "The level is good")
        take = begin(page, server, take_id, seconds=4)
        page.keyboard.press("PageDown")
        page.locator(".recording[data-sign=on]").wait_for(timeout=PATIENCE)
        page.keyboard.press("p")
        page.get_by_text("Nothing is recorded. Press P").wait_for(timeout=PATIENCE)
        until(page, lambda: rests(page, take), "a pause in which nothing is recorded")
        paused = take.duration
        page.wait_for_timeout(4000)
        assert take.duration == paused
        page.keyboard.press("p")
        page.keyboard.press("PageDown")
        wait_for(page, take, seconds=paused + 4)
        take = stop(page, server, take_id)
    kinds = [event.kind for event in take.events() if event.kind not in ("slide", "gap")]
    assert kinds == ["start", "pause", "resume", "stop"]
    assert shown(take.events()) == [2, 3]
    assert sum(gap.duration for gap in take.gaps()) < 3.0  # the pause of more than 5 is none
    assert clear_likeness(take.samples(), pitch_at(RATE)) > 0.9


@pytest.mark.slow
def test_it_goes_on_after_it_was_pulled_out_and_after_the_server_was_killed(
    server: Server, card: SoundCard, voice: Path
) -> None:
    with browsing(None, allowed=False) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        choose_computer(page)
        card.play(voice)
        verdict(page, "The level is good")
        take = begin(page, server, take_id, seconds=3)
        known = len(take.gaps())
        card.pull_out()
        told = page.locator(".trouble")
        told.filter(has_text="The microphone went away").wait_for(timeout=PATIENCE)
        page.keyboard.press("PageDown")
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
        card.plug_in()
        card.play(voice)
        away = longest_gap(page, take, more_than=known)
        wait_for(page, take, seconds=away.end + 3)
        server.kill()
        told.filter(has_text="nothing is recorded until it is back").wait_for(timeout=PATIENCE)
        page.keyboard.press("PageDown")
        known = len(take.gaps())
        server.start()
        card.play(voice)
        page.locator(".recording[data-sign=on]").wait_for(timeout=PATIENCE)
        longest_gap(page, take, more_than=known)
        wait_for(page, take, seconds=take.gaps()[-1].end + 5)
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2, 3]
    source = pitch_at(RATE)
    assert clear_likeness(take.samples(0, round(away.start * RATE)), source) > 0.9
    assert clear_likeness(take.samples(round((take.duration - 5) * RATE)), source) > 0.9
