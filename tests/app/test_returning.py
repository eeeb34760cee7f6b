"""The menu leads back to the deck that was open on Prepare."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from rehearsal.app.server import SCRIPT
from rehearsal.library.shelf import shelve
from rehearsal.places import bundled
from tests.app.pages import press, words

SAMPLE = bundled("samples", "job_talk", "deck.pptx")
PREPARE = ""


def by_menu(test: AppTest, path: str) -> AppTest:
    """Go to a page as the menu leads there: by its path alone."""
    test._page_hash = calc_hash(path)  # AppTest switches only between files by itself
    test.query_params.clear()
    test.run()
    assert not test.exception
    return test


def on_prepare(**query: str) -> AppTest:
    test = AppTest.from_file(str(SCRIPT), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    return test.run()


def test_the_deck_and_its_format_are_open_again_when_the_menu_leads_back() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = on_prepare(deck=kept.digest, format="short-job-talk")
    by_menu(by_menu(test, "settings"), PREPARE)
    assert "more than 10–15 min" in words(test)
    assert test.query_params["deck"] in (kept.digest, [kept.digest])


def test_another_deck_stays_asked_for_when_the_menu_leads_back() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = press(on_prepare(deck=kept.digest), "Another deck")
    by_menu(by_menu(test, "settings"), PREPARE)
    assert "Used before" in words(test)


def test_an_address_that_names_a_deck_outranks_the_one_that_was_open() -> None:
    first = shelve(SAMPLE.name, SAMPLE.read_bytes())
    second = shelve("other.pptx", bundled("samples", "job_talk", "deck.pptx").read_bytes() + b"0")
    test = by_menu(on_prepare(deck=first.digest), "settings")
    test._page_hash = calc_hash(PREPARE)
    test.query_params["deck"] = second.digest
    test.run()
    assert "other.pptx" in words(test)


def test_the_menu_leads_out_of_a_deck_from_its_own_page() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = by_menu(on_prepare(deck=kept.digest), PREPARE)
    assert "Used before" in words(test)
