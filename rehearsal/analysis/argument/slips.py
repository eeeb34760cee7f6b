"""Numbers that are said otherwise than they are shown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from rehearsal.analysis.argument.alike import misread, same, swapped
from rehearsal.analysis.argument.numbers import Number, spoken_numbers, written_numbers
from rehearsal.analysis.phrasing import capital, clock, named, shortened, shown
from rehearsal.analysis.reading import Check, Reading, Sentence
from rehearsal.analysis.sureness import is_placed, unmatched
from rehearsal.analysis.text import terms
from rehearsal.talk import Evidence, Finding, NotMeasured, Slide, Table

LABEL_SHARE = 0.6
"""Share of a line's content words that a sentence must hold to speak of the same thing; D."""
LABEL_WORDS = 2
"""Content words that line and sentence must share at least; strength D."""
LONG = 4
"""Digits, zeros at the end left out, from which a swap is known without a name; strength D."""
NEAR = 0.5
"""How far, in proportion, a number may be off to be a slip and no other thing; strength D."""
SMALLEST = 10
"""Whole numbers below are counts and ordinals that come in any sentence; strength D."""
FEW_WORDS = 4
"""Content words below which a sentence ("It gets 66.9 percent.") speaks of what the one before
named; strength D."""
MOST_NUMBERS = 40
"""Numbers on a slide beyond which no differences are worked out: a table nobody reads."""

_ROUGHLY = re.compile(
    r"\b(?:about|almost|nearly|around|roughly|approximately|over|under|above|below|some|up to"
    r"|(?:more|less|fewer|better|worse|larger|smaller|bigger|faster|slower) than|at (?:least|most)"
    r"|close to|order of|something like|or so)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:points?|difference|gaps?|gains?|los[es]e?s?|lost|improve\w*|increase\w*|decrease\w*"
    r"|reduc\w+|times|factor|twice|half|more|less|fewer|above|below|better|worse|together|total"
    r"|sum|rest|remaining|share|ratio|from \S+ to)\b",
    re.IGNORECASE,
)
"""Sentences in which a number may have been worked out from two that are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number on a slide, with the words that say what it is."""

    number: Number
    line: str
    labels: tuple[frozenset[str], ...]
    """What names it, each with its stems: the row and the column of a table, or the line."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A number that was said, and the words that say what it is."""

    number: Number
    sentence: Sentence
    words: frozenset[str]
    """Stems of the sentence, and of the one before where it is short."""
    alone: bool
    """Whether it is the sentence's only number, spreads left out."""
    roughly: bool
    """Whether it is said to be rounded: then only swapped or changed digits make it a slip."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that was said, the one that was meant, and where."""

    said: Number
    shown: Shown
    sentence: Sentence
    slide: int
    time: float
    alike: bool
    """Whether a digit was changed or two were swapped."""


def shown_numbers(slide: Slide) -> Iterator[Shown]:
    """Find the numbers on a slide, each with the words that name it."""
    for line in (slide.title, *slide.body):
        label = frozenset(term for term in terms(line) if not term[0].isdigit())
        for number in written_numbers(line):
            yield Shown(number, line, (label,))
    for table in slide.tables:
        yield from _cells(table)


def _cells(table: Table) -> Iterator[Shown]:
    header = table.rows[0] if table.rows else ()
    for row in table.rows[1:]:
        for column, cell in enumerate(row):
            for number in written_numbers(cell):
                names = (row[0], header[column] if column < len(header) else "")
                labels = tuple(frozenset(terms(name)) for name in names)
                yield Shown(number, f"{names[0]}, {names[1]}: {cell}", labels)


def slips(reading: Reading) -> Iterator[Slip]:
    """Find numbers that were said and, as shown on the same slide, are another."""
    by_slide = {n: list(shown_numbers(s)) for n, s in enumerate(reading.slides, start=1)}
    everywhere = [item.number for items in by_slide.values() for item in items]
    for slide, on_slide in by_slide.items():
        if not on_slide or not is_placed(reading, slide):
            continue
        here = [item.number for item in on_slide]
        heard = list(_heard(reading, slide))
        unsaid = [item for item in on_slide if not any(_is_said(item, h) for h in heard)]
        worked_out = _worked_out(here)
        for hearing in heard:
            said = hearing.number
            finer = [other for other in everywhere if other.decimals >= said.decimals]
            derived = worked_out if _COMPARES.search(hearing.sentence.text) else []
            if any(same(said, other) for other in (*here, *finer, *derived)):
                continue
            meant = _meant(hearing, unsaid)
            if meant is not None:
                time = reading.words[hearing.sentence.first + said.first].start
                yield Slip(said, meant, hearing.sentence, slide, time, misread(said, meant.number))


