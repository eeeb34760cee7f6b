"""What is set right quickly, or in the words of another page, is kept as it was meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rehearsal import library
from rehearsal.talk import Corrections
from tests.app.browser import Server, browsing, serving
from tests.app.review.talks import with_sounds

pytestmark = pytest.mark.slow
PATIENCE = 60_000
"""Milliseconds: other tests run beside this one."""


@pytest.fixture
def kept(own_home: Path) -> str:
    return library.save(with_sounds(), None)


@pytest.fixture
def server(own_home: Path, kept: str) -> Iterator[Server]:
    with serving(own_home) as running:
        yield running


def corrections(kept: str) -> Corrections:
    return library.load(kept)[1].corrections


def test_two_edges_moved_in_haste_and_the_tab_left_at_once(server: Server, kept: str) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        page.locator('[data-edge="4"]').wait_for(timeout=PATIENCE)
        before = page.evaluate(
            """() => {
              const find = (root, found = []) => {
                found.push(...root.querySelectorAll('[data-edge]'));
                for (const { shadowRoot } of root.querySelectorAll('*'))
                  if (shadowRoot) find(shadowRoot, found);
                return found;
              };
              const at = (edge) => find(document).find((one) => one.dataset.edge === edge);
              const step = (edge) => at(edge).dispatchEvent(
                new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
              const was = ['4', '6'].map((edge) => Number(at(edge).getAttribute('aria-valuenow')));
              at('4').focus(); step('4'); at('6').focus(); step('6');
              return was;
            }"""
        )
        page.get_by_role("tab", name="Slides").click()
        expect(page.get_by_text("Undo: where slide 8 begins")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("tbody tr").first).to_be_visible(timeout=PATIENCE)
    moved = corrections(kept).boundaries
    assert [moved[4].end, moved[6].end] == pytest.approx([at + 5 for at in before], abs=0.1)
