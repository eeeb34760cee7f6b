"""What each stretch of speech says about each slide: log-likelihood ratios of words.

A word speaks for a slide by how much likelier it is there than in the talk as a whole. What the
slide before showed already counts less, a title more, and a word said again and again less each
time; words that are on no slide say nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.argument.numbers import Number, spoken_numbers, written_numbers
from rehearsal.analysis.text import terms, vocabulary
from rehearsal.talk import Slide, Word

Matrix = NDArray[np.float64]

SLIDE_SHARE = 0.08
"""Share of the content words that are taken from the slide, 0 to 1; benchmarks/alignment.py."""
TITLE_WEIGHT = 1.0
"""What being in the title adds to a term's log count; benchmarks/alignment.py."""
COMMON_TERMS = 500
"""Terms of common language that a talk's own are diluted with when their share in the talk is
estimated: in a short talk the words of one slide would else pass for common. Chosen on excerpts of
six minutes; benchmarks/alignment.py --excerpts."""
CARRIED_WEIGHT = 0.3
"""Weight of a term that was on the slide before already, 0 to 1; benchmarks/alignment.py."""
STRONGEST_WORD = 3.0
"""Ceiling of one word's log-likelihood ratio; benchmarks/alignment.py."""
REPEAT_HALF_LIFE = 250
"""Words after which a word's last mention is half forgotten; benchmarks/alignment.py."""
TRUST = 0.9
"""Weight of the evidence against the transitions; words are not independent."""


@dataclass(slots=True)
class _Memory:
    """How often each term was said lately: it halves with every REPEAT_HALF_LIFE words."""

    mentions: dict[str, tuple[float, int]] = field(default_factory=dict)

    def novelty(self, term: str, at: int) -> float:
        """Return 1 for a term not said lately, less the oftener it was; and note it."""
        count, last = self.mentions.get(term, (0.0, at))
        count *= math.pow(0.5, (at - last) / REPEAT_HALF_LIFE)
        self.mentions[term] = (count + 1.0, at)
        return 1.0 / (1.0 + count)


def spoken_terms(words: Sequence[Word]) -> list[tuple[int, str]]:
    """Return the terms of the words, each with the index of its word; numbers as values."""
    texts = [word.text for word in words]
    said = [(i, term) for i, text in enumerate(texts) for term in _wordy(text)]
    said += [(number.first, _term(number)) for number in spoken_numbers(texts)]
    return sorted(said)


def slide_terms(slide: Slide) -> list[str]:
    """Return the terms of a slide and its notes, page numbers left out."""
    lines = [line for line in slide.text.splitlines() if line.strip() != str(slide.number)]
    text = "\n".join([*lines, slide.notes])
    return [*_wordy(text), *(_term(number) for number in written_numbers(text))]


def log_ratios(
    said: Sequence[tuple[int, str]], slides: Sequence[Slide], unit_of: Sequence[int]
) -> Matrix:
    """Return the evidence of each unit of speech for each slide, shape (units, slides).

    `unit_of` gives the unit that each word lies in; `said` is what `spoken_terms` returned.
    """
    documents = [slide_terms(slide) for slide in slides]
    index = vocabulary(documents)
    ratios = _word_ratios(documents, slides, index, Counter(term for _, term in said))
    evidence = np.zeros((unit_of[-1] + 1, len(slides)))
    memory = _Memory()
    for at, term in said:
        if term in index:
            evidence[unit_of[at]] += memory.novelty(term, at) * ratios[:, index[term]]
    return TRUST * evidence


def _word_ratios(
    documents: Sequence[Sequence[str]],
    slides: Sequence[Slide],
    index: dict[str, int],
    said: Counter[str],
) -> Matrix:
    """Return log p(term | slide) / p(term | talk), shape (slides, terms)."""
    counts = np.zeros((len(slides), max(1, len(index))))
    for row, document in enumerate(documents):
        for term, count in Counter(document).items():
            counts[row, index[term]] = count
    weights = np.log1p(counts)
    for row, slide in enumerate(slides):
        weights[row, [index[term] for term in set(_wordy(slide.title))]] += TITLE_WEIGHT
    weights[1:][counts[:-1] > 0] *= CARRIED_WEIGHT
    lengths = weights.sum(axis=1, keepdims=True)
    mean_length = max(1e-9, float(lengths.mean()))
    on_slide = weights / np.sqrt(np.maximum(lengths, 1e-9) * mean_length)
    in_talk = (np.array([said[term] for term in index] or [0]) + 0.5) / (
        said.total() + COMMON_TERMS
    )
    ratios: Matrix = np.log(1 - SLIDE_SHARE + SLIDE_SHARE * on_slide / in_talk)
    return np.minimum(ratios, STRONGEST_WORD)


def _wordy(text: str) -> Iterable[str]:
    return [term for term in terms(text) if not term[0].isdigit()]


def _term(number: Number) -> str:
    return f"#{number.value:g}"
