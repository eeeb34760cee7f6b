"""Pieces from the recogniser → words whose times agree with the voice activity.

The decoder's attention gives every instant of a window to some word: words next to a silence
run into it, and words next to something unheard stretch over that.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rehearsal.talk import Span, Word

SPACELESS = {"zh", "ja", "th", "lo", "my", "yue"}
"""Languages written without blanks: there each piece is a word of its own."""
PLAIN_SILENCE = 0.25
"""Seconds. No word goes on across a silence this long; shorter ones may be its plosives.
The silent pause of de Jong & Wempe 2009; strength B."""
LATE_ONSET = 0.05
"""Seconds by which voice activity may begin after the sound (frames of 32 ms, soft consonants).
Strength D."""
LONGEST_WORD = 3.0
"""Seconds of speech. A longer word hides others that were not heard; "0.0003", read out, takes
two seconds. Strength D."""
UNHEARD = 2.0
"""Seconds of speech without a word that are worth another attempt, and telling. Strength D."""


def joined(pieces: Sequence[Word], language: str) -> list[Word]:
    """Join pieces to words: one that begins without a blank goes on (" 4" + ".5").

    Punctuation does not lengthen its word: its time is the pause after it.
    """
    words: list[Word] = []
    for piece in pieces:
        mark = _is_punctuation(piece.text)
        goes_on = mark if language in SPACELESS else not piece.text.startswith(" ")
        if words and goes_on:
            last = words[-1]
            words[-1] = replace(
                last,
                text=last.text + piece.text.strip(),
                end=last.end if mark else piece.end,
                probability=_least(last.probability, piece.probability, mark),
            )
        else:
            words.append(replace(piece, text=piece.text.strip()))
    return [word for word in words if not _is_punctuation(word.text)]


def timed(words: Sequence[Word], speech: Sequence[Span], within: Span) -> list[Word]:
    """Fit the times of words to the runs of speech, in order and inside `within`.

    A word keeps the run that it overlaps most; one that lies wholly in silence is left alone.
    """
    runs = list(_bridged(speech))
    fitted: list[Word] = []
    reached = within.start
    for word in words:
        start = min(max(word.start, reached), within.end)
        end = min(max(word.end, start), within.end)
        parts = [(max(start, run.start), min(end, run.end)) for run in runs]
        if parts:
            first, last = max(parts, key=lambda part: part[1] - part[0])
            if last > first:
                start, end = first, last
        fitted.append(replace(word, start=start, end=end))
        reached = end
    return fitted


def overlong(word: Word, speech: Sequence[Span]) -> bool:
    """Whether a word stretches over more speech than one word can hold."""
    return sum(word.overlap(run) for run in speech) > LONGEST_WORD


def wordless(words: Sequence[Word], speech: Sequence[Span]) -> list[Span]:
    """Return the stretches between words, in order, that hold speech enough to matter."""
    edges = [0.0, *(time for word in words for time in (word.start, word.end)), math.inf]
    holes: list[Span] = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        parts = [(max(begin, run.start), min(end, run.end)) for run in speech]
        inside = [(first, last) for first, last in parts if first < last]
        if sum(last - first for first, last in inside) >= UNHEARD:
            holes.append(Span(inside[0][0], inside[-1][1]))
    return holes


def _bridged(speech: Sequence[Span]) -> Iterator[Span]:
    """Join runs across short silences, and let them begin a little earlier."""
    begin = None
    for run, following in pairwise([*speech, None]):
        assert run is not None
        begin = max(0.0, run.start - LATE_ONSET) if begin is None else begin
        if following is None or following.start - run.end >= PLAIN_SILENCE:
            yield Span(begin, run.end)
            begin = None


def _is_punctuation(text: str) -> bool:
    """Whether a text is made of marks alone; signs that are read aloud (%, &, #, @) are none."""
    return all(unicodedata.category(letter)[0] in "PZ" and letter not in "%&#@" for letter in text)


def _least(one: float | None, other: float | None, mark: bool) -> float | None:
    return one if mark or one is None or other is None else min(one, other)
