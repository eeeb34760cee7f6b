"""What the speaker set right about a deck: it outlives any one run-through, and an edited slide."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from rehearsal.library.database import library_file, opened
from rehearsal.library.evidence import corrections_as_text, corrections_from
from rehearsal.talk import Corrections, Deck

SAME_TITLES = 0.5
"""Share of the titles that a deck has in common with what it was before it was edited; D."""


def correct_deck(deck: Deck, corrections: Corrections) -> None:
    """Keep the stages, the plan and the misheard words of a deck."""
    kept = of_deck(corrections)
    row = (
        deck.digest,
        deck.name,
        datetime.now(UTC).isoformat(),
        json.dumps([slide.title for slide in deck.slides]),
        corrections_as_text(kept),
    )
    with opened() as db:
        db.execute("INSERT OR REPLACE INTO deck_corrections VALUES (?, ?, ?, ?, ?)", row)


def corrections_of_deck(deck: Deck) -> Corrections | None:
    """Return what was set right about a deck; None: nothing ever was.

    A deck that was edited since is known by its file's name, and each of its slides by its title:
    what was said of a slide follows it to its new place, and goes where the slide is gone.
    """
    if not library_file().exists():
        return None  # to look for something makes no library
    with opened() as db:
        rows = db.execute(
            "SELECT deck_digest, titles, corrections FROM deck_corrections"
            " WHERE deck_digest = ? OR deck = ? ORDER BY deck_digest = ? DESC, made_at DESC",
            (deck.digest, deck.name, deck.digest),
        ).fetchall()
    for digest, titles, text in rows:
        if digest == deck.digest:
            return of_deck(corrections_from(text))
        if _is_edited(json.loads(titles), deck):
            return of_deck(_moved(corrections_from(text), json.loads(titles), deck))
    return None


def _is_edited(titles: list[str], deck: Deck) -> bool:
    """Whether these are titles of the same talk: many are called talk.pptx, with an Outline."""
    before, now = set(titles) - {""}, {slide.title for slide in deck.slides} - {""}
    return len(before & now) >= SAME_TITLES * min(len(before), len(now))


def _moved(corrections: Corrections, titles: list[str], deck: Deck) -> Corrections:
    """Carry corrections over to the slides of the same titles; a title used twice names none."""
    now = [slide.title for slide in deck.slides]
    place = {
        number: now.index(title) + 1
        for number, title in enumerate(titles, 1)
        if title and titles.count(title) == now.count(title) == 1
    }
    return replace(
        corrections,
        stages=tuple((place[n], stage) for n, stage in corrections.stages if n in place),
        planned=tuple((place[n], seconds) for n, seconds in corrections.planned if n in place),
    )


def of_deck(corrections: Corrections) -> Corrections:
    """Return what holds for every run-through of a deck.

    Not a number: a name is misheard each time, but whoever said 62.4 for 64.2 may say it again.
    """
    words = tuple(pair for pair in corrections.words if not _is_number(pair))
    return Corrections(stages=corrections.stages, planned=corrections.planned, words=words)


def merged(of_run: Corrections, deck: Corrections) -> Corrections:
    """Return a run-through's own corrections with its deck's, words in the order of the former."""
    own = tuple(pair for pair in of_run.words if _is_number(pair) or pair in deck.words)
    words = (*own, *(pair for pair in deck.words if pair not in own))
    return replace(of_run, stages=deck.stages, planned=deck.planned, words=words)


def _is_number(pair: tuple[str, str]) -> bool:
    return any(character.isdigit() for text in pair for character in text)
