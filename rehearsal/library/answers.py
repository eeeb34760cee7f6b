"""Drills and their answers on disk: what was asked, what was said, and how the speaker rated it.

Evidence is stored, judgement never: feedback is computed anew whenever an answer is opened. The
one exception is the rating, which is the speaker's own. The sound of an answer is a take of its
own beside the library.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from rehearsal.errors import LibraryError
from rehearsal.library.database import opened
from rehearsal.library.evidence import as_text, decode, encode, from_text
from rehearsal.library.names import new_id
from rehearsal.places import home
from rehearsal.talk import Deck, Question, Rehearsal


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a drill, and those that may follow it."""

    question: Question
    follow_ups: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Drill:
    """Questions that are asked one after the other."""

    id: str
    made_at: datetime
    deck: str
    """File name; empty: asked without a deck."""
    deck_digest: str
    run_through: str
    """Id of the run-through that was asked about; empty: the slides alone."""
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as evidence: typed, or spoken and transcribed."""

    id: str
    made_at: datetime
    drill: str
    place: int
    """Which question of the drill, from 1."""
    follow_up: bool
    question: Question
    rating: int | None
    """1 again, 2 hard, 3 good, 4 easy; None: a follow-up, or not judged yet."""
    typed: str
    spoken: Rehearsal | None
    """Transcript and acoustics; None: typed, or not transcribed yet."""

    @property
    def waiting(self) -> bool:
        """Whether its sound is not transcribed yet."""
        return not self.typed and self.spoken is None


@dataclass(frozen=True, slots=True)
class Rated:
    """What the scheduler and the trends need of an answer."""

    question_id: str
    kind: str
    slide: int | None
    deck_digest: str
    rating: int
    at: datetime
    text: str
    """The question as it was asked."""


def answer_folder(answer_id: str) -> Path:
    """Return the folder of an answer's take; it need not exist."""
    return home() / "answers" / answer_id


def keep_drill(
    asked: Iterable[Asked],
    deck: Deck | None,
    run_through: str = "",
    now: datetime | None = None,
    drill_id: str | None = None,
) -> Drill:
    """Keep what is going to be asked; the drill of a talk's interruptions has the talk's own id."""
    moment = now or datetime.now(UTC)
    name, digest = (deck.name, deck.digest) if deck else ("", "")
    drill = Drill(drill_id or new_id(moment), moment, name, digest, run_through, tuple(asked))
    row = (drill.id, moment.isoformat(), name, digest, run_through, as_text(drill.asked))
    with opened() as db:
        db.execute("INSERT INTO drills VALUES (?, ?, ?, ?, ?, ?)", row)
    return drill


def drills() -> tuple[tuple[str, str, int], ...]:
    """Return id, deck and number of answers of every drill that has any, the newest first."""
    with opened() as db:
        rows = db.execute(
            "SELECT drills.id, drills.deck, count(answers.id) FROM drills"
            " JOIN answers ON answers.drill = drills.id GROUP BY drills.id ORDER BY drills.id DESC"
        ).fetchall()
    return tuple(rows)


def load_drill(drill_id: str) -> Drill:
    """Return a drill; raise LibraryError where there is none of that name."""
    with opened() as db:
        row = db.execute(
            "SELECT id, made_at, deck, deck_digest, run_through, asked FROM drills WHERE id = ?",
            (drill_id,),
        ).fetchone()
    if row is None:
        raise LibraryError("This drill is not kept any more.", "Begin a new one.")
    name, made_at, deck, digest, run_through, asked = row
    questions = from_text(asked, tuple[Asked, ...])
    return Drill(name, datetime.fromisoformat(made_at), deck, digest, run_through, questions)


def keep_answer(
    drill: Drill,
    place: int,
    question: Question,
    *,
    typed: str = "",
    take: Path | None = None,
    rating: int | None = None,
    follow_up: bool = False,
    now: datetime | None = None,
) -> Answer:
    """Keep an answer: a typed text, or the take of a spoken one, which moves into the library."""
    moment = now or datetime.now(UTC)
    answer = Answer(
        new_id(moment), moment, drill.id, place, follow_up, question, rating, typed, None
    )
    if take is not None:
        move_take(take, answer_folder(answer.id))
    with opened() as db:
        insert(db, answer)
    return answer


def insert(db: Connection, answer: Answer) -> None:
    """Write an answer in a transaction that somebody else commits."""
    question = answer.question
    row = (
        *(answer.id, answer.made_at.isoformat(), answer.drill, answer.place),
        *(int(answer.follow_up), question.id, question.kind, question.slide, answer.rating),
        *(as_text(question), answer.typed, encode(answer.spoken) if answer.spoken else None),
    )
    db.execute(f"INSERT INTO answers VALUES ({', '.join('?' * len(row))})", row)


