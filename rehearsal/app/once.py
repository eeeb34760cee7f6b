"""What a button does is done once, also where it is pressed twice.

Streamlit runs the page for each press, the second run beside the first, which it cuts short.
"""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from rehearsal.pending import Pending, Plan

MOMENT = 3.0
"""Seconds within which the same is not wanted twice; later it is meant. Strength: speaker."""

Made = TypeVar("Made")


@dataclass
class _Done:
    """What was done last in this session, when, and whose turn it is."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    wanted: Hashable = None
    made: Any = None
    at: float = 0.0

    def note(self, wanted: Hashable, made: object) -> None:
        self.wanted, self.made, self.at = wanted, made, time.monotonic()


def once(
    name: str,
    wanted: Hashable,
    do: Callable[[], Made],
    still: Callable[[Made | None], bool] = lambda _: True,
) -> Made | None:
    """Do what is wanted, and return what came of it; the second press gets that of the first.

    None where Streamlit cut the first short, as it may once a thing is done; what fails is not
    done. `name` is the session's key; `still` tells whether what was made is there.
    """
    last: _Done = st.session_state.setdefault(name, _Done())
    with last.turn:
        recent = last.wanted == wanted and time.monotonic() - last.at < MOMENT
        if recent and still(last.made):
            return last.made  # type: ignore[no-any-return]  # what this `wanted` has made
        made = None
        try:
            made = do()
        except Exception:
            wanted = None
            raise
        finally:
            last.note(wanted, made)
        return made


def begin_once(deck: Path | None, plan: Plan, begin: Callable[[], Pending]) -> Pending:
    """Begin a take once; one that was discarded this moment is begun anew."""
    take = once(
        "begun", (deck, plan), begin, lambda made: made is not None and made.folder.exists()
    )
    assert take is not None  # nothing in the beginning of a take is cut short
    return take
