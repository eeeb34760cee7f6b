"""Questions that come during a run-through, and what was said to them there.

The room shows a question when the speaker wants to leave its slide, and notes that slide once
more: from that event to the next change of slide is the answer.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b

from rehearsal import library, workflow
from rehearsal.analysis.reading import Reading, read
from rehearsal.drill import answering
from rehearsal.drill.asking import reviews
from rehearsal.errors import LibraryError, SettingError
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Asked, Drill
from rehearsal.library.interruptions import keep_found
from rehearsal.library.names import new_id
from rehearsal.qa.bank import Bank
from rehearsal.qa.choose import choose
from rehearsal.qa.interrupt import INTERRUPTIONS, interruptions
from rehearsal.qa.memory import weak
from rehearsal.settings import own_banks
from rehearsal.talk import Deck, Event, Question, Rehearsal, Span, Word

EACH_SLIDE = 4
"""Questions of each slide among which the likeliest are sought."""


def prepare(take_id: str, deck: Deck, count: int = INTERRUPTIONS) -> Drill | None:
    """Keep what is going to be asked during a take; None where no slide gives a question."""
    reading = read(Rehearsal(deck=deck))
    moment = datetime.now(UTC)
    seed = int.from_bytes(blake2b(take_id.encode(), digest_size=4).digest(), "big")
    bank, first = workflow.read_bank(*own_banks()), weak(reviews(), moment)
    candidates = [
        question
        for slide in reading.slides
        for question in _about(slide.number or 0, bank, reading, seed, first)
    ]
    chosen = interruptions(candidates, reading, count)
    if not chosen:
        return None
    asked = (Asked(question) for question in chosen)
    return answers.keep_drill(asked, deck, take_id, moment, drill_id=take_id)


def _about(
    slide: int, bank: Bank, reading: Reading, seed: int, first: tuple[str, ...]
) -> tuple[Question, ...]:
    """Return the likeliest questions about a slide; none where nothing on it can be asked about."""
    try:
        return choose(bank, reading, slide=slide, count=EACH_SLIDE, seed=seed, weak=first)
    except SettingError:
        return ()


def prepared(take_id: str) -> Drill | None:
    """Return what is, or was, asked during a take; None: nothing."""
    try:
        return answers.load_drill(take_id)
    except LibraryError:
        return None


def settle(run_through: str) -> Drill | None:
    """Keep what was said to the questions during a run-through; return them if any were put.

    Harmless to call again, and from two places at once.
    """
    drill = prepared(run_through)
    if drill is None:
        return None
    given = answers.answers_of(drill.id)
    if not given or any(answer.waiting for answer in given):
        _, rehearsal = library.load(run_through)
        keep_found(drill, tuple(_answers(drill, rehearsal)))
    return answered(run_through)


def answered(run_through: str) -> Drill | None:
    """Return what was asked during a run-through, if `settle` has found an answer to any of it."""
    drill = prepared(run_through)
    return drill if drill is not None and answers.answers_of(drill.id) else None


def _answers(drill: Drill, rehearsal: Rehearsal) -> Iterator[Answer]:
    """Yield what was said to each question that was put, judged."""
    for place, asked in enumerate(drill.asked, start=1):
        span = _put(rehearsal.events, asked.question.slide)
        if span is None or rehearsal.transcript is None:
            continue
        moment = datetime.now(UTC)
        answer = Answer(
            id=new_id(moment),
            made_at=moment,
            drill=drill.id,
            place=place,
            follow_up=False,
            question=asked.question,
            rating=None,
            typed="",
            spoken=_said(rehearsal, span),
        )
        yield replace(answer, rating=answering.feedback(answer).rating)


def _put(events: tuple[Event, ...], slide: int | None) -> Span | None:
    """Return when a slide's question was shown: from its second note to the next change."""
    shown: tuple[int | None, int | None] | None = None
    begun: float | None = None
    for event in events:
        place = (event.slide, event.page)
        changed = event.kind == "resume" and event.slide is not None and place != shown
        if event.kind not in ("start", "slide", "stop") and not changed:
            continue
        if begun is not None:
            return Span(begun, max(begun, event.time))
        if event.kind == "slide" and place == shown and event.slide == slide:
            begun = event.time
        shown = place
    return None


def _said(rehearsal: Rehearsal, span: Span) -> Rehearsal:
    """Return the stretch of a talk as the evidence of an answer, its time counted from 0."""
    assert rehearsal.transcript is not None
    words = tuple(_moved(rehearsal.transcript.words, span))
    transcript = replace(rehearsal.transcript, words=words, unheard=(), doubtful=())
    return Rehearsal(duration=span.duration, transcript=transcript)


def _moved(words: tuple[Word, ...], span: Span) -> Iterator[Word]:
    for word in words:
        if span.start <= word.start and word.end <= span.end:
            yield replace(word, start=word.start - span.start, end=word.end - span.start)
