"""A talk that was recorded before there was a model gets its words, whatever the page does."""

import os
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rehearsal import library, pending
from rehearsal.pending import Plan
from rehearsal.places import bundled
from rehearsal.settings import Settings, save_settings
from rehearsal.speech.take import RATE
from rehearsal.talk import ELEVATOR_PITCH
from tests.app.browser import PATIENCE, Server, browsing, pitch_at, serving
from tests.app.test_accessibility import violations

pytestmark = pytest.mark.slow
WRITTEN = 600_000
"""Milliseconds until a talk of ten minutes is written down."""
DECK = bundled("samples", "job_talk", "deck.pptx")
PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:03.000\nWhere did I leave my keys?\n"


def picture_of(page: Page, name: str) -> None:
    """Keep a picture of the page where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


@pytest.fixture
def server(own_home: Path) -> Iterator[Server]:
    with serving(own_home) as running:
        yield running


def eight_pitches(path: Path) -> Path:
    """Write the sample pitch eight times over: ten minutes, long enough to watch."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pitch_at(RATE).tobytes() * 8)
    return path


def test_the_words_come_once_there_is_a_model(server: Server, tmp_path: Path) -> None:
    recording = str(eight_pitches(tmp_path / "talk.wav"))
    plan = Plan(format=ELEVATOR_PITCH, model="none", recording=recording)
    kept = pending.finish(pending.begin(DECK, plan).id, lambda *_: None)
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}")
        page.get_by_text("No transcript.").first.wait_for(timeout=PATIENCE)
        page.get_by_role("link", name="Fetch it on Settings").click()
        page.get_by_text("Listening", exact=True).wait_for(timeout=PATIENCE)
        page.go_back()
        page.get_by_text("No transcript.").first.wait_for(timeout=PATIENCE)
        picture_of(page, "unwritten-without-a-model")
        save_settings(Settings(model="sample"))
        page.reload()
        begin = page.get_by_role("button", name="Write it down now")
        begin.wait_for(timeout=PATIENCE)
        picture_of(page, "unwritten-with-a-model")
        assert violations(page) == []
        begin.click()
        page.get_by_text(" left").first.wait_for(timeout=PATIENCE)
        picture_of(page, "unwritten-at-work")
        page.reload()
        page.get_by_role("button", name="Cancel").click(timeout=PATIENCE)
        go_on = page.get_by_role("button", name="Go on writing it down")
        go_on.wait_for(timeout=PATIENCE)
        picture_of(page, "unwritten-stopped")
        server.kill()
        server.start()
        page.reload()
        go_on.click(timeout=PATIENCE)
        page.get_by_role("tab", name="Transcript").click()
        expect(page.get_by_text("leave my keys").first).to_be_visible(timeout=WRITTEN)
        expect(page.get_by_text("No transcript.")).to_have_count(0)
        picture_of(page, "written")
        page.get_by_text("Not what you said?").click()
        page.get_by_text("What you have set right stays.").wait_for(timeout=PATIENCE)
        page.get_by_text("A transcript of this recording").wait_for(timeout=PATIENCE)
        picture_of(page, "written-badly")
        assert violations(page) == []
    _, rehearsal = library.load(kept)
    assert rehearsal.transcript is not None and len(rehearsal.transcript.words) > 1400


def test_a_transcript_is_handed_in_where_the_sound_is_gone(server: Server) -> None:
    plan = Plan(format=ELEVATOR_PITCH, model="none", recording=str(PITCH))
    kept = pending.finish(pending.begin(None, plan).id, lambda *_: None)
    library.delete(kept, audio_only=True)
    save_settings(Settings(model="sample"))
    with browsing(None) as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{server.url}/review?id={kept}&tab=Transcript")
        page.get_by_text("takes a transcript that you have").last.wait_for(timeout=PATIENCE)
        expect(page.get_by_role("button", name="Write it down now")).to_have_count(0)
        page.get_by_text("I have a transcript").last.click()
        place = page.locator("input[type=file]").last
        place.set_input_files({"name": "talk.vtt", "mimeType": "text/vtt", "buffer": b"none"})
        page.get_by_text("holds no times").wait_for(timeout=PATIENCE)
        picture_of(page, "handed-in-wrong")
        page.locator("input[type=file]").last.set_input_files(
            {"name": "talk.vtt", "mimeType": "text/vtt", "buffer": CAPTIONS}
        )
        page.get_by_text("Handed in.").wait_for(timeout=PATIENCE)
        expect(page.get_by_text("leave my keys").first).to_be_visible(timeout=PATIENCE)
        picture_of(page, "handed-in")
    transcript = library.load(kept)[1].transcript
    assert transcript is not None and transcript.text == "Where did I leave my keys?"
