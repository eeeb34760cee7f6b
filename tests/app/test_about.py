"""What the questions are about: chosen again and again, and found again at its address."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from rehearsal import library
from rehearsal.app.questions.about import about_run_through
from rehearsal.library import answers
from tests.app.pages import opened
from tests.app.test_questions import _pitch, _questions
from tests.drill.test_interrupting import kept_talk, talk
from tests.notation import spoken
from tests.qa.talks import SLIDES


def choose(test: AppTest, option: str) -> None:
    test.selectbox[0].select(option).run()
    assert not test.exception


@pytest.mark.parametrize("page", [_questions, _pitch])
def test_what_is_chosen_second_and_third_stays_as_the_first_does(page: Callable[[], None]) -> None:
    test = opened(page)
    for option in ("none", "sample", "none", "sample"):
        choose(test, option)
        assert test.selectbox[0].value == option
        test.run()
        assert test.selectbox[0].value == option
        assert test.query_params["about"] in (option, [option])


def test_the_address_outranks_what_was_chosen_before_it_was_followed() -> None:
    test = opened(_questions, about="sample")
    choose(test, "none")
    test.query_params["about"] = "sample"
    test.run()
    assert test.selectbox[0].value == "sample"


def test_an_older_run_through_is_asked_about_where_the_address_names_it() -> None:
    talk = spoken("hello", slides=SLIDES)
    older, newest = (library.save(talk, None, datetime(2026, 3, day, tzinfo=UTC)) for day in (1, 2))
    assert opened(_questions).selectbox[0].value == f"run-{newest}"
    test = opened(_questions, **about_run_through(older))
    assert test.selectbox[0].value == f"run-{older}"
    choose(test, f"run-{newest}")
    choose(test, "none")
    assert test.selectbox[0].value == "none"


def test_a_run_through_that_is_gone_gives_way_to_the_newest() -> None:
    kept = library.save(spoken("hello", slides=SLIDES), None)
    test = opened(_questions, **about_run_through("20260101-000000-abcdef"))
    assert test.selectbox[0].value == f"run-{kept}"


def test_what_was_said_to_a_panel_comes_again_of_an_older_run_through_too() -> None:
    drill, slide = kept_talk()
    library.save(talk(slide, put=False), None)
    (at,) = [run for run in (entry.id for entry in library.history()) if run != drill.id]
    test = opened(_questions)
    assert test.selectbox[0].value == f"run-{at}"
    (answer,) = answers.answers_of(drill.id)
    assert answer.spoken is not None
    assert [one.question_id for one in answers.rated()] == [answer.question.id]
