"""Pace on talks whose rate is known because it was written."""

import dataclasses
import re

import pytest

from rehearsal.analysis.delivery import pacing
from rehearsal.analysis.reading import read
from rehearsal.talk import (
    Acoustics,
    Finding,
    NotMeasured,
    Rehearsal,
    Span,
    Transcript,
    Word,
)
from tests.notation import spoken


def at(rate_wpm: float, seconds: float, start: float = 0.0) -> list[Word]:
    """Say words of one syllable at an even rate."""
    step = 60 / rate_wpm
    count = round(seconds / step)
    return [Word(start + i * step, start + (i + 1) * step, "word") for i in range(count)]


def talk(*parts: tuple[float, float]) -> Rehearsal:
    """Make a talk of (words per minute, seconds) parts, without acoustics."""
    words: list[Word] = []
    time = 0.0
    for rate, seconds in parts:
        words += at(rate, seconds, time)
        time += seconds
    return Rehearsal(duration=time, transcript=Transcript(tuple(words), "test", "en"))


def findings(rehearsal: Rehearsal, check: str) -> list[Finding | NotMeasured]:
    return [
        found for run in pacing.CHECKS for found in run(read(rehearsal)) if found.check == check
    ]


def test_speech_rate_counts_words_over_time_with_silences() -> None:
    measure = pacing.speech_rate(read(spoken("one two three four (2)", rate_wpm=120)))
    assert measure.value == pytest.approx(4 / 4 * 60)
    assert measure.unit == "wpm"
    assert measure.band == pacing.NATIVE


def test_filled_pauses_are_no_words_and_numbers_count_as_spoken() -> None:
    rates = pacing.overall(read(spoken("it um gains 64.2 uh points")))
    assert rates.words == 2 + 4 + 1


def test_what_was_not_recorded_is_no_time() -> None:
    rehearsal = spoken("one two three four (60) five six", rate_wpm=120)
    assert rehearsal.acoustics is not None
    gap = dataclasses.replace(rehearsal.acoustics, gaps=(Span(2, 62),))
    rates = pacing.overall(read(dataclasses.replace(rehearsal, acoustics=gap)))
    assert rates.seconds == pytest.approx(3)
    assert rates.speech_rate_wpm == pytest.approx(120)


def test_articulation_rate_takes_pauses_out_and_speech_rate_leaves_them_in() -> None:
    reading = read(spoken("one two (1) three four (0.2) five six", rate_wpm=120))
    assert pacing.articulation_rate(reading).value == pytest.approx(6 / 3.2)
    assert pacing.syllable_rate(reading).value == pytest.approx(6 / 4.2)


def test_without_a_transcript_the_syllable_rate_tells_the_pace() -> None:
    reading = read(spoken("one two three", transcribed=False))
    measure = pacing.speech_rate(reading)
    assert measure.value is None
    assert "syllable rate" in measure.reason
    assert pacing.syllable_rate(reading).value == pytest.approx(2.5)


def test_without_anything_nothing_is_measured() -> None:
    reading = read(Rehearsal())
    for measure in (pacing.speech_rate, pacing.articulation_rate, pacing.syllable_rate):
        assert measure(reading).value is None
        assert measure(reading).reason
    assert pacing.curve(reading) == ()
    assert all(isinstance(r, NotMeasured) for check in pacing.CHECKS for r in check(reading))


def test_silence_that_was_recorded_is_no_missing_recording() -> None:
    sound = spoken("so").acoustics
    assert sound is not None
    silent = dataclasses.replace(sound, duration=40.0, speech=(), syllable_nuclei=(), gaps=())
    heard = read(Rehearsal(duration=40.0, acoustics=silent))
    assert pacing.articulation_rate(heard).reason == "No speech was heard."
    assert pacing.syllable_rate(heard).value == 0
    lost = dataclasses.replace(silent, gaps=(Span(0.0, 40.0),))
    unheard = read(Rehearsal(duration=40.0, acoustics=lost))
    assert pacing.syllable_rate(unheard).reason == "Nothing was recorded."


def test_the_curve_follows_the_rate() -> None:
    points = pacing.curve(read(talk((120, 60), (180, 60))))
    assert [point.time for point in points][:3] == [15, 20, 25]
    assert points[0].rates.speech_rate_wpm == pytest.approx(120, abs=3)
    assert points[-1].rates.speech_rate_wpm == pytest.approx(180, abs=3)
    assert points[-1].time == 105


def test_rates_are_given_for_slides_and_stages() -> None:
    reading = read(
        spoken("one two (2) | three four five six", rate_wpm=120, slides=["Motivation", "Results"])
    )
    by_slide = pacing.by_slide(reading)
    assert by_slide[1].speech_rate_wpm == pytest.approx(40)
    assert by_slide[2].speech_rate_wpm == pytest.approx(120)
    by_stage = pacing.by_stage(reading)
    assert sum(rates.words or 0 for rates in by_stage.values()) == 6


def test_a_slide_shown_twice_counts_its_visits_together() -> None:
    rehearsal = spoken("a b | c d | e f", rate_wpm=120, slides=["One", "Two", "Three"])
    events = tuple(
        dataclasses.replace(event, slide=1) if event.slide == 3 else event
        for event in rehearsal.events
    )
    by_slide = pacing.by_slide(read(dataclasses.replace(rehearsal, events=events)))
    assert by_slide[1].words == 4
    assert by_slide[1].seconds == pytest.approx(2)


@pytest.mark.parametrize("rate", [112, 150, 188])
def test_a_pace_inside_the_band_is_no_finding(rate: float) -> None:
    assert findings(talk((rate, 300)), "pacing.drift") == []


def test_a_burst_is_no_drift() -> None:
    assert findings(talk((150, 120), (230, 15), (150, 120)), "pacing.drift") == []


