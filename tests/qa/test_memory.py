"""Weak questions come back first, at growing intervals; only ratings are kept."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from rehearsal.qa.feedback import Rating
from rehearsal.qa.memory import Review, standings, trends, weak

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def reviews(*given: tuple[str, Rating, float]) -> list[Review]:
    """Make reviews from (id, rating, days after the start)."""
    return [Review(id, rating, START + timedelta(days=days)) for id, rating, days in given]


def interval(*given: tuple[str, Rating, float]) -> timedelta:
    made = reviews(*given)
    (standing,) = standings(made, made[-1].at)
    return standing.due - made[-1].at


def test_nothing_answered_nothing_due() -> None:
    assert standings([], START) == ()
    assert weak([], START) == ()


def test_intervals_grow_while_answers_are_good() -> None:
    first = interval(("a", 3, 0))
    second = interval(("a", 3, 0), ("a", 3, 3))
    third = interval(("a", 3, 0), ("a", 3, 3), ("a", 3, 14))
    assert timedelta(hours=12) <= first < second < third


def test_a_failed_answer_comes_back_the_next_day() -> None:
    assert interval(("a", 1, 0)) == timedelta(days=1)
    assert interval(("a", 3, 0), ("a", 3, 3), ("a", 1, 14)) == timedelta(days=1)


def test_an_easy_answer_rests_longer_than_a_hard_one() -> None:
    assert interval(("a", 4, 0)) > interval(("a", 2, 0))


def test_what_failed_comes_first_and_what_rests_does_not_come() -> None:
    made = reviews(("good", 4, 0), ("failed", 1, 0), ("hard", 2, 0))
    assert weak(made, START + timedelta(minutes=5)) == ("failed",)
    assert weak(made, START + timedelta(days=2))[:2] == ("failed", "hard")
    assert "good" in weak(made, START + timedelta(days=60))


def test_a_question_mended_since_is_no_longer_weak() -> None:
    made = reviews(("a", 1, 0), ("a", 4, 2))
    assert weak(made, START + timedelta(days=2, minutes=5)) == ()


def test_the_order_in_which_reviews_are_given_does_not_matter() -> None:
    made = reviews(("a", 1, 0), ("a", 4, 2), ("b", 2, 1))
    now = START + timedelta(days=3)
    assert standings(made, now) == standings(made[::-1], now)


def test_the_same_ratings_give_the_same_day() -> None:
    made = reviews(("a", 3, 0), ("a", 3, 3), ("a", 3, 14), ("a", 3, 60))
    days = {standings(made, START)[0].due for _ in range(5)}
    assert len(days) == 1


def test_a_standing_tells_how_it_came_about() -> None:
    made = reviews(("a", 1, 0), ("a", 3, 1))
    (standing,) = standings(made, START + timedelta(days=1))
    assert (standing.answers, standing.last_rating) == (2, 3)
    assert 0.9 < standing.recall <= 1
    (later,) = standings(made, START + timedelta(days=30))
    assert later.recall < standing.recall


def test_any_time_zone_will_do_and_none_will_not() -> None:
    berlin = timezone(timedelta(hours=1))
    local = [Review("a", 3, START.astimezone(berlin))]
    assert standings(local, START) == standings(reviews(("a", 3, 0)), START)
    with pytest.raises(ValueError, match="time zone"):
        standings([Review("a", 3, datetime(2026, 3, 2))], START)


def test_trends_tell_earlier_from_latest_by_group() -> None:
    day = timedelta(days=1)
    found = trends(
        [
            ("baselines", START + 2 * day, 3),
            ("baselines", START, 1),
            ("metrics", START, 2),
        ]
    )
    assert [(t.group, t.answers, t.earlier, t.latest) for t in found] == [
        ("metrics", 1, None, 2),
        ("baselines", 2, 1, 3),
    ]
