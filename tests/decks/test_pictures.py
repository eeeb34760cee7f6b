"""Pictures of the slides: drawn once, page by page, from the best that there is."""

import os
import sys
import time
from pathlib import Path

import pytest

from rehearsal.decks import libreoffice, pictures
from rehearsal.decks.libreoffice import find_libreoffice
from rehearsal.decks.pictures import Pictures, draw, drawn
from rehearsal.decks.read import read_deck
from rehearsal.errors import Cancelled, DeckError
from rehearsal.talk import Deck
from tests.decks.paper import HEIGHT, WIDTH, Words, pdf
from tests.decks.slides import add, talk


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


def pdf_deck(folder: Path, *titles: str) -> Path:
    path = folder / "talk.pdf"
    path.write_bytes(pdf(*([Words(40, 60, title, 32)] for title in titles)))
    return path


def pptx_deck(folder: Path, *titles: str, hidden: int | None = None) -> Path:
    deck = talk()
    for position, title in enumerate(titles, start=1):
        slide = add(deck, title)
        if position == hidden:
            slide._element.set("show", "0")
    path = folder / "talk.pptx"
    deck.save(str(path))
    return path


def size(picture: Path) -> tuple[int, int]:
    from PIL import Image

    with Image.open(picture) as image:
        return image.size


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "find_libreoffice", lambda: None)


def test_every_page_of_a_pdf_is_drawn(tmp_path: Path) -> None:
    path = pdf_deck(tmp_path, "Problem", "Approach")
    steps: list[float] = []
    made = draw(path, read_deck(path), tmp_path / "cache", lambda _, done: steps.append(done))
    assert (made.pages, made.hint) == ((1, 2), "")
    assert size(made.path(2) or path) == (1600, round(1600 * HEIGHT / WIDTH))
    assert made.path(3) is None
    assert steps == sorted(steps)
    assert steps[-1] == 1.0


def test_pictures_are_drawn_once(tmp_path: Path) -> None:
    path = pdf_deck(tmp_path, "Problem")
    deck = read_deck(path)
    first = draw(path, deck, tmp_path / "cache", silent).path(1) or path
    before = first.stat().st_mtime_ns
    draw(path, deck, tmp_path / "cache", silent)
    assert first.stat().st_mtime_ns == before


def test_the_first_pages_can_be_shown_before_the_last_is_drawn(tmp_path: Path) -> None:
    path = pdf_deck(tmp_path, "Problem", "Approach", "Results")
    deck = read_deck(path)
    seen: list[tuple[int, ...]] = []
    draw(path, deck, tmp_path, lambda *_: seen.append(drawn(deck, tmp_path).pages))
    assert seen[:3] == [(), (1,), (1, 2)]


