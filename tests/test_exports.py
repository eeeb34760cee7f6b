"""Everything of a run-through as files: whole, readable elsewhere, the sound only if asked for."""

import base64
import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pptx
import pytest

from rehearsal import exports, library
from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError, LibraryError
from rehearsal.exports import Wanted, export
from rehearsal.library import answers
from rehearsal.library.answers import Asked
from rehearsal.places import bundled
from rehearsal.speech.sound_files import digest_of_sound, read_sound
from rehearsal.speech.take import RATE, TakeWriter
from rehearsal.talk import Question, Rehearsal
from tests.notation import spoken

DECK = bundled("samples", "job_talk", "deck.pptx")
REPORT = {"report.html", "report.md", "report.json", "slides.csv", "captions.srt", "captions.vtt"}


def ignore(step: str, fraction: float) -> None:
    """Hear of progress and go on."""


@pytest.fixture
def talk() -> Rehearsal:
    clicked = spoken(
        "where did I leave (1.2) my keys | what an hour of video costs | three answers",
        slides=["x"],
    )
    return replace(clicked, deck=read_deck(DECK))


@pytest.fixture
def kept(talk: Rehearsal, own_home: Path) -> str:
    """A run-through with its deck and its sound."""
    take = own_home / "takes" / "one"
    with TakeWriter(take) as writer:
        writer.event("start")
        for block in read_sound(bundled("samples", "elevator_pitch", "pitch.opus")):
            if writer.duration < (talk.duration or 0):
                writer.append(block[: round((talk.duration or 0) * RATE) - writer.length])
        writer.event("stop")
    return library.save(talk, take, deck_file=DECK)


def test_a_zip_holds_the_report_in_every_form_and_no_sound(kept: str, tmp_path: Path) -> None:
    export(kept, tmp_path / "talk.zip", Wanted(), ignore)
    with zipfile.ZipFile(tmp_path / "talk.zip") as archive:
        assert set(archive.namelist()) == REPORT
        texts = {name: archive.read(name).decode("utf-8-sig") for name in REPORT}
    assert "<audio" not in texts["report.html"]
    assert json.loads(texts["report.json"])["duration"] == pytest.approx(6.8, abs=0.01)
    rows = list(csv.DictReader(io.StringIO(texts["slides.csv"])))
    assert float(rows[0]["dwell_s"]) == pytest.approx(3.6, abs=0.1)
    assert "where did I leave" in texts["captions.srt"]
    assert texts["captions.vtt"].startswith("WEBVTT")
    assert [path.name for path in tmp_path.glob("talk.zip*")] == ["talk.zip"]


def test_a_folder_holds_the_sound_where_it_is_asked_for(kept: str, tmp_path: Path) -> None:
    export(kept, tmp_path / "out", Wanted(audio=True), ignore)
    assert {path.name for path in (tmp_path / "out").iterdir()} == REPORT | {"recording.flac"}
    audio = library.audio_of(kept)
    assert audio is not None
    assert digest_of_sound(tmp_path / "out" / "recording.flac") == digest_of_sound(audio.path)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "media-src data:;" in page
    [address] = re.findall(r'<audio [^>]*src="data:audio/ogg;base64,([^"]+)"', page)
    (tmp_path / "heard.opus").write_bytes(base64.b64decode(address))
    seconds = sum(len(block) for block in read_sound(tmp_path / "heard.opus")) / RATE
    assert seconds == pytest.approx(audio.duration, abs=0.1)


def test_the_deck_comes_back_with_timings_and_words(kept: str, tmp_path: Path) -> None:
    before = DECK.read_bytes()
    export(kept, tmp_path / "out", Wanted(notes=True), ignore)
    made = pptx.Presentation(str(tmp_path / "out" / "deck (rehearsed).pptx"))
    first, second = list(made.slides)[:2]
    times = [
        [one.get("advTm") for one in slide._element.iter("{*}transition")]
        for slide in (first, second)
    ]
    assert times == [["3600"], ["2400"]]
    assert "what an hour of video costs" in second.notes_slide.notes_text_frame.text
    assert DECK.read_bytes() == before


def test_a_deck_that_was_not_kept_can_be_named(talk: Rehearsal, tmp_path: Path) -> None:
    kept = library.save(talk, None)
    with pytest.raises(DeckError, match=r"deck\.pptx was not kept"):
        export(kept, tmp_path / "out", Wanted(deck=True), ignore)
    export(kept, tmp_path / "out", Wanted(deck=True, deck_file=DECK), ignore)
    assert (tmp_path / "out" / "deck (rehearsed).pptx").is_file()
    other = tmp_path / "other.pptx"
    pptx.Presentation().save(str(other))
    with pytest.raises(DeckError, match="has changed since"):
        export(kept, tmp_path / "out", Wanted(deck=True, deck_file=other), ignore)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(audio=True), "sound of this run-through was not kept"),
        (Wanted(deck=True), "no deck"),
    ],
)
def test_what_there_is_not_is_one_sentence(wanted: Wanted, message: str, tmp_path: Path) -> None:
    kept = library.save(spoken("no deck here"), None)
    with pytest.raises((DeckError, LibraryError), match=message):
        export(kept, tmp_path / "out", wanted, ignore)
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(kept: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be written"):
        export(kept, tmp_path / "file" / "talk.zip", Wanted(), ignore)


def test_what_was_answered_about_the_talk_is_in_the_report(kept: str, tmp_path: Path) -> None:
    deck = library.load(kept)[1].deck
    question = Question("q", "baselines", "Why <no> baseline?", "", 2, "", "", 2, (), ())
    drill = answers.keep_drill([Asked(question)], deck)
    answers.keep_answer(drill, 1, question, typed="It was *slow*.", rating=1)
    other = answers.keep_drill([Asked(question)], None)
    answers.keep_answer(other, 1, question, typed="Of another talk.", rating=1)
    export(kept, tmp_path / "out", Wanted(), ignore)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    plain = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "Why &lt;no&gt; baseline?" in page and "It was *slow*." in page and "went badly" in page
    assert "It was \\*slow\\*." in plain
    assert "another talk" not in page + plain


def test_the_zip_is_named_after_deck_and_day(kept: str) -> None:
    assert exports.default_name(kept) == f"deck-{kept[:13]}.zip"


def test_where_silences_were_cut_the_sound_has_captions_of_its_own(
    own_home: Path, tmp_path: Path
) -> None:
    talk = spoken("early (20) late")
    with TakeWriter(own_home / "takes" / "one") as writer:
        writer.event("start")
        writer.append(np.zeros(round((talk.duration or 0) * RATE), np.int16))
        writer.event("stop")
    trimmed = library.save(talk, own_home / "takes" / "one", keep_audio="trimmed")
    library.settle_audio(trimmed)
    export(trimmed, tmp_path / "all", Wanted(audio=True), ignore)
    in_talk, in_sound = (
        (tmp_path / "all" / name).read_text(encoding="utf-8")
        for name in ("captions.srt", "recording.srt")
    )
    assert "00:00:2" in in_talk and "00:00:2" not in in_sound
    assert "late" in in_sound
