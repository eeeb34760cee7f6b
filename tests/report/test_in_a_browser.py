"""The page as a browser shows it: nothing asked of the network, nothing refused, no overflow."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearsal.report.html import html
from rehearsal.report.report import Report
from tests.report.reports import empty_report, report
from tests.report.test_html import HOSTILE, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

MADE = {
    "whole": report(),
    "empty": empty_report(),
    "long words": hostile(HOSTILE[3]),
    "markup": hostile(HOSTILE[2]),
    "right to left": hostile(HOSTILE[4]),
}


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    if CHROMIUM is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("needs Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=120_000
        )
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [360, 1024, 1440])
@pytest.mark.parametrize("made", MADE.values(), ids=MADE.keys())
def test_the_page_stands_by_itself_at_any_width(
    browser: "Browser", tmp_path: Path, made: Report, width: int
) -> None:
    path = tmp_path / "report.html"
    path.write_text(html(made), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert told == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    body = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(body) == "rgb(251, 250, 246)"  # the style sheet was let in
    page.close()
