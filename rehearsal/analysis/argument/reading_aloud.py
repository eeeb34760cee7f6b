"""Slides that are read aloud: what is said against what is written, in order."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import groupby

from rehearsal.analysis.argument.numbers import spoken_numbers
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.phrasing import capital, counted, named, shortened, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sentences import ends_sentence
from rehearsal.analysis.sureness import is_placed, unmatched, unplaced
from rehearsal.analysis.text import tokens
from rehearsal.talk import Evidence, Finding, NotMeasured, Slide

GRAM = 3
"""Words in a row that count as read (Stage Coach; strength C)."""
READ_SHARE = 0.6
"""Share of the slide's word triples, said in order, above which it is read (Stage Coach; C).

Of a line, the share of its words.
"""
READ_RUN = 10
"""Words in a row that are a line read out.

Source: 8 to 10 (Stage Coach; strength C); the upper end, since one definition may be read.
"""
FEWEST_WORDS = 15
"""Words on a slide below which reading it out takes a breath and harms nobody; strength D."""
TITLE = 0
"""Index of the title among the lines of a slide."""
SPELLED = 10
"""Numbers below are spelled out on slides as well, and are left as words."""
LINES_READ = 2
"""Lines read out from which it is more than one definition; strength C.

A line is a sentence of the slide's text, or a line that holds none; the title is no line.
"""


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """How much of a slide was read out."""

    slide: int
    share: float
    """Share of the slide's word triples that were said in order, 0 to 1."""
    lines: int
    """Lines of which most words were said in order."""
    runs: tuple[tuple[int, int], ...]
    """For each line with a long run read out, the first and last (exclusive) index of its words."""


def check_reading_aloud(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides whose text is read out word for word.

    Title: Slides whose text is read out word for word.
    Measured: triples of words on the slide that are said in the same order while it is up, and
    runs of ten words or more within a line; fillers left out, numbers as they are said. It takes
    two lines, for one may be a definition.
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
    lines = [tokens(line) for line in (shown_slide.title, *_lines(shown_slide))]
    written = [token for line in lines for token in line]
    line_of = [number for number, line in enumerate(lines) for _ in line]
    if len(written) < FEWEST_WORDS or reading.stage_of(slide) in ("front", "closing", "backup"):
        return None
    spoken, positions = _spoken(reading, slide)
    matcher = SequenceMatcher(a=written, b=spoken, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= GRAM]
    triples = sum(block.size - GRAM + 1 for block in blocks)
    parts = [part for block in blocks for part in _by_line(block, line_of) if part[0] != TITLE]
    said: Counter[int] = Counter()
    for line, _, size in parts:
        said[line] += size
    runs = {
        line: (positions[first], positions[first + size - 1] + 1)
        for line, first, size in parts
        if size >= READ_RUN
    }
    return ReadAloud(
        slide,
        share=triples / (len(written) - GRAM + 1),
        lines=sum(count > READ_SHARE * len(lines[line]) for line, count in said.items()),
        runs=tuple(runs.values()),
    )


def _lines(slide: Slide) -> Iterator[str]:
    """Yield the lines of a slide's text, paragraphs cut into sentences."""
    for line in slide.body:
        sentence: list[str] = []
        for word in line.split():
            sentence.append(word)
            if ends_sentence(word):
                yield " ".join(sentence)
                sentence = []
        if sentence:
            yield " ".join(sentence)


def _by_line(block: Match, line_of: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Cut a block where lines end: yield line, index of the first token said, and tokens."""
    first = block.b
    for line, written in groupby(line_of[block.a : block.a + block.size]):
        size = len(list(written))
        yield line, first, size
        first += size


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
    several = measured.share > READ_SHARE and measured.lines >= LINES_READ
    return several or len(measured.runs) >= LINES_READ


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
