"""The progress page: what changed, what is still weak, and what goes when it is deleted."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from rehearsal import library
from rehearsal.app.server import SCRIPT
from rehearsal.library import answers
from rehearsal.library.answers import Asked
from rehearsal.talk import Corrections, Question, Rehearsal, Slide
from tests.app.pages import opened, press, words
from tests.notation import deck, spoken

SENTENCE = "our method finds every key that was lost in the house today "


def talk(rate_wpm: float, first: int = 12) -> Rehearsal:
    text = SENTENCE * first + "| " + SENTENCE * (18 - first)
    return spoken(text, rate_wpm=rate_wpm, slides=["Keys", "Method: one; two"])


def kept(rehearsal: Rehearsal, day: int) -> str:
    return library.save(rehearsal, None, now=datetime(2026, 3, day, 12, tzinfo=UTC))


def _progress() -> None:
    from rehearsal.app import progress

    progress.page()


def test_with_nothing_kept_the_page_says_what_to_do() -> None:
    assert "Rehearse a talk" in words(opened(_progress))


def test_one_run_through_is_shown_and_asks_for_another() -> None:
    kept(talk(120), 1)
    told = words(opened(_progress))
    assert "Rehearse once more" in told
    assert "1 · 1 Mar" in told


def test_a_slide_is_still_too_long_only_from_the_second_run_through_on() -> None:
    slow = replace(talk(120), corrections=Corrections(planned=((1, 30.0),)))
    kept(slow, 1)
    told = words(opened(_progress))
    assert "**Longer than planned:** slide 1, Keys" in told
    assert "Still" not in told
    kept(slow, 8)
    assert "**Still longer than planned:** slide 1, Keys" in words(opened(_progress))


def test_what_changed_since_the_last_run_through_is_one_sentence() -> None:
    kept(talk(120), 1), kept(talk(160, first=6), 8)
    told = words(opened(_progress))
    assert "**Since run-through 1 · 1 Mar:**" in told
    assert "Speech rate, words per minute +40, now 160" in told


def test_the_slides_of_an_edited_deck_stand_in_the_rows_of_their_titles() -> None:
    kept(talk(120), 1)
    edited = replace(deck("New", "Keys", "Method: one; two"), digest="1" * 64)
    kept(replace(talk(120), deck=edited), 8)
    rows = words(opened(_progress)).split("<tr>")
    keys = next(row for row in rows if "2. Keys" in row)
    assert "1:12" in keys
    assert "–" in next(row for row in rows if "1. New" in row)


def test_run_throughs_with_a_listener_can_be_seen_apart() -> None:
    first, second = kept(talk(120), 1), kept(talk(130), 8)
    test = opened(_progress)
    test.checkbox(key=f"listener-{second}").check().run()
    assert library.load(second)[0].with_listener
    test.button_group[0].set_value("With a listener").run()
    assert not test.exception
    assert "1 · 1 Mar" not in words(test)
    assert "2 · 8 Mar" in words(test)
    assert not library.load(first)[0].with_listener


def test_a_weak_answer_is_listed_until_it_is_a_good_one() -> None:
    kept(talk(120), 1)
    question = Question("q1", "baselines", "Why no baseline?", "", 1, "", "", 2, (), ())
    for rating in (1, 4):
        drill = answers.keep_drill([Asked(question)], talk(120).deck)
        answer = answers.keep_answer(drill, 0, question, typed="Because.")
        answers.rate(answer.id, rating)
        told = words(opened(_progress))
        assert ("Why no baseline?" in told) == (rating == 1)
    assert "were answered well the last time" in told


def test_the_list_is_searched_in_words_that_it_shows() -> None:
    march = kept(talk(120), 1)
    other = library.save(
        replace(talk(120), deck=deck(Slide(1, (1,), "Pitch"), name="pitch.pptx")),
        None,
        now=datetime(2026, 4, 2, tzinfo=UTC),
    )
    test = opened(_progress)
    test.text_input(key="progress-search").set_value("april pitch").run()
    boxes = {box.key for box in test.checkbox}
    assert f"listener-{other}" in boxes and f"listener-{march}" not in boxes
    test.text_input(key="progress-search").set_value("june").run()
    assert "No run-through fits" in words(test)


@pytest.mark.parametrize("sound_only", [True, False])
def test_one_confirmation_deletes_what_was_chosen(sound_only: bool) -> None:
    first, second = kept(talk(120), 1), kept(talk(130), 8)
    sound = library.folder_of(second) / "audio.flac"
    sound.parent.mkdir(parents=True)
    sound.write_bytes(b"sound")
    test = opened(_progress)
    choice = test.radio(key=f"what-{second}")
    choice.set_value(choice.options[0 if sound_only else 1]).run()
    test.button(key=f"delete-{second}").click().run()
    assert not test.exception
    assert not sound.exists()
    assert {entry.id for entry in library.history()} == ({first, second} if sound_only else {first})


def test_only_a_recording_that_is_there_can_be_deleted_alone() -> None:
    first, second = kept(talk(120), 1), kept(talk(130), 8)
    sound = library.folder_of(second) / "audio.flac"
    sound.parent.mkdir(parents=True)
    sound.write_bytes(b"sound")
    test = opened(_progress)
    everything = test.radio(key=f"what-{first}").options
    assert len(everything) == 1 and everything[0].startswith("Everything")
    assert len(test.radio(key=f"what-{second}").options) == 2
    test.button(key=f"delete-{second}").click().run()
    assert test.radio(key=f"what-{second}").options == everything
    test.button(key=f"delete-{second}").click().run()
    assert [entry.id for entry in library.history()] == [first]


def test_a_damaged_run_through_is_named_and_the_others_are_compared(own_home: Path) -> None:
    good, bad, worse = kept(talk(120), 1), kept(talk(130), 8), kept(talk(140), 9)
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        db.execute("UPDATE rehearsals SET evidence = x'78ff' WHERE id = ?", (bad,))
        db.execute("UPDATE rehearsals SET made_at = '?' WHERE id = ?", (worse,))
    db.close()
    test = opened(_progress)
    assert "1 · 1 Mar" in words(test)
    [warning] = test.warning
    assert "08 March 2026" in warning.value and "damaged" in warning.value
    assert "This run-through is damaged" in words(test)
    test.button(key=f"delete-{worse}").click().run()
    assert {entry.id for entry in library.history()} == {good, bad}


def test_a_talk_without_a_deck_has_trends_and_no_slides() -> None:
    kept(spoken(SENTENCE * 10), 1), kept(spoken(SENTENCE * 10, rate_wpm=120), 2)
    test = opened(_progress)
    assert "Speech rate" in words(test)
    assert "Slide by slide" not in [header.value for header in test.subheader]


def test_of_a_single_run_through_no_trend_is_drawn_and_the_talk_is_named_by_its_title() -> None:
    kept(talk(120), 1)
    test = opened(_progress)
    assert "From run to run" not in [header.value for header in test.subheader]
    kept(talk(130), 8)
    opened(_progress)  # what is computed once names the talk from then on
    test = opened(_progress)
    assert "From run to run" in [header.value for header in test.subheader]
    assert test.selectbox[0].options[0].startswith("Keys (")


def of_the_app() -> AppTest:
    """Open the page in the whole app, in which it leads to others."""
    test = AppTest.from_file(str(SCRIPT), default_timeout=60)
    test._page_hash = calc_hash("progress")  # AppTest switches only between files by itself
    return test.run()


def test_a_run_through_is_opened_in_review_in_the_same_window() -> None:
    older, _ = kept(talk(120), 1), kept(talk(130), 8)
    test = of_the_app()
    test.button(key=f"open-{older}").click().run()
    assert not test.exception
    assert test.selectbox(key="run-through").value == older


def test_answering_is_about_the_talk_that_is_shown() -> None:
    pitch = replace(talk(120), deck=deck("Keys", "Locks", name="pitch.pptx"))
    older = library.save(pitch, None, now=datetime(2026, 2, 1, tzinfo=UTC))
    kept(talk(130), 8)
    test = of_the_app()
    test.selectbox[0].select_index(1).run()
    press(test, "Answer some")
    assert test.query_params["about"] in (f"run-{older}", [f"run-{older}"])
