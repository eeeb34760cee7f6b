"""Silent pauses: how long they are, on a log scale, and where they fall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from rehearsal.analysis.phrasing import clock
from rehearsal.analysis.reading import Check, Pause, Reading
from rehearsal.analysis.sentences import ends_question
from rehearsal.analysis.silences import near_a_change, slide_changes
from rehearsal.talk import Evidence, Finding, Measure, NotMeasured, Span

BRIEF = 0.2
"""Seconds below which a silence is brief (Campione & Véronis 2002; B)."""
LONG = 1.0
"""Seconds above which a pause is long (Campione & Véronis 2002; B)."""
TOO_LONG = 3.0
"""Seconds of silence within a sentence that are worth a finding (Stage Coach; C)."""
WORDS_BESIDE = 6
"""Words quoted on either side of a silence: enough to recognise the place."""
BINS_PER_DOUBLING = 2
"""Bins of the histogram for each doubling of length: pauses spread evenly in log time."""

Length = Literal["brief", "medium", "long"]
Place = Literal["slide change", "after a question", "sentence end", "mid-phrase", "unknown"]
LENGTHS: tuple[Length, ...] = ("brief", "medium", "long")
PLACES: tuple[Place, ...] = (
    "slide change", "after a question", "sentence end", "mid-phrase", "unknown",
)  # fmt: skip

NO_AUDIO = "There is no recording to find silences in."
NOTHING_RECORDED = "Nothing of the talk was recorded."
NO_PAUSES = "No silent pause was found."


@dataclass(frozen=True, slots=True)
class Group:
    """Pauses of one kind: how many, and their median length in seconds (None: there are none)."""

    count: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All silent pauses of a talk, by length and by place."""

    all: Group
    by_length: dict[Length, Group]
    by_place: dict[Place, Group]
    histogram: tuple[tuple[float, int], ...]
    """Lower edge in seconds and count of each bin, two bins for each doubling of length."""


def length_of(pause: Pause) -> Length:
    """Return the class of a pause: brief below 0.2 s, long above 1 s."""
    return "brief" if pause.duration < BRIEF else "long" if pause.duration > LONG else "medium"


def place_of(pause: Pause) -> Place:
    """Return where a pause falls; unknown without a transcript, unless the slide changes there."""
    if pause.slide_change:
        return "slide change"
    if pause.after_question:
        return "after a question"
    if pause.sentence_end is None:
        return "unknown"
    return "sentence end" if pause.sentence_end else "mid-phrase"


def summary(reading: Reading) -> Summary:
    """Count the silent pauses by length and place; medians, for means mislead here."""
    pauses = reading.pauses
    return Summary(
        all=_group(pauses),
        by_length={kind: _group([p for p in pauses if length_of(p) == kind]) for kind in LENGTHS},
        by_place={kind: _group([p for p in pauses if place_of(p) == kind]) for kind in PLACES},
        histogram=_histogram(pauses),
    )


def _group(pauses: Sequence[Pause]) -> Group:
    lengths = [pause.duration for pause in pauses]
    return Group(len(lengths), median(lengths) if lengths else None)


def _histogram(pauses: Sequence[Pause]) -> tuple[tuple[float, int], ...]:
    longest = max((pause.duration for pause in pauses), default=0.0)
    edges = [0.125]
    while edges[-1] <= longest:
        edges.append(0.125 * 2 ** (len(edges) / BINS_PER_DOUBLING))
    lengths = [pause.duration for pause in pauses]
    return tuple(
        (low, sum(low <= seconds < high for seconds in lengths)) for low, high in pairwise(edges)
    )


def pause_median(reading: Reading) -> Measure:
    """Measure the median length of the silent pauses, in seconds.

    Cannot tell: whether a pause was meant, or a word was sought.
    """
    middle = summary(reading).all.median
    return Measure(
        name="pause_median",
        value=middle,
        unit="s",
        method="median of the silences of 0.15 s and more between runs of voice activity",
        reason="" if middle is not None else _reason(reading),
    )


