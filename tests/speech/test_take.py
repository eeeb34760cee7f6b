"""A take survives whatever happens while it is written."""

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.errors import RecordingError
from rehearsal.speech.take import RATE, Take, TakeWriter
from rehearsal.talk import Span


def noise(count: int, seed: int = 0) -> "np.typing.NDArray[np.int16]":
    return np.random.default_rng(seed).integers(-9000, 9000, count).astype(np.int16)


def test_what_is_appended_is_read(tmp_path: Path) -> None:
    sound = noise(5000)
    with TakeWriter(tmp_path / "take") as writer:
        writer.event("start", slide=1)
        assert writer.append(sound[:2000]) == 2000
        assert writer.append(sound[2000:].tobytes()) == 5000
        assert not writer.take.finished
        writer.event("stop")
    take = Take(tmp_path / "take")
    assert take.finished
    assert take.length == 5000
    assert take.duration == 5000 / RATE
    np.testing.assert_array_equal(take.samples(), sound)
    np.testing.assert_array_equal(take.samples(100, 300), sound[100:300])
    np.testing.assert_array_equal(np.concatenate(list(take.blocks(700))), sound)


def test_a_take_that_does_not_exist_yet_is_empty(tmp_path: Path) -> None:
    take = Take(tmp_path / "none")
    assert (take.length, take.finished, take.events(), len(take.samples())) == (0, False, (), 0)