def _heard(reading: Reading, slide: int) -> Iterator[Heard]:
    """Yield the numbers that are said on a slide."""
    before: set[str] = set()
    for sentence in reading.sentences:
        if sentence.slide != slide:
            continue
        words = [word.text for word in reading.words[sentence.first : sentence.last]]
        content = set(terms(sentence.text))
        context = content | before if len(content) < FEW_WORDS else content
        numbers = [n for n in spoken_numbers(words) if n.decimals or n.value >= SMALLEST]
        alone = sum(not number.spread for number in numbers) == 1
        for number in numbers:
            lead = " ".join(words[max(0, number.first - 3) : number.first])
            roughly = bool(_ROUGHLY.search(lead))
            yield Heard(number, sentence, frozenset(context), alone, roughly)
        before = content


def _is_said(item: Shown, heard: Heard) -> bool:
    """Tell whether a shown number was said; rounded, only by its name."""
    if not same(heard.number, item.number):
        return False
    exact = heard.number.decimals >= item.number.decimals
    return exact or any(label & heard.words for label in item.labels)


def _worked_out(numbers: Sequence[Number]) -> list[Number]:
    """Return sums, differences and ratios of the numbers on a slide: they may be said as well."""
    values = sorted({number.value for number in numbers if not number.spread})
    if len(values) > MOST_NUMBERS:
        return []
    made = {1 - value for value in values if 0 < value < 1}
    made |= {100 - value for value in values if 0 < value < 100}
    for a, b in permutations(values, 2):
        made |= {a - b, a + b, a * b}
        if b:
            made |= {a / b, 100 * a / b, 100 * (a - b) / b}
    return [_exact(value) for value in made if value > 0]


def _exact(value: float) -> Number:
    return Number(value, decimals=6, percent=False, spread=False, first=0, last=0, text="")


def _meant(heard: Heard, unsaid: Sequence[Shown]) -> Shown | None:
    """Return the shown number that the sentence speaks of; None where that is not clear."""
    said, words = heard.number, heard.words
    candidates = [item for item in unsaid if item.number.spread == said.spread]
    alike = [item for item in candidates if misread(said, item.number)]
    named_alike = [item for item in alike if any(label & words for label in item.labels)]
    if named_alike:
        return max(named_alike, key=lambda item: _shared(item, words))
    unlikely = [item for item in alike if _is_long(said) and _is_long(item.number)]
    unlikely = [item for item in unlikely if swapped(said, item.number)]
    if len(unlikely) == 1:
        return unlikely[0]
    if heard.roughly or not heard.alone or said.spread:
        return None
    called = [
        item
        for item in candidates
        if _is_called(item, words)
        and abs(said.value - item.number.value) < NEAR * item.number.value
    ]
    return called[0] if len(called) == 1 else None


def _is_long(number: Number) -> bool:
    """Tell whether a number has so many digits that another is alike by no chance; a year is."""
    is_year = not number.decimals and 1900 <= number.value < 2100
    return not is_year and len(number.digits.rstrip("0")) >= LONG


def _shared(item: Shown, words: frozenset[str]) -> int:
    return sum(len(label & words) for label in item.labels)


def _is_called(item: Shown, words: frozenset[str]) -> bool:
    """Tell whether a sentence names a number by its line, or by its row and its column."""
    if len(item.labels) > 1:
        return all(label and label <= words for label in item.labels)
    label = item.labels[0]
    alone = len(list(written_numbers(item.line))) == 1
    enough = len(label & words) >= max(LABEL_WORDS, LABEL_SHARE * len(label))
    return alone and enough


def check_numbers(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Compare the numbers that are said with those on the same slide.

    Title: The numbers that are said against those on the same slide.
    Measured: a said number that is nowhere in the deck, nor, in a comparison, a sum, difference or
    ratio of numbers on its slide; where a number on the slide that went unsaid differs from it by
    one digit or a swap and shares a word with the sentence, or by a swap alone and has four digits
    or more, or is named by the same words.
    Source: the slide itself. 92.4 and "ninety-two point four" are one number, so is "92"; "94" is
    not.
    Strength: speaker.
    Cannot tell: whether the recogniser misheard, or which of the two is right.
    """
    check = "coverage.numbers"
    reason = unmatched(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    for slip in slips(reading):
        what = "two digits swapped or one changed" if slip.alike else "the same thing by its words"
        yield Finding(
            check,
            "problem" if slip.alike else "advice",
            f"At {clock(slip.time)} you said {slip.said.text}; {named(reading, slip.slide)} shows "
            f"{slip.shown.number.text} ({what}).",
            "Listen to this place. If the recogniser misheard, correct the word; if not, say this "
            "number three times aloud with its unit, or round it in speech.",
            "the slide itself",
            "speaker",
            (
                Evidence(slip.time, slip.sentence.end, slip.slide, shortened(slip.sentence.text)),
                shown(reading, slip.slide, capital(slip.shown.line)),
            ),
        )


CHECKS: tuple[Check, ...] = (check_numbers,)
