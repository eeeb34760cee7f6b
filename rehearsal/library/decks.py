"""What the speaker set right about a deck: it outlives any one run-through, and an edited slide."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from rehearsal.library.database import library_file, opened
from rehearsal.library.evidence import corrections_as_text, corrections_from
from rehearsal.talk import Corrections, Deck


def correct_deck(deck: Deck, corrections: Corrections) -> None:
    """Keep the stages, the plan and the misheard words of a deck."""
    kept = Corrections(
        stages=corrections.stages, planned=corrections.planned, words=corrections.words
    )
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
        row = db.execute(
            "SELECT deck_digest, titles, corrections FROM deck_corrections"
            " WHERE deck_digest = ? OR deck = ? ORDER BY deck_digest = ? DESC, made_at DESC",
            (deck.digest, deck.name, deck.digest),
        ).fetchone()
    if row is None:
        return None
    digest, titles, text = row
    corrections = corrections_from(text)
    return corrections if digest == deck.digest else _moved(corrections, json.loads(titles), deck)


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


def merged(of_run: Corrections, of_deck: Corrections) -> Corrections:
    """Return a run-through's own corrections with its deck's."""
    return replace(of_run, stages=of_deck.stages, planned=of_deck.planned, words=of_deck.words)
