"""Acoustics that are measured while a take is recorded: the same as afterwards, however it ends."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import RecordingError
from rehearsal.speech import listening
from rehearsal.speech.acoustics import measure
from rehearsal.speech.journal import is_written, sole_writer
from rehearsal.speech.listening import NAME, listen, measured
from rehearsal.speech.take import Samples, Take, TakeWriter
from rehearsal.talk import Acoustics, Progress
from tests.speech.takes import recorded, silent


def ragged(sound: Samples, writer: TakeWriter) -> None:
    """Append a sound in pieces of any length, with something missing in the middle."""
    rng, at = np.random.default_rng(3), 0
    while at < len(sound):
        count = int(rng.integers(1, 30_000))
        if at > len(sound) // 2 and not writer.take.gaps():
            writer.gap(until=writer.length + 5000)
        writer.append(sound[at : at + count])
        at += count


def test_a_take_that_is_followed_measures_the_same(tmp_path: Path, speech: Samples) -> None:
    with TakeWriter(tmp_path / "take") as writer:
        follower = threading.Thread(target=listen, args=(writer.take,))
        follower.start()
        ragged(speech, writer)
        writer.event("stop")
    follower.join()
    assert listening._held(writer.take) == measure(writer.take, silent)


def test_what_was_measured_is_not_measured_again(
    tmp_path: Path, speech: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = recorded(tmp_path / "take", speech)
    first = measured(take, silent)

    def refuse(take: Take, progress: Progress) -> Acoustics:
        raise AssertionError("measured again")

    monkeypatch.setattr(listening, "measure", refuse)
    assert measured(take, silent) == first


@pytest.mark.parametrize("damage", ["other sound", "torn", "other measures"])
def test_what_is_not_of_this_sound_is_measured_anew(
    tmp_path: Path, speech: Samples, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = recorded(tmp_path / "take", speech)
    measured(take, silent)
    if damage == "other sound":
        take.audio.write_bytes(take.audio.read_bytes()[: -2 * 16_000])
    elif damage == "torn":
        (take.folder / NAME).write_text("{", encoding="utf-8")
    else:
        monkeypatch.setattr(listening, "_measures", lambda: "of another version")
    assert listening._held(take) is None
    assert measured(take, silent) == measure(take, silent)


def test_a_listener_that_was_killed_comes_to_the_same(tmp_path: Path, speech: Samples) -> None:
    program = [sys.executable, "-m", listening.__name__, str(tmp_path / "take"), "--follow"]
    with TakeWriter(tmp_path / "take") as writer:
        lock = writer.take.folder / NAME
        writer.append(speech[: len(speech) // 2])
        child = subprocess.Popen(program)
        while not is_written(lock):
            assert child.poll() is None
        child.kill()
        child.wait()
        again = subprocess.Popen(program)
        writer.append(speech[len(speech) // 2 :])
        writer.event("stop")
    assert again.wait(timeout=120) == 0
    assert listening._held(writer.take) == measure(writer.take, silent)


def test_a_take_that_is_thrown_away_leaves_nothing(tmp_path: Path, speech: Samples) -> None:
    take = recorded(tmp_path / "take", speech, finished=False)
    follower = threading.Thread(target=listen, args=(take,))
    follower.start()
    while not is_written(take.folder / NAME):
        pass
    for path in tuple(take.folder.iterdir()):
        path.unlink()
    take.folder.rmdir()
    follower.join(timeout=60)
    assert not follower.is_alive()
    assert not take.folder.exists()


def test_one_listens_at_a_time(
    tmp_path: Path, speech: Samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "PATIENCE", 0.0)
    take = recorded(tmp_path / "take", speech)
    with (
        sole_writer(take.folder / NAME, "busy"),
        pytest.raises(RecordingError, match="being listened to already"),
    ):
        measured(take, silent)
