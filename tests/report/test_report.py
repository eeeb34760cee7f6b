"""A report is made whole from one reading."""

import pytest

from rehearsal.analysis.reading import Reading, read
from rehearsal.report.report import make_report
from rehearsal.talk import Format, Rehearsal
from tests.notation import deck, spoken
from tests.report.reports import question

TITLES = ["Why: a", "Method: b", "Results: c", "Conclusion: d"]


def talk(minutes: float, format: Format) -> Rehearsal:
    words = int(minutes * 150 / 4)
    return spoken(" | ".join(["word " * words] * 4), slides=TITLES, format=format)


def test_a_reading_is_measured_checked_and_asked_about() -> None:
    made = make_report(read(talk(2, Format("custom", 60, 180))), [question()])
    assert {"duration", "words", "speech_rate"} <= {one.name for one in made.measures}
    assert made.findings
    assert made.content
    assert made.pace
    assert made.questions == (question(),)
    assert set(made.first) <= set(made.findings)
    assert len(made.first) <= 3


def test_nothing_at_all_can_be_reported_on() -> None:
    made = make_report(read(Rehearsal()), ())
    assert all(one.value is None and one.reason for one in made.measures)
    assert made.first == ()
    assert made.shorter == ()


def test_a_deck_alone_is_cut_by_its_plan() -> None:
    made = make_report(read(Rehearsal(deck=deck(*TITLES))), ())
    assert [one.minutes for one in made.shorter] == [20, 15, 10, 5]


@pytest.mark.parametrize(
    ("minutes", "high", "offered"), [(4, 3, [3]), (6, 7, [5]), (12, 11, [11, 10, 5]), (4, 5, [])]
)
def test_cuts_are_offered_for_the_format_and_every_usual_shorter_length(
    minutes: float, high: float, offered: list[float]
) -> None:
    made = make_report(read(talk(minutes, Format("custom", 60, high * 60))), ())
    assert [one.minutes for one in made.shorter] == offered


def test_what_was_read_is_not_read_again() -> None:
    reading = Reading(Rehearsal())
    assert make_report(reading, ()).reading is reading
