"""A drill in a terminal: the question, the clock while it is answered, and the feedback."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rehearsal.errors import RecordingError
from rehearsal.keys import keys
from rehearsal.places import home
from rehearsal.qa.feedback import Feedback, Mark, PointHeard
from rehearsal.qa.memory import Standing
from rehearsal.qa.pitch import MOST_JARGON, PitchFeedback
from rehearsal.qa.said import Quote
from rehearsal.qa.skeleton import Line
from rehearsal.speech.microphone import Device, Microphone, TalkClock, devices, end_of_talk
from rehearsal.speech.take import TakeWriter
from rehearsal.talk import Question
from rehearsal.terminal import clock, console

if TYPE_CHECKING:
    from rich.console import Console

SIGNS = {"good": "✓", "weak": "→", "missing": "✗", "note": "·"}
RATINGS = {1: "badly", 2: "hard", 3: "good", 4: "easy"}
REFRESH = 0.1
"""Seconds between two looks at the keys."""
LONGEST = 300.0
"""Seconds after which a recording that nobody ends is ended. Strength: speaker."""


def show_question(question: Question, number: int, count: int) -> None:
    """Print a question, large as a terminal can, with who asks."""
    screen = console()
    persona = question.persona.replace("_", " ")
    model = f"; worded by {question.worded_by}" if question.worded_by else ""
    screen.rule(f"Question {number} of {count}", style="dim")
    screen.print(f"{question.text}", style="bold", markup=False)
    screen.print(f"{question.kind.replace('_', ' ')}, the {persona}{model}", style="dim")


def show_follow_up(question: Question) -> None:
    """Print the one question that follows."""
    screen = console()
    model = f"   (worded by {question.worded_by})" if question.worded_by else ""
    screen.print(f"\nAnd: {question.text}{model}", style="bold", markup=False)


def show_habits(habits: Sequence[str]) -> None:
    """Print what was so in many answers of an interview."""
    screen = console()
    screen.rule("What was heard", style="dim")
    for habit in habits:
        screen.print(f"  → {habit}", markup=False)


def show_answer(words: str) -> None:
    """Print what was said, before it is judged."""
    console().print(f"\n  You said: “{words}”", style="dim", markup=False)


def show_feedback(feedback: Feedback, question: Question, thought: float | None) -> None:
    """Print what was heard, with the words by which it was judged."""
    screen = console()
    screen.print()
    if thought is not None and thought >= 1:
        screen.print(f"  · You thought for {thought:.0f} s before you spoke.", markup=False)
    for mark in feedback.marks:
        _show_mark(screen, mark)
    if feedback.points:
        screen.print(f"\n  A good answer comes to ({feedback.heard} of {len(feedback.points)}):")
    for point in feedback.points:
        _show_point(screen, point)
    screen.print(f"\n  It was asked because: {question.because}", style="dim", markup=False)
    screen.print("  Judged by the words alone, never by whether the science is right.", style="dim")


def _show_mark(screen: "Console", mark: Mark) -> None:
    screen.print(f"  {SIGNS[mark.verdict]} {mark.message}", markup=False)
    for quote in tuple(dict.fromkeys(mark.quotes))[:2]:
        screen.print(f"      {_quoted(quote)}", style="dim", markup=False)


def _show_point(screen: "Console", point: PointHeard) -> None:
    heard = f"   {_quoted(point.quote)}" if point.quote else "   no words were found for it"
    screen.print(f"  {'✓' if point.quote else '✗'} {point.point}{heard}", markup=False)


def _quoted(quote: Quote) -> str:
    at = f"{clock(quote.start)} " if quote.start is not None else ""
    return f"{at}“{quote.text}”"


def asked_rating(suggested: int) -> int:
    """Ask how it went; Enter keeps the suggestion."""
    names = " · ".join(f"{number} {name}" for number, name in RATINGS.items())
    while True:
        told = _line(f"\nHow did it go? {names}  [{suggested}] ")
        if not told:
            return suggested
        if told in ("1", "2", "3", "4"):
            return int(told)


def typed_answer(prompt: str) -> str | None:
    """Return what is typed up to an empty line; None: the speaker wants to leave."""
    console().print(f"{prompt} An empty line ends it; q leaves.", style="dim", markup=False)
    lines: list[str] = []
    while line := _line("> "):
        if line == "q" and not lines:
            return None
        lines.append(line)
    return " ".join(lines) or None


def wants_more(prompt: str) -> bool:
    """Ask whether to go on; Enter does, q does not."""
    return _line(f"{prompt} Enter goes on, q ends. ") not in ("q", None)


def _line(prompt: str) -> str | None:
    """Return a line that is typed; None: the input has ended."""
    console().print(prompt, end="", markup=False)
    line = sys.stdin.readline()
    return line.strip() if line else None


def no_microphone() -> str:
    """Return why nothing can be recorded here; empty: a microphone is here."""
    if not sys.stdin.isatty():
        return "There is no keyboard to start a recording with: type the answer."
    try:
        found = devices()
    except RecordingError as error:
        return error.message
    return "" if found else "There is no microphone: type the answer."


@contextmanager
def recorded(device: Device | None, low: float, high: float) -> Iterator[Path | None]:
    """Record until a key is pressed; lend the take's folder, which may be moved away.

    None: the speaker left (Q). `low` and `high` are the seconds that are aimed at.
    """
    (home() / "work").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="answer-", dir=home() / "work", ignore_cleanup_errors=True
    ) as folder:
        take = Path(folder) / "take"
        yield take if _record(take, device, low, high) else None


def _record(take: Path, device: Device | None, low: float, high: float) -> bool:
    from rich.live import Live

    talk_clock = TalkClock()
    with (
        TakeWriter(take) as writer,
        Microphone(writer, talk_clock, device) as microphone,
        keys() as pressed,
        Live(console=console(errors=True), refresh_per_second=8, transient=True) as screen,
    ):
        while (key := pressed.read(REFRESH)) is None:
            trouble = f"\n! {microphone.trouble}" if microphone.trouble else ""
            screen.update(f"Take a breath. Any key starts, Q leaves.{trouble}")
        if key == "q":
            return False
        talk_clock.go()
        writer.event("start", at=0)
        while pressed.read(REFRESH) is None and talk_clock.seconds < LONGEST:
            screen.update(_clock_line(talk_clock.seconds, low, high, microphone.trouble))
        talk_clock.halt()
        writer.stop(at=end_of_talk(talk_clock, writer))
    return True


def _clock_line(seconds: float, low: float, high: float, trouble: str) -> str:
    state = "" if seconds <= high else "   come to the end"
    told = f"{clock(seconds)} of {low:.0f}–{high:.0f} s{state}   any key ends"
    return f"{told}\n! {trouble}" if trouble else told


def show_what_comes(standings: Sequence[Standing], asked: Sequence[Question]) -> None:
    """Print when the questions of this drill come again."""
    screen = console()
    texts = {question.id: question.text for question in asked}
    screen.print("\nThey come again", style="bold")
    for standing in standings:
        if standing.question_id in texts:
            day = f"{standing.due.astimezone():%d %B}"
            screen.print(f"  {day:>12}  {texts[standing.question_id]}", markup=False)


def show_draft(lines: Sequence[Line], deck: str) -> None:
    """Print a skeleton: beat after beat, how many words, how to begin, what to draw on."""
    screen = console()
    screen.print(f"\nA skeleton{f' from {deck}' if deck else ''}", style="bold", markup=False)
    for line in lines:
        beat = line.beat.replace("_", " ").replace("i did", "I did")
        screen.print(f"  {beat:<15} {line.words:>3} words   {line.begin}", markup=False)
        if line.draw_on:
            screen.print(f"  {'':<26} {line.source}: “{line.draw_on}”", style="dim", markup=False)


def show_pitch(feedback: PitchFeedback) -> None:
    """Print what is to be said about one take of a pitch."""
    screen = console()
    screen.print(
        f"\n{feedback.seconds:.0f} s of {feedback.preset.seconds:.0f} s;"
        f" {feedback.word_count} words of about {feedback.preset.words}",
        style="bold",
    )
    for beat in feedback.beats:
        name = beat.beat.replace("_", " ").replace("i did", "I did")
        sign = "✗" if beat.quote is None else "→" if beat.advice else "✓"
        heard = f"   {_quoted(beat.quote)}" if beat.quote else ""
        screen.print(f"  {sign} {name}{heard}", markup=False)
        if beat.advice:
            screen.print(f"      {beat.advice}", markup=False)
    for remark in feedback.remarks:
        screen.print(f"  → {remark}", markup=False)
    if 0 < len(feedback.jargon) < MOST_JARGON:  # more of them are a remark
        screen.print(f"  · hard words: {', '.join(feedback.jargon)}", style="dim", markup=False)


def show_changes(changed: Sequence[str]) -> None:
    """Print what is different from the take before."""
    for change in changed:
        console().print(f"  Δ {change}", markup=False)
