"""Takes that are no run-throughs yet: being recorded, waiting for a transcript, or cut off.

Each is a folder under `home()/takes`: the take itself, `plan.json` (what it was recorded for) and
a copy of the deck, so that a power cut, or a deck that was changed since, costs nothing.
"""

import json
import os
import re
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rehearsal import comparing, library, workflow
from rehearsal.errors import RecordingError
from rehearsal.library.answers import delete_drills_about
from rehearsal.places import home
from rehearsal.settings import load_settings
from rehearsal.speech.journal import sole_writer
from rehearsal.speech.listening import NAME as ACOUSTICS
from rehearsal.speech.listening import step_back
from rehearsal.speech.take import Take, TakeWriter
from rehearsal.talk import JOB_TALK, Format, Progress
from rehearsal.telling import CANCEL, STATE, carried_out
from rehearsal.workflow import Request

PLAN = "plan.json"
PATIENCE = 24 * 3600.0
"""Seconds to wait for an analysis of the same take that a killed server has left running."""
UNUSED_STAYS = 24 * 3600.0
"""Seconds for which a take stays in which nothing was ever recorded, from its beginning or from the
last time that its room said it was open. Strength: speaker."""
UPLOADED = "uploaded"
"""The recording of a plan whose file a page sends into the take's folder."""
ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
"""What a take is called; nothing else is ever looked up on the disk."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a take was recorded for."""

    deck: str = ""
    """File name of the deck; empty: recorded without one."""
    slides_shown: bool = True
    """False: only recorded; the slides were shown elsewhere and are aligned afterwards."""
    format: Format = JOB_TALK
    model: str | None = None
    language: str | None = None
    recording: str = ""
    """Empty: recorded live; else the path of a file, which stays where it is, or UPLOADED."""
    events: str = ""
    """Path of the slide changes that belong to that file; empty: they are worked out."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A take that is no run-through yet."""

    id: str
    plan: Plan

    @property
    def folder(self) -> Path:
        """The take's folder."""
        return takes_folder() / self.id

    @property
    def take(self) -> Take:
        """The take, for readers."""
        return Take(self.folder)

    @property
    def deck(self) -> Path | None:
        """The deck that was copied when the recording began."""
        return self.folder / "deck" / self.plan.deck if self.plan.deck else None

    @property
    def uploads(self) -> Path:
        """The folder of the file that a page sends."""
        return self.folder / "recording"

    @property
    def recording(self) -> Path | None:
        """The file to decode; None where there is none, or not the whole of it by now."""
        if self.plan.recording != UPLOADED:
            return Path(self.plan.recording) if self.plan.recording else None
        whole = [path for path in self.uploads.glob("*") if path.suffix != ".part"]
        return whole[0] if whole else None

    @property
    def begun(self) -> bool:
        """Whether anything was recorded, or is to be read from a file."""
        journal = self.take.event_journal
        try:
            noted = journal.stat().st_size > 0
        except FileNotFoundError:
            noted = False
        return bool(self.plan.recording or self.take.length or noted)

    @property
    def ready(self) -> bool:
        """Whether nothing more is to come from the speaker."""
        return self.take.finished or self.recording is not None


def takes_folder() -> Path:
    """Return the folder of all pending takes."""
    return home() / "takes"


def is_kept(take_id: str) -> bool:
    """Whether a take has become a run-through, sound and all.

    One whose row is written and whose sound is not moved yet is kept by finishing it once more.
    """
    moved = not (takes_folder() / take_id).exists()
    return moved and any(entry.id == take_id for entry in library.history())


def begin(deck: Path | None, plan: Plan, now: datetime | None = None) -> Pending:
    """Make a take's folder and copy the deck into it; recording may start at once.

    A PDF of the same name beside the deck goes with it: the slides' pictures are made of it.
    """
    if deck is not None:
        plan = replace(plan, deck=deck.name)
    made = Pending(library.new_id(now or datetime.now(UTC)), plan)
    try:
        made.folder.mkdir(parents=True)
        if made.deck is not None and deck is not None:
            made.deck.parent.mkdir()
            for path in (deck, deck.with_suffix(".pdf")):
                if path.is_file() or path == deck:
                    shutil.copy2(path, made.deck.with_suffix(path.suffix))
        partial = made.folder / f"{PLAN}.part"
        partial.write_text(json.dumps(asdict(plan)), encoding="utf-8")
        os.replace(partial, made.folder / PLAN)  # noqa: PTH105  (the same on every system)
    except OSError as error:
        shutil.rmtree(made.folder, ignore_errors=True)
        raise RecordingError(
            "The recording cannot be started: its folder cannot be written.",
            f"{error.strerror}: free some space, or set REHEARSAL_HOME to another disk.",
        ) from error
    return made


