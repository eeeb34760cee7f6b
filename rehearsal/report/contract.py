"""The JSON that other programs rely on: keys are added, never renamed.

Times are seconds; a number that is not known is null, and NaN never occurs.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from rehearsal.report.report import Report
from rehearsal.report.wording import printable
from rehearsal.talk import (
    Band,
    ContentItem,
    Evidence,
    Finding,
    Measure,
    NotMeasured,
    Question,
    Slide,
    SlideSpan,
    Word,
)

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | float | int | bool | None

SCHEMA = 1
"""Goes up when a key changes its meaning; new keys alone do not raise it."""

PLACES = 4
"""Decimals kept: a tenth of a millisecond is finer than anything that is measured here."""


def analysis_json(report: Report) -> dict[str, Json]:
    """Return what `rehearsal analyse --json` writes."""
    rehearsal = report.reading.rehearsal
    return {
        "schema": SCHEMA,
        "format": {
            "name": printable(rehearsal.format.name),
            "low": _number(rehearsal.format.low),
            "high": _number(rehearsal.format.high),
        },
        "duration": _number(report.reading.duration),
        "slides": _slides(report),
        "timeline": [_slide_span(span) for span in report.reading.timeline],
        "measures": [_measure(measure) for measure in report.measures],
        "findings": [_finding(finding) for finding in report.findings],
        "not_measured": [_not_measured(gap) for gap in report.not_measured],
        "content": [_content(item) for item in report.content],
        "transcript": _transcript(report),
        "questions": [_question(question) for question in report.questions],
    }


def deck_json(report: Report) -> dict[str, Json]:
    """Return what `rehearsal deck --json` writes."""
    return {
        "schema": SCHEMA,
        "slides": _slides(report),
        "content": [_content(item) for item in report.content],
        "findings": [_finding(finding) for finding in report.findings],
        "not_measured": [_not_measured(gap) for gap in report.not_measured],
    }


def questions_json(questions: Iterable[Question]) -> dict[str, Json]:
    """Return what `rehearsal ask --json` writes."""
    return {"schema": SCHEMA, "questions": [_question(question) for question in questions]}


def _number(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return round(value, PLACES)


def _slides(report: Report) -> list[Json]:
    deck = report.reading.deck
    return [_slide(slide, report) for slide in deck.slides] if deck else []


def _slide(slide: Slide, report: Report) -> dict[str, Json]:
    label = next((one for one in report.reading.stages if one.slide == slide.number), None)
    dwell = next((one for one in report.reading.dwells if one.slide == slide.number), None)
    return {
        "number": slide.number,
        "pages": list(slide.pages),
        "title": printable(slide.title),
        "text": printable(slide.text),
        "notes": printable(slide.notes),
        "hidden": slide.hidden,
        "stage": label.stage if label else None,
        "stage_confidence": _number(label.confidence) if label else None,
        "dwell": _number(dwell.seconds) if dwell else None,
        "planned": _number(dwell.planned) if dwell else None,
    }


def _slide_span(span: SlideSpan) -> dict[str, Json]:
    return {
        "start": _number(span.start),
        "end": _number(span.end),
        "slide": span.slide,
        "page": span.page,
        "confidence": _number(span.confidence),
        "source": span.source,
    }


def _measure(measure: Measure) -> dict[str, Json]:
    value = _number(measure.value)
    low, high = map(_number, measure.uncertainty or (None, None))
    return {
        "name": measure.name,
        "value": value,
        "unit": measure.unit,
        "uncertainty": None if low is None or high is None else {"low": low, "high": high},
        "band": _band(measure.band) if measure.band else None,
        "method": printable(measure.method),
        "reason": printable(measure.reason)
        or ("The measurement gave no number." if value is None else ""),
    }


def _band(band: Band) -> dict[str, Json]:
    return {
        "low": _number(band.low),
        "high": _number(band.high),
        "source": printable(band.source),
        "strength": band.strength,
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": printable(finding.message),
        "advice": printable(finding.advice),
        "source": printable(finding.source),
        "strength": finding.strength,
        "evidence": [_evidence(one) for one in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Json]:
    return {
        "start": _number(evidence.start),
        "end": _number(evidence.end),
        "slide": evidence.slide,
        "quote": printable(evidence.quote),
    }


def _not_measured(gap: NotMeasured) -> dict[str, Json]:
    return {"check": gap.check, "reason": printable(gap.reason)}


def _content(item: ContentItem) -> dict[str, Json]:
    return {
        "topic": item.topic,
        "status": item.status,
        "evidence": [_evidence(one) for one in item.evidence],
    }


def _transcript(report: Report) -> dict[str, Json]:
    transcript = report.reading.rehearsal.transcript
    return {
        "model": printable(transcript.model) if transcript else None,
        "language": printable(transcript.language) if transcript else None,
        "words": [_word(word) for word in report.reading.words],
    }


def _word(word: Word) -> dict[str, Json]:
    return {
        "start": _number(word.start),
        "end": _number(word.end),
        "word": printable(word.text),
        "probability": _number(word.probability),
    }


def _question(question: Question) -> dict[str, Json]:
    return {
        "id": question.id,
        "kind": question.kind,
        "text": printable(question.text),
        "because": printable(question.because),
        "slide": question.slide,
        "quote": printable(question.quote),
        "persona": question.persona,
        "difficulty": question.difficulty,
        "listen_for": [printable(point) for point in question.listen_for],
        "follow_ups": [printable(text) for text in question.follow_ups],
    }
