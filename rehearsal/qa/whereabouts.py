"""Where in its line a fact stands, though it fills a sentence in other words."""

import re

from rehearsal.analysis.facts.kinds import Fact
from rehearsal.analysis.facts.lexicon import (
    COHORTS,
    COMPONENTS,
    DATASETS,
    HYPER_PARAMETERS,
    METRICS,
    RESOURCES,
    STUDY_METHODS,
    TECHNIQUES,
    lexicon,
    word_set,
)

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_FUNCTION = word_set("a an the your of for in on to and or")
_SOURCES = (
    METRICS, DATASETS, COHORTS, RESOURCES, TECHNIQUES, STUDY_METHODS, COMPONENTS, HYPER_PARAMETERS
)  # fmt: skip


def stretch(fact: Fact) -> tuple[int, int]:
    """Return where in its quote a fact begins and ends; the quote's beginning where it is not.

    First as it is written, case and blanks aside ("n=120" is "N = 120"); then the shortest stretch
    with the most of its words; then in another spelling that the field's word lists know.
    """
    words = _TOKEN.findall(fact.text.lower())
    words = [word for word in words if word not in _FUNCTION] or words
    if not words:
        return 0, 0
    between = r"\W*?".join(re.escape(word) for word in words)
    for exact in (re.escape(fact.text), rf"(?<!\w){between}(?!\w)"):
        found = re.search(exact, fact.quote, re.IGNORECASE)
        if found:
            return found.span()
    return _spelling(fact) or _densest(words, fact.quote)


def _spelling(fact: Fact) -> tuple[int, int] | None:
    for source in _SOURCES:
        for fill, match in lexicon(source).find(fact.quote):
            if fill == fact.text:
                return match.span()
    return None


def _densest(words: list[str], quote: str) -> tuple[int, int]:
    """Return the shortest stretch that holds the most of the words, in any order."""
    stems = {word.rstrip("s") for word in words}
    hits = [
        (match.group().lower().rstrip("s"), match.start(), match.end())
        for match in _TOKEN.finditer(quote)
    ]
    hits = [hit for hit in hits if hit[0] in stems]
    best = (0, 0, 0, 0)
    for at, (_, start, _) in enumerate(hits):
        seen: set[str] = set()
        for word, _, end in hits[at : at + 3 * len(stems)]:
            seen.add(word)
            best = max(best, (len(seen), start - end, start, end))
    return best[2], best[3]
