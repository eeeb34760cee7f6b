"""What is shown, before it is set: verdicts, places, rows and words for numbers."""

from dataclasses import replace
from typing import get_args

import pytest

from rehearsal.analysis.checks import CHECKS
from rehearsal.report import view, wording
from rehearsal.report.html import html
from rehearsal.report.markdown import markdown
from rehearsal.report.report import Report, make_report
from rehearsal.talk import (
    ContentItem,
    Evidence,
    Format,
    Presence,
    Severity,
    Stage,
    Strength,
    Topic,
)
from tests.report.reports import (
    deck_report,
    empty_report,
    finding,
    report,
    without_transcript,
)


def judged(duration: float, format: Format) -> str:
    made = report()
    rehearsal = replace(made.reading.rehearsal, duration=duration, format=format)
    return view.verdict(replace(made, reading=replace(made.reading, rehearsal=rehearsal)))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (19, "19 min: 1 min short of the 20 to 30 min of a job talk."),
        (20, "20 min: inside the 20 to 30 min of a job talk."),
        (30, "30 min: inside the 20 to 30 min of a job talk."),
        (31.5, "31:30 min: 1:30 min over the 20 to 30 min of a job talk."),
    ],
)
def test_the_verdict_compares_the_length_with_the_format(minutes: float, words: str) -> None:
    assert judged(minutes * 60, Format("job talk", 1200, 1800)) == words


def test_the_verdict_speaks_english() -> None:
    assert "of an elevator pitch" in judged(90, Format("elevator pitch", 60, 120))


def test_a_band_of_one_s_own_is_called_that() -> None:
    own = Format("custom", 180, 360)
    assert judged(209, own) == "3:29 min: inside the 3 to 6 min that you set."
    assert view.format_name(own) == "your own"


@pytest.mark.parametrize("made", [without_transcript(), make_report(empty_report().reading, ())])
def test_what_was_not_checked_is_told_in_words_by_reason(made: Report) -> None:
    gaps = view.gaps(made)
    assert len({gap.reason for gap in gaps}) == len(gaps)
    told = {(gap.reason, name) for gap in gaps for name in gap.checks}
    assert len(told) == len(made.not_measured)
    assert all(name[0].isupper() and " " in name for _, name in told)


def test_every_check_has_a_name_of_its_own() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
    assert view.check_name("timing.dwell") == "The time on each slide against its plan"
    assert view.check_name("timing.ending").startswith("The speech rate on the last")


def test_a_check_that_is_not_there_any_more_keeps_its_own_name() -> None:
    assert view.check_name("timing.gone_by") == "gone by"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You said: “It runs.”.", "You said: “It runs.”"),
        ("Slide 9: “Adam”.", "Slide 9: “Adam”."),
        ("no stop", "no stop."),
        ("“Why?”.", "“Why?”"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text: str, told: str) -> None:
    assert wording.sentence(text) == told


def test_the_title_is_the_first_slide_s_else_the_file_s() -> None:
    assert view.title(report()) == "What to keep"
    assert view.title(deck_report()) == "Title"
    assert view.title(report(titles=("", "b", "c"))) == "talk.pptx"


def test_findings_are_numbered_as_they_are_listed() -> None:
    made = replace(report(), findings=(finding("a", severity="praise"), finding("b"), finding("c")))
    told = [(one.number, one.finding.message) for one in view.numbered(made)]
    assert told == [(1, "b"), (2, "c"), (3, "a")]


def test_a_finding_quotes_each_phrase_once_and_names_its_other_places() -> None:
    places = tuple(
        Evidence(time, time + 1, 2, quote)
        for time, quote in [(1, "so"), (2, "um"), (3, "So"), (4, ""), (4.2, ""), (5, "a"), (6, "b")]
    )
    told, others = view.quoted(replace(finding(), evidence=places))
    assert [one.quote for one in told] == ["so", "um", "a"]
    assert [one.start for one in others] == [3, 4, 6]


def test_a_place_without_time_and_slide_is_not_named() -> None:
    told, others = view.quoted(replace(finding(), evidence=(Evidence(quote="x"), Evidence())))
    assert [one.quote for one in told] == ["x"]
    assert others == []


