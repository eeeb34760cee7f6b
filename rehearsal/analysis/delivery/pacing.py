"""Pace: the speech rate against the band that the speaker chose, drift, and a rushed end."""

from collections.abc import Iterator, Sequence
from statistics import median

from rehearsal.analysis.delivery.pauses import against_nobody
from rehearsal.analysis.delivery.rates import (
    STEP,
    WINDOW,
    RatePoint,
    Rates,
    by_slide,
    by_stage,
    curve,
    overall,
    rates_over,
)
from rehearsal.analysis.phrasing import clock, length, listed
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    NOTHING_SPOKEN,
    is_placed,
    no_transcript,
    other_language,
)
from rehearsal.talk import Band, Evidence, Finding, Measure, NotMeasured, Span

__all__ = [
    "CHECKS",
    "RatePoint",
    "Rates",
    "articulation_rate",
    "band",
    "by_slide",
    "by_stage",
    "curve",
    "overall",
    "speech_rate",
    "syllable_rate",
]

SUSTAINED = 20.0
"""Seconds outside the band before it is called drift (Speech Away: 20 to 30 s; C)."""

NATIVE = Band(110, 190, "the band in which Speech Away stays silent", "C")
"""Words per minute; 41 research talks were measured at 104 to 193."""
SECOND_LANGUAGE = Band(
    100, 165, "Microsoft Speaker Coach; Baruch College advises second-language speakers 140", "C"
)
"""Words per minute."""
OWN_BAND = "the band that you set"
OWN_MARGIN = 0.2
"""How far from the median of the talk the speaker's own band reaches. Set by choosing it."""
END_SHARE = 0.2
"""The last fifth of the talk is its end (Stage Coach; C)."""
END_RUSH = 1.15
"""Median rate of the end ÷ rate of the talk, above which it is rushed (Stage Coach; C)."""

SLIDES_LISTED = 4
"""Slides named one by one; of more, the first and the last."""
ENGLISH_BANDS = (
    "The bands of words a minute are of English talks. Set a pace of your own, and this is checked."
)
INSTEAD = "The syllable rate tells the pace instead."
NO_AUDIO = "There is no recording to count syllables in."
NO_SPEECH = "No speech was heard."
TOO_SHORT = f"Less than {WINDOW:.0f} s were spoken, too little for a rate."


def band(reading: Reading) -> Band | None:
    """Return the band of the speech rate that the speaker chose, in words per minute.

    The speaker's own is what they have set, or else the median of this talk's curve and a fifth
    on either side. The others are of English; None: the talk is in another language.
    """
    own = _own_band(reading)
    if own is not None or other_language(reading):
        return own
    if reading.rehearsal.pace == "second_language":
        return SECOND_LANGUAGE
    return NATIVE


def _own_band(reading: Reading) -> Band | None:
    if reading.rehearsal.pace == "own" and reading.rehearsal.own_pace:
        return Band(*reading.rehearsal.own_pace, OWN_BAND, "speaker")
    if reading.rehearsal.pace == "own":
        known = [wpm for wpm in (p.rates.speech_rate_wpm for p in curve(reading)) if wpm]
        if known:
            own = median(known)
            low, high = own * (1 - OWN_MARGIN), own * (1 + OWN_MARGIN)
            return Band(low, high, "your own pace: the median of this talk, ± 20 %", "speaker")
    return None


def speech_rate(reading: Reading) -> Measure:
    """Measure words per minute over the talk, silences included.

    Cannot tell: whether a pause was meant; silences slow it as much as slow words do.
    """
    rates = overall(reading)
    reason = "" if rates.speech_rate_wpm is not None else TOO_SHORT
    if rates.words is None:
        reason = f"{no_transcript(reading)} {INSTEAD}"
    return Measure(
        name="speech_rate",
        value=rates.speech_rate_wpm,
        unit="wpm",
        method="words ÷ recorded time, silences included; filled pauses are no words, numbers "
        "count as they are spoken",
        band=band(reading),
        reason=reason,
    )


