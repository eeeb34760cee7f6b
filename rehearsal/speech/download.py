"""Fetch a Whisper model from the hub: asked for, sized, resumable, and never hanging."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rehearsal.errors import ModelError
from rehearsal.speech.fetch import ALREADY_RUNNING, GONE_BAD, PARTIAL
from rehearsal.speech.models import (
    OPTIONAL,
    REQUIRED,
    VOCABULARIES,
    Model,
    find_model,
    hub_cache,
    repository_of,
)
from rehearsal.talk import SAMPLE_MODEL, Progress

DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
NO_NETWORK = re.compile(
    r"Name or service not known|name resolution|getaddrinfo|nodename|[Nn]etwork is unreachable"
)
"""How the systems say that there is none."""
SPARE_BYTES = 100_000_000
"""Room that has to stay on the disk beside the model."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the hub may keep us waiting, in seconds."""

    answer: float = 5.0
    """For each part of its answer to the first question."""
    probe: float = 20.0
    """For that whole answer, the start of the process included."""
    silence: float = 60.0
    """Without a byte, once a download has begun."""
    poll: float = 0.25
    """Between two looks at what has come."""


PATIENT = Limits()


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file as the hub announces it."""

    name: str
    size: int
    """Bytes."""
    digest: str
    """SHA-256 in 64 hexadecimal digits, or git's SHA-1 in 40."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the hub has of a model."""

    name: str
    repository: str
    commit: str
    files: tuple[RemoteFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files that are needed."""
        return sum(file.size for file in self.files)

    @property
    def blobs(self) -> Path:
        """Return the folder of the local cache that the files go to."""
        return hub_cache() / f"models--{self.repository.replace('/', '--')}" / "blobs"

    @property
    def here(self) -> int:
        """Bytes that have come already, in this run or an earlier one."""
        sizes = ((file.size, self.blobs / file.digest) for file in self.files)
        return sum(min(size, _size(blob) or _size(_partial(blob))) for size, blob in sizes)


def probe(name: str, progress: Progress = lambda *_: None, limits: Limits = PATIENT) -> Offer:
    """Ask the hub for the files of a model and their sizes.

    `progress` may raise Cancelled. Raises ModelError where there is no such model, or no hub that
    answers in time.
    """
    repository = repository_of(name)
    _check_allowed(name)
    end = time.monotonic() + limits.probe
    with _child("probe", {"repository": repository, "timeout": limits.answer}) as child:
        while child.process.poll() is None:
            progress(f"asking the hub for {name}", 0.0)
            if time.monotonic() > end:
                raise _unreachable("accepts connections and does not answer")
            time.sleep(limits.poll)
        if child.process.returncode:
            raise _unreachable(_why(child.last_complaint))
        return _offer(name, repository, child.answer)


def download(name: str, progress: Progress, limits: Limits = PATIENT) -> Model:
    """Fetch a model into the local Hugging Face cache and return it.

    `progress` hears of the bytes, and may raise Cancelled: the process that fetches is ended, and
    what has come is kept for the next call. Raises ModelError where the hub does not answer, sends
    nothing for `limits.silence` seconds or sends something else, and where the disk is too small.
    """
    if name == SAMPLE_MODEL:
        return find_model(SAMPLE_MODEL)
    offer = probe(name, progress, limits)
    _check_disk(offer)
    order = {**asdict(offer), "blobs": str(offer.blobs)}
    with _child("download", order) as child:
        _follow(child, offer, progress, limits)
        _check_end(child, offer)
    return find_model(name)


@dataclass(frozen=True, slots=True)
class _Child:
    """A running `rehearsal.speech.fetch`; its output goes to files, so that it never blocks."""

    process: "subprocess.Popen[bytes]"
    folder: Path

    @property
    def answer(self) -> Any:  # noqa: ANN401 - JSON
        """The last line that it wrote."""
        lines = (self.folder / "out").read_text(encoding="utf-8").splitlines()
        return json.loads(lines[-1]) if lines else None

    @property
    def last_complaint(self) -> str:
        """The last line of its errors, which is where Python names the exception."""
        text = (self.folder / "err").read_text(encoding="utf-8", errors="replace").strip()
        return text.splitlines()[-1][:300] if text else "no reason given"


@contextmanager
def _child(task: str, order: dict[str, Any]) -> Iterator[_Child]:
    """Start the process that talks to the hub; it is ended on the way out, whatever happens."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with Path(folder, "out").open("wb") as out, Path(folder, "err").open("wb") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", "rehearsal.speech.fetch", task],
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=err,
                env={
                    **os.environ,
                    "PYTHONIOENCODING": "utf-8",
                    "HF_HUB_CACHE": str(hub_cache()),
                    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
                    "HF_HUB_DISABLE_TELEMETRY": "1",
                    "HF_HUB_DISABLE_XET": "1",
                },
            )
        try:
            _send(process, order)
            yield _Child(process, Path(folder))
        finally:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()