def test_a_topic_is_pointed_at_where_it_is_shown_and_where_it_is_said() -> None:
    shown = [Evidence(None, None, n, "line") for n in (1, 2)]
    said = [Evidence(9.0, 10.0, 3, "words"), Evidence(11.0, 12.0, 3, "more")]
    item = ContentItem("baselines", "both", (*shown, *said))
    assert view.said_and_shown(item) == [shown[0], said[0]]


def test_topics_that_were_not_found_come_first() -> None:
    assert [item.status for item in view.content_items(report())] == ["absent", "both"]


def test_a_rate_is_not_given_for_a_glance() -> None:
    rows = view.slide_rows(report())
    assert [row.words for row in rows] == [10, 14, 10]
    assert all(row.rate_wpm is None for row in rows)


def test_stages_add_up_their_slides() -> None:
    shares = view.stage_shares(report().reading)
    assert [(share.stage, share.slides) for share in shares] == [
        ("problem", 1),
        ("approach", 1),
        ("experiments", 1),
    ]
    assert sum(share.seconds or 0 for share in shares) == pytest.approx(16.2)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (153.7, "wpm", "154 words per minute"),
        (0.832, "s", "0.83 s"),
        (1221.0, "s", "20:21 min"),
        (-26.1, "dBFS", "−26.1 dBFS"),
        (-0.001, "dB", "0.00 dB"),
        (2980, "count", "2980"),
        (0.516, "per min", "0.52 per minute"),
    ],
)
def test_a_number_is_written_as_finely_as_it_can_be_used(
    value: float, unit: str, text: str
) -> None:
    assert wording.amount(value, unit) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (110, 190, "wpm", "110 to 190 words per minute"),
        (None, 5, "per min", "at most 5 per minute"),
        (0.15, None, "PVQ", "at least 0.15 PVQ"),
        (1200, 1800, "s", "20 to 30 min"),
        (90, 100, "s", "1:30 min to 1:40 min"),
        (None, None, "s", ""),
    ],
)
def test_a_band_is_written_in_words(
    low: float | None, high: float | None, unit: str, text: str
) -> None:
    assert wording.band_text(low, high, unit) == text


def test_a_text_is_cut_at_a_word_where_one_is_near() -> None:
    assert wording.shorten("Forget on Purpose: Sparse Memory", 20) == "Forget on Purpose…"
    assert wording.shorten("x" * 50, 10) == "x" * 9 + "…"
    assert wording.shorten("short", 10) == "short"


def test_every_name_of_the_contract_has_its_word() -> None:
    assert set(wording.STAGE_NAMES) == set(wording.STAGE_LETTERS) == set(get_args(Stage))
    assert len(set(wording.STAGE_LETTERS.values())) == len(get_args(Stage))
    assert set(wording.STAGE_ORDER) == set(get_args(Stage))
    assert set(wording.TOPIC_NAMES) == set(get_args(Topic))
    assert set(wording.PRESENCE_NAMES) == set(wording.PRESENCE_SIGNS) == set(get_args(Presence))
    assert set(wording.SEVERITY_NAMES) == set(wording.SEVERITY_SIGNS) == set(get_args(Severity))
    assert set(wording.STRENGTH_NAMES) == set(get_args(Strength))


def test_without_words_nothing_is_told_of_what_was_said() -> None:
    silent = without_transcript()
    shown, absent = (ContentItem("baselines", status) for status in ("shown", "absent"))
    assert view.presence(silent, shown) == "shown; speech not heard"
    assert view.presence(silent, absent) == "not on the slides"
    assert view.presence(report(), shown) == "shown, not said"


def test_a_stage_that_is_a_guess_is_marked_as_one() -> None:
    made = report()
    labels = tuple(replace(label, confidence=0.4) for label in made.reading.stages)
    guessed = replace(made, reading=replace(made.reading, stages=labels))
    assert not any(row.stage_sure for row in view.slide_rows(guessed))
    assert "?" in html(guessed) and "problem?" in markdown(guessed)
