"""Run-throughs of one talk side by side: what changed, and whether that can be told at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

from rehearsal.analysis.delivery.fillers import counted_by_slide, recorded_minutes
from rehearsal.analysis.delivery.rates import by_slide
from rehearsal.analysis.measures import measures
from rehearsal.analysis.phrasing import length
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import is_aligned, is_placed
from rehearsal.report.wording import measure_name, number, unit_name
from rehearsal.talk import Measure, Stage

MATTER = (
    "duration",
    "first_result",
    "speech_rate",
    "long_pauses",
    "filled_pauses",
    "filler_words",
    "pitch_variation",
)
"""The measures that a speaker can steer from one run-through to the next."""

CLOCK = 1.0
"""Seconds by which two lengths may differ for no reason. Strength D."""
SLIDE_CHANGE = 5.9
"""Seconds by which a slide change is misplaced in half of the cases where it was not clicked.

Measured by benchmarks/alignment.py on lectures.
"""
MISHEARD = 0.03
"""Share of the words that a recogniser may drop or add. Strength D: what this one is asked for."""
PITCH = 0.02
"""PVQ by which two measurements of the same voice may differ. Strength D."""
Z = 1.645
"""Standard deviations of a 90 % interval."""
COUNTED = ("long_pauses", "filler_words")
"""Measures that count events: so many may fall together by chance."""

Verdict = Literal["more", "less", "not surely different", "not known"]


@dataclass(frozen=True, slots=True)
class SlideTime:
    """What one slide took in one run-through; None: not known."""

    number: int
    title: str
    stage: Stage | None
    dwell: float | None
    """Seconds; None as well where the slide could not be placed surely."""
    planned: float | None
    words: int | None
    fillers: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What comparing needs of one run-through."""

    measures: tuple[Measure, ...]
    """Those of `MATTER`, in its order; each that has a value has an uncertainty."""
    slides: tuple[SlideTime, ...]

    def measure(self, name: str) -> Measure | None:
        """Return a measure by its name; None where there is none of it."""
        return next((one for one in self.measures if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after."""

    before: Measure
    after: Measure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SlideChange:
    """One slide before and after; None: it was not in that deck."""

    before: SlideTime | None
    after: SlideTime | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two run-throughs, the earlier one first as the speaker named them."""

    changes: tuple[Change, ...]
    slides: tuple[SlideChange, ...]


def summary(reading: Reading) -> Summary:
    """Return what comparing needs of a run-through."""
    found = {one.name: one for one in measures(reading)}
    return Summary(
        measures=tuple(_with_uncertainty(reading, found[name]) for name in MATTER),
        slides=tuple(_slides(reading)),
    )


def _slides(reading: Reading) -> Iterator[SlideTime]:
    rates, fillers = by_slide(reading), counted_by_slide(reading)
    stages = {label.slide: label.stage for label in reading.stages}
    for slide in reading.slides:
        number = slide.number or 0
        dwell = next((one for one in reading.dwells if one.slide == number), None)
        placed = is_placed(reading, number)
        yield SlideTime(
            number=number,
            title=slide.title,
            stage=stages.get(number),
            dwell=dwell.seconds if dwell and placed else None,
            planned=dwell.planned if dwell else None,
            words=rates[number].words if placed and number in rates else None,
            fillers=fillers.get(number, 0) if placed and fillers is not None else None,
        )


def _with_uncertainty(reading: Reading, measure: Measure) -> Measure:
    """Return a measure with the range that its value is known to."""
    minutes = recorded_minutes(reading)
    if measure.name == "long_pauses" and measure.value is not None:
        value = measure.value / minutes if minutes else 0.0
        measure = replace(measure, value=value, unit="per min")
    if measure.value is None or measure.uncertainty is not None:
        return measure
    if measure.name in COUNTED:
        low, high = chance(measure.value * minutes)
        minutes = minutes or 1.0
        return replace(measure, uncertainty=(low / minutes, high / minutes))
    doubt = {
        "duration": CLOCK,
        "first_result": SLIDE_CHANGE if is_aligned(reading) else CLOCK,
        "speech_rate": MISHEARD * measure.value,
        "pitch_variation": PITCH,
    }.get(measure.name, 0.0)
    return replace(measure, uncertainty=(max(0.0, measure.value - doubt), measure.value + doubt))


def chance(count: float) -> tuple[float, float]:
    """Return the 90 % range of a count, were the same talk given again (Poisson, Byar)."""
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    return max(0.0, low), more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3


def compare(before: Summary, after: Summary) -> Comparison:
    """Put two run-throughs side by side; slides of an edited deck are matched by their titles."""
    pairs = ((before.measure(name), after.measure(name)) for name in MATTER)
    return Comparison(
        changes=tuple(Change(a, b, _verdict(a, b)) for a, b in pairs if a and b),
        slides=matched(before.slides, after.slides),
    )


def _verdict(before: Measure, after: Measure) -> Verdict:
    if before.value is None or after.value is None:
        return "not known"
    low, high = before.uncertainty or (before.value, before.value)
    new_low, new_high = after.uncertainty or (after.value, after.value)
    if new_low > high:
        return "more"
    return "less" if new_high < low else "not surely different"


def told(change: Change) -> str:
    """Say what changed: "+36", "−1:41 min"; "no sure change" where none can be told."""
    before, after = change.before.value, change.after.value
    if change.verdict == "not known" or before is None or after is None:
        return "not known"
    if change.verdict == "not surely different":
        return "no sure change"
    if change.after.unit != "s" and abs(after) >= 100:
        return signed(round(after) - round(before), change.after.unit)
    return signed(after - before, change.after.unit)


def signed(difference: float, unit: str) -> str:
    """Write a difference with its sign, and minutes where it is one of times."""
    size = length(abs(difference)) if unit == "s" else number(abs(difference))
    return f"{'+' if difference > 0 else '−'}{size}"


def value(measure: Measure) -> str:
    """Write a measure's value and the range that it is known to: "152 (147–157)"."""
    if measure.value is None:
        return "–"
    if measure.unit == "s":
        return length(measure.value)
    low, high = measure.uncertainty or (measure.value, measure.value)
    known = f" ({number(low)}–{number(high)})" if low < high else ""
    return f"{number(measure.value)}{known}"


def heading(measure: Measure) -> str:
    """Name a measure with its unit."""
    unit = "" if measure.unit == "s" else unit_name(measure.unit)
    return f"{measure_name(measure.name)}{', ' if unit else ''}{unit}"


def matched(before: Sequence[SlideTime], after: Sequence[SlideTime]) -> tuple[SlideChange, ...]:
    """Pair the slides of two decks: by title, the nth of a title with the nth of it.

    In the order of the later deck; what is gone from it follows the slide that it followed.
    """
    earlier, later = dict(_keyed(before)), dict(_keyed(after))
    gone: dict[tuple[str, int] | None, list[SlideTime]] = {}
    last: tuple[str, int] | None = None
    for key, slide in earlier.items():
        if key in later:
            last = key
        else:
            gone.setdefault(last, []).append(slide)
    pairs = [SlideChange(slide, None) for slide in gone.get(None, ())]
    for key, slide in later.items():
        pairs.append(SlideChange(earlier.get(key), slide))
        pairs += [SlideChange(one, None) for one in gone.get(key, ())]
    return tuple(pairs)


def _keyed(slides: Sequence[SlideTime]) -> Iterator[tuple[tuple[str, int], SlideTime]]:
    """Yield slides with what they are known by: the title, and which of that title it is.

    A slide without a title is known by its stage, and by its place among such slides.
    """
    seen: dict[str, int] = {}
    for slide in slides:
        name = " ".join(slide.title.casefold().split()) or f"\0{slide.stage}"
        seen[name] = seen.get(name, 0) + 1
        yield (name, seen[name]), slide
