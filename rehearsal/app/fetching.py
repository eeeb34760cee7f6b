"""Fetching a Whisper model while pages come and go: one at a time, told, and ended when asked."""

import threading
from dataclasses import dataclass, replace

from rehearsal.errors import Cancelled, RehearsalError


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far the fetching of a model is."""

    name: str
    step: str = "Asking the hub"
    fraction: float = 0.0
    running: bool = True
    done: bool = False
    error: str = ""
    hint: str = ""


_turn = threading.Lock()
_ended = threading.Event()
_state: Fetching | None = None


def state() -> Fetching | None:
    """Return how far it is; None: nothing was fetched since the app was started."""
    return _state


def fetch(name: str) -> None:
    """Begin to fetch a model, unless one is being fetched."""
    global _state  # noqa: PLW0603  (one download for the whole app)
    with _turn:
        if _state is not None and _state.running:
            return
        _ended.clear()
        _state = Fetching(name)
        threading.Thread(target=_fetch, args=(name,), daemon=True).start()


def cancel() -> None:
    """End the fetching; what has come is kept, and the next one goes on there."""
    _ended.set()


def _fetch(name: str) -> None:
    from rehearsal.speech.download import download

    try:
        download(name, _told)
    except Cancelled:
        _tell(running=False, step="Stopped. What has come is kept.")
    except RehearsalError as error:
        _tell(running=False, error=error.message, hint=error.hint)
    else:
        _tell(running=False, done=True, fraction=1.0)
    finally:
        _tell(running=False)  # a bug must not leave a bar that never moves


def _told(step: str, fraction: float) -> None:
    if _ended.is_set():
        raise Cancelled
    _tell(step=step, fraction=min(1.0, fraction))


def _tell(**news: str | float | bool) -> None:
    global _state  # noqa: PLW0603
    if _state is not None:
        _state = replace(_state, **news)  # type: ignore[arg-type]
