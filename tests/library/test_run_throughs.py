"""Saved run-throughs: what goes in comes out, and deleted is gone from the disk."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearsal import library
from rehearsal.errors import LibraryError
from rehearsal.library.evidence import encode
from rehearsal.talk import Corrections, Rehearsal, SlideSpan
from tests.notation import spoken

TALK = spoken(
    "so (0.8) today we show | our um method",
    slides=["Title", "Method: one; two"],
    corrections=Corrections(
        stages=((2, "approach"),),
        planned=((1, 30.0),),
        boundaries=(SlideSpan(0.0, 1.0, slide=1, confidence=1.0, source="edited"),),
        filled_pauses=((2.4, True),),
    ),
)


@pytest.mark.parametrize("rehearsal", [TALK, Rehearsal(), spoken("no deck here")])
def test_a_saved_rehearsal_comes_back_equal(rehearsal: Rehearsal) -> None:
    rehearsal_id = library.save(rehearsal, take_folder=None)
    entry, loaded = library.load(rehearsal_id)
    assert loaded == rehearsal
    assert entry.duration == rehearsal.duration


def test_the_newest_run_through_is_listed_first() -> None:
    first = library.save(TALK, None, now=datetime(2026, 3, 1, tzinfo=UTC))
    second = library.save(TALK, None, now=datetime(2026, 3, 2, tzinfo=UTC))
    assert [entry.id for entry in library.history()] == [second, first]


def test_the_beginning_of_an_id_is_enough() -> None:
    rehearsal_id = library.save(TALK, None)
    assert library.load(rehearsal_id[:10])[0].id == rehearsal_id


def test_an_unknown_id_is_one_sentence() -> None:
    with pytest.raises(LibraryError, match="No saved run-through has an id"):
        library.load("2001")


def test_a_folder_of_the_speakers_own_is_copied_and_left_as_it_was(tmp_path: Path) -> None:
    own = tmp_path / "thesis"
    own.mkdir()
    (own / "audio.s16").write_bytes(b"\0\0" * 16)
    (own / "chapter.tex").write_text("unpublished", encoding="utf-8")
    rehearsal_id = library.save(TALK, own)
    assert [path.name for path in library.folder_of(rehearsal_id).iterdir()] == ["audio.s16"]
    library.delete(rehearsal_id)
    assert (own / "chapter.tex").exists() and (own / "audio.s16").exists()


def test_the_take_moves_into_the_library_and_delete_removes_it(own_home: Path) -> None:
    take = own_home / "work" / "take"
    take.mkdir(parents=True)
    (take / "audio.s16").write_bytes(b"\0\0" * 16)
    rehearsal_id = library.save(TALK, take)
    assert (library.folder_of(rehearsal_id) / "audio.s16").exists()
    assert not take.exists()
    library.delete(rehearsal_id)
    assert library.history() == ()
    assert not library.folder_of(rehearsal_id).exists()


def test_deleted_words_are_gone_from_the_file(own_home: Path) -> None:
    rehearsal_id = library.save(TALK, None)
    evidence = encode(TALK)[20:60]
    assert any(evidence in path.read_bytes() for path in own_home.glob("library*"))
    library.delete(rehearsal_id)
    assert not any(evidence in path.read_bytes() for path in own_home.glob("library*"))


def test_a_damaged_run_through_harms_no_other(own_home: Path) -> None:
    good = library.save(TALK, None)
    bad = library.save(TALK, None)
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        db.execute("UPDATE rehearsals SET evidence = ? WHERE id = ?", (b"rubbish", bad))
    db.close()
    assert len(library.history()) == 2
    assert library.load(good)[1] == TALK
    with pytest.raises(LibraryError, match="damaged"):
        library.load(bad)


def test_a_file_that_is_no_library_is_one_sentence(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "library.sqlite3").write_text("not a database, " * 100)
    with pytest.raises(LibraryError, match="cannot be used"):
        library.history()


def test_what_was_set_right_for_a_deck_applies_to_all_its_run_throughs() -> None:
    first, second = (
        library.save(TALK, None),
        library.save(replace(TALK, corrections=Corrections()), None),
    )
    library.correct(first, Corrections(stages=((1, "problem"),), filled_pauses=((2.4, False),)))
    _, later = library.load(second)
    assert later.corrections == Corrections(stages=((1, "problem"),))
    assert library.load(first)[1].corrections.filled_pauses == ((2.4, False),)


def test_corrections_follow_a_slide_to_its_new_place_in_an_edited_deck() -> None:
    deck = TALK.deck
    assert deck is not None
    library.correct_deck(deck, Corrections(stages=((1, "front"), (2, "problem"))))
    edited = replace(deck, digest="another", slides=deck.slides[::-1])
    moved = library.corrections_of_deck(edited)
    assert moved is not None
    assert dict(moved.stages) == {2: "front", 1: "problem"}
    other = replace(deck, digest="another", name="another.pptx")
    assert library.corrections_of_deck(other) is None
