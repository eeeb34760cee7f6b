"""A recording that is sent in pieces: whole in the end, whatever happened on the way."""

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rehearsal import library, pending
from rehearsal.app import guard
from rehearsal.app.live import LiveTakes
from rehearsal.app.routes import LARGEST_PIECE, routes
from rehearsal.errors import RecordingError
from rehearsal.pending import UPLOADED, Pending, Plan
from rehearsal.places import bundled
from rehearsal.talk import ELEVATOR_PITCH

HOST = "http://127.0.0.1:8501"
PITCH = bundled("samples", "elevator_pitch", "pitch.opus").read_bytes()
HALF = len(PITCH) // 2


@pytest.fixture
def client() -> Iterator[TestClient]:
    guard.token.cache_clear()
    sent = {"x-rehearsal-token": guard.token()}
    with TestClient(Starlette(routes=routes(LiveTakes())), base_url=HOST, headers=sent) as made:
        yield made
    guard.token.cache_clear()


@pytest.fixture
def take() -> Pending:
    return pending.begin(None, Plan(recording=UPLOADED, format=ELEVATOR_PITCH, model="none"))


def path(take: Pending, name: str = "my talk.opus", size: int = len(PITCH), stamp: int = 7) -> str:
    return f"/rehearsal/takes/{take.id}/recording?name={name}&size={size}&stamp={stamp}"


def here(answer: object) -> int:
    assert isinstance(answer, dict)
    size: int = answer["size"]
    return size


def test_a_file_in_pieces_becomes_a_run_through(client: TestClient, take: Pending) -> None:
    for at in (0, 0, HALF):
        piece = PITCH[at : at + HALF] if at == 0 else PITCH[at:]
        assert not take.ready
        client.post(f"{path(take)}&at={at}", content=piece).raise_for_status()
    assert take.recording is not None
    assert (take.recording.name, take.recording.read_bytes()) == ("my talk.opus", PITCH)
    kept = pending.finish(take.id, lambda step, fraction: None)
    _, rehearsal = library.load(kept)
    assert rehearsal.duration == pytest.approx(96, abs=30)
    assert not (library.folder_of(kept) / "recording").exists()


def test_the_same_file_goes_on_where_it_ended(client: TestClient, take: Pending) -> None:
    client.post(f"{path(take)}&at=0", content=PITCH[:1000])
    assert here(client.get(path(take)).json()) == 1000
    overlapping = client.post(f"{path(take)}&at=500", content=PITCH[500:2000])
    assert here(overlapping.json()) == 2000
    client.post(f"{path(take)}&at=2000", content=PITCH[2000:])
    assert take.recording is not None and take.recording.read_bytes() == PITCH


def test_a_piece_that_would_leave_a_hole_is_not_written(client: TestClient, take: Pending) -> None:
    client.post(f"{path(take)}&at=0", content=PITCH[:1000])
    assert here(client.post(f"{path(take)}&at=1001", content=PITCH[1001:2000]).json()) == 1000


def test_another_file_begins_anew(client: TestClient, take: Pending) -> None:
    client.post(f"{path(take)}&at=0", content=PITCH[:1000])
    for other in (path(take, stamp=8), path(take, size=9999), path(take, name="b.opus")):
        assert here(client.get(other).json()) == 0
    client.post(f"{path(take, stamp=8)}&at=0", content=PITCH)
    assert [found.name for found in take.uploads.iterdir()] == ["my talk.opus"]


@pytest.mark.parametrize("name", ["../../../evil.wav", "..", "a/b\\c:d.wav", ".part", "", "x.part"])
def test_no_name_leaves_the_folder(name: str, client: TestClient, take: Pending) -> None:
    client.post(f"{path(take, name=name)}&at=0", content=PITCH).raise_for_status()
    assert take.recording is not None
    assert take.recording.parent == take.uploads
    assert take.recording.read_bytes() == PITCH


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("name=a.wav&size=0&stamp=1&at=0", 409),
        ("name=a.wav&size=-1&stamp=1&at=0", 400),
        ("name=a.wav&size=x&stamp=1&at=0", 400),
        ("name=a.wav&size=10&stamp=1&at=-1", 400),
        ("name=a.wav&size=10&stamp=1", 400),
        ("name=a.wav&size=3&stamp=1&at=0", 400),
    ],
)
def test_nonsense_writes_nothing(
    query: str, status: int, client: TestClient, take: Pending
) -> None:
    answer = client.post(f"/rehearsal/takes/{take.id}/recording?{query}", content=b"longer")
    assert answer.status_code == status
    assert not take.uploads.exists()


def test_strangers_and_giants_are_refused(client: TestClient, take: Pending) -> None:
    giant = client.post(f"{path(take)}&at=0", content=bytes(LARGEST_PIECE + 1))
    assert giant.status_code == 413
    stranger = client.post(
        f"{path(take)}&at=0", content=PITCH, headers={"x-rehearsal-token": "guessed"}
    )
    assert stranger.status_code == 403
    assert not take.uploads.exists()


def test_a_take_of_the_microphone_takes_no_file(client: TestClient) -> None:
    spoken = pending.begin(None, Plan())
    assert client.post(f"{path(spoken)}&at=0", content=PITCH).status_code == 400
    assert not spoken.uploads.exists()


def test_a_full_disk_is_said_and_the_rest_stays(
    client: TestClient, take: Pending, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource", reason="needs a limit on file sizes")
    signal = pytest.importorskip("signal")
    client.post(f"{path(take)}&at=0", content=PITCH[:1000])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, before[1]))
    try:
        full = client.post(f"{path(take)}&at=1000", content=PITCH[1000:])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert full.status_code == 507
    assert "full" in full.json()["message"]
    at = here(client.get(path(take)).json())
    assert at == 1500
    client.post(f"{path(take)}&at={at}", content=PITCH[at:])
    assert take.recording is not None and take.recording.read_bytes() == PITCH


def test_half_a_file_cannot_be_finished(client: TestClient, take: Pending) -> None:
    client.post(f"{path(take)}&at=0", content=PITCH[:1000])
    with pytest.raises(RecordingError, match="not sent to its end"):
        pending.finish(take.id, lambda step, fraction: None)
    assert json.loads(client.get(path(take)).text) == {"size": 1000}
