"""Which slide when: the speaker's own boundaries, else clicks, else aligned from the words."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearsal.analysis.alignment.align import align
from rehearsal.analysis.reading import Dwell, Reading
from rehearsal.talk import Deck, Event, Rehearsal, SlideSpan, Span, Word


def timeline(
    rehearsal: Rehearsal, words: Sequence[Word], *, may_align: bool = True
) -> tuple[SlideSpan, ...]:
    """Return the spans in order, without overlap; empty where nothing tells.

    Words that are of another talk tell nothing: then they may not be aligned.
    """
    deck = rehearsal.deck
    if rehearsal.corrections.boundaries:
        return _known(rehearsal.corrections.boundaries, deck)
    duration = _duration(rehearsal, words)
    if was_clicked(rehearsal):
        return _known(from_clicks(rehearsal.events, duration, deck), deck)
    if deck is None or not words or not may_align:
        return ()
    return align(words, deck, duration)


def was_clicked(rehearsal: Rehearsal) -> bool:
    """Tell whether the events say which slide was shown.

    A start alone does not, unless there is but one slide: the speaker may have clicked nothing.
    """
    slide_count = len(rehearsal.deck.shown) if rehearsal.deck else 0
    if any(event.kind == "slide" for event in rehearsal.events):
        return True
    first = next((e.slide for e in rehearsal.events if e.kind == "start" and e.slide), 1)
    if any(e.kind == "resume" and e.slide not in (None, first) for e in rehearsal.events):
        return True  # it was changed during a pause
    return slide_count == 1 and any(event.kind == "start" for event in rehearsal.events)


def from_clicks(
    events: Sequence[Event], duration: float, deck: Deck | None
) -> tuple[SlideSpan, ...]:
    """Turn slide changes into spans; a page that is turned within a slide starts a new span.

    Pausing the clock changes nothing, for event times have the pauses taken out; a slide that was
    changed meanwhile is up from where the talk goes on. Nothing is shown after `duration`.
    """
    pages = {page: slide.number for slide in deck.slides for page in slide.pages} if deck else {}
    spans: list[SlideSpan] = []
    shown: tuple[float, int, int | None] | None = None
    for event in sorted(events, key=lambda event: event.time):
        slide = event.slide if event.slide is not None else pages.get(event.page or 0)
        if event.kind == "resume" and (slide is None or _is_up(shown, slide, event.page)):
            continue
        if event.kind not in ("start", "slide", "resume", "stop"):
            continue
        if shown is not None:
            spans += _span(*shown, end=min(event.time, duration))
            shown = None
        if event.kind == "start" and slide is None:
            slide = 1
        if slide is not None and event.kind != "stop":
            shown = (event.time, slide, event.page)
    if shown is not None:
        spans += _span(*shown, end=duration)
    return tuple(spans)


def _is_up(shown: tuple[float, int, int | None] | None, slide: int, page: int | None) -> bool:
    """Tell whether this slide is up already, on this page where one is named."""
    return shown is not None and shown[1] == slide and page in (None, shown[2])


def _span(start: float, slide: int, page: int | None, *, end: float) -> list[SlideSpan]:
    if end <= start:
        return []
    return [SlideSpan(start, end, slide=slide, confidence=1.0, source="clicked", page=page)]


def _known(spans: Sequence[SlideSpan], deck: Deck | None) -> tuple[SlideSpan, ...]:
    """Drop spans of slides that the deck does not have (any more)."""
    count = len(deck.shown) if deck else None
    return tuple(s for s in spans if s.slide >= 1 and (count is None or s.slide <= count))


def _duration(rehearsal: Rehearsal, words: Sequence[Word]) -> float:
    return Reading(rehearsal, words=tuple(words)).duration or 0.0


def dwells(spans: Sequence[SlideSpan], planned: Mapping[int, float]) -> tuple[Dwell, ...]:
    """Return how long each slide was spoken to, beside its plan (seconds by slide number).

    Every visit counts. A slide that was never shown has 0 s, as sure as the whole timeline is.
    """
    total = sum(span.duration for span in spans)
    overall = sum(span.duration * span.confidence for span in spans) / total if total else 1.0
    made = []
    for slide, seconds in planned.items():
        own = [span for span in spans if span.slide == slide]
        dwell = sum(span.duration for span in own)
        sure = sum(span.duration * span.confidence for span in own) / dwell if dwell else overall
        made.append(Dwell(slide, dwell if spans else None, planned=seconds, confidence=sure))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Visit(Span):
    """One stay on a slide, whichever of its pages were up."""

    slide: int
    seconds: float
    """What was spent on it: what lies between its spans is not."""
    confidence: float
    aligned: bool
    """Whether any of it was worked out from the words."""


def visits(spans: Sequence[SlideSpan]) -> tuple[Visit, ...]:
    """Join neighbouring spans of one slide."""
    groups = itertools.groupby(spans, key=lambda span: span.slide)
    return tuple(_visit(slide, list(group)) for slide, group in groups)


def _visit(slide: int, spans: Sequence[SlideSpan]) -> Visit:
    seconds = sum(span.duration for span in spans)
    return Visit(
        spans[0].start,
        spans[-1].end,
        slide=slide,
        seconds=seconds,
        confidence=sum(span.confidence * span.duration for span in spans) / (seconds or 1.0),
        aligned=any(span.source == "aligned" for span in spans),
    )