def articulation_rate(reading: Reading) -> Measure:
    """Measure syllables per second of speaking time; reported only, there is no band for it.

    Cannot tell: syllables that are swallowed.
    """
    value = overall(reading).articulation_rate
    return Measure(
        name="articulation_rate",
        value=value,
        unit="syllables/s",
        method="syllable nuclei in the sound (de Jong & Wempe 2009) ÷ speaking time, pauses of "
        "0.25 s and more taken out",
        reason="" if value is not None else _unheard(reading, NO_SPEECH),
    )


def syllable_rate(reading: Reading) -> Measure:
    """Measure syllables per second of recorded time: the pace where there is no transcript.

    Cannot tell: which words the syllables belong to.
    """
    value = overall(reading).syllable_rate
    return Measure(
        name="syllable_rate",
        value=value,
        unit="syllables/s",
        method="syllable nuclei in the sound (de Jong & Wempe 2009) ÷ recorded time, silences "
        "included",
        reason="" if value is not None else _unheard(reading, NOTHING_SPOKEN),
    )


def _unheard(reading: Reading, heard: str) -> str:
    """Say why no syllables are counted; `heard`: in a recording that is there."""
    return NO_AUDIO if reading.rehearsal.acoustics is None else heard


def check_drift(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find stretches in which the pace stays outside the band for 20 s or longer.

    Title: Stretches in which the pace stays outside the band for 20 s or longer.
    Measured: words per minute in windows of 30 s, every 5 s; what was not recorded is left out.
    Slow is judged without the silence before the first word and after the last, and without long
    pauses at slide changes and after questions.
    Band: 110 to 190 (Speech Away's dead band; 41 research talks were measured at 104 to 193),
    100 to 165 for second-language speakers (Microsoft Speaker Coach; Baruch College advises
    about 140), the one that you set, or a fifth around the median of this talk; in another
    language than English only the last two. Bursts and one average are no finding.
    Strength: C.
    Cannot tell: whether a slow stretch was meant to be slow.
    """
    if not reading.words:
        yield NotMeasured("pacing.drift", f"{no_transcript(reading)} {INSTEAD}")
        return
    if not curve(reading):
        yield NotMeasured("pacing.drift", TOO_SHORT)
        return
    limits = band(reading)
    if limits is None:
        yield NotMeasured("pacing.drift", ENGLISH_BANDS)
        return
    for fast in (True, False):
        silent = () if fast else against_nobody(reading)
        points = curve(reading, silent)
        runs = _runs_outside(points, limits, fast=fast)
        stretches = [_stretch(reading, run, points) for run in runs]
        lasting = [stretch for stretch in stretches if stretch.duration >= SUSTAINED]
        if lasting:
            rate = rates_over(reading, [_longest(lasting)], silent).speech_rate_wpm or 0.0
            yield _drift(reading, lasting, limits, fast=fast, rate=rate)


def _runs_outside(
    points: Sequence[RatePoint], limits: Band, *, fast: bool
) -> Iterator[list[RatePoint]]:
    """Yield the runs of neighbouring points outside the band."""
    run: list[RatePoint] = []
    for point in points:
        if run and point.time - run[-1].time > 1.5 * STEP:  # something was not recorded
            yield run
            run = []
        if _outside(point, limits, fast=fast):
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stretch(reading: Reading, run: Sequence[RatePoint], points: Sequence[RatePoint]) -> Span:
    """Return the time that a run of points stands for; the outermost reach the talk's ends."""
    first, last = reading.words[0].start, reading.words[-1].end
    start = first if run[0] is points[0] else max(first, run[0].time - STEP / 2)
    end = last if run[-1] is points[-1] else min(last, run[-1].time + STEP / 2)
    return Span(start, max(start, end))


def _longest(stretches: Sequence[Span]) -> Span:
    return max(stretches, key=lambda stretch: stretch.duration)


def _outside(point: RatePoint, limits: Band, *, fast: bool) -> bool:
    wpm = point.rates.speech_rate_wpm or 0.0
    limit = limits.high if fast else limits.low
    return limit is not None and (wpm > limit if fast else wpm < limit)


def _drift(
    reading: Reading,
    stretches: Sequence[Span],
    limits: Band,
    *,
    fast: bool,
    rate: float,
) -> Finding:
    longest = _longest(stretches)
    slides = _slides(reading, longest)
    where = f" ({_numbers(slides)})" if slides else ""
    side = f"the band ends at {limits.high:.0f}" if fast else f"the band begins at {limits.low:.0f}"
    message = (
        f"From {clock(longest.start)} to {clock(longest.end)}{where} you spoke at about "
        f"{5 * round(rate / 5)} words a minute; {side}."
    )
    if len(stretches) > 1:
        total = sum(stretch.duration for stretch in stretches)
        message += f" That is the longest of {len(stretches)} stretches, {length(total)} in all."
    return Finding(
        check="pacing.drift",
        severity="advice" if fast else "note",
        message=message,
        advice="Say this part again with a full stop after each thought, or cut a sentence from it."
        if fast
        else "If the slowness was meant, keep it; if not, say this part from memory once more.",
        source=limits.source,
        strength=limits.strength,
        evidence=tuple(
            Evidence(stretch.start, stretch.end, next(iter(_slides(reading, stretch)), None))
            for stretch in stretches
        ),
    )


def _slides(reading: Reading, stretch: Span) -> list[int]:
    """Return the slides spoken to in a stretch; none where their times are not sure enough."""
    shown = [span.slide for span in reading.timeline if span.overlap(stretch) > 0]
    known = reading.deck is None or all(is_placed(reading, slide) for slide in shown)
    return list(dict.fromkeys(shown)) if known else []


def _numbers(slides: Sequence[int]) -> str:
    """Write "slide 3", "slides 3, 4 and 5", "slides 3 to 9"."""
    if len(slides) == 1:
        return f"slide {slides[0]}"
    if len(slides) > SLIDES_LISTED:
        return f"slides {min(slides)} to {max(slides)}"
    return f"slides {listed([str(slide) for slide in slides])}"


def check_end_rush(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the pace of the last fifth of the talk with the talk as a whole.

    Title: The pace of the last fifth of the talk against the talk as a whole.
    Measured: the median of the 30 s windows in the last fifth ÷ the rate of the whole talk, in
    words, or in syllables where there is no transcript; from the first word to the last, without
    long pauses at slide changes and after questions. Limit: 1.15 (Stage Coach's rule).
    Strength: C.
    Cannot tell: whether time ran out, or the end is simply the part that is known best.
    """
    worded = reading.rehearsal.transcript is not None
    duration, silent = reading.duration or 0.0, against_nobody(reading)
    average = _rate(rates_over(reading, [Span(0.0, duration)], silent), worded)
    spoken = Span(silent[0].end, silent[-1].start) if silent else Span(0.0, duration)
    start = spoken.end - END_SHARE * spoken.duration
    rates = [_rate(point.rates, worded) for point in curve(reading, silent) if point.time >= start]
    known = [rate for rate in rates if rate is not None]
    if not known or not average:
        unheard = not worded and reading.rehearsal.acoustics is None
        yield NotMeasured("pacing.end_rush", NO_AUDIO if unheard else TOO_SHORT)
        return
    ratio = median(known) / average
    if ratio <= END_RUSH:
        return
    yield Finding(
        check="pacing.end_rush",
        severity="advice",
        message=f"The last fifth of the talk was about {round(100 * (ratio - 1))} % faster than "
        "the talk as a whole.",
        advice="Cut something earlier: the takeaways are what the panel should leave with.",
        source="Stage Coach: the last fifth at most 1.15 times as fast as the whole",
        strength="C",
        evidence=(Evidence(start, reading.duration, reading.slide_at(start)),),
    )


def _rate(rates: Rates, worded: bool) -> float | None:
    return rates.speech_rate_wpm if worded else rates.syllable_rate


CHECKS: tuple[Check, ...] = (check_drift, check_end_rush)
