"""Saved run-throughs: what goes in comes out, and deleted is gone from the disk."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearsal import library
from rehearsal.errors import LibraryError
from rehearsal.library import answers, database
from rehearsal.library.evidence import encode
from rehearsal.library.shelf import shelve, unshelve
from rehearsal.talk import Corrections, Rehearsal, SlideSpan
from tests.notation import spoken

TABLE_LEAF = 0x0D
"""First byte of a page of SQLite that holds rows."""

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


@pytest.mark.parametrize(
    "change",
    ["evidence = x'00'", "made_at = 'yesterday'", "duration = -1", "deck = x'ff'"],
)
def test_a_damaged_row_is_one_line_of_the_list_that_says_so(own_home: Path, change: str) -> None:
    good, bad = library.save(TALK, None), library.save(TALK, None)
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        db.execute(f"UPDATE rehearsals SET {change} WHERE id = ?", (bad,))
    db.close()
    damage = {entry.id: entry.damage for entry in library.history()}
    assert "damaged" in damage[bad]
    assert not damage[good]
    library.delete(bad)
    assert [entry.id for entry in library.history()] == [good]


def test_a_damaged_page_of_the_file_leaves_the_other_run_throughs_readable(own_home: Path) -> None:
    moments = [datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 29)]
    big = replace(TALK, no_transcript="".join(chr(33 + (i * i) % 90) for i in range(3000)))
    for moment in moments:
        library.save(big, None, now=moment)
    db = sqlite3.connect(own_home / "library.sqlite3")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode=DELETE")
    [(size,)] = db.execute("PRAGMA page_size").fetchall()
    db.close()
    data = bytearray((own_home / "library.sqlite3").read_bytes())
    pages = range(size, len(data), size)
    leaf = next(
        at for at in pages if data[at] == TABLE_LEAF and b"20260314-" in data[at : at + size]
    )
    data[leaf : leaf + size] = bytes(range(256)) * (size // 256)
    (own_home / "library.sqlite3").write_bytes(data)
    listed = library.history()
    assert len(listed) == len(moments)
    whole = [entry for entry in listed if not entry.damage]
    assert 0 < len(whole) < len(moments)
    assert library.load(whole[0].id)[1] == big


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


def test_the_deck_is_kept_with_its_run_through_in_one_copy(tmp_path: Path) -> None:
    assert TALK.deck is not None
    path = tmp_path / TALK.deck.name
    path.write_bytes(b"slides")
    first, second = (library.save(TALK, None, deck_file=path) for _ in range(2))
    files = [library.deck_file_of(one) for one in (first, second)]
    assert [file and file.read_bytes() for file in files] == [b"slides"] * 2
    assert files[0] and files[1] and files[0].samefile(files[1])
    library.delete(first)
    assert files[1].read_bytes() == b"slides"
    assert path.read_bytes() == b"slides"
    assert library.deck_file_of(library.save(TALK, None)) is None


def test_the_last_run_through_of_a_deck_takes_what_was_known_of_the_deck(own_home: Path) -> None:
    deck = TALK.deck
    assert deck is not None
    first, second = library.save(TALK, None), library.save(TALK, None)
    library.correct_deck(deck, Corrections(stages=((1, "problem"),)))
    picture = own_home / "pictures" / deck.digest / "page-0001.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a picture")
    library.delete(first)
    assert library.corrections_of_deck(deck) and picture.exists()
    library.delete(second)
    assert library.corrections_of_deck(deck) is None
    assert not picture.parent.exists()


def test_a_deck_on_the_shelf_keeps_what_is_known_of_it_until_it_is_taken_down() -> None:
    shelved = shelve("talk.pptx", b"slides")
    assert TALK.deck is not None
    deck = replace(TALK.deck, digest=shelved.digest)
    kept = library.save(replace(TALK, deck=deck), None)
    library.correct_deck(deck, Corrections(stages=((1, "problem"),)))
    drill = answers.keep_drill([], deck)
    library.delete(kept)
    assert library.corrections_of_deck(deck) is not None
    assert answers.load_drill(drill.id).deck == "talk.pptx"
    unshelve(shelved.digest)
    assert library.corrections_of_deck(deck) is None
    with pytest.raises(LibraryError):
        answers.load_drill(drill.id)


def test_pictures_that_an_unfinished_recording_shows_stay(own_home: Path) -> None:
    waiting = own_home / "takes" / "20260314-101500-ab12cd" / "deck" / "talk.pptx"
    waiting.parent.mkdir(parents=True)
    waiting.write_bytes(b"slides")
    digest = hashlib.sha256(b"slides").hexdigest()
    assert TALK.deck is not None
    kept = library.save(replace(TALK, deck=replace(TALK.deck, digest=digest)), None)
    (own_home / "pictures" / digest).mkdir(parents=True)
    library.delete(kept)
    assert (own_home / "pictures" / digest).is_dir()


def test_a_library_of_the_first_version_is_read_as_it_was(own_home: Path) -> None:
    own_home.mkdir()
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        database.MIGRATIONS[0](db)
        db.execute("PRAGMA user_version=1")
        db.execute(
            "INSERT INTO rehearsals VALUES (?, ?, ?, ?, ?, ?, ?)",
            ("20260314-101500-ab12cd", "2026-03-14T11:15:00+01:00", "talk.pptx", "0" * 64,
             "job talk", TALK.duration, encode(TALK)),
        )  # fmt: skip
    db.close()
    [entry] = library.history()
    assert (entry.deck, entry.with_listener, entry.damage) == ("talk.pptx", False, "")
    assert library.load(entry.id)[1] == TALK


def test_whether_somebody_listened_is_kept() -> None:
    kept = library.save(TALK, None)
    library.tag_listener(kept, True)
    assert library.load(kept)[0].with_listener
    library.tag_listener(kept, False)
    assert not library.history()[0].with_listener


def test_a_take_that_is_gone_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    take = tmp_path / "take"
    take.mkdir()
    (take / "audio.s16").write_bytes(b"\0\0" * 16)
    rehearsal_id = library.save(TALK, take)
    with pytest.raises(LibraryError, match="not where it was"):
        library.save(TALK, tmp_path / "gone", rehearsal_id=rehearsal_id)
    assert (library.folder_of(rehearsal_id) / "audio.s16").stat().st_size == 32


def test_another_talk_of_the_same_file_name_inherits_nothing() -> None:
    deck = TALK.deck
    assert deck is not None
    library.correct_deck(deck, Corrections(words=(("colonel", "kernel"),)))
    slides = tuple(replace(slide, title=f"Other {slide.number}") for slide in deck.slides)
    other = replace(deck, digest="another", slides=slides)
    assert library.corrections_of_deck(other) is None


def test_judging_a_filler_in_an_old_deck_does_not_outdate_what_was_set_right_later() -> None:
    deck = TALK.deck
    assert deck is not None
    old = library.save(replace(TALK, corrections=Corrections()), None)
    edited = replace(deck, digest="edited")
    library.correct_deck(edited, Corrections(stages=((1, "problem"),)))
    corrections = library.load(old)[1].corrections
    library.correct(old, replace(corrections, filled_pauses=((2.4, True),)))
    newest = library.corrections_of_deck(replace(deck, digest="edited once more"))
    assert newest is not None and newest.stages == ((1, "problem"),)


def test_a_misheard_name_is_of_the_deck_and_a_misheard_number_of_its_run_through() -> None:
    talk = spoken("the colonel gets 62.4 percent", slides=["Title", "Result"])
    first, second = library.save(talk, None), library.save(talk, None)
    right = (("62.4", "64.2"), ("colonel", "kernel"))
    for words in (right[:1], right):
        library.correct(first, Corrections(words=words))
        assert library.load(first)[1].corrections.words == words
    assert library.load(second)[1].corrections.words == right[1:]
    assert talk.deck is not None
    fresh = library.corrections_of_deck(talk.deck)
    assert fresh is not None and fresh.words == right[1:]
    library.correct(first, Corrections(words=right[1:]))
    assert library.load(first)[1].corrections.words == right[1:]
