"""What a talk is called: by the title of its first slide, the deck's file name second."""

from collections import Counter
from collections.abc import Mapping

from rehearsal import comparing
from rehearsal.library import Entry
from rehearsal.library.shelf import ShelvedDeck
from rehearsal.report.wording import clean, shorten

TITLE = 60
"""Characters of a title in a list."""


def named(title: str, file: str) -> str:
    """Return the title with the file's name behind it; the file's name alone where there is none.

    A talk without slides has neither.
    """
    short = shorten(clean(title), TITLE)
    if not file:
        return short or "without a deck"
    return f"{short} ({file})" if short else file


def run_through_named(entry: Entry, titles: dict[str, str]) -> str:
    """Name a run-through's talk; `titles` are those of `comparing.titles`."""
    return named(titles.get(entry.id, ""), entry.deck)


def deck_named(deck: ShelvedDeck) -> str:
    """Name a deck of the shelf."""
    return named(deck.title, deck.name)


def titles() -> dict[str, str]:
    """Return the titles of the talks, by the ids of their run-throughs."""
    return comparing.titles()


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels of which no two are the same, by what they stand for.

    A box for choosing knows its options by their labels: of two that are the same, as of a deck
    that was mended and kept its name, it would open the first whichever is chosen. The last one,
    which is the oldest in our lists, keeps its label: one that is added renames no other.
    """
    times = Counter(labels.values())
    apart = {}
    for key, label in labels.items():
        apart[key] = label if times[label] == 1 else f"{label} ({times[label]})"
        times[label] -= 1
    return apart
