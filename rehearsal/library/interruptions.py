"""What was said to a panel that interrupted: found in run-throughs, and kept as answers."""

from collections.abc import Iterable

from rehearsal.library.answers import COLUMNS, Answer, Drill, answer_folder, answer_from, insert
from rehearsal.library.database import opened


def interrupted() -> tuple[str, ...]:
    """Return the run-throughs that had questions prepared of which no answer was found yet."""
    with opened() as db:
        rows = db.execute(
            "SELECT id FROM drills WHERE id IN (SELECT id FROM rehearsals)"
            " AND (id NOT IN (SELECT drill FROM answers)"
            " OR id IN (SELECT drill FROM answers WHERE typed = '' AND spoken IS NULL))"
        ).fetchall()
    return tuple(rehearsal_id for (rehearsal_id,) in rows)


def keep_found(drill: Drill, found: Iterable[Answer]) -> None:
    """Keep the answers that were found in a run-through, all of them or none.

    Whoever comes second keeps nothing: answers that are there stay, and one that was deleted stays
    deleted. Only where some have neither words nor sound is what is missing kept in their place.
    """
    with opened() as db:
        db.execute("BEGIN IMMEDIATE")
        if db.execute("SELECT 1 FROM drills WHERE id = ?", (drill.id,)).fetchone() is None:
            return
        rows = db.execute(f"SELECT {COLUMNS} FROM answers WHERE drill = ?", (drill.id,)).fetchall()
        there = [answer_from(row) for row in rows]
        empty = [one for one in there if one.waiting and not answer_folder(one.id).exists()]
        if there and not empty:
            return
        db.executemany("DELETE FROM answers WHERE id = ?", [(one.id,) for one in empty])
        answered = {one.place for one in there if one not in empty}
        for answer in found:
            if answer.place not in answered:
                insert(db, answer)
