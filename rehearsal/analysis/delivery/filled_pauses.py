"""Filled pauses (um, uh): what was transcribed, what was heard, and what the speaker says of it.

Recognisers drop most filled pauses, so their count is a lower bound; the sounds found in the
audio are only candidates. Both are merged, never added; the speaker's word outranks both.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Literal

from rehearsal.analysis.delivery.signal import weakness
from rehearsal.analysis.delivery.spoken import is_filled_pause, syllable_count
from rehearsal.analysis.reading import Reading
from rehearsal.talk import Candidate, Span, Word

Status = Literal["confirmed", "transcribed", "probable", "possible"]
"""confirmed by the speaker; written by the recogniser; heard in a gap between words; heard in a
word that is too long for its syllables."""

IN_WORDS = 0.35
"""Share of a candidate that may lie under words, for word times are loose. Strength D."""
STRETCHED = 1.4
"""A word this many times as long as its syllables need may hide a filled pause. Strength D."""
LEAST_HIDDEN = 0.22
"""Seconds of a sound below which it is not taken to hide in a word. Strength D."""
SAME_START = 0.06
"""Seconds by which a candidate may move when a recording is measured again."""
BESIDE = 0.2
"""Seconds between a transcribed filled pause and the sound that is the same one: the error of
word times."""
PRIOR_RIGHT, PRIOR_WRONG = 3, 1
"""Judgements put before the speaker's first: three sounds in four are filled pauses.

Source: 91 % of what was found by such signs in Japanese dialogue was one (Goto, Itou & Hayamizu
1999); strength B there, D here, so it counts for four judgements only.
"""
CONFIDENCE_Z = 1.64
"""Standard deviations of a 90 % interval."""
LEAST_RECALL = 0.6
"""Share of the filled pauses that is surely found. Goto et al. found 85 %; strength D here."""
MISSED = 3
"""Filled pauses that may have been missed when none was found: at a recall of 0.6, four in a row
are missed in fewer than 3 talks of 100."""


@dataclass(frozen=True, slots=True)
class FilledPause(Span):
    """One filled pause, as far as it is known to be one."""

    status: Status
    slide: int | None
    text: str = ""
    """As transcribed; empty where it was only heard."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many filled pauses there were."""

    known: int
    """Confirmed or transcribed."""
    transcribed: int
    """Of these, the ones that only the recogniser tells of."""
    unjudged: int
    """Heard in gaps between words, not yet confirmed or rejected."""
    confirmed: int
    rejected: int
    count: float
    low: float
    high: float | None
    """None where no sound could be listened to: how many were missed is not known."""

    @property
    def precision(self) -> float | None:
        """Share of the judged sounds that the speaker confirmed; None before the first."""
        judged = self.confirmed + self.rejected
        return self.confirmed / judged if judged else None


def filled_pauses(reading: Reading) -> tuple[FilledPause, ...]:
    """Return the filled pauses in order of time; what the speaker rejected is left out.

    A sound and a transcribed word at the same place are one. Without a transcript only what the
    speaker confirmed is returned: held vowels in words sound the same.
    """
    candidates = _candidates(reading)
    per_syllable = _seconds_per_syllable(reading.words)
    found: list[FilledPause] = []
    merged: set[Candidate] = set()
    for word in reading.words:
        if not is_filled_pause(word.text):
            continue
        same = [c for c in candidates if _apart(c, word) <= BESIDE]
        merged.update(same)
        verdicts = [_verdict(reading, span) for span in (*same, word)]
        if False not in verdicts:
            status: Status = "confirmed" if True in verdicts else "transcribed"
            found.append(_made(reading, word, status, word.text))
    for candidate in candidates:
        if candidate in merged:
            continue
        verdict = _verdict(reading, candidate)
        status_or_none = "confirmed" if verdict else _place(reading, candidate, per_syllable)
        if verdict is not False and status_or_none:
            found.append(_made(reading, candidate, status_or_none, ""))
    return tuple(sorted(found, key=lambda pause: pause.start))