def test_a_fast_minute_is_a_finding_with_its_place() -> None:
    (found,) = findings(talk((150, 120), (230, 60), (150, 120)), "pacing.drift")
    assert isinstance(found, Finding)
    assert found.severity == "advice"
    assert re.search(r"about 2[123][05] words a minute", found.message)
    assert "the band ends at 190" in found.message
    (evidence,) = found.evidence
    assert evidence.start == pytest.approx(120, abs=15)
    assert evidence.end == pytest.approx(180, abs=15)


def test_many_fast_stretches_are_one_finding() -> None:
    fast_and_slow = [(150.0, 120.0), (230.0, 60.0)] * 4
    (found,) = findings(talk(*fast_and_slow), "pacing.drift")
    assert isinstance(found, Finding)
    assert len(found.evidence) == 4
    assert "the longest of 4 stretches" in found.message


def test_a_slow_minute_is_a_note() -> None:
    (found,) = findings(talk((150, 120), (70, 60), (150, 120)), "pacing.drift")
    assert isinstance(found, Finding)
    assert found.severity == "note"
    assert "the band begins at 110" in found.message


SAID = "the model we trained finds the answer to this in every case. "
"""12 words, said in 4.8 s."""


@pytest.mark.parametrize(
    "text",
    [
        f"(40) {SAID * 60} (40)",
        f"{SAID * 30} (30) | {SAID * 30}",
        f"{SAID * 30} | (35) {SAID * 30}",
        f"{SAID * 30} Why is that? (30) {SAID * 30} |",
    ],
)
@pytest.mark.parametrize("heard", [True, False])
def test_silence_that_nobody_minds_is_not_slow(text: str, heard: bool) -> None:
    quiet = spoken(text, slides=["Motivation", "Results"])
    if not heard:
        quiet = dataclasses.replace(quiet, acoustics=None)
    assert findings(quiet, "pacing.drift") == []


def test_pauses_in_the_middle_of_a_slide_make_it_slow() -> None:
    halting = spoken(f"(40) {SAID * 30} {(SAID + '(6) ') * 6} {SAID * 30} (40)")
    (found,) = findings(halting, "pacing.drift")
    assert isinstance(found, Finding)
    (evidence,) = found.evidence
    assert evidence.start is not None and evidence.end is not None
    assert 184 < evidence.start < evidence.end < 255
    assert re.search(r"about (6|7)[05] words a minute", found.message)


def test_the_band_is_the_speakers_choice() -> None:
    steady = talk((175, 180))
    assert findings(steady, "pacing.drift") == []
    assert len(findings(dataclasses.replace(steady, pace="second_language"), "pacing.drift")) == 1
    assert findings(dataclasses.replace(steady, pace="own"), "pacing.drift") == []
    own = pacing.band(read(dataclasses.replace(steady, pace="own")))
    assert own is not None and own.strength == "speaker"


def test_another_language_is_held_against_the_speakers_own_band_only() -> None:
    rushed = talk((150, 120), (230, 60), (150, 120))
    assert rushed.transcript is not None
    german = dataclasses.replace(
        rushed, transcript=dataclasses.replace(rushed.transcript, language="de")
    )
    (unjudged,) = findings(german, "pacing.drift")
    assert isinstance(unjudged, NotMeasured)
    assert pacing.speech_rate(read(german)).band is None
    own = dataclasses.replace(german, pace="own", own_pace=(120, 180))
    (found,) = findings(own, "pacing.drift")
    assert isinstance(found, Finding)
    assert pacing.speech_rate(read(own)).band is not None


def test_a_rushed_end_is_advice() -> None:
    (found,) = findings(talk((140, 400), (185, 100)), "pacing.end_rush")
    assert isinstance(found, Finding)
    assert "faster than the talk as a whole" in found.message
    assert found.evidence[0].start == pytest.approx(400, abs=1)


def test_an_even_end_is_no_finding() -> None:
    assert findings(talk((140, 500)), "pacing.end_rush") == []


def later(rehearsal: Rehearsal, seconds: float) -> Rehearsal:
    """Let a talk begin after a silence."""
    assert rehearsal.transcript is not None and rehearsal.duration is not None
    words = [
        Word(word.start + seconds, word.end + seconds, word.text)
        for word in rehearsal.transcript.words
    ]
    transcript = dataclasses.replace(rehearsal.transcript, words=tuple(words))
    return Rehearsal(duration=rehearsal.duration + seconds, transcript=transcript)


def test_a_silent_start_makes_no_rushed_end() -> None:
    assert findings(later(talk((140, 500)), 120), "pacing.end_rush") == []
    assert len(findings(later(talk((140, 400), (185, 100)), 120), "pacing.end_rush")) == 1


def test_a_silent_end_leaves_the_end_of_the_talk_where_its_words_end() -> None:
    rushed = talk((140, 400), (185, 100))
    assert rushed.duration is not None
    ran_on = dataclasses.replace(rushed, duration=rushed.duration + 200)
    (found,) = findings(ran_on, "pacing.end_rush")
    assert isinstance(found, Finding)
    assert found.evidence[0].start == pytest.approx(400, abs=1)


def test_a_rushed_end_is_heard_without_a_transcript() -> None:
    nuclei = [i * 0.4 for i in range(1000)] + [400 + i * 0.25 for i in range(400)]
    slow_then_fast = spoken("word", transcribed=False).acoustics
    assert isinstance(slow_then_fast, Acoustics)
    acoustics = dataclasses.replace(
        slow_then_fast, duration=500, speech=(Span(0, 500),), syllable_nuclei=tuple(nuclei)
    )
    assert len(findings(Rehearsal(acoustics=acoustics), "pacing.end_rush")) == 1
