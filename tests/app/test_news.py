"""What a part of a page tells is carried out once, however often it comes and whatever cuts in."""

import pytest
from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, RerunException

    from rehearsal.app import news

    done = st.session_state.setdefault("done", [])
    runs = st.session_state.setdefault("runs", [])
    runs.append(len(done))
    news.hear_all()

    def told(one: news.News) -> None:
        if one["what"] == "wrong" and "wrong" not in done:
            done.append("wrong")
            raise LookupError("a bug")
        if one["what"] == "cut short" and runs[-1] == len(done) and len(runs) == 2:
            raise RerunException(RerunData())
        done.append(one["what"])

    about = st.session_state.get("about", "this")
    st.session_state["told-by"] = news.listen(
        "part",
        lambda one: told(one | {"what": f"{one['what']} {about}".replace(" this", "")}),
        about,
    )


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(_page, default_timeout=60).run()


def tell(
    page: AppTest, *told: tuple[int, str], session: str = "", about: str = "this"
) -> list[str]:
    own = page.session_state["told-by"]["session"]
    page.session_state["part"] = {
        "news": [
            {"n": n, "what": what, "session": session or own, "about": about} for n, what in told
        ]
    }
    page.run()
    done: list[str] = page.session_state["done"]
    return done


def test_each_is_carried_out_once_in_order_and_the_part_hears_how_far(page: AppTest) -> None:
    assert tell(page, (5, "first"), (6, "second")) == ["first", "second"]
    assert page.session_state["told-by"]["heard"] == 6
    assert tell(page, (6, "second"), (9, "third")) == ["first", "second", "third"]
    assert tell(page, (9, "third")) == ["first", "second", "third"]


def test_what_a_run_that_was_cut_short_left_is_carried_out_by_the_next(page: AppTest) -> None:
    assert tell(page, (1, "cut short"), (2, "second")) == ["cut short", "second"]
    assert len(page.session_state["runs"]) == 3


def test_a_bug_is_told_once_and_what_comes_after_it_is_heard(page: AppTest) -> None:
    tell(page, (1, "wrong"))
    assert "a bug" in page.exception[0].value
    assert tell(page, (1, "wrong"), (2, "second")) == ["wrong", "second"]
    assert not page.exception


def test_what_was_told_to_a_server_that_is_gone_is_not_carried_out_again(page: AppTest) -> None:
    assert tell(page, (1, "old"), session="another") == []
    assert tell(page, (2, "new")) == ["new"]


def test_what_was_done_to_the_one_before_stays_with_that_one(page: AppTest) -> None:
    page.session_state["about"] = "other"
    page.run()  # the browser shows the one before still
    assert tell(page, (1, "an edge")) == ["an edge"]
    assert tell(page, (2, "an edge"), about="other") == ["an edge", "an edge other"]


def test_a_part_that_has_told_nothing_is_no_news(page: AppTest) -> None:
    page.session_state["part"] = {}
    page.run()
    assert page.session_state["done"] == []
