"""Silent pauses: how long, and where they fall."""

import dataclasses

import pytest

from rehearsal.analysis.delivery import pauses
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding, NotMeasured, Rehearsal, Span
from tests.notation import spoken

TALK = (
    "This is one. (0.9) Is it? (4.0) Here it is. (1.8) | So then we (0.18) see the model (3.4) "
    "works well. (0.6) And ends."
)


def found(rehearsal: Rehearsal) -> list[Finding | NotMeasured]:
    return [result for check in pauses.CHECKS for result in check(read(rehearsal))]


def test_pauses_fall_into_three_classes() -> None:
    summary = pauses.summary(read(spoken(TALK)))
    counts = {length: group.count for length, group in summary.by_length.items()}
    assert counts == {"brief": 1, "medium": 2, "long": 3}
    assert summary.all.count == 6
    assert summary.all.median == pytest.approx((0.9 + 1.8) / 2)


def test_pauses_are_told_by_where_they_fall() -> None:
    summary = pauses.summary(read(spoken(TALK, slides=["One", "Two"])))
    counts = {place: group.count for place, group in summary.by_place.items()}
    assert counts == {
        "slide change": 1,
        "after a question": 1,
        "sentence end": 2,
        "mid-phrase": 2,
        "unknown": 0,
    }


def test_the_histogram_holds_every_pause_on_a_log_scale() -> None:
    summary = pauses.summary(read(spoken(TALK)))
    assert sum(count for _, count in summary.histogram) == 6
    edges = [edge for edge, _ in summary.histogram]
    assert edges[2] == pytest.approx(2 * edges[0])


def test_measures_come_from_voice_activity() -> None:
    reading = read(spoken("One two. (1.5) Three four. (0.5) Five six.", rate_wpm=120))
    assert pauses.pause_median(reading).value == pytest.approx(1.0)
    assert pauses.pause_share(reading).value == pytest.approx(100 * 2 / 5)
    assert pauses.long_pauses(reading).value == 1


def test_without_audio_the_gaps_between_words_are_no_pauses() -> None:
    reading = read(dataclasses.replace(spoken(TALK), acoustics=None))
    for measure in (pauses.pause_median, pauses.pause_share, pauses.long_pauses):
        assert measure(reading).value is None
        assert measure(reading).reason == pauses.NO_AUDIO
    assert found(dataclasses.replace(spoken(TALK), acoustics=None)) == [
        NotMeasured("pauses.silence", pauses.NO_AUDIO)
    ]


def test_a_talk_of_which_nothing_was_recorded_has_no_share_of_pause() -> None:
    talk = spoken(TALK)
    assert talk.acoustics is not None
    lost = dataclasses.replace(talk.acoustics, gaps=(Span(0, talk.acoustics.duration),), speech=())
    measure = pauses.pause_share(read(dataclasses.replace(talk, acoustics=lost)))
    assert measure.value is None
    assert measure.reason == pauses.NOTHING_RECORDED


def test_a_talk_without_pauses_has_no_median() -> None:
    measure = pauses.pause_median(read(spoken("one two three")))
    assert measure.value is None
    assert measure.reason == pauses.NO_PAUSES


def test_a_long_silence_within_a_sentence_is_a_finding() -> None:
    (finding,) = found(spoken(TALK, slides=["One", "Two"]))
    assert isinstance(finding, Finding)
    assert "3.4 s in the middle of a sentence" in finding.message
    assert finding.evidence[0].slide == 2
    assert "see the model (3.4 s) works well." in finding.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "We stop. (5) We go on. We end.",
        "Is it? (5) It is. It is.",
        "We show (2.9) a model. It works.",
    ],
)
def test_silences_that_count_against_nobody(text: str) -> None:
    assert found(spoken(text)) == []


def test_a_silence_at_a_slide_change_counts_against_nobody() -> None:
    assert found(spoken("We show (2) | (2) a model. It works.", slides=["One", "Two"])) == []


def test_without_punctuation_a_long_silence_is_not_judged() -> None:
    assert [type(result) for result in found(spoken("so we (4) go on"))] == [NotMeasured]
