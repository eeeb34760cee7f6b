"""The server ends when it is told to, whatever it still has to put away."""

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

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


def test_the_page_that_the_app_opens_on_is_found_by_its_name_too() -> None:
    client = TestClient(Starlette(routes=[server.PREPARE]), follow_redirects=False)
    assert client.get("/prepare").headers["location"] == "/"
    assert client.get("/prepare?deck=ab&format=x").headers["location"] == "/?deck=ab&format=x"
