"""The measuring of samples, on signals whose truth is known because it was written."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from rehearsal.errors import Cancelled
from rehearsal.speech.acoustics import measure, measure_blocks
from rehearsal.speech.take import RATE, Samples, Take, TakeWriter
from rehearsal.talk import Acoustics, Span

Wave = NDArray[np.float64]


def as_samples(wave: Wave) -> Samples:
    return np.clip(np.round(wave * 32768), -32768, 32767).astype(np.int16)


def voice(f0: Wave, level: float = 0.2) -> Wave:
    """Make a buzz with ten harmonics that fall by 6 dB an octave, at an F0 given by sample."""
    phase = 2 * np.pi * np.cumsum(f0) / RATE
    buzz = sum(np.sin(k * phase) / k for k in range(1, 11))
    return np.asarray(level * buzz / np.sqrt(np.mean(np.square(buzz))))


def steady(seconds: float, hz: float = 120) -> Wave:
    return np.full(round(seconds * RATE), hz)


def silence(seconds: float, noise: float = 0.0) -> Wave:
    return np.random.default_rng(1).normal(0, 1, round(seconds * RATE)) * noise


def measured(wave: Wave, *speech: tuple[float, float]) -> Acoustics:
    return measure_blocks([as_samples(wave)], [Span(*run) for run in speech])


def pitches(acoustics: Acoustics) -> list[float]:
    assert acoustics.f0 is not None
    return [hz for hz in acoustics.f0.values if hz is not None]


def test_blocks_of_any_length_give_the_same_result() -> None:
    sweep = voice(np.linspace(90, 260, 23 * RATE))
    samples = as_samples(sweep + silence(23, 0.001))
    whole = measure_blocks([samples], [Span(0, 23)])
    ragged = np.split(samples, [1, 160, 4321, 99_999, 200_000])
    assert measure_blocks(ragged, [Span(0, 23)]) == whole
    assert measure_blocks(np.split(samples, 23), [Span(0, 23)]) == whole


def test_nothing_recorded_measures_as_nothing() -> None:
    acoustics = measure_blocks([], [])
    assert acoustics.duration == 0
    assert acoustics.level.values == ()
    assert acoustics.syllable_nuclei == ()
    assert acoustics.signal.silent


@pytest.mark.parametrize("hz", [70, 85, 110, 150, 199, 240, 330, 450])
def test_a_steady_voice_has_its_pitch(hz: float) -> None:
    found = pitches(measured(voice(steady(3, hz)), (0, 3)))
    assert len(found) > 140
    assert np.allclose(found, hz, rtol=0.01)


def test_pitch_follows_a_sweep() -> None:
    truth = np.geomspace(90, 270, 6 * RATE)
    acoustics = measured(voice(truth) + silence(6, 0.01), (0, 6))
    assert acoustics.f0 is not None
    errors = [
        abs(np.log2(hz / truth[round(i * 0.02 * RATE)]))
        for i, hz in enumerate(acoustics.f0.values)
        if hz is not None and i * 0.02 * RATE < len(truth)
    ]
    assert len(errors) > 280
    assert max(errors) < 0.02


def test_a_weak_fundamental_is_not_taken_for_its_octave() -> None:
    phase = 2 * np.pi * np.cumsum(steady(3, 110)) / RATE
    wave = 0.02 * np.sin(phase) + sum(0.1 * np.sin(k * phase) for k in range(2, 9))
    found = pitches(measured(np.asarray(wave), (0, 3)))
    assert np.allclose(found, 110, rtol=0.01)


def test_noise_and_silence_have_no_pitch() -> None:
    acoustics = measured(silence(4, 0.1), (0, 4))
    assert acoustics.f0 is not None
    assert len(pitches(acoustics)) < 0.03 * len(acoustics.f0.values)
    assert pitches(measured(silence(4), (0, 4))) == []


def test_pitch_is_looked_for_only_where_somebody_speaks() -> None:
    acoustics = measured(voice(steady(4)), (1, 2))
    assert acoustics.f0 is not None
    heard = [i * 0.02 for i, hz in enumerate(acoustics.f0.values) if hz is not None]
    assert min(heard) > 0.9
    assert max(heard) < 2.1


def test_level_is_the_rms_of_each_tenth_of_a_second() -> None:
    tone = np.sqrt(2) * 0.1 * np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE)
    acoustics = measured(np.concatenate([silence(1), tone]), (1, 2))
    assert acoustics.level.step == 0.1
    assert acoustics.level.values[:10] == (-100.0,) * 10
    assert acoustics.level.values[10:] == (-20.0,) * 10


def test_speech_and_noise_are_told_apart_by_voice_activity() -> None:
    wave = np.concatenate([silence(2, 0.001), voice(steady(2), 0.1), silence(2, 0.001)])
    signal = measured(wave, (2, 4)).signal
    assert signal.speech_dbfs == pytest.approx(-20, abs=1)
    assert signal.noise_dbfs == pytest.approx(-60, abs=1)
    assert signal.snr_db == pytest.approx(40, abs=2)
    assert signal.clipped_share == 0
    assert not signal.silent


def test_too_little_noise_gives_no_noise_level() -> None:
    signal = measured(voice(steady(3)), (0, 2.5)).signal
    assert signal.noise_dbfs is None
    assert signal.snr_db is None


def test_a_gap_is_no_noise() -> None:
    wave = np.concatenate([voice(steady(2)), silence(5), silence(3, 0.01)])
    acoustics = measure_blocks([as_samples(wave)], [Span(0, 2)], gaps=[Span(2, 7)])
    assert acoustics.signal.noise_dbfs == pytest.approx(-40, abs=1)
    assert acoustics.gaps == (Span(2, 7),)


def test_clipped_samples_are_counted() -> None:
    wave = 3 * np.sin(2 * np.pi * 150 * np.arange(4 * RATE) / RATE)
    share = 1 - 2 / np.pi * np.arcsin(1 / 3)
    assert measured(wave, (0, 4)).signal.clipped_share == pytest.approx(share, abs=0.01)


def test_a_muted_microphone_is_silent() -> None:
    assert measured(silence(3)).signal.silent


@pytest.mark.parametrize("mains", [50, 60])
def test_hum_stands_out_of_noise(mains: float) -> None:
    time = np.arange(8 * RATE) / RATE
    hum = sum(0.003 * np.sin(2 * np.pi * mains * k * time) for k in (1, 2, 3))
    humming = measured(silence(8, 0.002) + hum).signal.hum_db
    quiet = measured(silence(8, 0.002)).signal.hum_db
    assert humming is not None and quiet is not None
    assert humming > 20
    assert quiet < 6


def test_each_burst_of_voice_is_a_syllable() -> None:
    bursts = [np.concatenate([voice(steady(0.15)), silence(0.1)]) for _ in range(20)]
    acoustics = measured(np.concatenate([silence(1), *bursts, silence(1)]), (1, 6))
    assert len(acoustics.syllable_nuclei) == 20
    assert np.allclose(np.diff(acoustics.syllable_nuclei), 0.25, atol=0.06)


def test_a_long_steady_vowel_between_silences_may_be_a_filled_pause() -> None:
    glides = [voice(np.geomspace(100, 180, 3200)), voice(np.geomspace(180, 110, 3200))]
    wave = np.concatenate([*glides, silence(0.3), voice(steady(0.4)), silence(0.3), *glides])
    candidates = measured(wave, (0, 0.4), (0.7, 1.1), (1.4, 1.8)).candidates
    assert len(candidates) == 1
    assert candidates[0].start == pytest.approx(0.7, abs=0.08)
    assert candidates[0].duration == pytest.approx(0.4, abs=0.1)
    assert candidates[0].score > 0.6


@pytest.fixture
def take(tmp_path: Path) -> Take:
    with TakeWriter(tmp_path / "take") as writer:
        writer.append(as_samples(silence(15, 0.01)))
        writer.gap(until=20 * RATE)
        writer.append(as_samples(voice(steady(10))))
        writer.event("stop")
    return writer.take


def test_a_take_is_measured_with_progress_and_its_gaps(take: Take) -> None:
    told: list[float] = []
    acoustics = measure(take, lambda _, fraction: told.append(fraction))
    assert told == sorted(told)
    assert told[0] < 0.5
    assert told[-1] == 1
    assert acoustics.duration == 30
    assert acoustics.gaps == (Span(15, 20),)
    assert all(run.end <= 30 for run in acoustics.speech)
    assert acoustics.signal.noise_dbfs == pytest.approx(-40, abs=1)


def test_measuring_can_be_cancelled(take: Take) -> None:
    def cancel(step: str, fraction: float) -> None:
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        measure(take, cancel)


def test_an_empty_take_measures_as_nothing(tmp_path: Path) -> None:
    acoustics = measure(Take(tmp_path), lambda *_: None)
    assert acoustics.duration == 0
    assert acoustics.speech == ()
