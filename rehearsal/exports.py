"""Everything of one run-through as files of the speaker's own: a folder, or a zip."""

import dataclasses
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from rehearsal import library, workflow
from rehearsal.decks.rehearsed import rehearsed_copy
from rehearsal.errors import DeckError, LibraryError
from rehearsal.library import Audio, Entry, answers
from rehearsal.report.answered import Answered
from rehearsal.report.captions import srt, vtt
from rehearsal.report.contract import analysis_json
from rehearsal.report.html import Sound, html
from rehearsal.report.markdown import markdown
from rehearsal.report.rehearsed import seconds_by_page, words_by_page
from rehearsal.report.report import Report
from rehearsal.report.slides_csv import slides_csv
from rehearsal.talk import Progress, Word

TRIMMED = "Its long silences were cut out, so it is shorter than the talk was."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes along with the report."""

    audio: bool = False
    deck: bool = False
    """The deck with its rehearsed timings."""
    notes: bool = False
    """What was said goes under the notes of that deck."""
    deck_file: Path | None = None
    """The deck, where it was not kept with the run-through."""


File = tuple[str, str | bytes | Path]
"""A name, and what is to be in it: text, bytes, or what another file holds."""


def export(
    beginning: str, target: Path, wanted: Wanted, progress: Progress, *, replace: bool = False
) -> None:
    """Write everything of a run-through into a folder, or into a zip of that name.

    What is there under a name that is to be written stays, and LibraryError is raised, unless it
    is to be replaced: an earlier export may hold more than this one.
    """
    is_zip = target.suffix.lower() == ".zip"
    if is_zip and not replace:
        _refuse_to_replace([target])
    files = list(files_of(beginning, wanted, progress))
    try:
        if is_zip:
            _write_whole_zip(files, target)
            return
        if not replace:
            _refuse_to_replace([target / name for name, _ in files])
        target.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            _write(target / name, content)
    except OSError as error:
        raise LibraryError(
            f"The export cannot be written to {target} ({error.strerror}).",
            "Name another folder or zip with --to, or free some space.",
        ) from error


def _refuse_to_replace(paths: Sequence[Path]) -> None:
    there = next((path for path in paths if path.exists()), None)
    if there is not None:
        raise LibraryError(
            f"{there} is there already.",
            "Name another place with --to, or replace what is there with --force.",
        )


def _write_whole_zip(files: list[File], target: Path) -> None:
    """Write a zip that is there whole or not at all."""
    partial = target.with_name(f"{target.name}.part")
    try:
        with partial.open("wb") as file:
            write_zip(files, file)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def write_zip(files: list[File], file: IO[bytes]) -> None:
    """Write files into a zip."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            if isinstance(content, Path):
                archive.write(content, name, compress_type=zipfile.ZIP_STORED)
            else:
                archive.writestr(name, content)


def _write(path: Path, content: str | bytes | Path) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, path)
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _as_played(words: Sequence[Word], audio: Audio) -> list[Word]:
    """Return the words at the times at which the recording plays them."""
    return [
        dataclasses.replace(word, start=audio.at(word.start), end=audio.at(word.end))
        for word in words
    ]


def default_name(beginning: str) -> str:
    """Return what the zip of a run-through is called: talk-20260314-1015.zip."""
    rehearsal_id = library.id_of(beginning)
    entry = next(entry for entry in library.history() if entry.id == rehearsal_id)
    stem = re.sub(r"[^\w.-]+", "-", Path(entry.deck).stem).strip("-.") or "rehearsal"
    return f"{stem}-{rehearsal_id[:13]}.zip"


