"""What to ask again and when: weak questions first, at growing intervals, by FSRS.

Only the rating given to each answer is kept; everything else follows from the ratings.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import mean
from typing import TYPE_CHECKING

from rehearsal.qa.feedback import Rating

if TYPE_CHECKING:
    from fsrs import Scheduler

LEARNING_STEPS = (timedelta(days=1),)
"""An answer that failed comes again the next day, not in a minute: it is about to be rehearsed with
the talk, not crammed (strength: speaker; FSRS's own steps are minutes)."""
RETENTION = 0.9
"""Probability of still having a good answer at which a question comes back (FSRS's default)."""


@dataclass(frozen=True, slots=True)
class Review:
    """One answer to one question, as it is kept."""

    question_id: str
    rating: Rating
    at: datetime
    """With its time zone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands."""

    question_id: str
    due: datetime
    last_rating: Rating
    answers: int
    recall: float
    """Estimated probability of a good answer now, 0 to 1."""


def standings(reviews: Iterable[Review], now: datetime) -> tuple[Standing, ...]:
    """Return how each question that was ever answered stands, the most overdue first.

    `now` and the reviews' times need a time zone; ValueError where one has none.
    """
    history: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        history[review.question_id].append(review)
    found = [_standing(given, now) for given in history.values()]
    return tuple(sorted(found, key=lambda standing: (standing.due, standing.question_id)))


def weak(reviews: Iterable[Review], now: datetime) -> tuple[str, ...]:
    """Return the ids of the questions to ask first: failed or due, those answered worst first."""
    ready = [s for s in standings(reviews, now) if s.due <= now or s.last_rating == 1]
    ready.sort(key=lambda s: (s.last_rating, s.recall, s.question_id))
    return tuple(standing.question_id for standing in ready)


@dataclass(frozen=True, slots=True)
class Trend:
    """How the answers of one group, a kind or a slide, have gone."""

    group: str
    answers: int
    earlier: float | None
    """Mean rating of the first half, 1 to 4; None for a single answer."""
    latest: float
    """Mean rating of the second half, 1 to 4."""


def trends(answers: Iterable[tuple[str, datetime, Rating]]) -> tuple[Trend, ...]:
    """Return the trend of each group from (group, when, rating), the weakest first."""
    groups: dict[str, list[tuple[datetime, Rating]]] = defaultdict(list)
    for group, at, rating in answers:
        groups[group].append((at, rating))
    found = []
    for group, given in groups.items():
        ratings = [rating for _, rating in sorted(given)]
        half = len(ratings) // 2
        earlier = mean(ratings[:half]) if half else None
        found.append(Trend(group, len(ratings), earlier, mean(ratings[half:])))
    return tuple(sorted(found, key=lambda trend: (trend.latest, trend.group)))


def _standing(reviews: Sequence[Review], now: datetime) -> Standing:

    from fsrs import Card
    from fsrs import Rating as Grade

    if any(moment.tzinfo is None for moment in (now, *(review.at for review in reviews))):
        raise ValueError("a review and the present need a time zone")
    scheduler = _scheduler()
    ordered = sorted(reviews, key=lambda review: review.at)
    card = Card(card_id=0, due=ordered[0].at)
    for review in ordered:
        at = review.at.astimezone(UTC)
        card, _ = scheduler.review_card(card, Grade(review.rating), at)
    return Standing(
        question_id=ordered[-1].question_id,
        due=card.due,
        last_rating=ordered[-1].rating,
        answers=len(ordered),
        recall=scheduler.get_card_retrievability(card, now.astimezone(UTC)),
    )


def _scheduler() -> "Scheduler":
    """Return the scheduler; without its random fuzz, so that the same ratings give the same day."""
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=LEARNING_STEPS,
        relearning_steps=LEARNING_STEPS,
        enable_fuzzing=False,
    )
