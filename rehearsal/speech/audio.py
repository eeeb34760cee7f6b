"""A sound or video file → a take, streamed: memory stays the same at any length."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rehearsal.errors import RecordingError
from rehearsal.speech.take import RATE, Take, TakeWriter
from rehearsal.talk import Progress

if TYPE_CHECKING:
    from av import AudioFrame, AudioResampler, AudioStream, Packet
    from av.container import InputContainer

STEP = "Reading the recording"
SMALLEST_GAP = 0.1
"""Seconds. Time stamps that jump by less are rounding, not missing sound. Strength D."""
LARGEST_GAP = 600.0
"""Seconds. Time stamps that jump by more were set anew, such as in joined files. Strength D."""
ENCRYPTED_TAGS = {"drms", "drmi", "enca", "aavd"}
"""Codec tags of copy-protected sound: iTunes, Common Encryption, Audible."""
TRANSCRIPTS = {".vtt", ".srt", ".json"}
CHUNK = RATE
"""Samples that are gathered before they are written."""

EXPORT = "Export the sound once more as WAV, MP3 or M4A and try again."


def decode(source: Path, folder: Path, progress: Progress) -> Take:
    """Write the sound of a file into a take, 16 kHz mono, and finish the take.

    Damaged packets are skipped; where they, or the recorder, left a hole in time, the take has
    a gap. Decoding the same file into a take that was cut off goes on where that ended.
    Raises RecordingError where there is no sound that can be read.
    """
    import av

    _check(source)
    progress(STEP, 0.0)
    try:
        # Whatever a playlist names, nothing outside this machine is opened; and what stands before
        # a colon in a name that is not absolute would be taken for a protocol.
        container = av.open(
            str(source.absolute()), options={"protocol_whitelist": "file"}, metadata_errors="ignore"
        )
    except av.error.FFmpegError as error:
        raise RecordingError(
            f"{source.name} is damaged, or holds no sound or video.", EXPORT
        ) from error
    with container, TakeWriter(folder) as writer:
        writer.event("start", at=0)
        length = _copy(source, container, writer, progress)
        if not length:
            raise RecordingError(f"No sound could be read from {source.name}.", EXPORT)
        writer.event("stop", at=length)
    progress(STEP, 1.0)
    return writer.take


def silence_hint(platform: str = sys.platform) -> str:
    """Return what to do about a recording in which every sample is zero."""
    if platform == "darwin":
        return (
            "Allow the microphone under System Settings → Privacy & Security → Microphone, "
            "for the browser or the terminal that records, and start it again."
        )
    if platform == "win32":
        return (
            "Allow the microphone under Settings → Privacy & security → Microphone, and check "
            "that it is not muted."
        )
    return "Check that the microphone is not muted, and that the right one is chosen."


def _check(source: Path) -> None:
    """Raise RecordingError where there is no file, or nothing in it."""
    try:
        if source.is_dir():
            raise RecordingError(f"{source} is a folder.", "Name a sound or video file.")
        size = source.stat().st_size
        if source.suffix.lower() in TRANSCRIPTS:
            raise RecordingError(
                f"{source.name} is a transcript by its name, and no recording.",
                f"Name it as one: --transcript {source}",
            )
    except OSError as error:
        raise RecordingError(f"{source} cannot be read.", f"{error.strerror}.") from error
    if not size:
        raise RecordingError(f"{source.name} is empty.", "Record or export it once more.")


def _copy(source: Path, container: "InputContainer", writer: TakeWriter, tell: Progress) -> int:
    """Write all sound to the take, and return how many samples there are."""
    position, waiting = 0, bytearray()
    for piece in _pieces(_audio_stream(container, source), container, source.stat().st_size):
        if piece.missing:
            writer.append(bytes(waiting), at=position)
            position += len(waiting) // 2 + round(piece.missing * RATE)
            waiting.clear()
        waiting += piece.pcm
        if len(waiting) >= 2 * CHUNK:
            writer.append(bytes(waiting), at=position)
            position += len(waiting) // 2
            waiting.clear()
            tell(STEP, piece.fraction)
    writer.append(bytes(waiting), at=position)
    return position + len(waiting) // 2


def _audio_stream(container: "InputContainer", source: Path) -> "AudioStream":
    """Return the sound track to read; raise RecordingError where it cannot be."""
    stream = container.streams.best("audio")
    if stream is None:
        raise RecordingError(
            f"{source.name} has no sound.", "Name the file in which you can hear yourself."
        )
    if stream.codec_context is None:
        raise RecordingError(f"The sound in {source.name} is of an unknown kind.", EXPORT)
    if stream.codec_context.codec_tag.lower() in ENCRYPTED_TAGS:
        raise RecordingError(
            f"{source.name} is copy-protected.", "Use a recording that plays in any program."
        )
    return stream  # type: ignore[return-value]  # "audio" is what was asked for


@dataclass(frozen=True, slots=True)
class _Piece:
    pcm: bytes
    missing: float
    """Seconds of sound that are missing before it."""
    fraction: float


def _pieces(stream: "AudioStream", container: "InputContainer", size: int) -> Iterator[_Piece]:
    """Yield the sound, resampled, with the holes in its time."""
    resampling, expected, fraction = _Resampling(), None, 0.0
    for packet in _packets(container, stream):
        fraction = max(fraction, _fraction(packet, stream, container, size))
        for frame in _frames(packet):
            missing = 0.0
            if frame.pts is not None and frame.time_base:
                begin = float(frame.pts * frame.time_base)
                jump = 0.0 if expected is None else begin - expected
                missing = jump if SMALLEST_GAP <= jump <= LARGEST_GAP else 0.0
                expected = begin + frame.samples / frame.sample_rate
            if missing:
                yield _Piece(resampling.rest(), 0.0, fraction)
            yield _Piece(resampling.add(frame), missing, fraction)
    yield _Piece(resampling.rest(), 0.0, fraction)


def _packets(container: "InputContainer", stream: "AudioStream") -> Iterator["Packet[AudioStream]"]:
    """Yield the packets up to where the file ends or breaks off."""
    import av

    try:
        yield from container.demux(stream)
    except av.error.FFmpegError:
        return


def _frames(packet: "Packet[AudioStream]") -> "list[AudioFrame]":
    """Return the frames of a packet; none where it is damaged."""
    import av

    try:
        return packet.decode()
    except av.error.FFmpegError:
        return []


def _fraction(
    packet: "Packet[AudioStream]", stream: "AudioStream", container: "InputContainer", size: int
) -> float:
    """Return how far into the file a packet lies: by time, else by bytes."""
    if packet.pts is not None and packet.time_base and container.duration:
        begin = float(packet.pts * packet.time_base) - (container.start_time or 0) / 1e6
        return min(1.0, max(0.0, begin / (container.duration / 1e6)))
    return min(1.0, max(0, packet.pos or 0) / size)


class _Resampling:
    """Frames of any shape → 16 kHz mono; begins anew where the shape changes in mid-file."""

    def __init__(self) -> None:
        self._resampler: AudioResampler | None = None
        self._shape: tuple[str, str, int] | None = None

    def add(self, frame: "AudioFrame") -> bytes:
        import av

        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        before = b"" if shape == self._shape else self.rest()
        if self._resampler is None:
            self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
            self._shape = shape
        frame.pts = None  # holes are filled above; the resampler shall not judge them too
        return before + _pcm(self._resampler.resample(frame))

    def rest(self) -> bytes:
        """Return what the resampler still holds, and forget it."""
        resampler, self._resampler = self._resampler, None
        return b"" if resampler is None else _pcm(resampler.resample(None))


def _pcm(frames: "list[AudioFrame]") -> bytes:
    return b"".join(frame.to_ndarray().astype(np.dtype("<i2")).tobytes() for frame in frames)
