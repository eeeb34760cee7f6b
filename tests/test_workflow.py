"""The order of work: what is cut off goes on, what is done leaves nothing behind."""

import json
from pathlib import Path

import pytest

from rehearsal import library, workflow
from rehearsal.errors import Cancelled, RecordingError, SettingError
from rehearsal.places import bundled
from rehearsal.talk import ELEVATOR_PITCH, SHORT_JOB_TALK, Format
from rehearsal.workflow import Request, format_named, gathered

PITCH = bundled("samples", "elevator_pitch", "pitch.opus")


def ignore(step: str, fraction: float) -> None:
    """Hear of progress and go on."""


def cancel_while_transcribing(step: str, fraction: float) -> None:
    """Stop as a speaker would who has waited for a third of the transcript."""
    if "ranscrib" in step and fraction > 0.3:
        raise Cancelled


def test_work_that_was_stopped_goes_on_where_it_ended(own_home: Path) -> None:
    request = Request(recording=PITCH, model="sample")
    with pytest.raises(Cancelled), gathered(request, cancel_while_transcribing):
        pytest.fail("it was to be cancelled")
    [journal] = own_home.glob("work/*/windows.jsonl")
    before = journal.read_text(encoding="utf-8")
    assert before
    with gathered(request, ignore) as (rehearsal, take):
        assert take is not None
        after = take.window_journal.read_text(encoding="utf-8")
        assert after.startswith(before)
        assert rehearsal.transcript is not None
        assert rehearsal.transcript.text.startswith("Where did I leave my keys?")
    assert list((own_home / "work").iterdir()) == []


def test_what_cannot_go_on_is_not_kept(own_home: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.wav"
    noise.write_bytes(b"RIFF" + bytes(range(256)) * 8)
    with pytest.raises(RecordingError), gathered(Request(recording=noise), ignore):
        pytest.fail("there is no sound in it")
    late = tmp_path / "late.srt"
    late.write_text("1\n00:09:00,000 --> 00:09:02,000\nThe end.\n", encoding="utf-8")
    request = Request(recording=PITCH, transcript=str(late))
    with pytest.raises(SettingError, match="same talk"), gathered(request, ignore):
        pytest.fail("it is the transcript of another talk")
    assert list((own_home / "work").iterdir()) == []


def test_the_same_sound_is_never_heard_twice_by_the_same_model() -> None:
    request = Request(recording=PITCH, model="sample")
    with gathered(request, ignore) as (first, take):
        assert take is not None
        digest = take.digest()
        kept = library.save(first, take.folder)
    library.settle_audio(kept)
    before = (library.folder_of(kept) / "windows.jsonl").read_text(encoding="utf-8")
    with gathered(request, ignore) as (again, take):
        assert take is not None
        added = take.window_journal.read_text(encoding="utf-8").removeprefix(before).splitlines()
    assert again.transcript == first.transcript
    assert [line for line in added if "key" in json.loads(line)] == []  # no window was heard
    library.delete(kept)
    assert library.journal_of_sound(digest) is None


def test_a_named_model_that_is_missing_is_told_before_any_work(own_home: Path) -> None:
    from rehearsal.errors import ModelError

    with pytest.raises(ModelError), gathered(Request(recording=PITCH, model="base.en"), ignore):
        pytest.fail("there is no such model here")
    assert not (own_home / "work").exists()


def test_captions_that_name_no_language_are_given_none(tmp_path: Path) -> None:
    captions = tmp_path / "talk.vtt"
    captions.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nDas ist neu.\n", encoding="utf-8")
    for asked, told in ((None, ""), ("de", "de")):
        request = Request(transcript=str(captions), language=asked)
        with gathered(request, ignore) as (rehearsal, _):
            assert rehearsal.transcript is not None
            assert rehearsal.transcript.language == told


@pytest.mark.parametrize(
    ("name", "minutes", "expected"),
    [
        (None, None, Format("job talk", 1200, 1800)),
        ("short-job-talk", None, SHORT_JOB_TALK),
        ("Elevator Pitch", None, ELEVATOR_PITCH),
        (None, "20-25", Format("custom", 1200, 1500)),
        (None, "7.5–8", Format("custom", 450, 480)),
        (None, "5", Format("custom", 270, 300)),
    ],
)
def test_a_format_is_named_or_a_band_of_ones_own(
    name: str | None, minutes: str | None, expected: Format
) -> None:
    assert format_named(name, minutes) == expected


@pytest.mark.parametrize(
    "minutes", ["", "x", "30-20", "20-20", "20-", "0-0", "-5", "1-2-3", "nan", "20-inf"]
)
def test_a_band_that_is_none_is_refused(minutes: str) -> None:
    with pytest.raises(SettingError):
        format_named(None, minutes)


def test_the_bank_ships_with_the_program() -> None:
    assert len(workflow.read_bank().templates) >= 60
