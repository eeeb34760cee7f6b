"""What questions are asked about: a run-through, a deck alone, or nothing at all."""

from dataclasses import dataclass
from pathlib import Path

from rehearsal import library, workflow
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import Progress, Rehearsal


@dataclass(frozen=True, slots=True)
class Subject:
    """The evidence that questions hang on, read."""

    reading: Reading
    run_through: str = ""
    """Id of the run-through; empty: the slides alone, or nothing."""

    @property
    def rehearsal(self) -> Rehearsal:
        """The evidence itself."""
        return self.reading.rehearsal

    @property
    def deck(self) -> tuple[str, str]:
        """The deck's name and digest; empty where there is none."""
        deck = self.rehearsal.deck
        return (deck.name, deck.digest) if deck else ("", "")


NOTHING = Subject(Reading(Rehearsal()))
"""For the drills of the rest of the loop, and for general questions."""


def of_run_through(beginning: str) -> Subject:
    """Return a kept run-through: what was shown and what was said."""
    entry, rehearsal = library.load(beginning)
    return Subject(read(rehearsal), entry.id)


def of_deck(deck: Path | None, transcript: str | None, progress: Progress) -> Subject:
    """Return a deck's file, and a transcript where there is one; without either, nothing."""
    request = workflow.Request(deck=deck, transcript=transcript)
    with workflow.gathered(request, progress) as (rehearsal, _):
        return Subject(read(rehearsal))
