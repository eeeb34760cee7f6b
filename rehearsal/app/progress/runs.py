"""Run-throughs as this page shows them: grouped by talk, numbered in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rehearsal.library import Entry
from rehearsal.report.comparison import Summary

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run-through of a talk."""

    number: int
    """The nth of this talk, from 1."""
    entry: Entry
    summary: Summary

    @property
    def label(self) -> str:
        """What the run-through is called: "3 · 14 Mar"."""
        return f"{self.number} · {day(self.entry)}"


def day(entry: Entry) -> str:
    """Return the day of a run-through: "14 Mar"."""
    moment = datetime.fromisoformat(entry.made_at)
    return f"{moment.day} {moment:%b}"


def talks(entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return the whole run-throughs of each talk, the oldest first; the latest talk first.

    A deck that was edited keeps its name, and is the same talk.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.damage:
            found.setdefault(entry.deck, []).insert(0, entry)
    return {deck: tuple(runs) for deck, runs in found.items()}


def numbered_runs(entries: Sequence[Entry], summaries: Mapping[str, Summary]) -> list[Run]:
    """Number the run-throughs of a talk in their order; those without a summary are left out."""
    return [
        Run(number, entry, summaries[entry.id])
        for number, entry in enumerate(entries, start=1)
        if entry.id in summaries
    ]