def pause_share(reading: Reading) -> Measure:
    """Measure which share of the recorded time is silent pause, in per cent.

    Cannot tell: pauses for effect from pauses to think.
    """
    acoustics = reading.rehearsal.acoustics
    missing = sum(gap.duration for gap in acoustics.gaps) if acoustics else 0.0
    seconds = (reading.duration or 0.0) - missing
    known = acoustics is not None and seconds > 0
    silent = sum(pause.duration for pause in reading.pauses)
    return Measure(
        name="pause_share",
        value=100 * silent / seconds if known else None,
        unit="%",
        method="silences of 0.15 s and more between the first and the last word ÷ recorded time",
        reason="" if known else NO_AUDIO if acoustics is None else NOTHING_RECORDED,
    )


def long_pauses(reading: Reading) -> Measure:
    """Count the silences of more than 1 s; those at a slide change are among them.

    Cannot tell: whether a silence was for effect.
    """
    known = reading.rehearsal.acoustics is not None
    count = sum(length_of(pause) == "long" for pause in reading.pauses)
    return Measure(
        name="long_pauses",
        value=count if known else None,
        unit="count",
        method="silences of more than 1 s between runs of voice activity, wherever they fall",
        reason="" if known else NO_AUDIO,
    )


def against_nobody(reading: Reading) -> list[Span]:
    """Return the time in which no words are expected.

    That is before the first word and after the last, and long gaps between words at a slide change
    or after a question: a video, or a figure that is left to be looked at. Without words it is the
    time before the first voice and after the last.
    """
    if not reading.words:
        voice = reading.rehearsal.acoustics.speech if reading.rehearsal.acoustics else ()
        end = max([reading.duration or 0.0, *(run.end for run in voice)])
        return [Span(0.0, voice[0].start), Span(voice[-1].end, end)] if voice else []
    changes = slide_changes(reading.timeline)
    first, last = reading.words[0], reading.words[-1]
    between = [
        gap
        for before, after in pairwise(reading.words)
        if after.start - before.end > LONG
        and (
            near_a_change(changes, gap := Span(before.end, after.start))
            or ends_question(before.text)
        )
    ]
    end = max(last.end, reading.duration or 0.0)
    return [Span(0.0, first.start), *between, Span(last.end, end)]


def _reason(reading: Reading) -> str:
    return NO_PAUSES if reading.rehearsal.acoustics else NO_AUDIO


def check_silence(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find silences of 3 s and more in the middle of a sentence.

    Title: Silences of 3 s and more in the middle of a sentence.
    Measured: between two runs of voice activity, never from the times of words; the sentence
    from the transcript's punctuation. Limit: 3 s (Stage Coach's rule). Pauses at a sentence end,
    after a question or at a slide change count against nobody, however long.
    Strength: C.
    Cannot tell: whether the silence was meant.
    """
    if reading.rehearsal.acoustics is None:
        yield NotMeasured("pauses.silence", NO_AUDIO)
        return
    long = [pause for pause in reading.pauses if pause.duration >= TOO_LONG]
    if any(place_of(pause) == "unknown" for pause in long):
        yield NotMeasured(
            "pauses.silence",
            "Without a punctuated transcript it is not known which silences break a sentence.",
        )
    for pause in long:
        if place_of(pause) == "mid-phrase":
            yield _silence(reading, pause)


def _silence(reading: Reading, pause: Pause) -> Finding:
    return Finding(
        check="pauses.silence",
        severity="advice",
        message=f"You were silent for {pause.duration:.1f} s in the middle of a sentence, at "
        f"{clock(pause.start)}.",
        advice="Finish the sentence from memory twice; if a number was missing, put it on the "
        "slide or in the notes.",
        source="Stage Coach: 3 s within a sentence",
        strength="C",
        evidence=(
            Evidence(
                pause.start, pause.end, reading.slide_at(pause.start), _around(reading, pause)
            ),
        ),
    )


def _around(reading: Reading, pause: Pause) -> str:
    """Quote the words on both sides of a silence."""
    middle = (pause.start + pause.end) / 2
    before = [word.text for word in reading.words if word.end <= middle][-WORDS_BESIDE:]
    after = [word.text for word in reading.words if word.end > middle][:WORDS_BESIDE]
    return " ".join([*before, f"({pause.duration:.1f} s)", *after])


CHECKS: tuple[Check, ...] = (check_silence,)
