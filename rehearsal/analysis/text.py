"""Words as the analyses compare them: lower case, content words only, stemmed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Protocol

_SMALL_CHANGE = """
a about above after again all also am an and any are as at be because been before being
but by can cannot could did do does doing done each few for from further had has have having
he her here hers him his how i if in into is it its itself let me more most my no nor not now
of off on once only or other our ours out over own same she should so some such than that the
their theirs them then there these they this those through to too under until up upon us very
was we were what when where which while who whom why will with would you your yours
actually basically okay ok right well know think going go get got see say said want really
kind sort thing things just like lot maybe mean yeah yes um uh er
"""
STOP_WORDS = frozenset(_SMALL_CHANGE.split())
"""Function words of English, and the small change of speech."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")


def tokens(text: str) -> list[str]:
    """Return words and numbers in lower case, in order; a contraction is one token."""
    return [match.replace("’", "'") for match in _WORD.findall(text.lower())]


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("english")
    return stemmer


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the Snowball stem of one lower-case English word."""
    return _stemmer().stemWord(word)


def terms(text: str) -> list[str]:
    """Return the stems of the content words, and the numbers, in order."""
    return [
        stem(token)
        for token in tokens(text)
        if (len(token) > 1 or token.isdigit()) and not _is_small_change(token)
    ]


def vocabulary(documents: Iterable[Iterable[str]]) -> dict[str, int]:
    """Number the distinct terms in order of appearance."""
    return {term: i for i, term in enumerate(dict.fromkeys(chain.from_iterable(documents)))}


def _is_small_change(token: str) -> bool:
    return token in STOP_WORDS or token.partition("'")[0] in STOP_WORDS
