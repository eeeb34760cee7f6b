"""What the commands over kept run-throughs show in a terminal."""

from collections.abc import Iterable, Sequence

from rehearsal.analysis.phrasing import clock
from rehearsal.library import Entry
from rehearsal.library.pitches import PitchEntry
from rehearsal.readiness import Readiness
from rehearsal.report.comparison import (
    Change,
    Comparison,
    SlideChange,
    heading,
    signed,
    told,
    value,
)
from rehearsal.report.wording import band_text, shorten, unit_name
from rehearsal.terminal import console

TITLE = 30
"""Characters of a slide's title."""
SIGNS = {"ready": "✓", "partly": "·", "missing": "✗"}
STYLES = {"ready": "green", "partly": "yellow", "missing": "bold red"}
NONE = "–"


def show_pitches(takes: Sequence[PitchEntry]) -> None:
    """Print the kept pitches, one a line, under the run-throughs."""
    for take in takes:
        console().print(
            f"{take.id}  {take.made_at.astimezone():%Y-%m-%d %H:%M}  {f'{take.preset:g} s':>6}"
            f"  {'pitch':<15}  {take.deck}".rstrip(),
            markup=False,
        )


def show_comparison(before: Entry, after: Entry, comparison: Comparison) -> None:
    """Print the few measures that matter, then the slides, of two run-throughs."""
    from rich.table import Table

    screen = console()
    for letter, entry in (("A", before), ("B", after)):
        listener = ", with a listener" if entry.with_listener else ""
        screen.print(
            f"{letter}  {entry.id}  {entry.made_at[:16].replace('T', ' ')}"
            f"  {entry.deck or 'without a deck'}{listener}",
            markup=False,
        )
    measures = Table("", "A", "B", "change", "expected", box=None, padding=(0, 2, 0, 0))
    for change in comparison.changes:
        measures.add_row(*_measure_row(change))
    screen.print()
    screen.print(measures)
    reasons = [_reason(change) for change in comparison.changes if change.verdict == "not known"]
    for reason in dict.fromkeys(reasons):
        screen.print(f"Not known: {reason}", style="dim", markup=False)
    if comparison.slides:
        screen.print()
        screen.print(_slide_table(comparison.slides))
        screen.print(
            "Left: A, right: B. “–”: not in that deck, not shown, or not known surely.",
            style="dim",
            markup=False,
        )
    screen.print(
        "“No sure change”: the difference is smaller than what the measures are known to.",
        style="dim",
        markup=False,
    )


def _measure_row(change: Change) -> tuple[str, ...]:
    after = change.after
    expected = band_text(after.band.low, after.band.high, after.unit) if after.band else ""
    unit = unit_name(after.unit)
    return (
        heading(after),
        value(change.before),
        value(after),
        told(change),
        expected.removesuffix(f" {unit}") if unit else expected,
    )


def _reason(change: Change) -> str:
    return change.before.reason or change.after.reason


def _slide_table(pairs: Sequence[SlideChange]) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1))
    for name in (
        *("A", "B", "slide", "time A", "B", "change"),
        *("words A", "B", "fillers A", "B"),
    ):
        table.add_column(name, justify="left" if name == "slide" else "right")
    for pair in pairs:
        a, b = pair.before, pair.after
        slide = b or a
        assert slide is not None
        table.add_row(
            _count(a.number if a else None),
            _count(b.number if b else None),
            Text(shorten(slide.title, TITLE) or "(no title)"),
            _clock(a.dwell if a else None),
            _clock(b.dwell if b else None),
            _difference(pair),
            _count(a.words if a else None),
            _count(b.words if b else None),
            _count(a.fillers if a else None),
            _count(b.fillers if b else None),
        )
    return table


def _difference(pair: SlideChange) -> str:
    if pair.before is None:
        return "new"
    if pair.after is None:
        return "gone"
    if pair.before.dwell is None or pair.after.dwell is None:
        return NONE
    difference = pair.after.dwell - pair.before.dwell
    return signed(difference, "s") if abs(difference) >= 1 else "same"


def _clock(seconds: float | None) -> str:
    return NONE if seconds is None else clock(seconds)


def _count(value: int | None) -> str:
    return NONE if value is None else str(value)


def show_findings(findings: Iterable[Readiness]) -> None:
    """Print how each part stands as soon as it is known, and how to mend what does not work."""
    screen = console()
    found: list[Readiness] = []
    for one in findings:
        sign = f"[{STYLES[one.state]}]{SIGNS[one.state]}[/]"
        screen.print(f"{sign} [bold]{one.what}[/]: ", end="")
        screen.print(one.told, markup=False)
        if one.mend:
            screen.print(f"    {one.mend}", style="dim", markup=False)
        found.append(one)
    screen.print(f"\n{_in_sum(found)}", markup=False)


def _in_sum(found: Sequence[Readiness]) -> str:
    """Say whether one can rehearse, and what one goes without."""
    amiss = sum(one.state == "missing" for one in found)
    lost = [one.lost for one in found if one.lost]
    without = f"without {' and without '.join(lost)}"
    if amiss:
        told = "One thing is missing (✗)" if amiss == 1 else f"{amiss} things are missing (✗)"
        return f"{told}, and you go {without} (·)." if lost else f"{told}."
    if lost:
        return f"You can rehearse, {without}; under each “·” stands what to do."
    if any(one.state == "partly" for one in found):
        return "You can rehearse; under each “·” stands what to look after."
    return "Nothing that a rehearsal needs is missing."