def to_judge(reading: Reading) -> tuple[FilledPause, ...]:
    """Return the sounds that the speaker may confirm or reject, the likeliest kind first."""
    found = filled_pauses(reading)
    return tuple(p for kind in ("probable", "possible") for p in found if p.status == kind)


def estimate(reading: Reading) -> Estimate:
    """Estimate the number of filled pauses, with a 90 % interval.

    Sounds not judged yet count by the precision that the speaker's judgements show so far.
    """
    found = filled_pauses(reading)
    known = sum(pause.status in ("confirmed", "transcribed") for pause in found)
    probable = sum(pause.status == "probable" for pause in found)
    possible = sum(pause.status == "possible" for pause in found)
    verdicts = [right for _, right in reading.rehearsal.corrections.filled_pauses]
    share, low, high = _share(sum(verdicts), len(verdicts) - sum(verdicts))
    most = max((known + high * (probable + possible)) / LEAST_RECALL, MISSED)
    return Estimate(
        known=known,
        transcribed=sum(pause.status == "transcribed" for pause in found),
        unjudged=probable,
        confirmed=sum(verdicts),
        rejected=len(verdicts) - sum(verdicts),
        count=known + share * probable,
        low=known + low * probable,
        high=None if weakness(reading) else most,
    )


def _share(confirmed: int, rejected: int) -> tuple[float, float, float]:
    """Return the share of sounds that are filled pauses, and its 90 % interval (Wilson)."""
    right, wrong = confirmed + PRIOR_RIGHT, rejected + PRIOR_WRONG
    n, z = right + wrong, CONFIDENCE_Z
    share = right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return share, max(0.0, middle - reach), min(1.0, middle + reach)


def _candidates(reading: Reading) -> tuple[Candidate, ...]:
    """Return the sounds found, none where the recording is too poor to find any in."""
    acoustics = reading.rehearsal.acoustics
    return () if acoustics is None or weakness(reading) else acoustics.candidates


def _verdict(reading: Reading, sound: Span) -> bool | None:
    """Return what the speaker said of a sound; None: nothing."""
    for start, right in reading.rehearsal.corrections.filled_pauses:
        if abs(start - sound.start) <= SAME_START:
            return right
    return None


def _made(reading: Reading, span: Span, status: Status, text: str) -> FilledPause:
    return FilledPause(span.start, span.end, status, reading.slide_at(span.start), text)


def _apart(a: Span, b: Span) -> float:
    """Return the seconds between two spans; 0 where they overlap."""
    return max(0.0, b.start - a.end, a.start - b.end)


def _place(reading: Reading, candidate: Candidate, per_syllable: float) -> Status | None:
    """Say what the words around a sound make of it; None: it belongs to a word."""
    if not reading.words:
        return None
    covering = list(_covering(reading.words, candidate))
    under = sum(word.overlap(candidate) for word in covering)
    if under <= IN_WORDS * candidate.duration:
        return "probable"
    if candidate.duration < LEAST_HIDDEN:
        return None
    for word in covering:
        spare = _spoken_time(reading, word) - STRETCHED * per_syllable * syllable_count(word.text)
        if spare >= candidate.duration:
            return "possible"
    return None


def _spoken_time(reading: Reading, word: Word) -> float:
    """Return the seconds of voice activity in a word: its time may hold a silence as well."""
    acoustics = reading.rehearsal.acoustics
    speech = acoustics.speech if acoustics else ()
    first = bisect_left(speech, word.start, key=lambda run: run.end)
    total = 0.0
    for run in speech[first:]:
        if run.start >= word.end:
            break
        total += run.overlap(word)
    return total


def _covering(words: Sequence[Word], span: Span) -> Iterator[Word]:
    """Yield the words, filled pauses aside, that overlap a span."""
    first = bisect_left(words, span.start, key=lambda word: word.end)
    for word in words[first:]:
        if word.start >= span.end:
            return
        if word.overlap(span) > 0 and not is_filled_pause(word.text):
            yield word


def _seconds_per_syllable(words: Sequence[Word]) -> float:
    """Return how long a syllable of this speaker takes, the median over words."""
    known = [(word.duration, syllable_count(word.text)) for word in words]
    return median([seconds / count for seconds, count in known if count] or [0.2])
