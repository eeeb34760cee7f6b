"""The sample's deck, recording, truth and clicks tell one story."""

import json
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rehearsal.analysis.plan import stated_seconds
from rehearsal.decks.read import read_deck
from rehearsal.places import bundled
from rehearsal.speech.events import parse_events
from rehearsal.talk import SAMPLE_LABEL, Deck

SAMPLES = bundled("samples")
JOB_TALK = SAMPLES / "job_talk"
PITCH = SAMPLES / "elevator_pitch"
MAKE = SAMPLES / "make"


@cache
def truth(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return found


@cache
def deck() -> Deck:
    return read_deck(JOB_TALK / "deck.pptx")


def spoken(slide: int) -> str:
    """Return what is said to a slide."""
    return " ".join(word["word"] for word in truth(JOB_TALK)["words"] if word["slide"] == slide)


def seconds_of(recording: Path) -> float:
    """Return how long a recording is, packet by packet."""
    import av

    with av.open(str(recording)) as container:
        stream = container.streams.audio[0]
        packets = container.demux(stream)
        assert stream.time_base is not None
        return float(sum(packet.duration or 0 for packet in packets) * stream.time_base)


def plants() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = truth(JOB_TALK)["planted"]
    return found


def plant(check: str) -> dict[str, Any]:
    return next(each for each in plants() if each["check"] == check)


def test_the_deck_shows_the_slides_that_are_spoken_to() -> None:
    titles = [slide["title"] for slide in truth(JOB_TALK)["slides"]]
    assert [slide.title for slide in deck().shown] == titles
    assert len(titles) == 22


def test_two_backup_slides_are_hidden_at_the_end() -> None:
    hidden = [slide for slide in deck().slides if slide.hidden]
    assert [slide.pages for slide in hidden] == [(23,), (24,)]
    assert {slide.section for slide in hidden} == {"Backup"}


def test_the_deck_holds_what_a_deck_can_hold() -> None:
    slides = deck().shown
    assert sum(len(slide.tables) for slide in slides) == 2
    assert {chart.kind for slide in slides for chart in slide.charts} == {"bar", "column", "line"}
    assert len({slide.section for slide in slides}) == 4
    assert all(slide.notes for slide in slides)


def test_the_notes_plan_what_the_truth_says_was_planned() -> None:
    planned = [slide["plan_s"] for slide in truth(JOB_TALK)["slides"]]
    assert [stated_seconds(slide.notes) for slide in deck().shown] == planned


@pytest.mark.parametrize(
    ("folder", "recording"), [(JOB_TALK, "talk.opus"), (PITCH, "pitch.opus")], ids=["talk", "pitch"]
)
def test_the_recording_is_as_long_as_the_truth_says(folder: Path, recording: str) -> None:
    assert seconds_of(folder / recording) == pytest.approx(truth(folder)["seconds"], abs=0.1)


@pytest.mark.parametrize("folder", [JOB_TALK, PITCH], ids=["talk", "pitch"])
def test_the_words_follow_each_other_within_their_slides(folder: Path) -> None:
    slides = {slide["slide"]: slide for slide in truth(folder)["slides"]}
    latest = 0.0
    for word in truth(folder)["words"]:
        slide = slides[word["slide"]]
        assert latest <= word["start"] <= word["end"] <= truth(folder)["seconds"]
        assert slide["start"] <= word["start"] < slide["end"]
        latest = word["start"]


def test_the_slides_tile_the_recording() -> None:
    slides = truth(JOB_TALK)["slides"]
    edges = [0.0, *(slide["end"] for slide in slides)]
    assert [slide["start"] for slide in slides] == edges[:-1]
    assert edges[-1] == truth(JOB_TALK)["seconds"]


def test_the_clicks_are_the_truth_of_the_slides() -> None:
    text = (JOB_TALK / "events.jsonl").read_text(encoding="utf-8")
    *clicks, stop = parse_events(text, "events.jsonl")
    slides = truth(JOB_TALK)["slides"]
    assert [(click.slide, click.time) for click in clicks] == [
        (slide["slide"], slide["start"]) for slide in slides
    ]
    assert {click.kind for click in clicks[1:]} == {"slide"}
    assert (clicks[0].kind, stop.kind) == ("start", "stop")
    assert stop.time == truth(JOB_TALK)["seconds"]


@pytest.mark.parametrize("planted", plants(), ids=lambda planted: planted["check"])
def test_a_planted_weakness_is_said_on_its_slide(planted: dict[str, Any]) -> None:
    assert planted["quote"] in spoken(planted["slide"])


def test_a_number_is_said_that_the_slide_does_not_show() -> None:
    planted = plant("number_mismatch")
    shown = set(re.findall(r"\d+\.\d+", deck().slide(planted["slide"]).text))
    said = set(re.findall(r"\d+\.\d+", spoken(planted["slide"])))
    assert planted["slide_says"] in shown
    assert said - shown == {planted["said"]}


def test_nobody_says_or_shows_what_npu_stands_for() -> None:
    assert "NPU" in deck().slide(plant("acronym_undefined")["slide"]).text
    everything = [slide.text for slide in deck().slides] + [spoken(n) for n in range(1, 23)]
    assert not re.search("neural", " ".join(everything), re.IGNORECASE)


def test_the_fillers_are_where_they_were_planted() -> None:
    fillers = {slide["slide"]: slide["fillers"] for slide in truth(JOB_TALK)["slides"]}
    assert {slide: count for slide, count in fillers.items() if count} == {7: 16, 9: 1, 14: 1}


def test_a_slide_is_read_aloud() -> None:
    slide = plant("read_aloud")["slide"]
    on_the_slide = set(re.findall(r"\w+", deck().slide(slide).text.lower()))
    said = re.findall(r"\w+", spoken(slide).lower())
    assert sum(word in on_the_slide for word in said) / len(said) > 0.9


def test_time_goes_wrong_where_it_was_planted() -> None:
    slides = {slide["slide"]: slide for slide in truth(JOB_TALK)["slides"]}
    share = {number: slide["seconds"] / slide["plan_s"] for number, slide in slides.items()}
    assert share[plant("over_time")["slide"]] > 3
    assert share[plant("slide_skipped")["slide"]] < 0.1
    assert all(share[number] < 0.7 for number in (20, 21, 22))
    usual = [slide["wpm"] for number, slide in slides.items() if number not in (15, 20, 21, 22)]
    assert min(slides[number]["wpm"] for number in (20, 21)) > max(usual)


def test_the_weak_spot_lies_on_the_slide_that_is_skipped() -> None:
    assert "49.7" in deck().slide(plant("slide_skipped")["slide"]).text


def test_the_pitch_is_written_as_it_is_spoken() -> None:
    written = (PITCH / "pitch.txt").read_text(encoding="utf-8").split()
    assert written == [word["word"] for word in truth(PITCH)["words"]]
    assert 60 <= truth(PITCH)["seconds"] <= 120


def test_the_samples_stay_small() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 8_000_000


def test_the_readme_says_what_the_recogniser_is_for() -> None:
    assert SAMPLE_LABEL in (SAMPLES / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not MAKE.is_dir(), reason="the scripts are in a checkout only")
def test_the_deck_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "deck.pptx"
    subprocess.run([sys.executable, "-B", MAKE / "deck.py", made], check=True)
    assert parts_of(made) == parts_of(JOB_TALK / "deck.pptx")


def parts_of(deck_file: Path) -> dict[str, bytes]:
    """Return a deck's parts, but for the workbooks, whose bytes another zlib would change."""
    with zipfile.ZipFile(deck_file) as parts:
        return {name: parts.read(name) for name in parts.namelist() if not name.endswith(".xlsx")}
