"""The menu leads back to what was open: a deck on Prepare, a run-through in Review."""

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from rehearsal import library
from rehearsal.app.server import SCRIPT
from rehearsal.library.shelf import shelve
from rehearsal.places import bundled
from tests.app.pages import press, words
from tests.notation import spoken

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


def test_the_run_through_that_was_open_is_open_again_until_there_is_a_newer_one() -> None:
    older, newest = (library.save(spoken("hello"), None) for _ in range(2))
    older, newest = sorted((older, newest))
    test = by_menu(on_prepare(), "review")
    assert test.selectbox[0].value == newest
    test.selectbox[0].select(older).run()
    by_menu(by_menu(test, "settings"), "review")
    assert test.selectbox[0].value == older
    by_menu(test, "settings")
    latest = library.save(spoken("hello again"), None, now=datetime(2099, 1, 1, tzinfo=UTC))
    assert by_menu(test, "review").selectbox[0].value == latest
