"""The sample's own recogniser, through faster-whisper: the same words whatever happens."""

import hashlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import Cancelled, ModelError, RecordingError, SettingError
from rehearsal.places import bundled
from rehearsal.speech import recogniser
from rehearsal.speech.audio import decode
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import RATE, Samples, Take, TakeWriter
from rehearsal.speech.transcribe import Transcriber, main, transcribe, transcribe_in_child
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed
from rehearsal.talk import Transcript

SECONDS = 26
"""Of the elevator pitch: four windows of the sample's recogniser."""


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


def digest(transcript: Transcript | None) -> str:
    assert transcript is not None
    return hashlib.sha256(repr(transcript).encode()).hexdigest()


@pytest.fixture(scope="session")
def model() -> Model:
    return find_model("sample")


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """The beginning of the sample's elevator pitch."""
    source = bundled("samples", "elevator_pitch", "pitch.opus")
    take = decode(source, tmp_path_factory.mktemp("pitch") / "take", silent)
    return take.samples(0, SECONDS * RATE)


@pytest.fixture(scope="session")
def offline(speech: Samples, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Transcript:
    """What is heard when the whole recording is there at once."""
    folder = tmp_path_factory.mktemp("offline")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REHEARSAL_HOME", str(folder / "home"))
        return transcribe(recorded(folder / "take", speech), model, progress=silent)


def recorded(folder: Path, sound: Samples, *, finished: bool = True) -> Take:
    with TakeWriter(folder) as writer:
        writer.append(sound)
        if finished:
            writer.event("stop")
    return Take(folder)


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


def test_a_child_hears_the_same(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    told: list[tuple[str, float]] = []
    take = recorded(tmp_path / "take", speech)
    child = transcribe_in_child(
        take, model, progress=lambda step, fraction: told.append((step, fraction))
    )
    assert digest(child) == digest(offline)
    assert told[-1] == ("Transcribing", 1.0)
    assert [fraction for _, fraction in told] == sorted(fraction for _, fraction in told)


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


@pytest.mark.parametrize("windows", [0, 1, 3])
def test_killed_at_any_point_and_started_again_it_hears_the_same(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript, windows: int
) -> None:
    take = recorded(tmp_path / "take", speech)
    with Transcriber(take, model, threads=1) as child:
        while lines_of(take) < 1 + windows:
            assert child.running
            time.sleep(0.005)
        child.stop()
    held = lines_of(take)
    with take.window_journal.open("ab") as journal:
        journal.write(b'{"run": "torn off in mid-li')
    again = transcribe(take, model, progress=silent)
    assert digest(again) == digest(offline)
    keys = [json.loads(line).get("key") for line in take.window_journal.read_text().splitlines()]
    recognised = [key for key in keys if key]
    assert len(recognised) == len(set(recognised)) == 4
    assert held >= 1 + windows


def lines_of(take: Take) -> int:
    path = take.window_journal
    return path.read_bytes().count(b"\n") if path.exists() else 0


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


def test_cancelling_keeps_what_is_written(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    take = recorded(tmp_path / "take", speech)

    def cancel(step: str, fraction: float) -> None:
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        transcribe_in_child(take, model, progress=cancel)
    partial = read_transcript_of(take)
    assert partial is not None
    assert partial.words == offline.words[: len(partial.words)]
    assert 0.4 < share_transcribed(take) < 1


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


def test_a_second_transcriber_of_a_take_is_refused(
    tmp_path: Path, speech: Samples, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rehearsal.speech import transcription
    from rehearsal.speech.journal import Journal

    monkeypatch.setattr(transcription, "PATIENCE", 0.0)
    take = recorded(tmp_path / "take", speech[:RATE])
    with (
        Journal(take.window_journal, busy=""),
        pytest.raises(RecordingError, match="being transcribed already"),
    ):
        transcribe(take, model, progress=silent)


def test_others_wait_for_their_turn(
    tmp_path: Path, speech: Samples, model: Model, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    from rehearsal.speech import transcribe as program

    monkeypatch.setattr(program, "_cores", lambda: 2)
    own_home.mkdir()
    told: list[str] = []

    def tell(step: str, fraction: float) -> None:
        told.append(step)
        if len(told) == 3:
            before.release()

    before = FileLock(own_home / "transcribing-0.lock")
    before.acquire()
    transcribe(recorded(tmp_path / "take", speech[:RATE]), model, progress=tell)
    assert told[0] == "Waiting for another transcription to end"
    assert told[-1] == "Transcribing"


def test_a_child_ends_with_its_parent(tmp_path: Path, model: Model) -> None:
    take = recorded(tmp_path / "take", np.zeros(RATE, np.int16), finished=False)
    child = Transcriber(take, model, follow=True)
    process = child._process
    try:
        while lines_of(take) < 1:
            assert child.running
            time.sleep(0.02)
        assert process.stdin is not None
        process.stdin.close()  # as the system does when the parent is killed
        assert process.wait(timeout=10) == 3
    finally:
        child.stop()


@pytest.fixture
def damaged(tmp_path: Path, model: Model) -> Iterator[Model]:
    folder = tmp_path / "damaged"
    folder.mkdir()
    for path in model.folder.iterdir():
        data = path.read_bytes()
        (folder / path.name).write_bytes(data[:1000] if path.name == "model.bin" else data)
    yield replace(model, name="broken", folder=folder, identity="broken")


def test_a_damaged_model_is_told_across_processes(
    tmp_path: Path, speech: Samples, damaged: Model
) -> None:
    take = recorded(tmp_path / "take", speech[: 5 * RATE])
    with pytest.raises(ModelError, match="broken cannot be loaded"):
        transcribe_in_child(take, damaged, progress=silent)


def test_a_bug_in_the_child_keeps_its_traceback(
    tmp_path: Path, speech: Samples, model: Model
) -> None:
    take = recorded(tmp_path / "take", speech[:RATE])
    take.window_journal.write_text('{"no run": 1}\n{"run": 2}\n')
    with pytest.raises(RuntimeError, match="KeyError"):
        transcribe_in_child(take, model, progress=silent)


def test_a_language_that_the_model_does_not_know_is_told(
    tmp_path: Path, speech: Samples, model: Model
) -> None:
    take = recorded(tmp_path / "take", speech[: 5 * RATE])
    multilingual = replace(model, multilingual=True)
    with pytest.raises(SettingError, match='no language "tlh"'):
        transcribe(take, multilingual, language="TLH", progress=silent)


def test_the_program_tells_what_the_speaker_can_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "take"), "--model", str(tmp_path / "no model")]) == 2
    told = json.loads(capsys.readouterr().err)
    assert told["error"] == "ModelError"
    assert told["message"]
    assert told["hint"]


def test_nothing_heavy_is_loaded_to_watch_a_transcription() -> None:
    code = (
        "import sys; import rehearsal.speech.transcribe; "
        "assert not {'ctranslate2', 'faster_whisper', 'av', 'onnxruntime'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
