"""What is kept of each frame, and that the chunks in which it is measured leave no seams."""

import numpy as np
import pytest

from rehearsal.speech.frames import CHUNK, HUM_BINS, STEP, frame_features
from rehearsal.speech.take import RATE
from tests.speech.test_acoustics import as_samples, silence, steady, voice

GLIDE = as_samples(voice(np.linspace(90, 260, 23 * RATE)) + silence(23, 0.001))


def test_the_spectrum_drifts_where_the_sound_changes_and_rests_where_it_is_held() -> None:
    held = [voice(steady(2, 110)), voice(steady(2, 190))]
    drift = frame_features([as_samples(np.concatenate(held))]).drift
    change = round(2 / STEP)
    assert drift[10 : change - 10].max() < 5
    assert drift[change - 2 : change + 2].max() > 20
    assert drift[change + 10 : -10].max() < 5


def test_a_chunk_s_edge_is_no_event() -> None:
    late = CHUNK // 2
    whole, cut = frame_features([GLIDE]), frame_features([GLIDE[late:]])
    skipped = round(late / RATE / STEP)
    for name in ("drift", "f0"):
        of_whole, of_cut = getattr(whole, name)[skipped:], getattr(cut, name)
        assert of_cut[5:-5] == pytest.approx(of_whole[5:-5], rel=1e-3, abs=1e-2)


@pytest.mark.parametrize("frames", [1, 2, 3, 4, 5])
def test_the_shortest_recordings_have_a_value_for_each_frame(frames: int) -> None:
    measured = frame_features([GLIDE[: frames * round(STEP * RATE)]])
    assert len(measured.drift) == len(measured.f0) == frames
    assert np.isfinite(measured.drift).all()


def test_what_is_kept_of_an_hour_is_small() -> None:
    seconds = len(GLIDE) / RATE
    measured = frame_features([GLIDE])
    assert measured.low_spectrum.shape == (seconds // 0.5, HUM_BINS)
    kept = (measured.power, measured.f0, measured.drift, measured.low_spectrum)
    assert sum(array.nbytes for array in kept) / seconds * 3600 < 6e6
