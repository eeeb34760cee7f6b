"""Sound files for tests, made on the spot."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CODECS = {
    "wav": "pcm_s16le",
    "mp3": "libmp3lame",
    "m4a": "aac",
    "ogg": "libopus",
    "flac": "flac",
    "webm": "libopus",
    "mp4": "aac",
    "mov": "aac",
    "avi": "libmp3lame",
}


def beeps(seconds: float, rate: int = 16_000) -> NDArray[np.int16]:
    """Return a tone that sounds in every other half second."""
    time = np.arange(round(seconds * rate)) / rate
    on = np.floor(time / 0.5).astype(int) % 2 == 0
    tone: NDArray[np.int16] = (12_000 * np.sin(2 * np.pi * 440 * time) * on).astype(np.int16)
    return tone


def write_sound(path: Path, pcm: NDArray[np.int16], *, rate: int = 16_000) -> Path:
    """Write mono samples as stereo of 48 kHz, in the format that the file's name asks for."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream(CODECS[path.suffix[1:]], rate=48_000)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "stereo"
        codec = stream.codec_context
        resampler = av.AudioResampler(codec.format, "stereo", 48_000, codec.frame_size or 1024)
        for first in range(0, len(pcm), rate):
            second = pcm[first : first + rate].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(second, format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, first
            for shaped in resampler.resample(frame):
                container.mux(stream.encode(shaped))
        for shaped in resampler.resample(None):
            container.mux(stream.encode(shaped))
        container.mux(stream.encode(None))
    return path


def write_video(path: Path) -> Path:
    """Write a second of black video without sound."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(10):
            image = np.zeros((64, 64, 3), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image)))
        container.mux(stream.encode(None))
    return path
