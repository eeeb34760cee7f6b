"""Make the pictures in the README from the real thing.

    uv run rehearsal demo && uv run python docs/make_pictures.py rehearsal-demo/report.html

Needs Chromium.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent


def main(report: Path) -> None:
    """Photograph the top of the report, and its timeline."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(report.resolve().as_uri())
        page.screenshot(path=str(FOLDER / "report.png"))
        page.locator("#timeline").screenshot(path=str(FOLDER / "timeline.png"))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