def test_cancelling_keeps_what_is_drawn_and_the_next_time_goes_on(tmp_path: Path) -> None:
    path = pdf_deck(tmp_path, "Problem", "Approach", "Results")
    deck = read_deck(path)

    def cancel(step: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw(path, deck, tmp_path, cancel)
    half_made = drawn(deck, tmp_path)
    assert half_made.pages == (1, 2)
    before = (half_made.path(1) or path).stat().st_mtime_ns
    assert draw(path, deck, tmp_path, silent).pages == (1, 2, 3)
    assert (half_made.path(1) or path).stat().st_mtime_ns == before


def test_a_deck_that_has_changed_since_it_was_read_is_not_drawn(tmp_path: Path) -> None:
    path = pdf_deck(tmp_path, "Problem")
    deck = read_deck(path)
    pdf_deck(tmp_path, "Approach")
    made = draw(path, deck, tmp_path / "cache", silent)
    assert (made.pages, made.hint) == ((), "talk.pdf has changed since it was read: open it again.")


@pytest.mark.usefixtures("no_libreoffice")
def test_without_libreoffice_or_a_pdf_the_hint_says_how_to_get_pictures(tmp_path: Path) -> None:
    path = pptx_deck(tmp_path, "Problem")
    made = draw(path, read_deck(path), tmp_path / "cache", silent)
    assert made.pages == ()
    assert "export the deck as PDF" in made.hint


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize("exported", [("Problem", "Details", "End"), ("Problem", "End")])
def test_the_pdf_beside_a_deck_is_drawn_with_its_hidden_slides_or_without(
    tmp_path: Path, exported: tuple[str, ...]
) -> None:
    path = pptx_deck(tmp_path, "Problem", "Details", "End", hidden=2)
    pdf_deck(tmp_path, *exported)
    made = draw(path, read_deck(path), tmp_path / "cache", silent)
    assert (made.pages, made.hint) == ((1, 3), "")


@pytest.mark.usefixtures("no_libreoffice")
def test_a_pdf_beside_with_other_pages_is_named_and_not_drawn(tmp_path: Path) -> None:
    path = pptx_deck(tmp_path, "Problem", "Approach")
    pdf_deck(tmp_path, "Problem", "Approach", "Results")
    made = draw(path, read_deck(path), tmp_path / "cache", silent)
    assert made.pages == ()
    assert "talk.pdf beside the deck has 3 pages, the deck has 2" in made.hint


@pytest.mark.usefixtures("no_libreoffice")
def test_a_pdf_that_is_exported_again_replaces_the_pictures(tmp_path: Path) -> None:
    path = pptx_deck(tmp_path, "Problem")
    deck = read_deck(path)
    pdf_deck(tmp_path, "Problem")
    first = draw(path, deck, tmp_path, silent).path(1) or path
    before = first.read_bytes()
    pdf_deck(tmp_path, "A longer title")
    draw(path, deck, tmp_path, silent)
    assert first.read_bytes() != before


def test_a_program_that_makes_no_pdf_leaves_text_cards_and_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_libreoffice", lambda: Path(sys.executable))
    path = pptx_deck(tmp_path, "Problem")
    made = draw(path, read_deck(path), tmp_path / "cache", silent)
    assert made.pages == ()
    assert "LibreOffice could not" in made.hint
    assert not list(made.folder.glob("libreoffice-*"))


def runs(process: int) -> bool:
    """Whether a process has not ended; one that nobody has asked after yet has."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "LIMIT", 1.0)
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    hanging.chmod(0o755)
    path = pptx_deck(tmp_path, "Problem")
    with pytest.raises(DeckError, match="could not make pictures"):
        libreoffice.to_pdf(hanging, path, tmp_path / "work", 1, silent)
    child = int((tmp_path / "child").read_text())
    latest = time.monotonic() + 10
    while runs(child):  # a kill takes its moment
        assert time.monotonic() < latest, "what it started goes on"
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="paths are made up the POSIX way")
def test_libreoffice_is_looked_for_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    places = {sys.platform: (f"{tmp_path}/LibreOffice*.app/soffice",)}
    monkeypatch.setattr(libreoffice, "PLACES", places)
    assert find_libreoffice() is None
    for version in ("7.4", "24.8"):
        program = tmp_path / f"LibreOffice {version}.app" / "soffice"
        program.parent.mkdir()
        program.touch()
    assert find_libreoffice() == tmp_path / "LibreOffice 7.4.app" / "soffice"


@pytest.fixture
def real_libreoffice() -> None:
    if find_libreoffice() is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing, and CI must have it")
        pytest.skip("LibreOffice is not installed")


def by_libreoffice(folder: Path) -> tuple[Deck, Pictures]:
    path = pptx_deck(folder, "Problem", "Details", "Approach", hidden=2)
    deck = read_deck(path)
    return deck, draw(path, deck, folder / "cache", silent)


@pytest.mark.slow
@pytest.mark.usefixtures("real_libreoffice")
def test_libreoffice_draws_a_deck_and_hidden_slides_keep_their_place(tmp_path: Path) -> None:
    deck, made = by_libreoffice(tmp_path)
    assert (made.pages, made.hint) == ((1, 3), "")
    assert size(made.path(3) or tmp_path) == (1600, 1200)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "talk.pptx"]
    assert sorted(path.suffix for path in made.folder.iterdir() if path.name != "lock") == [
        ".png",
        ".png",
        ".txt",
    ]
    assert drawn(deck, tmp_path / "cache").pages == (1, 3)
