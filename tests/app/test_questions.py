"""The pages of questions and pitch: a whole drill, typed, as a speaker would go through it."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rehearsal import library
from rehearsal.app.questions import hearing
from rehearsal.app.questions.slide import slide_shown
from rehearsal.drill import answering, pitching, speech
from rehearsal.drill.asking import Wish, begin
from rehearsal.drill.subject import NOTHING
from rehearsal.library import answers, pitches
from rehearsal.qa.pitch import PRESETS
from rehearsal.settings import Settings, save_settings
from tests.app.pages import opened, press, words
from tests.drill.sound import stretch
from tests.drill.subjects import of_sample
from tests.notation import spoken
from tests.qa.talks import SLIDES
from tests.test_language_model import fake_model


def _questions() -> None:
    from rehearsal.app.questions import page

    page.page()


def _pitch() -> None:
    from rehearsal.app.questions import pitch

    pitch.page()


def answer(test: AppTest, text: str) -> AppTest:
    test.text_area[0].set_value(text).run()
    return press(test, "Done")


@pytest.mark.parametrize("page", [_questions, _pitch])
def test_a_page_opens_when_nothing_is_kept(page: Callable[[], None]) -> None:
    assert opened(page).title[0].value in ("Questions", "Elevator pitch")


def test_a_whole_drill_from_the_first_question_to_what_comes_again() -> None:
    test = opened(_questions, about="sample")
    test.number_input[0].set_value(2).run()
    press(test, "Ask me")
    answer(test, "Obviously it always works.")
    told = words(test)
    assert "What was heard" in told and "“Obviously it always works.”" in told
    assert "A good answer comes to" in told and "And:" in told
    press(test, "Answer it")
    answer(test, "We measured it: 5.8 points over five seeds.")
    assert "You named a number" in words(test)
    test.segmented_control[0].set_value(2).run()
    assert [one.rating for one in answers.rated()] == [2]
    press(test, "Next question")
    press(test, "Skip")
    told = words(test)
    assert "That was it" in told and "hard; comes again" in told and "not answered" in told
    press(test, "Another drill")
    assert "What comes again" in words(test)
    assert "last time hard" in words(test)


def test_an_interview_asks_on_and_tells_what_was_heard_at_the_end() -> None:
    test = opened(_questions, about="sample")
    test.number_input[0].set_value(2).run()
    test.checkbox[0].check().run()
    press(test, "Ask me")
    answer(test, "First of all.")
    assert len(answers.rated()) == 1
    assert test.text_area[0].value == ""
    assert "What was heard" not in words(test)
    answer(test, "It fails in the street.")
    told = words(test)
    assert test.title[0].value == "That was it"
    assert "In 2 of 2 answers no evidence was tied to the question" in told
    test.button(key="line-2").click().run()
    assert "“It fails in the street.”" in words(test)


@pytest.mark.parametrize("button", ["See what comes again", "Answer it again", "Leave"])
def test_a_rating_counts_however_soon_the_next_button_is_pressed(button: str) -> None:
    drill = begin(of_sample(), Wish(count=1))
    kept = answering.answer_typed(drill, 1, drill.asked[0].question, "Because we measured it.")
    test = opened(_questions, drill=drill.id, q="1")
    rated = 4 if kept.rating != 4 else 1
    test.segmented_control[0].set_value(rated)
    press(test, button)
    assert [one.rating for one in answers.rated()] == [rated]


def _box() -> None:
    import streamlit as st

    from rehearsal.app.questions.answer_box import answer_box

    answer_box("key", "your answer", print, st.session_state.setdefault("kept", []).append)


def test_the_second_press_of_a_double_click_keeps_no_second_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rehearsal.app.once.MOMENT", 60.0)  # on a busy machine, too
    test = opened(_box)
    for text in ("So.", "So.", "Or so."):
        answer(test, text)
    assert test.session_state["kept"] == ["So.", "Or so."]
    monkeypatch.setattr("rehearsal.app.once.MOMENT", 0.0)
    answer(test, "Or so.")
    assert test.session_state["kept"] == ["So.", "Or so.", "Or so."]


def test_a_reload_shows_the_same_place() -> None:
    drill = begin(of_sample(), Wish(count=2))
    question = drill.asked[0].question
    answering.answer_typed(drill, 1, question, "Because we measured it.")
    assert "Because we measured it." in words(opened(_questions, drill=drill.id, q="1"))
    again = opened(_questions, drill=drill.id)
    assert not again.segmented_control and again.text_area


def test_an_answer_can_be_given_again_and_the_last_one_counts() -> None:
    drill = begin(of_sample(), Wish(count=1))
    answering.answer_typed(drill, 1, drill.asked[0].question, "No.")
    test = opened(_questions, drill=drill.id, q="1")
    press(test, "Answer it again")
    answer(test, "Yes, because we measured 5.8 points.")
    assert "“Yes, because we measured 5.8 points.”" in words(test)
    assert len(answers.answers_of(drill.id)) == 2


@pytest.mark.slow
def test_a_spoken_answer_is_understood_while_the_page_shows_it(tmp_path: Path) -> None:
    save_settings(Settings(model="sample"))
    drill = begin(of_sample(), Wish(kind="limitations", count=1))
    with speech.decoded(stretch(tmp_path / "a.wav", 1132.0, 1141.5), lambda *_: None) as take:
        kept = answering.answer_aloud(drill, 1, drill.asked[0].question, take)
    test = opened(_questions, drill=drill.id, q="1")
    assert [button.label for button in test.button] == ["Throw it away and answer again"]
    folder = answers.answer_folder(kept.id)
    while not (state := hearing.transcribe(folder)).done:
        assert not state.error
        time.sleep(0.1)  # the transcriber needs the machine, too
    settled = answering.settle(kept)
    assert settled is not None
    assert "What was heard" in words(test.run())
    assert "two lines of code" in words(test)


def test_a_recording_that_cannot_be_transcribed_is_a_sentence(tmp_path: Path) -> None:
    drill = begin(of_sample(), Wish(count=1))
    with speech.decoded(stretch(tmp_path / "a.wav", 1132.0, 1134.0), lambda *_: None) as take:
        answering.answer_aloud(drill, 1, drill.asked[0].question, take)
    test = opened(_questions, drill=drill.id, q="1")
    assert "base.en" in words(test)
    assert "Fetch it on Settings" in words(test) and "models download" not in words(test)
    press(test, "Throw it away and answer again")
    assert test.text_area
    assert "To answer aloud" in words(test) and "models download" not in words(test)
    assert test.get("page_link")[0].proto.page == "settings"
    assert answers.answers_of(drill.id) == ()


def test_a_question_that_was_really_asked_comes_first() -> None:
    test = opened(_questions, about="sample")
    next(one for one in test.text_input if "as it was asked" in one.label).set_value("Who pays?")
    press(test, "Keep it")
    assert "It comes first" in words(test)
    press(test, "Ask me")
    (drill,) = [test.query_params["drill"]]
    named = drill[0] if isinstance(drill, list) else drill
    assert answers.load_drill(named).asked[0].question.text == "Who pays?"


def test_a_slide_nothing_can_be_asked_about_is_a_sentence() -> None:
    library.save(spoken("hello", slides=["", "Results: 5.8 points better than merging"]), None)
    test = opened(_questions)
    next(one for one in test.selectbox if one.label == "Slide").set_value(1).run()
    press(test, "Ask me")
    assert "fits slide 1" in words(test)


def test_the_trends_name_kinds_and_slides_and_can_be_deleted() -> None:
    kept = library.save(spoken("hello", slides=SLIDES), None)
    drill = begin(of_sample(), Wish(count=1))
    for days, rating in ((2, 1), (1, 3)):
        moment = datetime.now(UTC) - timedelta(days=days)
        question = drill.asked[0].question
        answers.keep_answer(drill, 1, question, typed="So.", rating=rating, now=moment)
    test = opened(_questions, about="sample")
    assert "2 answers; badly at first, now well" in words(test)
    press(test, "Delete them")
    assert answers.rated() == ()
    assert library.history()[0].id == kept


def test_a_story_needs_no_deck() -> None:
    test = opened(_questions, about="none")
    next(one for one in test.selectbox if one.label == "Kind").set_value("leadership").run()
    press(test, "Ask me")
    answer(test, "We did something.")
    assert "No words were found for the situation" in words(test)


def test_a_drill_that_is_gone_is_a_sentence() -> None:
    assert "not kept any more" in words(opened(_questions, drill="20260101-000000-abcdef"))


def test_takes_of_a_pitch_are_ranked_with_what_changed() -> None:
    test = opened(_pitch, about="none")
    answer(test, "I build models.")
    assert "Begin with the problem" in words(test)
    text = "The problem is memory. It costs people hours every day. I built a gate that forgets. "
    answer(test, text + "It is 6 points better than before. I want to join your team.")
    told = words(test)
    assert "Since the take before:" in told and "New: problem." in told
    assert test.expander[0].label.startswith("Take 2 · the best so far")
    press(test, "Delete this take")
    assert len(pitching.takes_of(NOTHING, PRESETS[0])) == 1


@pytest.mark.parametrize(
    ("length", "seconds"), [("90 s", 90), ("7 s", PRESETS[0].seconds), ("", PRESETS[0].seconds)]
)
def test_the_length_of_a_pitch_is_in_the_address(length: str, seconds: float) -> None:
    test = opened(_pitch, about="none", length=length)
    answer(test, "I build models.")
    assert len(pitching.takes_of(NOTHING, pitching.preset_of(seconds))) == 1


def test_a_pitch_begins_with_a_skeleton_from_the_deck() -> None:
    told = words(opened(_pitch, about="sample"))
    assert "5.8 points better" in told and "35 words" in told
    assert not pitches.pitches("", 60)


def test_a_language_model_words_questions_and_a_follow_up_and_is_named() -> None:
    with fake_model() as model:
        save_settings(Settings(language_model=model.address, language_model_name="tiny-llama"))
        test = opened(_questions, about="sample")
        assert any("language model" in box.label for box in test.checkbox)
        test.number_input[0].set_value(1).run()
        press(test, "Ask me")
        answer(test, "Because.")
        press(test, "Another, by the language model")
        assert "Why a usage gate and not a timer?" in words(test)
        assert "worded by tiny-llama" in words(test)
    save_settings(Settings(language_model="http://127.0.0.1:9"))
    test = opened(_questions, about="sample")
    press(test, "Ask me")
    assert "does not answer" in words(test)
    assert test.text_area


def test_a_question_about_a_slide_shows_it_where_the_deck_is_at_hand() -> None:
    drill = begin(of_sample(), Wish(count=8))
    shown = {asked.question.slide: slide_shown(drill, asked.question) for asked in drill.asked}
    about = {slide: one for slide, one in shown.items() if slide is not None}
    assert about and all(one is not None for one in about.values())
    assert shown.get(None) is None
    slide, one = next(iter(about.items()))
    assert one is not None and one["alt"].startswith(f"Slide {slide}: ")
    assert one["source"].startswith(f"/rehearsal/pictures/{drill.deck_digest}/")
    elsewhere = replace(drill, deck_digest="0" * 64)
    assert all(slide_shown(elsewhere, asked.question) is None for asked in drill.asked)
