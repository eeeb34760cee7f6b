"""Which questions a panel asks in the middle of the talk, and on leaving which slides."""

import itertools
from collections.abc import Iterable, Sequence

from rehearsal.analysis.reading import Reading
from rehearsal.talk import Question, Stage

INTERRUPTIONS = 3
"""Questions during one talk (strength: speaker)."""
LEAST_APART = 2
"""Slides from one question to the next, at least (strength: speaker)."""
LEFT_ALONE: tuple[Stage, ...] = ("front", "closing", "backup", "divider", "future")
"""Stages at which nobody interrupts: there is nothing to ask yet, or the questions come anyway."""
ASKED_AT_ONCE = ("clarification", "metrics", "set_up", "baselines", "challenge", "statistics")
"""Kinds that do not wait for the end: what is not understood, and what is doubted (strength: D)."""


def interruptions(
    candidates: Sequence[Question], reading: Reading, count: int = INTERRUPTIONS
) -> tuple[Question, ...]:
    """Return questions about slides, one for each part of the talk, in the order of the slides.

    Of equals the earlier candidate is asked. Fewer than `count` where the talk has no room.
    """
    stage = {label.slide: label.stage for label in reading.stages}
    open_ = [
        slide.number
        for slide in reading.slides[:-1]
        if slide.number is not None and stage.get(slide.number) not in LEFT_ALONE
    ]
    chosen: list[Question] = []
    for part in _parts(open_, count):
        used = {question.id for question in chosen}
        last = max((question.slide or 0 for question in chosen), default=-LEAST_APART)
        fitting = [
            question
            for question in candidates
            if question.slide in part
            and (question.slide or 0) - last >= LEAST_APART
            and question.id not in used
        ]
        if fitting:
            chosen.append(min(fitting, key=lambda one: _unlikeliness(one, chosen)))
    return tuple(chosen)


def _unlikeliness(question: Question, chosen: Sequence[Question]) -> tuple[bool, bool]:
    """Return what speaks against a question here: its kind came already, or can wait."""
    came = any(question.kind == other.kind for other in chosen)
    return came, question.kind not in ASKED_AT_ONCE


def _parts(slides: Sequence[int], count: int) -> Iterable[Sequence[int]]:
    """Cut slides into `count` runs of nearly one length."""
    edges = [round(n * len(slides) / count) for n in range(count + 1)]
    return (slides[start:end] for start, end in itertools.pairwise(edges))
