"""What was computed of a run-through is kept as long as it is true, and no longer."""

import pytest

from rehearsal import library
from rehearsal.library.summaries import program
from rehearsal.settings import Settings, save_settings
from rehearsal.talk import Corrections
from tests.notation import spoken

TALK = spoken("so today | our method", slides=["Title", "Method"])


def kept() -> str:
    rehearsal_id = library.save(TALK, None)
    library.keep_summary(rehearsal_id, "short", library.stamp_of(rehearsal_id))
    return rehearsal_id


def test_a_summary_is_kept() -> None:
    rehearsal_id = kept()
    assert library.kept_summaries() == {rehearsal_id: "short"}


def test_a_corrected_run_through_has_no_summary_any_more() -> None:
    library.correct(kept(), Corrections(filled_pauses=((0.4, True),)))
    assert library.kept_summaries() == {}


def test_what_is_set_right_for_a_deck_voids_the_summaries_of_all_its_run_throughs() -> None:
    kept(), kept()
    assert TALK.deck is not None
    library.correct_deck(TALK.deck, Corrections(stages=((1, "problem"),)))
    assert library.kept_summaries() == {}


def test_a_changed_program_voids_every_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr("rehearsal.library.summaries.program", lambda: f"not {program()}")
    assert library.kept_summaries() == {}


def test_a_summary_goes_with_its_run_through() -> None:
    library.delete(kept())
    assert library.kept_summaries() == {}


def test_a_void_summary_tells_the_title_until_the_run_through_is_deleted() -> None:
    rehearsal_id = library.save(TALK, None)
    titled = '{"slides": [{"title": "Keys"}]}'
    library.keep_summary(rehearsal_id, titled, library.stamp_of(rehearsal_id))
    library.correct(rehearsal_id, Corrections(filled_pauses=((0.4, True),)))
    assert library.kept_summaries() == {}
    assert library.first_titles() == {rehearsal_id: "Keys"}
    library.delete(rehearsal_id)
    assert library.first_titles() == {}


def test_what_was_computed_before_a_correction_is_not_kept_after_it() -> None:
    rehearsal_id = library.save(TALK, None)
    stamp = library.stamp_of(rehearsal_id)
    library.correct(rehearsal_id, Corrections(filled_pauses=((0.4, True),)))
    library.keep_summary(rehearsal_id, "of before", stamp)
    assert library.kept_summaries() == {}


def test_another_pace_band_voids_every_summary() -> None:
    kept()
    save_settings(Settings(pace="second_language"))
    assert library.kept_summaries() == {}
