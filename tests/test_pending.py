"""Takes that wait: found again after a power cut, finished or discarded, kept once."""

import json
import os
import time
from pathlib import Path

import pytest

from rehearsal import library, pending
from rehearsal.analysis.timeline import timeline
from rehearsal.errors import RecordingError
from rehearsal.pending import Plan
from rehearsal.places import bundled
from rehearsal.settings import Settings, save_settings
from rehearsal.speech.audio import decode
from rehearsal.speech.take import LONGEST_GAP, RATE, Take, TakeWriter
from rehearsal.talk import ELEVATOR_PITCH, Rehearsal
from rehearsal.telling import STATE, tell

DECK = bundled("samples", "job_talk", "deck.pptx")
PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
PLAN = Plan(format=ELEVATOR_PITCH, model="none")


def ignore(step: str, fraction: float) -> None:
    """Hear of progress and go on."""


def record(folder: Path, tmp_path: Path) -> None:
    """Record half a minute of the sample pitch, two slides, and pull the plug."""
    pitch = decode(PITCH, tmp_path / "pitch", ignore)
    with TakeWriter(folder) as writer:
        writer.event("start", slide=1, page=1, at=0)
        writer.append(pitch.samples(0, 30 * 16000))
        writer.event("slide", slide=2, page=2, at=10 * 16000)


def test_a_take_without_a_stop_is_finished_and_kept(tmp_path: Path) -> None:
    take = pending.begin(DECK, PLAN)
    record(take.folder, tmp_path)
    [found] = pending.pending()
    assert (found.id, found.plan.format, found.plan.deck) == (take.id, ELEVATOR_PITCH, "deck.pptx")
    kept = pending.finish(found.id, ignore)
    assert pending.pending() == ()
    _, rehearsal = library.load(kept)
    assert rehearsal.duration == pytest.approx(30.0)
    assert rehearsal.deck is not None and rehearsal.deck.name == "deck.pptx"
    assert [event.slide for event in rehearsal.events if event.kind == "slide"] == [2]
    assert Take(library.folder_of(kept)).duration == pytest.approx(30.0)
    assert not (library.folder_of(kept) / "acoustics.json").exists()  # evidence lies in one place


def test_a_take_that_was_cut_off_while_nothing_was_heard_keeps_its_time(tmp_path: Path) -> None:
    take = pending.begin(DECK, PLAN)
    record(take.folder, tmp_path)
    with TakeWriter(take.folder) as writer:
        for slide, seconds in ((3, 60), (4, 90)):
            writer.event("slide", slide=slide, page=slide, at=seconds * RATE)
    _, rehearsal = library.load(pending.finish(take.id, ignore))
    assert rehearsal.duration == pytest.approx(90.0)
    assert rehearsal.acoustics is not None
    assert [(gap.start, gap.end) for gap in rehearsal.acoustics.gaps] == [(30.0, 90.0)]
    spans = timeline(rehearsal, ())
    assert [(span.slide, span.start, span.end) for span in spans] == [
        (1, 0, 10), (2, 10, 60), (3, 60, 90),
    ]  # fmt: skip


def test_a_mistaken_clock_leaves_the_recording_as_long_as_it_is(tmp_path: Path) -> None:
    take = pending.begin(DECK, PLAN)
    record(take.folder, tmp_path)
    with TakeWriter(take.folder) as writer:
        writer.event("slide", slide=3, page=3, at=round((LONGEST_GAP + 60) * RATE))
    _, rehearsal = library.load(pending.finish(take.id, ignore))
    assert rehearsal.duration == pytest.approx(30.0)
    assert timeline(rehearsal, ())[-1].end == pytest.approx(30.0)


def test_a_finished_take_is_put_away_as_the_speaker_chose_with_its_deck(tmp_path: Path) -> None:
    save_settings(Settings(keep_audio="trimmed"))
    take = pending.begin(DECK, PLAN)
    record(take.folder, tmp_path)
    assert pending.analyse(take.id) == 0
    kept = library.folder_of(take.id)
    assert not (kept / "audio.s16").exists() and (kept / "audio.flac").exists()
    deck = library.deck_file_of(take.id)
    assert deck is not None and deck.read_bytes() == DECK.read_bytes()
    assert take.id in library.kept_summaries()


def test_a_take_is_kept_once_however_often_it_is_finished(tmp_path: Path) -> None:
    take = pending.begin(None, PLAN)
    record(take.folder, tmp_path)
    assert pending.analyse(take.id) == 0
    assert pending.finish(take.id, ignore) == take.id
    assert library.audio_of(take.id) is not None
    assert [entry.id for entry in library.history()] == [take.id]


