"""The program that transcribes a take, and those who start it, watch it and stop it.

python -m rehearsal.speech.transcribe TAKE --model DIR [--name NAME] [--follow] [--language L]
                                      [--threads N] [--leash]

It can be killed at any moment and started again; what it has written holds. Exit codes: 0 done;
2 the speaker can mend it, told on standard error as {"error", "message", "hint"}.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

from rehearsal import errors
from rehearsal.errors import ModelError, RehearsalError
from rehearsal.places import home
from rehearsal.speech.journal import is_written
from rehearsal.speech.listening import HANDOVER, end_with_parent
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import Take
from rehearsal.speech.transcription import STEP, Transcription
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed
from rehearsal.talk import Progress, Transcript

WAITING = "Waiting for another transcription to end"
CORES_EACH = 4
"""Cores for one transcription: on a smaller machine there is one at a time. Strength D."""
POLL = 0.2
"""Seconds between two looks at a transcriber."""
START = 3.0
"""Seconds after which a transcriber that has written nothing is waiting for its turn."""
RETURN_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "1000000"}
"""Makes glibc give buffers of a megabyte or more back at once: 80 MB less with base.en."""
READER = "av"
"""Imported by faster-whisper to read sound files, which are samples when they come here: 13 MB."""


def transcribe(
    take: Take,
    model: Model,
    *,
    language: str | None = None,
    follow: bool = False,
    threads: int | None = None,
    progress: Progress,
) -> Transcript:
    """Write down what is said in a take; with `follow`, until the recording is stopped.

    Takes one thread while it follows, all cores else. On a small machine it waits for its turn.
    Whatever `progress` raises stops it; started again, it goes on where it ended.
    """
    live = follow and not take.finished
    threads = threads or (1 if live else _cores())
    with _turn(progress):
        progress(STEP, 0.0)
        return Transcription(take, model, language, threads).run(follow=follow, progress=progress)


def transcribe_in_child(
    take: Take,
    model: Model,
    *,
    language: str | None = None,
    follow: bool = False,
    threads: int | None = None,
    progress: Progress,
) -> Transcript:
    """Do the same in a process of its own, which ends with this one.

    Whatever `progress` raises stops it; what it has written holds. Where all is written already,
    no process is needed.
    """
    while is_written(take.window_journal):  # by one that has followed it
        progress(STEP, share_transcribed(take))
        time.sleep(HANDOVER)
    held = Transcription(take, model, language, threads=1).held()
    if held is not None:
        progress(STEP, 1.0)
        return held
    with Transcriber(take, model, language=language, follow=follow, threads=threads) as child:
        while child.running:
            progress(*child.progress())
            time.sleep(POLL)
        child.check()
    transcript = read_transcript_of(take)
    assert transcript is not None
    progress(STEP, 1.0)
    return transcript


class Transcriber:
    """A transcribing process; it ends when this object is closed, or with this process."""

    def __init__(
        self,
        take: Take,
        model: Model,
        *,
        language: str | None = None,
        follow: bool = False,
        threads: int | None = None,
    ) -> None:
        self._take = take
        self._begun = time.monotonic()
        self._written = _size(take.window_journal)
        self._told = tempfile.TemporaryFile()  # noqa: SIM115  # closed by stop()
        command = [sys.executable, "-m", "rehearsal.speech.transcribe", str(take.folder)]
        command += ["--model", str(model.folder), "--name", model.name, "--leash"]
        command += ["--language", language] if language else []
        command += ["--threads", str(threads)] if threads else []
        command += ["--follow"] if follow else []
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # the leash
            stdout=subprocess.DEVNULL,
            stderr=self._told,
            env=os.environ | RETURN_MEMORY,
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process is at work."""
        return self._process.poll() is None

    def progress(self) -> tuple[str, float]:
        """Return what it is doing, and how much of the audio is transcribed, 0 to 1."""
        if _size(self._take.window_journal) > self._written:
            return STEP, share_transcribed(self._take)
        begins = time.monotonic() - self._begun < START
        return (STEP if begins else WAITING), 0.0

    def check(self) -> None:
        """Raise what made the process end, where it failed."""
        code = self._process.poll()
        if not code:
            return
        self._told.seek(0)
        told = self._told.read().decode(errors="replace").strip()
        if code == 2 and (mended := _error_in(told)):
            raise mended
        if code < 0 or not told:
            raise ModelError(
                "The transcription was ended by the system, as it is when memory runs out.",
                "Start it again, it goes on where it ended; or choose a smaller model.",
            )
        raise RuntimeError(f"the transcriber ended with {code}:\n{told}")

    def stop(self) -> None:
        """End the process, whatever it is doing; what it has written holds."""
        if self.running:
            self._process.kill()
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self._told.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    told = _parser().parse_args(arguments)
    if told.leash:
        threading.Thread(target=end_with_parent, daemon=True).start()
    sys.modules.setdefault(READER, _NotYet(READER))
    try:
        model = find_model(str(told.model.resolve()), told.language)
        transcribe(
            Take(told.take),
            _named(model, told.name),
            language=told.language,
            follow=told.follow,
            threads=told.threads,
            progress=lambda step, fraction: None,
        )
    except RehearsalError as error:
        record = {"error": type(error).__name__, "message": error.message, "hint": error.hint}
        print(json.dumps(record), file=sys.stderr)  # noqa: T201  # this is a program
        return 2
    return 0


class _NotYet(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rehearsal.speech.transcribe")
    parser.add_argument("take", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="a model's folder")
    parser.add_argument("--name", default="", help="what the model is called")
    parser.add_argument("--follow", action="store_true", help="while the take is being recorded")
    parser.add_argument("--language", help="a code such as en; detected where it is left out")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--leash", action="store_true", help="end when standard input is closed")
    return parser


def _named(model: Model, name: str) -> Model:
    return replace(model, name=name) if name else model


def _error_in(told: str) -> RehearsalError | None:
    """Return the error that a process told of in its last line."""
    try:
        record = json.loads(told.splitlines()[-1])
        kind = getattr(errors, record["error"])
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    error: RehearsalError = kind(record["message"], record["hint"])
    return error


@contextmanager
def _turn(progress: Progress) -> Iterator[None]:
    """Wait until this machine has the cores for one more transcription."""
    from filelock import FileLock, Timeout

    home().mkdir(parents=True, exist_ok=True)
    places = max(1, _cores() // CORES_EACH)
    locks = [FileLock(home() / f"transcribing-{place}.lock", timeout=0) for place in range(places)]
    while True:
        for lock in locks:
            try:
                with lock:
                    yield
                    return
            except Timeout:
                continue
        progress(WAITING, 0.0)
        time.sleep(POLL)


def _cores() -> int:
    """Return the cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


if __name__ == "__main__":
    sys.exit(main())
