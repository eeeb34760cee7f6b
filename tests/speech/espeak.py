"""Speech of known words, rate, pauses and pitch, made by espeak-ng on the spot."""

import io
import os
import re
import shutil
import subprocess
import wave
from dataclasses import dataclass, field

import numpy as np
import pytest

from rehearsal.speech.take import RATE, Samples
from rehearsal.talk import Span, Word

_NUCLEUS = re.compile(r"(?:aɪ|aʊ|eɪ|oʊ|əʊ|ɔɪ|oː|iː|uː|ɑː|ɔː|ɜː|[aeiouæɑɒɔəɚɛɜɪʊʌɐᵻ]ː?)(?:ɹ̩)?|n̩|l̩")


def needs_espeak() -> None:
    """Skip the test where espeak-ng is missing; fail it in CI, which must have it."""
    if shutil.which("espeak-ng") is None:
        message = "espeak-ng is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def say(
    text: str, *, voice: str = "en-us", wpm: int = 160, pitch: int = 50, range: int = 100
) -> Samples:
    """Speak a text; `pitch` 0 to 99, `range` of the intonation in per cent of the usual."""
    marked = f'<prosody range="{range}%">{text}</prosody>'
    done = subprocess.run(
        ["espeak-ng", "-m", "-v", voice, "-s", str(wpm), "-p", str(pitch), "--stdout", marked],
        capture_output=True,
        check=True,
    )
    return _at_our_rate(done.stdout)


def _at_our_rate(data: bytes) -> Samples:
    """Resample the WAV that espeak writes (its length field is wrong on a pipe) to 16 kHz."""
    with wave.open(io.BytesIO(data)) as file:
        rate = file.getframerate()
    pcm = np.frombuffer(data[44:], "<i2")
    spectrum = np.fft.rfft(pcm)
    length = round(len(pcm) * RATE / rate)
    kept = np.fft.irfft(spectrum[: length // 2 + 1], length) * (length / len(pcm))
    return np.asarray(np.clip(np.round(kept), -32768, 32767), np.int16)


def syllables(text: str, voice: str = "en-us") -> int:
    """Count the syllables that espeak speaks a text with."""
    done = subprocess.run(
        ["espeak-ng", "-q", "--ipa", "-v", voice, text], capture_output=True, text=True, check=True
    )
    return len(_NUCLEUS.findall(done.stdout))


def trimmed(samples: Samples) -> Samples:
    """Cut off the silence at both ends."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 100)
    return samples[loud[0] : loud[-1] + 1]


@dataclass
class Recording:
    """A recording as it is put together, with the truth about it."""

    noise: float = 3.0
    """Standard deviation of the room's noise, in sample steps."""
    parts: list[Samples] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    fillers: list[Span] = field(default_factory=list)
    pauses: list[Span] = field(default_factory=list)

    @property
    def time(self) -> float:
        """Seconds so far."""
        return sum(map(len, self.parts)) / RATE

    def speak(self, text: str, **how: str | int) -> "Recording":
        """Add words; within the phrase their times are shared out by length."""
        sound = trimmed(say(text, **how))  # type: ignore[arg-type]
        start, each = self.time, len(sound) / RATE / max(len(text), 1)
        for match in re.finditer(r"\S+", text):
            end = min(match.end() + 1, len(text))
            self.words.append(
                Word(start + match.start() * each, start + end * each, match.group(), 0.9)
            )
        self.parts.append(sound)
        return self

    def hesitate(self, text: str, **how: str | int) -> "Recording":
        """Add a filled pause."""
        sound = trimmed(say(text, **how))  # type: ignore[arg-type]
        self.fillers.append(Span(self.time, self.time + len(sound) / RATE))
        self.parts.append(sound)
        return self

    def wait(self, seconds: float) -> "Recording":
        """Add a silence."""
        self.pauses.append(Span(self.time, self.time + seconds))
        self.parts.append(np.zeros(round(seconds * RATE), np.int16))
        return self

    def samples(self) -> Samples:
        """Return the whole recording with its noise."""
        whole = np.concatenate(self.parts)
        noise = np.random.default_rng(7).normal(0, self.noise, len(whole))
        return np.clip(whole + np.round(noise), -32768, 32767).astype(np.int16)
