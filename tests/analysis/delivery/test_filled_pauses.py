"""Filled pauses: transcribed, heard, merged, confirmed and rejected."""

import dataclasses

import pytest

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import Candidate, Corrections, Rehearsal, Signal
from tests.notation import spoken

RATE = 120
"""Half a second a word."""


def heard(talk: str, *starts: float, verdicts: tuple[tuple[float, bool], ...] = ()) -> Reading:
    """Read a talk in which sounds of 0.3 s were found at some times."""
    rehearsal = spoken(talk, rate_wpm=RATE, corrections=Corrections(filled_pauses=verdicts))
    assert rehearsal.acoustics is not None
    candidates = tuple(Candidate(start, start + 0.3, score=0.6) for start in starts)
    acoustics = dataclasses.replace(rehearsal.acoustics, candidates=candidates)
    return read(dataclasses.replace(rehearsal, acoustics=acoustics))


def statuses(reading: Reading) -> list[str]:
    return [pause.status for pause in sounds.filled_pauses(reading)]


def test_a_sound_between_words_is_probable() -> None:
    assert statuses(heard("so we (0.6) show this", 1.1)) == ["probable"]


def test_a_sound_within_a_word_is_a_vowel() -> None:
    assert statuses(heard("so we show this", 1.1)) == []


def test_a_sound_may_reach_a_little_into_a_word() -> None:
    assert statuses(heard("so we (0.6) show this", 0.92)) == ["probable"]


def test_a_sound_in_a_word_that_is_far_too_long_is_possible() -> None:
    reading = heard("so we show this to you all", 1.6)
    long = dataclasses.replace(reading.words[3], end=3.0)
    words = (*reading.words[:3], long, *(
        dataclasses.replace(word, start=word.start + 1, end=word.end + 1)
        for word in reading.words[4:]
    ))  # fmt: skip
    rehearsal = reading.rehearsal
    assert rehearsal.acoustics is not None and rehearsal.transcript is not None
    stretched = dataclasses.replace(
        reading,
        words=words,
        rehearsal=dataclasses.replace(
            rehearsal, acoustics=dataclasses.replace(rehearsal.acoustics, speech=(long,))
        ),
    )
    assert statuses(stretched) == ["possible"]


def test_what_is_transcribed_and_heard_is_counted_once() -> None:
    reading = heard("so um we (0.6) show", 0.6, 1.6)
    assert statuses(reading) == ["transcribed", "probable"]
    guess = sounds.estimate(reading)
    assert (guess.known, guess.transcribed, guess.unjudged) == (1, 1, 1)


def test_the_speaker_confirms_and_rejects() -> None:
    reading = heard(
        "a (0.6) b (0.6) c (0.6) d", 0.6, 1.7, 2.8, verdicts=((0.6, True), (1.7, False))
    )
    assert statuses(reading) == ["confirmed", "probable"]
    guess = sounds.estimate(reading)
    assert (guess.confirmed, guess.rejected, guess.precision) == (1, 1, 0.5)
    assert [pause.start for pause in sounds.to_judge(reading)] == [2.8]


def test_a_rejected_sound_takes_its_transcribed_word_along() -> None:
    assert statuses(heard("so um we", 0.55, verdicts=((0.55, False),))) == []
    assert statuses(heard("so um we", verdicts=((0.5, False),))) == []


def test_judgements_narrow_the_interval() -> None:
    talk = "so (0.6) " * 20
    starts = tuple(0.6 + 1.1 * i for i in range(19))
    before = sounds.estimate(heard(talk, *starts))
    verdicts = tuple((start, True) for start in starts[:12])
    after = sounds.estimate(heard(talk, *starts, verdicts=verdicts))
    assert before.precision is None
    assert after.precision == 1.0
    assert before.high is not None and after.high is not None
    assert after.high - after.low < before.high - before.low
    assert after.low > before.low
    assert before.low < before.count < before.high


def test_rejections_lower_the_count() -> None:
    talk = "so (0.6) " * 12
    starts = tuple(0.6 + 1.1 * i for i in range(11))
    verdicts = tuple((start, False) for start in starts[:6])
    guess = sounds.estimate(heard(talk, *starts, verdicts=verdicts))
    assert guess.count < 0.5 * guess.unjudged


def test_none_found_still_leaves_room_for_some_missed() -> None:
    guess = sounds.estimate(heard("so we show this"))
    assert guess.count == 0
    assert guess.high == sounds.MISSED


def test_without_a_transcript_only_confirmed_sounds_count() -> None:
    reading = heard("so we show", 0.6, 1.1, verdicts=((1.1, True),))
    rehearsal = dataclasses.replace(reading.rehearsal, transcript=None)
    assert statuses(read(rehearsal)) == ["confirmed"]


@pytest.mark.parametrize("signal", [Signal(-22, -30, 0, silent=False), None])
def test_without_a_sound_to_trust_the_upper_bound_is_open(signal: Signal | None) -> None:
    reading = heard("so um we (0.6) show", 1.6)
    acoustics = reading.rehearsal.acoustics
    assert acoustics is not None
    poor = dataclasses.replace(acoustics, signal=signal) if signal else None
    guess = sounds.estimate(read(dataclasses.replace(reading.rehearsal, acoustics=poor)))
    assert (guess.known, guess.unjudged, guess.high) == (1, 0, None)


def test_nothing_has_no_filled_pauses() -> None:
    assert sounds.filled_pauses(read(Rehearsal())) == ()
