"""What the commands over kept run-throughs do, and the doctor."""

from argparse import Namespace
from pathlib import Path

from rehearsal import comparing, exports, library, terminal
from rehearsal import terminal_library as shown
from rehearsal.exports import Wanted
from rehearsal.report.comparison import compare as compared


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
        deck=arguments.deck is not None,
        notes=arguments.notes,
        deck_file=named,
    )
    target: Path = arguments.to or Path(exports.default_name(arguments.id))
    with terminal.shown_progress() as progress:
        exports.export(arguments.id, target, wanted, progress)
    terminal.show_written([str(target)])


def delete(arguments: Namespace) -> None:
    """Remove a kept run-through, or only its sound, from the disk."""
    gone = library.delete(arguments.id, audio_only=arguments.audio_only)
    what = (
        f"The sound of {gone} is deleted; its report stays."
        if arguments.audio_only
        else f"{gone} is deleted, and what was recorded of it."
    )
    terminal.console(errors=True).print(what, markup=False)


def doctor(arguments: Namespace) -> None:
    """Tell what works on this machine, and how to mend what does not."""
    from rehearsal.doctor import probes

    shown.show_findings(probes())
