"""Any sound or video file becomes a take; what cannot is refused in one sentence."""

import random
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import Cancelled, RecordingError
from rehearsal.speech.audio import decode, silence_hint
from rehearsal.speech.take import RATE, Take
from tests.speech.sounds import CODECS, beeps, write_sound, write_video


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


@pytest.mark.parametrize("suffix", CODECS)
def test_every_format_becomes_a_take(tmp_path: Path, suffix: str) -> None:
    sound = beeps(3)
    take = decode(write_sound(tmp_path / f"talk.{suffix}", sound), tmp_path / "take", silent)
    assert take.finished
    assert take.gaps() == ()
    assert take.duration == pytest.approx(3, abs=0.1)
    heard, spoken = (
        np.abs(pcm[: 2 * RATE].astype(float)).reshape(-1, 160).mean(axis=1)
        for pcm in (take.samples(), sound)
    )
    assert np.corrcoef(heard, spoken)[0, 1] > 0.9


def test_start_and_stop_are_noted(tmp_path: Path) -> None:
    take = decode(write_sound(tmp_path / "a.wav", beeps(1)), tmp_path / "take", silent)
    assert [(event.kind, event.sample) for event in take.events()] == [
        ("start", 0),
        ("stop", take.length),
    ]


def test_progress_runs_from_nought_to_one(tmp_path: Path) -> None:
    told: list[float] = []
    source = write_sound(tmp_path / "a.mp3", beeps(5))
    decode(source, tmp_path / "take", lambda step, fraction: told.append(fraction))
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)
    assert len(told) > 4


def test_decoding_that_was_cancelled_goes_on_to_the_same_take(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "a.m4a", beeps(6))

    def cancel(step: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        decode(source, tmp_path / "cut off", cancel)
    assert 0 < Take(tmp_path / "cut off").duration < 6
    assert not Take(tmp_path / "cut off").finished
    again = decode(source, tmp_path / "cut off", silent)
    assert again.digest() == decode(source, tmp_path / "whole", silent).digest()
    assert len(again.events()) == 2


def test_damage_in_the_middle_leaves_a_gap_and_the_rest_in_time(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "a.ogg", beeps(10))
    data = bytearray(source.read_bytes())
    third = len(data) // 3
    data[third : third + len(data) // 10] = random.Random(1).randbytes(len(data) // 10)
    source.write_bytes(data)
    take = decode(source, tmp_path / "take", silent)
    assert take.duration == pytest.approx(10, abs=0.1)
    assert 0.3 < sum(gap.duration for gap in take.gaps()) < 3.5
    tail = take.samples(8 * RATE, 10 * RATE).astype(float)
    assert np.corrcoef(np.abs(tail), np.abs(beeps(10)[8 * RATE :][: len(tail)]))[0, 1] > 0.5


def test_what_was_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    source = write_sound(tmp_path / "a.webm", beeps(10))
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    assert 3 < decode(source, tmp_path / "take", silent).duration < 7


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.mp3", b"", "is empty"),
        ("notes.txt", b"I shall speak about video models.", "damaged, or holds no sound"),
        ("noise.wav", random.Random(0).randbytes(3000), "damaged, or holds no sound"),
        (
            "list.m3u8",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
            "damaged, or holds no sound",
        ),
    ],
)
def test_what_is_no_recording_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RecordingError, match=reason):
        decode(tmp_path / name, tmp_path / "take", silent)


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="has no sound"):
        decode(write_video(tmp_path / "screen.mp4"), tmp_path / "take", silent)


@pytest.mark.parametrize("tag", [b"drms", b"enca"])
def test_copy_protection_is_named(tmp_path: Path, tag: bytes) -> None:
    source = write_sound(tmp_path / "song.m4a", beeps(1))
    source.write_bytes(source.read_bytes().replace(b"mp4a", tag))
    with pytest.raises(RecordingError, match="copy-protected"):
        decode(source, tmp_path / "take", silent)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be read"):
        decode(tmp_path / "none.wav", tmp_path / "take", silent)
    with pytest.raises(RecordingError, match="is a folder"):
        decode(tmp_path, tmp_path / "take", silent)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no colons in names")
def test_a_colon_in_a_name_is_no_protocol(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sound(tmp_path / "talk.ogg", beeps(1)).rename(tmp_path / "10:30.ogg")
    take = decode(Path("10:30.ogg"), tmp_path / "take", silent)
    assert take.duration == pytest.approx(1.0, abs=0.1)


def test_silence_on_a_mac_hints_at_the_permission() -> None:
    assert "Privacy & Security" in silence_hint("darwin")
    assert "Settings" in silence_hint("win32")
    assert "muted" in silence_hint("linux")


PEAK = """
import resource, sys
from pathlib import Path
from rehearsal.speech.audio import decode
decode(Path(sys.argv[1]), Path(sys.argv[2]), lambda step, fraction: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no getrusage")
def test_memory_is_the_same_at_any_length(tmp_path: Path) -> None:
    peaks = []
    for minutes in (2, 90):
        source = tmp_path / f"{minutes}.wav"
        with wave.open(str(source), "wb") as file:  # a child's peak counts its parent's: be small
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            for _ in range(minutes):
                file.writeframes(beeps(60).tobytes())
        command = [sys.executable, "-c", PEAK, str(source), str(tmp_path / str(minutes))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.15 * peaks[0]
