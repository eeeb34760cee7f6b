"""Stretches of the sample talk, as files that a speaker could hand in as an answer."""

import wave
from pathlib import Path

from rehearsal.places import bundled


def stretch(path: Path, start: float, end: float, source: str = "job_talk/talk.opus") -> Path:
    """Write seconds `start` to `end` of a sample recording as a WAV file of 16 kHz."""
    import av

    first, last = round(start * 16000), round(end * 16000)
    position, kept = 0, bytearray()
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16000)
    with av.open(str(bundled("samples", *source.split("/")))) as container:
        for frame in container.decode(audio=0):
            for out in resampler.resample(frame):
                samples = out.to_ndarray().ravel()
                cut = samples[max(0, first - position) : max(0, last - position)]
                kept += cut.tobytes()
                position += len(samples)
            if position > last:
                break
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(bytes(kept))
    return path
