"""Fillers by the minute and by the slide: filled pauses (um, uh) and filler words together."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.delivery.filled_pauses import Estimate, FilledPause
from rehearsal.analysis.delivery.filler_words import Phrase, of_kind
from rehearsal.analysis.delivery.poisson import at_least
from rehearsal.analysis.phrasing import listed, named, numbered
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    NO_SOUND,
    is_placed,
    no_timeline,
    no_transcript,
    unheard,
)
from rehearsal.talk import Band, Evidence, Finding, Measure, NotMeasured, Severity

HARMLESS = 5.0
"""Fillers per minute that do no harm (Laske & DiGennaro Reed 2024, JABA; A)."""
HARMFUL = 12.0
"""Fillers per minute that harm the speaker's credibility (Laske & DiGennaro Reed 2024; A)."""
LASKE = "Laske & DiGennaro Reed 2024: 5 a minute do no harm, 12 do"
FILLERS = Band(None, HARMLESS, LASKE, "A")
SHORTEST = 30.0
"""Seconds of talk below which a rate per minute says nothing. Strength D."""
CLUSTER_LEAST = 4
"""Fillers on one slide before they can be a cluster. Strength D."""
CLUSTER_CHANCE = 0.001
"""Probability of so many on one slide, were they spread evenly. Strength D."""
PLACES_SHOWN = 24
"""Places listed in one finding: more is no help."""

TOO_SHORT = f"Less than {SHORTEST:.0f} s were spoken, too little for a rate."
NONE_HEARD = "none heard by this recogniser, which often drops them"


def recorded_minutes(reading: Reading) -> float:
    """Return the length of the talk in minutes, what was not recorded taken out."""
    acoustics = reading.rehearsal.acoustics
    missing = sum(gap.duration for gap in acoustics.gaps) if acoustics else 0.0
    return max(0.0, (reading.duration or 0.0) - missing) / 60


def unspoken(reading: Reading) -> str:
    """Say why the words cannot be judged; empty where they can."""
    return unheard(reading) or (TOO_SHORT if recorded_minutes(reading) * 60 < SHORTEST else "")


def filled_pauses(reading: Reading) -> Measure:
    """Measure filled pauses (um, uh) per minute, with a 90 % interval where there is audio.

    Cannot tell: all of them; recognisers drop most, and held vowels sound alike.
    """
    minutes = recorded_minutes(reading)
    reason = uncounted(reading)
    if reason:
        return Measure("filled_pauses", None, "per min", _HOW, FILLERS, reason=reason)
    guess = sounds.estimate(reading)
    interval = None if guess.high is None else (guess.low / minutes, guess.high / minutes)
    method = f"{_HOW}; {told(guess)}"
    return Measure("filled_pauses", guess.count / minutes, "per min", method, FILLERS, interval)


_HOW = (
    "transcribed um and uh, and held vowels heard between words, merged; what you confirmed or "
    "rejected outranks both; a sound not checked yet counts by the probability that it is one, so "
    "the value is an expected one, and its 90 % range allows for sounds that were missed"
)


def uncounted(reading: Reading) -> str:
    """Say why filled pauses cannot be counted; empty where they can."""
    if not reading.words and reading.rehearsal.acoustics is not None:
        return f"{no_transcript(reading)} Without words, held vowels sound like filled pauses."
    if not reading.words:
        return no_transcript(reading)
    return TOO_SHORT if recorded_minutes(reading) * 60 < SHORTEST else ""


def told(guess: Estimate) -> str:
    """Say in words what the count of filled pauses rests on."""
    parts = []
    if guess.transcribed:
        parts.append(f"{guess.transcribed} transcribed")
    if guess.confirmed or guess.rejected:
        judged = guess.confirmed + guess.rejected
        heard = "sound" if judged == 1 else "sounds"
        parts.append(f"{guess.confirmed} of {judged} {heard} confirmed by you")
    if guess.unjudged:
        parts.append(f"{guess.unjudged} heard in the sound and not checked yet")
    return listed(parts) if parts else NONE_HEARD


