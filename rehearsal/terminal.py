"""What the commands show in a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rehearsal.analysis import phrasing
from rehearsal.analysis.argument.slides import word_count
from rehearsal.analysis.checks import first_three, left_open
from rehearsal.analysis.sureness import SURE_STAGE
from rehearsal.library import Entry
from rehearsal.report.report import Report
from rehearsal.report.view import gaps
from rehearsal.report.wording import shorten
from rehearsal.speech.download import Offer
from rehearsal.speech.microphone import Device
from rehearsal.speech.models import KnownModel
from rehearsal.talk import Finding, Progress, Question

if TYPE_CHECKING:
    from rich.console import Console

TITLE = 60
"""Characters of a talk's title in a list."""
SIGNS = {"problem": "✗", "advice": "→", "note": "·", "praise": "✓"}


def console(*, errors: bool = False) -> "Console":
    """Return the terminal; `errors`: standard error, where progress goes."""
    from rich.console import Console

    return Console(stderr=errors, highlight=False, soft_wrap=True)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show each step with a bar and the time left, on standard error; plain lines in a pipe."""
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    screen = console(errors=True)
    if not screen.is_terminal:
        yield _plain_progress(screen)
        return
    columns = (
        TextColumn("{task.description:<34}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    tasks: dict[str, int] = {}
    with Bars(*columns, console=screen) as bars:

        def progress(step: str, fraction: float) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=1.0)
            bars.update(tasks[step], completed=fraction)  # type: ignore[arg-type]  # TaskID is an int

        yield progress


def _plain_progress(screen: "Console") -> Progress:
    begun: set[str] = set()

    def progress(step: str, fraction: float) -> None:
        if step not in begun:
            begun.add(step)
            screen.print(f"{step} …", markup=False)

    return progress


def clock(seconds: float) -> str:
    """Return a running clock as m:ss: a second counts once it is over."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def show_report(report: Report) -> None:
    """Print what to do first, then all findings, shortest form."""
    screen = console()
    duration = report.reading.rehearsal.duration
    if duration is not None:
        band = report.reading.rehearsal.format
        screen.print(
            f"\n{phrasing.clock(duration)} spoken;"
            f" {'your own band' if band.name == 'custom' else band.name}:"
            f" {band.low / 60:g}–{band.high / 60:g} minutes.",
            markup=False,
        )
    missing = report.reading.rehearsal.no_transcript
    if missing:
        screen.print(f"\nNo transcript. {missing}", style="bold yellow", markup=False)
    first = first_three(report.findings)
    if first:
        screen.print("\nFirst of all", style="bold")
        for number, finding in enumerate(first, start=1):
            _show_finding(screen, finding, f"{number}.")
    others = [finding for finding in report.findings if finding not in first]
    if others:
        screen.print("\nAlso", style="bold")
        for finding in others:
            screen.print(f"  {SIGNS[finding.severity]} {finding.message}", markup=False)
    if report.not_measured:
        screen.print("\nNot measured", style="bold")
        for gap in gaps(report):
            count = len(gap.checks)
            told = gap.checks[0] if count == 1 else f"{count} checks, which the report names"
            screen.print(f"  – {gap.reason} ({told})", markup=False)
    screen.print()


def _show_finding(screen: "Console", finding: Finding, sign: str) -> None:
    screen.print(f"  {sign} {finding.message}", markup=False)
    if finding.advice:
        screen.print(f"     {finding.advice}", style="dim", markup=False)


def show_written(names: Sequence[str]) -> None:
    """Say where the report was written, or how to get the whole of it."""
    hint = "The whole report, with likely questions: add --html report.html"
    console().print(f"Written: {', '.join(names)}" if names else hint, markup=False)


