"""The progress page in a real browser: read, tagged and deleted, and what axe-core says of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from rehearsal import library
from tests.app.browser import PATIENCE, browsing, serving, until
from tests.app.test_accessibility import violations
from tests.app.test_progress import talk

pytestmark = pytest.mark.slow


@contextmanager
def at_home(home: Path) -> Iterator[None]:
    """Let this process use the library of a server."""
    before = os.environ["REHEARSAL_HOME"]
    os.environ["REHEARSAL_HOME"] = str(home)
    try:
        yield
    finally:
        os.environ["REHEARSAL_HOME"] = before


def fill(home: Path) -> list[str]:
    with at_home(home):
        return [
            library.save(talk(rate), None, now=datetime(2026, 3, day, 12, tzinfo=UTC))
            for day, rate in ((1, 120.0), (8, 140.0), (15, 160.0))
        ]


def listened_to(home: Path) -> list[str]:
    """Return the run-throughs that had a listener."""
    with at_home(home):
        return [entry.id for entry in library.history() if entry.with_listener]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_violation(
    scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    home = tmp_path / "kept"
    with serving(home) as server, browsing(None) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(f"{server.url}/progress")
        page.get_by_text("Nothing is kept yet").wait_for(timeout=PATIENCE)
        found = {"nothing": violations(page)}
        fill(home)
        page.reload()
        page.get_by_role("heading", name="All run-throughs").wait_for(timeout=PATIENCE)
        page.locator("table.runs").wait_for()
        found["filled"] = violations(page)
        page.get_by_role("button", name="Delete").first.click()
        page.get_by_role("button", name="Delete it").wait_for()
        found["asked"] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_a_run_through_is_tagged_and_deleted_with_one_confirmation(tmp_path: Path) -> None:
    home = tmp_path / "kept"
    ids = fill(home)
    with serving(home) as server, browsing(None) as browser:
        page = browser.new_page()
        page.goto(f"{server.url}/progress")
        page.get_by_text("Since run-through 2").wait_for(timeout=PATIENCE)
        page.locator(f".st-key-listener-{ids[2]} label").click()
        until(page, lambda: listened_to(home) == [ids[2]], "the tag")
        page.get_by_text("With a listener", exact=True).click()
        page.get_by_text("One run-through so far").wait_for()
        page.get_by_text("All", exact=True).click()
        page.get_by_text("Since run-through 2").wait_for()
        page.locator(f".st-key-run-through-{ids[2]}").get_by_role("button", name="Delete").click()
        page.get_by_text("Everything of this run-through").click()
        page.get_by_role("button", name="Delete it").click()
        page.get_by_text("Since run-through 1").wait_for()
        with at_home(home):
            assert [entry.id for entry in library.history()] == [ids[1], ids[0]]
