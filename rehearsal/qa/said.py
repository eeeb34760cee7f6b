"""An answer or a pitch as it was said: words with times, sentences, and quotations from them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.argument.numbers import Number, spoken_numbers
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Sentence
from rehearsal.analysis.sentences import sentences
from rehearsal.qa.measuring import measures
from rehearsal.talk import Word

TYPED_RATE_WPM = 140.0
"""Rate at which a typed answer is taken to be spoken; wpm. Source: 60 s ≈ 140 words (COMPASS,
Nature Careers), strength D."""
AROUND = 7
"""Words shown on each side of the words that a judgement hangs on."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they were said."""

    text: str
    start: float | None
    """Seconds from the start of the answer; None: it was typed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said; for a typed answer the times are those of an even rate."""

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    seconds: float
    typed: bool

    @property
    def word_count(self) -> int:
        """Words without filled pauses and lone punctuation."""
        return sum(_is_word(word) and not is_filled_pause(word.text) for word in self.words)

    def at(self, sentence: Sentence) -> float:
        """Seconds between the first word and a sentence."""
        return sentence.start - self.words[0].start

    def quote(self, first: int, last: int) -> Quote:
        """Return words `first` up to `last`, exclusive."""
        words = self.words[first:last]
        text = " ".join(word.text for word in words)
        return Quote(text.strip(" ,;"), None if self.typed else words[0].start)

    def opening(self, count: int = 12) -> Quote:
        """Return the first words."""
        return self.quote(0, min(count, len(self.words)))

    def find(
        self,
        pattern: re.Pattern[str],
        *,
        among: Iterable[Sentence] = (),
        unless: Sequence[re.Pattern[str]] = (),
    ) -> Iterator[Quote]:
        """Yield the words around each match, in order.

        `among`: only in these sentences. `unless`: not where one of these covers a part of it.
        """
        for sentence in tuple(among) or self.sentences:
            covers = [hit.span() for other in unless for hit in other.finditer(sentence.text)]
            for match in pattern.finditer(sentence.text):
                if any(start < match.end() and match.start() < end for start, end in covers):
                    continue
                before = sentence.text.count(" ", 0, match.start())
                inside = match.group().strip().count(" ") + 1
                yield self._around(sentence, sentence.first + before, inside)

    def numbers(self, *, among: Iterable[Sentence] = ()) -> tuple[tuple[Number, Quote], ...]:
        """Return the numbers that measure something: not "one thing", a bare two or a year."""
        found = []
        for sentence in tuple(among) or self.sentences:
            texts = [word.text for word in self.words[sentence.first : sentence.last]]
            for number in spoken_numbers(texts):
                if measures(number, texts):
                    at = sentence.first + number.first
                    around = self._around(sentence, at, number.last - number.first)
                    found.append((number, around))
        return tuple(found)

    def _around(self, sentence: Sentence, first: int, count: int) -> Quote:
        start = max(sentence.first, first - AROUND)
        return self.quote(start, min(sentence.last, first + count + AROUND))


def listen(answer: Sequence[Word] | str, seconds: float | None = None) -> Said:
    """Make ready what was said: timed words, or a typed text.

    `seconds`: how long it took; None: up to the last word, for a typed text at an even rate.
    """
    typed = isinstance(answer, str)
    words = _typed(answer) if isinstance(answer, str) else tuple(answer)
    if not any(_is_word(word) for word in words):
        words = ()
    if seconds is None:
        seconds = words[-1].end - words[0].start if words else 0.0
    return Said(words, sentences(words, ()), seconds, typed)


def _is_word(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def _typed(text: str) -> tuple[Word, ...]:
    step = 60 / TYPED_RATE_WPM
    return tuple(Word(n * step, (n + 1) * step, word) for n, word in enumerate(text.split()))
