"""The order of work: files and takes in, a Rehearsal and its Report out."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal import library
from rehearsal.analysis.phrasing import counted, numbered
from rehearsal.analysis.reading import Reading, read
from rehearsal.errors import ModelError, SettingError
from rehearsal.places import bundled
from rehearsal.qa.bank import Bank, parse_bank
from rehearsal.report.report import Report, make_report
from rehearsal.settings import load_settings
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import Take
from rehearsal.talk import (
    FORMATS,
    JOB_TALK,
    Corrections,
    Deck,
    Event,
    Format,
    Progress,
    Question,
    Rehearsal,
    Transcript,
)
from rehearsal.work import taken

NO_MODEL = "none"
"""The name that asks for an analysis of the audio alone."""

LATEST_WORD = 30.0
"""Seconds that a transcript or a click may lie behind the recording's end. Strength: speaker."""

QUESTIONS = 10
"""Questions in a report."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the speaker hands in; anything may be missing."""

    deck: Path | None = None
    recording: Path | None = None
    """A sound or video file, or the folder of a take."""
    transcript: str | None = None
    """A path, or "-" for standard input."""
    events: str | None = None
    format: Format = JOB_TALK
    model: str | None = None
    """Name or folder; None: the speaker's setting, or the default, where it is here; "none": no
    transcript."""
    language: str | None = None
    """None: the speaker's setting."""


def format_named(name: str | None, minutes: str | None) -> Format:
    """Return the format of `--format NAME` or `--minutes LOW-HIGH`; the job talk for neither."""
    if minutes is not None:
        return _own_band(minutes)
    if name is None:
        return JOB_TALK
    wanted = name.replace("-", " ").replace("_", " ").strip().lower()
    for known in FORMATS:
        if known.name == wanted:
            return known
    names = ", ".join(known.name.replace(" ", "-") for known in FORMATS)
    raise SettingError(
        f"There is no format {name!r}.", f"Choose {names}, or a band of your own: --minutes 20-25"
    )


SLOT_USED = 0.9
"""Share of a slot named by one number from which a talk fills it; over it is over. Strength D."""


def _own_band(minutes: str) -> Format:
    low, dash, high = minutes.replace("–", "-").partition("-")
    try:
        band = Format(
            "custom", float(low) * 60 * (1 if dash else SLOT_USED), float(high or low) * 60
        )
    except ValueError:
        band = Format("custom", 0, 0)
    if not 0 < band.high < 24 * 3600 or not 0 <= band.low < band.high:
        raise SettingError(
            f"{minutes!r} is no band of minutes.", "Write it as low-high: --minutes 20-25"
        )
    return band


