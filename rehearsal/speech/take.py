"""A take on disk: one folder, of which each file has one writer and any number of readers.

audio.s16       16 kHz mono 16-bit little-endian samples, append only
events.jsonl    start, slide changes, pauses, gaps, stop, each with its sample
windows.jsonl   the transcript as it grows (written by `rehearsal.speech.transcribe`)

The sample count is the clock. Whatever is killed at any moment, opening the take again goes on
at the exact sample; audio that is missing is zeros with a `gap` event.
"""

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rehearsal.errors import RecordingError
from rehearsal.speech.events import event_from_record, event_to_record
from rehearsal.speech.events import parse_events as parse_events  # noqa: PLC0414  # the format is owned here
from rehearsal.speech.journal import Journal, cannot_write, read_journal, sole_writer, write_all
from rehearsal.talk import Event, EventKind, Span

Samples = NDArray[np.int16]
"""Shape (n,), mono, 16 kHz."""
Floats = NDArray[np.float32]
"""The same samples from −1 to 1."""

RATE = 16_000
"""Samples per second."""
SYNC_EVERY = 1.0
"""Seconds between two forced writes to the disk: what a power cut may cost."""
LONGEST_GAP = 12 * 3600.0
"""Seconds. A longer gap is a mistaken clock, and would fill the disk with zeros. Strength D."""
FOLLOW_EVERY = 0.2
"""Seconds between two looks at a take that is being recorded."""
BLOCK = 10 * RATE
"""Samples that are read, or filled with zeros, at a time."""
BYTES = 2
"""Bytes of one sample."""


