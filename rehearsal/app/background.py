"""Work that goes on while pages come and go: following a take, drawing slides, making a report.

What is known of it is in the take's folder, so that a page that was left, or a server that was
killed, finds it again. Each is started once and is harmless to start again.
"""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass

from rehearsal import library, pending, workflow
from rehearsal.pending import STATE, Pending
from rehearsal.places import home

_children: dict[str, "subprocess.Popen[bytes]"] = {}
_drawing: set[str] = set()
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class State:
    """How far the analysis of a take is."""

    step: str = "Waiting for its turn"
    fraction: float = 0.0
    done: bool = False
    error: str = ""
    hint: str = ""


def analyse(take_id: str) -> State:
    """Start the analysis of a take unless it runs or has failed, and return how far it is."""
    if any(entry.id == take_id for entry in library.history()):
        return State(done=True)
    state = _state(pending.find(take_id))
    if not state.error:
        _start(f"analyse {take_id}", [sys.executable, "-m", "rehearsal.pending", take_id])
    return state


def retry(take_id: str) -> None:
    """Forget why the analysis of a take failed, so that it is started again."""
    (pending.find(take_id).folder / STATE).unlink(missing_ok=True)


def follow(take: Pending) -> None:
    """Transcribe a take while it is being recorded, where its model is here."""
    if workflow.has_model(take.plan.model, take.plan.language):
        words = ["transcribe", str(take.folder), "--follow"]
        words += ["--model", take.plan.model] if take.plan.model else []
        words += ["--language", take.plan.language] if take.plan.language else []
        _start(f"follow {take.id}", [sys.executable, "-m", "rehearsal.cli", *words])


def pictures(take: Pending) -> str:
    """Draw the slides of a take's deck in the background; return where they will be served.

    Empty where there is no deck, or no way to draw it.
    """
    if take.deck is None or not take.plan.slides_shown:
        return ""
    from rehearsal.decks.pictures import draw

    deck = workflow.read_deck(take.deck, lambda *_: None)
    with _turn:
        if deck.digest not in _drawing:
            _drawing.add(deck.digest)
            folder = home() / "pictures" / deck.digest
            arguments = (take.deck, deck, folder, lambda *_: None)
            threading.Thread(target=draw, args=arguments, daemon=True).start()
    return deck.digest


def _start(name: str, command: list[str]) -> None:
    with _turn:
        running = _children.get(name)
        if running is None or (running.poll() is not None and running.returncode != 2):
            _children[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )


def _state(take: Pending) -> State:
    try:
        return State(**json.loads((take.folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return State()
