"""Decks dropped and taken up again: a bad file is told and in nobody's way."""

from types import SimpleNamespace
from typing import Any

import pytest

from rehearsal import pending
from rehearsal.app.handed_in import newest, rehearsed
from rehearsal.app.rehearse import ANOTHER, DECKS_SHOWN
from rehearsal.library.shelf import shelf, shelve
from rehearsal.places import bundled
from tests.app.pages import opened
from tests.decks.paper import Words, pdf

SAMPLE = bundled("samples", "job_talk", "deck.pptx")
GOOD = SAMPLE.read_bytes()
BROKEN = b"no deck at all"


def dropped(*files: tuple[str, bytes]) -> list[Any]:
    """Return files as the uploader hands them over, in the order in which they were dropped."""
    return [
        SimpleNamespace(name=name, getvalue=lambda content=content: content)
        for name, content in files
    ]


def _rehearse() -> None:
    from rehearsal.app import rehearse

    rehearse.page()


def export(title: str = "The problem that we solve") -> bytes:
    return pdf([Words(40, 60, title, 32)])


def test_a_deck_that_cannot_be_read_is_told_and_does_not_stay() -> None:
    kept, troubles = newest(dropped(("broken.pptx", BROKEN)))
    assert kept is None
    assert ["broken.pptx" in trouble.message for trouble in troubles] == [True]
    assert shelf() == ()


@pytest.mark.parametrize("names", [("broken.pptx", "talk.pptx"), ("talk.pptx", "broken.pptx")])
def test_a_bad_file_is_in_no_good_one_s_way(names: tuple[str, str]) -> None:
    files = dropped(*((name, BROKEN if name == "broken.pptx" else GOOD) for name in names))
    kept, troubles = newest(files)
    assert kept is not None
    assert kept.name == "talk.pptx"
    assert ["broken.pptx" in trouble.message for trouble in troubles] == [True]
    assert [deck.name for deck in shelf()] == ["talk.pptx"]


def test_of_two_good_decks_the_one_dropped_last_is_opened() -> None:
    kept, troubles = newest(dropped(("first.pdf", export()), ("later.pdf", export("Ours"))))
    assert kept is not None
    assert (kept.name, troubles) == ("later.pdf", ())


def test_a_pdf_dropped_with_a_pptx_is_what_its_pictures_are_drawn_of() -> None:
    for order in (1, -1):
        files = dropped(("export.pdf", export()), ("talk.pptx", GOOD))[::order]
        kept, troubles = newest(files)
        assert kept is not None
        assert kept.name == "talk.pptx"
        assert kept.path.with_suffix(".pdf").read_bytes() == export()
        assert troubles == ()


def test_an_export_that_cannot_be_read_is_told_and_not_used() -> None:
    kept, troubles = newest(dropped(("talk.pptx", GOOD), ("talk.pdf", BROKEN)))
    assert kept is not None
    assert not kept.path.with_suffix(".pdf").exists()
    assert "talk.pdf" in troubles[0].message


def test_a_pdf_is_opened_where_the_pptx_beside_it_is_broken() -> None:
    kept, troubles = newest(dropped(("talk.pdf", export()), ("talk.pptx", BROKEN)))
    assert kept is not None
    assert kept.name == "talk.pdf"
    assert "talk.pptx" in troubles[0].message


def test_the_lobby_begins_with_the_deck_that_was_used_last() -> None:
    shelve("another talk.pptx", GOOD + b" ")
    shelve("my talk.pptx", GOOD, title="Keys")
    test = opened(_rehearse)
    told = " ".join(str(line.value) for line in test.markdown)
    assert "Keys (my talk.pptx)" in told.replace("\\", "") and "another talk" not in told
    next(button for button in test.button if button.label == "Open the room").click().run()
    assert not test.exception
    assert pending.find(test.query_params["take"]).plan.deck == "my talk.pptx"


def test_another_deck_is_one_click_away_and_can_be_opened() -> None:
    kept = shelve("my talk.pptx", GOOD)
    test = opened(_rehearse)
    next(button for button in test.button if button.label == "Another deck").click().run()
    test.button(key=f"open-{kept.digest}").click().run()
    assert test.query_params["deck"] == kept.digest


@pytest.mark.parametrize(
    ("times", "said"), [(1, "rehearsed once"), (2, "rehearsed twice"), (3, "rehearsed 3 times")]
)
def test_how_often_is_said_as_one_says_it(times: int, said: str) -> None:
    assert rehearsed(times) == said


def test_the_lobby_removes_nothing_and_hides_none() -> None:
    for number in range(DECKS_SHOWN + 2):
        shelve(f"talk {number}.pptx", GOOD + bytes(number))
    test = opened(_rehearse, deck=ANOTHER)
    assert len([button for button in test.button if button.label == "Open"]) == DECKS_SHOWN + 2
    assert not [button for button in test.button if button.label == "Remove it"]
    assert test.expander[0].label == "2 more decks"
