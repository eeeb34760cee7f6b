"""Whether the words behind an acronym stand anywhere in the talk: "GHG", "greenhouse gases"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from rehearsal.analysis.facts.lines import Line
from rehearsal.analysis.text import STOP_WORDS, stem, tokens

_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
"""Words that an acronym may pass over, and may count: part of speech, POS."""
ENOUGH = {2: 2}
"""How often words must be said to be what two letters stand for, and not chance; strength: speaker.

For three letters and more once is enough, and so is being shown once for any: some fit by chance,
and then nothing is told; but an acronym whose words are there is never held against the speaker.
"""
MORE = 1
"""How much more often where a letter is taken from inside a word; strength: speaker."""
CLOSE = 10
"""Sentences between words and the acronym up to which they count as said once more; strength:
speaker."""
_AROUND = 2
"""Letters before and after one that is taken from inside a word: it begins a part of it."""

Run = tuple[str, ...]


def is_spelled_out(name: str, lines: Sequence[Line]) -> bool:
    """Whether some words give the letters of a name, beside it or often enough elsewhere.

    After Schwartz & Hearst (2003) for the words beside it.
    """
    of_slide: dict[tuple[int | None, bool], list[str]] = defaultdict(list)
    for line in lines:
        of_slide[line.slide, line.spoken].append(line.text)
    beside = any(_is_beside(name, " ".join(texts)) for texts in of_slide.values())
    return beside or _is_elsewhere(name, lines)


def _is_elsewhere(name: str, lines: Sequence[Line]) -> bool:
    """Whether one run of words that begins with the letters is shown, or said often enough."""
    letters = name.lower()
    words = [tokens(line.text) for line in lines]
    naming = [at for at, said in enumerate(words) if letters in said or f"{letters}s" in said]
    times: Counter[Run] = Counter()
    inside: dict[Run, bool] = {}
    close: set[Run] = set()
    for at, line in enumerate(lines):
        for run, inner in _runs(letters, words[at]):
            if not line.spoken or (at in naming and not inner):
                return True
            key = tuple(stem(word).rstrip("es") for word in run)  # of gases it is gase
            times[key] += 1
            inside[key] = inner
            if any(_are_close(lines, at, other) for other in naming):
                close.add(key)
    enough = ENOUGH.get(len(name), 1)
    return any(times[run] + (run in close) >= enough + MORE * inside[run] for run in times)


def _are_close(lines: Sequence[Line], at: int, other: int) -> bool:
    if lines[at].spoken and lines[other].spoken:
        return abs(at - other) <= CLOSE
    return lines[at].slide == lines[other].slide


def _runs(letters: str, words: Sequence[str]) -> Iterator[tuple[Run, bool]]:
    """Yield the runs of words that give the letters, and whether one lies inside a word."""
    for at, word in enumerate(words):
        if word[0] != letters[0] or word in STOP_WORDS:
            continue
        found = ((run, False) for run in _beginning(letters, words, at))
        inside = ((run, True) for run in _with_one_inside(letters, words, at))
        for run, inner in chain(found, inside):
            content = [word for word in run if word not in STOP_WORDS]
            if 1 < len(set(content)) == len(content) and letters not in run:
                yield run, inner


def _beginning(letters: str, words: Sequence[str], at: int) -> Iterator[Run]:
    """Yield the runs from a word on, each word of which begins with the next letter."""
    if not letters:
        yield ()
        return
    word = words[at] if at < len(words) else ""
    if word and word[0] == letters[0] and (word not in STOP_WORDS or word in _SMALL):
        yield from ((word, *rest) for rest in _beginning(letters[1:], words, at + 1))
    if word in _SMALL:
        yield from _beginning(letters, words, at + 1)


def _with_one_inside(letters: str, words: Sequence[str], at: int) -> Iterator[Run]:
    """Yield the run without small words of which one word gives two letters: GreenHouse Gas."""
    run = tuple(words[at : at + len(letters) - 1])
    if len(letters) < 3 or len(run) < len(letters) - 1 or not STOP_WORDS.isdisjoint(run):
        return
    initials = "".join(word[0] for word in run)
    for i, word in enumerate(run):
        one = letters[i + 1]
        if letters == initials[: i + 1] + one + initials[i + 1 :] and one in word[_AROUND:-_AROUND]:
            yield run


def _is_beside(name: str, text: str) -> bool:
    """Whether its letters run through the words before or after any mention of it."""
    letters = name.lower()
    window = min(len(name) + 5, 2 * len(name)) + 1
    words = re.findall(r"[\w]+", text)
    for at, word in enumerate(words):
        if word.rstrip("s") != name:
            continue
        before, after = words[max(0, at - window) : at], words[at + 1 : at + 1 + window]
        if any(_runs_through(letters, part) for part in (before, after)):
            return True
    return False


def _runs_through(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters run through the words, all of them but one beginning a word."""
    lower = [word.lower() for word in words]

    def placed(letter: int, word: int, at: int, begun: int) -> bool:
        if letter == len(letters):
            return True
        for later in range(word + 1, len(lower)):
            if lower[later][0] == letters[letter] and placed(letter + 1, later, 1, begun + 1):
                return True
        inside = lower[word].find(letters[letter], at)
        return inside >= 0 and begun == letter and placed(letter + 1, word, inside + 1, begun)

    return any(
        word[0] == letters[0] and not words[start].isupper() and placed(1, start, 1, 1)
        for start, word in enumerate(lower)
    )
