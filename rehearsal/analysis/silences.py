"""Silent pauses: what lies between two runs of voice activity, and where it falls."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rehearsal.analysis.reading import Pause
from rehearsal.analysis.sentences import ends_question, ends_sentence, is_punctuated
from rehearsal.talk import Rehearsal, SlideSpan, Span, Word

SHORTEST = 0.15
"""Shortest silence (s) that counts as a pause.

Source: pauses below 0.2 s are brief (Campione & Véronis 2002), and a stop consonant closes for
up to 0.15 s; strength B.
"""
NEAR_A_CHANGE = 0.5
"""How far (s) a slide change may lie from a pause that belongs to it; strength D."""
WORD_EDGE = 0.05
"""How far (s) the last word before a pause may reach over its end: the error of word times."""


def silent_pauses(
    rehearsal: Rehearsal, words: Sequence[Word], spans: Sequence[SlideSpan]
) -> tuple[Pause, ...]:
    """Return the silent pauses in order; empty without acoustics.

    Audio that is missing and the moments at which the clock was stopped are no silence.
    """
    acoustics = rehearsal.acoustics
    if acoustics is None:
        return ()
    stops = [event.time for event in rehearsal.events if event.kind == "pause"]
    changes = slide_changes(spans)
    ends = [word.end for word in words]
    punctuated = is_punctuated(words)
    pauses = []
    for before, after in pairwise(sorted(acoustics.speech, key=lambda run: run.start)):
        if after.start - before.end < SHORTEST:
            continue
        silence = Span(before.end, after.start)
        if any(gap.overlap(silence) > 0 for gap in acoustics.gaps):
            continue
        if any(silence.start <= stop <= silence.end for stop in stops):
            continue
        last = bisect_right(ends, silence.end + WORD_EDGE) - 1
        text = words[last].text if last >= 0 else None
        pauses.append(
            Pause(
                silence.start,
                silence.end,
                slide_change=near_a_change(changes, silence),
                sentence_end=ends_sentence(text) if text and punctuated else None,
                after_question=bool(text) and ends_question(text or ""),
            )
        )
    return tuple(pauses)


def slide_changes(spans: Sequence[SlideSpan]) -> list[float]:
    """Return when the slide changes."""
    return [b.start for a, b in pairwise(spans) if a.slide != b.slide]


def near_a_change(changes: Sequence[float], silence: Span) -> bool:
    """Tell whether a silence belongs to a slide change."""
    return any(
        silence.start - NEAR_A_CHANGE <= change <= silence.end + NEAR_A_CHANGE for change in changes
    )
