"""Decks are read by what they hold; other files are refused with one sentence and a way out."""

import zipfile
from pathlib import Path

import pptx
import pytest

from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError


def save_talk(path: Path, *titles: str) -> Path:
    talk = pptx.Presentation()
    for title in titles:
        talk.slides.add_slide(talk.slide_layouts[1]).shapes.title.text = title
    talk.save(str(path))
    return path


def test_slides_are_numbered_and_titled(tmp_path: Path) -> None:
    deck = read_deck(save_talk(tmp_path / "talk.pptx", "Motivation", "Method"))
    assert [(slide.number, slide.title) for slide in deck.slides] == [
        (1, "Motivation"),
        (2, "Method"),
    ]
    assert (deck.name, deck.page_count) == ("talk.pptx", 2)


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = save_talk(tmp_path / "talk.pptx", "Motivation")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_deck(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    assert read_deck(save_talk(tmp_path / "talk.pdf", "Motivation")).slides[0].title == "Motivation"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("talk.pptx", b"", "empty"),
        ("talk.pptx", b"PK\x03\x04 and then nothing", "damaged"),
        ("talk.pdf", b"%PDF-1.7 and then nothing", "damaged"),
        ("talk.key", b"bplist00", "Keynote"),
        ("talk.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old PowerPoint"),
        ("notes.txt", b"words", "not a .pptx or PDF"),
    ],
)
def test_what_is_no_deck_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DeckError, match=says) as refusal:
        read_deck(path)
    assert refusal.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="no file"):
        read_deck(tmp_path / "talk.pptx")
    with pytest.raises(DeckError, match="folder"):
        read_deck(tmp_path)


def test_an_archive_of_something_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    with pytest.raises(DeckError, match="OpenDocument"):
        read_deck(path)
