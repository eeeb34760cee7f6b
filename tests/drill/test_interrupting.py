"""Questions that come during a talk: where they come, and what was said to them there."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from rehearsal import library, pending
from rehearsal.analysis.reading import read
from rehearsal.drill.interrupting import prepare, prepared, settle
from rehearsal.library import answers
from rehearsal.library.answers import Drill
from rehearsal.library.interruptions import interrupted
from rehearsal.pending import Plan
from rehearsal.qa.interrupt import LEAST_APART, LEFT_ALONE, interruptions
from rehearsal.talk import Event, Rehearsal
from tests.notation import deck, spoken
from tests.qa.talks import SLIDES

DECK = deck(*SLIDES)
TAKE = "20260302-090000-abcdef"


def test_questions_come_spread_over_the_talk_and_not_at_its_ends() -> None:
    drill = prepare(TAKE, DECK)
    assert drill is not None and drill.id == TAKE
    slides = [asked.question.slide or 0 for asked in drill.asked]
    assert len(slides) == 3
    assert all(b - a >= LEAST_APART for a, b in itertools.pairwise(slides))
    stages = {label.slide: label.stage for label in read(Rehearsal(deck=DECK)).stages}
    assert not [slide for slide in slides if stages[slide] in LEFT_ALONE]
    assert all(f"Slide {asked.question.slide}" in asked.question.because for asked in drill.asked)
    assert prepared(TAKE) == drill


def test_a_talk_without_text_is_not_interrupted() -> None:
    assert interruptions((), read(Rehearsal(deck=DECK))) == ()
    assert prepare(TAKE, deck("", "", "")) is None
    assert prepared(TAKE) is None


def talk(slide: int, *, put: bool) -> Rehearsal:
    """Speak a second to each slide; a question is put two seconds before slide `slide` is left."""
    said = " | ".join("so " * 5 + "because we measured it twice" for _ in SLIDES)
    rehearsal = spoken(said, slides=SLIDES, rate_wpm=150)
    left = next(event.time for event in rehearsal.events if event.slide == slide + 1)
    note = Event(round((left - 2.0) * 16000), left - 2.0, "slide", slide=slide)
    events = (*rehearsal.events, note) if put else rehearsal.events
    return replace(rehearsal, events=tuple(sorted(events, key=lambda event: event.time)))


def test_the_answer_is_what_was_said_until_the_slide_was_left() -> None:
    drill, slide = kept_talk()
    assert settle(TAKE) == drill
    (answer,) = answers.answers_of(TAKE)
    assert answer.place == 2 and answer.question.slide == slide
    assert answer.spoken is not None and answer.spoken.transcript is not None
    assert answer.spoken.transcript.text == "because we measured it twice"
    assert answer.spoken.duration == pytest.approx(2.0)
    assert answer.rating in (1, 2, 3, 4)
    settle(TAKE)
    assert len(answers.answers_of(TAKE)) == 1


def test_an_answer_ends_where_its_slide_was_left_during_a_pause() -> None:
    drill = prepare(TAKE, DECK)
    assert drill is not None
    slide = drill.asked[1].question.slide or 0
    rehearsal = talk(slide, put=True)
    events = tuple(
        replace(event, kind="resume") if event.slide == slide + 1 else event
        for event in rehearsal.events
    )
    library.save(replace(rehearsal, events=events), None, rehearsal_id=TAKE)
    settle(TAKE)
    (answer,) = answers.answers_of(TAKE)
    assert answer.spoken is not None
    assert answer.spoken.duration == pytest.approx(2.0)


def kept_talk() -> tuple[Drill, int]:
    """Keep a run-through in which the second question was put; return it with that slide."""
    drill = prepare(TAKE, DECK)
    assert drill is not None
    slide = drill.asked[1].question.slide or 0
    library.save(talk(slide, put=True), None, rehearsal_id=TAKE)
    return drill, slide


def test_two_who_look_at_the_same_moment_find_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_talk()
    both = Barrier(2, timeout=30)
    load = library.load

    def loaded_by_both(run_through: str) -> tuple[library.Entry, Rehearsal]:
        both.wait()
        return load(run_through)

    monkeypatch.setattr(library, "load", loaded_by_both)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(settle, [TAKE, TAKE]))
    assert len(answers.answers_of(TAKE)) == 1
    assert [drill and drill.id for drill in found] == [TAKE, TAKE]


def test_an_answer_that_was_cut_off_before_its_words_were_kept_is_found_again() -> None:
    drill, _ = kept_talk()
    answers.keep_answer(drill, 2, drill.asked[1].question)
    assert interrupted() == (TAKE,)
    settle(TAKE)
    (answer,) = answers.answers_of(TAKE)
    assert not answer.waiting and answer.rating
    assert interrupted() == ()


def test_an_answer_given_again_aloud_is_not_taken_for_one_that_was_cut_off(tmp_path: Path) -> None:
    drill, _ = kept_talk()
    settle(TAKE)
    (tmp_path / "take").mkdir()
    again = answers.keep_answer(drill, 2, drill.asked[1].question, take=tmp_path / "take")
    settle(TAKE)
    assert [one.id for one in answers.answers_of(TAKE)][1:] == [again.id]


def test_a_question_that_was_never_put_has_no_answer() -> None:
    prepare(TAKE, DECK)
    library.save(talk(4, put=False), None, rehearsal_id=TAKE)
    assert settle(TAKE) is None
    assert answers.rated() == ()


def test_what_was_to_be_asked_goes_with_a_recording_that_is_discarded() -> None:
    take = pending.begin(None, Plan())
    prepare(take.id, DECK)
    pending.discard(take.id)
    assert prepared(take.id) is None


def test_an_untouched_timeline_is_the_same_with_and_without_a_question() -> None:
    with_question, without = talk(4, put=True), talk(4, put=False)
    dwells = [[dwell.seconds for dwell in read(one).dwells] for one in (with_question, without)]
    assert dwells[0] == pytest.approx(dwells[1])
