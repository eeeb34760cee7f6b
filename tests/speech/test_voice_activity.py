"""Voice activity finds the sample's speech, and is the same however the samples arrive."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from rehearsal.speech.take import RATE, Take
from rehearsal.speech.voice_activity import (
    FRAME,
    FRAMES_AT_ONCE,
    STEP,
    VoiceActivity,
    runs,
    speaking,
    speech_spans,
)


@pytest.fixture(scope="session")
def pitch_take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """The sample's elevator pitch as a take."""
    source = bundled("samples", "elevator_pitch", "pitch.opus")
    return decode(source, tmp_path_factory.mktemp("pitch") / "take", lambda step, fraction: None)


@pytest.mark.parametrize("size", [1, 160, 511, 1600, 16_384, 100_000])
def test_probabilities_are_the_same_bit_for_bit_for_any_block_size(
    pitch_take: Take, size: int
) -> None:
    sound = pitch_take.samples(0, 5 * RATE if size < 512 else None)
    whole, pieces = VoiceActivity(), VoiceActivity()
    expected = np.concatenate([whole.feed(sound), whole.flush()])
    fed = [pieces.feed(sound[i : i + size]) for i in range(0, len(sound), size)]
    assert np.concatenate([*fed, pieces.flush()]).tobytes() == expected.tobytes()
    assert len(expected) == -(-len(sound) // FRAME)


def test_probabilities_come_a_second_late_at_most() -> None:
    detector = VoiceActivity()
    assert len(detector.feed(np.zeros(FRAME * FRAMES_AT_ONCE - 1, np.int16))) == 0
    assert len(detector.feed(np.zeros(1, np.int16))) == FRAMES_AT_ONCE
    assert FRAME * FRAMES_AT_ONCE / RATE < 1.1


def test_pauses_of_the_sample_are_found_to_a_tenth_of_a_second(pitch_take: Take) -> None:
    words = json.loads(bundled("samples", "elevator_pitch", "truth.json").read_text())["words"]
    pauses = [
        (before["end"], after["start"])
        for before, after in itertools.pairwise(words)
        if after["start"] - before["end"] >= 0.3
    ]
    speech = speech_spans(pitch_take.blocks())
    found = [(before.end, after.start) for before, after in itertools.pairwise(speech)]
    assert len(pauses) > 10
    for start, end in pauses:
        assert min(abs(start - a) + abs(end - b) for a, b in found) < 0.2


@pytest.mark.parametrize("sound", ["nothing", "silence", "hiss", "hum"])
def test_what_is_no_voice_is_no_speech(sound: str) -> None:
    time = np.arange(20 * RATE) / RATE
    samples = {
        "nothing": np.zeros(0),
        "silence": np.zeros(20 * RATE),
        "hiss": 100 * np.random.default_rng(1).standard_normal(20 * RATE),
        "hum": 500 * np.sin(2 * np.pi * 50 * time),
    }[sound].astype(np.int16)
    assert speech_spans([samples]) == ()


def test_speech_begins_above_one_threshold_and_ends_below_another() -> None:
    told = np.array([0.4, 0.5, 0.4, 0.36, 0.34, 0.4, 0.6], np.float32)
    assert speaking(told, before=False) == [False, True, True, True, False, False, True]
    assert speaking(told[:1], before=True) == [True]


def frames(drawn: str) -> list[bool]:
    return [mark == "#" for mark in drawn]


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("", []),
        ("......", []),
        ("..####", [(2, 6)]),
        ("###..###", [(0, 8)]),  # a plosive
        ("###...###", [(0, 3), (6, 9)]),
        ("..##...#...####.", [(11, 15)]),  # clicks
        ("##.##...", [(0, 5)]),
    ],
)
def test_short_silences_are_bridged_and_clicks_left_out(
    drawn: str, found: list[tuple[int, int]]
) -> None:
    assert list(runs(frames(drawn))) == found


def test_spans_lie_on_the_grid_of_the_frames(pitch_take: Take) -> None:
    for span in speech_spans(pitch_take.blocks()):
        assert (span.start / STEP) % 1 == pytest.approx(0, abs=1e-9)


def test_the_model_file_is_found_without_the_library(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, numpy; from rehearsal.speech.voice_activity import speech_spans; "
        "speech_spans([numpy.zeros(999, numpy.int16)]); assert 'ctranslate2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
