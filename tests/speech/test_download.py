"""Downloads, against a hub on this machine that behaves or misbehaves."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rehearsal.errors import Cancelled, ModelError
from rehearsal.places import bundled
from rehearsal.speech.download import Limits, download, probe
from rehearsal.speech.models import find_model
from tests.speech.fakehub import BLOCK, FakeHub, fake_hub

HASTY = Limits(answer=2.0, probe=60.0, silence=20.0, poll=0.05)
MODEL = "tiny.en"


def ignore(step: str, fraction: float) -> None:
    """Stand in for somebody who watches."""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with fake_hub("Systran/faster-whisper-tiny.en", bundled("samples", "recogniser")) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def test_a_model_is_fetched_and_found_from_then_on(hub: FakeHub) -> None:
    seen: list[tuple[str, float]] = []
    model = download(MODEL, lambda *step: seen.append(step), HASTY)
    assert (model.folder / "model.bin").read_bytes() == hub.files["model.bin"]
    assert sorted(path.name for path in model.folder.iterdir()) == sorted(
        set(hub.files) - {"README.md"}
    )
    assert find_model(MODEL) == model
    assert seen[0] == ("asking the hub for tiny.en", 0.0)
    assert seen[-1][0].endswith("of 3.4 MB")


def test_the_sizes_are_known_before_the_download(hub: FakeHub) -> None:
    offer = probe(MODEL, limits=HASTY)
    assert offer.size == hub.size - len(hub.files["README.md"])
    assert offer.here == 0
    assert hub.requests == ["faster-whisper-tiny.en"]


def test_progress_counts_the_bytes(hub: FakeHub) -> None:
    hub.mode = "slow"
    fractions: list[float] = []
    download(MODEL, lambda _, fraction: fractions.append(fraction), HASTY)
    assert fractions == sorted(fractions)
    assert len({fraction for fraction in fractions if 0 < fraction < 1}) >= 2


def test_a_cancelled_download_goes_on_where_it_stopped(hub: FakeHub) -> None:
    def stop_half_way(step: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    hub.mode = "stalling"
    with pytest.raises(Cancelled):
        download(MODEL, stop_half_way, HASTY)
    kept = probe(MODEL, limits=HASTY).here
    assert kept > hub.size / 2
    with pytest.raises(ModelError, match=r"tiny\.en is not on this machine"):
        find_model(MODEL)
    hub.mode, hub.requests[:] = "good", []
    model = download(MODEL, ignore, HASTY)
    assert (model.folder / "model.bin").read_bytes() == hub.files["model.bin"]
    ranges = [request for request in hub.requests if request.startswith("model.bin bytes=")]
    assert len(ranges) == 1
    assert int(ranges[0].removeprefix("model.bin bytes=").rstrip("-")) > 1_000_000


def test_a_hub_that_never_answers_is_given_up(hub: FakeHub) -> None:
    hub.mode = "silent"
    begun = time.monotonic()
    with pytest.raises(ModelError, match=r"The model hub http://127\.0\.0\.1:\d+ cannot be asked"):
        download(MODEL, ignore, HASTY)
    assert time.monotonic() - begun < 30


def test_waiting_for_an_answer_can_be_cancelled(hub: FakeHub) -> None:
    hub.mode = "silent"

    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        download(MODEL, stop)


def test_a_hub_that_falls_silent_is_given_up_and_what_came_is_kept(hub: FakeHub) -> None:
    hub.mode = "stalling"
    with pytest.raises(ModelError, match="The hub sent nothing for 2 s") as caught:
        download(MODEL, ignore, replace(HASTY, silence=2.0))
    assert "`rehearsal models download tiny.en` goes on where it stopped." in caught.value.hint
    hub.mode = "good"
    assert probe(MODEL, limits=HASTY).here > 0
    assert download(MODEL, ignore, HASTY).window_seconds == 10


def test_a_connection_that_is_cut_is_taken_up_again(hub: FakeHub) -> None:
    hub.mode = "cutting"
    model = download(MODEL, ignore, HASTY)
    assert (model.folder / "model.bin").read_bytes() == hub.files["model.bin"]
    assert [request for request in hub.requests if request.startswith("model.bin")] == [
        "model.bin",
        f"model.bin bytes={BLOCK}-",
    ]


def test_a_file_that_is_not_as_announced_is_thrown_away(hub: FakeHub) -> None:
    hub.mode = "corrupt"
    with pytest.raises(ModelError, match="did not arrive as the hub announced it"):
        download(MODEL, ignore, HASTY)
    with pytest.raises(ModelError, match="not on this machine"):
        find_model(MODEL)
    hub.mode = "good"
    assert download(MODEL, ignore, HASTY).name == MODEL


def test_a_hub_without_the_model_says_so(hub: FakeHub) -> None:
    with pytest.raises(ModelError, match=r"The hub has no model Systran/faster-whisper-base\.en"):
        probe("base.en", limits=HASTY)


def test_a_repository_without_a_model_is_refused(hub: FakeHub) -> None:
    hub.mode = "empty"
    with pytest.raises(ModelError, match="is no model for faster-whisper"):
        probe(MODEL, limits=HASTY)


def test_a_network_that_answers_with_a_login_page_is_no_hub(hub: FakeHub) -> None:
    hub.mode = "garbled"
    with pytest.raises(ModelError, match=r"cannot be asked \(.*JSON"):
        probe(MODEL, limits=HASTY)


def test_no_hub_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="cannot be asked") as caught:
        probe(MODEL, limits=HASTY)
    assert "name a folder" in caught.value.hint


def test_offline_mode_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match=r"HF_HUB_OFFLINE is set, so base\.en may not be fetched"):
        download("base.en", ignore)


def test_a_disk_that_is_too_small_is_found_before_the_download(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    class Full:
        free = 50_000_000

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Full)
    with pytest.raises(ModelError, match=r"still needs 3\.4 MB, .* has only 50 MB free"):
        download(MODEL, ignore, HASTY)
    assert len(hub.requests) == 1


def test_two_downloads_at_once_are_refused(hub: FakeHub) -> None:
    def start_another(step: str, fraction: float) -> None:
        if fraction > 0.5:
            with pytest.raises(ModelError, match=r"tiny\.en is being downloaded already"):
                download(MODEL, ignore, HASTY)
            raise Cancelled

    hub.mode = "stalling"
    with pytest.raises(Cancelled):
        download(MODEL, start_another, HASTY)


def test_the_sample_needs_no_download() -> None:
    assert download("sample", ignore) == find_model("sample")


def test_a_name_that_nobody_knows_is_not_asked_for() -> None:
    with pytest.raises(ModelError, match='no model called "huge"'):
        probe("huge")


def test_the_process_that_fetches_ends_with_the_one_that_started_it(hub: FakeHub) -> None:
    hub.mode = "silent"
    command = [sys.executable, "-m", "rehearsal.speech.fetch", "probe"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as child:
        assert child.stdin
        child.stdin.write(
            json.dumps({"repository": hub.repository, "timeout": 60}).encode() + b"\n"
        )
        child.stdin.close()
        assert child.wait(10) == 0


def test_a_computer_without_a_network_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")  # a name that never resolves (RFC 2606)
    for proxy in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(proxy, raising=False)
    with pytest.raises(ModelError, match="seems to be without a network"):
        probe(MODEL, limits=HASTY)