def files_of(beginning: str, wanted: Wanted, progress: Progress) -> Iterator[File]:
    """Yield the files of a run-through: its report in every form, and what is wanted besides."""
    entry, rehearsal = library.load(beginning)
    report = workflow.report(rehearsal, progress)
    date = f"{datetime.fromisoformat(entry.made_at):%d %B %Y, %H:%M}"
    audio = _audio(entry.id) if wanted.audio else None
    sound = _sound(audio, progress) if audio else None
    answered = _answered(entry)
    yield "report.html", html(report, date, sound, answered)
    yield "report.md", markdown(report, date, answered)
    plain = json.dumps(analysis_json(report), ensure_ascii=False, indent=1, allow_nan=False)
    yield "report.json", f"{plain}\n"
    if report.reading.deck is not None:
        yield "slides.csv", f"\ufeff{slides_csv(report)}"
    if rehearsal.transcript is not None:
        yield "captions.srt", srt(report.reading.words)
        yield "captions.vtt", vtt(report.reading.words, rehearsal.transcript.language)
    if audio is not None:
        yield "recording.flac", audio.path
        if rehearsal.transcript is not None and len(audio.pieces) > 1:  # silences were cut
            yield "recording.srt", srt(_as_played(report.reading.words, audio))
    if wanted.deck or wanted.notes:
        yield _deck(entry.id, report, wanted, date)


def _answered(entry: Entry) -> list[Answered]:
    """Return what was answered about a run-through or its deck, in the order of the answers."""
    drills = [answers.load_drill(drill_id) for drill_id, _, _ in answers.drills()]
    about = [
        drill
        for drill in drills
        if drill.run_through == entry.id
        or (entry.deck_digest and drill.deck_digest == entry.deck_digest)
    ]
    given = [answer for drill in about for answer in answers.answers_of(drill.id)]
    return [
        Answered(
            question=one.question.text,
            said=one.typed or _transcribed(one),
            rating=one.rating,
            date=f"{one.made_at.astimezone():%d %B %Y}",
            slide=one.question.slide,
            follow_up=one.follow_up,
        )
        for one in sorted(given, key=lambda one: one.made_at)
    ]


def _transcribed(answer: answers.Answer) -> str:
    transcript = answer.spoken.transcript if answer.spoken else None
    return transcript.text if transcript else ""


def _audio(rehearsal_id: str) -> library.Audio:
    audio = library.audio_of(rehearsal_id)
    if audio is None:
        raise LibraryError(
            "The sound of this run-through was not kept.", "Export it without --with-audio."
        )
    return audio


def _sound(audio: library.Audio, progress: Progress) -> Sound:
    """Return a recording small enough to travel inside a page."""
    from rehearsal.speech.sound_files import read_sound, write_sound
    from rehearsal.speech.take import RATE, Samples

    def blocks() -> Iterator[Samples]:
        done = 0
        for block in read_sound(audio.path):
            progress("Making the recording small", min(1.0, done / RATE / max(1, audio.duration)))
            done += len(block)
            yield block

    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "recording.opus"
        write_sound(blocks(), small, "libopus")
        progress("Making the recording small", 1.0)
        return Sound(small.read_bytes(), "audio/ogg", TRIMMED if len(audio.pieces) > 1 else "")


def _deck(rehearsal_id: str, report: Report, wanted: Wanted, date: str) -> File:
    """Return the deck with its rehearsed timings."""
    deck = report.reading.deck
    if deck is None:
        raise DeckError("This run-through has no deck.", "Export it without --deck.")
    file = wanted.deck_file or library.deck_file_of(rehearsal_id)
    if file is None:
        raise DeckError(
            f"The file of {deck.name} was not kept with this run-through.",
            "Name it: rehearsal export ID --deck FILE",
        )
    seconds = seconds_by_page(report.reading)
    if not seconds:
        raise DeckError(
            "It is not known which slide was shown when, so there are no timings.",
            "Rehearse in the room, or with a transcript; or export without --deck.",
        )
    _check_same(file, deck.digest)
    said = words_by_page(report.reading) if wanted.notes else {}
    content = rehearsed_copy(file, seconds, said, f"As said on {date}:")
    return f"{file.stem} (rehearsed){file.suffix}", content


def _check_same(file: Path, digest: str) -> None:
    from rehearsal.decks.read import digest_of

    try:
        same = digest_of(file) == digest
    except OSError as error:
        raise DeckError(f"{file} cannot be read.", f"{error.strerror}.") from error
    if not same:
        raise DeckError(
            f"{file.name} has changed since this run-through.",
            "Its slides may be others now: name the deck as it was then, or rehearse once more.",
        )
