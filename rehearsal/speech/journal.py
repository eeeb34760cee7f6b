"""JSON lines that survive a power cut: one writer, each line on disk before `append` returns."""

import errno
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rehearsal.errors import RecordingError

if TYPE_CHECKING:
    from filelock import BaseFileLock

NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a file system says when nothing more fits: disk, quota or largest file."""
TAIL = 1 << 15
"""Bytes at the end of a journal in which its last line is looked for first."""


class Journal:
    """The one writer of a file of JSON lines; reading needs none."""

    def __init__(self, path: Path, *, busy: str, patience: float = 0.0) -> None:
        """Open for appending and drop a torn last line.

        Raises RecordingError, with `busy` as its sentence, while another writer has the file
        for longer than `patience` seconds.
        """
        self.path = path
        self._lock = sole_writer(path, busy, patience)
        try:
            size = intact_size(path)
            self._file = path.open("ab", buffering=0)
            self._file.truncate(size)
        except OSError as error:
            self._lock.release()
            raise cannot_write(path, error) from error
        self._size = size

    def append(self, record: Mapping[str, Any]) -> None:
        """Write one line and wait until it is on the disk.

        Raises RecordingError when the disk is full; the lines before it stay whole.
        """
        line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
        try:
            write_all(self._file.fileno(), line)
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(self._size)
            raise cannot_write(self.path, error) from error
        self._size += len(line)

    def close(self) -> None:
        """Close the file and let another writer have it."""
        self._file.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def read_journal(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a journal that may be growing; a torn last line is left out.

    No file: no records. Raises RecordingError where a line before the last is damaged.
    """
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return
    for number, line in enumerate(lines, start=1):
        record = _record(line)
        if record is not None:
            yield record
        elif number < len(lines):
            raise RecordingError(
                f"Line {number} of {path} is damaged.",
                "Delete that line in a text editor; the others are read as they stand.",
            )


def last_record(path: Path) -> dict[str, Any] | None:
    """Return the last whole record of a journal that may be growing, without reading it all."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            reach = TAIL
            while True:
                file.seek(max(0, size - reach))
                lines = file.read(min(reach, size)).split(b"\n")[:-1]
                whole = lines if reach >= size else lines[1:]
                if whole or reach >= size:
                    return _record(whole[-1] + b"\n") if whole else None
                reach *= 4
    except FileNotFoundError:
        return None


def intact_size(path: Path) -> int:
    """Return the size in bytes without a torn last line; 0 where there is no file."""
    if not path.exists():
        return 0
    content = path.read_bytes()
    start_of_last = content.rfind(b"\n", 0, len(content) - 1) + 1
    return len(content) if _record(content[start_of_last:]) is not None else start_of_last


def _record(line: bytes) -> dict[str, Any] | None:
    """Return what a line says, or None where it is torn or no JSON object."""
    if not line.endswith(b"\n"):
        return None
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def sole_writer(path: Path, busy: str, patience: float = 0.0) -> "BaseFileLock":
    """Take the lock of a file that is written to; it ends with the process at the latest.

    Raises RecordingError, with `busy` as its sentence, while another holds it for longer than
    `patience` seconds.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(f"{path}.lock", timeout=patience, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise RecordingError(busy, "Close the other one first, or wait until it ends.") from error
    except OSError as error:
        raise cannot_write(path, error) from error
    return lock


def is_written(path: Path) -> bool:
    """Whether a file has a writer at this moment."""
    from filelock import FileLock, Timeout

    if not path.parent.is_dir():  # a look would make it
        return False
    lock = FileLock(f"{path}.lock", timeout=0)
    try:
        with lock:
            return False
    except Timeout:
        return True


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte; what was written before an OSError stays in the file."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def cannot_write(path: Path, error: OSError) -> RecordingError:
    """Say why a file of a take cannot be written."""
    if error.errno in NO_SPACE:
        return RecordingError(
            f"The disk is full: {path.name} cannot grow.",
            "What is written is safe. Free some space; the recording can then go on.",
        )
    return RecordingError(
        f"{path} cannot be written.", f"{error.strerror or error}: check the disk and the folder."
    )
