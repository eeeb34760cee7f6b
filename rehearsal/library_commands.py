"""What the commands over kept run-throughs do, and the doctor."""

import sys
from argparse import Namespace
from pathlib import Path

from rehearsal import comparing, exports, library, terminal
from rehearsal import terminal_library as shown
from rehearsal.exports import Wanted
from rehearsal.report.comparison import compare as compared


def history(arguments: Namespace) -> None:
    """List the run-throughs that were kept."""
    terminal.show_history(library.history(), comparing.titles())


def compare(arguments: Namespace) -> None:
    """Put two kept run-throughs side by side."""
    ids = [library.id_of(beginning) for beginning in (arguments.id, arguments.other)]
    entries = {entry.id: entry for entry in library.history()}
    before, after = (comparing.summary_of(rehearsal_id) for rehearsal_id in ids)
    first, second = (entries[rehearsal_id] for rehearsal_id in ids)
    shown.show_comparison(first, second, compared(before, after))


def export(arguments: Namespace) -> None:
    """Write everything of a kept run-through into a zip or a folder."""
    named = Path(arguments.deck) if arguments.deck else None
    wanted = Wanted(
        audio=arguments.with_audio,
        deck=arguments.deck is not None or arguments.notes,
        notes=arguments.notes,
        deck_file=named,
    )
    target: Path = arguments.to or Path(exports.default_name(arguments.id))
    with terminal.shown_progress() as progress:
        exports.export(arguments.id, target, wanted, progress, replace=arguments.force)
    terminal.show_written([str(target)])


def delete(arguments: Namespace) -> None:
    """Remove a kept run-through, or only its sound, from the disk; ask first who is at a keyboard.

    A program that types the command is not asked.
    """
    rehearsal_id = library.id_of(arguments.id)
    if sys.stdin.isatty() and not arguments.yes and not _sure(rehearsal_id, arguments.audio_only):
        terminal.console(errors=True).print("Nothing is deleted.")
        return
    gone = library.delete(rehearsal_id, audio_only=arguments.audio_only)
    what = (
        f"The sound of {gone} is deleted; its report stays."
        if arguments.audio_only
        else f"{gone} is deleted, and what was recorded of it."
    )
    terminal.console(errors=True).print(what, markup=False)


def _sure(rehearsal_id: str, audio_only: bool) -> bool:
    """Ask once whether this run-through is to go."""
    entry = next(one for one in library.history() if one.id == rehearsal_id)
    what = f"the sound of {rehearsal_id}" if audio_only else f"{rehearsal_id} for good"
    named = f"{entry.made_at[:16].replace('T', ' ')}, {entry.deck or 'without a deck'}"
    asked = f"Delete {what} ({named})? y deletes, Enter does not: "
    terminal.console(errors=True).print(asked, end="", markup=False)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def doctor(arguments: Namespace) -> None:
    """Tell what works on this machine, and how to mend what does not."""
    from rehearsal.doctor import probes

    shown.show_findings(probes())
