"""What is set right quickly, or in the words of another page, is kept as it was meant."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rehearsal import comparing, library
from rehearsal.talk import Corrections
from tests.app.browser import PATIENCE, Server, browsing, serving, settled
from tests.app.review.talks import with_sounds
from tests.notation import spoken

pytestmark = pytest.mark.slow


@pytest.fixture
def kept(own_home: Path) -> str:
    return library.save(with_sounds(), None)


@pytest.fixture
def server(own_home: Path, kept: str) -> Iterator[Server]:
    with serving(own_home) as running:
        yield running


def corrections(kept: str) -> Corrections:
    return library.load(kept)[1].corrections


def wait_for_plan(kept: str, planned: dict[int, float]) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while dict(corrections(kept).planned) != planned:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_edges_moved_in_haste_and_the_tab_left_at_once(server: Server, kept: str) -> None:
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
              const edges = ['2', '4', '6'];
              const was = edges.map((edge) => Number(at(edge).getAttribute('aria-valuenow')));
              for (const edge of edges) { at(edge).focus(); step(edge); }
              return was;
            }"""
        )
        page.get_by_role("tab", name="Slides").click()
        expect(page.get_by_text("Undo: where slide 8 begins")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("tbody tr").first).to_be_visible(timeout=PATIENCE)
    moved = corrections(kept).boundaries
    assert [moved[2].end, moved[4].end, moved[6].end] == pytest.approx(
        [at + 5 for at in before], abs=0.1
    )


def test_an_earlier_run_through_is_set_right_again_and_again(server: Server, kept: str) -> None:
    library.save(spoken("one two three", slides=["Another talk"]), None)
    for run_through in (kept, *(entry.id for entry in library.history())):
        comparing.summary_of(run_through)  # it tells the titles, and a correction makes it void
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Slides")
        for stage in ("approach", "experiments", "problem"):
            page.get_by_label("Stage of slide 5", exact=True).select_option(stage)
            expect(page.get_by_role("heading", name="Forget on Purpose")).to_be_visible()
            expect(page.get_by_text(f"Undo: slide 5 to {stage}")).to_be_visible(timeout=PATIENCE)
    assert dict(corrections(kept).stages) == {5: "problem"}


def test_a_plan_is_typed_as_in_prepare_and_taken_back_by_emptying_it(
    server: Server, kept: str
) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Slides")
        field = page.get_by_label("Planned for slide 12,")
        field.wait_for(timeout=PATIENCE)
        worked_out = field.input_value()
        settled(page)
        for typed, shown, seconds in (
            ("2", "2:00", 120.0),
            ("90 s", "1:30", 90.0),
            ("1.5 min", "1:30", 90.0),
        ):
            field.fill(typed)
            field.press("Tab")
            expect(field).to_have_value(shown, timeout=PATIENCE)
            wait_for_plan(kept, {12: seconds})
            settled(page)  # or the field is drawn anew under what is typed next
        expect(page.get_by_text("Undo: plan of slide 12")).to_be_visible(timeout=PATIENCE)
        field.fill("1:75")
        field.press("Tab")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_attribute(
            "title",
            "“1:75” is no time: write 1:30, 90 s or 1.5 min,"
            " up to an hour; leave it empty to have it worked out.",
        )
        expect(page.get_by_role("alert").filter(has_text="“1:75” is no time")).to_be_visible()
        field.fill("0:00")
        field.press("Tab")
        expect(page.get_by_role("row").filter(has=field)).to_contain_text("skipped")
        expect(page.get_by_role("alert").filter(has_text="is no time")).to_have_count(0)
        wait_for_plan(kept, {12: 0.0})
        settled(page)
        field.fill("")
        field.press("Tab")
        expect(field).to_have_value(worked_out, timeout=PATIENCE)
        wait_for_plan(kept, {})
        settled(page)
        field.fill("")
        field.press("Tab")
        expect(field).to_have_value(worked_out)


def test_enter_and_the_arrows_go_from_plan_to_plan_and_stay_where_a_time_is_wrong(
    server: Server, kept: str
) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Slides")
        first, second = (page.get_by_label(f"Planned for slide {n},") for n in (11, 12))
        first.wait_for(timeout=PATIENCE)
        settled(page)
        first.fill("2:00")
        first.press("Enter")
        expect(second).to_be_focused()
        wait_for_plan(kept, {11: 120.0})
        settled(page)
        expect(second).to_be_focused()
        page.keyboard.type("1:00")  # in place of what was chosen there
        page.keyboard.press("ArrowUp")
        expect(first).to_be_focused()
        wait_for_plan(kept, {11: 120.0, 12: 60.0})
        settled(page)
        page.keyboard.type("soon")
        page.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        expect(first).to_have_attribute("aria-invalid", "true")
