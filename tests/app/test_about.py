"""What the questions are about: chosen again and again, and found again at its address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_questions import _pitch, _questions, opened


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
