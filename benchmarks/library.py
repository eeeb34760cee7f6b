"""How long the library takes to list 500 run-throughs, and to open one of them.

    uv run python benchmarks/library.py [--count N]

Each is a 20-minute talk with every word, level and pitch track that a real one has; the list is
read by a process of its own, started afresh, the median of five.
"""

import argparse
import json
import os
import secrets
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearsal import library, workflow
from rehearsal.library.evidence import encode
from rehearsal.speech.transcripts import parse_transcript
from rehearsal.talk import Acoustics, Rehearsal, Signal, Span, Track

READ = """
import time
from rehearsal import library
begun = time.perf_counter()
entries = library.history()
print(len(entries), time.perf_counter() - begun)
begun = time.perf_counter()
library.load(entries[len(entries) // 2].id)
print(time.perf_counter() - begun)
"""


def talk() -> Rehearsal:
    """Return the sample talk with its true words, and tracks of the usual size."""
    sample = workflow.sample_talk()
    assert sample.deck is not None and sample.events is not None
    truth = sample.deck.with_name("truth.json")
    words = parse_transcript(_as_segments(truth), truth.name)
    duration = words.words[-1].end
    level = tuple(round(-30 + secrets.randbelow(200) / 10, 2) for _ in range(int(duration * 10)))
    f0 = tuple(
        round(100 + secrets.randbelow(900) / 10, 1) if secrets.randbelow(2) else None
        for _ in range(int(duration * 100))
    )
    quiet = Signal(speech_dbfs=-25.0, noise_dbfs=-60.0, clipped_share=0.0, silent=False)
    return Rehearsal(
        deck=workflow.read_deck(sample.deck, lambda *_: None),
        duration=duration,
        transcript=words,
        events=(),
        acoustics=Acoustics(
            duration=duration,
            speech=tuple(Span(word.start, word.end) for word in words.words),
            level=Track(0.1, level),
            signal=quiet,
            f0=Track(0.01, f0),
        ),
    )


def _as_segments(truth: Path) -> str:
    words = json.loads(truth.read_text(encoding="utf-8"))["words"]
    return json.dumps(
        {"segments": [word | {"text": word["word"], "words": [word]} for word in words]}
    )


def fill(home: Path, rehearsal: Rehearsal, count: int) -> None:
    """Keep one run-through through the front door, and the others as copies of its row."""
    first = library.save(rehearsal, None, now=datetime(2025, 1, 1, tzinfo=UTC))
    db = sqlite3.connect(home / "library.sqlite3")
    with db:
        for day in range(1, count):
            moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=day)
            db.execute(
                "INSERT INTO rehearsals (id, made_at, deck, deck_digest, format, duration,"
                " evidence) SELECT ?, ?, deck, deck_digest, format, duration, evidence"
                " FROM rehearsals WHERE id = ?",
                (library.new_id(moment), moment.isoformat(), first),
            )
    db.close()


def main() -> None:
    """Print the times beside what was asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, metavar="N")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REHEARSAL_HOME"] = folder
        rehearsal = talk()
        fill(Path(folder), rehearsal, count)
        size = len(encode(rehearsal))
        listing, opening = [], []
        for _ in range(5):
            told = subprocess.run(
                [sys.executable, "-c", READ], check=True, capture_output=True, text=True
            ).stdout.split()
            assert int(told[0]) == count
            listing.append(float(told[1]))
            opening.append(float(told[2]))
    print(f"{count} run-throughs of {size / 1000:.0f} kB of evidence each")
    print(f"listing them all: {statistics.median(listing):.3f} s (at most 0.2 s for 500)")
    print(f"opening one: {statistics.median(opening):.3f} s")


if __name__ == "__main__":
    main()
