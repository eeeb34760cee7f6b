"""An interview asks everything first; what was heard comes at the end."""

from pathlib import Path

from rehearsal.analysis.reading import read
from rehearsal.drill import interview
from rehearsal.drill.answering import answer_aloud, answer_typed
from rehearsal.drill.asking import Wish, begin
from rehearsal.drill.subject import Subject
from rehearsal.library.answers import Drill
from rehearsal.talk import Rehearsal
from tests.notation import deck
from tests.qa.talks import SLIDES

TALK = Subject(read(Rehearsal(deck=deck(*SLIDES))))


def drill_of(count: int) -> Drill:
    return begin(TALK, Wish(kind="limitations", count=count))


def answer(drill: Drill, place: int, text: str) -> None:
    answer_typed(drill, place, drill.asked[place - 1].question, text)


def test_the_last_answer_to_each_question_is_heard_in_the_order_asked() -> None:
    drill = drill_of(3)
    answer(drill, 3, "Never.")
    answer(drill, 1, "I do not know.")
    answer(drill, 1, "We measured 40 errors in the test set.")
    found = interview.heard(drill)
    assert [one.place for one in found] == [1, 3]
    assert found[0].answer.typed == "We measured 40 errors in the test set."
    assert found[0].feedback.of("evidence") is not None


def test_an_answer_that_is_not_understood_yet_waits(tmp_path: Path) -> None:
    drill = drill_of(2)
    take = tmp_path / "take"
    take.mkdir()
    answer_aloud(drill, 1, drill.asked[0].question, take)
    answer(drill, 2, "Never.")
    assert [one.place for one in interview.heard(drill)] == [2]


def test_what_is_weak_in_many_answers_is_a_habit_and_once_is_not() -> None:
    drill = drill_of(3)
    for place in (1, 2, 3):
        answer(drill, place, "It fails in the street.")
    told = interview.habits(interview.heard(drill))
    assert "In 3 of 3 answers no evidence was tied to the question." in told
    assert "In 3 of 3 answers a limit was missing, or stood alone." in told
    single = drill_of(1)
    answer(single, 1, "It fails in the street.")
    assert interview.habits(interview.heard(single)) == ()
