"""The app as one server on this machine: Streamlit's pages and the recorder's routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from streamlit.starlette import App

from rehearsal.app.live import LiveTakes
from rehearsal.app.routes import routes

ADDRESS = "127.0.0.1"
PORT = 8501
BLUE = "#1a6fe0"
"""White words on it, and it on white, have a contrast above 4.5."""
SCRIPT = Path(__file__).with_name("main.py")


def build() -> App:
    """Return the app that `rehearsal app` and `streamlit run streamlit_app.py` serve."""
    live = LiveTakes()

    @asynccontextmanager
    async def lifespan(_: App) -> AsyncIterator[None]:
        yield None
        live.close()

    return App(SCRIPT, routes=routes(live), lifespan=lifespan)


def serve(port: int = PORT) -> None:
    """Serve the app on this machine only, until it is stopped."""
    build().run(
        config={
            "server.address": ADDRESS,
            "server.port": port,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": False,
            "client.toolbarMode": "minimal",
            "client.showErrorLinks": False,
            "theme.primaryColor": BLUE,
        }
    )
