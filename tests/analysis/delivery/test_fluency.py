"""Findings on fluency: what they say, and when they say nothing."""

import dataclasses

import pytest

from rehearsal.analysis.delivery import fluency
from rehearsal.analysis.delivery.filled_pauses import Estimate
from rehearsal.analysis.delivery.fillers import told
from rehearsal.analysis.delivery.overused import ORDINARY, overused
from rehearsal.analysis.delivery.poisson import at_least
from rehearsal.analysis.reading import read
from rehearsal.talk import Candidate, Corrections, Finding, NotMeasured, Rehearsal
from tests.notation import spoken

FLUENT = "We show a model that learns what to forget. It works on every phone. "
"""14 words."""


def results(rehearsal: Rehearsal, check: str) -> list[Finding | NotMeasured]:
    found = [result for run in fluency.CHECKS for result in run(read(rehearsal))]
    return [result for result in found if result.check == check]


def finding(rehearsal: Rehearsal, check: str) -> Finding:
    (result,) = results(rehearsal, check)
    assert isinstance(result, Finding)
    return result


def test_few_fillers_are_praised() -> None:
    praise = finding(spoken(FLUENT * 40), "fluency.fillers")
    assert praise.severity == "praise"
    assert "At most 1 filler a minute" in praise.message
    assert "none heard by this recogniser, which often drops them" in praise.message


@pytest.mark.parametrize(
    ("filler", "severity"), [("um, " * 8, "advice"), ("uh, " * 20, "problem"), ("", "praise")]
)
def test_transcribed_fillers_are_judged_by_the_band(filler: str, severity: str) -> None:
    minute = FLUENT * 10 + filler + FLUENT
    found = finding(spoken(minute * 3), "fluency.fillers")
    assert found.severity == severity
    assert found.strength == "A"


@pytest.mark.parametrize(
    ("count", "said", "severity"),
    [
        (104, "About 5.2 fillers a minute; above the 5", "advice"),
        (235, "About 11.7 fillers a minute; above the 5", "advice"),
        (240, "About 12 fillers a minute; 12 and more", "problem"),
        (160, "About 8 fillers a minute; above the 5", "advice"),
    ],
)
def test_a_rate_near_a_limit_reads_as_on_its_side(count: int, said: str, severity: str) -> None:
    filled = "basically " * count + "word " * (3000 - count)
    found = finding(spoken(filled), "fluency.fillers")
    assert (found.severity, said in found.message) == (severity, True), found.message


def test_one_sound_is_no_sounds() -> None:
    assert told(Estimate(0, 0, 0, confirmed=0, rejected=1, count=0, low=0, high=1)).endswith(
        "0 of 1 sound confirmed by you"
    )


def test_sounds_that_nobody_checked_are_judged_only_when_that_is_certain() -> None:
    talk = spoken((FLUENT + "(0.6) ") * 10)
    assert talk.acoustics is not None
    starts = [5.6 + i * 6.2 for i in range(8)]
    candidates = tuple(Candidate(start + 0.1, start + 0.4, 0.6) for start in starts)
    acoustics = dataclasses.replace(talk.acoustics, candidates=candidates)
    unsure = finding(dataclasses.replace(talk, acoustics=acoustics), "fluency.fillers")
    assert unsure.severity == "note"
    assert "Between" in unsure.message
    assert "8 heard in the sound and not checked yet" in unsure.message
    verdicts = Corrections(filled_pauses=tuple((c.start, True) for c in candidates))
    sure = dataclasses.replace(talk, acoustics=acoustics, corrections=verdicts)
    assert finding(sure, "fluency.fillers").severity == "advice"
    assert "8 of 8 sounds confirmed by you" in finding(sure, "fluency.fillers").message


def test_without_audio_a_low_count_proves_nothing() -> None:
    talk = dataclasses.replace(spoken("um, " + FLUENT * 40), acoustics=None)
    (result,) = results(talk, "fluency.fillers")
    assert isinstance(result, NotMeasured)
    assert "1 transcribed" in result.reason
    assert fluency.filled_pauses(read(talk)).uncertainty is None


def test_the_measure_says_what_it_rests_on() -> None:
    measure = fluency.filled_pauses(read(spoken("um, " * 6 + FLUENT * 20)))
    assert measure.value == pytest.approx(6 / (286 / 150))
    assert "6 transcribed" in measure.method
    assert measure.value is not None and measure.uncertainty is not None
    assert measure.uncertainty[0] <= measure.value <= measure.uncertainty[1]
    assert (
        "none heard by this recogniser" in fluency.filled_pauses(read(spoken(FLUENT * 20))).method
    )


