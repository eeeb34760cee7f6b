"""What the tests in a real browser stand on: the app as a process, a voice, a sound card."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.browser import Server, microphone_file, serving
from tests.speech.sound_card import SoundCard, sound_card


@pytest.fixture
def server(own_home: Path) -> Iterator[Server]:
    """Run the app over the test's own folder."""
    with serving(own_home) as running:
        yield running


@pytest.fixture(scope="session")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what the browser's microphone hears: the sample pitch, over and over."""
    return microphone_file(tmp_path_factory.mktemp("voice") / "pitch.wav")


@pytest.fixture
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundCard]:
    """Give this computer a microphone that can be pulled out."""
    with sound_card(tmp_path_factory.mktemp("card")) as made:
        yield made
