"""What a talk is called: by the title of its first slide, the deck's file name second."""

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