def test_events_keep_the_names_of_the_contract(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.append(noise(8000))
        writer.event("slide", 2, 3)
        writer.gap(until=16_000)
    lines = (tmp_path / "events.jsonl").read_text().splitlines()
    assert json.loads(lines[0]) == {
        "sample": 8000, "time": 0.5, "event": "slide", "slide": 2, "page": 3,
    }  # fmt: skip
    assert json.loads(lines[1]) == {
        "sample": 8000, "time": 0.5, "event": "gap", "slide": None, "page": None, "duration": 0.5,
    }  # fmt: skip


def test_a_gap_is_zeros_and_is_told(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.append(noise(100))
        writer.append(noise(100, seed=1), at=400)
        assert writer.length == 500
    take = Take(tmp_path)
    assert not take.samples(100, 400).any()
    np.testing.assert_array_equal(take.samples(400), noise(100, seed=1))
    assert take.gaps() == (Span(100 / RATE, 400 / RATE),)


def test_a_stop_beyond_the_audio_makes_what_is_missing_a_gap(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.append(np.ones(16000, np.int16))
        writer.stop(3, 4, at=48000)
    take = Take(tmp_path)
    assert (take.finished, take.duration) == (True, 3.0)
    assert [(gap.start, gap.end) for gap in take.gaps()] == [(1.0, 3.0)]
    last = take.events()[-1]
    assert (last.kind, last.sample, last.slide, last.page) == ("stop", 48000, 3, 4)


def test_gaps_that_touch_are_one(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.gap(until=100)
        writer.gap(until=300)
        writer.append(noise(100))
        writer.gap(until=500)
    assert Take(tmp_path).gaps() == (Span(0, 300 / RATE), Span(400 / RATE, 500 / RATE))


def test_a_mistaken_clock_does_not_fill_the_disk(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer, pytest.raises(ValueError, match="no gap"):
        writer.append(noise(1), at=10**12)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 300)), max_size=12))
def test_sending_again_never_doubles_nor_shifts(
    tmp_path_factory: pytest.TempPathFactory, chunks: list[tuple[int, int]]
) -> None:
    sound, reached = noise(1300), 0
    folder = tmp_path_factory.mktemp("take")
    with TakeWriter(folder) as writer:
        for start, count in chunks:
            at = min(start, reached)  # a sender that goes back, but never skips
            writer.append(sound[at : at + count], at=at)
            reached = max(reached, at + count)
    np.testing.assert_array_equal(Take(folder).samples(), sound[:reached])
    assert Take(folder).gaps() == ()


def test_an_event_sent_again_is_noted_once(tmp_path: Path) -> None:
    for _ in range(2):
        with TakeWriter(tmp_path) as writer:
            writer.event("slide", 2, at=16_000)
            writer.event("slide", 2, at=16_000)
    assert len(Take(tmp_path).events()) == 1


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with (
        TakeWriter(tmp_path) as first,
        pytest.raises(RecordingError, match="being recorded by another window"),
    ):
        TakeWriter(first.take.folder)
    TakeWriter(tmp_path).close()


def test_a_second_writer_in_another_program_is_refused(tmp_path: Path) -> None:
    code = "from pathlib import Path; from rehearsal.speech.take import TakeWriter; "
    code += f"TakeWriter(Path({str(tmp_path)!r}))"
    with TakeWriter(tmp_path):
        other = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
    assert "RecordingError" in other.stderr


def test_a_finished_take_takes_nothing_more(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.append(noise(10))
        writer.event("stop")
    with pytest.raises(RecordingError, match="was stopped"):
        TakeWriter(tmp_path)


@pytest.mark.parametrize("torn", [b'{"sample": 3', b"\x00\x00\x00\n", b"[]\n", b"{"])
def test_a_torn_last_line_is_dropped(tmp_path: Path, torn: bytes) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.event("start")
        writer.event("slide", 2, at=10)
    path = tmp_path / "events.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    assert len(Take(tmp_path).events()) == 2
    with TakeWriter(tmp_path) as writer:
        writer.event("slide", 3, at=20)
    assert path.read_bytes().startswith(whole)
    assert [event.slide for event in Take(tmp_path).events()] == [None, 2, 3]


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text('{"sample": 1\n{"sample": 1, "event": "start"}\n')
    with pytest.raises(RecordingError, match="Line 1"):
        Take(tmp_path).events()


def test_half_a_sample_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "audio.s16").write_bytes(b"\x01\x00\x02\x00\x03")
    with TakeWriter(tmp_path) as writer:
        assert writer.append(np.array([7], np.int16)) == 3
    assert Take(tmp_path).samples().tolist() == [1, 2, 7]


def test_zeros_that_were_cut_off_are_made_up_for(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        writer.append(noise(100))
        writer.gap(until=900)
    os.truncate(tmp_path / "audio.s16", 2 * 300)
    with TakeWriter(tmp_path) as writer:
        assert writer.length == 900


def test_audio_and_slides_may_come_from_two_threads(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        slides = threading.Thread(
            target=lambda: [writer.event("slide", n, at=n) for n in range(1, 40)]
        )
        slides.start()
        for _ in range(200):
            writer.append(noise(50))
        slides.join()
    assert Take(tmp_path).length == 10_000
    assert [event.slide for event in Take(tmp_path).events()] == list(range(1, 40))


RECORDER = """
import sys, numpy as np
from pathlib import Path
from rehearsal.speech.take import TakeWriter
with TakeWriter(Path(sys.argv[1])) as writer:
    while True:
        first = writer.length
        writer.append(np.arange(first, first + 1001).astype(np.int16))
        writer.event("slide", 1 + first // 1001, at=first)
        print(writer.length, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_recorder_goes_on_at_the_exact_sample(tmp_path: Path) -> None:
    reached = 0
    for _ in range(3):
        recorder = subprocess.Popen(
            [sys.executable, "-c", RECORDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert recorder.stdout is not None
        for _ in range(20):
            told = int(recorder.stdout.readline())
        os.kill(recorder.pid, signal.SIGKILL)
        recorder.communicate()
        assert Take(tmp_path).length >= told > reached
        reached = told
    samples = Take(tmp_path).samples()
    np.testing.assert_array_equal(samples, np.arange(len(samples)).astype(np.int16))


FULL = """
import resource, sys, numpy as np
from pathlib import Path
from rehearsal.errors import RecordingError
from rehearsal.speech.take import TakeWriter
sound = np.arange(3000).astype(np.int16)
with TakeWriter(Path(sys.argv[1])) as writer:
    writer.append(sound[:1000])
    resource.setrlimit(resource.RLIMIT_FSIZE, (4001, resource.RLIM_INFINITY))
    try:
        writer.append(sound[1000:], at=1000)
    except RecordingError as error:
        print(error.message)
    print(writer.length)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    writer.append(sound[1000:], at=1000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit to set")
def test_a_full_disk_is_told_and_recording_goes_on_when_there_is_space(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path)],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert "The disk is full" in told[0]
    assert told[1] == "2000"
    assert Take(tmp_path).samples().tolist() == list(range(3000))
    assert Take(tmp_path).gaps() == ()


def test_a_full_disk_leaves_the_events_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def no_space(descriptor: int, data: "bytes | memoryview") -> int:
        write(descriptor, bytes(data)[:5])
        raise OSError(errno.ENOSPC, "No space left on device")

    with TakeWriter(tmp_path) as writer:
        writer.event("start")
        monkeypatch.setattr(os, "write", no_space)
        with pytest.raises(RecordingError, match="disk is full"):
            writer.event("slide", 2, at=5)
        monkeypatch.undo()
        writer.event("slide", 2, at=5)
    assert len((tmp_path / "events.jsonl").read_text().splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_the_systems_own_full_device_is_told(tmp_path: Path) -> None:
    with TakeWriter(tmp_path) as writer:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, writer._file.fileno())
        os.close(full)
        with pytest.raises(RecordingError, match="disk is full"):
            writer.append(noise(10))