def test_without_words_held_vowels_are_not_counted() -> None:
    measure = fluency.filled_pauses(read(spoken(FLUENT * 20, transcribed=False)))
    assert measure.value is None
    assert "held vowels" in measure.reason


def test_fillers_that_gather_are_tied_to_their_slide() -> None:
    hard = "The um score of uh a token um has you know, two parts uh in it. " * 3
    talk = spoken(
        f"{FLUENT * 15} | {hard} | {FLUENT * 15}", slides=["Motivation", "Gate", "Results"]
    )
    cluster = finding(talk, "fluency.cluster")
    assert "slide 2 (“Gate”)" in cluster.message
    assert {place.slide for place in cluster.evidence} == {2}


def test_fillers_spread_evenly_are_no_cluster() -> None:
    some = (FLUENT * 3 + "um, ") * 5
    talk = spoken(f"{some} | {some} | {some}", slides=["Motivation", "Gate", "Results"])
    assert results(talk, "fluency.cluster") == []


def test_repetitions_are_a_note_with_every_place() -> None:
    note = finding(
        spoken(FLUENT * 20 + "And the, the gate. We, we show it."), "fluency.repetitions"
    )
    assert note.severity == "note"
    assert [place.quote for place in note.evidence] == ["the, the gate. We,", "We, we show it."]


def test_many_repetitions_are_advice() -> None:
    talk = spoken((FLUENT + "And the the gate. ") * 10)
    assert finding(talk, "fluency.repetitions").severity == "advice"


def test_one_repetition_is_not_worth_a_word() -> None:
    assert results(spoken(FLUENT * 20 + "And the, the gate."), "fluency.repetitions") == []


def test_a_false_start_is_quoted() -> None:
    note = finding(spoken(FLUENT * 10 + "This is, this was measured."), "fluency.false_starts")
    assert "This is, this was measured" in note.message


def test_hedges_are_noted_on_the_takeaways_only() -> None:
    hedged = "I think it maybe works. "
    slides = ["Motivation", "Results: accuracy", "Takeaways: it works"]
    elsewhere = spoken(f"{FLUENT * 5} | {hedged * 3} | {FLUENT * 5}", slides=slides)
    assert results(elsewhere, "fluency.hedges") == []
    takeaways = spoken(f"{FLUENT * 5} | {FLUENT * 5} | {hedged}", slides=slides)
    note = finding(takeaways, "fluency.hedges")
    assert "“i think” and “maybe”" in note.message


def test_a_pet_phrase_is_told_against_ordinary_use() -> None:
    talk = spoken((FLUENT * 3 + "In terms of speed it is good. ") * 10)
    note = finding(talk, "fluency.overused")
    assert "“in terms of” 10 times; in as many words others say it less than once" in note.message
    assert len(note.evidence) == 10


def test_the_talks_own_subject_is_no_pet_phrase() -> None:
    assert results(spoken(FLUENT * 40), "fluency.overused") == []


def test_of_overlapping_phrases_the_longest_counts() -> None:
    talk = spoken((FLUENT + "We see a lot of noise at the end of the day. ") * 10)
    assert "at the end of the day" in [one.phrase for one in overused(read(talk))]
    assert all(0 < share < 0.05 for share in ORDINARY.values())


def test_other_languages_are_not_judged() -> None:
    talk = spoken(FLUENT * 20)
    assert talk.transcript is not None
    german = dataclasses.replace(talk.transcript, language="de")
    found = [
        r for run in fluency.CHECKS for r in run(read(dataclasses.replace(talk, transcript=german)))
    ]
    assert found
    assert all(isinstance(result, NotMeasured) for result in found)


def test_a_transcript_that_names_no_language_is_judged_where_its_words_are_english() -> None:
    german = "Das Modell merkt sich, ähm, nur was neu ist und vergisst den Rest sofort wieder. "
    for text, judged in ((FLUENT * 20, True), (german * 20, False)):
        talk = spoken(text)
        assert talk.transcript is not None
        unnamed = dataclasses.replace(talk.transcript, language="")
        (result,) = results(dataclasses.replace(talk, transcript=unnamed), "fluency.fillers")
        assert isinstance(result, Finding) is judged


def test_nothing_gives_no_finding() -> None:
    found = [result for run in fluency.CHECKS for result in run(read(Rehearsal()))]
    assert all(isinstance(result, NotMeasured) and result.reason for result in found)
    for measure in (
        fluency.filled_pauses,
        fluency.filler_word_rate,
        fluency.hedge_rate,
        fluency.repetition_rate,
    ):
        assert measure(read(Rehearsal())).value is None


def test_chance_is_a_poisson_tail() -> None:
    assert at_least(0, 3.0) == 1
    assert at_least(1, 0.1) == pytest.approx(0.0952, abs=1e-4)
    assert at_least(10, 1.0) < 1e-6
