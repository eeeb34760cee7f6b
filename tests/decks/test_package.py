"""A .pptx package is read in bounded memory, and its media not at all."""

import io
import zipfile
from pathlib import Path

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearsal.decks.package import LARGEST_PART, TRANSITIONAL, without_media
from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError
from tests.decks.slides import add, box, talk

SLIDE = "ppt/slides/slide1.xml"


def members(title: str = "Problem") -> dict[str, bytes]:
    """Return the files inside a deck of one slide."""
    deck = talk()
    slide = add(deck, title, "One claim")
    slide.notes_slide.notes_text_frame.text = "Wait."
    box(slide, "a box", 60, 400)
    saved = io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return path


MEMBERS = members()


def with_slide(folder: Path, old: bytes, new: bytes) -> Path:
    assert old in MEMBERS[SLIDE]
    return packed(folder / "talk.pptx", {**MEMBERS, SLIDE: MEMBERS[SLIDE].replace(old, new)})


def test_media_are_not_unpacked(tmp_path: Path) -> None:
    film = {"ppt/media/film.mp4": bytes(50_000_000)}
    path = packed(tmp_path / "talk.pptx", MEMBERS | film)
    assert len(without_media(path).getvalue()) < 2_000_000
    assert read_deck(path).slides[0].title == "Problem"


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = with_slide(tmp_path, b"</p:spTree>", b" " * LARGEST_PART + b"</p:spTree>")
    assert path.stat().st_size < 200_000
    with pytest.raises(DeckError, match="unpacks to far more"):
        read_deck(path)


def test_markup_without_end_is_refused(tmp_path: Path) -> None:
    path = with_slide(tmp_path, b"</p:txBody>", b"<a:p/>" * 3_000_000 + b"</p:txBody>")
    with pytest.raises(DeckError, match="unpacks to far more"):
        read_deck(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    files = dict(MEMBERS)
    head, body = files[SLIDE].split(b"?>", 1)
    entities = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    files[SLIDE] = head + b"?>" + entities + body.replace(b"One claim", b"&b;")
    text = read_deck(packed(tmp_path / "talk.pptx", files)).slides[0].text
    assert "haha" not in text


def test_thousands_of_shapes_are_read(tmp_path: Path) -> None:
    shape = MEMBERS[SLIDE][MEMBERS[SLIDE].rindex(b"<p:sp>") : MEMBERS[SLIDE].rindex(b"</p:spTree>")]
    path = with_slide(tmp_path, b"</p:spTree>", shape * 3000 + b"</p:spTree>")
    assert read_deck(path).slides[0].text.count("a box") == 3001


def test_a_strict_file_is_read_like_any_other(tmp_path: Path) -> None:
    strict = dict(MEMBERS)
    for name, content in strict.items():
        for other, usual in TRANSITIONAL.items():
            content = content.replace(usual, other)  # noqa: PLW2901  a fold, name by name
        strict[name] = content
    assert b"purl.oclc.org" in strict[SLIDE]
    assert read_deck(packed(tmp_path / "talk.pptx", strict)).slides[0].title == "Problem"


def test_what_is_missing_from_the_package_is_missed_and_no_more(tmp_path: Path) -> None:
    for lost in (
        "ppt/slideLayouts/slideLayout2.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/theme/theme1.xml",
        "docProps/thumbnail.jpeg",
    ):
        files = {name: content for name, content in MEMBERS.items() if name != lost}
        assert read_deck(packed(tmp_path / "talk.pptx", files)).slides[0].title == "Problem"


def test_a_file_listed_twice_is_read_once(tmp_path: Path) -> None:
    path = packed(tmp_path / "talk.pptx", MEMBERS)
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(SLIDE, MEMBERS[SLIDE])
    assert read_deck(path).slides[0].title == "Problem"


def test_reading_a_deck_makes_no_notes_in_it(tmp_path: Path) -> None:
    deck = talk()
    add(deck, "Problem")
    deck.save(str(tmp_path / "talk.pptx"))
    read_deck(tmp_path / "talk.pptx")
    assert not pptx.Presentation(str(tmp_path / "talk.pptx")).slides[0].has_notes_slide


XML = sorted(name for name in MEMBERS if name.endswith((".xml", ".rels")))
VALUES = st.sampled_from([b"", b"-1", b"nan", b"1e999", b"9" * 30, b"rId99", b"\xff"])


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(XML),
    changes=st.lists(st.tuples(st.integers(0, 5000), VALUES), min_size=1, max_size=5),
)
def test_a_damaged_deck_is_read_or_refused(
    tmp_path: Path, name: str, changes: list[tuple[int, bytes]]
) -> None:
    pieces = MEMBERS[name].split(b'"')
    for place, value in changes:
        pieces[1 + 2 * (place % (len(pieces) // 2))] = value
    damaged = MEMBERS | {name: b'"'.join(pieces)}
    try:
        read_deck(packed(tmp_path / "talk.pptx", damaged))
    except DeckError as refusal:
        assert refusal.hint
