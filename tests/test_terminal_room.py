"""The room in a terminal: what its keys write into the take, with a microphone and without."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rehearsal.speech.microphone import TalkClock
from rehearsal.speech.take import RATE, TakeWriter
from rehearsal.talk import ELEVATOR_PITCH
from rehearsal.terminal_room import Room
from tests.notation import deck


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with TakeWriter(tmp_path / "take") as writer:
        yield Room(writer, TalkClock(), deck("One", "Two", "Three").shown, ELEVATOR_PITCH)


def stand_at(room: Room, seconds: float) -> None:
    """Let so many seconds have passed."""
    room.clock.halt()
    room.clock.set(seconds)


def hear(room: Room, seconds: float) -> None:
    """Let the microphone have heard the talk up to here."""
    missing = round(seconds * RATE) - room.writer.length
    room.writer.append(np.full(missing, 1000, np.int16))


def test_a_talk_without_a_microphone_lasts_as_long_as_its_clock(room: Room) -> None:
    room.begin()
    for seconds, key in ((5.0, "right"), (10.0, "right"), (14.35, "q")):
        stand_at(room, seconds)
        room.press(key)
    take = room.writer.take
    assert room.ended and take.finished
    assert take.duration == pytest.approx(14.35)
    [gap] = take.gaps()
    assert (gap.start, gap.end) == (0.0, 14.35)
    assert [event.slide for event in take.events() if event.kind == "slide"] == [2, 3]
    assert take.events()[-1].time == pytest.approx(14.35)


def test_what_was_said_after_the_microphone_was_lost_is_not_recorded(room: Room) -> None:
    room.begin()
    hear(room, 6.0)
    stand_at(room, 20.0)
    room.press("q")
    [gap] = room.writer.take.gaps()
    assert (gap.start, gap.end) == (6.0, 20.0)


def test_a_talk_that_was_heard_to_its_end_has_no_gap(room: Room) -> None:
    room.begin()
    hear(room, 9.9)
    stand_at(room, 10.0)  # the last tenth of a second is still on its way
    room.press("q")
    assert room.writer.take.gaps() == ()
    assert room.writer.take.events()[-1].time == pytest.approx(9.9)


def test_a_stop_that_finds_the_disk_full_waits_and_nothing_comes_after_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begin()
    stand_at(room, 3.0)
    with monkeypatch.context() as full:
        full.setattr(os, "write", refuse)
        for key in ("q", "p", "right", "q"):
            room.press(key)
        assert not room.ended
        assert "full" in room.trouble
        assert not room.clock.running
    room.press(None)
    take = room.writer.take
    assert room.ended and room.trouble == ""
    assert [event.kind for event in take.events() if event.kind != "gap"] == ["start", "stop"]
    assert take.duration == pytest.approx(3.0)


def refuse(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")
