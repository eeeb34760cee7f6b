"""What the commands over kept run-throughs do, and the doctor."""

import sys
from argparse import Namespace
from pathlib import Path

from rehearsal import comparing, exports, library, terminal, writing_down
from rehearsal import terminal_library as shown
from rehearsal.errors import SettingError
from rehearsal.exports import Wanted
from rehearsal.library import pitches
from rehearsal.library.pitches import PitchEntry
from rehearsal.report.comparison import compare as compared
from rehearsal.settings import load_settings
from rehearsal.talk import Transcript
from rehearsal.work import existing_take


def history(arguments: Namespace) -> None:
    """List the run-throughs and the pitches that were kept."""
    spoken = pitches.listed_pitches()
    entries = library.history()
    if entries or not spoken:
        terminal.show_history(entries, comparing.titles())
    shown.show_pitches(spoken)


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
    """Remove a kept run-through or pitch, or only its sound, from the disk.

    Who is at a keyboard is asked first; a program that types the command is not.
    """
    pitch, audio_only = _pitch_named(arguments.id), bool(arguments.audio_only)
    kept = pitch.id if pitch else library.id_of(arguments.id)
    if pitch and pitch.waiting and audio_only:
        raise SettingError(
            "This pitch is not written down yet: without its sound nothing of it would stay.",
            f"Delete all of it: rehearsal delete {kept}",
        )
    if sys.stdin.isatty() and not arguments.yes and not _sure(kept, pitch, audio_only):
        terminal.console(errors=True).print("Nothing is deleted.")
        return
    if pitch is None:
        library.delete(kept, audio_only=audio_only)
    elif audio_only:
        pitches.drop_pitch_sound(kept)
    else:
        pitches.delete_pitch(kept)
    stays = "its words stay" if pitch else "its report stays"
    what = (
        f"The sound of {kept} is deleted; {stays}."
        if audio_only
        else f"{kept} is deleted, and what was recorded of it."
    )
    terminal.console(errors=True).print(what, markup=False)


def _pitch_named(id: str) -> PitchEntry | None:
    """Return the pitch of a whole id; None where it names none. A beginning may name both kinds."""
    found = [pitch for pitch in pitches.listed_pitches() if id and pitch.id.startswith(id)]
    whole = next((pitch for pitch in found if pitch.id == id), None)
    if found and whole is None and all(entry.id != id for entry in library.history()):
        raise SettingError(
            f"{id!r} begins the id of a pitch.",
            "Give the whole id of what is to go: `rehearsal history` lists them all.",
        )
    return whole


def _sure(kept: str, pitch: PitchEntry | None, audio_only: bool) -> bool:
    """Ask once whether this run-through or pitch is to go."""
    what = f"the sound of {kept}" if audio_only else f"{kept} for good"
    if pitch:
        named = f"a pitch of {pitch.made_at.astimezone():%Y-%m-%d %H:%M}"
    else:
        entry = next(one for one in library.history() if one.id == kept)
        named = f"{entry.made_at[:16].replace('T', ' ')}, {entry.deck or 'without a deck'}"
    asked = f"Delete {what} ({named})? y deletes, Enter does not: "
    terminal.console(errors=True).print(asked, end="", markup=False)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def transcribe(arguments: Namespace) -> None:
    """Write down what was said in a take, or in a kept run-through, resuming where it was left."""
    take: Path = arguments.take
    if not take.exists() and len(take.parts) == 1:
        _write_down_kept(arguments)
        return
    if arguments.transcript is not None:
        raise SettingError(
            "A transcript is handed in for a run-through that is kept, not for a take.",
            "Name it by its ID, from `rehearsal history`; or: rehearsal analyse DECK --transcript",
        )
    from rehearsal.speech.models import find_model
    from rehearsal.speech.transcribe import transcribe as write_down

    recorded = existing_take(take)
    model = find_model(arguments.model, arguments.language)
    with terminal.shown_progress() as progress:
        transcript = write_down(
            recorded,
            model,
            language=arguments.language,
            follow=arguments.follow,
            progress=progress,
        )
    terminal.console().print(transcript.text, markup=False)


def _write_down_kept(arguments: Namespace) -> None:
    """Hear a kept run-through again, or give it a transcript that one has."""
    from rehearsal.speech.models import find_model

    if arguments.follow:
        raise SettingError(
            "A run-through that is kept does not grow: there is nothing to follow.",
            "Leave --follow out, or name the folder of the take that is being recorded.",
        )
    kept = library.id_of(str(arguments.take))
    if arguments.transcript is not None:
        writing_down.hand_in(kept, _transcript(arguments.transcript), arguments.language)
    else:
        chosen = load_settings()
        language = arguments.language or chosen.language
        model = find_model(arguments.model or chosen.model, language)
        with terminal.shown_progress() as progress:
            transcript = writing_down.hear_again(kept, model, language, progress)
        terminal.console().print(transcript.text, markup=False)
    told = f"These words are kept with the run-through. Its report: rehearsal show {kept}"
    terminal.console(errors=True).print(told, markup=False)


def _transcript(name: str) -> Transcript:
    """Read a transcript file, or standard input for "-"."""
    from rehearsal.speech.transcripts import read_transcript, transcript_in

    if name == "-":
        return transcript_in(sys.stdin.buffer.read(), "The transcript")
    return read_transcript(Path(name))


def doctor(arguments: Namespace) -> None:
    """Tell what works on this machine, and how to mend what does not."""
    from rehearsal.doctor import probes

    shown.show_findings(probes())
