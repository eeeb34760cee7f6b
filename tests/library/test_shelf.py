"""Decks that were handed in are there the next time, and gone when that is asked for."""

import os
from pathlib import Path

from rehearsal import library
from rehearsal.library import shelf
from rehearsal.talk import Corrections, Deck
from tests.notation import spoken


def test_a_deck_is_found_by_what_it_holds() -> None:
    kept = shelf.shelve("talk.pptx", b"slides")
    assert shelf.shelved(kept.digest) == kept
    assert kept.path.read_bytes() == b"slides"
    assert kept.name == "talk.pptx"


def test_the_deck_that_was_used_last_comes_first() -> None:
    first, second = shelf.shelve("a.pptx", b"a"), shelf.shelve("b.pptx", b"b")
    os.utime(first.path.parent, (1, 1))
    assert shelf.shelf() == (second, first)
    os.utime(second.path.parent, (0, 0))
    shelf.shelve("a.pptx", b"a")
    assert shelf.shelf() == (first, second)


def test_the_pdf_beside_a_deck_is_not_older_than_the_deck() -> None:
    kept = shelf.shelve("talk.pptx", b"slides")
    assert shelf.shelve("talk.pptx", b"slides", b"pages") == kept
    pdf = kept.path.with_suffix(".pdf")
    assert pdf.read_bytes() == b"pages"
    assert pdf.stat().st_mtime >= kept.path.stat().st_mtime
    assert shelf.shelf() == (kept,)


def test_a_deck_that_was_renamed_goes_by_its_new_name() -> None:
    shelf.shelve("old.pptx", b"slides", b"pages")
    kept = shelf.shelve("new.pptx", b"slides")
    assert [path.name for path in kept.path.parent.iterdir()] == ["new.pptx"]


def test_a_name_never_leads_out_of_the_shelf(own_home: Path) -> None:
    kept = shelf.shelve("..\\..\\over/there/talk.pdf", b"pages")
    assert kept.path.parent.parent == own_home / "decks"
    assert shelf.shelved("../takes") is None


def test_what_was_set_right_goes_with_the_deck_unless_a_run_through_has_it(own_home: Path) -> None:
    kept = shelf.shelve("talk.pptx", b"slides")
    deck = Deck("talk.pptx", kept.digest, (), 0)
    pictures = own_home / "pictures" / kept.digest
    pictures.mkdir(parents=True)
    library.correct_deck(deck, Corrections(planned=((1, 60.0),)))
    shelf.unshelve(kept.digest)
    assert shelf.shelf() == ()
    assert not pictures.exists()
    assert library.corrections_of_deck(deck) is None


def test_a_run_through_keeps_what_was_set_right() -> None:
    kept = shelf.shelve("talk.pptx", b"slides")
    talk = spoken("so today", slides=["One"])
    assert talk.deck is not None
    deck = Deck("talk.pptx", kept.digest, talk.deck.slides, 1)
    library.correct_deck(deck, Corrections(planned=((1, 60.0),)))
    library.save(type(talk)(deck=deck), None)
    shelf.unshelve(kept.digest)
    assert library.corrections_of_deck(deck) == Corrections(planned=((1, 60.0),))
