"""The sound of a kept run-through: any part of it, to this app's own player, to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rehearsal import library
from rehearsal.app import guard
from rehearsal.app.live import LiveTakes
from rehearsal.app.routes import routes
from rehearsal.app.sound import key_of, sound_data
from rehearsal.speech.take import TakeWriter
from rehearsal.talk import Rehearsal

HOST = "http://127.0.0.1:8501"
TONE = (8000 * np.sin(np.arange(3 * 16000) / 20)).astype("<i2")


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(LiveTakes())), base_url=HOST) as client:
        yield client


@pytest.fixture
def kept(tmp_path: Path) -> str:
    with TakeWriter(tmp_path / "take") as writer:
        writer.append(TONE.tobytes())
        writer.event("stop")
    return library.save(Rehearsal(duration=3.0), tmp_path / "take")


def test_any_part_of_a_recording_is_sent(client: TestClient, kept: str) -> None:
    source = sound_data(kept)["source"]
    whole = client.get(source)
    assert whole.status_code == 200
    assert whole.headers["content-type"] == "audio/flac"
    part = client.get(source, headers={"range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.content == whole.content[100:200]


def test_the_page_knows_which_moments_the_file_holds(kept: str) -> None:
    assert sound_data(kept)["pieces"] == [[0.0, 3.0]]
    raw = library.folder_of(kept) / "audio.s16"
    assert raw.exists()  # the page has waited for nothing


def test_a_recording_that_was_not_kept_is_told(client: TestClient) -> None:
    kept = library.save(Rehearsal(duration=3.0), None)
    assert sound_data(kept) == {}
    answer = client.get(f"/rehearsal/run-throughs/{kept}/sound?key={key_of(kept)}")
    assert answer.status_code == 404
    assert answer.json()["hint"]


def test_a_key_opens_one_recording_alone(client: TestClient, kept: str) -> None:
    for key in ("", key_of("20260314-101500-ab12cd"), guard.token()):
        answer = client.get(f"/rehearsal/run-throughs/{kept}/sound?key={key}")
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example:8501"},
    ],
    ids=["another page", "embedded elsewhere", "another name for this machine"],
)
def test_a_stranger_hears_nothing(client: TestClient, kept: str, headers: dict[str, str]) -> None:
    assert client.get(sound_data(kept)["source"], headers=headers).status_code == 403


def test_an_unknown_run_through_is_a_sentence(client: TestClient) -> None:
    unknown = "20260314-101500-ab12cd"
    answer = client.get(f"/rehearsal/run-throughs/{unknown}/sound?key={key_of(unknown)}")
    assert answer.status_code == 409
    assert "no saved run-through" in answer.json()["message"].lower()
