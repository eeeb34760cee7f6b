"""The room in a real browser with a microphone: nothing that happens to it loses the talk."""

import json
import time
from pathlib import Path

import numpy as np
import pytest

from rehearsal.speech.take import RATE
from tests.app.browser import (
    Server,
    browsing,
    likeness,
    open_room,
    pitch_at,
)
from tests.app.talks import check_sound, shown, stop, take_of

pytestmark = pytest.mark.slow


def test_a_talk_is_recorded_and_its_report_opens(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
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
        kinds = [event.kind for event in take.events() if event.kind != "slide"]
        assert kinds == ["start", "pause", "resume", "stop"]
        page.locator(".cards .do").first.wait_for(timeout=120_000)
        assert "/review" in page.url
    pause = next(event.sample for event in take.events() if event.kind == "pause")
    source = pitch_at(RATE)
    for piece in (take.samples(RATE, pause - RATE // 2), take.samples(pause + RATE)):
        assert likeness(piece, source)[0] > 0.98


def test_a_killed_server_loses_and_doubles_nothing(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        page.locator("button.start").click()
        page.wait_for_timeout(3000)
        server.kill()
        page.wait_for_timeout(1500)
        page.keyboard.press("PageDown")
        page.wait_for_timeout(2500)
        assert page.locator(".position").inner_text() == "slide 2 of 22"
        assert "kept in this browser" in page.locator(".trouble").inner_text()
        server.start()
        page.wait_for_timeout(5000)
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    check_sound(take)


def test_a_reload_while_the_server_is_gone_loses_only_the_reload(
    server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        take_id = open_room(page, server)
        page.locator("button.start").click()
        page.wait_for_timeout(2500)
        page.route("**/rehearsal/takes/**", lambda route: route.abort())
        page.keyboard.press("PageDown")
        page.wait_for_timeout(3000)
        before = take_of(server, take_id).duration
        page.unroute("**/rehearsal/takes/**")
        page.reload()
        page.locator("button.stop").wait_for(timeout=30_000)
        page.wait_for_timeout(4000)
        assert page.locator(".position").inner_text() == "slide 2 of 22"
        take = stop(page, server, take_id)
    assert before < 3.5
    assert shown(take.events()) == [2]
    check_sound(take, longest_gap=6.0)
    assert take.gaps() == () or take.gaps()[0].start > before + 1.5


def test_without_a_microphone_slides_and_clock_go_on(server: Server) -> None:
    with browsing(None, allowed=False) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        page.wait_for_timeout(1500)
        assert "microphone" in page.locator(".trouble").inner_text()
        page.locator("button.start").click()
        page.wait_for_timeout(2500)
        page.keyboard.press("PageDown")
        page.wait_for_timeout(1500)
        assert page.locator(".elapsed").inner_text() in ("0:03", "0:04", "0:05")
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    assert not np.any(take.samples())
    assert take.duration == pytest.approx(4.0, abs=2.0)


def test_a_second_tab_is_refused_with_a_sentence(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        context = browser.new_context()
        page = context.new_page()
        take_id = open_room(page, server)
        page.locator("button.start").click()
        page.wait_for_timeout(2500)
        other = context.new_page()
        other.goto(page.url)
        other.locator(".trouble").filter(has_text="another window").wait_for(timeout=30_000)
        take = stop(page, server, take_id)
    check_sound(take)


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
