"""The words of a talk, with what the speaker set right."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rehearsal.talk import Rehearsal, Word

_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@lru_cache(maxsize=20_000)  # talks repeat their words, and every check asks
def bare(text: str) -> str:
    """Return a word in lower case without the punctuation around it."""
    return _parts(text)[1].lower()


def corrected(rehearsal: Rehearsal) -> tuple[Word, ...]:
    """Return the words as spoken, misheard spellings replaced; empty without a transcript.

    A spelling of several words is found as a sequence. Where the numbers of words differ, the
    right ones share the time of the misheard ones. Punctuation around them is kept.
    """
    if rehearsal.transcript is None:
        return ()
    words = list(rehearsal.transcript.words)
    for misheard, right in rehearsal.corrections.words:
        if misheard.split() and right.split():
            words = _replace(words, [bare(part) for part in misheard.split()], right.split())
    return tuple(words)


def _replace(words: Sequence[Word], misheard: Sequence[str], right: Sequence[str]) -> list[Word]:
    made: list[Word] = []
    i = 0
    while i < len(words):
        heard = words[i : i + len(misheard)]
        if [bare(word.text) for word in heard] == list(misheard):
            made += _respelt(heard, right)
            i += len(misheard)
        else:
            made.append(words[i])
            i += 1
    return made


def _respelt(heard: Sequence[Word], right: Sequence[str]) -> list[Word]:
    texts = list(right)
    texts[0] = _parts(heard[0].text)[0] + texts[0]
    texts[-1] += _parts(heard[-1].text)[2]
    if len(heard) == len(texts):
        times = [(word.start, word.end) for word in heard]
    else:
        start, step = heard[0].start, (heard[-1].end - heard[0].start) / len(texts)
        times = [(start + i * step, start + (i + 1) * step) for i in range(len(texts))]
    return [
        Word(start=start, end=end, text=text, probability=None)
        for text, (start, end) in zip(texts, times, strict=True)
    ]


def _parts(text: str) -> tuple[str, str, str]:
    match = _EDGES.match(text)
    assert match is not None  # the pattern matches any string
    return match.group(1), match.group(2), match.group(3)
