"""What a page shows of a report, in the order and words in which it shows it."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehearsal.analysis.argument.cuts import Cut
from rehearsal.analysis.checks import CHECKS
from rehearsal.analysis.delivery.rates import Rates, by_slide
from rehearsal.analysis.explained import explained_check
from rehearsal.analysis.phrasing import band, clock, length
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import SURE_STAGE, is_aligned
from rehearsal.report.report import Report
from rehearsal.report.wording import (
    PRESENCE_NAMES,
    SEVERITY_NAMES,
    STAGE_ORDER,
    UNHEARD_NAMES,
    clean,
    plain_name,
)
from rehearsal.talk import FORMATS, ContentItem, Evidence, Finding, Format, Severity, Slide, Stage

BUILT_IN = {format.name for format in FORMATS}
"""Names of formats; any other is a band of the speaker's own."""

RATE_FROM = 10.0
"""Seconds; on a slide shown for less, words per minute say nothing."""

PLACES_SHOWN = 3
"""Places of one finding that are quoted."""

TIMES_SHOWN = 12
"""Further places of one finding that are named by their time; the others are counted."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with the number by which the page refers to it."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class SlideRow:
    """One line of the table of slides; what is not known is None."""

    slide: Slide
    stage: Stage | None
    stage_sure: bool
    """Whether the stage is set by the speaker, or likely enough to go without a question mark."""
    dwell: float | None
    planned: float | None
    confidence: float | None
    """That the dwell belongs to this slide; None where the slides were clicked."""
    words: int | None
    rate_wpm: float | None
    findings: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class StageShare:
    """How many seconds a stage took and was planned to take, all its slides together."""

    stage: Stage
    slides: int
    seconds: float | None
    planned: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Why something was not measured, and the checks that this leaves out, in words."""

    reason: str
    checks: tuple[str, ...]


def title(report: Report) -> str:
    """Return the talk's title: the first slide's, else the file's name."""
    deck = report.reading.deck
    if deck is None:
        return "Rehearsal without a deck"
    first = next((slide.title for slide in deck.shown), "")
    return clean(first) or clean(deck.name) or "Untitled talk"


def verdict(report: Report) -> str:
    """Say how the length of the talk stands to its format."""
    duration, format = report.reading.duration, report.reading.rehearsal.format
    asked = f"the {band(format)} {whose(format)}"
    if duration is None:
        return f"Nothing was spoken yet; the plan is {asked}."
    if duration < format.low:
        return f"{length(duration)}: {length(format.low - duration)} short of {asked}."
    if duration > format.high:
        return f"{length(duration)}: {length(duration - format.high)} over {asked}."
    return f"{length(duration)}: inside {asked}."


def whose(format: Format) -> str:
    """Say whose band it is: "of a job talk"; "that you set" for one of the speaker's own."""
    if format.name not in BUILT_IN:
        return "that you set"
    name = clean(format.name)
    return f"of {'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def format_name(format: Format) -> str:
    """Name a format as a fact of the talk."""
    return clean(format.name) if format.name in BUILT_IN else "your own"


def numbered(report: Report) -> tuple[Numbered, ...]:
    """Return the findings as the page lists them: by severity, then in the order of the checks."""
    order: list[Severity] = list(SEVERITY_NAMES)
    ranked = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    return tuple(Numbered(number, finding) for number, finding in enumerate(ranked, start=1))


def grouped(findings: Sequence[Numbered]) -> Iterator[tuple[Severity, list[Numbered]]]:
    """Yield each severity that occurs with its findings."""
    for severity in SEVERITY_NAMES:
        group = [one for one in findings if one.finding.severity == severity]
        if group:
            yield severity, group


def place(evidence: Evidence) -> str:
    """Say where something was observed: "12:10, slide 7"; empty where that is not known."""
    time = "" if evidence.start is None else clock(evidence.start)
    slide = "" if evidence.slide is None else f"slide {evidence.slide}"
    return ", ".join(part for part in (time, slide) if part)


def quoted(finding: Finding) -> tuple[list[Evidence], list[Evidence]]:
    """Return the places that are quoted, each quote once, and the others, each place once."""
    quotes: dict[str, Evidence] = {}
    for one in finding.evidence:
        if one.quote:
            quotes.setdefault(clean(one.quote).casefold(), one)
    told = list(quotes.values())[:PLACES_SHOWN]
    seen = {place(one) for one in told} | {""}
    others = []
    for one in finding.evidence:
        if place(one) not in seen:
            others.append(one)
            seen.add(place(one))
    return told, others


