from dataclasses import replace

import pytest

from rehearsal.analysis.argument.cuts import LEAST_SECONDS, SHORTER_TALKS, cuts
from rehearsal.analysis.reading import read
from rehearsal.talk import Rehearsal
from tests.analysis.sample import sample_reading, sample_talk
from tests.analysis.stages.test_label import TALK
from tests.analysis.talks import EVEN, argued
from tests.notation import deck


@pytest.mark.parametrize("minutes", SHORTER_TALKS)
def test_the_sample_fits_after_the_cuts(minutes: int) -> None:
    shorter = cuts(sample_reading(), minutes)
    assert shorter.before == pytest.approx(1221, abs=1)
    assert shorter.after == pytest.approx(60 * minutes, abs=20)
    assert sum(cut.after for cut in shorter.cuts) == pytest.approx(shorter.after)


def test_what_ran_over_its_plan_goes_first() -> None:
    changed = [cut for cut in cuts(sample_reading(), 20).cuts if cut.action != "keep"]
    assert [(cut.slide, cut.action) for cut in changed] == [(10, "shorten")]
    assert "over its plan" in changed[0].reason


@pytest.mark.parametrize("minutes", SHORTER_TALKS)
def test_the_main_result_and_the_takeaways_stay(minutes: int) -> None:
    staying = {cut.slide for cut in cuts(sample_reading(), minutes).cuts if cut.action != "drop"}
    assert {1, 12, 20} <= staying


def test_fewer_minutes_leave_fewer_slides() -> None:
    kept = [
        sum(cut.action != "drop" for cut in cuts(sample_reading(), minutes).cuts)
        for minutes in SHORTER_TALKS
    ]
    assert kept == sorted(kept, reverse=True)
    assert kept[-1] < kept[0]


def test_no_slide_that_stays_is_left_with_less_than_a_sentence() -> None:
    for cut in cuts(sample_reading(), 5).cuts:
        assert cut.action == "drop" or cut.after >= min(cut.before, LEAST_SECONDS)


def test_every_change_has_a_reason_and_nothing_else_has() -> None:
    for cut in cuts(sample_reading(), 10).cuts:
        assert bool(cut.reason) == (cut.action != "keep")


def test_a_talk_that_fits_is_left_alone() -> None:
    assert {cut.action for cut in cuts(read(EVEN), 10).cuts} == {"keep"}


def test_before_speaking_the_plan_is_cut() -> None:
    shorter = cuts(read(Rehearsal(deck=sample_talk().deck)), 10)
    assert shorter.before > 1200
    assert shorter.after == pytest.approx(600, abs=15)
    assert shorter.why_planned == "Nothing was recorded."


def _placed(confidence: float) -> Rehearsal:
    """Make a talk whose slides were placed by its words, one of them for far too long."""
    talk = argued("one (30) | two (30) | three (300) | four (30) | five (30)")
    spans = tuple(
        replace(span, confidence=confidence, source="aligned") for span in read(talk).timeline
    )
    return replace(talk, corrections=replace(talk.corrections, boundaries=spans))


def test_times_that_are_not_sure_are_not_cut_the_plan_is() -> None:
    unsure = read(_placed(0.4))
    shorter = cuts(unsure, 5)
    assert "could not be placed surely" in shorter.why_planned
    assert [cut.before for cut in shorter.cuts] == [dwell.planned for dwell in unsure.dwells]
    assert not any("over its plan" in cut.reason for cut in shorter.cuts)


def test_times_that_are_sure_are_cut() -> None:
    sure = read(_placed(0.9))
    shorter = cuts(sure, 5)
    assert shorter.why_planned == ""
    assert [cut.before for cut in shorter.cuts] == [dwell.seconds for dwell in sure.dwells]
    assert any("over its plan" in cut.reason for cut in shorter.cuts)


def test_nothing_can_be_cut_from_nothing() -> None:
    assert cuts(read(Rehearsal()), 10).cuts == ()


def test_a_slide_that_was_passed_over_is_the_first_to_go_and_the_end_the_last() -> None:
    for minutes in SHORTER_TALKS[1:]:
        dropped = {c.slide for c in cuts(sample_reading(), minutes).cuts if c.action == "drop"}
        assert 15 in dropped or not dropped
        assert not dropped & {18, 20, 21} or minutes == 5


def test_a_heading_alone_on_its_slide_goes_before_what_it_heads() -> None:
    slides = (*TALK[:5], "Results", *TALK[5:])
    reading = read(Rehearsal(deck=deck(*slides)))
    assert reading.stages[5].stage == "divider"
    dropped = {cut.slide for cut in cuts(reading, 20).cuts if cut.action == "drop"}
    assert 6 in dropped
