"""A kept run-through gets its words afterwards: heard from its sound, or handed in."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from rehearsal import library, writing_down
from rehearsal.errors import Cancelled, LibraryError
from rehearsal.library.stamp import stamp_of
from rehearsal.places import bundled
from rehearsal.settings import KeepAudio, Settings, save_settings
from rehearsal.speech import transcribe
from rehearsal.speech.acoustics import measure
from rehearsal.speech.audio import decode
from rehearsal.speech.models import find_model
from rehearsal.speech.take import RATE, Take, TakeWriter
from rehearsal.speech.transcripts import transcript_in
from rehearsal.talk import ELEVATOR_PITCH, Corrections, Rehearsal, Transcript
from rehearsal.telling import STATE
from tests.notation import spoken

PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
LENGTH = 30 * RATE
HOLD = 6 * RATE
"""Samples of a silence that "trimmed" cuts."""
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:03.000\nWhere did I leave my keys?\n"
CORRECTIONS = Corrections(words=(("keys", "Keys"),), filled_pauses=((1.5, True),))


def ignore(step: str, fraction: float) -> None:
    """Hear of progress and go on."""


def recorded(folder: Path, source: Take, silence: int) -> Take:
    """Record half a minute of the sample pitch, with a silence in its longest pause."""
    sound = source.samples(0, LENGTH)
    speech = [run for run in measure(source, ignore).speech if run.end < LENGTH / RATE]
    gaps = [(after.start - before.end, before.end) for before, after in pairwise(speech)]
    length, begun = max(gaps)
    at = round((begun + length / 2) * RATE)
    with TakeWriter(folder) as writer:
        writer.event("start", slide=1, page=1)
        writer.append(np.concatenate([sound[:at], np.zeros(silence, np.int16), sound[at:]]))
        writer.event("stop")
    return Take(folder)


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> tuple[Take, Rehearsal]:
    """A take with a long silence, and what is known of it without a model."""
    folder = tmp_path_factory.mktemp("pitch")
    made = recorded(folder / "take", decode(PITCH, folder / "pitch", ignore), HOLD)
    rehearsal = Rehearsal(
        format=ELEVATOR_PITCH,
        duration=made.duration,
        acoustics=measure(made, ignore),
        no_transcript="There was no model.",
        events=made.events(),
        corrections=CORRECTIONS,
    )
    return made, rehearsal


def kept(take: tuple[Take, Rehearsal], how: KeepAudio = "kept") -> str:
    made = library.save(take[1], take[0].folder, keep_audio=how)
    library.tag_listener(made, True)
    return made


def heard(rehearsal_id: str) -> Transcript:
    return writing_down.hear_again(rehearsal_id, find_model("sample", "en"), "en", ignore)


def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a transcriber was started")

    monkeypatch.setattr(transcribe, "Transcriber", refuse)


def test_it_is_heard_in_place_and_by_no_model_twice(
    take: tuple[Take, Rehearsal], monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = kept(take)
    before, stamp = library.load(rehearsal_id)[0], stamp_of(rehearsal_id)
    library.keep_summary(rehearsal_id, "a summary", stamp)
    words = heard(rehearsal_id)
    entry, rehearsal = library.load(rehearsal_id)
    assert entry == before
    assert rehearsal == replace(take[1], transcript=words, no_transcript="")
    assert words.model == "sample" and "leave my keys" in words.text
    assert stamp_of(rehearsal_id) != stamp and library.kept_summaries() == {}
    assert not library.work_folder_of(rehearsal_id).exists()
    nobody_listens(monkeypatch)
    assert heard(rehearsal_id) == words
    again = library.save(take[1], take[0].folder)  # the same sound, handed in once more
    assert heard(again) == words


def test_where_long_silences_were_cut_words_are_where_they_were_said(
    take: tuple[Take, Rehearsal], monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal_id = kept(take, "trimmed")
    audio = library.audio_of(rehearsal_id)
    assert audio is not None and audio.duration < take[0].duration - 4
    trimmed = heard(rehearsal_id).words
    whole = heard(kept(take)).words
    assert len(trimmed) > 50
    assert [word.text for word in trimmed] == [word.text for word in whole]
    for there, here in zip(trimmed, whole, strict=True):
        assert there.start == pytest.approx(here.start, abs=0.3)
    nobody_listens(monkeypatch)
    assert heard(rehearsal_id).words == trimmed


def test_where_the_sound_is_gone_it_is_a_sentence_and_nothing_changes(
    take: tuple[Take, Rehearsal],
) -> None:
    rehearsal_id = kept(take, "dropped")
    with pytest.raises(LibraryError, match="was not kept"):
        heard(rehearsal_id)
    assert library.load(rehearsal_id)[1] == take[1]


def test_a_transcript_is_handed_in_for_sound_that_is_gone(take: tuple[Take, Rehearsal]) -> None:
    rehearsal_id = kept(take, "dropped")
    writing_down.hand_in(rehearsal_id, transcript_in(CAPTIONS, "talk.de.vtt"))
    _, rehearsal = library.load(rehearsal_id)
    assert rehearsal.transcript is not None
    assert rehearsal.transcript.text == "Where did I leave my keys?"
    assert (rehearsal.transcript.model, rehearsal.transcript.language) == ("imported", "de")
    assert replace(rehearsal, transcript=None) == replace(take[1], no_transcript="")


def test_a_transcript_of_another_talk_is_refused(take: tuple[Take, Rehearsal]) -> None:
    rehearsal_id = kept(take)
    other = transcript_in(CAPTIONS.replace(b"00:03", b"59:03"), "talk.vtt")
    with pytest.raises(LibraryError, match="not of the same talk"):
        writing_down.hand_in(rehearsal_id, other)
    assert library.load(rehearsal_id)[1] == take[1]


def test_without_sound_a_talk_is_as_long_as_its_transcript() -> None:
    rehearsal_id = library.save(replace(spoken("so", clicks=False), acoustics=None), None)
    writing_down.hand_in(rehearsal_id, transcript_in(CAPTIONS, "talk.vtt"))
    entry, rehearsal = library.load(rehearsal_id)
    assert entry.duration == rehearsal.duration == 3.0


def test_what_is_asked_for_is_cancelled_and_goes_on(take: tuple[Take, Rehearsal]) -> None:
    rehearsal_id = kept(take)
    save_settings(Settings(model="sample"))
    writing_down.ask(rehearsal_id)
    writing_down.cancel(rehearsal_id)
    assert writing_down.write_down(rehearsal_id) == 0
    assert writing_down.is_asked(rehearsal_id)
    assert library.load(rehearsal_id)[1].transcript is None
    writing_down.ask(rehearsal_id)
    assert writing_down.write_down(rehearsal_id) == 0
    assert not writing_down.is_asked(rehearsal_id)
    assert library.load(rehearsal_id)[1].transcript is not None
    assert rehearsal_id in library.kept_summaries()
    assert writing_down.write_down(rehearsal_id) == 0  # and nothing is done twice


def test_a_model_that_is_gone_is_told_where_the_page_looks(take: tuple[Take, Rehearsal]) -> None:
    rehearsal_id = kept(take)
    writing_down.ask(rehearsal_id)
    assert writing_down.write_down(rehearsal_id) == 2
    told = json.loads((library.work_folder_of(rehearsal_id) / STATE).read_text("utf-8"))
    assert "base.en is not on this machine" in told["error"]
    writing_down.leave(rehearsal_id)
    assert not writing_down.is_asked(rehearsal_id)


@pytest.mark.parametrize("audio_only", [True, False])
def test_deleting_takes_the_copy_too_and_ends_the_work(
    take: tuple[Take, Rehearsal], audio_only: bool
) -> None:
    rehearsal_id = kept(take)

    def delete(step: str, fraction: float) -> None:
        if step == "Transcribing" and library.work_folder_of(rehearsal_id).exists():
            library.delete(rehearsal_id, audio_only=audio_only)

    with pytest.raises(Cancelled):
        writing_down.hear_again(rehearsal_id, find_model("sample", "en"), "en", delete)
    assert not library.work_folder_of(rehearsal_id).exists()


def test_reading_the_sound_that_was_cut_off_goes_on(take: tuple[Take, Rehearsal]) -> None:
    rehearsal_id = kept(take)

    def stop(step: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        writing_down.hear_again(rehearsal_id, find_model("sample", "en"), "en", stop)
    half = Take(library.work_folder_of(rehearsal_id))
    assert 0 < half.length < take[0].length

    def only_read(step: str, fraction: float) -> None:
        if step == "Transcribing":
            raise Cancelled

    with pytest.raises(Cancelled):
        writing_down.hear_again(rehearsal_id, find_model("sample", "en"), "en", only_read)
    assert half.digest() == take[0].digest()
    assert half.gaps() == ()


def test_only_what_is_there_can_be_changed() -> None:
    with pytest.raises(LibraryError, match="There is no run-through"):
        library.amend("20260101-000000-abcdef", lambda rehearsal: rehearsal)
