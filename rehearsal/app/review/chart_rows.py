"""What the drawings of time show: bars, marks and points, as plain rows."""

from typing import Any

from rehearsal.analysis.delivery.rates import STEP
from rehearsal.analysis.phrasing import clock, length
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.timeline import visits
from rehearsal.report.pace_chart import BREAK
from rehearsal.report.report import Report
from rehearsal.report.timeline_chart import DOUBTFUL
from rehearsal.report.view import Numbered
from rehearsal.report.wording import STAGE_LETTERS, STAGE_NAMES, STAGE_ORDER, clean
from rehearsal.talk import Stage

NARROWEST_NUMBER = 0.014
"""Share of the whole time that a bar needs to carry its slide's number."""

Row = dict[str, Any]


def spoken_rows(reading: Reading) -> list[Row]:
    """Return a bar for each visit to a slide."""
    stages = {label.slide: label.stage for label in reading.stages}
    rows = []
    for visit in visits(reading.timeline):
        rows.append(
            _bar(reading, visit.slide, stages.get(visit.slide), visit.start, visit.end)
            | {
                "time": f"{length(visit.seconds)}, from {clock(visit.start)}",
                "sure": f"{visit.confidence:.0%}".replace("%", " %"),
                "doubtful": visit.confidence < DOUBTFUL,
            }
        )
    return rows


def planned_rows(reading: Reading) -> list[Row]:
    """Return a bar for each slide's plan, one after the other."""
    stages = {label.slide: label.stage for label in reading.stages}
    rows, time = [], 0.0
    for dwell in reading.dwells:
        end = time + dwell.planned
        bar = _bar(reading, dwell.slide, stages.get(dwell.slide), time, end)
        rows.append(bar | {"time": f"{length(dwell.planned)} planned"})
        time = end
    return rows


def _bar(reading: Reading, slide: int, stage: Stage | None, start: float, end: float) -> Row:
    title = next((clean(one.title) for one in reading.slides if one.number == slide), "")
    return {
        "slide": slide,
        "title": title,
        "stage": stage or "divider",
        "row": row_name(stage or "divider"),
        "name": STAGE_NAMES[stage] if stage else "",
        "start": round(start, 2),
        "end": round(end, 2),
        "label": str(slide) if end - start >= NARROWEST_NUMBER * total_time(reading) else "",
    }


def total_time(reading: Reading) -> float:
    return max(sum(dwell.planned for dwell in reading.dwells), reading.duration or 0.0, 1.0)


def finding_rows(findings: tuple[Numbered, ...]) -> list[Row]:
    """Return a mark for each problem and advice that has a time."""
    rows = []
    for one in findings:
        starts = [e.start for e in one.finding.evidence if e.start is not None]
        if starts and one.finding.severity in ("problem", "advice"):
            rows.append(
                {
                    "start": round(starts[0], 2),
                    "severity": one.finding.severity,
                    "sign": "▼",
                    "message": one.finding.message,
                    "clock": clock(starts[0]),
                }
            )
    return rows


def pace_rows(report: Report) -> list[Row]:
    """Return the points of the pace curve; `run` counts on where nothing was measured."""
    words = bool(report.reading.words)
    rows: list[Row] = []
    run, last = 0, None
    for point in report.pace:
        rate = point.rates.speech_rate_wpm if words else point.rates.syllable_rate
        if rate is None:
            continue
        run += last is not None and point.time - last > BREAK * STEP
        last = point.time
        slide = report.reading.slide_at(point.time)
        rows.append(
            {
                "time": round(point.time, 1),
                "rate": round(rate, 1),
                "run": run,
                "clock": clock(point.time),
                "slide": "" if slide is None else str(slide),
            }
        )
    return rows


def row_name(stage: Stage) -> str:
    """Return a stage as the axis names it: letter and name."""
    return f"{STAGE_LETTERS[stage]}  {STAGE_NAMES[stage]}"


def row_names(rows: list[Row]) -> list[str]:
    """Return the stages that occur, in the order of an argument."""
    occurring = {row["stage"] for row in rows}
    return [row_name(stage) for stage in STAGE_ORDER if stage in occurring]