def find(take_id: str) -> Pending:
    """Return a pending take; raise RecordingError where there is none of that name."""
    if ID.fullmatch(take_id) and (takes_folder() / take_id / PLAN).is_file():
        return Pending(take_id, _plan(takes_folder() / take_id / PLAN))
    raise RecordingError(
        "This recording is not waiting any more.", "Look for it in the list of run-throughs."
    )


def pending() -> tuple[Pending, ...]:
    """Return all takes in which something was begun, the oldest first: the queue.

    A room that was opened and left again has nothing to go on with, and goes after a day. While it
    is open in a tab, `stay` keeps it.
    """
    if not takes_folder().is_dir():
        return ()
    names = sorted(path.parent.name for path in takes_folder().glob(f"*/{PLAN}"))
    takes = tuple(
        Pending(name, _plan(takes_folder() / name / PLAN)) for name in names if ID.fullmatch(name)
    )
    for take in takes:
        with suppress(FileNotFoundError):  # it was finished or discarded this moment
            if not take.begun and time.time() - (take.folder / PLAN).stat().st_mtime > UNUSED_STAYS:
                discard(take.id)
    return tuple(take for take in takes if take.begun)


def stay(take_id: str) -> None:
    """Keep a take in which nothing was recorded yet for another day: its room is open."""
    os.utime(find(take_id).folder / PLAN)


def finish(take_id: str, progress: Progress) -> str:
    """Stop a take if it still runs, analyse it, keep it, and return the run-through's id.

    One process at a time; where another has finished it meanwhile, nothing is left to do.
    """
    # The lock lies outside the folder, which moves into the library while it is held.
    lock = home() / "locks" / take_id
    with sole_writer(lock, "This talk is being analysed already.", PATIENCE):
        if is_kept(take_id):
            return take_id
        return _finish(find(take_id), progress)


def _finish(waiting: Pending, progress: Progress) -> str:
    if not waiting.take.finished:
        _complete(waiting, progress)
    shutil.rmtree(waiting.uploads, ignore_errors=True)
    request = Request(
        deck=waiting.deck,
        recording=waiting.folder,
        events=waiting.plan.events or None,
        format=waiting.plan.format,
        model=waiting.plan.model,
        language=waiting.plan.language,
    )
    with workflow.gathered(request, progress) as (rehearsal, take):
        kept = library.save(
            rehearsal,
            take.folder if take else None,
            rehearsal_id=waiting.id,
            keep_audio=load_settings().keep_audio,
        )
    (library.folder_of(kept) / ACOUSTICS).unlink(missing_ok=True)  # it is in the library's file
    return kept


def _complete(waiting: Pending, progress: Progress) -> None:
    """Decode the file that a take is made from, or stop a recording that was cut off."""
    if waiting.recording is not None:
        from rehearsal.speech.audio import decode

        decode(waiting.recording, waiting.folder, progress)
    elif waiting.plan.recording:
        raise RecordingError(
            "The recording was not sent to its end.", "Choose the same file again to go on."
        )
    else:
        with TakeWriter(waiting.folder) as writer:
            writer.stop(at=writer.reach)


def analyse(take_id: str) -> int:
    """Finish a take as a process of its own, its progress in the take's folder."""

    def work(progress: Progress) -> None:
        finish(take_id, progress)
        library.settle_all()  # the report is there to be read meanwhile
        comparing.summary_of(take_id)

    return carried_out(find(take_id).folder / STATE, work)


def cancel(take_id: str) -> None:
    """Ask the analysis of a take to end; what is done stays, and `resume` lets it go on.

    One that has ended this moment has nothing left to cancel.
    """
    with suppress(RecordingError, FileNotFoundError):
        (find(take_id).folder / CANCEL).touch()


def resume(take_id: str) -> None:
    """Let the analysis of a take be started again after it failed or was cancelled."""
    with suppress(RecordingError):  # it was finished this moment
        for name in (CANCEL, STATE):
            (find(take_id).folder / name).unlink(missing_ok=True)


def discard(take_id: str) -> None:
    """Remove a pending take from the disk, and what was to be asked during it."""
    folder = find(take_id).folder
    with suppress(FileNotFoundError):  # another window has discarded it this moment
        shutil.rmtree(folder)
    delete_drills_about(run_through=take_id)


def _plan(path: Path) -> Plan:
    """Read a plan; one that a power cut has damaged leaves the recording usable."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return Plan(**record | {"format": Format(**record["format"])})
    except (OSError, ValueError, TypeError, KeyError):
        return Plan()


if __name__ == "__main__":
    step_back()
    sys.exit(analyse(sys.argv[1]))
