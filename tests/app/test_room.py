"""The room in a real browser with a microphone: nothing that happens to it loses the talk."""

import json
import re
import time
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from rehearsal.speech.take import RATE
from tests.app.browser import (
    PATIENCE,
    Server,
    all_is_well,
    browsing,
    clear_likeness,
    open_room,
    pitch_at,
    trouble,
)
from tests.app.talks import Handed, begin, begun_at, check_sound, shown, stop, take_of, wait_for

pytestmark = pytest.mark.slow


def test_a_talk_is_recorded_and_its_report_opens(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        page.locator(".verdict").filter(has_text="The level is good").wait_for()
        page.locator("button.start").click()
        begun = time.monotonic()
        page.wait_for_timeout(3000)
        for key in ("PageDown", "ArrowRight", " ", "PageUp"):
            page.keyboard.press(key)
            page.wait_for_timeout(1000)
        assert page.locator(".position").inner_text() == "slide 3 of 22"
        page.keyboard.press("p")
        paused = time.monotonic()
        page.wait_for_timeout(2000)
        page.keyboard.press("p")
        resumed = time.monotonic()
        page.wait_for_timeout(3000)
        took = time.monotonic() - begun - (resumed - paused)
        take = stop(page, server, take_id)
        assert take.duration == pytest.approx(took, abs=0.7)
        assert shown(take.events()) == [2, 3, 4, 3]
        kinds = [event.kind for event in take.events() if event.kind not in ("slide", "gap")]
        assert kinds == ["start", "pause", "resume", "stop"]
        page.locator(".cards .do").first.wait_for(timeout=120_000)
        assert "/review" in page.url
    pause = next(event.sample for event in take.events() if event.kind == "pause")
    check_sound(take, handed)
    source = pitch_at(RATE)
    for piece in (take.samples(0, pause), take.samples(pause)):
        assert clear_likeness(piece, source) > 0.9


def test_a_killed_server_loses_and_doubles_nothing(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        begun = begin(page, server, take_id, seconds=3)
        server.kill()
        page.wait_for_timeout(1500)
        page.keyboard.press("PageDown")
        trouble(page, "kept in this browser")
        page.wait_for_timeout(2500)
        assert page.locator(".position").inner_text() == "slide 2 of 22"
        before = begun.duration
        server.start()
        wait_for(page, begun, seconds=before + 7)
        all_is_well(page)
        spoken = time.time() - begun_at(page, take_id)
        take = stop(page, server, take_id)
    assert take.duration == pytest.approx(spoken, abs=5)
    assert shown(take.events()) == [2]
    check_sound(take, handed)


def test_a_reload_while_the_server_is_gone_loses_only_the_reload(
    server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        handed = Handed(page)
        take_id = open_room(page, server)
        begun = begin(page, server, take_id, seconds=2)
        page.route("**/rehearsal/takes/**", lambda route: route.abort())
        page.keyboard.press("PageDown")
        trouble(page, "kept in this browser")
        before = begun.duration
        page.wait_for_timeout(3000)
        assert begun.duration == before
        page.unroute("**/rehearsal/takes/**")
        page.reload()
        page.locator("button.stop").wait_for(timeout=PATIENCE)
        wait_for(page, begun, seconds=before + 6)
        assert page.locator(".position").inner_text() == "slide 2 of 22"
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    check_sound(take, handed, lost=1.0)


def test_without_a_microphone_slides_and_clock_go_on(server: Server) -> None:
    with browsing(None, allowed=False) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        trouble(page, "microphone")
        page.locator("button.start").click()
        begun = time.monotonic()
        elapsed = page.locator(".elapsed")
        expect(elapsed).to_have_text(re.compile(r"^0:0[2-9]$"), timeout=PATIENCE)
        page.keyboard.press("PageDown")
        expect(elapsed).to_have_text(re.compile(r"^0:0[4-9]$"), timeout=PATIENCE)
        took = time.monotonic() - begun
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    assert not np.any(take.samples())
    assert take.duration == pytest.approx(took, abs=1.5)


def test_a_second_tab_is_refused_with_a_sentence(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        context = browser.new_context()
        page = context.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        begin(page, server, take_id, seconds=2)
        other = context.new_page()
        other.goto(page.url)
        trouble(other, "another window")
        take = stop(page, server, take_id)
    check_sound(take, handed)


def test_a_browser_that_was_killed_lost_a_second_at_most(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        page.locator("button.start").click()
        page.wait_for_timeout(6000)
        clock = page.evaluate("name => localStorage.getItem(name)", f"rehearsal-clock-{take_id}")
        since = json.loads(clock)[1]
        spoken = (page.evaluate("performance.timeOrigin + performance.now()") - since) / 1000
    assert take_of(server, take_id).duration > spoken - 1.0
