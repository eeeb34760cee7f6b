"""The sample's own recogniser, through faster-whisper: the right words, always the same."""

import json
import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import RecordingError
from rehearsal.places import bundled
from rehearsal.speech import recogniser, transcription, windows
from rehearsal.speech.hearing import HeardWindow, listen
from rehearsal.speech.journal import is_written
from rehearsal.speech.models import Model
from rehearsal.speech.recogniser import Recogniser
from rehearsal.speech.take import RATE, Samples, Take, TakeWriter
from rehearsal.speech.transcribe import transcribe
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed
from rehearsal.speech.windows import Window
from rehearsal.talk import Transcript
from tests.speech.takes import SECONDS, digest, recorded, silent


def test_the_words_are_those_that_were_spoken(offline: Transcript) -> None:
    truth = json.loads(bundled("samples", "elevator_pitch", "truth.json").read_text())["words"]
    spoken = [word for word in truth if word["end"] < SECONDS - 2]
    heard = [word.text.strip(",.?") for word in offline.words[: len(spoken)]]
    assert heard == [word["word"].strip(",.?") for word in spoken]
    errors = [abs(w.start - t["start"]) for w, t in zip(offline.words, spoken, strict=False)]
    assert np.percentile(errors, 90) <= 0.05
    assert (offline.model, offline.language) == ("sample", "en")
    assert (offline.unheard, offline.doubtful) == ((), ())


def test_words_are_in_order_and_sure(offline: Transcript) -> None:
    ends = [0.0, *(word.end for word in offline.words)]
    assert all(end <= word.start for end, word in zip(ends, offline.words, strict=False))
    assert all(word.probability is not None and word.probability > 0.3 for word in offline.words)


