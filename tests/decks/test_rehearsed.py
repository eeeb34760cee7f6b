"""The deck itself back: timings where PowerPoint puts them, all else as it was."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pypdfium2
import pytest
from pptx.oxml import parse_xml

from rehearsal.decks.libreoffice import find_libreoffice, to_pdf
from rehearsal.decks.rehearsed import rehearsed_copy
from rehearsal.errors import DeckError
from rehearsal.places import bundled
from tests.decks.slides import NAMES, Sheet, Talk, add, talk

SAMPLE = bundled("samples", "job_talk", "deck.pptx")
MORPH = f"""<mc:AlternateContent {NAMES}><mc:Choice Requires="p14">
<p:transition spd="slow" p14:dur="2000" advClick="0"><p:fade/></p:transition></mc:Choice>
<mc:Fallback><p:transition spd="slow" advTm="7000"><p:fade/></p:transition></mc:Fallback>
</mc:AlternateContent>"""
TIMING = f"<p:timing {NAMES}><p:tnLst/></p:timing>"


def opened(content: bytes) -> Talk:
    return pptx.Presentation(io.BytesIO(content))


def transitions(slide: Sheet) -> list[Any]:
    return list(slide._element.iter("{*}transition"))


def names(slide: Sheet) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in slide._element]


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of five: plain, animated, with a transition, hidden, and never shown."""
    made = talk()
    for title in ("Title", "Animated", "Morph", "Hidden", "Never shown"):
        add(made, title, "a line")
    slides = list(made.slides)
    slides[1]._element.append(parse_xml(TIMING))
    slides[2]._element.insert(2, parse_xml(MORPH))
    slides[3]._element.set("show", "0")
    slides[0].notes_slide.notes_text_frame.text = "Say hello."
    made.save(str(tmp_path / "talk.pptx"))
    return tmp_path / "talk.pptx"


SECONDS = {1: 12.5, 2: 61.0, 3: 8.25}


def test_each_slide_advances_after_the_time_it_was_rehearsed_with(deck: Path) -> None:
    slides = list(opened(rehearsed_copy(deck, SECONDS, {})).slides)
    assert [[one.get("advTm") for one in transitions(slide)] for slide in slides] == [
        ["12500"],
        ["61000"],
        ["8250", "8250"],
        [],
        [],
    ]
    assert names(slides[0]) == ["cSld", "clrMapOvr", "transition"]
    assert names(slides[1]) == ["cSld", "clrMapOvr", "transition", "timing"]


def test_a_transition_that_was_there_keeps_its_kind(deck: Path) -> None:
    choice, fallback = transitions(list(opened(rehearsed_copy(deck, SECONDS, {})).slides)[2])
    assert choice.get("spd") == fallback.get("spd") == "slow"
    assert choice.get("advClick") == "0"
    assert [child.tag.rpartition("}")[2] for child in choice] == ["fade"]


def test_nothing_else_in_the_file_changes_and_the_original_is_left_alone(deck: Path) -> None:
    before = deck.read_bytes()
    copy = zipfile.ZipFile(io.BytesIO(rehearsed_copy(deck, SECONDS, {})))
    original = zipfile.ZipFile(io.BytesIO(before))
    changed = {name for name in copy.namelist() if copy.read(name) != original.read(name)}
    assert copy.namelist() == original.namelist()
    assert changed == {f"ppt/slides/slide{number}.xml" for number in SECONDS}
    assert deck.read_bytes() == before


def test_what_was_said_goes_under_the_notes(deck: Path) -> None:
    said = {1: "so today", 3: "the morph\nonce more"}
    slides = list(opened(rehearsed_copy(deck, SECONDS, said, "Said on 14 March:")).slides)
    assert slides[0].notes_slide.notes_text_frame.text == (
        "Say hello.\n\nSaid on 14 March:\nso today"
    )
    assert slides[2].notes_slide.notes_text_frame.text.endswith("the morph\nonce more")
    assert not slides[1].has_notes_slide
    assert transitions(slides[0])[0].get("advTm") == "12500"


def test_slides_are_found_in_the_order_of_the_deck(deck: Path, tmp_path: Path) -> None:
    made = pptx.Presentation(str(deck))
    order = made.part._element.sldIdLst
    order.insert(0, list(order)[2])
    made.save(str(tmp_path / "moved.pptx"))
    first = next(iter(opened(rehearsed_copy(tmp_path / "moved.pptx", {1: 3.0}, {})).slides))
    assert first.shapes.title.text == "Morph"
    assert {one.get("advTm") for one in transitions(first)} == {"3000"}


@pytest.mark.parametrize(
    ("name", "what"), [("talk.pdf", "PDF"), ("talk.pptx", "cannot be written")]
)
def test_what_cannot_hold_timings_is_one_sentence(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_bytes(b"no deck")
    with pytest.raises(DeckError, match=what):
        rehearsed_copy(tmp_path / name, SECONDS, {})


@pytest.mark.slow
def test_libreoffice_opens_the_copy_of_the_sample_deck(tmp_path: Path) -> None:
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    said = dict.fromkeys(range(1, 6), "what was said")
    copy = tmp_path / "copy.pptx"
    copy.write_bytes(rehearsed_copy(SAMPLE, dict.fromkeys(range(1, 30), 41.0), said))
    count = len(list(opened(copy.read_bytes()).slides))
    pdf = to_pdf(program, copy, tmp_path, count, lambda *_: None)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == count
