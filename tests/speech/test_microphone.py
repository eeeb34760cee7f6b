"""This computer's microphone through the real PortAudio: heard, and pulled out."""

import ctypes.util
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal.errors import RecordingError
from rehearsal.speech import microphone
from rehearsal.speech.microphone import (
    Device,
    Microphone,
    TalkClock,
    devices,
    find_device,
    look_for_devices_again,
)
from rehearsal.speech.take import RATE, Take, TakeWriter
from tests.app.browser import clear_likeness, microphone_file, pitch_at
from tests.speech.sound_card import SoundCard, sound_card

RECORDER = """
import sys, time
from pathlib import Path
from rehearsal.speech import microphone
from rehearsal.speech.microphone import Microphone, TalkClock
from rehearsal.speech.take import TakeWriter

clock, told, late = TalkClock(), "", 0.0
with TakeWriter(Path(sys.argv[1])) as writer, Microphone(writer, clock) as microphone:
    while microphone.level_dbfs < -60:  # as the speaker who looks at the level first
        time.sleep(0.05)
    writer.event("start", at=0)
    clock.go()
    print("recording", flush=True)
    while not Path(sys.argv[2]).exists():
        if microphone.trouble != told:
            told = microphone.trouble
            print(time.monotonic() - late, told, flush=True)
        asleep = time.monotonic()
        time.sleep(0.05)
        late = max(late, time.monotonic() - asleep - 0.05)
    clock.halt()
    print("stopped", clock.seconds, flush=True)
    writer.event("stop")
"""
"""The terminal's room without its screen: this microphone, and what is said about it, and when: the
longest that the machine held it up is taken off."""
HANGS = 120.0
"""Seconds after which a recorder is ended that does not end."""
BUSY = 2.0
"""Seconds of sound that a busy machine may lose, or hand over after the stop."""

AWAY = 3.0
"""Seconds for which the microphone that was pulled out stays out, after that was told."""


class Recording:
    """A process that records from the sound card."""

    def __init__(self, card: SoundCard, folder: Path) -> None:
        self.take, self._end = Take(folder / "take"), folder / "end"
        self._process = subprocess.Popen(
            [sys.executable, "-c", RECORDER, str(self.take.folder), str(self._end)],
            env=os.environ | card.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._limit = threading.Timer(HANGS, self._process.kill)
        self._limit.daemon = True
        self._limit.start()
        self.said: list[str] = []
        assert self.line() == "recording"

    def line(self) -> str:
        assert self._process.stdout is not None
        told = self._process.stdout.readline()
        assert told, "the recorder is gone"
        return told.rstrip("\n")

    def until(self, *words: str) -> float:
        """Wait for a sentence with one of some words, or for "" (all is well); return when."""
        while True:
            at, _, told = self.line().partition(" ")
            self.said.append(told)
            if any(word in told if word else not told for word in words):
                return float(at)

    def wait_for(self, seconds: float) -> None:
        """Wait until so much more is heard."""
        wanted, deadline = self.heard() + seconds, time.monotonic() + 60
        while self.heard() < wanted:
            assert time.monotonic() < deadline, "nothing is recorded any more"
            time.sleep(0.1)

    def heard(self) -> float:
        """Return the seconds that were recorded, those that were lost left out."""
        return self.take.duration - sum(gap.duration for gap in self.take.gaps())

    def stop(self) -> float:
        """Stop, and return the seconds on the clock."""
        self._end.touch()
        while not (told := self.line()).startswith("stopped"):
            self.said.append(told)
        self._process.communicate(timeout=HANGS)
        self._limit.cancel()
        assert self.take.finished
        return float(told.split()[1])


@pytest.fixture
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundCard]:
    with sound_card(tmp_path_factory.mktemp("card")) as made:
        yield made


@pytest.mark.slow
def test_what_is_played_is_what_is_recorded(card: SoundCard, tmp_path: Path) -> None:
    card.play(microphone_file(tmp_path / "pitch.wav"))
    recording = Recording(card, tmp_path)
    recording.wait_for(8)
    clock = recording.stop()
    take = recording.take
    assert sum(gap.duration for gap in take.gaps()) < BUSY
    assert take.duration == pytest.approx(clock, abs=BUSY)
    assert clear_likeness(take.samples(), pitch_at(RATE)) > 0.9


