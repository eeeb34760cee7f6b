"""Stretches of the sample talk, as files that a speaker could hand in as an answer."""

import wave
from pathlib import Path

from rehearsal.places import bundled


def stretch(path: Path, start: float, end: float, source: str = "job_talk/talk.opus") -> Path:
    """Write seconds `start` to `end` of a sample recording as a WAV file of 16 kHz."""
    import av

    kept: list[bytes] = []
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16000)
    with av.open(str(bundled("samples", *source.split("/")))) as container:
        container.seek(int(start * 1_000_000))
        for frame in container.decode(audio=0):
            if frame.time is None or frame.time < start:
                continue
            if frame.time >= end:
                break
            kept += [out.to_ndarray().tobytes() for out in resampler.resample(frame)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(b"".join(kept))
    return path
