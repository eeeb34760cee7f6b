"""The transcribing process: watched, cancelled, killed, kept waiting, failing."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import Cancelled, ModelError, RecordingError
from rehearsal.speech.models import Model
from rehearsal.speech.take import RATE, Samples
from rehearsal.speech.transcribe import Transcriber, main, transcribe, transcribe_in_child
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed
from rehearsal.talk import Transcript
from tests.speech.takes import digest, lines_of, recorded, silent


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


@pytest.mark.parametrize("windows", [0, 1, 2])
def test_killed_at_any_point_and_started_again_it_hears_the_same(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript, windows: int
) -> None:
    take = recorded(tmp_path / "take", speech)
    with Transcriber(take, model, threads=1) as child:
        while child.running and lines_of(take) < 1 + windows:
            time.sleep(0.005)
        child.stop()
    held = lines_of(take)
    with take.window_journal.open("ab") as journal:
        journal.write(b'{"run": "torn off in mid-li')
    again = transcribe(take, model, progress=silent)
    assert digest(again) == digest(offline)
    keys = [json.loads(line).get("key") for line in take.window_journal.read_text().splitlines()]
    recognised = [key for key in keys if key]
    assert len(recognised) == len(set(recognised)) == 3
    assert held >= 1 + windows


def test_cancelling_keeps_what_is_written(
    tmp_path: Path, speech: Samples, model: Model, offline: Transcript
) -> None:
    take = recorded(tmp_path / "take", np.concatenate([speech] * 3))

    def cancel(step: str, fraction: float) -> None:
        if fraction:
            raise Cancelled

    with pytest.raises(Cancelled):
        transcribe_in_child(take, model, progress=cancel)
    partial = read_transcript_of(take)
    assert partial is not None
    assert partial.words[:15] == offline.words[:15]
    assert 0 < share_transcribed(take) < 1


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
    take = recorded(tmp_path / "take", speech[:RATE], finished=False)
    take.window_journal.write_text('{"no run": 1}\n{"run": 2}\n')
    with pytest.raises(RuntimeError, match="KeyError"):
        transcribe_in_child(take, model, progress=silent)


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


def test_what_reads_sound_files_is_not_loaded_to_recognise_samples(
    tmp_path: Path, speech: Samples, model: Model
) -> None:
    take = recorded(tmp_path / "take", speech[: 5 * RATE])
    code = (
        "import sys; from rehearsal.speech.transcribe import main; "
        f"assert main([{str(take.folder)!r}, '--model', {str(model.folder)!r}]) == 0; "
        "assert 'faster_whisper' in sys.modules; "
        "assert not [name for name in sys.modules if name.startswith('av.')]; "
        "import av; assert av.open is sys.modules['av'].open; "
        "assert av.error is sys.modules['av.error']; assert av.audio"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