def test_a_discarded_take_is_gone_from_the_disk(own_home: Path) -> None:
    take = pending.begin(DECK, PLAN)
    pending.discard(take.id)
    assert list((own_home / "takes").iterdir()) == []


def test_a_room_that_was_opened_and_left_is_not_offered_and_goes_after_a_day() -> None:
    take = pending.begin(DECK, PLAN)
    assert pending.pending() == ()
    assert pending.find(take.id) == take
    yesterday = time.time() - pending.UNUSED_STAYS - 60
    os.utime(take.folder / pending.PLAN, (yesterday, yesterday))
    pending.pending()
    assert not take.folder.exists()


def test_a_room_that_is_still_open_stays() -> None:
    take = pending.begin(DECK, PLAN)
    yesterday = time.time() - pending.UNUSED_STAYS - 60
    os.utime(take.folder / pending.PLAN, (yesterday, yesterday))
    pending.stay(take.id)
    assert pending.pending() == ()
    assert pending.find(take.id) == take


def test_a_talk_without_sound_is_offered() -> None:
    take = pending.begin(DECK, PLAN)
    with TakeWriter(take.folder) as writer:
        writer.event("start", slide=1, page=1, at=0)
    yesterday = time.time() - pending.UNUSED_STAYS - 60
    os.utime(take.folder / pending.PLAN, (yesterday, yesterday))
    assert pending.pending() == (take,)


def test_a_damaged_plan_leaves_the_recording_usable(tmp_path: Path) -> None:
    take = pending.begin(DECK, PLAN)
    record(take.folder, tmp_path)
    (take.folder / pending.PLAN).write_text('{"deck": "de', encoding="utf-8")
    assert pending.pending()[0].take.duration == pytest.approx(30.0)


@pytest.mark.parametrize("name", ["", "..", "../../etc", "20260101-000000-abcdef"])
def test_nothing_else_is_looked_up_on_the_disk(name: str) -> None:
    with pytest.raises(RecordingError):
        pending.find(name)


def test_a_recording_at_a_path_is_analysed_where_it_lies(tmp_path: Path) -> None:
    mine = tmp_path / "mine.opus"
    mine.write_bytes(PITCH.read_bytes())
    take = pending.begin(None, Plan(format=ELEVATOR_PITCH, model="none", recording=str(mine)))
    assert take.ready
    assert pending.analyse(take.id) == 0
    assert [entry.id for entry in library.history()] == [take.id]
    assert mine.read_bytes() == PITCH.read_bytes()


def test_a_cancelled_analysis_goes_on_when_it_is_asked_to() -> None:
    take = pending.begin(None, Plan(format=ELEVATOR_PITCH, model="none", recording=str(PITCH)))
    pending.cancel(take.id)
    assert pending.analyse(take.id) == 0
    assert library.history() == ()
    assert [found.id for found in pending.pending()] == [take.id]
    pending.resume(take.id)
    assert pending.analyse(take.id) == 0
    assert [entry.id for entry in library.history()] == [take.id]


def test_news_wait_for_a_page_that_reads_the_older_ones(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, replace, refused = own_home / STATE, os.replace, [PermissionError] * 3
    own_home.mkdir()

    def as_on_windows(old: Path, new: Path) -> None:
        if refused:
            raise refused.pop()
        replace(old, new)

    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(os, "replace", as_on_windows)
    tell(state, step="Transcribing", fraction=0.5)
    assert json.loads(state.read_text(encoding="utf-8"))["fraction"] == 0.5
    refused += [PermissionError] * 1000
    tell(state, step="Transcribing", fraction=0.6)
    assert json.loads(state.read_text(encoding="utf-8"))["fraction"] == 0.5


def test_a_pdf_beside_the_deck_goes_with_it(tmp_path: Path) -> None:
    deck = tmp_path / "talk.pptx"
    deck.write_bytes(DECK.read_bytes())
    (tmp_path / "talk.pdf").write_bytes(b"%PDF-")
    (tmp_path / "other.pdf").write_bytes(b"%PDF-")
    take = pending.begin(deck, PLAN)
    assert sorted(path.name for path in (take.folder / "deck").iterdir()) == [
        "talk.pdf",
        "talk.pptx",
    ]


def test_a_take_whose_sound_was_not_moved_before_a_power_cut_is_kept_by_finishing_again(
    tmp_path: Path,
) -> None:
    take = pending.begin(None, Plan(model="none"))
    record(take.folder, tmp_path)
    library.save(Rehearsal(), None, rehearsal_id=take.id)  # the row was written, no more
    assert not pending.is_kept(take.id)
    assert [waiting.id for waiting in pending.pending()] == [take.id]
    assert pending.finish(take.id, ignore) == take.id
    assert pending.is_kept(take.id)
    audio = library.audio_of(take.id)
    assert audio is not None and audio.duration > 0
