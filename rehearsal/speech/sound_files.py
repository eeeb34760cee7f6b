"""Samples → sound files that any player and browser opens: FLAC to keep, Opus to hand on."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from rehearsal.errors import RecordingError
from rehearsal.speech.journal import cannot_write
from rehearsal.speech.take import RATE, Samples

if TYPE_CHECKING:
    from av import AudioFrame

Codec = Literal["flac", "libopus"]

OPUS_BITS = 24_000
"""Bits per second that are asked for speech that is handed on: 5 MB for 20 minutes. Strength D."""
OPUS_EFFORT = "5"
"""Of 10: a quarter of the time of the most, for a third more bytes."""


def write_sound(blocks: Iterable[Samples], path: Path, codec: Codec = "flac") -> str:
    """Write 16 kHz mono samples as FLAC, or as Opus in Ogg; return the samples' SHA-256.

    The file is whole, and on the disk, when this returns. Raises RecordingError where it cannot
    be written.
    """
    import av

    hashed, position = hashlib.sha256(), 0
    form = "flac" if codec == "flac" else "ogg"
    try:
        with av.open(str(path.absolute()), "w", format=form) as file:
            options = {"compression_level": OPUS_EFFORT} if codec == "libopus" else {}
            stream = file.add_stream(codec, rate=RATE, layout="mono", options=options)
            if codec == "libopus":
                stream.bit_rate = OPUS_BITS
            for block in blocks:
                hashed.update(block.astype("<i2").tobytes())
                file.mux(stream.encode(_frame(block, position)))
                position += len(block)
            file.mux(stream.encode(None))
        with path.open("rb+") as written:
            os.fsync(written.fileno())
    except OSError as error:  # PyAV's errors of a disk are OSErrors as well
        path.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
    return hashed.hexdigest()


def _frame(block: Samples, position: int) -> "AudioFrame":
    from av import AudioFrame

    frame = AudioFrame.from_ndarray(block[np.newaxis, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts = RATE, position
    return frame


def read_sound(path: Path) -> Iterator[Samples]:
    """Yield the samples of a file that `write_sound` made; FLAC gives back the very same.

    Raises RecordingError where the file is missing or damaged.
    """
    import av

    try:
        with av.open(str(path.absolute())) as file:
            resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
            for frame in file.decode(audio=0):
                for part in resampler.resample(frame):
                    yield part.to_ndarray().ravel().astype(np.int16, copy=False)
            for part in resampler.resample(None):
                yield part.to_ndarray().ravel().astype(np.int16, copy=False)
    except (av.error.FFmpegError, IndexError) as error:
        raise RecordingError(
            f"The recording {path.name} is damaged.",
            "What was measured of it is kept; the sound cannot be played any more.",
        ) from error


def digest_of_sound(path: Path) -> str:
    """Return the SHA-256 of a file's samples."""
    hashed = hashlib.sha256()
    for block in read_sound(path):
        hashed.update(block.astype("<i2").tobytes())
    return hashed.hexdigest()
