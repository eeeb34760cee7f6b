"""The app as one server on this machine: Streamlit's pages and the recorder's routes."""

import asyncio
import errno
import os
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit.starlette import App

from rehearsal import library
from rehearsal.app import background
from rehearsal.app.live import shared
from rehearsal.app.routes import routes
from rehearsal.errors import SettingError
from rehearsal.places import home

ADDRESS = "127.0.0.1"
PORT = 8501
BLUE = "#1a6fe0"
"""White words on it, and it on white, have a contrast above 4.5."""
LIGHT_BLUE = "#8ab8ff"
"""Words in it, on the dark page, have a contrast above 4.5."""
HEADINGS = ["2rem", "1.5rem", "1.15rem", "1rem"]
"""Sizes of h1, h2 and so on: a page that is read, not a poster."""
LOOK_EVERY = 2.0
"""Seconds between two looks for windows that are gone. Strength: speaker."""
SCRIPT = Path(__file__).with_name("main.py")


def build() -> App:
    """Return the app that `rehearsal app` and `streamlit run streamlit_app.py` serve."""
    home()  # a setting that cannot be is told in the terminal, not on every page
    os.umask(0o077)  # what a talk holds is for nobody else on a computer that is shared
    live = shared()

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        watch = asyncio.create_task(_release_silent())
        async with _settling():
            yield None
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        background.unfollow_all()
        live.close()

    return App(SCRIPT, routes=[*routes(live), PREPARE], lifespan=lifespan)


async def _first_page(request: Request) -> RedirectResponse:
    return RedirectResponse(str(request.url.replace(scheme="", netloc="", path="/")))


PREPARE = Route("/prepare", _first_page)
"""The page that the app opens on has no path of its own in Streamlit, and is asked for by its name
all the same."""


@asynccontextmanager
async def _settling() -> AsyncIterator[None]:
    """Put recordings away meanwhile; at the end, wait for no more than the one that is begun."""
    ending = threading.Event()
    settling = asyncio.create_task(asyncio.to_thread(library.settle_all, ending.is_set))
    try:
        yield
    finally:
        ending.set()
        await settling


async def _release_silent() -> None:
    """Let go, for as long as the server runs, of takes whose browser was killed."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await asyncio.to_thread(background.release_silent)


def _check_free(port: int) -> None:
    """Raise SettingError where another program has the port, and name one that is free."""
    try:
        _bound(port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        open_already = f"Perhaps the app is open already, at http://{ADDRESS}:{port}; else take"
        raise SettingError(
            f"Port {port} is not free ({error.strerror}).",
            f"{open_already if taken else 'Take'} another port: rehearsal app --port {_bound(0)}",
        ) from error


def _bound(port: int) -> int:
    """Take a port for a moment, 0 for any, and return its number."""
    with socket.socket() as probe:
        if os.name == "posix":  # else one that was served a minute ago would seem to be taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((ADDRESS, port))
        number: int = probe.getsockname()[1]
        return number


def serve(port: int = PORT) -> None:
    """Serve the app on this machine only, until it is stopped."""
    _check_free(port)
    build().run(
        config={
            "server.address": ADDRESS,
            "server.port": port,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": False,
            "client.toolbarMode": "minimal",
            "client.showErrorLinks": False,
            # Set for light and dark apart: one for both would be light in a dark browser.
            **{f"theme.{scheme}.primaryColor": BLUE for scheme in ("light", "dark")},
            **{f"theme.{scheme}.headingFontSizes": HEADINGS for scheme in ("light", "dark")},
            "theme.dark.linkColor": LIGHT_BLUE,
        }
    )
