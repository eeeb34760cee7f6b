"""Review as the speaker uses it: hear, judge, set right, see it change, and find it again."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from rehearsal import library
from rehearsal.app.review.tabs import TABS
from rehearsal.app.sound import sound_data
from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from rehearsal.speech.take import RATE, Take
from rehearsal.talk import Corrections
from tests.app.browser import (
    CLEAR,
    PATIENCE,
    Server,
    browsing,
    likeness,
    serving,
    settled,
    until,
)
from tests.app.review.talks import with_sounds
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow
LATE = 30.0
"""Seconds that a running clock may have gone on before it is read."""
ATTEMPTS = 5
"""A busy machine makes a hole in what is played, or moves what is clicked; not each time."""

HEARD = """async ([source, at]) => {
  const audio = new Audio(source); audio.currentTime = at;
  await new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
  const context = new AudioContext({ sampleRate: 16000 }), heard = [];
  const ear = context.createScriptProcessor(4096, 1, 1);
  ear.onaudioprocess = (event) => heard.push(...event.inputBuffer.getChannelData(0));
  context.createMediaElementSource(audio).connect(ear); ear.connect(context.destination);
  await audio.play();
  const wait = () => new Promise((resolve) => setTimeout(resolve, 50));
  while (heard.filter((sample) => sample).length < 32000) await wait();
  audio.pause(); context.close();
  return heard.map((sample) => Math.round(sample * 32767));
}"""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "take"
    decode(bundled("samples", "job_talk", "talk.opus"), folder, lambda *_: None)
    return folder


@pytest.fixture
def kept(own_home: Path, recording: Path) -> str:
    """Keep the sample talk in the test's own library."""
    deck = bundled("samples", "job_talk", "deck.pptx")
    return library.save(with_sounds(), recording, deck_file=deck)


@pytest.fixture
def server(own_home: Path, kept: str) -> Iterator[Server]:
    with serving(own_home) as running:
        yield running


def now(page: Page) -> float:
    return float(page.locator(".bar").get_attribute("data-now") or 0)


def open_tab(page: Page, name: str, shown: str) -> Locator:
    page.get_by_role("tab", name=name).click()
    first = page.locator(shown).first
    first.wait_for(timeout=PATIENCE)
    return first


def corrections(kept: str) -> Corrections:
    return library.load(kept)[1].corrections


def test_a_talk_is_heard_judged_and_set_right(server: Server, kept: str) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        page.get_by_role("button", name="Hear it, at 13:03").first.click(timeout=PATIENCE)
        expect(page.locator('.bar[data-playing="true"]')).to_be_attached(timeout=PATIENCE)
        assert 780 < now(page) < 785 + LATE

        open_tab(page, "Transcript", ".body .w")
        words = library.load(kept)[1].transcript
        assert words is not None
        page.locator('.body .w[data-i="200"]').click()
        told = words.words[200].start
        expect(page.locator(".bar")).to_have_attribute(
            "data-now",
            re.compile(rf"^({'|'.join(str(int(told) + s) for s in range(-1, 20))})\b"),
            timeout=PATIENCE,
        )
        expect(page.locator(".body .w.now")).to_be_attached(timeout=PATIENCE)
        wrong = page.locator(".body .w", has_text="62.4")
        wrong.click()
        page.get_by_label("Spelt right").fill("64.2")
        page.get_by_role("button", name="Correct").click()
        expect(page.get_by_text("Undo: “62.4” to “64.2”")).to_be_visible(timeout=PATIENCE)
        expect(page.locator("ol.cards")).not_to_contain_text("62.4", timeout=PATIENCE)

        open_tab(page, "Fillers", ".judge")
        page.keyboard.press("y")
        page.keyboard.press("n")
        expect(page.locator(".sofar")).to_contain_text("1 of 2 sounds", timeout=PATIENCE)

        open_tab(page, "Slides", "tbody tr")
        page.get_by_label("Stage of slide 12", exact=True).select_option("approach")
        expect(page.get_by_text("Undo: slide 12 to approach")).to_be_visible(timeout=PATIENCE)
        # The table is drawn anew after that, and forgets which slide was chosen last.
        set_right = page.locator('tr[data-slide="12"] .own[aria-label="set by you"]')
        expect(set_right).to_be_attached(timeout=PATIENCE)
        page.locator('tr[data-slide="13"] input[type=checkbox]').click()
        page.locator('tr[data-slide="15"] input[type=checkbox]').click(modifiers=["Shift"])
        page.get_by_label("Stage of the 3 chosen slides").select_option("takeaways")
        expect(page.get_by_text("Undo: 3 slides to takeaways")).to_be_visible(timeout=PATIENCE)
        page.get_by_role("button", name="Undo: 3 slides").click()
        expect(page.get_by_label("Stage of slide 14", exact=True)).to_have_value(
            "experiments", timeout=PATIENCE
        )

        page.reload()
        stage = page.get_by_label("Stage of slide 12", exact=True)
        expect(stage).to_have_value("approach", timeout=PATIENCE)
        expect(page.locator("ol.cards")).not_to_contain_text("62.4")
        open_tab(page, "Fillers", ".judge")
        expect(page.locator(".sofar")).to_contain_text("1 of 2 sounds", timeout=PATIENCE)
    kept_now = corrections(kept)
    assert kept_now.words == (("62.4", "64.2"),)
    assert dict(kept_now.stages) == {12: "approach"}
    assert [right for _, right in kept_now.filled_pauses] == [True, False]


