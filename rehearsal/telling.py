"""How far long work is, told in a file beside it, and the wish that it ends."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from rehearsal.errors import Cancelled, RehearsalError
from rehearsal.talk import Progress

STATE = "state.json"
"""How far the analysis is: {"step", "fraction", "begun" (seconds since 1970, when the step began),
"first" (the fraction then)}, or {"error", "hint"}."""
CANCEL = "cancel"
"""A file of this name in a take's folder asks its analysis to end."""
TELL_EVERY = 0.2
"""Seconds between two notes of how far the analysis is, and looks at whether it is to end."""
ATTEMPTS = 50
"""Attempts to put news in the place of older news; then these stay until the next."""


def carried_out(state: Path, work: Callable[[Progress], None]) -> int:
    """Do work as a process of its own, told in a file, and return its exit code.

    What the speaker can mend is told there too; work that was asked to end has done no wrong.
    """
    try:
        work(telling(state))
    except Cancelled:
        return 0
    except RehearsalError as error:
        tell(state, error=error.message, hint=error.hint)
        return 2
    return 0


def telling(state: Path) -> Progress:
    """Return a progress that is told in a file, and that ends the work when that is asked for."""
    cancelled = state.with_name(CANCEL)
    present, begun, first, told = "", 0.0, 0.0, 0.0

    def progress(step: str, fraction: float) -> None:
        nonlocal present, begun, first, told
        now = time.time()
        if step != present:
            present, begun, first, told = step, now, fraction, 0.0
        if now - told < TELL_EVERY and fraction < 1:
            return
        told = now
        if cancelled.exists():
            raise Cancelled
        tell(state, step=step, fraction=fraction, begun=begun, first=first)

    return progress


def tell(state: Path, **news: str | float) -> None:
    """Put news in the place of older news; where the folder is gone, nobody asks for any."""
    if state.parent.is_dir():
        partial = state.with_suffix(".part")
        partial.write_text(json.dumps(news), encoding="utf-8")
        for _ in range(ATTEMPTS):
            try:
                os.replace(partial, state)  # noqa: PTH105  (the same on every system)
            except PermissionError:  # on Windows, while a page reads the older news
                time.sleep(TELL_EVERY / 10)
            else:
                return
