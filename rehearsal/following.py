"""The programs that follow a take while it is recorded, so that its report is near at the stop."""

import os
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from rehearsal import workflow
from rehearsal.pending import Pending
from rehearsal.settings import load_settings
from rehearsal.speech.transcribe import RETURN_MEMORY

LISTENER = "rehearsal.speech.listening"
TRANSCRIBER = "rehearsal.speech.transcribe"
PATIENCE = 120.0
"""Seconds that the followers of a stopped take have to come to their end; then the analysis goes
on where they are, on all cores. They need three; on a machine that is busy with other work, ending
them after 20 s made a report of 15 s one of 55 s. Strength: speaker."""
POLL = 0.1
"""Seconds between two looks at them."""

if sys.platform == "win32":
    APART = subprocess.CREATE_NEW_PROCESS_GROUP
else:
    APART = 0
"""What Windows calls out of reach of the terminal's Ctrl-C; elsewhere a session of its own is."""


def programs(take: Pending) -> dict[str, list[str]]:
    """Return the commands that follow a take, by name: no transcriber where its model is not here.

    Each ends when its standard input is closed.
    """
    follow = [str(take.folder), "--follow", "--leash"]
    found = {"listen": [sys.executable, "-m", LISTENER, *follow]}
    language = take.plan.language or load_settings().language
    model = workflow.model_here(take.plan.model, language)
    if model is not None:
        words = ["--model", str(model.folder), "--name", model.name]
        words += ["--language", language] if language else []
        found["follow"] = [sys.executable, "-m", TRANSCRIBER, *follow, *words]
    return found


def started(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a follower, on its leash, out of reach of the terminal's Ctrl-C."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | RETURN_MEMORY,
        start_new_session=True,
        creationflags=APART,
    )


def ended(child: "subprocess.Popen[bytes]") -> None:
    """End a follower; what it has written stays."""
    if child.poll() is None:
        child.terminate()
        child.wait()
    if child.stdin is not None:
        child.stdin.close()


class Followers:
    """All that follow one take, for as long as this block lasts."""

    def __init__(self, take: Pending) -> None:
        self._take = take

    def __enter__(self) -> Self:
        self._children = [started(command) for command in programs(self._take).values()]
        return self

    def come_to_an_end(self) -> None:
        """Wait until they have done what there is to do, for as long as is worth it."""
        latest = time.monotonic() + PATIENCE
        while any(child.poll() is None for child in self._children):
            if time.monotonic() > latest:
                return
            time.sleep(POLL)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self._children:
            ended(child)
