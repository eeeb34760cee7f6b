"""Undo takes back its own step alone, wherever the deck was set right in between."""

from dataclasses import fields, replace
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from rehearsal import library
from rehearsal.app.review import kept
from rehearsal.app.review.corrections import taken_back, with_stages
from rehearsal.talk import Corrections
from tests.app.pages import opened, words
from tests.app.review.talks import with_sounds
from tests.app.review.test_corrections import TIMELINE

NONE = Corrections()
WHOLE = Corrections(
    stages=((2, "approach"),),
    planned=((2, 90.0),),
    boundaries=TIMELINE,
    filled_pauses=((1.5, True),),
    words=(("sieve", "Sieve"),),
)


def _correcting() -> None:
    import streamlit as st

    from rehearsal.app import review
    from rehearsal.app.review import kept
    from rehearsal.app.review.corrections import with_stages

    if not st.session_state.get("done"):
        st.session_state["done"] = True
        shown = st.query_params["id"]
        kept.correct(shown, lambda now: with_stages(now, [12], "approach"), "slide 12")
    review.page()


def _review() -> None:
    from rehearsal.app import review

    review.page()


@pytest.fixture
def sample() -> str:
    return library.save(with_sounds(), None)


def corrected(sample: str) -> AppTest:
    test = AppTest.from_function(_correcting, default_timeout=60)
    test.query_params["id"] = sample
    test.run()
    assert not test.exception
    return test


def undo(test: AppTest) -> None:
    test.button(key="undo").click().run()
    assert not test.exception


def now(sample: str) -> Corrections:
    return library.load(sample)[1].corrections


def test_what_was_planned_since_then_stays(sample: str) -> None:
    test = corrected(sample)
    planned = tuple((slide, 60.0) for slide in range(1, 8))
    library.correct(sample, replace(now(sample), planned=planned))
    undo(test)
    assert now(sample) == Corrections(planned=planned)


def test_a_page_that_is_loaded_again_still_takes_the_last_step_back(sample: str) -> None:
    corrected(sample)
    again = opened(_review, id=sample)
    assert "Undo: slide 12" in again.button(key="undo").label
    undo(again)
    assert now(sample) == NONE
    assert not [button for button in again.button if button.key == "undo"]


def test_a_stage_that_was_set_again_elsewhere_is_left_and_a_sentence_says_so(sample: str) -> None:
    test = corrected(sample)
    elsewhere = with_stages(now(sample), [12], "future")
    library.correct(sample, elsewhere)
    undo(test)
    assert now(sample) == elsewhere
    assert "changed elsewhere" in words(test)
    assert not [button for button in test.button if button.key == "undo"]


def test_a_run_through_that_was_deleted_in_between_is_a_sentence(sample: str) -> None:
    test = corrected(sample)
    library.save(with_sounds(), None)
    library.delete(sample)
    undo(test)
    assert [element.value for element in test.error]


@pytest.mark.parametrize("kind", [field.name for field in fields(Corrections)])
def test_each_kind_is_taken_back_whatever_else_was_set_right(kind: str) -> None:
    after = replace(NONE, **{kind: getattr(WHOLE, kind)})
    assert taken_back(WHOLE, NONE, after) == replace(WHOLE, **{kind: ()})
    assert taken_back(NONE, NONE, after) is None


def test_steps_that_are_alike_are_taken_back_from_the_last(sample: str) -> None:
    for stage in ("approach", "problem", "approach", "problem"):
        kept.correct(sample, partial(with_stages, slides=[3], stage=stage), "slide 3")
    seen = []
    for _ in range(4):
        kept.undo(sample)
        seen.append(dict(now(sample).stages).get(3))
    assert seen == ["approach", "problem", "approach", None]
    assert not kept.last_correction(sample)