def show_deck(report: Report) -> None:
    """Print the slides with stage and planned time, and the advice before speaking."""
    from rich.table import Table
    from rich.text import Text

    reading = report.reading
    table = Table("", "stage", "plan", "words", "title", box=None, padding=(0, 1))
    for slide, label, dwell in zip(reading.slides, reading.stages, reading.dwells, strict=True):
        doubt = "" if label.confidence >= SURE_STAGE else "?"
        table.add_row(
            str(slide.number),
            label.stage + doubt,
            phrasing.clock(dwell.planned),
            str(word_count(slide)),
            Text(slide.title),
        )
    screen = console()
    screen.print(table)
    total, band = sum(dwell.planned for dwell in reading.dwells), reading.rehearsal.format
    screen.print(
        f"Planned {phrasing.clock(total)}, from words and figures, and from notes that name a time,"
        f" for {band.low / 60:g}–{band.high / 60:g} minutes; “?” marks an unsure stage.",
        style="dim",
        markup=False,
    )
    hidden = phrasing.hidden_told(reading.deck) if reading.deck else ""
    if hidden:
        screen.print(hidden, style="dim", markup=False)
    for finding in report.findings:
        _show_finding(screen, finding, SIGNS[finding.severity])
    reasons = left_open(report.not_measured)
    if reasons:
        screen.print("\nNot measured, and why", style="bold")
        for reason in reasons:
            screen.print(f"  – {reason}", markup=False)


def show_questions(questions: Sequence[Question]) -> None:
    """Print questions, each with its because and what a panel would listen for."""
    screen = console()
    for number, question in enumerate(questions, start=1):
        screen.print(f"\n{number:2}. {question.text}", style="bold", markup=False)
        screen.print(f"    Because: {question.because}", markup=False)
        screen.print(
            f"    {question.kind.replace('_', ' ')} ({question.persona.replace('_', ' ')});"
            " listens for:"
            f" {'; '.join(question.listen_for)}",
            style="dim",
            markup=False,
        )
    screen.print()


def show_history(entries: Sequence[Entry], titles: Mapping[str, str]) -> None:
    """Print the kept run-throughs, one a line, the talk's title before its file."""
    screen = console()
    if not entries:
        screen.print("Nothing is kept yet: `rehearsal analyse DECK AUDIO --save` keeps one.")
    for entry in entries:
        if entry.damage:
            screen.print(f"{entry.id}  {entry.damage}", style="red", markup=False)
            continue
        length = phrasing.clock(entry.duration) if entry.duration is not None else "–"
        listener = "  (with a listener)" if entry.with_listener else ""
        title = shorten(titles.get(entry.id, ""), TITLE)
        talk = f"{title} ({entry.deck})" if title and entry.deck else entry.deck
        screen.print(
            f"{entry.id}  {entry.made_at[:16].replace('T', ' ')}  {length:>6}"
            f"  {entry.format:<15}  {talk}{listener}",
            markup=False,
        )


def show_models(models: Sequence[KnownModel]) -> None:
    """Print every model that has a name, those that are here first."""
    from rich.table import Table

    table = Table("model", "size", "languages", "", box=None, padding=(0, 1))
    for model in sorted(models, key=lambda known: known.folder is None):
        table.add_row(
            model.name,
            f"{model.megabytes} MB",
            "many" if model.multilingual else "English",
            " ".join(filter(None, ["here" if model.folder else "", model.label])),
        )
    screen = console()
    screen.print(table)
    screen.print("To fetch one: rehearsal models download NAME", style="dim")


def show_devices(devices: Sequence[Device]) -> None:
    """Print the microphones of this computer."""
    if not devices:
        console().print("There is no microphone: plug one in, or record in the browser.")
    for device in devices:
        sign = " (default)" if device.default else ""
        console().print(f"{device.number:3}  {device.name}{sign}", markup=False)


def show_offer(offer: Offer) -> None:
    """Print what will be fetched, and how much of it."""
    console(errors=True).print(
        f"{offer.name} from {offer.repository}: {offer.size / 1e6:.0f} MB,"
        f" {offer.here / 1e6:.0f} MB of it here already. Ctrl-C stops; a second call goes on.",
        markup=False,
    )
