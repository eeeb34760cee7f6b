"""A talk in the room: how it is stopped, and what is held against its take."""

import base64
import json
import shutil
import time
from contextlib import suppress
from itertools import pairwise

from playwright.sync_api import Page

from rehearsal.speech.take import RATE, Take
from rehearsal.talk import Event, Span
from tests.app.browser import PATIENCE, Server, clear_likeness, pitch_at

LISTEN_IN = """
const Node = window.AudioWorkletNode;
window.AudioWorkletNode = class extends Node {
  constructor(...given) {
    super(...given);
    this.port.addEventListener('message', ({ data }) => {
      if (data.pcm) window.handedOver(btoa(String.fromCharCode(...new Uint8Array(data.pcm))));
    });
  }
};
"""


class Handed:
    """What the microphone of a page handed to the room, in order, across its reloads.

    A busy machine makes holes in what its browser hears, wherever the room then keeps it; so the
    take is held against this, to the sample.
    """

    def __init__(self, page: Page) -> None:
        self.page, self.pcm = page, b""
        page.expose_function("handedOver", self._more)
        page.add_init_script(LISTEN_IN)

    def _more(self, pcm: str) -> None:
        self.pcm += base64.b64decode(pcm)

    def so_far(self) -> bytes:
        """Return what was handed over by now, and what is on its way here too."""
        self.page.evaluate("window.handedOver('')")
        return self.pcm


def take_of(server: Server, take_id: str) -> Take:
    for place in ("takes", "rehearsals"):  # in the order in which it moves
        if (server.home / place / take_id).exists():
            return Take(server.home / place / take_id)
    raise AssertionError("the take is gone")


def shown(events: tuple[Event, ...]) -> list[int | None]:
    return [event.slide for event in events if event.kind == "slide"]


def stop(page: Page, server: Server, take_id: str) -> Take:
    """Stop the talk, wait until all of it is on the disk, and return a copy.

    The take itself moves into the library as soon as its report is made.
    """
    page.locator("button.stop").click()
    page.locator("button.really").click()
    deadline = time.monotonic() + PATIENCE / 1000
    while not take_of(server, take_id).finished:
        assert time.monotonic() < deadline, "the talk was not stopped"
        page.wait_for_timeout(200)
    copy = Take(server.home.parent / "copy")
    while not copy.audio.exists():
        assert time.monotonic() < deadline, "the sound of the talk is gone"
        take = take_of(server, take_id)
        copy.folder.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # it moves at this moment
            shutil.copy2(take.event_journal, copy.event_journal)
            shutil.copy2(take.audio, copy.audio)
    page.evaluate("window.handedOver?.('')")  # comes after what is still handed over
    return copy


def recorded(take: Take) -> list[bytes]:
    """Return a take's audio from gap to gap."""
    edges = [0.0, *(edge for gap in take.gaps() for edge in (gap.start, gap.end)), take.duration]
    spans = [(round(start * RATE), round(end * RATE)) for start, end in pairwise(edges)][::2]
    return [take.samples(start, end).tobytes() for start, end in spans]


def check_sound(take: Take, handed: Handed, *, lost: float = 0.0) -> None:
    """Hold a take's audio against what was handed to the room: all of it, once, in order.

    `lost`: seconds of it that may be missing, as a reload or a kill costs them.
    """
    there = 0
    for piece in recorded(take):
        found = handed.pcm.find(piece, there)
        assert found >= 0, "sound that was never heard, or heard at another place"
        there = found + len(piece)
    missing = (len(handed.pcm) - sum(map(len, recorded(take)))) / (2 * RATE)
    assert missing <= lost, f"{missing} s were heard and are not in the take"
    # From within a piece, so that each half second holds the seam of two.
    alike = clear_likeness(take.samples(RATE // 8), pitch_at(RATE))
    assert alike > 0.9, f"what is heard is not what was said: {alike}"


def begin(page: Page, server: Server, take_id: str, seconds: float) -> Take:
    """Start the talk and wait until so much of it is on the disk."""
    page.locator("button.start").click()
    take = take_of(server, take_id)
    wait_for(page, take, seconds)
    return take


def wait_for(page: Page, take: Take, seconds: float) -> None:
    """Wait until so much of a take is on the disk."""
    deadline = time.monotonic() + PATIENCE / 1000
    while take.duration < seconds:
        assert time.monotonic() < deadline, f"only {take.duration} s are recorded"
        page.wait_for_timeout(100)


def longest_gap(page: Page, take: Take, more_than: int = 0) -> Span:
    """Wait for one more stretch that was not recorded to be known, and return the longest."""
    deadline = time.monotonic() + PATIENCE / 1000
    while len(take.gaps()) <= more_than:
        assert time.monotonic() < deadline, "recording did not go on"
        page.wait_for_timeout(100)
    return max(take.gaps(), key=lambda gap: gap.duration)


def begun_at(page: Page, take_id: str) -> float:
    """Return when the talk's clock began, in seconds since 1970."""
    kept = page.evaluate("name => localStorage.getItem(name)", f"rehearsal-clock-{take_id}")
    return float(json.loads(kept)[1]) / 1000