def _send(process: "subprocess.Popen[bytes]", order: dict[str, Any]) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        pass  # It has ended already, and its complaint says why.


def _follow(child: _Child, offer: Offer, progress: Progress, limits: Limits) -> None:
    """Report the bytes until the child ends; end it when none has come for too long."""
    heard, seen = time.monotonic(), (-1, -1)
    while child.process.poll() is None:
        here = offer.here
        came = f"{_megabytes(here)} of {_megabytes(offer.size)}"
        progress(f"{offer.name}: {came}", here / max(1, offer.size))
        # huggingface-hub may write under other names; output grows while files are verified.
        signs = (_folder_size(offer.blobs), _size(child.folder / "out"))
        if signs != seen or not signs[1]:  # a process that has not begun is not silent
            heard, seen = time.monotonic(), signs
        if time.monotonic() - heard > limits.silence:
            raise ModelError(
                f"The hub sent nothing for {limits.silence:.0f} s, "
                f"so the download of {offer.name} was ended.",
                f"`rehearsal models download {offer.name}` goes on where it stopped.",
            )
        time.sleep(limits.poll)


def _check_end(child: _Child, offer: Offer) -> None:
    status = child.process.returncode
    again = f"`rehearsal models download {offer.name}` goes on where it stopped."
    if status == ALREADY_RUNNING:
        raise ModelError(
            f"{offer.name} is being downloaded already.", "Wait for the other download to end."
        )
    if status == GONE_BAD:
        raise ModelError(
            f"A file of {offer.name} did not arrive as the hub announced it, and was thrown away.",
            again,
        )
    if status:
        raise ModelError(f"The download of {offer.name} broke off ({child.last_complaint}).", again)


def _offer(name: str, repository: str, answer: Any) -> Offer:  # noqa: ANN401 - JSON
    wanted = {*REQUIRED, *OPTIONAL, *VOCABULARIES}
    try:
        commit = answer["commit"]
        listed = [file for file in answer["files"] if file["name"] in wanted]
        files = tuple(
            RemoteFile(file["name"], int(file["size"]), file["digest"]) for file in listed
        )
        if not all(DIGEST.fullmatch(file.digest) for file in files):
            raise ValueError("a digest that is none")
    except (TypeError, KeyError, ValueError) as error:
        raise _unreachable("gives an answer that cannot be read") from error
    if commit is None:
        raise ModelError(
            f"The hub has no model {repository}, or does not show it to you.",
            "`rehearsal models` lists the names.",
        )
    names = {file.name for file in files}
    if not names.issuperset(REQUIRED) or names.isdisjoint(VOCABULARIES):
        raise ModelError(
            f"{repository} on the hub is no model for faster-whisper.",
            "`rehearsal models` lists the names of those that are.",
        )
    return Offer(name, repository, str(commit), files)


def _check_allowed(name: str) -> None:
    offline = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    forbidden = [
        key for key in offline if os.environ.get(key, "").upper() in ("1", "ON", "YES", "TRUE")
    ]
    if forbidden:
        raise ModelError(
            f"{forbidden[0]} is set, so {name} may not be fetched from the hub.",
            f"Unset {forbidden[0]}, or name a folder that holds the model.",
        )


def _check_disk(offer: Offer) -> None:
    folder = next(path for path in (offer.blobs, *offer.blobs.parents) if path.is_dir())
    needed = offer.size - offer.here
    free = shutil.disk_usage(folder).free
    if needed and free < needed + SPARE_BYTES:
        raise ModelError(
            f"{offer.name} still needs {_megabytes(needed)}, and the disk with {folder} has only "
            f"{_megabytes(free)} free.",
            "Free some space, or set HF_HOME to a folder on a larger disk.",
        )


def _why(complaint: str) -> str:
    """Say why the hub cannot be asked, from the last line of an exception."""
    if NO_NETWORK.search(complaint):
        return "cannot be reached: this computer seems to be without a network"
    return f"cannot be asked ({complaint})"


def _unreachable(what: str) -> ModelError:
    hub = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
    return ModelError(
        f"The model hub {hub} {what}.",
        "Check the network and try again, or name a folder that holds the model.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 1e7 else f"{size / 1e6:.1f} MB"


def _partial(blob: Path) -> Path:
    return blob.with_name(blob.name + PARTIAL)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _folder_size(folder: Path) -> int:
    return sum(_size(path) for path in folder.glob("*"))
