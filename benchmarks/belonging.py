"""How surely a talk over other slides is told from one over its own, from the words alone.

    uv run python benchmarks/belonging.py --data DIR

DIR holds one JSON file for each talk, as benchmarks/alignment.py reads them; the sample talk comes
beside them. Every talk's words are put with every talk's slides, whole and in stretches of ten,
five and three minutes; then the same with slides cut to their first words, and with three tenths
of the words misheard. "Lowest" is the match over its limit: below 1 a pair is told to be none.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignment import Talk, read_talk

from rehearsal.analysis.belonging import FEWEST_RECURRING, limit, match, shared_words
from rehearsal.decks.read import read_deck
from rehearsal.places import bundled
from rehearsal.talk import Deck, Word

STRETCHES = (None, 600.0, 300.0, 180.0)
"""Seconds of each stretch; None: the whole talk."""
MOST_STRETCHES = 6
"""Stretches of one length that are taken of a talk, from its beginning."""
SLIDE_WORDS = (None, 60, 30)
"""Words that are left of each slide; None: all."""
MISHEARD = 0.3
"""Share of the words that are exchanged for those of another talk."""


@dataclass(frozen=True)
class Tally:
    """How one kind of pairs was judged."""

    accused: int = 0
    untold: int = 0
    pairs: int = 0
    lowest: float = float("inf")

    def with_pair(self, words: Sequence[Word], deck: Deck) -> "Tally":
        """Count one more pair."""
        shared = shared_words(words, deck)
        untold = shared.recurring_shown < FEWEST_RECURRING
        over = match(shared) / max(1e-9, limit(shared))
        return Tally(
            self.accused + (not untold and over < 1),
            self.untold + untold,
            self.pairs + 1,
            self.lowest if untold else min(self.lowest, over),
        )


def sample() -> Talk:
    """Return the project's own talk; which slide was shown when is not needed."""
    folder = bundled("samples", "job_talk")
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    words = tuple(Word(word["start"], word["end"], word["word"]) for word in truth["words"])
    return Talk("sample", words, read_deck(folder / "deck.pptx"), ())


def stretches(words: Sequence[Word], seconds: float | None) -> Iterator[Sequence[Word]]:
    """Yield the words of each whole stretch, or all of them."""
    if seconds is None:
        yield words
        return
    count = min(MOST_STRETCHES, int(words[-1].end / seconds))
    for i in range(count):
        yield [word for word in words if i * seconds <= word.start < (i + 1) * seconds]


def shortened(deck: Deck, count: int | None) -> Deck:
    """Leave so many words on each slide, and no notes."""
    if count is None:
        return deck
    return replace(
        deck,
        slides=tuple(
            replace(
                slide,
                title="",
                body=(" ".join(slide.text.split()[:count]),),
                tables=(),
                charts=(),
                notes="",
            )
            for slide in deck.slides
        ),
    )


def misheard(words: Iterable[Word], pool: Sequence[Word], chance: random.Random) -> list[Word]:
    """Exchange some of the words for any of the pool."""
    return [
        replace(word, text=chance.choice(pool).text) if chance.random() < MISHEARD else word
        for word in words
    ]


def tallied(
    talks: Sequence[Talk], seconds: float | None, count: int | None, *, noisy: bool
) -> tuple[Tally, Tally]:
    """Judge every pair of words and slides; return the right ones and the wrong ones."""
    chance = random.Random(1)
    pool = [word for talk in talks for word in talk.words]
    decks = {talk.name: shortened(talk.deck, count) for talk in talks}
    right, wrong = Tally(), Tally()
    for talk in talks:
        for part in stretches(talk.words, seconds):
            words = misheard(part, pool, chance) if noisy else part
            right = right.with_pair(words, decks[talk.name])
            for other in talks if not noisy else ():
                if other is not talk:
                    wrong = wrong.with_pair(words, decks[other.name])
    return right, wrong


def print_pairs(talks: Sequence[Talk]) -> None:
    """Print the match of each talk's words (rows) with each one's slides, over the limit."""
    print(f"{'words of':20s}{''.join(f'{talk.name[:8]:>9s}' for talk in talks)}  (slides of)")
    for talk in talks:
        made = [shared_words(talk.words, other.deck) for other in talks]
        row = "".join(f"{match(shared) / limit(shared):9.2f}" for shared in made)
        print(f"{talk.name[:19]:20s}{row}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    talks = [read_talk(path) for path in sorted(arguments.data.glob("*.json"))]
    talks.append(sample())
    print_pairs(talks)
    print("\nspeech  slides    misheard  own slides: accused  untold  lowest   others': ", end="")
    print("told  untold")
    for count in SLIDE_WORDS:
        for noisy in (False, True):
            for seconds in STRETCHES:
                right, wrong = tallied(talks, seconds, count, noisy=noisy)
                speech = "whole" if seconds is None else f"{seconds / 60:.0f} min"
                slides = "whole" if count is None else f"{count} words"
                told = f"{wrong.accused:5d} of {wrong.pairs:4d} {wrong.untold:7d}"
                print(
                    f"{speech:7s} {slides:9s} {MISHEARD if noisy else 0:8.0%}  "
                    f"{right.accused:10d} of {right.pairs:4d}  {right.untold:6d}  "
                    f"{right.lowest:6.2f}   {told if wrong.pairs else ''}"
                )


if __name__ == "__main__":
    main()
