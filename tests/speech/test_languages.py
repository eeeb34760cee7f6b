"""A model of many languages settles on one, by the first windows that say something."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from rehearsal.errors import SettingError
from rehearsal.speech import transcription
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.recogniser import Recogniser
from rehearsal.speech.take import RATE, Samples, Take
from rehearsal.speech.transcribe import transcribe
from tests.speech.takes import digest, recorded, silent


@pytest.fixture(scope="session")
def multilingual(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A multilingual model with made-up weights, which takes every sound for German."""
    folder = tmp_path_factory.mktemp("mini")
    script = Path(__file__).parents[2] / "benchmarks" / "random_whisper.py"
    subprocess.run([sys.executable, str(script), str(folder), "--geometry", "mini"], check=True)
    return find_model(str(folder))


def languages_noted(take: Take) -> list[str]:
    records = [json.loads(line) for line in take.window_journal.read_text().splitlines()]
    return [record["language"] for record in records if record.keys() == {"run", "language"}]


def test_the_language_is_detected_once_and_kept(
    tmp_path: Path, speech: Samples, multilingual: Model
) -> None:
    take = recorded(tmp_path, np.concatenate([speech, speech]))
    transcript = transcribe(take, multilingual, progress=silent)
    assert transcript.language == "de"
    assert transcript.words
    assert languages_noted(take) == ["de"]
    assert transcribe(take, multilingual, progress=silent) == transcript
    assert languages_noted(take) == ["de"]


def test_a_language_that_is_given_is_not_detected(
    tmp_path: Path, speech: Samples, multilingual: Model
) -> None:
    take = recorded(tmp_path, speech[: 8 * RATE])
    transcript = transcribe(take, multilingual, language="FR", progress=silent)
    assert transcript.language == "fr"
    assert languages_noted(take) == []


def test_unsure_windows_settle_it_together(
    tmp_path: Path, speech: Samples, multilingual: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter([{"en": 0.6, "de": 0.4}, {"en": 0.1, "de": 0.7}, {"en": 0.5, "de": 0.4}])
    monkeypatch.setattr(Recogniser, "language_probabilities", lambda self, samples: next(told))
    take = recorded(tmp_path, np.concatenate([speech] * 4))
    assert transcribe(take, multilingual, progress=silent).language == "de"
    assert next(told, None) is None


def test_a_take_that_ends_before_it_is_settled_is_transcribed_all_the_same(
    tmp_path: Path, speech: Samples, multilingual: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcription, "SURE_LANGUAGE", 1.1)
    transcript = transcribe(recorded(tmp_path, speech[: 8 * RATE]), multilingual, progress=silent)
    assert transcript.language == "de"
    assert transcript.words


def test_silence_has_no_language(tmp_path: Path, multilingual: Model) -> None:
    take = recorded(tmp_path, np.zeros(5 * RATE, np.int16))
    transcript = transcribe(take, multilingual, progress=silent)
    assert (transcript.language, transcript.words) == ("", ())


def test_the_next_run_of_a_detected_language_is_the_same(
    tmp_path: Path, speech: Samples, multilingual: Model
) -> None:
    first = transcribe(recorded(tmp_path / "a", speech), multilingual, progress=silent)
    second = transcribe(recorded(tmp_path / "b", speech), multilingual, progress=silent)
    assert digest(first) == digest(second)


def test_a_language_that_no_model_knows_is_told_at_once(
    tmp_path: Path, multilingual: Model
) -> None:
    take = recorded(tmp_path, np.zeros(RATE, np.int16))
    with pytest.raises(SettingError, match='no language "tlh"'):
        transcribe(take, multilingual, language="tlh", progress=silent)
