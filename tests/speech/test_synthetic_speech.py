"""Measuring speech whose words, rate, pauses and pitch are known because espeak-ng made it."""

import statistics

import numpy as np
import pytest

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.delivery import pacing, pauses, voice
from rehearsal.analysis.reading import Reading, read
from rehearsal.speech.acoustics import measure_blocks
from rehearsal.speech.voice_activity import speech_spans
from rehearsal.talk import Acoustics, Rehearsal, Transcript
from tests.speech.espeak import Recording, needs_espeak, syllables

TEXT = (
    "We take a video model and we let it read a long recording. The memory holds the tokens that "
    "matter, and it forgets the others."
)
PHRASES = (
    "so the model", "looks at the table", "and it writes a token", "when the surprise is high",
    "but the other part of the score", "is the use of the memory", "which we measure over time",
    "and then we add the two", "with a weight that we tuned", "on the training videos",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _espeak() -> None:
    needs_espeak()


def measured(recording: Recording) -> Acoustics:
    samples = recording.samples()
    return measure_blocks([samples], speech_spans([samples]))


def listened(recording: Recording) -> Reading:
    transcript = Transcript(tuple(recording.words), "test", "en")
    return read(Rehearsal(acoustics=measured(recording), transcript=transcript))


@pytest.mark.parametrize("voice_name", ["en-us", "en-gb", "en-us+f3"])
@pytest.mark.parametrize("wpm", [110, 150, 210])
def test_syllables_are_counted_within_a_tenth(voice_name: str, wpm: int) -> None:
    recording = Recording().wait(1).speak(TEXT, voice=voice_name, wpm=wpm).wait(1)
    found = len(measured(recording).syllable_nuclei)
    assert found == pytest.approx(syllables(TEXT, voice_name), rel=0.1)


def test_a_faster_voice_articulates_faster() -> None:
    slow, fast = (
        pacing.articulation_rate(listened(Recording().wait(1).speak(TEXT, wpm=wpm).wait(1))).value
        for wpm in (120, 190)
    )
    assert slow is not None and fast is not None
    assert fast / slow == pytest.approx(190 / 120, rel=0.15)


def test_the_speech_rate_of_a_known_text_is_right_to_three_per_cent() -> None:
    text = "The gain is 64.2 percent after 30 minutes on 200 clips. That is 3 points more."
    spoken = (
        "the gain is sixty four point two percent after thirty minutes on two hundred clips "
        "that is three points more"
    )
    recording = Recording()
    for _ in range(6):
        recording.speak(text, wpm=150).wait(1)
    rate = pacing.speech_rate(listened(recording)).value
    assert rate == pytest.approx(6 * len(spoken.split()) * 60 / recording.time, rel=0.03)


def test_silences_are_found_with_their_length_and_class() -> None:
    recording = Recording().wait(1)
    for seconds in (0.35, 0.7, 1.5, 2.5, 0.35, 0.7, 1.5):
        recording.speak("We show the model. It learns to read.").wait(seconds)
    recording.speak("And that is all.").wait(1)
    reading = listened(recording)
    truth = recording.pauses[1:-1]
    found = [max(reading.pauses, key=pause.overlap) for pause in truth]
    assert [round(p.duration - t.duration, 1) for p, t in zip(found, truth, strict=True)] == [
        pytest.approx(0, abs=0.1)
    ] * len(truth)
    assert pauses.long_pauses(reading).value == 3


@pytest.mark.parametrize(("setting", "low", "high"), [(20, 60, 90), (50, 90, 120), (90, 130, 220)])
def test_pitch_follows_the_voice(setting: int, low: float, high: float) -> None:
    acoustics = measured(Recording().wait(1).speak(TEXT, pitch=setting).wait(1))
    assert acoustics.f0 is not None
    assert low < statistics.median(hz for hz in acoustics.f0.values if hz is not None) < high


def test_a_voice_without_intonation_is_flat() -> None:
    lively = Recording().wait(1)
    for range_ in (100, 0, 100):
        for _ in range(6):
            lively.speak(TEXT, range=range_).wait(0.5)
    reading = listened(lively)
    (flat,) = voice.check_flat(reading)
    (place,) = flat.evidence  # type: ignore[union-attr]
    third = lively.time / 3
    assert place.start == pytest.approx(third, abs=10)
    assert place.end == pytest.approx(2 * third, abs=10)


def hesitant(noise: float = 3.0, **how: str | int) -> Recording:
    """Speak ten phrases, each with an um or uh in the middle."""
    recording = Recording(noise=noise).wait(1)
    for i, phrase in enumerate(PHRASES):
        recording.speak(phrase, **how).wait(0.15).hesitate("um" if i % 2 else "uh", **how)
        recording.wait(0.15).speak("to go on", **how).wait(0.6)
    return recording.wait(0.5)


@pytest.mark.parametrize("voice_name", ["en-us", "en-gb-scotland", "en-gb-x-rp", "en-us+f4", "de"])
def test_filled_pauses_are_heard_between_words(voice_name: str) -> None:
    recording = hesitant(voice=voice_name, wpm=150)
    found = [p for p in sounds.filled_pauses(listened(recording)) if p.status == "probable"]
    heard = [filler for filler in recording.fillers if any(p.overlap(filler) > 0.05 for p in found)]
    right = [p for p in found if any(p.overlap(filler) > 0.05 for filler in recording.fillers)]
    assert len(heard) >= 8
    assert len(right) >= 0.8 * len(found)


def test_filled_pauses_are_heard_in_some_noise() -> None:
    recording = hesitant(noise=250, wpm=150)
    reading = listened(recording)
    assert reading.rehearsal.acoustics is not None
    assert reading.rehearsal.acoustics.signal.snr_db == pytest.approx(20, abs=3)
    assert len([p for p in sounds.filled_pauses(reading) if p.status == "probable"]) >= 8


def test_fluent_speech_holds_no_filled_pauses() -> None:
    recording = Recording().wait(1)
    for phrase in PHRASES:
        recording.speak(phrase, wpm=150).wait(0.5)
    assert sounds.filled_pauses(listened(recording)) == ()


def test_clipping_is_noticed() -> None:
    samples = Recording().wait(1).speak(TEXT).wait(1).samples()
    loud = np.clip(samples.astype(np.int32) * 8, -32768, 32767).astype(np.int16)
    assert measure_blocks([loud], speech_spans([loud])).signal.clipped_share > 0.01
