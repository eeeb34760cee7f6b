"""All questions one after another, as in the real Q&A, and what was heard only at the end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.drill import answering
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Asked, Drill
from rehearsal.qa.feedback import Aspect, Feedback

OFTEN = 0.5
"""Share of the answers in which something is weak or missing from which it is a habit (strength:
speaker)."""
FEWEST = 2
"""Answers in which it must be so, for one answer shows no habit (strength: speaker)."""

_HABITS: dict[Aspect, str] = {
    "answer_first": "the answer did not come first",
    "evidence": "no evidence was tied to the question",
    "limit": "a limit was missing, or stood alone",
    "not_knowing": "something was not known, or not tried, and not how to find out",
    "hedging": "you hedged",
    "bluffing": "words of certainty stood on nothing",
    "length": "the length was off",
    "fillers": "there were many fillers",
    "situation": "the situation was missing",
    "task": "your task was missing",
    "action": "what you did was missing",
    "result": "the result was missing",
    "result_quantified": "the result had no number",
    "own_part": "“we” hid your own part",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """A question of an interview, its answer, and the feedback that waited for the end."""

    place: int
    """From 1."""
    asked: Asked
    answer: Answer
    feedback: Feedback


def heard(drill: Drill) -> tuple[Heard, ...]:
    """Return what was heard of each answer, in the order of the questions; the last one counts.

    Answers that are not transcribed yet, and questions without an answer, are left out.
    """
    given = answers.answers_of(drill.id)
    found = []
    for place, asked in enumerate(drill.asked, start=1):
        answer = answering.latest(given, place)
        if answer is not None and not answer.waiting:
            found.append(Heard(place, asked, answer, answering.feedback(answer)))
    return tuple(found)


def habits(found: Sequence[Heard]) -> tuple[str, ...]:
    """Say what was weak in many of the answers, the most frequent first, in a sentence each."""
    weak: Counter[Aspect] = Counter(
        mark.aspect
        for one in found
        for mark in one.feedback.marks
        if mark.verdict in ("weak", "missing")
    )
    return tuple(
        f"In {count} of {len(found)} answers {_HABITS[aspect]}."
        for aspect, count in weak.most_common()
        if aspect in _HABITS and count >= max(FEWEST, OFTEN * len(found))
    )
