"""A real browser before a real server: what the tests of the room share."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, expect, sync_playwright

from rehearsal.places import bundled
from rehearsal.speech.take import RATE, Samples
from tests.speech.sound_card import SoundCard

CLEAR = 0.98
"""A correlation that only the same sound has."""
FAKE_MICROPHONE = "--use-fake-device-for-media-stream"
PATIENCE = 90_000
"""Milliseconds to wait for what must come: on a quick machine it comes sooner."""
LAUNCH = 120_000
"""Milliseconds until a browser must be there; the first start of a machine is slow."""
SETTLES = 300
"""Milliseconds until what was told on one side has begun to work on the other."""
expect.set_options(timeout=PATIENCE)
QUIET_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    FAKE_MICROPHONE,
]


def chromium() -> str:
    """Return the browser; without one the test fails in CI and is left out on a laptop."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("Chromium is missing, and CI installs it")
    pytest.skip("Chromium is not installed")


def free_port() -> int:
    """Return a port that no outgoing connection is given: a server may come back to it."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


@dataclass
class Server:
    """The app as a process of its own, which can be killed and started again."""

    home: Path
    card: SoundCard | None = None
    """What this computer's microphone is."""
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rehearsal.cli", "app", "--port", str(self.port)],
            env=os.environ
            | {"REHEARSAL_HOME": str(self.home)}
            | (self.card.environment if self.card else {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            if (ended := self.process.poll()) is not None:
                pytest.fail(f"the server ended at once, with {ended}")
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        pytest.fail("the server did not start")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def serving(home: Path, card: SoundCard | None = None) -> Iterator[Server]:
    """Run the app; `card` is the sound card of its computer."""
    server = Server(home, card)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def browsing(microphone: Path | SoundCard | None, *, allowed: bool = True) -> Iterator[Browser]:
    """Open a browser.

    `microphone` is a 48 kHz WAV file that it hears, over and over, or a sound card that can be
    unplugged.
    """
    flags = [*QUIET_FLAGS]
    environment: dict[str, str | float | bool] = {**os.environ}
    if isinstance(microphone, SoundCard):
        flags.remove(FAKE_MICROPHONE)
        environment |= microphone.environment
    elif microphone is not None:
        flags.append(f"--use-file-for-fake-audio-capture={microphone}")
    flags.append("--use-fake-ui-for-media-stream" if allowed else "--deny-permission-prompts")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=flags, env=environment, timeout=LAUNCH
        )
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        try:
            yield browser
        finally:
            browser.close()


def pitch_at(rate: int) -> Samples:
    """Return the sample pitch, mono."""
    import av

    resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
    with av.open(str(bundled("samples", "elevator_pitch", "pitch.opus"))) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray().ravel() for frame in frames]).astype(np.int16)


def microphone_file(path: Path) -> Path:
    """Write what the browser's microphone will hear."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(pitch_at(48_000).tobytes())
    return path


def picture_of(page: Page, name: str) -> None:
    """Keep a picture of the page where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def open_room(page: Page, server: Server) -> str:
    """Open the room over the sample talk's slides and return the take's id."""
    page.goto(f"{server.url}/rehearse")
    page.get_by_text("the sample talk").click()
    page.get_by_role("button", name="Open the room").click()
    page.locator("button.start").wait_for()
    return page.url.split("take=")[1]


def settled(page: Page) -> None:
    """Wait until the page shows what was done last: no run of it goes on, nothing of it fades."""
    page.wait_for_timeout(SETTLES)
    at_rest = page.locator('[data-test-script-state="notRunning"]')
    at_rest.wait_for(state="attached", timeout=PATIENCE)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    page.wait_for_timeout(SETTLES)


def until(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds outside the page: on the disk, in the library."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < deadline, f"it never came: {what}"
        page.wait_for_timeout(100)


def trouble(page: Page, words: str) -> None:
    """Wait until the room says so."""
    page.locator(".trouble").filter(has_text=words).wait_for(timeout=PATIENCE)


def all_is_well(page: Page) -> None:
    """Wait until the room complains of nothing."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('*')].every((e) => !e.shadowRoot"
        " || !e.shadowRoot.querySelector('.trouble')?.textContent)",
        timeout=PATIENCE,
    )


def likeness(heard: Samples, source: Samples) -> tuple[float, int]:
    """Return the correlation of a recording with the place of the source that it fits best.

    The source is looped, as the browser does. Also returns that place, in samples.
    """
    looped = np.concatenate([source, source]).astype(np.float64)
    piece = heard.astype(np.float64)
    size = 1 << (len(looped) + len(piece)).bit_length()
    spectrum = np.fft.rfft(looped, size) * np.conj(np.fft.rfft(piece, size))
    lag = int(np.argmax(np.fft.irfft(spectrum, size)[: len(source)]))
    there: NDArray[np.float64] = looped[lag : lag + len(piece)]
    return float(np.corrcoef(there, piece[: len(there)])[0, 1]), lag


def clear_likeness(heard: Samples, source: Samples) -> float:
    """Return the `likeness` of a half second that fits well, or of the one that fits best.

    What a sound card plays and hears on a busy machine has clicks and holes, and each of them
    shifts all that follows: a piece between them is the same to the sample, and no other sound is.
    """
    starts = range(0, len(heard) - RATE // 2 + 1, RATE // 4)
    pieces = [heard[at : at + RATE // 2] for at in starts]
    loud = [piece for piece in pieces if np.abs(piece).max() > 300]
    assert loud, "nothing but silence was heard"
    best = 0.0
    for piece in loud:
        best = max(best, likeness(piece, source)[0])
        if best > CLEAR:
            break
    return best
