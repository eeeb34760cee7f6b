"""compare, export, delete, transcribe and history as a speaker types them."""

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearsal import library
from rehearsal.cli import main
from rehearsal.library import pitches
from rehearsal.places import bundled
from rehearsal.settings import KeepAudio
from rehearsal.speech.audio import decode
from rehearsal.speech.take import RATE, Take, TakeWriter
from rehearsal.talk import Rehearsal
from tests.notation import spoken

SENTENCE = "our method finds every key that was lost in the house today "
SLOW = spoken(SENTENCE * 12 + "| " + SENTENCE * 6, rate_wpm=120, slides=["Keys", "Method"])
FAST = spoken(SENTENCE * 6 + "| " + SENTENCE * 12, rate_wpm=160, slides=["Keys", "Our method"])


@pytest.fixture
def kept() -> tuple[str, str]:
    return (
        library.save(SLOW, None, now=datetime(2026, 3, 1, 9, tzinfo=UTC)),
        library.save(FAST, None, now=datetime(2026, 3, 8, 9, tzinfo=UTC)),
    )


def line_of(text: str, word: str) -> list[str]:
    return next(line for line in text.splitlines() if word in line).split()


def test_two_run_throughs_are_compared_slide_by_slide(
    kept: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", kept[0], kept[1]]) == 0
    out = capsys.readouterr().out
    assert line_of(out, " Keys ")[3:6] == ["1:12", "0:27", "−45"]
    assert "gone" in line_of(out, " Method ")
    assert "new" in line_of(out, "Our method")
    assert "+40" in line_of(out, "Speech rate")
    assert "“No sure change”" in out


def test_comparing_needs_two_run_throughs_that_exist(
    kept: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", kept[0], "2001"]) == 2
    assert "No saved run-through" in capsys.readouterr().err


def test_an_export_lies_where_it_was_asked_for(
    kept: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", kept[0], "--to", str(tmp_path / "talk.zip")]) == 0
    assert str(tmp_path / "talk.zip") in capsys.readouterr().out
    assert (tmp_path / "talk.zip").is_file()
    assert main(["export", kept[0], "--to", str(tmp_path / "out"), "--deck"]) == 2
    assert "--deck FILE" in capsys.readouterr().err


def test_the_sound_alone_can_be_deleted(
    kept: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["delete", kept[0], "--audio-only"]) == 0
    assert "its report stays" in capsys.readouterr().err
    assert len(library.history()) == 2
    assert main(["delete", kept[0]]) == 0
    assert [entry.id for entry in library.history()] == [kept[1]]


def test_a_pitch_is_listed_and_deleted_by_its_id(
    kept: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    first = pitches.keep_pitch(60, typed="I built a memory.", deck=("keys.pptx", "1" * 64))
    second = pitches.keep_pitch(90, typed="I built a memory that forgets.")
    assert main(["history"]) == 0
    listed = capsys.readouterr().out
    assert len(listed.splitlines()) == 4
    assert line_of(listed, first.id)[3:] == ["60", "s", "pitch", "keys.pptx"]
    assert main(["delete", first.id]) == 0
    assert f"{first.id} is deleted" in capsys.readouterr().err
    assert [pitch.id for pitch in pitches.listed_pitches()] == [second.id]
    assert len(library.history()) == 2


def test_a_beginning_that_a_pitch_shares_deletes_no_run_through(
    kept: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    made = pitches.keep_pitch(60, typed="I built a memory.")
    assert main(["delete", made.id[:15], "--yes"]) == 2
    assert "the whole id" in capsys.readouterr().err
    assert len(library.history()) == 2
    assert len(pitches.listed_pitches()) == 1


def test_a_damaged_pitch_is_listed_and_deleted(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    made = pitches.keep_pitch(60, spoken=SLOW)
    with sqlite3.connect(own_home / "library.sqlite3") as db:
        db.execute("UPDATE pitches SET spoken = 'no evidence'")
    db.close()
    assert main(["history"]) == 0
    assert capsys.readouterr().out.split()[0] == made.id
    assert main(["delete", made.id]) == 0
    assert pitches.listed_pitches() == ()


def test_only_pitches_kept_is_not_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    kept = pitches.keep_pitch(60, typed="I built a memory.")
    assert main(["history"]) == 0
    assert capsys.readouterr().out.split()[0] == kept.id


def test_of_a_pitch_the_sound_alone_is_deleted_once_there_are_words(
    pitch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = pitches.keep_pitch(60, take=Path(shutil.copytree(pitch, tmp_path / "take")))
    assert main(["delete", made.id, "--audio-only"]) == 2
    assert "not written down yet" in capsys.readouterr().err
    pitches.hear_pitch(made.id, SLOW)
    assert main(["delete", made.id, "--audio-only"]) == 0
    assert "its words stay" in capsys.readouterr().err
    assert not pitches.pitch_folder(made.id).exists()
    assert pitches.load_pitch(made.id).spoken == SLOW


def test_at_a_keyboard_deleting_a_pitch_is_asked_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = pitches.keep_pitch(60, typed="I built a memory.")
    keyboard = io.StringIO("\n")
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    assert main(["delete", made.id]) == 0
    assert capsys.readouterr().err.startswith(f"Delete {made.id} for good (a pitch of 20")
    assert [pitch.id for pitch in pitches.listed_pitches()] == [made.id]


def test_the_history_tells_who_listened_and_what_is_damaged(
    kept: tuple[str, str], own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    library.tag_listener(kept[1], True)
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        db.execute("UPDATE rehearsals SET made_at = '?' WHERE id = ?", (kept[0],))
    db.close()
    assert main(["history"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert kept[1] in first and "with a listener" in first
    assert kept[0] in second and "damaged" in second


@pytest.mark.parametrize("beginning", ["", "2", "202"])
@pytest.mark.parametrize(
    "command", [["delete"], ["show"], ["export"], ["delete", "--audio-only"]], ids=" ".join
)
def test_a_slip_of_the_finger_names_no_run_through(
    command: list[str], beginning: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = library.save(SLOW, None)
    assert main([*command, beginning]) == 2
    assert "at least 4 characters" in capsys.readouterr().err
    assert [entry.id for entry in library.history()] == [kept]


@pytest.mark.parametrize(("typed", "gone"), [("y\n", True), ("\n", False), ("", False)])
def test_at_a_keyboard_deleting_is_asked_once(
    kept: tuple[str, str],
    typed: str,
    gone: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keyboard = io.StringIO(typed)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keyboard)
    assert main(["delete", kept[0]]) == 0
    assert capsys.readouterr().err.startswith(f"Delete {kept[0]} for good (2026-03-")
    assert (kept[0] not in {entry.id for entry in library.history()}) is gone
    assert main(["delete", kept[1], "--yes"]) == 0
    assert "?" not in capsys.readouterr().err
    assert kept[1] not in {entry.id for entry in library.history()}


def test_what_was_exported_before_stays(
    kept: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (tmp_path / "talk.zip", tmp_path / "out"):
        assert main(["export", kept[0], "--to", str(place)]) == 0
        assert main(["export", kept[1], "--to", str(place)]) == 2
        assert "is there already" in capsys.readouterr().err
        assert main(["export", kept[1], "--to", str(place), "--force"]) == 0


def test_words_under_the_notes_need_the_deck(
    kept: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", kept[0], "--to", str(tmp_path / "talk.zip"), "--notes"]) == 2
    assert "was not kept with this run-through" in capsys.readouterr().err


def test_a_home_that_is_a_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    for place, told in ((file, "no folder"), (file / "home", "cannot be made")):
        monkeypatch.setenv("REHEARSAL_HOME", str(place))
        assert main(["history"]) == 2
        assert told in capsys.readouterr().err


def test_a_length_reads_the_same_in_every_list(capsys: pytest.CaptureFixture[str]) -> None:
    kept = [library.save(replace(SLOW, duration=793.7), None) for _ in range(2)]
    assert main(["history"]) == 0
    assert main(["compare", *kept]) == 0
    assert main(["show", kept[0]]) == 0
    out = capsys.readouterr().out
    assert "13:13" not in out and out.count("13:14") >= 4


PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:03.000\nWhere did I leave my keys?\n"


@pytest.fixture(scope="module")
def pitch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record fifteen seconds of the sample pitch."""
    folder = tmp_path_factory.mktemp("pitch")
    whole = decode(PITCH, folder / "whole", lambda *_: None)
    with TakeWriter(folder / "take") as writer:
        writer.append(whole.samples(0, 15 * RATE))
        writer.event("stop")
    return folder / "take"


def without_words(pitch: Path, audio: KeepAudio = "kept") -> str:
    silent = Rehearsal(duration=Take(pitch).duration, no_transcript="There was no model.")
    return library.save(silent, pitch, keep_audio=audio)


def test_a_kept_run_through_is_written_down_by_its_id(
    pitch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rehearsal_id = without_words(pitch)
    assert main(["transcribe", rehearsal_id[:12], "--model", "sample"]) == 0
    told = capsys.readouterr()
    assert "Where did I leave my keys?" in told.out
    assert f"rehearsal show {rehearsal_id}" in told.err
    transcript = library.load(rehearsal_id)[1].transcript
    assert transcript is not None and transcript.text == told.out.strip()


def test_a_take_is_still_written_down_by_its_folder(
    pitch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["transcribe", str(pitch), "--model", "sample"]) == 0
    assert "Where did I leave my keys?" in capsys.readouterr().out
    assert library.history() == ()


@pytest.mark.parametrize("piped", [True, False])
def test_a_transcript_is_handed_in(
    piped: bool, pitch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = without_words(pitch, "dropped")
    file = tmp_path / "talk.srt"
    file.write_text(CAPTIONS, encoding="utf-16")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    named = "-" if piped else str(file)
    assert main(["transcribe", rehearsal_id, "--transcript", named]) == 0
    transcript = library.load(rehearsal_id)[1].transcript
    assert transcript is not None and transcript.text == "Where did I leave my keys?"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ID"], "base.en is not on this machine"),
        (["ID", "--follow"], "nothing to follow"),
        (["ID", "--transcript", "none.vtt"], "There is no file none.vtt"),
        (["ID", "--transcript", "TAKE/events.jsonl"], "events.jsonl"),
        (["2001"], "No saved run-through has an id that begins with '2001'"),
        (["no/such/take"], "holds no recording"),
        (["TAKE", "--transcript", "-"], "for a run-through that is kept"),
    ],
)
def test_what_cannot_be_written_down_is_a_sentence_and_changes_nothing(
    words: list[str], sentence: str, pitch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rehearsal_id = without_words(pitch)
    before = library.load(rehearsal_id)
    named = [word.replace("ID", rehearsal_id).replace("TAKE", str(pitch)) for word in words]
    assert main(["transcribe", *named]) == 2
    assert sentence in capsys.readouterr().err
    assert library.load(rehearsal_id) == before


def test_sound_that_is_gone_cannot_be_heard_again(
    pitch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["transcribe", without_words(pitch, "dropped"), "--model", "sample"]) == 2
    assert "was not kept, so it cannot be heard again" in capsys.readouterr().err


def test_a_report_without_words_says_how_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    rehearsal_id = library.save(spoken("so we begin", transcribed=False), None)
    assert main(["show", rehearsal_id]) == 0
    assert f"rehearsal transcribe {rehearsal_id}" in capsys.readouterr().err
    assert main(["show", library.save(SLOW, None)]) == 0
    assert "rehearsal transcribe" not in capsys.readouterr().err
