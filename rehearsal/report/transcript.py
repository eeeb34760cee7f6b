"""The transcript as a page shows it: by slide, in paragraphs, the findings' quotes marked."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sureness import is_aligned
from rehearsal.report.view import Numbered
from rehearsal.report.wording import clean
from rehearsal.talk import Evidence, Slide

SHOWN_PAUSE = 2.0
"""Seconds; silent pauses from here on are written into the transcript."""

PARAGRAPH = 45
"""Words after which the next sentence end closes a paragraph."""

LONGEST_PARAGRAPH = 110
"""Words after which a paragraph is closed though no sentence ends."""

PAUSE_MARK = re.compile(r"\(\d+(?:\.\d+)? s\)")
"""How a quote tells a silence."""

SLACK = 1.5
"""Seconds around a finding's times in which its quote is looked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong to the same findings; `pause` is the silence in seconds before them."""

    text: str
    findings: tuple[Numbered, ...] = ()
    pause: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; `first` indexes its first word."""

    first: int
    start: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What was said to one slide in one go; without a timeline, all that was said."""

    slide: Slide | None
    start: float
    end: float
    paragraphs: tuple[Paragraph, ...]
    opening: bool
    """Whether this is the first visit to its slide."""


def passages(reading: Reading, findings: Sequence[Numbered]) -> tuple[Passage, ...]:
    """Cut the transcript at slide changes and mark what findings quote."""
    marks = marks_of_words(reading, findings)
    silences = _silences(reading)
    seen: set[int | None] = set()
    made = []
    slides = {slide.number: slide for slide in reading.slides}
    indexed = zip(_slides_of_words(reading), range(len(reading.words)), strict=True)
    for slide, group in itertools.groupby(indexed, key=lambda pair: pair[0]):
        indices = [index for _, index in group]
        first, last = indices[0], indices[-1] + 1
        made.append(
            Passage(
                slide=slides.get(slide),
                start=reading.words[first].start,
                end=reading.words[last - 1].end,
                paragraphs=tuple(_paragraphs(reading, first, last, marks, silences)),
                opening=slide not in seen,
            )
        )
        seen.add(slide)
    return tuple(made)


def paragraph_at(made: Sequence[Passage], time: float) -> int | None:
    """Return the first word of the paragraph that is spoken at a time; None without words."""
    starts = [(part.start, part.first) for passage in made for part in passage.paragraphs]
    before = [first for start, first in starts if start <= time + 0.05]
    if before:
        return before[-1]
    return starts[0][1] if starts else None


def _slides_of_words(reading: Reading) -> list[int | None]:
    """Return the slide of each word by its middle; a word between spans stays with the last.

    Where slides were matched with words, no boundary is so sure that it should cut a sentence:
    there the whole sentence goes with the slide of most of it.
    """
    slides: list[int | None] = []
    spans = list(reading.timeline)
    ends = [span.end for span in spans]
    for word in reading.words:
        middle = (word.start + word.end) / 2
        at = bisect_left(ends, middle)
        inside = at < len(spans) and spans[at].start <= middle
        slides.append(spans[at].slide if inside else slides[-1] if slides else None)
    for sentence in reading.sentences if is_aligned(reading) else ():
        if sentence.slide is not None:
            slides[sentence.first : sentence.last] = [sentence.slide] * (
                sentence.last - sentence.first
            )
    return slides


def _silences(reading: Reading) -> dict[int, float]:
    """Return the long pauses, to a tenth of a second, by the word that follows them."""
    starts = [word.start for word in reading.words]
    found = {}
    for pause in reading.pauses:
        follower = bisect_left(starts, pause.end - 0.3)
        if pause.duration >= SHOWN_PAUSE and 0 < follower < len(starts):
            found[follower] = round(pause.duration, 1)
    return found


def _paragraphs(
    reading: Reading,
    first: int,
    last: int,
    marks: Mapping[int, tuple[Numbered, ...]],
    silences: Mapping[int, float],
) -> Iterator[Paragraph]:
    ends = {sentence.last for sentence in reading.sentences}
    begin = first
    for index in range(first + 1, last + 1):
        count = index - begin
        full = count >= LONGEST_PARAGRAPH or (count >= PARAGRAPH and index in ends)
        if index == last or full:
            runs = tuple(_runs(reading, begin, index, marks, silences))
            yield Paragraph(begin, reading.words[begin].start, runs)
            begin = index


def _runs(
    reading: Reading,
    first: int,
    last: int,
    marks: Mapping[int, tuple[Numbered, ...]],
    silences: Mapping[int, float],
) -> Iterator[Run]:
    begin = first
    for index in range(first + 1, last + 1):
        if index < last and marks.get(index) == marks.get(begin) and index not in silences:
            continue
        text = " ".join(clean(word.text) for word in reading.words[begin:index])
        yield Run(text, marks.get(begin, ()), silences.get(begin))
        begin = index


def marks_of_words(
    reading: Reading, findings: Sequence[Numbered]
) -> dict[int, tuple[Numbered, ...]]:
    """Return the findings of each marked word, by the word's index."""
    starts = [word.start for word in reading.words]
    marks: dict[int, tuple[Numbered, ...]] = {}
    for one in findings:
        for evidence in one.finding.evidence:
            for index in _quoted(reading, starts, evidence):
                if one not in marks.get(index, ()):
                    marks[index] = (*marks.get(index, ()), one)
    return marks


def _quoted(reading: Reading, starts: Sequence[float], evidence: Evidence) -> range:
    """Return the words that a finding quotes; none where it quotes a slide or nothing."""
    quote = _quote_tokens(evidence.quote)
    if not quote or evidence.start is None:
        return range(0)
    end = evidence.start if evidence.end is None else evidence.end
    nearby = range(bisect_left(starts, evidence.start - SLACK), bisect_right(starts, end + SLACK))
    said = [(plain, i) for i in nearby if (plain := _plain(reading.words[i].text))]
    for at in range(len(said) - len(quote) + 1):
        if [plain for plain, _ in said[at : at + len(quote)]] == quote:
            return range(said[at][1], said[at + len(quote) - 1][1] + 1)
    return range(0)


def _quote_tokens(quote: str) -> list[str]:
    """Return the words of a quote up to where it was cut."""
    pieces = PAUSE_MARK.sub(" ", clean(quote)).replace("...", "…").split("…")
    whole = next((piece for piece in pieces if piece.strip()), "")
    return [plain for part in whole.split() if (plain := _plain(part))]


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
