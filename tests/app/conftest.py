"""What the tests of the app stand on: a token of their own; the app, a voice, a sound card."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearsal.app import background, guard
from tests.app.browser import Server, microphone_file, serving
from tests.speech.sound_card import SoundCard, sound_card


@pytest.fixture(autouse=True)
def fresh_token() -> Iterator[None]:
    """Let each test's own folder say what a page must know to be let in."""
    guard.token.cache_clear()
    yield
    guard.token.cache_clear()


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the slides undrawn: a thread would outlive the test. In a browser they are drawn."""
    monkeypatch.setattr(background, "_draw", lambda *_: None)


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