def text_of(name: str) -> str:
    """Return the text of a file, or of standard input for "-"."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(f"{name} is not a text file.", "Save it as UTF-8 text.") from error
    except OSError as error:
        raise SettingError(
            f"{name} cannot be read.", f"{error.strerror}: check the path."
        ) from error


@contextmanager
def gathered(request: Request, progress: Progress) -> Iterator[tuple[Rehearsal, Take | None]]:
    """Make the evidence of one run-through; what was decoded for it is removed afterwards.

    A recording becomes a take under `home()/work`, named after its content. Work that is cut off
    leaves it there, and the same request then goes on where it ended.
    """
    request = replace(request, language=request.language or load_settings().language)
    model, no_transcript = _model_for(request)
    handed_in = _handed_in(request, no_transcript, progress)
    if request.recording is None:
        yield handed_in, None
        return
    with taken(request.recording, progress) as take:
        yield _with_audio(handed_in, take, model, request.language, progress), take


def read_deck(path: Path, progress: Progress) -> Deck:
    """Read a deck."""
    from rehearsal.decks.read import read_deck as read_file

    progress("Reading the deck", 0.0)
    deck = read_file(path)
    progress("Reading the deck", 1.0)
    return deck


def corrections_of(deck: Deck | None) -> Corrections:
    """Return what the speaker has set right about a deck; nothing where nothing ever was."""
    return (library.corrections_of_deck(deck) if deck else None) or Corrections()


def _imported(request: Request) -> Transcript | None:
    if request.transcript is None:
        return None
    from rehearsal.speech.transcripts import parse_transcript

    transcript = parse_transcript(text_of(request.transcript), request.transcript)
    return replace(transcript, language=request.language or transcript.language)


def _events(request: Request) -> tuple[Event, ...]:
    if request.events is None:
        return ()
    from rehearsal.speech.take import parse_events

    return parse_events(text_of(request.events), request.events)


def _model_for(request: Request) -> tuple[Model | None, str]:
    """Return the model to transcribe with, or none and why; a named one must be there."""
    if request.recording is None or request.transcript is not None:
        return None, ""
    if request.model == NO_MODEL:
        return None, "It was asked to leave the transcript out (--model none)."
    if request.model is not None:
        return find_model(request.model, request.language), ""
    try:
        return find_model(load_settings().model, request.language), ""
    except ModelError as error:
        return None, f"{error.message} {error.hint}"


def model_here(name: str | None, language: str | None) -> Model | None:
    """Return the model that a request would use; None where it is not here, or not wanted."""
    try:
        chosen = load_settings()
        wanted, spoken = name or chosen.model, language or chosen.language
        return None if name == NO_MODEL else find_model(wanted, spoken)
    except ModelError:
        return None


def _handed_in(request: Request, no_transcript: str, progress: Progress) -> Rehearsal:
    """Return what needs no recording: deck, imported transcript, events."""
    transcript, events = _imported(request), _events(request)
    ends = [transcript.words[-1].end] if transcript and transcript.words else []
    ends += [events[-1].time] if events else []
    if transcript is None and not no_transcript and request.recording is None:
        no_transcript = "There is no recording and no transcript."
    deck = read_deck(request.deck, progress) if request.deck else None
    if deck is not None:
        _check_same_deck(events, request.events or "", deck)
    return Rehearsal(
        format=request.format,
        deck=deck,
        corrections=corrections_of(deck),
        duration=max(ends) if ends else None,
        transcript=transcript,
        no_transcript=no_transcript,
        events=events,
    )


def _with_audio(
    handed_in: Rehearsal, take: Take, model: Model | None, language: str | None, progress: Progress
) -> Rehearsal:
    from rehearsal.speech.listening import measured

    _check_same_talk(handed_in, take)
    rehearsal = replace(
        handed_in,
        duration=take.duration,
        acoustics=measured(take, progress),
        events=handed_in.events or take.events(),
    )
    if model is None:
        return rehearsal
    from rehearsal.speech.transcribe import transcribe_in_child

    recall_words(take)
    transcript = transcribe_in_child(take, model, language=language, progress=progress)
    return replace(rehearsal, transcript=transcript)


def recall_words(take: Take) -> None:
    """Lay beside a take what was heard of the same sound before: no model hears it twice."""
    heard = None if take.window_journal.exists() else library.journal_of_sound(take.digest())
    if heard is not None:
        shutil.copyfile(heard, take.window_journal)


def _check_same_deck(events: Sequence[Event], name: str, deck: Deck) -> None:
    """Raise SettingError where events name a slide that the deck does not have."""
    count = len(deck.shown)
    named = {event.slide for event in events if event.slide is not None}
    unknown = sorted(slide for slide in named if slide > count)
    if unknown:
        raise SettingError(
            f"{name} names {numbered(unknown)}, and {deck.name} has {counted(count, 'slide')}.",
            "Slides are counted from 1, hidden ones left out. Name the deck that was shown, or set"
            " the numbers right; or leave --events out, and the slides are found by what was said.",
        )


def _check_same_talk(handed_in: Rehearsal, take: Take) -> None:
    """Raise SettingError where what was handed in goes on after the recording has ended."""
    words = handed_in.transcript.words if handed_in.transcript else ()
    for what, until in (
        ("The transcript goes", max((word.end for word in words), default=0.0)),
        ("The events go", max((event.time for event in handed_in.events), default=0.0)),
    ):
        if until > take.duration + LATEST_WORD:
            raise SettingError(
                f"{what} on until {until / 60:.1f} min, and the recording ends at"
                f" {take.duration / 60:.1f} min: they are not of the same talk.",
                "Name the recording that they belong to, or leave one of them out.",
            )


def read_bank(*own: Path) -> Bank:
    """Read the question bank, and folders of the speaker's own questions beside it."""
    files: dict[str, str] = {}
    for folder in dict.fromkeys((bundled("question_bank"), *own)):
        paths = sorted(folder.glob("*.toml"))
        if not paths:
            raise SettingError(
                f"There are no question files in {folder}.",
                "A bank is a folder of .toml files; docs/question-bank.md shows one.",
            )
        files |= {str(path): text_of(str(path)) for path in paths}
    return parse_bank(files)


def ask(
    reading: Reading,
    *,
    count: int = QUESTIONS,
    seed: int = 0,
    kind: str | None = None,
    slide: int | None = None,
    panel: Sequence[str] = (),
    banks: Sequence[Path] = (),
) -> tuple[Question, ...]:
    """Return the questions that a panel would ask about what was read; `banks`: the speaker's."""
    from rehearsal.qa.choose import choose

    return choose(
        read_bank(*banks), reading, count=count, seed=seed, kind=kind, slide=slide, panel=panel
    )


def by_settings(rehearsal: Rehearsal) -> Rehearsal:
    """Return a run-through with the pace band that the speaker has chosen by now."""
    chosen = load_settings()
    return replace(rehearsal, pace=chosen.pace, own_pace=chosen.own_pace)


def report(rehearsal: Rehearsal, progress: Progress) -> Report:
    """Judge a run-through by today's checks, its pace by today's setting."""
    progress("Reading the talk", 0.0)
    reading = read(by_settings(rehearsal))
    progress("Reading the talk", 0.5)
    made = make_report(reading, ask(reading))
    progress("Reading the talk", 1.0)
    return made


def sample_talk() -> Request:
    """Return the sample talk as a speaker would hand in their own."""
    folder = bundled("samples", "job_talk")
    return Request(
        deck=folder / "deck.pptx",
        recording=folder / "talk.opus",
        events=str(folder / "events.jsonl"),
        model="sample",
        language="en",
    )
