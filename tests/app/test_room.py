"""The room in a real browser with a microphone: nothing that happens to it loses the talk."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

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
from tests.app.talks import (
    Handed,
    begin,
    begun_at,
    check_sound,
    recorded,
    shown,
    stop,
    take_of,
    wait_for,
)

pytestmark = pytest.mark.slow
Moment = tuple[float, float]
"""Seconds between which something happened: a busy machine is late, before it and after it."""


def between(act: Callable[[], None]) -> Moment:
    """Do something, and return when."""
    before = time.monotonic()
    act()
    return before, time.monotonic()


def lasted(begun: Moment, ended: Moment) -> tuple[float, float]:
    """Return the fewest and the most seconds from one moment to another."""
    return ended[0] - begun[1], ended[1] - begun[0]


def clock_shows(page: Page, clock: str) -> int:
    """Return the seconds that a clock of the room shows."""
    minutes, seconds = page.locator(clock).inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def test_a_talk_is_recorded_and_its_report_opens(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        page.locator(".verdict").filter(has_text="The level is good").wait_for()
        started = between(lambda: page.locator("button.start").click())
        page.wait_for_timeout(3000)
        for key in ("PageDown", "ArrowRight", " ", "PageUp"):
            page.keyboard.press(key)
            page.wait_for_timeout(1000)
        expect(page.locator(".position")).to_have_text("slide 3 of 22")
        paused = between(lambda: page.keyboard.press("p"))
        page.wait_for_timeout(2000)
        resumed = between(lambda: page.keyboard.press("p"))
        page.wait_for_timeout(3000)
        pressed = time.monotonic()
        take = stop(page, server, take_id)
        shortest, longest = lasted(started, (pressed, time.monotonic()))
        pause_at_least, pause_at_most = lasted(paused, resumed)
        assert take.duration > shortest - pause_at_most - 0.7
        assert take.duration < longest - pause_at_least + 0.7
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
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
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
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
        on_it, elapsed = (clock_shows(page, clock) for clock in (".dwell", ".elapsed"))
        assert 0 < on_it < elapsed - 1
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    check_sound(take, handed, lost=1.0)


def test_without_a_microphone_slides_and_clock_go_on(server: Server) -> None:
    with browsing(None, allowed=False) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        trouble(page, "microphone")
        started = between(lambda: page.locator("button.start").click())
        elapsed = page.locator(".elapsed")
        expect(elapsed).to_have_text(re.compile(r"^0:(0[2-9]|[1-5]\d)$"))
        page.keyboard.press("PageDown")
        expect(elapsed).to_have_text(re.compile(r"^0:(0[4-9]|[1-5]\d)$"))
        pressed = time.monotonic()
        take = stop(page, server, take_id)
        shortest, longest = lasted(started, (pressed, time.monotonic()))
    assert shown(take.events()) == [2]
    assert not np.any(take.samples())
    assert shortest - 0.7 < take.duration < longest + 0.7


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
        handed = Handed(page)
        take_id = open_room(page, server)
        page.locator("button.start").click()
        page.wait_for_timeout(6000)
        spoken = handed.so_far()
    assert len(spoken) > 2 * RATE * 3
    kept = b"".join(recorded(take_of(server, take_id)))
    assert len(kept) >= len(spoken) - 2 * RATE
    assert kept.startswith(handed.pcm[: len(kept)])
