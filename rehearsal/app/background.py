"""Work that goes on while pages come and go: following a take, drawing slides, making a report.

What is known of it is in the take's folder, so that a page that was left, or a server that was
killed, finds it again. Each is started once and is harmless to start again.
"""

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal import following, pending
from rehearsal.app import live
from rehearsal.pending import Pending
from rehearsal.places import home
from rehearsal.talk import Deck
from rehearsal.telling import CANCEL, STATE

SURE_FRACTION, SURE_SECONDS = 0.02, 2.0
"""Share of a step, and seconds, that must have passed before its end is foretold. Strength:
speaker."""

LOOK_EVERY = 0.05
"""Seconds between two looks whether a run-through is kept. Strength: speaker."""

FOLLOWERS = ("follow", "listen")
"""What the children are called that transcribe and measure a take while it is recorded."""
KNOWN_ENDS = (0, 2)
"""How an analysis ends: done or cancelled, and with a sentence for the speaker."""
BROKE_OFF = "This work broke off."
TELL_US = "If it happens again, the terminal that runs the app shows what to report."

_children: dict[str, "subprocess.Popen[bytes]"] = {}
_followed: set[str] = set()
_ending: dict[str, float] = {}
"""When each stopped take's followers were first waited for, on the monotonic clock."""
_drawing: set[str] = set()
_hints: dict[str, str] = {}
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class State:
    """How far the analysis of a take is."""

    step: str = "Waiting for its turn"
    fraction: float = 0.0
    done: bool = False
    error: str = ""
    hint: str = ""
    cancelled: bool = False
    begun: float = 0.0
    """When the step began, in seconds since 1970."""
    first: float = 0.0
    """The fraction at which it began."""

    def left(self, now: float) -> float | None:
        """Return the seconds that this step still takes; None while that is a guess."""
        done, taken = self.fraction - self.first, now - self.begun
        if done < SURE_FRACTION or taken < SURE_SECONDS or not self.begun:
            return None
        return taken * (1 - self.fraction) / done


def analyse(take_id: str) -> State:
    """Start the analysis of a take unless it runs, has failed or was cancelled; tell how far."""
    if pending.is_kept(take_id):
        return State(done=True)
    take = pending.find(take_id)
    _end_late_followers(take)
    return at_work(f"analyse {take_id}", "rehearsal.pending", take_id, take.folder)


def at_work(name: str, program: str, subject: str, folder: Path) -> State:
    """Start a program unless it runs, has failed or was cancelled; tell how far it says it is."""
    state = _state(folder)
    if (folder / CANCEL).exists():
        return replace(state, cancelled=True)
    child = _children.get(name)
    if child and child.poll() not in (None, *KNOWN_ENDS):
        return State(error=BROKE_OFF, hint="Try again: what is done stays. " + TELL_US)
    if not state.error:
        _start(name, [sys.executable, "-m", program, subject])
    return state


def forget(name: str) -> None:
    """Let a program that has failed be started again."""
    child = _children.get(name)
    if child is not None and child.poll() is not None:
        del _children[name]


def wait_for_report(take_id: str, seconds: float) -> None:
    """Wait so long, or until the run-through is kept."""
    latest = time.monotonic() + seconds
    while time.monotonic() < latest and not pending.is_kept(take_id):
        time.sleep(LOOK_EVERY)


def resume(take_id: str) -> None:
    """Let an analysis that failed or was cancelled be started again."""
    pending.resume(take_id)
    forget(f"analyse {take_id}")


def discard(take_id: str) -> None:
    """End all work on a take and remove it from the disk."""
    unfollow(take_id)
    _end(f"analyse {take_id}")
    live.shared().drop(take_id)
    pending.discard(take_id)


def follow(take: Pending) -> None:
    """Listen to a take, and transcribe it where its model is here, while it is being recorded.

    Until `unfollow` it is tried once.
    """
    with _turn:
        if take.id in _followed:
            return
        _followed.add(take.id)
    for name, program in following.programs(take).items():
        _start(f"{name} {take.id}", program)


def unfollow(take_id: str) -> None:
    """End the followers of a take; what is transcribed stays, and the next one goes on there."""
    for name in FOLLOWERS:
        _end(f"{name} {take_id}")
    _ending.pop(take_id, None)
    _followed.discard(take_id)


def unfollow_all() -> None:
    """End every follower, so that none outlives the server."""
    for name in tuple(_children):
        follower, _, take_id = name.partition(" ")
        if follower in FOLLOWERS:
            unfollow(take_id)


def release_silent() -> None:
    """Let go of takes whose windows are gone without a word, and end their followers."""
    for take_id in live.shared().release_silent():
        unfollow(take_id)


def pictures(path: Path, deck: Deck) -> str:
    """Draw the slides of a deck in the background; return the digest they are served under."""
    with _turn:
        if deck.digest not in _drawing:
            _drawing.add(deck.digest)
            _hints.pop(deck.digest, None)
            threading.Thread(target=_draw, args=(path, deck), daemon=True).start()
    return deck.digest


def picture(digest: str, page: int) -> Path:
    """Return where a page's picture is, or will be."""
    return home() / "pictures" / digest / f"page-{page:04}.png"


def picture_hint(digest: str) -> str | None:
    """Return what the speaker can do about pictures that will not come; None: they may come."""
    return _hints.get(digest)


def _draw(path: Path, deck: Deck) -> None:
    from rehearsal.decks.pictures import draw

    hint = ""
    try:
        hint = draw(path, deck, home() / "pictures", lambda *_: None).hint
    finally:
        _hints[deck.digest] = hint
        _drawing.discard(deck.digest)


def _end_late_followers(take: Pending) -> None:
    """End the followers of a stopped take that have had their time; the analysis waits for them."""
    begun = _ending.setdefault(take.id, time.monotonic())
    if not take.take.finished or time.monotonic() - begun > following.PATIENCE:
        unfollow(take.id)


def _end(name: str) -> None:
    child = _children.pop(name, None)
    if child is not None:
        following.ended(child)


def _start(name: str, command: list[str]) -> None:
    with _turn:
        running = _children.get(name)
        if running is None or (running.poll() is not None and running.returncode != 2):
            if name.split(maxsplit=1)[0] in FOLLOWERS:
                _children[name] = following.started(command)
            else:
                _children[name] = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
                )


def _state(folder: Path) -> State:
    try:
        return State(**json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return State()
