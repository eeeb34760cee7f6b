"""What each command does; `cli` has parsed its words and tells its errors."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from rehearsal import drill_commands, library, terminal, workflow
from rehearsal.analysis.reading import read
from rehearsal.errors import SettingError
from rehearsal.report.contract import analysis_json, deck_json, questions_json
from rehearsal.report.html import html
from rehearsal.report.markdown import markdown
from rehearsal.report.report import Report
from rehearsal.settings import load_settings, own_banks
from rehearsal.talk import Rehearsal
from rehearsal.workflow import Request

FORMS = ("json", "html", "markdown")
"""What can be written into a file, by option."""
HIGHEST_PORT = 65535


def demo(arguments: Namespace) -> None:
    """Analyse the sample talk as a speaker's own."""
    folder: Path = arguments.out
    _make_folder(folder)
    with (
        terminal.shown_progress() as progress,
        workflow.gathered(workflow.sample_talk(), progress) as (rehearsal, _),
    ):
        report = workflow.report(rehearsal, progress)
    _write(str(folder / "report.html"), html(report))
    _write(str(folder / "report.md"), markdown(report))
    _write(str(folder / "report.json"), _as_text(analysis_json(report)))
    terminal.show_report(report)
    terminal.console().print(
        f"The whole report: {folder / 'report.html'}\n"
        "The voice and the work are invented, and the sample's recogniser knows only them.\n"
        "Your own talk: rehearsal analyse DECK AUDIO",
        markup=False,
    )


def analyse(arguments: Namespace) -> None:
    """Analyse a deck with a recording, a transcript, or both."""
    if arguments.audio is None and arguments.transcript is None:
        raise SettingError(
            "There is nothing that was spoken: neither a recording nor a transcript.",
            "Name a recording after the deck, or --transcript FILE;"
            " for the deck alone: rehearsal deck DECK",
        )
    _check_targets(arguments)
    request = Request(
        deck=arguments.deck,
        recording=arguments.audio,
        transcript=arguments.transcript,
        events=arguments.events,
        format=workflow.format_named(arguments.format, arguments.minutes),
        model=arguments.model,
        language=arguments.language,
    )
    with (
        terminal.shown_progress() as progress,
        workflow.gathered(request, progress) as (rehearsal, take),
    ):
        report = workflow.report(rehearsal, progress)
        if arguments.save:
            kept = library.save(
                rehearsal,
                take.folder if take else None,
                deck_file=arguments.deck,
                keep_audio=load_settings().keep_audio,
            )
            print(f"Kept as {kept}.", file=sys.stderr)
            _lead_to_words(kept, rehearsal)
    _give(report, arguments)
    if arguments.save:
        library.settle_audio(kept)


def deck(arguments: Namespace) -> None:
    """Show what was read of a deck, and advice before speaking."""
    _check_targets(arguments)
    chosen = workflow.format_named(arguments.format, arguments.minutes)
    with terminal.shown_progress() as progress:
        read_in = workflow.read_deck(arguments.deck, progress)
        corrections = workflow.corrections_of(read_in)
        rehearsal = Rehearsal(format=chosen, deck=read_in, corrections=corrections)
        report = workflow.report(rehearsal, progress)
    if arguments.json:
        _write(arguments.json, _as_text(deck_json(report)))
    if arguments.json != "-":
        terminal.show_deck(report)


def ask(arguments: Namespace) -> None:
    """Show the questions that a panel would ask, or ask them one by one."""
    _check_targets(arguments)
    if arguments.drill or arguments.interview:
        drill_commands.drill(arguments)
        return
    request = Request(deck=arguments.deck, transcript=arguments.transcript)
    with terminal.shown_progress() as progress, workflow.gathered(request, progress) as gathered:
        questions = workflow.ask(
            read(gathered[0]),
            count=workflow.QUESTIONS if arguments.count is None else arguments.count,
            seed=arguments.seed,
            kind=arguments.kind,
            slide=arguments.slide,
            panel=tuple(arguments.persona or ()),
            banks=(*own_banks(), *([arguments.bank] if arguments.bank else [])),
        )
    if arguments.json:
        _write(arguments.json, _as_text(questions_json(questions)))
    if arguments.json != "-":
        terminal.show_questions(questions)


def pitch(arguments: Namespace) -> None:
    """Drill the elevator pitch."""
    drill_commands.pitch(arguments)


def show(arguments: Namespace) -> None:
    """Judge a kept run-through by today's checks."""
    _check_targets(arguments)
    entry, rehearsal = library.load(arguments.id)
    with terminal.shown_progress() as progress:
        report = workflow.report(rehearsal, progress)
    _give(report, arguments)
    _lead_to_words(entry.id, rehearsal)


