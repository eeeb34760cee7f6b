"""Every page of the app, reached as a speaker reaches it: with nothing kept, and with something."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from rehearsal import library, pending
from rehearsal.app.server import SCRIPT
from rehearsal.library.shelf import shelve
from rehearsal.pending import Plan
from rehearsal.places import bundled
from rehearsal.settings import settings_file
from rehearsal.talk import ELEVATOR_PITCH

PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
DECK = bundled("samples", "job_talk", "deck.pptx")
PAGES = ("prepare", "rehearse", "review", "questions", "pitch", "progress", "settings", "help")
"""The addresses; the first is the one that the app opens on."""


def shown(address: str) -> AppTest:
    """Open a page of the whole app."""
    test = AppTest.from_file(str(SCRIPT), default_timeout=60)
    if address != PAGES[0]:
        test._page_hash = calc_hash(address)  # AppTest switches only between files by itself
    test.run()
    assert not test.exception, [error.value for error in test.exception]
    return test


def words(test: AppTest) -> str:
    return " ".join(str(one.value) for one in [*test.title, *test.markdown, *test.error])


def test_this_list_names_every_page() -> None:
    listed = SCRIPT.read_text(encoding="utf-8").split("PAGES = (")[1].split(")")[0]
    assert len([name for name in listed.split(",") if name.strip()]) == len(PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_when_nothing_is_kept(address: str) -> None:
    assert shown(address).title


def test_each_address_is_a_page_of_its_own() -> None:
    titles = [shown(address).title[0].value for address in PAGES]
    assert len(set(titles)) == len(titles)


@pytest.fixture
def one_run_through() -> str:
    """Keep a run-through over a deck, and its deck on the shelf."""
    shelve(DECK.name, DECK.read_bytes())
    plan = Plan(format=ELEVATOR_PITCH, model="none", recording=str(PITCH))
    kept = pending.finish(pending.begin(DECK, plan).id, lambda *_: None)
    assert [entry.id for entry in library.history()] == [kept]
    return kept


def test_every_page_opens_over_a_run_through(one_run_through: str) -> None:
    for address in PAGES:
        assert not shown(address).error, address


@pytest.mark.parametrize("address", PAGES)
def test_damaged_settings_are_a_sentence_and_never_a_traceback(
    address: str, own_home: Path
) -> None:
    own_home.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("{", encoding="utf-8")
    test = shown(address)
    assert address != "settings" or "cannot be read" in words(test)
