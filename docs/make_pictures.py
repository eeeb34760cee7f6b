"""Make the pictures in the README from the real thing: the app on the sample talk, and its report.

    uv run python docs/make_pictures.py            all of them
    uv run python docs/make_pictures.py app        the app's pages only
    uv run python docs/make_pictures.py report     the report only

Takes some minutes, for the sample talk is really analysed. Needs Chromium.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
DECK = FOLDER.parent / "samples" / "job_talk" / "deck.pptx"
COLOURS = 256
"""Of a picture; a page of text and slides needs no more, and is a third as large."""
SETTLES = 8_000
"""Milliseconds until the slides' pictures are there."""
PATIENCE = 600_000
"""Milliseconds for whatever has to be waited for."""


def main(wanted: str) -> None:
    """Photograph the app's pages, the report, or both."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking", *MICROPHONE],
        )
        if wanted != "report":
            with _app(Path(folder)) as address:
                _pages(browser, address)
                _hear_with_the_sample(Path(folder))
                _questions(browser, address)
        if wanted != "app":
            _report(browser, Path(folder))
        browser.close()


MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@contextmanager
def _app(home: Path) -> Iterator[str]:
    """Serve the app with a home of its own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "rehearsal.cli", "app", "--port", str(port)],
        env=os.environ | {"REHEARSAL_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("The app did not start.")


def _pages(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.get_by_role("button", name="Run the sample talk").click()
    page.wait_for_url("**/review?id=*")
    page.get_by_role("button", name="Play").first.wait_for()
    page.wait_for_timeout(SETTLES)
    _take(page, "review")

    page.goto(address)
    page.locator("input[type=file]").set_input_files(DECK)
    page.locator("canvas").nth(5).wait_for()
    _take(page, "prepare")

    page.get_by_role("button", name="Rehearse this talk").click()
    page.get_by_role("button", name="Open the room").click()
    page.locator("button.start").click()
    page.locator(".stage .picture").wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(SETTLES)
    _take(page, "room")


def _hear_with_the_sample(home: Path) -> None:
    """Choose the recogniser that is always here: a question is answered aloud, not typed."""
    (home / "settings.json").write_text('{"model": "sample"}', encoding="utf-8")


def _questions(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/questions?about=sample")
    page.get_by_role("button", name="Ask me").click()
    page.wait_for_timeout(SETTLES)
    _take(page, "questions")


def _report(browser: Browser, folder: Path) -> None:
    """Photograph the report as a file of its own."""
    subprocess.run(
        [sys.executable, "-m", "rehearsal.cli", "demo", "--out", str(folder / "demo")], check=True
    )
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto((folder / "demo" / "report.html").as_uri())
    _take(page, "report")


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)
    page.screenshot(path=str(FOLDER / f"{name}.png"))
    _shrink(name)


def _shrink(name: str) -> None:
    """Write a picture with as few colours as it needs."""
    path = FOLDER / f"{name}.png"
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "all")
