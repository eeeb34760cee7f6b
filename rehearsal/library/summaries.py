"""What was computed of run-throughs, kept until their evidence or the program changes.

Judgement is never stored: this is what a page would compute anew each time it is shown. The mark
of the program is its own text, so that a mended threshold, or a new check, makes all of it void;
triggers in the library's file do the same when evidence or corrections change.
"""

import hashlib
from functools import cache

from rehearsal.library.database import opened
from rehearsal.library.stamp import stamp_of
from rehearsal.places import PACKAGE
from rehearsal.settings import load_settings

JUDGES = ("talk.py", "analysis/**/*", "report/*.py")
"""What a summary depends on besides the evidence."""


def kept_summaries() -> dict[str, str]:
    """Return all summaries that are still true, by the id of their run-through."""
    with opened() as db:
        rows = db.execute(
            "SELECT rehearsal_id, summary FROM summaries WHERE program = ?", (_judge(),)
        ).fetchall()
    return dict(rows)


def first_titles() -> dict[str, str]:
    """Return the title of the first slide, by the id of its run-through, as far as it is kept.

    No judgement changes it: a summary that is void, or that another version of the program made,
    tells it as well.
    """
    first = "json_extract(summary, '$.slides[0].title')"
    with opened() as db:
        rows = db.execute(
            f"SELECT rehearsal_id, {first} FROM summaries WHERE json_valid(summary)"
        ).fetchall()
    return {rehearsal_id: title for rehearsal_id, title in rows if isinstance(title, str) and title}


def keep_summary(rehearsal_id: str, summary: str, stamp: str) -> None:
    """Keep what was computed of a run-through, unless that has changed since `stamp_of` told."""
    with opened() as db:
        db.execute("BEGIN IMMEDIATE")  # nothing changes between the look and the note
        if stamp_of(rehearsal_id) == stamp:
            db.execute(
                "INSERT OR REPLACE INTO summaries VALUES (?, ?, ?)",
                (rehearsal_id, _judge(), summary),
            )


def _judge() -> str:
    """Return a mark of what judges: the program, and the band that the speaker chose."""
    chosen = load_settings()
    return f"{program()} {chosen.pace} {chosen.own_pace}"


@cache
def program() -> str:
    """Return a mark of everything that judges: it changes with a line of it."""
    hashed = hashlib.sha256()
    paths = (path for pattern in JUDGES for path in PACKAGE.glob(pattern))
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]
