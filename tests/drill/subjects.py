"""What drills are about in tests."""

from rehearsal import workflow
from rehearsal.drill.subject import Subject, of_deck


def of_sample() -> Subject:
    """Return the slides of the sample talk."""
    return of_deck(workflow.sample_talk().deck, None, lambda *_: None)
