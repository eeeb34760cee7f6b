"""The sample talk as the page opens it, with three sounds to judge."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from rehearsal.app.review.kept import Opened
from rehearsal.talk import Candidate, Corrections, Rehearsal
from tests.analysis.sample import sample_talk

ID = "20260314-101500-ab12cd"


def with_sounds(corrections: Corrections | None = None) -> Rehearsal:
    """Return the sample talk with a sound in each of its three longest gaps between words."""
    talk = sample_talk()
    assert talk.transcript is not None
    assert talk.acoustics is not None
    words = talk.transcript.words
    gaps = sorted(pairwise(words), key=lambda pair: pair[0].end - pair[1].start)
    starts = sorted(round(before.end + 0.1, 2) for before, _ in gaps[:3])
    heard = tuple(Candidate(start, start + 0.3, score=0.9) for start in starts)
    acoustics = replace(talk.acoustics, candidates=heard)
    return replace(talk, acoustics=acoustics, corrections=corrections or Corrections())


@cache
def opened() -> Opened:
    return Opened(ID, "as it was", with_sounds())


def corrected(corrections: Corrections) -> Opened:
    return Opened(ID, "corrected", with_sounds(corrections))
