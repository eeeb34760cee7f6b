"""Which questions a drill asks: what went badly first, what went well when it is due again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from rehearsal import workflow
from rehearsal.analysis.facts.kinds import Facts
from rehearsal.analysis.reading import Reading
from rehearsal.drill.subject import Subject
from rehearsal.drill.widening import more_questions
from rehearsal.errors import RehearsalError
from rehearsal.language_model import language_model
from rehearsal.library import answers
from rehearsal.library.answers import Asked, Drill
from rehearsal.qa.bank import Bank
from rehearsal.qa.choose import choose
from rehearsal.qa.feedback import Rating
from rehearsal.qa.fill import follow_up
from rehearsal.qa.memory import Review, Standing, Trend, standings, trends, weak
from rehearsal.settings import own_banks
from rehearsal.talk import Question

QUESTIONS = workflow.QUESTIONS
"""Questions of a drill: some twenty minutes, a real Q&A. Strength: speaker."""
MODELS_SHARE = 0.3
"""Share of the questions that a language model asks where there is one. Strength: speaker."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the speaker wants to be asked."""

    count: int = QUESTIONS
    kind: str | None = None
    slide: int | None = None
    panel: tuple[str, ...] = ()
    """Personas; empty: all of them."""
    seed: int = 0
    bank: Path | None = None
    """A folder of questions besides those that are always asked."""
    widen: bool = False
    """Whether the language model on this machine, where there is one, asks some of them."""


def begin(
    subject: Subject,
    wish: Wish,
    now: datetime | None = None,
    tell: Callable[[RehearsalError], None] = lambda _: None,
) -> Drill:
    """Choose the questions, keep them, and return the drill.

    `tell` is told why a language model gave no questions; the drill is made all the same.
    """
    moment = now or datetime.now(UTC)
    reading, bank = subject.reading, _bank(wish)
    chosen = _chosen(subject, bank, wish, moment)
    if wish.widen:
        chosen = _widened(chosen, reading, wish, tell)
    asked = tuple(Asked(one, _following(one, bank, reading.facts)) for one in chosen)
    return answers.keep_drill(asked, subject.rehearsal.deck, subject.run_through, moment)


def _bank(wish: Wish) -> Bank:
    return workflow.read_bank(*own_banks(), *([wish.bank] if wish.bank else []))


def _chosen(subject: Subject, bank: Bank, wish: Wish, moment: datetime) -> tuple[Question, ...]:
    given = reviews()
    first = (*weak(given, moment), *_never_answered(given))
    known = {review.question_id for review in given}
    chosen = choose(
        bank,
        subject.reading,
        count=wish.count,
        seed=wish.seed,
        kind=wish.kind,
        slide=wish.slide,
        panel=wish.panel,
        weak=first,
        resting=tuple(known - set(first)),
    )
    remembered = _remembered(subject, wish, first)
    order = {id: n for n, id in enumerate(first)}
    everything = (*remembered, *chosen)
    weakest_first = sorted(everything, key=lambda one: order.get(one.id, len(order)))
    return tuple(weakest_first[: wish.count])


def _remembered(subject: Subject, wish: Wish, first: tuple[str, ...]) -> tuple[Question, ...]:
    """Return a language model's questions about this deck that are to be asked again.

    No bank holds them: they were kept with their answers.
    """
    _, digest = subject.deck
    if not digest or wish.slide is not None:
        return ()
    kept = answers.worded_by_models(digest)
    found = (kept[id] for id in first if id in kept)
    return tuple(
        one
        for one in found
        if wish.kind in (None, one.kind) and (not wish.panel or one.persona in wish.panel)
    )


def _widened(
    chosen: tuple[Question, ...],
    reading: Reading,
    wish: Wish,
    tell: Callable[[RehearsalError], None],
) -> tuple[Question, ...]:
    """Let the language model ask in place of the last of them."""
    count = round(MODELS_SHARE * wish.count)
    try:
        model = language_model()
        more = more_questions(model, reading, chosen, count, wish.seed) if model and count else ()
    except RehearsalError as error:
        tell(error)
        return chosen
    return (*chosen[: max(0, wish.count - len(more))], *more)


def _never_answered(given: Sequence[Review]) -> tuple[str, ...]:
    """Return the ids of the questions that the speaker was really asked and never answered here."""
    own = workflow.read_bank(*own_banks()) if own_banks() else Bank(())
    known = {review.question_id for review in given}
    return tuple(
        template.id
        for template in own.templates
        if ".asked_" in template.id and template.id not in known
    )


def _following(question: Question, bank: Bank, facts: Facts) -> tuple[Question, ...]:
    if question.worded_by:
        return ()
    found = (follow_up(question, bank, facts, n) for n in range(len(question.follow_ups)))
    return tuple(one for one in found if one is not None)


def reviews() -> tuple[Review, ...]:
    """Return all ratings as the scheduler takes them."""
    return tuple(
        Review(one.question_id, cast(Rating, one.rating), one.at) for one in answers.rated()
    )


def standing(now: datetime | None = None) -> tuple[Standing, ...]:
    """Return how every question that was answered stands, the most overdue first."""
    return standings(reviews(), now or datetime.now(UTC))


def trends_by_kind() -> tuple[Trend, ...]:
    """Return how the answers to each kind of question have gone, the weakest first."""
    return trends((one.kind, one.at, cast(Rating, one.rating)) for one in answers.rated())


def trends_by_slide(deck_digest: str) -> tuple[Trend, ...]:
    """Return how the answers about each slide of a deck have gone, the weakest first."""
    return trends(
        (str(one.slide), one.at, cast(Rating, one.rating))
        for one in answers.rated()
        if one.slide is not None and one.deck_digest == deck_digest
    )
