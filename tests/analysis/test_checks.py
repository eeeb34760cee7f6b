from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from rehearsal.analysis.checks import (
    CHECKS,
    OF_SLIDES,
    SEVERITIES,
    first_three,
    left_open,
    run_checks,
)
from rehearsal.analysis.reading import Check, Reading, read
from rehearsal.talk import Finding, NotMeasured, Rehearsal
from tests.analysis.sample import sample_reading
from tests.analysis.talks import EVEN, EXAMPLES, picture, shown
from tests.notation import spoken

BY_NOT_MEASURING = {"slides.pictures"}
"""Checks that speak up by saying what was not read."""
FACTS = {"check_gaps"}
"""Checks that state a fact and need no threshold."""

PARTS = {
    "nothing": Rehearsal(),
    "only a deck": Rehearsal(deck=EVEN.deck),
    "only words": Rehearsal(transcript=EVEN.transcript),
    "only sound": Rehearsal(acoustics=EVEN.acoustics),
    "a deck and sound": Rehearsal(deck=EVEN.deck, acoustics=EVEN.acoustics),
    "words and clicks": replace(EVEN, deck=None),
    "no sound": replace(EVEN, acoustics=None),
    "no clicks": replace(EVEN, events=()),
    "one word": spoken("word", slides=["One"]),
}


@cache
def results(check: Check) -> tuple[Finding | NotMeasured, ...]:
    """Return all that a check says of all talks there are."""
    talks = [*PARTS.values(), *(talk for pair in EXAMPLES.values() for talk in pair)]
    return tuple(result for talk in talks for result in check(reading_of(talk)))


@cache
def reading_of(talk: Rehearsal) -> Reading:
    return read(talk)


def named(check: Check) -> str:
    return getattr(check, "__name__", str(check))


def speaks_up(name: str, talk: Rehearsal) -> bool:
    findings, not_measured = run_checks(reading_of(talk))
    if name in BY_NOT_MEASURING:
        return any(item.check == name for item in not_measured)
    return any(finding.check == name and finding.severity != "praise" for finding in findings)


def test_each_check_reports_under_one_name_of_its_own() -> None:
    names = [{result.check for result in results(check)} for check in CHECKS]
    assert [len(found) for found in names] == [1] * len(CHECKS)
    assert sorted(name for found in names for name in found) == sorted(EXAMPLES)


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_each_check_says_what_it_is_how_it_is_measured_and_what_it_cannot_tell(
    check: Check,
) -> None:
    text = check.__doc__ or ""
    assert text.split("\n")[0].endswith(".")
    assert "Title:" in text
    assert "Measured:" in text
    assert any(word in text for word in ("Source:", "Band:", "Limit")) or named(check) in FACTS
    assert "Cannot tell:" in text


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_check_speaks_up_where_it_must(name: str) -> None:
    assert speaks_up(name, EXAMPLES[name][0])


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_check_is_silent_where_it_must(name: str) -> None:
    assert not speaks_up(name, EXAMPLES[name][1])


@pytest.mark.parametrize("part", PARTS)
def test_every_check_survives_what_is_missing(part: str) -> None:
    findings, not_measured = run_checks(reading_of(PARTS[part]))
    assert findings or not_measured


def test_nothing_is_found_in_nothing() -> None:
    findings, not_measured = run_checks(read(Rehearsal()))
    assert findings == ()
    assert {item.check for item in not_measured} >= {"timing.finish", "slides.words"}


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_what_is_not_measured_says_why_in_one_sentence_and_perhaps_what_helps(check: Check) -> None:
    for result in results(check):
        if isinstance(result, NotMeasured):
            assert result.reason.endswith(".")
            assert result.reason.count(". ") <= 1
            assert result.reason[0].isupper() or result.reason[0].isdigit()


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_findings_read_as_sentences_and_name_their_source(check: Check) -> None:
    for result in results(check):
        if isinstance(result, Finding):
            assert result.message.rstrip("”").endswith((".", "…", "?"))
            assert result.advice.endswith(".")
            assert result.source
            assert not any(slip in result.message for slip in ("None", "nan", "  ", "[", "{"))


def test_what_a_deck_alone_leaves_open_speaks_of_the_slides_and_of_no_transcript() -> None:
    assert set(EXAMPLES) >= set(OF_SLIDES)
    plain = shown("Problem: why", "Method: a gate", "Results: 64.2 %", "Conclusions: it works")
    assert left_open(run_checks(read(plain))[1]) == ()
    pictured = shown("Problem: why", "Method: a gate", "Results: 64.2 %", picture(4, title=""))
    reasons = left_open(run_checks(read(pictured))[1])
    assert "Pictures may show future work: slide 4 holds no text." in reasons
    assert not any("transcript" in reason or "recorded" in reason for reason in reasons)


def test_findings_come_weightiest_first() -> None:
    findings, _ = run_checks(sample_reading())
    ranks = [SEVERITIES.index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)


def test_at_most_three_things_to_do_first_each_from_another_check() -> None:
    findings, _ = run_checks(sample_reading())
    chosen = first_three(findings)
    assert len({finding.check for finding in chosen}) == 3
    assert {finding.severity for finding in chosen} <= {"problem", "advice"}
    assert first_three([f for f in findings if f.severity == "praise"]) == ()


def test_haste_at_the_end_is_told_once() -> None:
    findings, _ = run_checks(sample_reading())
    names = [finding.check for finding in findings]
    assert "timing.ending" in names
    assert "pacing.drift" not in names


def test_a_talk_that_does_most_things_right_is_left_in_peace() -> None:
    findings, _ = run_checks(read(EVEN))
    assert [f.check for f in findings if f.severity in ("problem", "advice")] == [
        "content.limitations"
    ]


PLANTED = {
    "coverage.numbers": (12, "And Sieve gets 62.4 percent on the kitchen set"),
    "timing.dwell": (10, ""),
    "timing.ending": (20, "I see that I have very little time left"),
    "timing.skipped": (15, "I will skip this one."),
    "delivery.reading_aloud": (11, "We use two data sets with 136 hours of video"),
    "content.ranking": (14, "So surprise is clearly more important than use."),
    "coverage.acronyms": (10, "The model runs on the NPU"),
    "fluency.cluster": (7, ""),
    "pauses.silence": (16, "we could run for"),
    "fluency.false_starts": (16, "This is, this was"),
    "fluency.repetitions": (12, "the, the last line"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_weakness_of_the_sample_is_found_in_its_place(name: str) -> None:
    slide, quote = PLANTED[name]
    findings, _ = run_checks(sample_reading())
    places = [place for f in findings if f.check == name for place in f.evidence]
    assert any(place.slide == slide for place in places)
    assert any(quote in place.quote for place in places)


def test_little_else_is_found_in_the_sample() -> None:
    findings, _ = run_checks(sample_reading())
    serious = {f.check for f in findings if f.severity in ("problem", "advice")}
    assert serious - set(PLANTED) == {
        "slides.words",  # slide 11 again, whose sentences are read aloud
        "timing.short_of_time",  # said on slides 20 and 21, in the rushed end
        "timing.stage_share",  # what the rushed end was left with
    }


def test_the_sample_without_clicks_gives_the_same_first_things_to_do() -> None:
    clicked = first_three(run_checks(sample_reading())[0])
    aligned = first_three(run_checks(sample_reading(clicks=False))[0])
    assert [f.check for f in clicked] == [f.check for f in aligned]


def test_spans_are_in_order_without_overlap() -> None:
    for before, after in pairwise(sample_reading(clicks=False).timeline):
        assert before.end <= after.start
