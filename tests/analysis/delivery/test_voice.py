"""Pitch variation, level, sentence ends; hidden when the recording is poor."""

import dataclasses
import math

import pytest

from rehearsal.analysis.delivery import voice
from rehearsal.analysis.reading import read
from rehearsal.talk import Acoustics, Finding, NotMeasured, Rehearsal, Signal, Span, Track
from tests.notation import LOUD, spoken

SIGNAL = Signal(speech_dbfs=-22, noise_dbfs=-60, clipped_share=0, silent=False)


def sung(*parts: tuple[float, float], base: float = 120) -> Rehearsal:
    """Make a talk of (seconds, PVQ) parts: F0 swings as a sine with that relative deviation."""
    values: list[float | None] = []
    for seconds, pvq in parts:
        swing = pvq * math.sqrt(2)
        values += [
            base * (1 + swing * math.sin(2 * math.pi * i / 50)) for i in range(round(seconds * 50))
        ]
    duration = len(values) / 50
    return Rehearsal(
        duration=duration,
        acoustics=Acoustics(
            duration=duration,
            speech=(Span(0, duration),),
            level=Track(0.1, (LOUD,) * round(duration * 10)),
            signal=SIGNAL,
            f0=Track(0.02, tuple(values)),
        ),
    )


def signalled(rehearsal: Rehearsal, signal: Signal) -> Rehearsal:
    assert rehearsal.acoustics is not None
    return dataclasses.replace(
        rehearsal, acoustics=dataclasses.replace(rehearsal.acoustics, signal=signal)
    )


def found(rehearsal: Rehearsal, check: str = "voice.flat") -> list[Finding | NotMeasured]:
    results = [result for run in voice.CHECKS for result in run(read(rehearsal))]
    return [result for result in results if result.check == check]


@pytest.mark.parametrize("pvq", [0.1, 0.2, 0.3])
def test_pitch_variation_is_deviation_over_mean(pvq: float) -> None:
    measure = voice.pitch_variation(read(sung((60, pvq))))
    assert measure.value == pytest.approx(pvq, abs=0.005)
    assert measure.band is None


def test_a_high_voice_is_measured_as_a_low_one() -> None:
    low, high = (voice.pitch_variation(read(sung((60, 0.2), base=hz))) for hz in (90, 250))
    assert low.value == pytest.approx(high.value)


def test_windows_with_little_voice_do_not_count() -> None:
    rehearsal = sung((30, 0.2))
    assert rehearsal.acoustics is not None
    unvoiced = Track(0.02, (None,) * 1450 + (120.0,) * 50)
    acoustics = dataclasses.replace(rehearsal.acoustics, f0=unvoiced)
    measure = voice.pitch_variation(read(dataclasses.replace(rehearsal, acoustics=acoustics)))
    assert measure.value is None
    assert measure.reason == voice.TOO_LITTLE


@pytest.mark.parametrize(
    "signal", [Signal(-22, -60, 0.01, silent=False), Signal(-22, -34, 0, silent=False)]
)
def test_a_poor_recording_hides_the_voice_and_says_why(signal: Signal) -> None:
    poor = signalled(sung((60, 0.2)), signal)
    reason = voice.pitch_variation(read(poor)).reason
    assert "clipped" in reason or "above the noise" in reason
    assert found(poor) == [NotMeasured("voice.flat", reason)]
    assert voice.level_range(read(poor)).reason == reason


def test_a_flat_stretch_is_located() -> None:
    (finding,) = found(sung((120, 0.2), (60, 0.04), (120, 0.2)))
    assert isinstance(finding, Finding)
    assert "variation 0.04" in finding.message
    assert finding.evidence[0].start == pytest.approx(120, abs=10)
    assert finding.evidence[0].end == pytest.approx(180, abs=10)


@pytest.mark.parametrize(
    "parts",
    [
        [(300, 0.2)],
        [(300, 0.1)],  # an even voice is not graded
        [(120, 0.2), (20, 0.04), (120, 0.2)],  # too short
        [(120, 0.3), (60, 0.17), (120, 0.3)],  # less than before, but not flat
    ],
)
def test_what_is_no_flat_stretch(parts: list[tuple[float, float]]) -> None:
    assert found(sung(*parts)) == []


def talk_with_endings(fall: float) -> Rehearsal:
    """Make ten sentences of 4 s, of which the last half second is quieter."""
    rehearsal = spoken("one two three four five six seven eight. (1) " * 10 + "End.", rate_wpm=120)
    assert rehearsal.acoustics is not None
    levels = list(rehearsal.acoustics.level.values)
    for sentence in range(10):
        end = sentence * 50 + 40
        levels[end - 5 : end] = [LOUD - fall] * 5
    acoustics = dataclasses.replace(rehearsal.acoustics, level=Track(0.1, tuple(levels)))
    return dataclasses.replace(rehearsal, acoustics=acoustics)


def test_sentences_that_trail_off_are_a_note() -> None:
    (finding,) = found(talk_with_endings(18), "voice.trailing")
    assert isinstance(finding, Finding)
    assert finding.severity == "note"
    assert "10 of 10 sentences" in finding.message
    assert len(finding.evidence) == voice.EXAMPLES


def test_the_usual_fall_at_a_sentence_end_is_no_finding() -> None:
    assert found(talk_with_endings(6), "voice.trailing") == []


def test_level_and_its_range_are_measured_in_speech_only() -> None:
    rehearsal = talk_with_endings(10)
    assert voice.level(read(rehearsal)).value == LOUD
    assert voice.level_range(read(rehearsal)).value == pytest.approx(10, abs=0.5)


def test_without_audio_nothing_is_said_of_the_voice() -> None:
    reading = read(Rehearsal())
    for measure in (voice.pitch_variation, voice.level, voice.level_range):
        assert measure(reading).value is None
        assert measure(reading).reason
    assert {r.check for check in voice.CHECKS for r in check(reading)} == {
        "voice.flat",
        "voice.trailing",
    }
