"""The recorder's routes: what is sent once is kept once, and strangers get nothing."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rehearsal import pending, workflow
from rehearsal.app import background, guard
from rehearsal.app.live import SILENT_WINDOW, LiveTakes, shared
from rehearsal.app.routes import routes
from rehearsal.errors import RecordingError
from rehearsal.following import PATIENCE
from rehearsal.pending import Pending, Plan
from rehearsal.speech.models import find_model
from rehearsal.speech.take import TakeWriter

HOST = "http://127.0.0.1:8501"
TONE = (8000 * np.sin(np.arange(16000) / 20)).astype("<i2")


@pytest.fixture
def live() -> Iterator[LiveTakes]:
    takes = LiveTakes()
    yield takes
    takes.close()


@pytest.fixture
def take() -> Pending:
    return pending.begin(None, Plan())


def browser(live: LiveTakes, window: str = "one", **headers: str) -> TestClient:
    """Return a window of the browser; `headers` replace what a page of ours would send."""
    sent = {"x-rehearsal-token": guard.token(), "x-rehearsal-window": window} | headers
    return TestClient(Starlette(routes=routes(live)), base_url=HOST, headers=sent)


def event(kind: str, sample: int, slide: int | None = None) -> str:
    return json.dumps([{"event": kind, "sample": sample, "slide": slide, "page": slide}])


def test_a_piece_that_is_sent_twice_is_kept_once(live: LiveTakes, take: Pending) -> None:
    with browser(live) as client:
        for at in (0, 16000, 16000, 0):
            answer = client.post(
                f"/rehearsal/takes/{take.id}/audio?at={at}", content=TONE.tobytes()
            )
            assert answer.status_code == 200
    assert take.take.length == 32000
    assert np.array_equal(take.take.samples(16000), TONE)


def test_what_was_never_sent_is_a_gap(live: LiveTakes, take: Pending) -> None:
    with browser(live) as client:
        client.post(f"/rehearsal/takes/{take.id}/audio?at=32000", content=TONE.tobytes())
    assert take.take.length == 48000
    assert [span.duration for span in take.take.gaps()] == [2.0]


def test_a_talk_is_told_by_its_events(live: LiveTakes, take: Pending) -> None:
    with browser(live) as client:
        for body in (event("start", 0, 1), event("slide", 16000, 2), event("pause", 20000, 2)):
            assert (
                client.post(f"/rehearsal/takes/{take.id}/events", content=body).status_code == 200
            )
        state = client.get(f"/rehearsal/takes/{take.id}").json()
        assert (state["slide"], state["paused"], state["clock"]) == (2, True, 20000)
        assert state["since"] == 16000  # the pause came on a slide that was there before
        client.post(f"/rehearsal/takes/{take.id}/events", content=event("stop", 32000, 2))
        assert client.get(f"/rehearsal/takes/{take.id}").json()["finished"]
    assert take.take.length == 32000


def test_a_stop_that_is_sent_again_is_no_mistake(live: LiveTakes, take: Pending) -> None:
    with browser(live) as client:
        for _ in range(2):
            answer = client.post(
                f"/rehearsal/takes/{take.id}/events", content=event("stop", 16000, 1)
            )
            assert answer.status_code == 200


def test_a_second_window_is_refused_with_a_sentence(live: LiveTakes, take: Pending) -> None:
    path = f"/rehearsal/takes/{take.id}/audio?at=0"
    with browser(live, "one") as first, browser(live, "two") as second:
        assert first.post(path, content=TONE.tobytes()).status_code == 200
        refused = second.post(path, content=TONE.tobytes())
        assert refused.status_code == 409
        assert "another window" in refused.json()["message"]
        first.post(f"/rehearsal/takes/{take.id}/leave")
        assert second.post(path, content=TONE.tobytes()).status_code == 200


def test_a_sign_of_life_keeps_a_take_with_its_window(
    live: LiveTakes, take: Pending, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = f"/rehearsal/takes/{take.id}/events", time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    with browser(live, "one") as first, browser(live, "two") as second:
        first.post(path, content=event("start", 0))
        for _ in range(3):
            now += SILENT_WINDOW - 1
            assert first.post(path, content="[]").status_code == 200
            assert second.post(path, content="[]").status_code == 409
        now += SILENT_WINDOW + 1
        assert second.post(path, content="[]").status_code == 200


def test_a_killed_browser_does_not_hold_its_take(
    live: LiveTakes, take: Pending, monkeypatch: pytest.MonkeyPatch
) -> None:
    with browser(live) as client:
        client.post(f"/rehearsal/takes/{take.id}/audio?at=0", content=TONE.tobytes())
    assert live.release_silent() == ()
    with pytest.raises(RecordingError, match="another window"):
        TakeWriter(take.folder)
    later = time.monotonic() + SILENT_WINDOW + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert live.release_silent() == (take.id,)
    with TakeWriter(take.folder) as writer:
        writer.event("stop")
    assert take.take.finished


def test_a_discarded_take_is_let_go_of(take: Pending) -> None:
    live = shared()
    with browser(live) as client:
        client.post(f"/rehearsal/takes/{take.id}/audio?at=0", content=TONE.tobytes())
        background.discard(take.id)
        assert not take.folder.exists()
        answer = client.post(f"/rehearsal/takes/{take.id}/audio?at=0", content=TONE.tobytes())
        assert answer.status_code == 409
    assert live.release_silent() == ()
    assert not take.folder.exists()


@pytest.fixture
def followers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a model be there, and children that wait for the end of their input do all work."""
    started: list[str] = []
    start, waiting = background._start, [sys.executable, "-c", "input()"]
    monkeypatch.setattr(workflow, "model_here", lambda *_: find_model("sample"))

    def start_waiting(name: str, _: list[str]) -> None:
        started.append(name)
        start(name, waiting)

    monkeypatch.setattr(background, "_start", start_waiting)
    return started


