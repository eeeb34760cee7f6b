"""The table of slides: what each took, what was planned, and how much of it was said or read."""

from collections import Counter
from typing import Any

from rehearsal.analysis.argument.coverage import lines_spoken_of
from rehearsal.analysis.argument.reading_aloud import read_aloud
from rehearsal.analysis.delivery.filled_pauses import filled_pauses
from rehearsal.analysis.delivery.filler_words import of_kind
from rehearsal.analysis.phrasing import clock
from rehearsal.analysis.reading import Reading
from rehearsal.app.review.kept import Opened
from rehearsal.app.review.moments import RUN_UP
from rehearsal.report.timeline_chart import DOUBTFUL
from rehearsal.report.view import SlideRow, slide_rows
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, STAGE_ORDER, clean


def stage_choices() -> list[dict[str, str]]:
    """Return the stages a slide can have, in the order of an argument."""
    return [
        {"stage": stage, "letter": STAGE_LETTERS[stage], "name": STAGE_NAMES[stage]}
        for stage in STAGE_ORDER
    ]


def slide_table(talk: Opened) -> list[dict[str, Any]]:
    """Return a row for each slide that the audience sees; what is not known is None."""
    reading = talk.reading
    fillers = fillers_by_slide(reading)
    lines = lines_spoken_of(reading)
    spoken = bool(reading.words) and bool(reading.timeline)
    return [
        _row(reading, row)
        | {
            "fillers": fillers[number] if spoken else None,
            "read": _read_share(reading, number) if spoken else None,
            "said": lines.get(number),
        }
        for row in slide_rows(talk.report)
        if (number := row.slide.number) is not None
    ]


def _row(reading: Reading, row: SlideRow) -> dict[str, Any]:
    number = row.slide.number
    label = next((one for one in reading.stages if one.slide == number), None)
    starts = [span.start for span in reading.timeline if span.slide == number]
    return {
        "number": number,
        "title": clean(row.slide.title) or f"Slide {number}",
        "stage": row.stage,
        "corrected": bool(label and label.corrected),
        "sure": None if label is None else round(label.confidence, 2),
        "unsure": label is not None and not row.stage_sure,
        "at": round(max(0.0, starts[0] - RUN_UP / 4), 2) if starts else None,
        "clock": clock(starts[0]) if starts else "",
        "dwell": None if row.dwell is None else round(row.dwell, 3),
        "planned": None if row.planned is None else round(row.planned, 3),
        "own_plan": number in dict(reading.rehearsal.corrections.planned),
        "doubtful": row.confidence is not None and row.confidence < DOUBTFUL,
        "words": row.words,
        "rate": None if row.rate_wpm is None else round(row.rate_wpm),
        "findings": [
            {"number": one.number, "severity": one.finding.severity, "text": one.finding.message}
            for one in row.findings
            if one.finding.severity in ("problem", "advice")
        ],
    }


def fillers_by_slide(reading: Reading) -> Counter[int]:
    """Count what is known or likely to be a filler on each slide: filled pauses and words."""
    found: Counter[int] = Counter()
    for pause in filled_pauses(reading):
        if pause.slide is not None and pause.status != "possible":
            found[pause.slide] += 1
    for phrase in of_kind(reading, "filler"):
        if phrase.slide is not None:
            found[phrase.slide] += 1
    return found


def _read_share(reading: Reading, number: int) -> float | None:
    if not any(span.slide == number for span in reading.timeline):
        return None
    measured = read_aloud(reading, number)
    return None if measured is None else round(measured.share, 3)