class Take:
    """A take as its readers see it; it may be growing, and it need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.audio = folder / "audio.s16"
        self.event_journal = folder / "events.jsonl"
        self.window_journal = folder / "windows.jsonl"

    @property
    def length(self) -> int:
        """Samples that are on disk by now."""
        try:
            return self.audio.stat().st_size // BYTES
        except FileNotFoundError:
            return 0

    @property
    def duration(self) -> float:
        """Seconds of audio that are on disk by now."""
        return self.length / RATE

    @property
    def finished(self) -> bool:
        """Whether the recording was stopped, so that nothing more will come."""
        return any(event.kind == "stop" for event in self.events())

    def events(self) -> tuple[Event, ...]:
        """Return the events so far, in order; raise RecordingError where the file is damaged."""
        events = []
        for number, record in enumerate(read_journal(self.event_journal), start=1):
            try:
                events.append(event_from_record(record, RATE))
            except ValueError as error:
                raise RecordingError(
                    f"Line {number} of {self.event_journal} is no event: {error}.",
                    "Delete that line in a text editor; the others are read as they stand.",
                ) from error
        return tuple(sorted(events, key=lambda event: event.sample))

    def gaps(self) -> tuple[Span, ...]:
        """Return the stretches that were not recorded, joined where they touch."""
        joined: list[list[int]] = []
        for event in self.events():
            if event.kind != "gap":
                continue
            if joined and event.sample <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], _gap_end(event))
            else:
                joined.append([event.sample, _gap_end(event)])
        return tuple(Span(start / RATE, end / RATE) for start, end in joined)

    def samples(self, start: int = 0, stop: int | None = None) -> Samples:
        """Return samples start to stop, fewer where the take ends before."""
        count = (self.length if stop is None else stop) - start
        try:
            with self.audio.open("rb", buffering=0) as file:
                file.seek(start * BYTES)
                data = file.read(max(0, count) * BYTES)
        except FileNotFoundError:
            data = b""
        return np.frombuffer(data, "<i2", count=len(data) // BYTES).astype(np.int16, copy=False)

    def blocks(self, size: int = BLOCK, start: int = 0) -> Iterator[Samples]:
        """Yield all samples from `start` on in blocks of `size`, the last one shorter."""
        while len(block := self.samples(start, start + size)):
            yield block
            start += len(block)

    def followed(self) -> Iterator[Samples]:
        """Yield all samples, those to come included, until the take is stopped or thrown away."""
        position = 0
        while True:
            ended = self.finished  # asked first, so that nothing is missed
            for block in self.blocks(start=position):
                position += len(block)
                yield block
            if ended or not self.folder.exists():
                return
            time.sleep(FOLLOW_EVERY)

    def digest(self) -> str:
        """Return the SHA-256 of the samples, in hexadecimal."""
        hashed = hashlib.sha256()
        for block in self.blocks():
            hashed.update(block.astype("<i2").tobytes())
        return hashed.hexdigest()


class TakeWriter:
    """The one writer of a take's audio and events; opening a take again goes on where it ended.

    Threads may share it: audio from one, slides from another. Raises RecordingError when the
    folder cannot be written, another writer has it, or the take is finished.
    """

    def __init__(self, folder: Path) -> None:
        self.take = Take(folder)
        self._turn = threading.RLock()
        busy = f"{folder} is being recorded by another window or program."
        self._lock = sole_writer(self.take.audio, busy)
        try:
            self._events = Journal(self.take.event_journal, busy=busy)
        except RecordingError:
            self._lock.release()
            raise
        try:
            self._open()
        except RecordingError:
            self.close()
            raise

    def _open(self) -> None:
        events = self.take.events()
        if any(event.kind == "stop" for event in events):
            raise RecordingError(
                f"The recording in {self.take.folder} was stopped, so nothing can be added.",
                "Start a new rehearsal.",
            )
        self._seen = {_identity(event) for event in events}
        self._synced = time.monotonic()
        try:
            self._file = self.take.audio.open("ab", buffering=0)
            self._drop_half_a_sample()
        except OSError as error:
            raise cannot_write(self.take.audio, error) from error
        for event in events:
            if event.kind == "gap":  # its zeros may have been cut off
                self._zeros_until(_gap_end(event))

    @property
    def length(self) -> int:
        """Samples written so far: the clock."""
        return self._length

    @property
    def duration(self) -> float:
        """Seconds written so far."""
        return self._length / RATE

    @property
    def reach(self) -> int:
        """The sample that a take which was cut off is known to have reached, by sound or event.

        An event further behind the sound than any gap is of a mistaken clock, and tells nothing.
        """
        latest = self._length + round(LONGEST_GAP * RATE)
        noted = [event.sample for event in self.take.events() if event.sample <= latest]
        return max([self._length, *noted])

    def append(self, pcm: bytes | Samples, *, at: int | None = None) -> int:
        """Add samples (16-bit little-endian bytes, or int16) and return the new length.

        `at` says which sample of the take is the first one, so that sending again what may
        have been lost is harmless: what is there already is skipped, what is missing before
        becomes a gap. Raises RecordingError when the disk is full; whole samples that were
        written stay, and `length` tells how many.
        """
        data = memoryview(pcm if isinstance(pcm, bytes) else pcm.astype("<i2").tobytes())
        if len(data) % BYTES:
            raise ValueError(f"{len(data)} bytes are no whole number of samples")
        with self._turn:
            if at is not None:
                self.gap(until=at)
                data = data[(self._length - at) * BYTES :]
            self._write(data)
            if time.monotonic() - self._synced >= SYNC_EVERY:
                self.sync()
            return self._length

    def gap(self, *, until: int) -> None:
        """Fill up to a sample with zeros, and note that this was not recorded."""
        with self._turn:
            missing = until - self._length
            if missing > LONGEST_GAP * RATE:
                raise ValueError(f"a gap of {missing / RATE:.0f} s is no gap")
            if missing > 0:
                self._note(Event(self._length, self.duration, "gap", duration=missing / RATE))
                self._zeros_until(until)

    def event(
        self,
        kind: EventKind,
        slide: int | None = None,
        page: int | None = None,
        *,
        at: int | None = None,
    ) -> Event:
        """Note that something happened at sample `at` (now: after the last one written).

        The same event sent again is noted once. After "stop" the take is finished.
        """
        with self._turn:
            sample = self._length if at is None else at
            event = Event(sample=sample, time=sample / RATE, kind=kind, slide=slide, page=page)
            if kind == "stop":
                self.sync()
            self._note(event)
            return event

    def stop(self, slide: int | None = None, page: int | None = None, *, at: int) -> Event:
        """Finish the take at sample `at`; what was not recorded until there becomes a gap."""
        with self._turn:
            self.gap(until=at)
            return self.event("stop", slide, page, at=at)

    def sync(self) -> None:
        """Wait until every sample is on the disk."""
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self.take.audio, error) from error
        self._synced = time.monotonic()

    def close(self) -> None:
        """Let another writer have the take, finished or not."""
        with self._turn:
            if hasattr(self, "_file"):
                self._file.close()
            self._events.close()
            self._lock.release()

    def _note(self, event: Event) -> None:
        if _identity(event) in self._seen:
            return
        self._events.append(event_to_record(event))
        self._seen.add(_identity(event))

    def _zeros_until(self, sample: int) -> None:
        while (missing := sample - self._length) > 0:
            self._write(memoryview(bytes(min(missing, BLOCK) * BYTES)))

    def _drop_half_a_sample(self) -> None:
        size = self._file.seek(0, os.SEEK_END)
        self._length = size // BYTES
        if size % BYTES:
            self._file.truncate(self._length * BYTES)

    def _write(self, data: memoryview) -> None:
        try:
            write_all(self._file.fileno(), data)
        except OSError as error:
            self._drop_half_a_sample()
            raise cannot_write(self.take.audio, error) from error
        self._length += len(data) // BYTES

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def as_floats(samples: Samples) -> Floats:
    """Return samples on the scale of −1 to 1."""
    return samples.astype(np.float32) / np.float32(32768)


def _gap_end(event: Event) -> int:
    """Return the first sample after a gap."""
    return event.sample + round(event.duration * RATE)


def _identity(event: Event) -> tuple[int | str | float | None, ...]:
    return event.sample, event.kind, event.slide, event.page, round(event.duration, 6)
