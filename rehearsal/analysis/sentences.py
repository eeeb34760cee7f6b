"""Sentences as spoken: from the transcript's punctuation, else from the gaps between words."""

import re
from collections.abc import Iterator, Sequence

from rehearsal.analysis.reading import Sentence
from rehearsal.talk import SlideSpan, Span, Word

PUNCTUATED_SHARE = 1 / 60
"""Share of words that end a sentence, below which a transcript counts as unpunctuated.

Unit: words. Source: the longest English sentences average some 30 words; strength D.
"""
SENTENCE_GAP = 0.7
"""Gap between words (s) that ends a sentence where the transcript has no punctuation.

Source: medium pauses end at 1 s (Campione & Véronis 2002); strength D.
"""
LONGEST = 60
"""Words after which a sentence is cut in any case, so that quotes stay short; strength D."""

_END = re.compile(r"[.?!…]+[\"'”’)\]»]*$")
_ABBREVIATION = re.compile(
    r"^[(\[]*(?:[A-Za-z]\.|(?:[A-Za-z]\.)+|e\.?g\.|i\.?e\.|etc\.|vs\.|dr\.|prof\.|mr\.|mrs\.|ms\.|"
    r"fig\.|figs\.|eq\.|sec\.|ch\.|st\.|no\.|approx\.|cf\.|resp\.)$",
    re.IGNORECASE,
)


def ends_sentence(text: str) -> bool:
    """Tell whether a transcribed word carries the end of a sentence."""
    return bool(_END.search(text)) and not _ABBREVIATION.match(text)


def ends_question(text: str) -> bool:
    """Tell whether a transcribed word carries a question mark at its end."""
    return text.rstrip("\"'”’)]» ").endswith("?")


def is_punctuated(words: Sequence[Word]) -> bool:
    """Tell whether the transcript marks its sentences."""
    ends = sum(ends_sentence(word.text) for word in words)
    return bool(words) and ends / len(words) >= PUNCTUATED_SHARE


def sentences(words: Sequence[Word], spans: Sequence[SlideSpan]) -> tuple[Sentence, ...]:
    """Cut the words into sentences and say to which slide each is spoken."""
    return tuple(_sentence(words, first, last, spans) for first, last in _cuts(words))


def _cuts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    punctuated = is_punctuated(words)
    first = 0
    for i, word in enumerate(words):
        if i + 1 == len(words):
            ended = True
        elif punctuated:
            ended = ends_sentence(word.text)
        else:
            ended = words[i + 1].start - word.end >= SENTENCE_GAP
        if ended or i + 1 - first >= LONGEST:
            yield first, i + 1
            first = i + 1


def _sentence(words: Sequence[Word], first: int, last: int, spans: Sequence[SlideSpan]) -> Sentence:
    said = words[first:last]
    start, end = said[0].start, max(word.end for word in said)
    return Sentence(
        start=start,
        end=end,
        first=first,
        last=last,
        text=" ".join(word.text for word in said),
        slide=_slide(Span(start, end), spans),
    )


def _slide(sentence: Span, spans: Sequence[SlideSpan]) -> int | None:
    shares: dict[int, float] = {}
    for span in spans:
        overlap = span.overlap(sentence)
        if overlap > 0 or span.contains(sentence.start):
            shares[span.slide] = shares.get(span.slide, 0.0) + overlap
    return max(shares, key=lambda slide: shares[slide]) if shares else None