def test_a_take_is_followed_from_its_start_until_its_window_leaves(
    live: LiveTakes, take: Pending, followers: list[str]
) -> None:
    path = f"/rehearsal/takes/{take.id}"
    names = [f"listen {take.id}", f"follow {take.id}"]
    with browser(live, "one") as client, browser(live, "two") as other:
        client.post(f"{path}/events", content="[]")
        assert followers == []
        for body in (event("start", 0), "[]", event("slide", 10, 2)):
            client.post(f"{path}/events", content=body)
        assert followers == names
        children = [background._children[name] for name in names]
        other.post(f"{path}/leave")
        assert [child.poll() for child in children] == [None, None]
        client.post(f"{path}/leave")
        assert None not in [child.poll() for child in children]
        client.post(f"{path}/events", content="[]")
        assert followers == names * 2
    background.unfollow_all()
    assert not set(names) & set(background._children)


def test_without_a_model_a_take_is_listened_to_all_the_same(
    live: LiveTakes, take: Pending, followers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "model_here", lambda *_: None)
    with browser(live) as client:
        client.post(f"/rehearsal/takes/{take.id}/events", content=event("start", 0))
    assert followers == [f"listen {take.id}"]
    background.unfollow_all()


def test_an_analysis_lets_the_followers_of_its_take_end_and_then_ends_them(
    live: LiveTakes, take: Pending, followers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = f"/rehearsal/takes/{take.id}/events", time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    with browser(live) as client:
        for body in (event("start", 0), event("stop", 16000)):
            client.post(path, content=body)
    children = [background._children[f"{name} {take.id}"] for name in ("listen", "follow")]
    background.analyse(take.id)
    assert followers[2:] == [f"analyse {take.id}"]
    assert [child.poll() for child in children] == [None, None]
    now += PATIENCE + 1
    background.analyse(take.id)
    assert None not in [child.poll() for child in children]
    background.discard(take.id)


def test_a_restarted_server_goes_on_at_the_exact_sample(take: Pending) -> None:
    for at in (0, 16000):
        server = LiveTakes()
        with browser(server) as client:
            client.post(f"/rehearsal/takes/{take.id}/audio?at={at}", content=TONE.tobytes())
        server.close()
    assert take.take.length == 32000
    assert take.take.gaps() == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"x-rehearsal-token": "guessed"},
        {"x-rehearsal-token": ""},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"host": "evil.example:8501"},
    ],
    ids=["wrong token", "no token", "foreign origin", "sandboxed origin", "foreign host"],
)
def test_strangers_are_refused_and_nothing_is_written(
    headers: dict[str, str], live: LiveTakes, take: Pending
) -> None:
    before = sorted(path.name for path in take.folder.iterdir())
    with browser(live, **headers) as client:
        for path in (f"takes/{take.id}/audio?at=0", f"takes/{take.id}/events"):
            assert client.post(f"/rehearsal/{path}", content=b"\1\0").status_code == 403
        assert client.get(f"/rehearsal/takes/{take.id}").status_code == 403
        assert client.get(f"/rehearsal/pictures/{'0' * 64}/1.png").status_code == 403
    assert sorted(path.name for path in take.folder.iterdir()) == before


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("audio?at=-1", b"\0\0"),
        ("audio?at=99999999999", b"\0\0"),
        ("audio?at=x", b"\0\0"),
        ("audio?at=0", b"\0"),
        ("events", b"not json"),
        ("events", b'{"event": "slide"}'),
        ("events", b'[{"event": "slide"}]'),
        ("events", b'[{"event": "explode", "sample": 0}]'),
        ("events", b'[{"event": "slide", "sample": 0, "slide": "2"}]'),
        ("events", b'[{"event": "slide", "sample": 0, "slide": 0, "page": 0}]'),
        ("events", b'[{"event": "slide", "sample": 0, "slide": null}]'),
        ("events", b'[{"event": "slide", "sample": 0, "slide": true}]'),
        ("events", b'[{"event": "start", "sample": 0, "slide": 1, "page": -1}]'),
        ("events", b'[{"event": "start", "sample": null}]'),
        ("events", b'[{"event": "gap", "sample": 0, "duration": 9}]'),
    ],
)
def test_nonsense_is_a_bad_request(path: str, body: bytes, live: LiveTakes, take: Pending) -> None:
    with browser(live) as client:
        assert client.post(f"/rehearsal/takes/{take.id}/{path}", content=body).status_code == 400
    assert take.take.length == 0
    assert take.take.events() == ()


def test_a_take_that_is_unknown_is_a_sentence(live: LiveTakes) -> None:
    with browser(live) as client:
        answer = client.get("/rehearsal/takes/20260101-000000-abcdef")
        assert answer.status_code == 409
        assert client.get("/rehearsal/takes/..%2F..%2Fetc").status_code in (404, 409)


def test_a_picture_is_served_once_it_is_drawn(live: LiveTakes, own_home: Path) -> None:
    digest = "a" * 64
    with browser(live) as client:
        assert client.get(f"/rehearsal/pictures/{digest}/1.png").status_code == 404
        folder = own_home / "pictures" / digest
        folder.mkdir(parents=True)
        (folder / "page-0001.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        assert client.get(f"/rehearsal/pictures/{digest}/1.png").status_code == 200
