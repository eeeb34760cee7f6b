"""The server ends when it is told to, whatever it still has to put away."""

import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from rehearsal import library
from rehearsal.app import server

PATIENCE = 30.0
"""Seconds until a server that is never told to end is given up."""


def test_the_end_waits_for_no_more_than_the_recording_that_is_being_put_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, told = threading.Event(), threading.Event()

    def old_library(stop: Callable[[], bool]) -> None:
        begun.set()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not told.is_set():
            if stop():
                told.set()
            time.sleep(0.01)

    monkeypatch.setattr(library, "settle_all", old_library)

    async def served_and_ended() -> None:
        async with server._settling():
            assert await asyncio.to_thread(begun.wait, PATIENCE)
            assert not told.is_set()

    asyncio.run(served_and_ended())
    assert told.is_set()
