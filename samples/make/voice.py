"""The one voice of the samples: espeak-ng through its C library, with word and phoneme events.

Needs libespeak-ng (Debian: espeak-ng). Events carry sample positions, which is where the truth's
word times come from.
"""

import ctypes
import ctypes.util
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

VOICE = "en-us"

AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS = 1
CHARS_UTF8 = 1
RATE, PITCH, PITCH_RANGE, WORD_GAP = 1, 3, 4, 7
WORD_EVENT, PHONEME_EVENT = 1, 7


@dataclass(frozen=True)
class Sound:
    """What espeak-ng made of a text."""

    samples: np.ndarray
    """Shape (n,), float32 in [-1, 1], at `rate`."""
    rate: int
    words: tuple[tuple[float, int], ...]
    """Start in seconds, and position in the text, from 1, of each word event."""
    phones: tuple[tuple[str, float], ...]
    """Name and start in seconds of each phoneme; pauses are phonemes that begin with `_`."""


class _Identity(ctypes.Union):
    _fields_ = [
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    ]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Espeak:
    """The library, and what its callback has heard since the last text."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise SystemExit("libespeak-ng is missing; on Debian: apt install espeak-ng")
        self.library = ctypes.CDLL(name)
        self.rate = self.library.espeak_Initialize(
            AUDIO_OUTPUT_SYNCHRONOUS, 0, None, INITIALIZE_PHONEME_EVENTS
        )
        self.library.espeak_Synth.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint,
            ctypes.c_uint, ctypes.POINTER(ctypes.c_uint), ctypes.c_void_p,
        ]  # fmt: skip
        self.blocks: list[np.ndarray] = []
        self.words: list[tuple[float, int]] = []
        self.phones: list[tuple[str, float]] = []
        self._callback = _Callback(self._hear)  # kept, or it would be collected
        self.library.espeak_SetSynthCallback(self._callback)

    def _hear(self, samples, count, events) -> int:
        if samples and count > 0:
            self.blocks.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        index = 0
        while events[index].type != 0:
            event = events[index]
            if event.type == WORD_EVENT:
                self.words.append((event.sample / self.rate, event.text_position))
            elif event.type == PHONEME_EVENT:
                name = ctypes.string_at(ctypes.addressof(event.id), 8).split(b"\0")[0]
                self.phones.append((name.decode("utf-8", "replace"), event.sample / self.rate))
            index += 1
        return 0


@cache
def _espeak() -> _Espeak:
    return _Espeak()


def say(text: str, rate: int = 160, pitch: int = 50, pitch_range: int = 50) -> Sound:
    """Speak a text; `rate` in words a minute, `pitch` and `pitch_range` on espeak-ng's scales."""
    espeak = _espeak()
    espeak.blocks.clear()
    espeak.words.clear()
    espeak.phones.clear()
    call: Callable[..., int] = espeak.library.espeak_SetParameter
    if espeak.library.espeak_SetVoiceByName(VOICE.encode()) != 0:
        raise SystemExit(f"espeak-ng has no voice {VOICE}")
    for parameter, value in (
        (RATE, rate),
        (PITCH, pitch),
        (PITCH_RANGE, pitch_range),
        (WORD_GAP, 0),
    ):
        call(parameter, value, 0)
    content = text.encode()
    espeak.library.espeak_Synth(content, len(content) + 1, 0, 1, 0, CHARS_UTF8, None, None)
    espeak.library.espeak_Synchronize()
    samples = np.concatenate(espeak.blocks).astype(np.float32) / 32768
    return Sound(samples, espeak.rate, tuple(espeak.words), tuple(espeak.phones))
