"""Run-throughs side by side: what changed, what only may have, and slides that moved."""

import pytest

from rehearsal.analysis.reading import read
from rehearsal.report.comparison import Comparison, SlideTime, chance, compare, matched, summary
from rehearsal.talk import Rehearsal
from tests.notation import spoken

SENTENCE = "our method finds every key that was lost in the house today "
SLOW = spoken(SENTENCE * 12 + "| " + SENTENCE * 6, rate_wpm=120, slides=["Title", "Method"])
FAST = spoken(SENTENCE * 6 + "| " + SENTENCE * 12, rate_wpm=160, slides=["Title", "Method"])


def compared(before: Rehearsal, after: Rehearsal) -> Comparison:
    return compare(summary(read(before)), summary(read(after)))


def verdicts(comparison: Comparison) -> dict[str, str]:
    return {change.after.name: change.verdict for change in comparison.changes}


def test_a_faster_talk_is_faster_and_shorter() -> None:
    told = verdicts(compared(SLOW, FAST))
    assert told["speech_rate"] == "more"
    assert told["duration"] == "less"
    assert verdicts(compared(FAST, SLOW))["speech_rate"] == "less"


def test_the_same_talk_twice_has_not_surely_changed_in_anything() -> None:
    assert set(verdicts(compared(SLOW, SLOW)).values()) <= {"not surely different", "not known"}


def test_a_change_of_two_words_a_minute_is_within_what_is_misheard() -> None:
    hardly = spoken(SENTENCE * 12 + "| " + SENTENCE * 6, rate_wpm=122, slides=["Title", "Method"])
    assert verdicts(compared(SLOW, hardly))["speech_rate"] == "not surely different"


def test_a_few_long_pauses_more_may_be_chance_and_many_are_not() -> None:
    def with_pauses(count: int) -> Rehearsal:
        return spoken((SENTENCE + "(1.5) ") * count + SENTENCE * (20 - count), rate_wpm=150)

    assert verdicts(compared(with_pauses(3), with_pauses(5)))["long_pauses"] == (
        "not surely different"
    )
    assert verdicts(compared(with_pauses(0), with_pauses(15)))["long_pauses"] == "more"


def test_what_was_not_measured_is_not_compared() -> None:
    silent = spoken("nothing", transcribed=False)
    assert verdicts(compared(SLOW, silent))["speech_rate"] == "not known"


def test_each_slide_has_its_time_words_and_fillers_in_both() -> None:
    first, second = compared(SLOW, FAST).slides
    assert first.before and first.after and second.before and second.after
    assert first.before.dwell == pytest.approx(72, abs=0.1)
    assert first.after.dwell == pytest.approx(27, abs=0.1)
    assert (second.before.words, second.after.words) == (72, 144)
    assert second.after.fillers == 0


def slides(*titles: str) -> list[SlideTime]:
    return [
        SlideTime(number, title, "approach", 10.0, 12.0, 20, 0)
        for number, title in enumerate(titles, start=1)
    ]


def pairs(before: list[SlideTime], after: list[SlideTime]) -> list[tuple[int | None, int | None]]:
    return [
        (
            pair.before.number if pair.before else None,
            pair.after.number if pair.after else None,
        )
        for pair in matched(before, after)
    ]


def test_a_slide_is_found_by_its_title_where_the_deck_was_edited() -> None:
    before, after = slides("Title", "Method", "Ablation"), slides("Title", "Data", "method ")
    assert pairs(before, after) == [(1, 1), (None, 2), (2, 3), (3, None)]


def test_slides_of_one_title_are_paired_in_their_order() -> None:
    assert pairs(slides("Results", "Results"), slides("Results", "Results", "Results")) == [
        (1, 1),
        (2, 2),
        (None, 3),
    ]


def test_slides_without_a_title_are_paired_in_their_order() -> None:
    assert pairs(slides("", ""), slides("", "")) == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.0), (1, 0.05, 4.74), (10, 5.43, 16.96), (50, 38.9, 63.3)]
)
def test_the_range_of_a_count_is_the_exact_one(count: int, low: float, high: float) -> None:
    assert chance(count) == pytest.approx((low, high), rel=0.03, abs=0.06)
