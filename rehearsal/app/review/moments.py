"""Findings as the page shows them: what to do first, and everything that was found."""

from functools import cache
from typing import Any

from rehearsal.analysis.checks import CHECKS
from rehearsal.analysis.explained import Explanation, explained_check
from rehearsal.analysis.phrasing import clock
from rehearsal.analysis.reading import Reading
from rehearsal.app.review.kept import Opened
from rehearsal.app.told_here import told_here
from rehearsal.report.missing import briefly
from rehearsal.report.view import Numbered, gaps, grouped, place, quoted
from rehearsal.report.wording import (
    SEVERITY_NAMES,
    SEVERITY_SIGNS,
    clean,
    sentence,
    strength_text,
)
from rehearsal.talk import Evidence, Finding

RUN_UP = 1.0
"""Seconds that are played before a moment, so that the ear arrives in time. Strength: speaker."""

LONGEST = 12.0
"""Seconds of a moment that are played before it stops by itself. Strength: speaker."""

ONE_SIGN = {"problem": "Problem", "advice": "Advice", "note": "Note", "praise": "Works"}
LINES_ON_CARD = 4
"""Lines of a slide that stand for its picture."""


def first_cards(talk: Opened, pictures: str) -> list[dict[str, Any]]:
    """Return the things to do first, each with the moment to hear and the slide it is about."""
    by_finding = {one.finding: one for one in talk.findings}
    return [_card(talk.reading, by_finding[one], pictures) for one in talk.report.first]


def _card(reading: Reading, one: Numbered, pictures: str) -> dict[str, Any]:
    finding = one.finding
    slide = next((e.slide for e in finding.evidence if e.slide is not None), None)
    return {
        "number": one.number,
        "severity": finding.severity,
        "kind": ONE_SIGN[finding.severity],
        "message": sentence(finding.message),
        "advice": sentence(finding.advice),
        "moment": moment(finding),
        "slide": slide_card(reading, slide, pictures),
    }


def moment(finding: Finding) -> dict[str, Any] | None:
    """Return where a finding is heard: the first place that is quoted, else the first in time."""
    timed = [place for place in finding.evidence if place.start is not None]
    if not timed:
        return None
    return _heard(next((place for place in timed if place.quote), timed[0]))


def _heard(evidence: Evidence) -> dict[str, Any]:
    start = evidence.start or 0.0
    end = start + LONGEST if evidence.end is None else min(evidence.end, start + LONGEST)
    return {
        "at": round(max(0.0, start - RUN_UP), 2),
        "until": round(end + RUN_UP / 2, 2),
        "clock": clock(start),
    }


def slide_card(reading: Reading, number: int | None, pictures: str) -> dict[str, Any] | None:
    """Return a slide as its picture's page and as text, for where there is no picture."""
    slide = next((one for one in reading.slides if one.number == number), None)
    if slide is None or number is None:
        return None
    return {
        "number": number,
        "title": clean(slide.title) or f"Slide {number}",
        "lines": [clean(line) for line in slide.body[:LINES_ON_CARD]],
        "picture": f"/rehearsal/pictures/{pictures}/{slide.pages[-1]}.png" if pictures else "",
    }


def finding_groups(talk: Opened) -> list[dict[str, Any]]:
    """Return all findings by severity, the weightiest first."""
    return [
        {
            "severity": severity,
            "name": SEVERITY_NAMES[severity],
            "findings": [_listed(one) for one in group],
        }
        for severity, group in grouped(talk.findings)
    ]


def _listed(one: Numbered) -> dict[str, Any]:
    finding = one.finding
    told, others = quoted(finding)
    return {
        "number": one.number,
        "severity": finding.severity,
        "sign": SEVERITY_SIGNS[finding.severity],
        "message": sentence(finding.message),
        "advice": sentence(finding.advice) if finding.advice else "",
        "quotes": [_place(evidence) for evidence in told],
        "places": [_place(evidence) for evidence in others],
        "basis": f"{sentence(finding.source)} {strength_text(finding.strength)}",
        "check": explained_parts(finding.check),
    }


def _place(evidence: Evidence) -> dict[str, Any]:
    return {
        "where": place(evidence),
        "quote": clean(evidence.quote),
        "moment": None if evidence.start is None else _heard(evidence),
    }


def explained_parts(check: str) -> list[tuple[str, str]]:
    """Return what a check is, part by part, each with its label; the first one needs none."""
    told = _explanations().get(check.rpartition(".")[2])
    if told is None:
        return []
    return [
        ("", f"{told.title}. {told.rest}".rstrip()),
        *(
            (label, text)
            for label, text in (
                ("Measured", told.measured),
                ("Limit", told.threshold),
                ("Cannot tell", told.cannot_tell),
            )
            if text
        ),
    ]


@cache
def _explanations() -> dict[str, Explanation]:
    return {told.name: told for told in map(explained_check, CHECKS)}


def left_out(talk: Opened) -> list[dict[str, Any]]:
    """Return what was not measured, by its reason, in plain words."""
    return [
        {
            "reason": sentence(told_here(briefly(talk.reading, gap.reason))),
            "checks": list(gap.checks),
        }
        for gap in gaps(talk.report)
    ]
