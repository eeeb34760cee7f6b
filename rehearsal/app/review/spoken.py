"""The transcript word by word, and the sounds that may be filled pauses, for the page."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.delivery.filled_pauses import FilledPause
from rehearsal.analysis.delivery.fillers import uncounted
from rehearsal.analysis.phrasing import clock
from rehearsal.analysis.reading import Reading
from rehearsal.app.review.kept import Opened
from rehearsal.report.missing import briefly
from rehearsal.report.transcript import marks_of_words, passages
from rehearsal.report.view import Numbered
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, clean, number

AROUND = 5
"""Words on either side of a sound that are shown with it."""

BEFORE, AFTER = 1.6, 1.0
"""Seconds that are played around a sound, so that the ear has its neighbours. Strength: speaker."""


def transcript_passages(talk: Opened) -> list[dict[str, Any]]:
    """Return what was said to each slide: paragraphs of words, each with its findings' numbers."""
    reading = talk.reading
    marks = marks_of_words(reading, talk.findings)
    stages = {label.slide: label.stage for label in reading.stages}
    cut = passages(reading, talk.findings)
    firsts = [part.first for passage in cut for part in passage.paragraphs]
    ends = dict(pairwise([*firsts, len(reading.words)]))
    made = []
    for passage in cut:
        slide = passage.slide.number if passage.slide else None
        stage = stages.get(slide) if slide is not None else None
        made.append(
            {
                "slide": slide,
                "title": clean(passage.slide.title) if passage.slide else "",
                "stage": stage,
                "letter": STAGE_LETTERS[stage] if stage else "",
                "stage_name": STAGE_NAMES[stage] if stage else "",
                "clock": clock(passage.start),
                "paragraphs": [
                    _words(reading, part.first, ends[part.first], marks)
                    for part in passage.paragraphs
                ],
            }
        )
    return made


def _words(
    reading: Reading, first: int, last: int, marks: Mapping[int, tuple[Numbered, ...]]
) -> list[list[Any]]:
    """Return [index, text, start, end, numbers of findings] of each word."""
    return [
        [
            index,
            clean(word.text),
            round(word.start, 2),
            round(word.end, 2),
            [one.number for one in marks.get(index, ())],
        ]
        for index, word in enumerate(reading.words[first:last], first)
    ]


def marked_findings(talk: Opened) -> dict[int, dict[str, str]]:
    """Return what the marks in the transcript stand for, by number."""
    return {
        one.number: {
            "severity": one.finding.severity,
            "message": clean(one.finding.message),
            "advice": clean(one.finding.advice),
        }
        for one in talk.findings
    }


def sounds_heard(reading: Reading) -> list[dict[str, Any]]:
    """Return the sounds to judge and those judged, each with its words.

    In order of time, those inside a long word last: a verdict moves none of them.
    """
    acoustics = reading.rehearsal.acoustics
    ends = {sound.start: sound.end for sound in (acoustics.candidates if acoustics else ())}
    verdicts = dict(reading.rehearsal.corrections.filled_pauses)
    judged = [
        FilledPause(start, ends.get(start, start), "confirmed", reading.slide_at(start))
        for start in verdicts
    ]
    heard = sorted([*sounds.to_judge(reading), *judged], key=lambda one: one.start)
    return [
        {
            "start": sound.start,
            "at": round(max(0.0, sound.start - BEFORE), 2),
            "until": round(ends.get(sound.start, sound.end) + AFTER, 2),
            "clock": clock(sound.start),
            "slide": sound.slide,
            "kind": sound.status,
            "verdict": verdicts.get(sound.start),
            "before": _context(reading, sound.start, before=True),
            "after": _context(reading, sound.start, before=False),
        }
        for sound in sorted(heard, key=lambda one: one.status == "possible")
    ]


def no_sounds(reading: Reading) -> str:
    """Say why there is no sound to judge."""
    if reading.rehearsal.acoustics is None:
        return "There is no recording of this run-through, so there are no sounds to judge."
    why = briefly(reading, uncounted(reading))
    return why or "No sound in this recording is like a filled pause."


def _context(reading: Reading, time: float, *, before: bool) -> str:
    middle = next(
        (i for i, word in enumerate(reading.words) if (word.start + word.end) / 2 > time),
        len(reading.words),
    )
    part = reading.words[max(0, middle - AROUND) : middle]
    if not before:
        part = reading.words[middle : middle + AROUND]
    return " ".join(clean(word.text) for word in part)


def precision_told(reading: Reading, minutes: float) -> dict[str, str]:
    """Say how right the detector has been so far, and what that makes of the count."""
    guess = sounds.estimate(reading)
    judged = guess.confirmed + guess.rejected
    told = {"precision": "", "count": ""}
    if judged:
        told["precision"] = (
            f"{guess.confirmed} of {judged} sounds that you judged were filled pauses "
            f"({100 * guess.confirmed / judged:.0f} %)."
        )
    if minutes > 0 and guess.high is not None:
        low, high = guess.low / minutes, guess.high / minutes
        told["count"] = (
            f"Filled pauses: about {number(guess.count / minutes)} per minute "
            f"(90 % range {number(low)} to {number(high)})."
        )
    return told
