"""The sample's recogniser and the beginning of its elevator pitch."""

import pytest

from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import RATE, Samples
from rehearsal.speech.transcribe import transcribe
from rehearsal.talk import Transcript
from tests.speech.takes import SECONDS, recorded, silent


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