def by_slide_shown(evidence: Sequence[Evidence]) -> list[tuple[int | None, list[Evidence]]]:
    """Join neighbouring places on one slide, so that the slide is named once."""
    groups = itertools.groupby(evidence, key=lambda one: one.slide)
    return [(slide, list(group)) for slide, group in groups]


def slide_rows(report: Report) -> tuple[SlideRow, ...]:
    """Return a line for each slide that the audience sees."""
    findings = numbered(report)
    rates = by_slide(report.reading)
    return tuple(
        _slide_row(report.reading, slide, findings, rates) for slide in report.reading.slides
    )


def _slide_row(
    reading: Reading, slide: Slide, findings: Sequence[Numbered], rates: Mapping[int, Rates]
) -> SlideRow:
    label = next((one for one in reading.stages if one.slide == slide.number), None)
    dwell = next((one for one in reading.dwells if one.slide == slide.number), None)
    seconds = dwell.seconds if dwell else None
    rate = rates.get(slide.number or 0)
    return SlideRow(
        slide=slide,
        stage=label.stage if label else None,
        stage_sure=bool(label and label.confidence >= SURE_STAGE),
        dwell=seconds,
        planned=dwell.planned if dwell else None,
        confidence=dwell.confidence if dwell and seconds and is_aligned(reading) else None,
        words=rate.words if rate else None,
        rate_wpm=rate.speech_rate_wpm if rate and rate.seconds >= RATE_FROM else None,
        findings=tuple(one for one in findings if _concerns(one.finding, slide)),
    )


def _concerns(finding: Finding, slide: Slide) -> bool:
    return any(evidence.slide == slide.number for evidence in finding.evidence)


def stage_shares(reading: Reading) -> tuple[StageShare, ...]:
    """Return what each stage took and was planned to take, in the order of an argument."""
    shares = []
    for stage in STAGE_ORDER:
        slides = {label.slide for label in reading.stages if label.stage == stage}
        dwells = [dwell for dwell in reading.dwells if dwell.slide in slides]
        if not dwells:
            continue
        known = [dwell.seconds for dwell in dwells if dwell.seconds is not None]
        planned = sum(dwell.planned for dwell in dwells)
        shares.append(StageShare(stage, len(slides), sum(known) if known else None, planned))
    return tuple(shares)


def content_items(report: Report) -> tuple[ContentItem, ...]:
    """Return the topics that a panel expects, what was not found first."""
    order = ("absent", "unreadable", "said", "shown", "both")
    return tuple(sorted(report.content, key=lambda item: order.index(item.status)))


def presence(report: Report, item: ContentItem) -> str:
    """Say where a topic was found; without words, nothing is told of what was said."""
    return (PRESENCE_NAMES if report.reading.words else UNHEARD_NAMES)[item.status]


def said_and_shown(item: ContentItem) -> list[Evidence]:
    """Return the first place where a topic is shown, and the first where it is said."""
    shown = [one for one in item.evidence if one.start is None]
    said = [one for one in item.evidence if one.start is not None]
    return [*shown[:1], *said[:1]]


def cut_rows(report: Report) -> list[tuple[Slide, list[Cut]]]:
    """Return for each slide that takes time what becomes of it in each shorter talk."""
    slides = {slide.number: slide for slide in report.reading.slides}
    columns = (talk.cuts for talk in report.shorter)
    return [(slides[row[0].slide], list(row)) for row in zip(*columns, strict=True)]


def cut_reasons(report: Report) -> dict[str, list[int]]:
    """Return why slides are shortened or left out, and which."""
    reasons: dict[str, list[int]] = {}
    for cut in (cut for talk in report.shorter for cut in talk.cuts if cut.reason):
        slides = reasons.setdefault(cut.reason, [])
        if cut.slide not in slides:
            slides.append(cut.slide)
    return reasons


def words_spoken(report: Report) -> int | None:
    """Return the measured number of words, the one count that a report shows."""
    count = next((one.value for one in report.measures if one.name == "words"), None)
    return None if count is None else round(count)


def gaps(report: Report) -> tuple[Gap, ...]:
    """Return what could not be checked, by reason, each check in plain words."""
    by_reason: dict[str, list[str]] = {}
    for one in report.not_measured:
        names = by_reason.setdefault(clean(one.reason), [])
        name = check_name(one.check)
        if name not in names:
            names.append(name)
    return tuple(Gap(reason, tuple(names)) for reason, names in by_reason.items())


def check_name(check: str) -> str:
    """Say in words what a check looks at: timing.dwell, the time on each slide against its plan."""
    own = check.rpartition(".")[2]
    found = (one for one in CHECKS if one.__name__ == f"check_{own}")
    return next((explained_check(one).title for one in found), plain_name(own))