def filler_word_rate(reading: Reading) -> Measure:
    """Measure filler words ("you know", "kind of") per minute.

    Cannot tell: whether "you know" was meant as it was said.
    """
    reason = unspoken(reading)
    words = 0 if reason else len(of_kind(reading, "filler"))
    return Measure(
        name="filler_words",
        value=None if reason else words / recorded_minutes(reading),
        unit="per min",
        method="filler words in the transcript, where their neighbours make them fillers",
        band=FILLERS,
        reason=reason,
    )


def check_fillers(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Count fillers per minute: filled pauses (um, uh) and filler words (you know) together.

    Title: Fillers per minute: filled pauses (um, uh) and filler words (you know) together.
    Measured: um and uh as transcribed and as heard in gaps between words, merged; the speaker's
    confirmations and rejections set the share of sounds that count. Filler words in context.
    Band: up to 5 a minute do no harm, 12 do (Laske & DiGennaro Reed 2024, a controlled study);
    judged only where the whole uncertainty lies on one side.
    Strength: A.
    Cannot tell: all of them; recognisers drop most filled pauses, and held vowels sound alike.
    """
    reason = unspoken(reading)
    if reason:
        yield NotMeasured("fluency.fillers", reason)
        return
    minutes, guess = recorded_minutes(reading), sounds.estimate(reading)
    words = len(of_kind(reading, "filler"))
    low = (guess.low + words) / minutes
    high = None if guess.high is None else (guess.high + words) / minutes
    if low <= HARMLESS and high is None:
        yield NotMeasured("fluency.fillers", f"{NO_SOUND} Of filled pauses, {told(guess)}.")
        return
    severity, judged, advice = _judged(low, high)
    if severity == "praise":
        advice = _apart_from(reading, advice)
    yield Finding(
        check="fluency.fillers",
        severity=severity,
        message=f"{_rate(low, high)} a minute; {judged}. Filler words: {words}. Filled "
        f"pauses: {told(guess)}.",
        advice=advice,
        source=LASKE,
        strength="A",
        evidence=() if severity == "praise" else _evidence(_fillers(reading)),
    )


def _judged(low: float, high: float | None) -> tuple[Severity, str, str]:
    """Return severity, verdict and advice for a rate that lies between low and high."""
    slower = "Where you reach for the next word, say nothing: a silent pause reads as thought."
    if low >= HARMFUL:
        return "problem", f"{HARMFUL:.0f} and more make a speaker less credible", slower
    if high is not None and high <= HARMLESS:
        return "praise", f"up to {HARMLESS:.0f} do no harm", "Keep it so."
    if low > HARMLESS:
        return "advice", f"above the {HARMLESS:.0f} that do no harm", slower
    return (
        "note",
        f"{HARMLESS:.0f} do no harm, {HARMFUL:.0f} do",
        "Listen to the sounds that were found, and say which are filled pauses: then it is known.",
    )


def _rate(low: float, high: float | None) -> str:
    """Write a range of rates without false precision."""
    if high is None:
        return f"At least {_per_minute(low)} fillers"
    if high <= HARMLESS:
        return f"At most {ceil(high)} filler{'s' if high > 1 else ''}"
    certain = not any(low < limit < high for limit in (HARMLESS, HARMFUL))
    if round(low) == round(high) and certain:
        return f"About {_per_minute(low)} fillers"
    return f"Between {_per_minute(low)} and {_per_minute(high)} fillers"


def _per_minute(rate: float) -> str:
    """Write a rate in whole fillers, or in tenths where it would read as a limit that it is not."""
    rate = round(rate, 3)
    whole = round(rate)
    if whole not in (HARMLESS, HARMFUL) or rate == whole:
        return f"{rate:.0f}"
    return f"{floor(10 * rate) / 10 if rate < whole else ceil(10 * rate) / 10:.1f}"


def _fillers(reading: Reading) -> list[FilledPause | Phrase]:
    """Return filled pauses and filler words in order of time, doubtful sounds left out."""
    heard = [pause for pause in sounds.filled_pauses(reading) if pause.status != "possible"]
    return sorted([*heard, *of_kind(reading, "filler")], key=lambda one: one.start)


def counted_by_slide(reading: Reading) -> dict[int, int] | None:
    """Count the fillers on each slide that has any, doubtful sounds left out; None: not known."""
    if unspoken(reading):
        return None
    counts: dict[int, int] = {}
    for filler in _fillers(reading):
        if filler.slide is not None:
            counts[filler.slide] = counts.get(filler.slide, 0) + 1
    return counts


def _evidence(fillers: Sequence[FilledPause | Phrase]) -> tuple[Evidence, ...]:
    return tuple(Evidence(f.start, f.end, f.slide, f.text) for f in fillers[:PLACES_SHOWN])


def check_cluster(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides on which fillers gather: the content that is hard to say.

    Title: Slides on which fillers gather: the content that is hard to say.
    Measured: filled pauses and filler words on each slide, against their rate on the others.
    Limit: more than 5 a minute there (Laske & DiGennaro Reed 2024), and so many that an even
    spread would give them once in 1,000 talks. Fillers gather on hard content (Schachter 1991;
    Bortfeld et al. 2001).
    Strength: B.
    Cannot tell: what makes the slide hard.
    """
    check, reason = "fluency.cluster", unspoken(reading)
    if reason or not reading.timeline:
        yield NotMeasured(check, reason or no_timeline(reading))
        return
    for slide, here, on_slide in _clusters(reading):
        yield _cluster(reading, slide, here, on_slide)


def _clusters(reading: Reading) -> Iterator[tuple[int, list[FilledPause | Phrase], float]]:
    """Yield each slide on which fillers gather, those fillers, and its minutes."""
    fillers, minutes = _fillers(reading), recorded_minutes(reading)
    for slide, on_slide in _minutes_by_slide(reading).items():
        here = [filler for filler in fillers if filler.slide == slide]
        elsewhere = max(len(fillers) - len(here), 1) / max(minutes - on_slide, 1.0)
        enough = len(here) >= CLUSTER_LEAST and len(here) > HARMLESS * on_slide
        if enough and at_least(len(here), elsewhere * on_slide) < CLUSTER_CHANCE:
            yield slide, here, on_slide


def _apart_from(reading: Reading, advice: str) -> str:
    """Except the slides on which fillers gather from a praise."""
    slides = sorted(slide for slide, _, _ in _clusters(reading))
    return f"{advice.removesuffix('.')}, apart from {numbered(slides)}." if slides else advice


def _minutes_by_slide(reading: Reading) -> dict[int, float]:
    """Return how long each slide was spoken to, of those whose time is known well enough."""
    minutes: dict[int, float] = {}
    for span in reading.timeline:
        if reading.deck is None or is_placed(reading, span.slide):
            minutes[span.slide] = minutes.get(span.slide, 0.0) + span.duration / 60
    return minutes


def _cluster(
    reading: Reading, slide: int, here: Sequence[FilledPause | Phrase], minutes: float
) -> Finding:
    unchecked = sum(isinstance(one, FilledPause) and one.status == "probable" for one in here)
    doubt = f" {unchecked} of them are sounds that you have not checked yet." if unchecked else ""
    return Finding(
        check="fluency.cluster",
        severity="advice",
        message=f"{len(here)} fillers fall on {named(reading, slide)}, about "
        f"{len(here) / minutes:.0f} a minute, far more than elsewhere.{doubt}",
        advice="Write down what this slide says in three sentences, and say it from them twice.",
        source=f"{LASKE}; fillers gather on hard content (Schachter 1991; Bortfeld et al. 2001)",
        strength="B",
        evidence=_evidence(here),
    )


CHECKS: tuple[Check, ...] = (check_fillers, check_cluster)
