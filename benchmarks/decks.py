"""What is read of every deck under a folder, how long it takes and how much memory.

    uv run python benchmarks/decks.py --data FOLDER

Each file is read in a process of its own, so that its peak memory is its own too. A traceback, a
file that was altered, or one that takes too long or too much is counted at the end, and the exit
status is then 1.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError

LONGEST, LARGEST = 10.0, 1024.0
"""Seconds and megabytes that reading one deck may take (issue 4)."""

SUFFIXES = {".pptx", ".ppsx", ".pptm", ".potx", ".pdf", ".ppt", ".key", ".odp"}


@dataclass(frozen=True)
class Row:
    """What was found in one file, or the sentence that refused it."""

    seconds: float
    peak_mb: float
    refusal: str = ""
    slides: int = 0
    hidden: int = 0
    words: int = 0
    tables: int = 0
    charts: int = 0
    notes: int = 0
    unreadable: int = 0


def measured(path: Path) -> Row:
    """Read one deck and count what is in it."""
    started = time.perf_counter()
    try:
        deck = read_deck(path)
    except DeckError as refusal:
        return Row(time.perf_counter() - started, peak_mb(), refusal=str(refusal))
    seconds = time.perf_counter() - started
    return Row(
        seconds,
        peak_mb(),
        slides=len(deck.slides),
        hidden=sum(slide.hidden for slide in deck.slides),
        words=sum(len(slide.text.split()) for slide in deck.slides),
        tables=sum(len(slide.tables) for slide in deck.slides),
        charts=sum(len(slide.charts) for slide in deck.slides),
        notes=sum(bool(slide.notes) for slide in deck.slides),
        unreadable=sum(not slide.readable for slide in deck.slides),
    )


def peak_mb() -> float:
    """Return this process's peak memory in megabytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def in_own_process(path: Path) -> Row | str:
    """Measure a file in a fresh process; return the end of its traceback where it has one."""
    command = [sys.executable, __file__, "--one", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        return (result.stderr.strip().splitlines() or [f"exit {result.returncode}"])[-1]
    return Row(**json.loads(result.stdout))


def main() -> int:
    """Print a line for each deck and count what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of decks")
    parser.add_argument("--one", type=Path, help="read this one file and print JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measured(options.one))))
        return 0
    if not options.data:
        parser.error("--data is needed")
    paths = [path for path in sorted(options.data.rglob("*")) if path.suffix.lower() in SUFFIXES]
    print("slides hidden  words tables charts notes unread.  seconds    MB  file")
    return int(sum(wrong(path) for path in paths) > 0)


def wrong(path: Path) -> bool:
    """Print a deck's line; return whether anything is not as it must be."""
    before = hashlib.sha256(path.read_bytes()).digest()
    row = in_own_process(path)
    altered = hashlib.sha256(path.read_bytes()).digest() != before
    if isinstance(row, str):
        print(f"TRACEBACK {path.name}: {row}")
        return True
    if row.refusal:
        print(f"{'refused':52}{row.seconds:8.2f} {row.peak_mb:5.0f}  {path.name}: {row.refusal}")
    else:
        print(
            f"{row.slides:6} {row.hidden:6} {row.words:6} {row.tables:6} {row.charts:6} "
            f"{row.notes:5} {row.unreadable:7} {row.seconds:8.2f} {row.peak_mb:5.0f}  {path.name}"
        )
    faults = {
        "altered": altered,
        "too slow": row.seconds > LONGEST,
        "too large": row.peak_mb > LARGEST,
    }
    for fault in (name for name, so in faults.items() if so):
        print(f"FAULT {path.name}: {fault}")
    return any(faults.values())


if __name__ == "__main__":
    sys.exit(main())
