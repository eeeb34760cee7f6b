"""A recording that a page sends in pieces, written into its take's folder as it comes.

Never more than one piece is in memory, and only the disk sets a limit. The file's name, size and
date say which file it is: choosing the same one again goes on where the last piece ended.
"""

import hashlib
import re
import threading
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rehearsal.errors import RecordingError
from rehearsal.pending import UPLOADED, Pending, find
from rehearsal.speech.journal import cannot_write

LONGEST_NAME = 80
"""Characters that are kept of a file's name."""

_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sent:
    """Which file of the speaker's a page is sending."""

    name: str
    size: int
    """Bytes."""
    stamp: str
    """When it was last changed, as the browser says it."""

    def part(self, take: Pending) -> Path:
        """Return where it grows."""
        mark = hashlib.sha256(f"{self.name}\n{self.size}\n{self.stamp}".encode()).hexdigest()
        return take.uploads / f"{mark[:16]}.part"

    def whole(self, take: Pending) -> Path:
        """Return where it is once all of it is here."""
        name = re.sub(r"[^\w. -]", "_", self.name)[-LONGEST_NAME:].strip(". ")
        return take.uploads / (f"{name}_" if name.lower().endswith(".part") else name or "_")


def received(take: Pending, sent: Sent) -> int:
    """Return how many bytes of a file are here."""
    if take.ready:
        return sent.size
    try:
        return sent.part(take).stat().st_size
    except FileNotFoundError:
        return 0


def add(take: Pending, sent: Sent, data: bytes, at: int) -> int:
    """Write bytes that begin at `at`, and return how many are here then.

    What is here already is skipped, so that sending a piece again is harmless; what would leave
    a hole is not written. Raises RecordingError when the disk is full.
    """
    if take.plan.recording != UPLOADED:
        raise ValueError("no recording is awaited")
    with _turn:
        here = received(take, sent)
        if take.ready or at > here:
            return here
        rest = memoryview(data)[here - at :]
        if here + len(rest) > sent.size:
            raise ValueError("more than the file holds")
        _write(take, sent, rest)
        here += len(rest)
        if here == sent.size:
            sent.part(take).replace(sent.whole(take))
        return here


def _write(take: Pending, sent: Sent, data: memoryview) -> None:
    """Append to the file; another file that was begun before is forgotten."""
    part = sent.part(take)
    try:
        take.uploads.mkdir(exist_ok=True)
        for other in take.uploads.glob("*.part"):
            if other != part:
                other.unlink()
        with part.open("ab", buffering=0) as file:
            while data:
                data = data[file.write(data) :]
    except OSError as error:
        raise cannot_write(part, error) from error


async def standing(request: Request) -> Response:
    """Answer how much of a file is here."""
    sent, take_id = _sent(request), request.path_params["take"]
    return JSONResponse({"size": await run_in_threadpool(lambda: received(find(take_id), sent))})


async def piece(request: Request) -> Response:
    """Take the next bytes of a file."""
    sent, take_id = _sent(request), request.path_params["take"]
    at, data = _whole_number(request, "at"), await request.body()
    size = await run_in_threadpool(lambda: add(find(take_id), sent, data, at))
    return JSONResponse({"size": size})


def _sent(request: Request) -> Sent:
    sent = Sent(
        request.query_params.get("name", ""),
        _whole_number(request, "size"),
        request.query_params.get("stamp", ""),
    )
    if not sent.size:
        raise RecordingError("This file is empty.", "Record or export it once more.")
    return sent


def _whole_number(request: Request, name: str) -> int:
    number = int(request.query_params.get(name, ""))
    if number < 0:
        raise ValueError(f"{name} {number}")
    return number
