"""windows.jsonl: the transcript as it grows, one line for each window, and how it is read.

{"run", "model", "identity", "language", "settings"}   a transcriber began; language may be null
{"run", "language"}                          the language that it found
{"run", "key", "start", "stop", "words": [[start, end, text, probability], ...],
 "unheard": [[start, end], ...], "doubtful": null or [start, end]}      a window
{"run", "done"}                              so many samples, all there were, are transcribed

`run` names model, settings and language: lines of another run are another transcript. `start`
and `stop` are samples, everything inside a window seconds. A later window replaces those that it
overlaps: the last window of a take is cut anew when the take goes on.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rehearsal.speech.journal import last_record, read_journal
from rehearsal.speech.models import Model
from rehearsal.speech.recogniser import SETTINGS
from rehearsal.speech.take import Take
from rehearsal.speech.windows import Window
from rehearsal.talk import Span, Transcript, Word


@dataclass(slots=True)
class Run:
    """What one transcriber, or several in turn, have written."""

    name: str
    model: str
    identity: str
    language: str | None = None
    windows: dict[int, dict[str, Any]] = field(default_factory=dict)
    """By their first sample."""
    done: int = 0
    """Samples that were all there was when a transcriber ended."""

    @property
    def reached(self) -> int:
        """Samples up to which everything is transcribed."""
        return max((window["stop"] for window in self.windows.values()), default=0)

    def add(self, window: dict[str, Any]) -> None:
        """Take a window in, in place of those that it overlaps."""
        start, stop = window["start"], window["stop"]
        for other in list(self.windows.values()):
            if other["start"] < stop and start < other["stop"]:
                del self.windows[other["start"]]
        self.windows[start] = window

    def transcript(self) -> Transcript:
        """Return what has been heard so far."""
        windows = [self.windows[start] for start in sorted(self.windows)]
        return Transcript(
            words=tuple(Word(*word) for window in windows for word in window["words"]),
            model=self.model,
            language=self.language or "",
            unheard=tuple(Span(*span) for window in windows for span in window["unheard"]),
            doubtful=tuple(Span(*one["doubtful"]) for one in windows if one["doubtful"]),
        )


def run_name(model: Model, language: str | None) -> str:
    """Return the name of all runs with this model, these settings and this language."""
    told = json.dumps([model.identity, SETTINGS, language], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def window_key(run: str, window: Window, take: Take) -> str:
    """Return what a window's words depend on, as a hash: the samples above all."""
    hashed = hashlib.sha256(f"{run} {window.start} {window.stop} {window.speech}".encode())
    hashed.update(take.samples(window.start, window.stop).astype("<i2").tobytes())
    return hashed.hexdigest()[:32]


def read_runs(records: Iterable[dict[str, Any]]) -> dict[str, Run]:
    """Return the runs in a journal by name, the one that was begun last at the end."""
    runs: dict[str, Run] = {}
    for record in records:
        name = record["run"]
        if "identity" in record:
            run = runs.pop(name, None) or Run(name, record["model"], record["identity"])
            run.language = record["language"] or run.language
            runs[name] = run
        elif "key" in record:
            runs[name].add(record)
        elif "done" in record:
            runs[name].done = record["done"]
        else:
            runs[name].language = record["language"]
    return runs


def latest_run(take: Take) -> Run | None:
    """Return the run that was begun last; None where no transcriber has been at work."""
    runs = read_runs(read_journal(take.window_journal))
    return list(runs.values())[-1] if runs else None


def read_transcript_of(take: Take) -> Transcript | None:
    """Return what has been heard of a take so far; None where no transcriber has been at work."""
    run = latest_run(take)
    return run.transcript() if run else None


def share_transcribed(take: Take) -> float:
    """Return how much of the take's audio is transcribed by now, 0 to 1."""
    last, length = last_record(take.window_journal), take.length
    if last is None or not length:
        return 0.0
    reached = last.get("stop", last.get("done"))
    if reached is None:  # a transcriber has just begun, perhaps where another ended
        run = latest_run(take)
        reached = run.reached if run else 0
    return min(1.0, reached / length)
