"""Streaming voice activity: Silero's probabilities by frame, and runs of speech."""

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rehearsal.speech.take import RATE, Floats, Samples, as_floats
from rehearsal.talk import Span

Probabilities = NDArray[np.float32]
"""Probability of speech by frame, shape (n,)."""

FRAME = 512
"""Samples of a frame, 32 ms: what Silero works on."""
STEP = FRAME / RATE
"""Seconds of a frame."""
CONTEXT = 64
"""Samples of the frame before that Silero sees with each frame."""
FRAMES_AT_ONCE = 32
"""Frames in one call, about a second. Calls begin at multiples of it, counted from the start of
the take: so the probabilities are the same, bit for bit, however the samples arrive."""

ON = 0.5
"""Probability at which speech begins. Silero's own default; strength C."""
OFF = 0.35
"""Probability below which speech ends: ON − 0.15, Silero's own default; strength C."""
SHORTEST_SILENCE = 3
"""Frames, 96 ms. A shorter silence belongs to the speech around it: plosives are that long;
pauses are counted from 0.15 s. Strength D."""
SHORTEST_SPEECH = 3
"""Frames, 96 ms. A shorter run of speech is a click or a breath. Strength D."""


class VoiceActivity:
    """Silero, fed with samples as they arrive; its state is carried along."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            _silero(), options, providers=["CPUExecutionProvider"]
        )
        self._hidden = np.zeros((1, 1, 128), np.float32)
        self._cell = np.zeros((1, 1, 128), np.float32)
        self._context: Floats = np.zeros(CONTEXT, np.float32)
        self._waiting = np.zeros(0, np.int16)

    def feed(self, samples: Samples) -> Probabilities:
        """Return the probabilities of the frames that have become complete."""
        self._waiting = np.concatenate([self._waiting, samples])
        size = FRAMES_AT_ONCE * FRAME
        ready = len(self._waiting) // size * size
        blocks, self._waiting = self._waiting[:ready], self._waiting[ready:]
        return _joined([self._run(block) for block in blocks.reshape(-1, size)])

    def flush(self) -> Probabilities:
        """Return the probabilities of the rest; its last frame is filled up with silence."""
        rest = np.pad(self._waiting, (0, -len(self._waiting) % FRAME))
        self._waiting = self._waiting[:0]
        return self._run(rest) if len(rest) else _joined([])

    def _run(self, samples: Samples) -> Probabilities:
        frames = as_floats(samples).reshape(-1, FRAME)
        contexts = np.vstack([self._context, frames[:-1, -CONTEXT:]])
        self._context = frames[-1, -CONTEXT:].copy()
        found, self._hidden, self._cell = self._session.run(
            None,
            {
                "input": np.concatenate([contexts, frames], axis=1),
                "h": self._hidden,
                "c": self._cell,
            },
        )
        return np.asarray(found, np.float32).reshape(-1)


def speech_spans(blocks: Iterable[Samples]) -> tuple[Span, ...]:
    """Return the runs of speech in a recording that comes in blocks of any size.

    Their edges lie on the frames' grid. Silent pauses are what lies between them.
    """
    detector = VoiceActivity()
    flags = bytearray()  # a list takes eight times as much, and a talk may take hours
    for block in blocks:
        flags.extend(speaking(detector.feed(block), bool(flags and flags[-1])))
    flags.extend(speaking(detector.flush(), bool(flags and flags[-1])))
    return tuple(Span(start * STEP, stop * STEP) for start, stop in runs(flags))


def speaking(probabilities: Probabilities, before: bool) -> list[bool]:
    """Return for each frame whether it is speech, given whether the frame before them is."""
    flags, now = [], before
    for probability in probabilities.tolist():
        now = probability >= (OFF if now else ON)
        flags.append(now)
    return flags


def runs(flags: Sequence[bool] | bytearray) -> Iterator[tuple[int, int]]:
    """Yield the runs of speech, first frame and frame after the last.

    Silences that are too short are bridged, and then runs that are too short left out.
    """
    begin, end = None, 0
    for frame, flag in enumerate(flags):
        if not flag:
            continue
        if begin is None:
            begin = frame
        elif frame - end >= SHORTEST_SILENCE:
            if end - begin >= SHORTEST_SPEECH:
                yield begin, end
            begin = frame
        end = frame + 1
    if begin is not None and end - begin >= SHORTEST_SPEECH:
        yield begin, end


def _joined(parts: list[Probabilities]) -> Probabilities:
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _silero() -> str:
    """Return the path of the ONNX file in the faster-whisper wheel, without importing that."""
    found = importlib.util.find_spec("faster_whisper")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("faster_whisper")
    return str(Path(found.origin).parent / "assets" / "silero_vad_v6.onnx")