def models(arguments: Namespace) -> None:
    """List the Whisper models, or fetch one."""
    from rehearsal.speech.download import download, probe
    from rehearsal.speech.models import known_models

    if arguments.action is None:
        terminal.show_models(known_models())
        return
    if arguments.name is None:
        raise SettingError("Which model?", "For example: rehearsal models download base.en")
    with terminal.shown_progress() as progress:
        offer = probe(arguments.name, progress)
        terminal.show_offer(offer)
        download(arguments.name, progress)
    print(f"{arguments.name} is here and whole.", file=sys.stderr)


def record(arguments: Namespace) -> None:
    """Rehearse in the terminal; the report follows."""
    if arguments.finish:
        _finish_waiting()
        return
    from rehearsal import pending
    from rehearsal.following import Followers
    from rehearsal.pending import Plan
    from rehearsal.speech.microphone import devices, find_device
    from rehearsal.speech.take import TakeWriter
    from rehearsal.terminal_room import rehearse

    if arguments.devices:
        terminal.show_devices(devices())
        return
    if not sys.stdin.isatty():
        raise SettingError(
            "There is no keyboard to change slides with.",
            "Run it in a terminal; a finished recording: rehearsal analyse DECK AUDIO",
        )
    chosen = workflow.format_named(arguments.format, arguments.minutes)
    device = find_device(arguments.device)
    plan = Plan(format=chosen, model=arguments.model, language=arguments.language)
    quiet = lambda *_: None  # noqa: E731  (reading a deck takes no time worth showing)
    deck = workflow.read_deck(arguments.deck, quiet) if arguments.deck else None
    take = pending.begin(arguments.deck, plan)
    with Followers(take) as followers:
        with TakeWriter(take.folder) as writer:
            begun = rehearse(writer, deck, chosen, device)
        if begun:
            print("Recorded. The last words are written down …", file=sys.stderr)
            followers.come_to_an_end()
    if not begun:
        pending.discard(take.id)
        return
    _finish(take.id)


def _finish_waiting() -> None:
    """Finish the takes that a power cut or Ctrl-C has left."""
    from rehearsal import pending

    waiting = pending.pending()
    if not waiting:
        print("No recording is waiting.", file=sys.stderr)
    for take in waiting:
        _finish(take.id)


def _finish(take_id: str) -> None:
    from rehearsal import pending

    print(f"Recorded. If this is cut off: rehearsal record --finish ({take_id})", file=sys.stderr)
    with terminal.shown_progress() as progress:
        kept = pending.finish(take_id, progress)
        report = workflow.report(library.load(kept)[1], progress)
    terminal.show_report(report)
    print(f"Kept as {kept}. The whole report: rehearsal show {kept} --html report.html")
    _lead_to_words(kept, report.reading.rehearsal)
    library.settle_audio(kept)


def _lead_to_words(kept: str, rehearsal: Rehearsal) -> None:
    """Say how a run-through gets its words once there is a model."""
    if rehearsal.transcript is None and rehearsal.acoustics is not None:
        print(
            f"Once a model is here, what was recorded is written down: rehearsal transcribe {kept}",
            file=sys.stderr,
        )


def app(arguments: Namespace) -> None:
    """Serve the app on this machine only."""
    if not 0 < arguments.port <= HIGHEST_PORT:
        raise SettingError(
            f"There is no port {arguments.port}.",
            f"Ports go from 1 to {HIGHEST_PORT}; without --port it is 8501.",
        )
    from rehearsal.app.server import serve

    serve(arguments.port)


def _give(report: Report, arguments: Namespace) -> None:
    """Write the forms that were asked for; none: print it."""
    forms = {form: getattr(arguments, form) for form in FORMS}
    if arguments.json:
        _write(arguments.json, _as_text(analysis_json(report)))
    if arguments.html:
        _write(arguments.html, html(report))
    if arguments.markdown:
        _write(arguments.markdown, markdown(report))
    if "-" not in forms.values():
        terminal.show_report(report)
        terminal.show_written([name for name in forms.values() if name])


def _check_targets(arguments: Namespace) -> None:
    """Refuse a file that cannot be written before any work is done for it."""
    names = [name for form in FORMS if (name := getattr(arguments, form, None))]
    for name in names:
        if names.count(name) > 1:
            place = "standard output" if name == "-" else name
            raise SettingError(
                f"Only one form can be written into {place}.", "Name a file of its own for each."
            )
        if name != "-" and Path(name).is_dir():
            raise SettingError(f"{name} is a folder.", "Name the file that is to be written.")
        if name != "-" and not Path(name).absolute().parent.is_dir():
            raise SettingError(
                f"{name} cannot be written.", "There is no such folder: make it, or name another."
            )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"{folder} cannot be made.", f"{error.strerror}.") from error


def _as_text(plain: Mapping[str, object]) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _write(name: str, text: str) -> None:
    """Write a file, or standard output for "-"."""
    if name == "-":
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"{name} cannot be written.", f"{error.strerror}.") from error
