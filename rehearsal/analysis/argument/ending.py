"""How the talk ends: whether the last slides were hurried, and whether the speaker said so."""

import re
from collections.abc import Iterator

from rehearsal.analysis.delivery import pacing
from rehearsal.analysis.delivery.spoken import is_filled_pause, word_count
from rehearsal.analysis.phrasing import clock, length, quoted
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import doubtful_timeline, no_timeline, no_transcript, unheard
from rehearsal.talk import Evidence, Finding, NotMeasured, Span

LAST_SLIDES = 120.0
"""Seconds before the end within which the last slides may be rushed by themselves; D."""
SHORTEST_END = 20.0
"""Seconds of speech below which the last slides have no rate worth telling; strength D."""
SHORT_RUSH = 1.3
"""Rate of the last slides ÷ rate of the whole from which they are rushed.

Stage Coach allows the last fifth 1.15 (strength C); a shorter stretch varies more, so it takes
more; strength D.
"""
SHORTEST_TALK = 180.0
"""Seconds of a talk below which its end is not looked at; strength D."""

_SELF = r"(?<!if )(?<!when )(?<!once )(?<!until )(?<!unless )\b(?:I|we)"
_TELLING = (
    r" to (?:go|show|talk|discuss|cover|explain|present|tell|say|get|walk|describe|dwell|speak|look"
    r"|read|take|do (?:this|that|it|all)|give)\b"
)
"""What a speaker has no time for; what a method has no time for is another matter."""
_SHORT_OF_TIME = re.compile(
    # "I am running out of time", "we have almost run out of time"
    rf"{_SELF}(?:'m| am|'re| are)(?: \w+)? running out of time\b(?! to\b)"
    rf"|{_SELF}(?:'ve| have)(?: \w+)? run out of time\b(?! (?:to|on)\b)"
    # "I see that I have very little time left"
    rf"|{_SELF}(?:'ve| have| only have| don't have| do not have)(?: got)?(?: \w+){{1,2}} time left"
    r"(?! (?:for the|for each|to)\b)"
    rf"|{_SELF}(?:'m| am|'re| are)(?: \w+){{0,2}} short (?:on|of) time\b"
    # "I don't have the time to go through this"
    rf"|{_SELF} (?:don't|do not|won't|will not) have (?:the |much |enough |any )?time"
    rf"(?: (?:now|here|today|left|any ?more)\b| for (?:this|these|that|those|all|questions)\b"
    rf"(?! \w+ (?:in|on|at)\b)|{_TELLING})"
    r"|(?<!if )(?<!when )\bI (?:don't|do not) have (?:the |much |enough |any )?time\W*$"
    r"|\b(?:let me|I'll|I will) (?:be quick|hurry|rush)\b"
    r"|\b(?:let me|I'll|I will) speed up(?: (?:a bit|a little|now|here)\b|[.,;!]|$)"
    r"|\bin the interest of time\b"
    r"|\b(?:I|we|I'll|let me|me) (?:have to |need to |must |will )?(?:rush|race)"
    r" (?:through|over)\b",
    re.IGNORECASE,
)


def check_ending(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the speech rate on the last slides with that of the whole talk.

    Title: The speech rate on the last slides against that of the whole talk.
    Measured: words per minute from each slide change within the last two minutes to the end ÷ the
    rate of the whole; the longest stretch that is 1.3 times as fast or more.
    Source: Stage Coach allows the last fifth 1.15; the margin for a shorter stretch is lore.
    Strength: D.
    Cannot tell: whether the haste was felt; a lively end is also faster.
    """
    check = "timing.ending"
    whole = pacing.overall(reading).speech_rate_wpm
    if not reading.words or not whole:
        yield NotMeasured(check, no_transcript(reading))
    elif reason := doubtful_timeline(reading) if reading.timeline else no_timeline(reading):
        yield NotMeasured(check, reason)
    elif (reading.duration or 0.0) < SHORTEST_TALK:
        yield NotMeasured(check, f"The talk is shorter than {length(SHORTEST_TALK)}.")
    elif not _whole_fifth(reading):
        stretch = _rushed_stretch(reading, whole)
        if stretch is not None:
            yield _rushed(reading, stretch, whole)


def _whole_fifth(reading: Reading) -> bool:
    return any(isinstance(found, Finding) for found in pacing.check_end_rush(reading))


def _rushed_stretch(reading: Reading, whole: float) -> Span | None:
    """Return the longest stretch of last slides that is faster than the whole."""
    end = reading.duration or 0.0
    for span in reading.timeline:
        if end - LAST_SLIDES <= span.start <= end - SHORTEST_END:
            stretch = Span(span.start, end)
            if _rate_wpm(reading, stretch) >= SHORT_RUSH * whole:
                return stretch
    return None


def _rate_wpm(reading: Reading, stretch: Span) -> float:
    spoken = [word for word in reading.words if stretch.contains((word.start + word.end) / 2)]
    words = sum(word_count(word.text) for word in spoken if not is_filled_pause(word.text))
    return 60 * words / stretch.duration


def _rushed(reading: Reading, stretch: Span, whole: float) -> Finding:
    rate = _rate_wpm(reading, stretch)
    said = [sentence for sentence in reading.sentences if sentence.start >= stretch.start]
    return Finding(
        "timing.ending",
        "advice",
        f"From {clock(stretch.start)} on you spoke {rate:.0f} words a minute, "
        f"{100 * (rate / whole - 1):.0f} % faster than in the talk as a whole ({whole:.0f}).",
        "Learn the last two minutes by heart and keep them whatever happens: cut before them, "
        "then say the takeaways slowly, with a pause after each.",
        "Stage Coach: the last fifth at most 1.15 times as fast; 1.3 for a shorter end",
        "D",
        (
            Evidence(stretch.start, stretch.end, reading.slide_at(stretch.start)),
            *(quoted(sentence) for sentence in said[:1]),
        ),
    )


def check_short_of_time(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find where the speaker tells the audience that time is short.

    Title: Words that tell the audience that time is short.
    Measured: phrases such as "I am running out of time" in the transcript, with I or we: a solver
    may run out of time as well.
    Source: leave slack rather than apologise (Golub's job-talk field guide); lore.
    Strength: D.
    Cannot tell: irony.
    """
    check = "timing.short_of_time"
    if unheard(reading):
        yield NotMeasured(check, unheard(reading))
        return
    said = [s for s in reading.sentences if _SHORT_OF_TIME.search(s.text.replace("’", "'"))]
    if not said:
        return
    times = "" if len(said) == 1 else {2: " twice"}.get(len(said), f" {len(said)} times")
    first = ", first" if len(said) > 1 else ""
    yield Finding(
        check,
        "advice",
        f"You told the audience{times} that time is short{first} at {clock(said[0].start)}.",
        "Leave the sentence out: the audience does not know what you planned, and will not miss "
        "what it has not seen.",
        "Golub's job-talk field guide",
        "D",
        tuple(quoted(sentence) for sentence in said[:3]),
    )


CHECKS: tuple[Check, ...] = (check_ending, check_short_of_time)
