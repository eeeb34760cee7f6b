"""What goes back into the deck: how long each page was shown, and what was said to it."""

from collections.abc import Iterator
from itertools import groupby

from rehearsal.analysis.reading import Reading
from rehearsal.talk import SlideSpan, Word


def seconds_by_page(reading: Reading) -> dict[int, float]:
    """Return how long each page of the file was shown, all visits together.

    Where a slide has several pages and it is not known which, they share its time evenly.
    """
    seconds: dict[int, float] = {}
    for span in reading.timeline:
        pages = _pages(reading, span)
        for page in pages:
            seconds[page] = seconds.get(page, 0.0) + span.duration / len(pages)
    return {page: time for page, time in sorted(seconds.items()) if time > 0}


def words_by_page(reading: Reading) -> dict[int, str]:
    """Return what was said to each page, visit by visit; a slide's words stand at its last page."""
    said: dict[int, list[str]] = {}
    for page, words in groupby(_words(reading), key=lambda pair: pair[0]):
        said.setdefault(page, []).append(" ".join(word.text for _, word in words))
    return {page: "\n".join(visits) for page, visits in sorted(said.items())}


def _words(reading: Reading) -> Iterator[tuple[int, Word]]:
    spans = [(span, _pages(reading, span)) for span in reading.timeline]
    place = 0
    for word in reading.words:
        middle = (word.start + word.end) / 2
        while place < len(spans) and spans[place][0].end <= middle:
            place += 1
        if place < len(spans) and spans[place][0].contains(middle) and spans[place][1]:
            yield spans[place][1][-1], word


def _pages(reading: Reading, span: SlideSpan) -> tuple[int, ...]:
    if span.page is not None:
        return (span.page,)
    return next((slide.pages for slide in reading.slides if slide.number == span.slide), ())
