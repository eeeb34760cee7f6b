"""Which lines belong together, and which were run together: paragraphs, items, rows of tables."""

import math
import re
from collections.abc import Iterable

from rehearsal.analysis.facts.lexicon import word_set

_GLUED = re.compile(
    r"[a-z]{2,} (?:The|An|In|For|We|It|This|With|To|From|On|By|But|Then|These|Each|Our|Only|Use"
    r"|However|Also|Thus|Some|Most|Many) (?=[a-z])|\b(?!that|had)(\w+) \1\b"
)
_TIES = word_set(
    """
    a an the of to in on at by for with from as and or but that which is are was were be has have
    we our it its this these than into over not no when where while vs versus between using use
    """
)
MIN_ROW_WORDS = 4
"""Fewer words with nothing between them may be a name (strength: speaker)."""
FULL_LINE = 45
"""Characters from which a line may have been broken because it was full (strength: speaker)."""
WHOLE_PARAGRAPH = 130
MIN_WHOLE, WHOLE_SHARE = 5, 0.05
"""A line of more characters does not fit on a slide: where so many are, and such a share of all,
paragraphs are whole and no line was broken (strength: speaker)."""


def is_glued(text: str) -> bool:
    """Whether a new sentence or item begins inside a line, or a word stands twice."""
    return bool(_GLUED.search(text))


def is_row(text: str) -> bool:
    """Whether a line is a row of a table whose cells lost their borders: "Wiki closed SUDA 78.1".

    Nothing ties its words together, nothing ends them, and half of them are names or numbers.
    """
    words = text.split()
    if len(words) < MIN_ROW_WORDS or re.search(r"[.:;?!,](?: |$)", text):
        return False
    if any(word.lower() in _TIES for word in words):
        return False
    return 2 * sum(not word[0].islower() for word in words) >= len(words)


def full_line(lines: Iterable[str]) -> float:
    """Return the length from which a line of a deck may have been broken, if its lines are."""
    lengths = [len(line) for line in lines if line]
    whole = sum(length > WHOLE_PARAGRAPH for length in lengths)
    return math.inf if whole >= max(MIN_WHOLE, WHOLE_SHARE * len(lengths)) else FULL_LINE
