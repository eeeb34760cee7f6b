"""A model is fetched beside the pages, told how far, ended when asked, and never hangs."""

import time
from collections.abc import Iterator

import pytest

from rehearsal.app import fetching
from rehearsal.app.fetching import Fetching
from rehearsal.places import bundled
from tests.speech.fakehub import FakeHub, fake_hub
from tests.speech.test_download import MODEL


@pytest.fixture(autouse=True)
def none_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fetching, "_state", None)
    yield
    fetching.cancel()
    ended()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    sample = bundled("samples", "recogniser")
    with fake_hub("Systran/faster-whisper-tiny.en", sample, "slow") as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


def ended() -> Fetching | None:
    """Wait until nothing is being fetched, and tell how it ended."""
    for _ in range(600):
        state = fetching.state()
        if state is None or not state.running:
            return state
        time.sleep(0.05)
    pytest.fail("it hangs")


def test_a_model_comes_whole(hub: FakeHub) -> None:
    hub.mode = "good"
    fetching.fetch(MODEL)
    state = ended()
    assert state is not None
    assert (state.done, state.error, state.fraction) == (True, "", 1.0)


def test_it_ends_when_that_is_asked_for(hub: FakeHub) -> None:
    fetching.fetch(MODEL)
    while (going := fetching.state()) and going.running and not 0.1 < going.fraction < 1:
        time.sleep(0.02)
    fetching.cancel()
    state = ended()
    assert state is not None
    assert (state.done, state.error) == (False, "")
    assert "Stopped" in state.step


def test_without_a_hub_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    fetching.fetch(MODEL)
    state = ended()
    assert state is not None
    assert "cannot be asked" in state.error
    assert state.hint