@pytest.mark.slow
def test_a_microphone_that_is_pulled_out_is_told_within_3_s_and_comes_back(
    card: SoundCard, tmp_path: Path
) -> None:
    voice = microphone_file(tmp_path / "pitch.wav")
    card.play(voice)
    recording = Recording(card, tmp_path)
    recording.wait_for(4)
    card.pull_out()
    pulled = time.monotonic()
    assert recording.until("went away", "cannot be opened") - pulled < 3.0
    time.sleep(AWAY)  # what is back at once leaves nothing to be told as not recorded
    card.plug_in()
    card.play(voice)
    recording.until("")
    recording.wait_for(5)
    clock = recording.stop()
    take = recording.take
    assert take.duration == pytest.approx(clock, abs=BUSY)
    away = max(take.gaps(), key=lambda gap: gap.duration)
    assert away.duration > AWAY / 2
    source = pitch_at(RATE)
    assert clear_likeness(take.samples(0, round(away.start * RATE)), source) > 0.9
    assert clear_likeness(take.samples(round(away.end * RATE)), source) > 0.9


class PortAudio:
    """Looks for its devices, and loses what is open when it looks again."""

    def __init__(self) -> None:
        self.looks = 0

    def _terminate(self) -> None:
        self.looks += 1

    def _initialize(self) -> None: ...


class Stream:
    """A stream of it, which may be refused."""

    active = True

    def __init__(self, refused: Exception | None = None) -> None:
        self.refused, self.closed = refused, False

    def start(self) -> None:
        if self.refused:
            raise self.refused

    def abort(self, *, ignore_errors: bool) -> None: ...

    def close(self, *, ignore_errors: bool) -> None:
        self.closed = True


class PortAudioError(Exception):
    """What sounddevice calls its errors."""


@pytest.fixture
def portaudio(monkeypatch: pytest.MonkeyPatch) -> PortAudio:
    fake = PortAudio()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(microphone, "REOPEN_EVERY", math.inf)  # only the test itself looks again
    return fake


def test_new_microphones_are_looked_for_only_while_none_is_open(
    portaudio: PortAudio, tmp_path: Path
) -> None:
    with TakeWriter(tmp_path / "take") as writer:
        with Microphone(writer, TalkClock(), opened=Stream):
            look_for_devices_again()
            assert portaudio.looks == 0
        look_for_devices_again()
        assert portaudio.looks == 1


def test_a_stream_that_does_not_start_is_closed_and_keeps_no_microphone_from_being_found(
    portaudio: PortAudio, tmp_path: Path
) -> None:
    stream = Stream(refused=PortAudioError())
    with (
        TakeWriter(tmp_path / "take") as writer,
        Microphone(writer, TalkClock(), opened=lambda: stream) as opened,
    ):
        assert "cannot be opened" in opened.trouble
        assert stream.closed
        look_for_devices_again()
        assert portaudio.looks == 1


BUILT_IN = Device(0, "HDA Intel: ALC257 (hw:1,0)", default=True)
HEADSET = Device(1, "USB Headset: Audio (hw:2,0)", default=False)
TABLE = Device(3, "Table", default=False)


def plugged_in(monkeypatch: pytest.MonkeyPatch, *here: Device) -> None:
    monkeypatch.setattr(microphone, "devices", lambda: here)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("0", BUILT_IN),
        ("1", HEADSET),
        ("3", TABLE),
        ("usb", HEADSET),
        ("hw:1", BUILT_IN),
        ("TABLE", TABLE),
        (None, None),
    ],
)
def test_a_microphone_is_found_by_its_number_first_then_by_its_name(
    name: str | None, expected: Device | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged_in(monkeypatch, BUILT_IN, HEADSET, TABLE)
    assert find_device(name) == expected


@pytest.mark.parametrize("name", ["", " ", "2", "10", "studio"])
def test_a_microphone_that_is_not_here_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged_in(monkeypatch, BUILT_IN, HEADSET, TABLE)
    with pytest.raises(RecordingError, match="There is no microphone") as told:
        find_device(name)
    assert HEADSET.name in told.value.hint


def test_a_microphone_that_was_unplugged_is_not_mistaken_for_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with TakeWriter(tmp_path / "take") as writer:
        hearing = Microphone(writer, TalkClock(), HEADSET)
        plugged_in(monkeypatch, BUILT_IN, replace(TABLE, number=1))
        with pytest.raises(RecordingError, match="gone"):
            hearing._number()
        plugged_in(monkeypatch, BUILT_IN, replace(TABLE, number=1), replace(HEADSET, number=2))
        assert hearing._number() == 2


def test_of_two_microphones_of_one_name_the_one_that_was_chosen_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    twins = (replace(TABLE, number=1), replace(TABLE, number=2))
    plugged_in(monkeypatch, *twins)
    with TakeWriter(tmp_path / "take") as writer:
        for twin in twins:
            assert Microphone(writer, TalkClock(), twin)._number() == twin.number


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks PortAudio")
def test_a_missing_portaudio_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
    with pytest.raises(RecordingError, match="PortAudio is missing") as told:
        devices()
    assert "libportaudio2" in told.value.hint