def test_a_boundary_is_moved_by_key_by_mouse_and_by_word(server: Server, kept: str) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        edge = page.locator('[data-edge="4"]')
        edge.wait_for(timeout=PATIENCE)
        before = float(edge.get_attribute("aria-valuenow") or 0)
        edge.focus()
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text("Undo: where slide 6 begins")).to_be_visible(timeout=PATIENCE)
        moved = pytest.approx(before + 5.5, abs=0.1)
        until(page, lambda: corrections(kept).boundaries[4].end == moved, "both steps")

        other = page.locator('[data-edge="6"]')
        settled(page)  # what was moved is drawn anew
        other.hover()
        box = other.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 6, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 26, box["y"] + 20, steps=4)
        page.mouse.up()
        expect(page.get_by_text("Undo: where slide 8 begins")).to_be_visible(timeout=PATIENCE)

        word = page.locator(".words .w").first
        told = word.get_attribute("title") or ""
        dragged = corrections(kept).boundaries[6].end
        word.click()
        clock = told.rpartition(" ")[2]
        expect(other).to_have_attribute("aria-valuetext", clock, timeout=PATIENCE)
        until(page, lambda: corrections(kept).boundaries[6].end != dragged, "the word's place")
        page.reload()
        expect(other).to_have_attribute("aria-valuetext", clock, timeout=PATIENCE)


def test_a_bar_of_the_timeline_plays_its_slide(server: Server, kept: str) -> None:
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1440, "height": 1400}).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        texts = page.locator('[data-testid="stVegaLiteChart"] text')
        label = texts.filter(has_text=re.compile("^12$")).first
        label.wait_for(timeout=PATIENCE)
        playing = page.locator('.bar[data-playing="true"]')
        for _ in range(ATTEMPTS):  # a picture that comes in above moves the chart
            settled(page)
            box = label.bounding_box()
            assert box is not None
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            with suppress(AssertionError):
                expect(playing).to_be_attached(timeout=PATIENCE / ATTEMPTS)
                break
        expect(playing).to_be_attached()
        slide_12 = next(s for s in kept_timeline(kept) if s[0] == 12)
        assert -5 < now(page) - slide_12[1] < LATE


def kept_timeline(kept: str) -> list[tuple[int, float]]:
    from rehearsal.analysis.reading import read

    return [(span.slide, span.start) for span in read(library.load(kept)[1]).timeline]


def test_what_is_played_is_what_was_said_there(server: Server, kept: str, recording: Path) -> None:
    source = sound_data(kept)["source"]
    with browsing(None) as browser:
        page = browser.new_page()
        page.goto(server.url)
        for at in (300.3, 1100.7):
            page.mouse.click(5, 400)
            first = round((at - 3) * RATE)
            said = Take(recording).samples(first, first + 10 * RATE)
            for _ in range(ATTEMPTS):
                heard = np.array(page.evaluate(HEARD, [source, at]), dtype=np.int16)
                begun = int(np.flatnonzero(heard)[0])
                score, place = likeness(heard[begun : begun + RATE], said)
                if score > CLEAR:
                    break
            assert score > CLEAR
            assert abs((first + place) / RATE - at) < 0.05


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_tab_has_a_serious_violation(
    scheme: Literal["light", "dark"], server: Server, kept: str
) -> None:
    parts = (".strip", "tbody tr", ".body .w", ".judge", ".finding", ".tile", ".asked", "h3")
    with browsing(None) as browser:
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        page.locator("ol.cards").wait_for(timeout=PATIENCE)
        found = {}
        for name, shown in zip(TABS, parts, strict=True):
            open_tab(page, name, shown)
            if name == "Numbers":
                page.locator(".tile").nth(2).click()
            found[name] = violations(page)
    assert {name: ids for name, ids in found.items() if ids} == {}