def move_take(take: Path, kept: Path) -> None:
    """Move a take's folder; raise LibraryError where the disk will not have it."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(take, kept)
    except OSError as error:
        raise LibraryError(
            f"The recording cannot be kept ({error.strerror}).",
            "Free some space, or set REHEARSAL_HOME to another disk.",
        ) from error


COLUMNS = "id, made_at, drill, place, follow_up, question, rating, typed, spoken"


def answers_of(drill_id: str) -> tuple[Answer, ...]:
    """Return the answers of a drill, in the order in which they were given."""
    with opened() as db:
        rows = db.execute(
            f"SELECT {COLUMNS} FROM answers WHERE drill = ? ORDER BY made_at", (drill_id,)
        ).fetchall()
    return tuple(answer_from(row) for row in rows)


def load_answer(answer_id: str) -> Answer:
    """Return an answer; raise LibraryError where there is none of that name."""
    with opened() as db:
        row = db.execute(f"SELECT {COLUMNS} FROM answers WHERE id = ?", (answer_id,)).fetchone()
    if row is None:
        raise LibraryError("This answer is not kept any more.", "Answer the question again.")
    return answer_from(row)


def answer_from(row: tuple[Any, ...]) -> Answer:
    """Return an answer of its `COLUMNS`."""
    name, made_at, drill, place, follow_up, question, rating, typed, spoken = row
    return Answer(
        id=name,
        made_at=datetime.fromisoformat(made_at),
        drill=drill,
        place=place,
        follow_up=bool(follow_up),
        question=from_text(question, Question),
        rating=rating,
        typed=typed,
        spoken=decode(spoken) if spoken is not None else None,
    )


def hear(answer_id: str, spoken: Rehearsal, rating: int | None) -> None:
    """Keep what was understood of a spoken answer, and the rating that is suggested."""
    with opened() as db:
        db.execute(
            "UPDATE answers SET spoken = ?, rating = ? WHERE id = ?",
            (encode(spoken), rating, answer_id),
        )


def rate(answer_id: str, rating: int) -> None:
    """Keep how the speaker rates an answer."""
    with opened() as db:
        db.execute("UPDATE answers SET rating = ? WHERE id = ?", (rating, answer_id))


def rated() -> tuple[Rated, ...]:
    """Return all answers that have a rating, the oldest first, without opening their evidence."""
    with opened() as db:
        rows = db.execute(
            "SELECT question_id, kind, slide, deck_digest, rating, answers.made_at,"
            " json_extract(question, '$.text') FROM answers"
            " JOIN drills ON drills.id = answers.drill WHERE rating IS NOT NULL"
            " ORDER BY answers.made_at"
        ).fetchall()
    return tuple(
        Rated(id, kind, slide, digest, rating, datetime.fromisoformat(at), text)
        for id, kind, slide, digest, rating, at, text in rows
    )


def worded_by_models(deck_digest: str) -> dict[str, Question]:
    """Return the questions of language models that were answered about a deck, by their ids."""
    with opened() as db:
        rows = db.execute(
            "SELECT question_id, question FROM answers JOIN drills ON drills.id = answers.drill"
            " WHERE follow_up = 0 AND deck_digest = ?"
            " AND json_extract(question, '$.worded_by') != '' ORDER BY answers.made_at",
            (deck_digest,),
        ).fetchall()
    return {id: from_text(question, Question) for id, question in rows}


def drop_answer_sound(answer_id: str) -> None:
    """Remove the sound of an answer; its words stay."""
    shutil.rmtree(answer_folder(answer_id), ignore_errors=True)


def delete_answer(answer_id: str) -> None:
    """Remove an answer and its sound from the disk."""
    _remove("id = ?", answer_id)


def delete_drill(drill_id: str) -> None:
    """Remove a drill from the disk, with its answers and their sound."""
    _remove("drill = ?", drill_id)
    with opened() as db:
        db.execute("DELETE FROM drills WHERE id = ?", (drill_id,))


def delete_drills_about(*, run_through: str = "", deck_digest: str = "") -> None:
    """Remove all drills about a run-through, or about a deck, from the disk."""
    with opened() as db:
        rows = db.execute(
            "SELECT id FROM drills WHERE (run_through = ? AND ? != '')"
            " OR (deck_digest = ? AND ? != '')",
            (run_through, run_through, deck_digest, deck_digest),
        ).fetchall()
    for (drill_id,) in rows:
        delete_drill(drill_id)
    emptied()


def _remove(which: str, value: str) -> None:
    with opened() as db:
        rows = db.execute(f"SELECT id FROM answers WHERE {which}", (value,)).fetchall()
    for (answer_id,) in rows:
        remove_folder(answer_folder(answer_id))
    with opened() as db:
        db.execute("PRAGMA secure_delete=ON")
        db.execute(f"DELETE FROM answers WHERE {which}", (value,))
    emptied()


def remove_folder(folder: Path) -> None:
    """Remove a take's folder; raise LibraryError where something holds it."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise LibraryError(
            f"{folder} cannot be removed ({error.strerror}).",
            "Close what uses it, then delete it again.",
        ) from error


def emptied() -> None:
    """Take what was deleted out of SQLite's journal as well."""
    with opened() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
