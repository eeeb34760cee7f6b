"""What may go wrong in mid-talk, in a real browser before a real server: none of it loses much."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rehearsal import pending
from rehearsal.speech.take import RATE, TakeWriter
from tests.app.browser import (
    PATIENCE,
    Server,
    all_is_well,
    browsing,
    clear_likeness,
    open_room,
    pitch_at,
    trouble,
    until,
)
from tests.app.talks import (
    Handed,
    begin,
    begun_at,
    check_sound,
    longest_gap,
    recorded,
    shown,
    stop,
    wait_for,
)
from tests.speech.sound_card import SoundCard

pytestmark = pytest.mark.slow

CUT = 60.0
"""Seconds without a network, as the room promises to get over."""
KEPT = """(take) => new Promise((resolve, reject) => {
  const opened = indexedDB.open('rehearsal', 1);
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const pieces = opened.result.transaction('pieces').objectStore('pieces').index('take');
    const asked = pieces.getAll(take);
    asked.onsuccess = () => { opened.result.close(); resolve(asked.result.map((p) => p.path)); };
  };
})"""
"""The pieces of a take that the browser keeps on its disk."""


def kill(browser: Browser) -> None:
    """Kill a browser as a power cut does: all of it, without a word."""
    asked = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    main = next(process["id"] for process in asked["processInfo"] if process["type"] == "browser")
    os.kill(main, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


@contextmanager
def held_still(process: int) -> Iterator[None]:
    """Keep a process that is ours from running."""
    os.kill(process, signal.SIGSTOP)
    os.waitpid(process, os.WUNTRACED)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def kept_audio(page: Page, take_id: str) -> list[str]:
    """Return the pieces of sound that the browser keeps on its disk."""
    return [path for path in page.evaluate(KEPT, take_id) if path.startswith("audio")]


def test_a_browser_and_a_server_that_were_killed_together_lost_2_s_at_most(
    server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=5)
        page.keyboard.press("PageDown")
        until(page, lambda: shown(take.events()) == [2], "the next slide")
        page.wait_for_timeout(2000)
        spoken = handed.so_far()
        kill(browser)
        server.kill()
    assert shown(take.events()) == [2]
    with TakeWriter(take.folder):  # another recorder can go on with it
        kept = b"".join(recorded(take))
        assert len(kept) > len(spoken) - 2 * RATE * 2
        assert len(spoken) > 2 * RATE * 3
        assert kept.startswith(handed.pcm[: len(kept)])


def test_a_room_that_is_open_in_a_tab_is_not_removed_as_unused(server: Server) -> None:
    with browsing(None) as browser:
        page = browser.new_page()
        page.clock.install()
        take_id = open_room(page, server)
        plan = server.home / "takes" / take_id / pending.PLAN
        page.wait_for_timeout(2000)
        yesterday = time.time() - pending.UNUSED_STAYS - 60
        os.utime(plan, (yesterday, yesterday))
        page.clock.fast_forward("15:00")
        deadline = time.monotonic() + PATIENCE / 1000
        while plan.stat().st_mtime == pytest.approx(yesterday):
            assert time.monotonic() < deadline, "the room did not say that it is open"
            page.wait_for_timeout(200)
        assert pending.pending() == ()
        page.locator("button.start").click()
        assert stop(page, server, take_id).finished


def test_a_network_that_is_cut_loses_nothing(server: Server, voice: Path) -> None:
    with browsing(voice) as browser:
        context = browser.new_context()
        page = context.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=2)
        context.set_offline(True)
        page.keyboard.press("PageDown")
        trouble(page, "kept in this browser")
        page.wait_for_timeout(CUT * 1000)
        before = take.duration
        page.keyboard.press("PageDown")
        context.set_offline(False)
        wait_for(page, take, seconds=before + CUT - 2)
        all_is_well(page)
        spoken = time.time() - begun_at(page, take_id)
        take = stop(page, server, take_id)
    assert take.duration == pytest.approx(spoken, abs=5)
    assert shown(take.events()) == [2, 3]
    check_sound(take, handed)


def test_a_page_that_is_reloaded_while_the_network_is_cut_loses_only_the_reload(
    server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=2)
        page.route("**/rehearsal/takes/**", lambda route: route.abort())
        page.keyboard.press("PageDown")
        trouble(page, "kept in this browser")
        page.wait_for_timeout(CUT / 3 * 1000)
        before = take.duration
        page.reload()
        page.locator("button.stop").wait_for(timeout=PATIENCE)
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
        page.keyboard.press("PageDown")
        page.wait_for_timeout(CUT / 3 * 1000)
        assert take.duration == before
        page.unroute("**/rehearsal/takes/**")
        wait_for(page, take, seconds=before + CUT / 3 * 2 - 2)
        all_is_well(page)
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2, 3]
    check_sound(take, handed, lost=1.0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits a running process")
def test_a_full_disk_is_said_at_once_and_recording_goes_on_when_there_is_space(
    server: Server, voice: Path
) -> None:
    import resource

    assert server.process is not None
    with browsing(voice) as browser:
        page = browser.new_page()
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=3)
        with held_still(server.process.pid):  # or a piece comes between the two
            full = (take.audio.stat().st_size + 8_001, resource.RLIM_INFINITY)
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, full)
        trouble(page, "space")
        page.keyboard.press("PageDown")
        page.wait_for_timeout(3000)
        assert take.audio.stat().st_size == full[0] - 1
        free = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, free)
        wait_for(page, take, seconds=full[0] / (2 * RATE) + 3)
        all_is_well(page)
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    check_sound(take, handed)


@pytest.mark.parametrize("status", [400, 413, 507])
def test_a_piece_that_is_refused_is_kept_in_the_browser_and_told(
    status: int, server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=2)
        answer = {"message": "This piece was refused.", "hint": "Free some space."}
        page.route("**/audio?at=*", lambda route: route.fulfill(status=status, json=answer))
        trouble(page, "This piece was refused.")
        until(page, lambda: len(kept_audio(page, take_id)) > 2, "sound that is kept in the browser")
        refused = take.length
        assert f"audio?at={refused}" in kept_audio(page, take_id)
        page.unroute("**/audio?at=*")
        if status != 507:  # a mistake of the page: it asks for a reload, and begins afresh
            assert "eload" in page.locator(".trouble").inner_text()
            page.reload()
            page.locator("button.stop").wait_for(timeout=PATIENCE)
        wait_for(page, take, seconds=refused / RATE + 3)
        all_is_well(page)
        take = stop(page, server, take_id)
    check_sound(take, handed, lost=0.0 if status == 507 else 1.0)


def test_a_microphone_that_is_unplugged_is_told_and_recording_resumes(
    server: Server, card: SoundCard, voice: Path
) -> None:
    with browsing(card) as browser:
        page = browser.new_page()
        take_id = open_room(page, server)
        card.play(voice)
        take = begin(page, server, take_id, seconds=4)
        known = len(take.gaps())
        card.pull_out()
        trouble(page, "Slides and clock go on")
        assert "microphone" in page.locator(".trouble").inner_text().lower()
        page.get_by_text("not recorded").wait_for(timeout=PATIENCE)
        clock = page.locator(".elapsed").inner_text()
        page.keyboard.press("PageDown")
        expect(page.locator(".position")).to_have_text("slide 2 of 22")
        page.wait_for_timeout(2500)
        expect(page.locator(".elapsed")).not_to_have_text(clock)
        card.plug_in()
        card.play(voice)
        all_is_well(page)
        away = longest_gap(page, take, more_than=known)
        wait_for(page, take, seconds=away.end + 4)
        take = stop(page, server, take_id)
    assert shown(take.events()) == [2]
    assert away.duration > 2
    source = pitch_at(RATE)
    assert clear_likeness(take.samples(0, round(away.start * RATE)), source) > 0.9
    assert clear_likeness(take.samples(round(away.end * RATE)), source) > 0.9


@pytest.mark.parametrize(
    "silent",
    [
        "const add = AudioWorklet.prototype.addModule; let asked = 0;"
        "AudioWorklet.prototype.addModule = function (...given) {"
        " return asked++ ? add.apply(this, given) : new Promise(() => {}); };",
        "indexedDB.open = () => ({});",
    ],
    ids=["microphone", "database"],
)
def test_a_part_of_the_browser_that_never_answers_holds_nothing_up(
    silent: str, server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_page()
        page.add_init_script(silent)
        handed = Handed(page)
        take_id = open_room(page, server)
        take = begin(page, server, take_id, seconds=14)
        all_is_well(page)
        take = stop(page, server, take_id)
    check_sound(take, handed)
