"""The rehearsal room in a terminal: clock, slide, level, and the keys of a clicker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rehearsal.errors import RecordingError
from rehearsal.keys import Keys, keys
from rehearsal.speech.microphone import Device, Microphone, TalkClock, end_of_talk
from rehearsal.speech.take import RATE, TakeWriter
from rehearsal.talk import Deck, Event, EventKind, Format, Slide
from rehearsal.terminal import clock, console

if TYPE_CHECKING:
    from rich.console import RenderableType

    Update = Callable[[RenderableType], None]

REFRESH = 0.1
"""Seconds between two looks at the keys."""
QUIETEST, LOUDEST = -60.0, -5.0
"""dBFS at the ends of the level bar."""
BAR = 24
"""Cells of the level bar."""
TOO_QUIET = -45.0
"""dBFS. Speech that stays below drowns in a laptop's own noise. Strength D."""


@dataclass(slots=True)
class Room:
    """A talk that is being given; every change is an event of the take at once."""

    writer: TakeWriter
    clock: TalkClock
    slides: Sequence[Slide]
    format: Format
    at: int = 0
    shown_since: float = 0.0
    ended: bool = False
    waiting: list[Event] = field(default_factory=list)
    """Events that are not on the disk yet."""
    trouble: str = ""

    def press(self, key: str | None) -> None:
        """Do what a key stands for; once the talk is stopped, nothing but that is to be written."""
        if self._stopping:
            pass
        elif key in ("right", "left", "home", "end"):
            last = len(self.slides) - 1
            to = {"right": self.at + 1, "left": self.at - 1, "home": 0, "end": last}[key]
            self._show(max(0, min(last, to)))
        elif key == "p":
            self._pause()
        elif key == "q":
            self.clock.halt()
            self.note("stop", at=end_of_talk(self.clock, self.writer))
        self.write()
        self.ended = not self.waiting and self.stopped

    @property
    def stopped(self) -> bool:
        """Whether the take has its "stop"."""
        return self.writer.take.finished

    @property
    def _stopping(self) -> bool:
        return any(event.kind == "stop" for event in self.waiting)

    def begin(self) -> None:
        """Start the clock and show the first slide."""
        self.clock.go()
        self.note("start")

    def note(self, kind: EventKind, at: int | None = None) -> None:
        """Write an event at a sample; None: at the clock's."""
        slide = self.slides[self.at] if self.slides else None
        number = slide.number if slide else None
        page = slide.pages[0] if slide and slide.pages else None
        sample = round(self.clock.seconds * RATE) if at is None else at
        self.waiting.append(Event(sample, 0.0, kind, number, page))
        self.write()

    def write(self) -> None:
        """Write the events that wait; on a full disk they wait until there is room again."""
        while self.waiting:
            event = self.waiting[0]
            try:
                if event.kind == "stop":
                    self.writer.stop(event.slide, event.page, at=event.sample)
                else:
                    self.writer.event(event.kind, event.slide, event.page, at=event.sample)
            except RecordingError as error:
                self.trouble = f"{error.message} {error.hint}"
                return
            self.waiting.pop(0)
        self.trouble = ""

    def _show(self, to: int) -> None:
        if to != self.at and self.slides:
            self.at, self.shown_since = to, self.clock.seconds
            self.note("slide")

    def _pause(self) -> None:
        if self.clock.running:
            self.clock.halt()
            self.note("pause")
        else:
            self.clock.go()
            self.note("resume")


def rehearse(writer: TakeWriter, deck: Deck | None, format: Format, device: Device | None) -> bool:
    """Run the room until the speaker presses Q; return whether a talk was begun.

    The take is on the disk at every moment.
    """
    from rich.live import Live

    talk_clock = TalkClock()
    room = Room(writer, talk_clock, deck.shown if deck else (), format)
    with Microphone(writer, talk_clock, device) as microphone, keys() as pressed:
        with Live(console=console(errors=True), refresh_per_second=8, transient=True) as screen:
            if not _check_level(microphone, pressed, screen.update):
                return False
            room.begin()
            while not room.ended:
                try:
                    room.press(pressed.read(REFRESH))
                except KeyboardInterrupt:
                    room.press("q")
                screen.update(_picture(room, microphone))
        talk_clock.halt()
    return True


def _check_level(microphone: Microphone, pressed: Keys, update: "Update") -> bool:
    """Show the level until the speaker starts, or goes away again (Q): then False."""
    loudest = -100.0
    while (key := pressed.read(REFRESH)) is None:
        loudest = max(loudest - 0.5, microphone.level_dbfs)
        quiet = "too quiet: speak up, or move closer" if loudest < TOO_QUIET else "good"
        told = microphone.trouble or f"level {_bar(microphone.level_dbfs)} {quiet}"
        update(_text(told, "", "Say a sentence. Any key starts, Q leaves."))
    return key != "q"


def _picture(room: Room, microphone: Microphone) -> "RenderableType":
    slide = room.slides[room.at] if room.slides else None
    following = room.slides[room.at + 1 :][:1]
    elapsed = room.clock.seconds
    band = f"of {clock(room.format.low)}–{clock(room.format.high)}"
    state = "" if room.clock.running else "   paused: nothing is recorded"
    first = f"{clock(elapsed)} {band}   {_bar(microphone.level_dbfs)}{state}"
    second = "recording; your slides are elsewhere"
    if slide is not None:
        since = clock(elapsed - room.shown_since)
        after = following[0].title if following else "the end"
        second = f"{slide.number}/{len(room.slides)}  {slide.title}  ({since})\n   next: {after}"
    failure = (
        f"{microphone.failure.message} {microphone.failure.hint}" if microphone.failure else ""
    )
    trouble = failure or microphone.trouble
    return _text(first, trouble, f"{second}\n← → slides · P pause · Q stop")


def _bar(level_dbfs: float) -> str:
    share = (level_dbfs - QUIETEST) / (LOUDEST - QUIETEST)
    filled = round(BAR * min(1.0, max(0.0, share)))
    return "█" * filled + "·" * (BAR - filled)


def _text(first: str, trouble: str, rest: str) -> "RenderableType":
    from rich.text import Text

    text = Text(first + "\n", style="bold")
    if trouble:
        text.append(f"! {trouble}\n", style="red")
    return text.append(rest, style="not bold")