def test_following_a_take_that_grows_hears_the_same(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    folder = tmp_path / "take"

    def record() -> None:
        with TakeWriter(folder) as writer:
            rng = np.random.default_rng(0)
            while writer.length < len(speech):
                first = writer.length
                writer.append(speech[first : first + int(rng.integers(1, 3 * RATE))])
                time.sleep(0.05)
            writer.event("stop")

    recorder = threading.Thread(target=record)
    recorder.start()
    live = transcribe(Take(folder), model, follow=True, progress=silent)
    recorder.join()
    assert digest(live) == digest(offline)


def test_a_talk_that_ends_in_a_pause_is_heard_before_it_is_stopped(
    tmp_path: Path, speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Window] = []

    def listened(window: Window, take: Take, by: Recogniser, language: str) -> HeardWindow:
        found = listen(window, take, by, language)
        heard.append(window)
        return found

    monkeypatch.setattr(transcription, "listen", listened)
    # The sample's recogniser hears 10 s at once, so that a pause closes its windows early.
    monkeypatch.setattr(windows, "SPOKEN_OUT", 0.5)
    pause = np.zeros(round(1.6 * RATE), np.int16)
    parts = [speech[: 3 * RATE], pause, speech[3 * RATE : 9 * RATE], pause]
    take = Take(tmp_path / "take")
    done: list[Transcript] = []
    with TakeWriter(take.folder) as writer:
        writer.append(np.concatenate(parts[:2]))
        follower = threading.Thread(
            target=lambda: done.append(transcribe(take, model, follow=True, progress=silent))
        )
        follower.start()
        wait_until(lambda: [window.open for window in heard] == [True])
        writer.append(np.concatenate(parts[2:]))  # it was no end: the speaker goes on
        wait_until(lambda: heard[-1].open and heard[-1].stop > writer.length - RATE)
        known = len(heard)
        writer.event("stop")
    follower.join()
    assert len(heard) == known
    whole = recorded(tmp_path / "offline", np.concatenate(parts))
    assert digest(done[0]) == digest(transcribe(whole, model, progress=silent))
    assert len(done[0].words) > 10


def wait_until(so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_following_ends_when_the_take_is_thrown_away(tmp_path: Path, model: Model) -> None:
    take = recorded(tmp_path / "take", np.zeros(RATE, np.int16), finished=False)
    discarding = threading.Timer(1.5, shutil.rmtree, [take.folder])
    discarding.start()
    transcript = transcribe(take, model, follow=True, progress=silent)
    discarding.join()
    assert transcript.words == ()


def test_a_take_that_is_gone_does_not_come_back(tmp_path: Path, model: Model) -> None:
    gone = Take(tmp_path / "gone")
    with pytest.raises(RecordingError, match="There is no recording"):
        transcribe(gone, model, progress=silent)
    assert not is_written(gone.window_journal)
    assert not gone.folder.exists()


def test_a_take_that_went_on_is_transcribed_to_its_new_end(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    take = recorded(tmp_path / "take", speech[: 12 * RATE], finished=False)
    first = transcribe(take, model, progress=silent)
    assert 10 < first.words[-1].end <= 12
    with TakeWriter(take.folder) as writer:
        writer.append(speech[12 * RATE :])
        writer.event("stop")
    assert share_transcribed(take) == pytest.approx(12 / SECONDS)
    assert digest(transcribe(take, model, progress=silent)) == digest(offline)


def test_a_finished_transcript_needs_no_recogniser(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    take = recorded(tmp_path / "take", speech)
    transcribe(take, model, progress=silent)
    gone = replace(model, folder=tmp_path / "gone")
    assert digest(transcribe(take, gone, progress=silent)) == digest(offline)
    assert digest(read_transcript_of(take)) == digest(offline)


@pytest.mark.parametrize("sound", ["silence", "hiss", "hum", "nothing"])
def test_silence_yields_no_words(tmp_path: Path, model: Model, sound: str) -> None:
    time_axis = np.arange(25 * RATE) / RATE
    samples = {
        "silence": np.zeros(25 * RATE),
        "hiss": 200 * np.random.default_rng(1).standard_normal(25 * RATE),
        "hum": 500 * np.sin(2 * np.pi * 50 * time_axis),
        "nothing": np.zeros(0),
    }[sound].astype(np.int16)
    transcript = transcribe(recorded(tmp_path / "take", samples), model, progress=silent)
    assert (transcript.words, transcript.unheard) == ((), ())


def test_silence_around_speech_yields_no_words(
    tmp_path: Path, speech: Samples, model: Model
) -> None:
    quiet = np.zeros(30 * RATE, np.int16)
    sound = np.concatenate([quiet, speech[: 7 * RATE], quiet])
    transcript = transcribe(recorded(tmp_path / "take", sound), model, progress=silent)
    assert 30.5 < transcript.words[0].start < 31
    assert transcript.words[-1].end < 37


def test_a_window_that_fails_its_tests_twice_is_told_and_its_words_are_kept(
    tmp_path: Path, speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "LOWEST_LOG_PROBABILITY", 0.0)  # nothing is good enough
    transcript = transcribe(recorded(tmp_path, speech[: 7 * RATE]), model, progress=silent)
    assert len(transcript.doubtful) == 1
    assert len(transcript.words) > 15


def test_the_second_attempt_draws_the_same_in_every_run(speech: Samples, model: Model) -> None:
    drawn = []
    for _ in range(2):
        again = recogniser.Recogniser(model, threads=1)
        for _ in range(2):
            again._seed()
            drawn.append(again._attempt(speech[: 7 * RATE], "en", 1.5))
    assert drawn.count(drawn[0]) == 4
    assert again._attempt(speech[: 7 * RATE], "en", 1.5) != drawn[0]  # chance has a say


def test_a_gpu_that_cannot_be_used_is_left_alone(
    speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = recogniser.Recogniser(model, threads=1).hear(speech[: 7 * RATE], "en")
    monkeypatch.setattr(recogniser, "_device", lambda: "cuda")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    without = recogniser.Recogniser(model, threads=1)
    assert without.device == "cpu"
    assert without.hear(speech[: 7 * RATE], "en") == expected


def test_a_gpu_that_fails_on_the_way_is_left(
    speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = recogniser.Recogniser(model, threads=1)
    expected = failing.hear(speech[: 7 * RATE], "en")
    attempts = iter([RuntimeError("CUDA failed with error out of memory")])
    attempt = failing._attempt

    def fail_once(samples: Samples, language: str, temperature: float) -> recogniser.Heard:
        for error in attempts:
            raise error
        return attempt(samples, language, temperature)

    monkeypatch.setattr(failing, "_attempt", fail_once)
    with pytest.raises(RuntimeError, match="out of memory"):
        failing.hear(speech[: 7 * RATE], "en")  # on the CPU it is no such case
    attempts = iter([RuntimeError("CUDA failed with error out of memory")])
    failing.device = "cuda"
    assert failing.hear(speech[: 7 * RATE], "en") == expected
    assert failing.device == "cpu"


def test_speech_in_which_no_word_was_found_is_told(
    tmp_path: Path, speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "LOWEST_LOG_PROBABILITY", 0.0)
    monkeypatch.setattr(recogniser, "HIGHEST_NO_SPEECH", -1.0)  # the model says: no speech
    transcript = transcribe(recorded(tmp_path, speech[: 8 * RATE]), model, progress=silent)
    assert transcript.words == ()
    assert transcript.unheard[0].start == pytest.approx(0.8, abs=0.1)
    assert sum(span.duration for span in transcript.unheard) > 5


def test_a_take_without_a_transcript_has_none(tmp_path: Path) -> None:
    assert read_transcript_of(Take(tmp_path)) is None
    assert share_transcribed(Take(tmp_path)) == 0


def test_another_model_begins_another_transcript(
    tmp_path: Path, speech: Samples, model: Model
) -> None:
    take = recorded(tmp_path / "take", speech[: 6 * RATE])
    first = transcribe(take, model, progress=silent)
    other = replace(model, name="other", identity="other")
    second = transcribe(take, other, progress=silent)
    assert second == replace(first, model="other")
    assert read_transcript_of(take) == second
    assert transcribe(take, model, progress=silent) == first
