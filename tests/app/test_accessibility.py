"""What axe-core has to say about the room and the page before it, light and dark."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from rehearsal.places import bundled
from tests.app.browser import Server, browsing, open_room, serving, settled

pytestmark = pytest.mark.slow
DECK = bundled("samples", "job_talk", "deck.pptx")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("accessibility") / "home") as running:
        yield running


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(800)
    settled(page)  # what a run of the page will replace is pale meanwhile
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_room_has_a_serious_violation(
    scheme: Literal["light", "dark"], server: Server, voice: Path
) -> None:
    with browsing(voice) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        found = {}
        open_room(page, server)
        found["before"] = violations(page)
        page.locator("button.start").click()
        for name, key in (("notes", "n"), ("paused", "p"), ("black", "b")):
            page.keyboard.press(key)
            found[name] = violations(page)
        page.keyboard.press("p")
        page.route("**/rehearsal/takes/**", lambda route: route.abort())
        page.locator(".trouble").filter(has_text="kept in this browser").wait_for()
        found["trouble"] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_before_the_room_has_no_serious_violation(
    scheme: Literal["light", "dark"], server: Server
) -> None:
    with browsing(None) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        found = {}
        page.goto(f"{server.url}/rehearse")
        page.get_by_role("heading", name="Rehearse").wait_for()
        found["lobby"] = violations(page)
        page.get_by_text("the sample talk").click()
        page.get_by_text("I have a recording").click()
        found["recording"] = violations(page)
        page.get_by_role("button", name="Choose the file").click()
        page.locator("input[type=file][accept*=wav]").wait_for()
        found["upload"] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prepare_settings_and_help_have_no_serious_violation(
    scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    found = {}
    with serving(tmp_path / "home") as server, browsing(None) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(server.url)
        page.get_by_role("button", name="Run the sample talk").wait_for()
        found["first visit"] = violations(page)
        page.locator("input[type=file]").set_input_files(DECK)
        page.locator(".cell").first.wait_for()
        found["deck"] = violations(page)
        page.locator(".part").nth(1).click()
        page.locator(".choices button").first.wait_for()
        found["a part is chosen"] = violations(page)
        page.goto(server.url)
        page.locator("button").filter(has_text=re.compile("^Open$")).wait_for()
        found["used before"] = violations(page)
        for name in ("settings", "help"):
            page.goto(f"{server.url}/{name}")
            page.get_by_role("heading", name=name.title(), exact=True).wait_for()
            found[name] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}
