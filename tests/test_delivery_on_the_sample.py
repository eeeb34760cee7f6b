"""The sample talk from its own audio: what was planted in its delivery is found, little else.

The words are the truth's; what the recogniser makes of the audio is tested with the recogniser.
"""

import json
from dataclasses import replace
from typing import Any

import pytest

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.delivery import fluency, pacing, pauses, signal, voice
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Check, Reading, read
from rehearsal.places import bundled
from rehearsal.speech.acoustics import measure
from rehearsal.speech.audio import decode
from rehearsal.talk import Event, Finding, Rehearsal, Span, Transcript, Word

SPOKEN_NUMBERS = {
    "7200": 4, "64": 2, "128": 4, "460": 4, "12": 1, "5.7": 3, "50": 1, "8192": 6, "100": 2,
    "16": 1, "32": 2, "512": 4, "0.99": 4, "0.3": 3, "0.1": 3, "21": 2, "0.0003": 6, "0.05": 4,
    "40": 1, "24": 2, "30": 1, "41": 2, "500": 2, "0.9": 3, "136": 4, "96": 2, "84": 2, "6200": 4,
    "52": 2, "3400": 4, "51.3": 4, "55": 2, "56.2": 4, "58.4": 4, "0.5": 3, "62.4": 4, "0.4": 3,
    "48": 2, "54.9": 4, "59.6": 4, "66.9": 4, "2.7": 3, "56": 2, "1024": 4, "2048": 4, "58.7": 4,
    "4.2": 3, "1.5": 3, "9.8": 3, "3.1": 3, "0.2": 3, "20": 1, "180": 3, "200": 2, "2.4": 3,
    "2.6": 3, "17": 1, "18": 1, "38": 2, "22": 2, "64.2": 4, "55.9": 4, "1.1": 3, "60.8": 4,
    "240": 3, "63.8": 4, "5.8": 3,
}  # fmt: skip
"""How many words each number of the talk is spoken as, counted by hand."""


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    text = bundled("samples", "job_talk", "truth.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@pytest.fixture(scope="module")
def reading(truth: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Reading:
    talk = bundled("samples", "job_talk", "talk.opus")
    take = decode(talk, tmp_path_factory.mktemp("take"), lambda *_: None)
    words = tuple(Word(w["start"], w["end"], w["word"], 0.9) for w in truth["words"])
    changes = tuple(
        Event(round(s["start"] * 16_000), s["start"], "slide", slide=s["slide"])
        for s in truth["slides"]
    )
    return read(
        Rehearsal(
            duration=take.duration,
            acoustics=measure(take, lambda *_: None),
            transcript=Transcript(words, "truth", "en"),
            events=changes,
        )
    )


@pytest.fixture(scope="module")
def without_fillers(reading: Reading) -> Reading:
    """What a recogniser leaves that drops um and uh."""
    transcript = reading.rehearsal.transcript
    assert transcript is not None
    kept = tuple(word for word in transcript.words if not is_filled_pause(word.text))
    return read(replace(reading.rehearsal, transcript=replace(transcript, words=kept)))


def findings(reading: Reading, check: Check) -> list[Finding]:
    return [result for result in check(reading) if isinstance(result, Finding)]


def test_the_word_rate_is_that_of_a_hand_count(reading: Reading, truth: dict[str, Any]) -> None:
    plain = [w["word"].strip(".,?!") for w in truth["words"]]
    count = sum(SPOKEN_NUMBERS.get(word, 1) for word in plain if not is_filled_pause(word))
    rate = pacing.speech_rate(reading).value
    assert rate == pytest.approx(count * 60 / truth["seconds"], rel=0.03)


def test_the_rushed_end_is_the_only_drift(reading: Reading) -> None:
    (drift,) = findings(reading, pacing.check_drift)
    assert drift.evidence[0].start == pytest.approx(1178, abs=20)
    assert "slides 20, 21 and 22" in drift.message


def test_the_silence_on_slide_16_is_the_only_one_found_fault_with(reading: Reading) -> None:
    (silence,) = findings(reading, pauses.check_silence)
    assert silence.evidence[0].slide == 16
    assert "4.2 s" in silence.message
    assert "we could run for (4.2 s) about 18 hours" in silence.evidence[0].quote


def test_the_flat_voice_on_slide_9_is_the_only_flat_stretch(reading: Reading) -> None:
    (flat,) = findings(reading, voice.check_flat)
    assert flat.evidence[0].slide == 9
    assert flat.evidence[0].start == pytest.approx(509, abs=10)
    assert flat.evidence[0].end == pytest.approx(582, abs=10)


def test_the_recording_is_good(reading: Reading) -> None:
    assert findings(reading, signal.check_quality) == []
    assert findings(reading, voice.check_trailing) == []


def test_repetitions_and_the_false_start_are_found(reading: Reading) -> None:
    (repeated,) = findings(reading, fluency.check_repetitions)
    assert [place.slide for place in repeated.evidence if place.slide != 7] == [12, 14]
    (restarted,) = findings(reading, fluency.check_false_starts)
    assert [place.slide for place in restarted.evidence] == [16]
    assert "This is, this was" in restarted.message


@pytest.mark.parametrize("words", ["reading", "without_fillers"])
def test_the_fillers_gather_on_slide_7(words: str, request: pytest.FixtureRequest) -> None:
    read_talk: Reading = request.getfixturevalue(words)
    (cluster,) = [f for f in _fluency(read_talk) if f.check == "fluency.cluster"]
    assert {place.slide for place in cluster.evidence} == {7}
    assert len(cluster.evidence) >= 14
    (fillers,) = [f for f in _fluency(read_talk) if f.check == "fluency.fillers"]
    assert fillers.severity == "praise"  # over 20 minutes they are few


def _fluency(reading: Reading) -> list[Finding]:
    return [found for check in fluency.CHECKS for found in findings(reading, check)]


def heard_and_false(found: Reading, truth: dict[str, Any]) -> tuple[int, int]:
    fillers = [Span(w["start"], w["end"]) for w in truth["words"] if is_filled_pause(w["word"])]
    probable = [p for p in sounds.filled_pauses(found) if p.status == "probable"]
    heard = sum(any(p.overlap(f) > 0.1 for p in probable) for f in fillers)
    return heard, sum(not any(p.overlap(f) > 0.1 for f in fillers) for p in probable)


def test_dropped_fillers_are_heard_in_the_sound(
    without_fillers: Reading, truth: dict[str, Any]
) -> None:
    heard, false = heard_and_false(without_fillers, truth)
    assert heard >= 13  # of 15
    assert false <= 2


def test_transcribed_and_heard_fillers_are_merged(reading: Reading) -> None:
    guess = sounds.estimate(reading)
    assert guess.transcribed == 15
    assert guess.unjudged <= 2
