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


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("talk.pptx", b"", "talk.pptx is empty."),
        ("talk.pptx", b"PK\x03\x04 and then nothing", "damaged"),
        ("talk.pdf", b"%PDF-1.7 and then nothing", "damaged"),
        ("talk.key", b"bplist00", "a Keynote deck"),
        ("talk.ppt", OLD_OFFICE, "an old PowerPoint file"),
        ("talk.pptx", OLD_OFFICE, "an old PowerPoint file"),
        ("talk.doc", OLD_OFFICE, "a Word document"),
        ("talk.pptx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "with a password"),
        ("slide.png", b"\x89PNG", "a picture"),
        ("talk.pptx", b"\x89PNG", "neither a .pptx nor a PDF deck"),
        ("talk.tex", b"\\documentclass{beamer}", "LaTeX source"),
        ("notes.txt", b"words", "neither a .pptx nor a PDF deck"),
    ],
)
def test_what_is_no_deck_is_refused_with_a_way_out(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DeckError, match=says) as refusal:
        read_deck(path)
    assert refusal.value.hint
    assert refusal.value.message.count(". ") == 0


@pytest.mark.parametrize(
    ("member", "content", "says"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.presentation", "OpenDocument pres"),
        ("mimetype", "application/vnd.oasis.opendocument.text", "OpenDocument text"),
        ("word/document.xml", "", "a Word document"),
        ("xl/workbook.xml", "", "a spreadsheet"),
        ("Index/Document.iwa", "", "a Keynote deck"),
        ("talk.pptx", "", "an archive"),
    ],
)
def test_an_archive_of_something_else_is_named_whatever_its_suffix(
    tmp_path: Path, member: str, content: str, says: str
) -> None:
    path = tmp_path / "talk.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
    with pytest.raises(DeckError, match=says):
        read_deck(path)


def test_a_missing_file_a_folder_and_a_keynote_bundle_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DeckError, match="no file"):
        read_deck(tmp_path / "talk.pptx")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DeckError, match=f"^{tmp_path.name} is a folder"):
        read_deck(Path())
    with pytest.raises(DeckError, match="is a folder"):
        read_deck(tmp_path)
    (tmp_path / "talk.key").mkdir()
    with pytest.raises(DeckError, match="Keynote"):
        read_deck(tmp_path / "talk.key")


def test_a_deck_without_slides_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="holds no slides"):
        read_deck(save_talk(tmp_path / "talk.pptx"))
