"""Slides that are read aloud: what is said against what is written, in order."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rehearsal.analysis.argument.numbers import spoken_numbers
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.phrasing import capital, counted, named, shortened, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import is_placed, unmatched, unplaced
from rehearsal.analysis.text import tokens
from rehearsal.talk import Evidence, Finding, NotMeasured

GRAM = 3
"""Words in a row that count as read (Stage Coach; strength C)."""
READ_SHARE = 0.6
"""Share of the slide's word triples, said in order, above which it is read (Stage Coach; C)."""
READ_RUN = 10
"""Words in a row that are a line read out.

Source: 8 to 10 (Stage Coach; strength C); the upper end, since one definition may be read.
"""
FEWEST_WORDS = 15
"""Words on a slide below which reading it out takes a breath and harms nobody; strength D."""
SPELLED = 10
"""Numbers below are spelled out on slides as well, and are left as words."""
LINES_READ = 2
"""Lines read out from which it is more than one definition; strength C."""


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """How much of a slide was read out."""

    slide: int
    share: float
    """Share of the slide's word triples that were said in order, 0 to 1."""
    runs: tuple[tuple[int, int], ...]
    """For each line read out, the first and last (exclusive) index of the words that did it."""


def check_reading_aloud(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides whose text is read out word for word.

    Measured: triples of words on the slide that are said in the same order while it is up, and
    runs of ten words or more; fillers left out, numbers as they are said.
    Source: a share above 0.6, or several runs of 8 to 10 words (Stage Coach); hearing and reading
    the same words at once costs understanding (Mayer; Clark & Mayer), unless the slide has no
    picture and little text; one definition may be read.
    Strength: C.
    Cannot tell: a quotation that is meant to be read together.
    """
    check = "delivery.reading_aloud"
    reason = unmatched(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    for number in range(1, len(reading.slides) + 1):
        if is_placed(reading, number):
            measured = read_aloud(reading, number)
            if measured and _is_read(measured):
                yield _finding(reading, measured)
    if not any(is_placed(reading, n) for n in range(1, len(reading.slides) + 1)):
        count = counted(len(unplaced(reading)), "slide")
        yield NotMeasured(check, f"{count} could not be placed surely.")


def read_aloud(reading: Reading, slide: int) -> ReadAloud | None:
    """Compare a slide with what was said while it was up; None where it holds too little text."""
    shown_slide = reading.slides[slide - 1]
    lines = [tokens(line) for line in (shown_slide.title, *shown_slide.body)]
    written = [token for line in lines for token in line]
    line_of = [number for number, line in enumerate(lines) for _ in line]
    if len(written) < FEWEST_WORDS or reading.stage_of(slide) in ("front", "closing", "backup"):
        return None
    spoken, positions = _spoken(reading, slide)
    matcher = SequenceMatcher(a=written, b=spoken, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= GRAM]
    triples = sum(block.size - GRAM + 1 for block in blocks)
    runs = {
        line_of[block.a]: (positions[block.b], positions[block.b + block.size - 1] + 1)
        for block in blocks
        if block.size >= READ_RUN
    }
    return ReadAloud(slide, triples / (len(written) - GRAM + 1), tuple(runs.values()))


def _spoken(reading: Reading, slide: int) -> tuple[list[str], list[int]]:
    """Return what was said on a slide, token by token, and the index of each token's word."""
    said: list[str] = []
    positions: list[int] = []
    for visit in reading.timeline:
        if visit.slide != slide:
            continue
        first = bisect_left(reading.words, visit.start, key=lambda word: word.start)
        last = bisect_left(reading.words, visit.end, key=lambda word: word.start)
        for text, i in _tokens(reading, first, last):
            said.append(text)
            positions.append(i)
    return said, positions


def _tokens(reading: Reading, first: int, last: int) -> Iterator[tuple[str, int]]:
    """Yield the tokens of some words; a number that is spelled out becomes its digits."""
    words = reading.words[first:last]
    numbers = {n.first: n for n in spoken_numbers([word.text for word in words])}
    skip_to = 0
    for i, word in enumerate(words):
        if i < skip_to or is_filled_pause(word.text):
            continue
        number = numbers.get(i)
        if number is not None and number.value >= SPELLED and word.text[0].isalpha():
            skip_to = number.last
            yield f"{number.value:.{number.decimals}f}", first + i
        else:
            for text in tokens(word.text):
                yield text, first + i


def _is_read(measured: ReadAloud) -> bool:
    return measured.share > READ_SHARE or len(measured.runs) >= LINES_READ


def _finding(reading: Reading, measured: ReadAloud) -> Finding:
    slide = reading.slides[measured.slide - 1]
    has_figure = bool(slide.pictures or slide.charts or slide.tables)
    places = [_quote(reading, measured.slide, run) for run in measured.runs]
    return Finding(
        "delivery.reading_aloud",
        "advice",
        f"{capital(named(reading, measured.slide))} was read out: {_how_much(measured)}.",
        "Leave the figure and two or three words for each line, and tell the rest."
        if has_figure
        else "Put a figure or three key words there, keep these sentences in the notes, and tell "
        "them in your own words.",
        "Stage Coach: more than 60 % of the triples; Mayer's redundancy effect",
        "C",
        tuple(places) or (shown(reading, measured.slide),),
    )


def _how_much(measured: ReadAloud) -> str:
    if measured.share > READ_SHARE:
        return f"{100 * measured.share:.0f} % of its text was said word for word, in order"
    return f"{len(measured.runs)} of its lines were said word for word"


def _quote(reading: Reading, slide: int, run: tuple[int, int]) -> Evidence:
    words = reading.words[run[0] : run[1]]
    text = " ".join(word.text for word in words)
    return Evidence(words[0].start, words[-1].end, slide, shortened(text))


CHECKS: tuple[Check, ...] = (check_reading_aloud,)
