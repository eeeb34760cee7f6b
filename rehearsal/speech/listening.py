"""Acoustics beside the take that they were measured from, and the program that measures them.

python -m rehearsal.speech.listening TAKE [--follow] [--leash]

With --follow it listens while the take is recorded, so that they are there when it is stopped.
Killed and started again, it listens anew from the beginning, and comes to the same.
acoustics.json holds {"of", "acoustics"}: they count for the sound and the measures named by "of".
"""

import argparse
import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

from rehearsal.errors import RecordingError
from rehearsal.speech.acoustics import STEP_NAME, measure
from rehearsal.speech.journal import cannot_write, is_written, sole_writer
from rehearsal.speech.take import Take
from rehearsal.talk import Acoustics, Progress

NAME = "acoustics.json"
PATIENCE = 300.0
"""Seconds that one who listens to a take gives another to end."""
MOMENT = 5.0
"""Seconds that one who follows a take gives another: to end, or to look whether there is one."""
HANDOVER = 0.05
"""Seconds between two looks at whether the one that has followed a take is done."""
STEP_BACK = 5
"""By how much less urgent than the transcriber, for which a speaker waits, the others are that work
on a take when it is stopped. Of at most 19. Strength: speaker."""
MEASURES = (
    "acoustics.py", "filled_pauses.py", "frames.py", "pitch.py", "signal_quality.py",
    "syllables.py", "voice_activity.py",
)  # fmt: skip
"""What decides the result besides the sound: when one of these changes, it is measured anew."""


def measured(take: Take, progress: Progress) -> Acoustics:
    """Return the acoustics of a take: those that lie beside it where they are of its sound."""
    path, busy = take.folder / NAME, f"{take.folder} is being listened to already."
    latest = time.monotonic() + PATIENCE
    while is_written(path) and time.monotonic() < latest:  # by one that has followed it
        progress(STEP_NAME, 0.0)
        time.sleep(HANDOVER)
    with sole_writer(path, busy):
        held = _held(take)
        if held is not None:
            return held
        found = measure(take, progress)
        if take.finished:
            _keep(take, found)
        return found


def listen(take: Take) -> None:
    """Measure a take while it is recorded, and lay the result beside it once it is stopped."""
    busy = f"{take.folder} is being listened to already."
    with sole_writer(take.folder / NAME, busy, MOMENT):
        found = measure(take, lambda *_: None, follow=True)
        if take.finished:
            _keep(take, found)


def _held(take: Take) -> Acoustics | None:
    """Return what lies beside a take; None where that is not of its sound, or torn."""
    from cattrs import structure

    try:
        record = json.loads((take.folder / NAME).read_text(encoding="utf-8"))
        return structure(record["acoustics"], Acoustics) if record["of"] == _of(take) else None
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return None


def _keep(take: Take, found: Acoustics) -> None:
    path = take.folder / NAME
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        partial.write_text(
            json.dumps({"of": _of(take), "acoustics": asdict(found)}, separators=(",", ":")),
            encoding="utf-8",
        )
        os.replace(partial, path)  # noqa: PTH105  (the same on every system)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise cannot_write(path, error) from error


def _of(take: Take) -> str:
    """Return what acoustics depend on, as a hash: samples, gaps, and how they are measured."""
    told = f"{take.digest()} {take.gaps()} {_measures()}"
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _measures() -> str:
    hashed = hashlib.sha256()
    for name in MEASURES:
        hashed.update(Path(__file__).with_name(name).read_bytes())
    return hashed.hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(prog="rehearsal.speech.listening")
    parser.add_argument("take", type=Path)
    parser.add_argument("--follow", action="store_true", help="while the take is being recorded")
    parser.add_argument("--leash", action="store_true", help="end when standard input is closed")
    told = parser.parse_args(arguments)
    if told.leash:
        threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        if told.follow:
            listen(Take(told.take))
        else:
            measured(Take(told.take), lambda *_: None)
    except RecordingError as error:
        print(f"{error.message} {error.hint}", file=sys.stderr)  # noqa: T201  # this is a program
        return 2
    return 0


def end_with_parent() -> None:
    """End this process when whoever started it has gone; what it leaves can be cut anywhere."""
    while os.read(0, 1):  # not sys.stdin: its lock would hang an ordinary exit
        pass
    os._exit(3)


def step_back() -> None:
    """Let the transcriber go first where there is one core too few, as far as the system can.

    One that the analysis starts itself steps back with it, behind the pages.
    """
    if sys.platform != "win32":
        os.nice(STEP_BACK)


if __name__ == "__main__":
    step_back()
    sys.exit(main())
