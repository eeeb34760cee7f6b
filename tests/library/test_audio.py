"""The sound of kept run-throughs: the same samples in less room, or gone; never lost half-way."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rehearsal import library
from rehearsal.errors import LibraryError
from rehearsal.settings import KeepAudio
from rehearsal.speech.audio import decode
from rehearsal.speech.sound_files import digest_of_sound, write_sound
from rehearsal.speech.take import RATE, Take, TakeWriter
from tests.notation import spoken

TALK = spoken("so (6.0) today we show our method (0.8) and that is it")
"""Words from 0 to 0.4 s and again from 6.4 s on."""
LENGTH = round((TALK.duration or 0) * RATE)
NOISE = np.random.default_rng(7).integers(-2000, 2000, LENGTH).astype(np.int16)


@pytest.fixture
def take(own_home: Path) -> Path:
    folder = own_home / "takes" / "one"
    with TakeWriter(folder) as writer:
        writer.event("start")
        writer.append(NOISE)
        writer.event("stop")
    return folder


def sound_on_disk(rehearsal_id: str) -> list[str]:
    files = library.folder_of(rehearsal_id).glob("audio.*")
    return [path.name for path in files if path.stat().st_size]


def kept(take: Path, how: KeepAudio) -> str:
    return library.save(TALK, take, keep_audio=how)


def test_kept_sound_is_the_same_to_the_sample(take: Path, tmp_path: Path) -> None:
    digest = Take(take).digest()
    rehearsal_id = kept(take, "kept")
    audio = library.audio_of(rehearsal_id)
    assert audio is not None
    assert digest_of_sound(audio.path) == digest
    assert decode(audio.path, tmp_path / "again", lambda *_: None).digest() == digest
    assert audio.duration == pytest.approx(LENGTH / RATE)
    assert audio.at(3.25) == audio.time(3.25) == 3.25
    assert not (library.folder_of(rehearsal_id) / "audio.s16").exists()


def test_trimmed_sound_has_no_long_silence_and_every_word_is_found_in_it(take: Path) -> None:
    audio = library.audio_of(kept(take, "trimmed"))
    assert audio is not None
    assert audio.duration == pytest.approx(LENGTH / RATE - 5.0, abs=0.01)  # 0.5 s on either side
    samples = np.concatenate(list(read(audio.path)))
    assert TALK.transcript is not None
    for word in TALK.transcript.words:
        there = round(audio.at(word.start) * RATE)
        here = round(word.start * RATE)
        assert (samples[there : there + 100] == NOISE[here : here + 100]).all(), word.text
        assert audio.time(audio.at(word.start)) == pytest.approx(word.start)
    assert audio.at(3.0) == pytest.approx(0.9)  # inside the cut: where it was made


def read(path: Path) -> list["np.ndarray[tuple[int, ...], np.dtype[np.int16]]"]:
    from rehearsal.speech.sound_files import read_sound

    return list(read_sound(path))


@pytest.mark.parametrize("how", ["kept", "trimmed", "dropped"])
def test_what_will_be_kept_is_known_before_it_is_put_away(take: Path, how: KeepAudio) -> None:
    rehearsal_id = kept(take, how)
    promised = library.pieces_of(rehearsal_id)
    assert sound_on_disk(rehearsal_id) == ["audio.s16"]
    library.settle_audio(rehearsal_id)
    audio = library.audio_of(rehearsal_id)
    assert promised == (audio.pieces if audio else ()) == library.pieces_of(rehearsal_id)


def test_dropped_sound_is_gone_and_the_report_stays(take: Path) -> None:
    rehearsal_id = kept(take, "dropped")
    library.settle_audio(rehearsal_id)
    assert sound_on_disk(rehearsal_id) == []
    assert library.audio_of(rehearsal_id) is None
    assert library.load(rehearsal_id)[1] == TALK


def test_a_crash_while_it_is_written_loses_nothing(
    take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = kept(take, "kept")
    raw = Take(library.folder_of(rehearsal_id))
    digest = raw.digest()

    def power_cut(path: Path, *_: object) -> None:
        raise KeyboardInterrupt(path)

    for moment in ("os.replace", "pathlib.Path.unlink"):
        with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
            cut.setattr(moment, power_cut)
            library.settle_audio(rehearsal_id)
        assert raw.digest() == digest
    library.settle_all()
    audio = library.audio_of(rehearsal_id)
    assert audio is not None
    assert digest_of_sound(audio.path) == digest
    assert not raw.audio.exists()


def test_putting_away_stops_between_two_recordings(take: Path, own_home: Path) -> None:
    second = own_home / "takes" / "two"
    shutil.copytree(take, second)
    raw = [library.folder_of(kept(folder, "kept")) / "audio.s16" for folder in (take, second)]
    asked = iter([False, True])
    library.settle_all(lambda: next(asked))
    assert sorted(path.exists() for path in raw) == [False, True]
    library.settle_all()
    assert not any(path.exists() for path in raw)


def test_what_cannot_be_read_back_does_not_replace_the_samples(
    take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = kept(take, "kept")
    monkeypatch.setattr("rehearsal.speech.sound_files.digest_of_sound", lambda _: "another")
    library.settle_all()
    assert Take(library.folder_of(rehearsal_id)).length == LENGTH


def test_deleting_the_sound_alone_leaves_the_report(take: Path) -> None:
    rehearsal_id = kept(take, "kept")
    assert library.has_audio(rehearsal_id)
    assert library.audio_of(rehearsal_id) is not None
    assert library.has_audio(rehearsal_id)
    assert library.delete(rehearsal_id, audio_only=True) == rehearsal_id
    assert sound_on_disk(rehearsal_id) == []
    assert not library.has_audio(rehearsal_id)
    assert library.audio_of(rehearsal_id) is None
    assert library.load(rehearsal_id)[1] == TALK


def test_damaged_sound_is_one_sentence(take: Path) -> None:
    rehearsal_id = kept(take, "kept")
    assert library.audio_of(rehearsal_id) is not None
    (library.folder_of(rehearsal_id) / "audio.json").write_text("{", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be played"):
        library.audio_of(rehearsal_id)


def test_a_run_through_without_a_recording_has_no_sound() -> None:
    assert library.audio_of(library.save(replace(TALK, acoustics=None), None)) is None


def test_deleting_waits_until_the_sound_is_put_away(
    take: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = kept(take, "kept")
    at_work, go_on = threading.Event(), threading.Event()

    def slow(blocks: object, path: Path) -> str:
        at_work.set()
        go_on.wait(30)
        return write_sound(blocks, path)  # type: ignore[arg-type]

    monkeypatch.setattr("rehearsal.speech.sound_files.write_sound", slow)
    settling = threading.Thread(target=library.settle_audio, args=(rehearsal_id,))
    deleting = threading.Thread(target=library.delete, args=(rehearsal_id,))
    settling.start()
    at_work.wait(30)
    deleting.start()
    go_on.set()
    settling.join(30)
    deleting.join(30)
    assert library.history() == ()
    left = [path.name for path in own_home.rglob("*") if path.is_file()]
    assert [name for name in left if not name.startswith("library.sqlite3")] == []
