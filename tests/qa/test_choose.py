"""Ten questions about this talk: grounded, unlike one another, mixed, and the same every time."""

import os
import subprocess
import sys

import pytest

from rehearsal.analysis.reading import read
from rehearsal.errors import SettingError
from rehearsal.qa.bank import DRILL_KINDS, PERSONAS, TALK_KINDS
from rehearsal.qa.choose import choose
from rehearsal.talk import Question, Rehearsal, Slide
from tests.notation import deck, spoken
from tests.qa.talks import SLIDES, bank, shipped, talk

SEEDS = range(12)


def ten(seed: int = 0) -> tuple[Question, ...]:
    return choose(shipped(), talk(), seed=seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_most_questions_name_something_of_the_talk(seed: int) -> None:
    questions = ten(seed)
    assert len(questions) == 10
    grounded = [question for question in questions if question.quote]
    assert len(grounded) >= 7
    text = "\n".join(slide.text for slide in talk().slides)
    assert all(question.quote in text for question in grounded)
    assert all(question.because for question in questions)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_are_alike(seed: int) -> None:
    questions = ten(seed)
    assert len({question.text for question in questions}) == 10
    assert len({question.id for question in questions}) == 10
    assert len({(q.kind, q.quote) for q in questions if q.quote}) == len(
        [question for question in questions if question.quote]
    )
    assert len({question.kind for question in questions}) >= 8


@pytest.mark.parametrize("seed", SEEDS)
def test_difficulty_and_persona_are_mixed(seed: int) -> None:
    questions = ten(seed)
    assert {question.difficulty for question in questions} == {1, 2, 3}
    assert len({question.persona for question in questions}) >= 4


def test_no_slot_is_left_open() -> None:
    for seed in SEEDS:
        assert not [q for q in ten(seed) if "{" in q.text or any("{" in f for f in q.follow_ups)]


def test_the_same_seed_gives_the_same_questions_and_another_others() -> None:
    assert ten(3) == ten(3)
    assert ten(3) != ten(4)


def test_the_choice_does_not_hang_on_the_hash_seed() -> None:
    script = "from tests.qa.test_choose import ten; print([question.text for question in ten(5)])"
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 200


def test_every_kind_of_the_talk_is_asked_by_some_seed() -> None:
    asked = {question.kind for seed in range(60) for question in ten(seed)}
    assert asked == set(TALK_KINDS)


@pytest.mark.parametrize("kind", [*TALK_KINDS, *DRILL_KINDS])
def test_a_kind_can_be_asked_for(kind: str) -> None:
    questions = choose(shipped(), talk(), kind=kind, count=4)
    assert len(questions) == 4
    assert {question.kind for question in questions} == {kind}


@pytest.mark.parametrize("kind", DRILL_KINDS)
def test_the_drills_need_no_deck_and_are_asked_by_kind_alone(kind: str) -> None:
    questions = choose(shipped(), read(Rehearsal()), kind=kind)
    assert len(questions) == 10
    assert all("drill" in question.because for question in questions)
    assert not [question for seed in SEEDS for question in ten(seed) if question.kind == kind]


@pytest.mark.parametrize("persona", PERSONAS)
def test_one_member_of_the_panel_can_ask_alone(persona: str) -> None:
    questions = choose(shipped(), talk(), persona=persona, count=6)
    assert len(questions) == 6
    assert {question.persona for question in questions} == {persona}


def test_one_slide_can_be_asked_about() -> None:
    questions = choose(shipped(), talk(), slide=7)
    assert questions
    assert {question.slide for question in questions} == {7}


def test_what_went_badly_before_comes_first() -> None:
    weak = ("limitations.mitigate", "hyper_parameters.how_chosen", "coding.lru", "gone.from_bank")
    questions = choose(shipped(), talk(), weak=weak, count=5)
    assert [question.id for question in questions[:2]] == list(weak[:2])
    assert len(questions) == 5
    assert "coding.lru" not in {question.id for question in questions}


def test_a_deck_of_pictures_gets_honest_general_questions() -> None:
    pictures = [Slide(number=n, pages=(n,), pictures=1) for n in range(1, 13)]
    questions = choose(shipped(), read(Rehearsal(deck=deck(*pictures))))
    assert len(questions) == 10
    assert all("no text could be read" in question.because for question in questions)


def test_a_deck_in_another_language_gets_honest_general_questions() -> None:
    line = "jaringan yang mengangkut air dan mineral pada tumbuhan tersebut di dalam batang"
    made = deck(*[f"Jaringan pada tumbuhan: {line} {n}" for n in range(12)])
    questions = choose(shipped(), read(Rehearsal(deck=made)))
    assert len(questions) == 10
    assert all("not in English" in question.because for question in questions)
    assert not [question for question in questions if "tumbuhan" in question.text]


def test_what_a_slide_shows_can_be_asked_about() -> None:
    made = bank("+code q: Who can run the code today?", "w: Why?")
    reading = read(Rehearsal(deck=deck("Sieve", "Open: Code and weights are open")))
    (question,) = choose(made, reading, slide=2)
    assert question.slide == 2
    assert question.because == "Slide 2: “Code and weights are open”."
    assert all(one.slide is None for one in choose(made, reading))


def test_speech_without_a_deck_is_asked_about_too() -> None:
    words = "We assume that use predicts need. Sieve reaches an accuracy of 62.4% on video. "
    reading = read(spoken(words * 10))
    questions = choose(shipped(), reading)
    assert any(question.because.startswith("You said at 0:0") for question in questions)


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        ({"kind": "limitation"}, "limitations"),
        ({"persona": "enginer"}, "engineer"),
        ({"slide": 99}, f"slides 1 to {len(SLIDES)}"),
        ({"slide": 0}, f"slides 1 to {len(SLIDES)}"),
    ],
)
def test_a_wish_that_cannot_be_met_is_named(wish: dict[str, str | int], hint: str) -> None:
    with pytest.raises(SettingError) as caught:
        choose(shipped(), talk(), **wish)  # type: ignore[arg-type]  # what a command line gives
    assert hint in caught.value.hint


def test_a_slide_cannot_be_asked_about_without_a_deck() -> None:
    with pytest.raises(SettingError, match="no deck"):
        choose(shipped(), read(Rehearsal()), slide=1)


@pytest.mark.parametrize("kind", DRILL_KINDS)
def test_the_drills_are_about_no_slide(kind: str) -> None:
    with pytest.raises(SettingError, match="about no slide") as caught:
        choose(shipped(), talk(), slide=7, kind=kind)
    assert "Leave the slide out" in caught.value.hint


def test_a_kind_that_needs_a_deck_asks_for_one() -> None:
    made = bank("q: Why {baseline}?")
    with pytest.raises(SettingError, match="can be asked without a deck") as caught:
        choose(made, read(Rehearsal()), kind="challenge")
    assert caught.value.hint.startswith("Name the deck")
    with pytest.raises(SettingError, match="fits this talk"):
        choose(made, read(Rehearsal(deck=deck("Sieve"))), kind="challenge")


def test_fewer_come_where_the_bank_has_no_more() -> None:
    assert len(choose(bank("q: Why?"), talk())) == 1
    assert choose(bank("q: Why {baseline}?"), read(Rehearsal())) == ()


@pytest.mark.parametrize("count", [0, -3])
def test_fewer_than_one_question_cannot_be_asked_for(count: int) -> None:
    with pytest.raises(SettingError, match="cannot be asked"):
        choose(shipped(), talk(), count=count)


def test_a_slide_on_which_nothing_hangs_is_named() -> None:
    with pytest.raises(SettingError, match=r"^No question fits slide 6\.") as caught:
        choose(bank("q: Why?"), talk(), slide=6)
    assert caught.value.hint == "Ask about the whole talk, or another slide."


def test_a_wish_that_nothing_fits_is_named_whole() -> None:
    of_all = {"kind": "challenge", "persona": "product_manager"}
    with pytest.raises(
        SettingError, match="of the kind challenge from the product manager fits this talk"
    ):
        choose(bank("q: Why?"), talk(), **of_all)  # type: ignore[arg-type]  # as above


def test_a_title_does_not_push_a_plain_question_aside() -> None:
    made = bank("a: On slide {slide}, “{slide_title}”?", "b: Why?", "c: How?", "d: Who?", "e: So?")
    questions = choose(made, talk(), count=4)
    assert len([question for question in questions if question.quote]) <= 1


REPORT = (
    "Web servers under load",
    "Monitoring the server: text",
    "Log files of the server: text",
    "Memory and swap: Swap is a slow extension of the memory",
    "Peaks in the evening: Peaked at 78,000 hits per hour",
    "Caching of pages: text",
    "Threads and processes: text",
)


def test_a_report_without_claims_is_asked_about_its_slides() -> None:
    questions = choose(shipped(), read(Rehearsal(deck=deck(*REPORT))), count=10)
    assert sum(bool(question.quote) for question in questions) >= 5
    assert sum(bool(question.quote) for question in questions) < 10


def test_plain_facts_wait_until_the_work_itself_was_asked_about() -> None:
    made = bank("a: On slide {slide}, “{slide_title}”?", "b: {metric}?", "c: {dataset}?")
    assert [question.id[-1] for question in choose(made, talk(), count=3)][-1] == "a"


def test_titles_and_plain_lines_have_their_share_each() -> None:
    named = [f"{n}: {n} on slide {{slide}}, “{{slide_title}}”?" for n in "abcdef"]
    plain = [f"{n}: {n} “{{figure}}”?" for n in "uvwxyz"]
    made = bank(*named, *plain, *(f"{n}: {n}?" for n in "klmnopqr"))
    asked = choose(made, read(Rehearsal(deck=deck(*REPORT))), count=10)
    assert sum("on slide" in question.text for question in asked) == 4


def test_a_panel_of_several_is_asked_by_these_alone() -> None:
    questions = choose(shipped(), talk(), panel=("engineer", "product_manager"))
    assert {question.persona for question in questions} == {"engineer", "product_manager"}
    with pytest.raises(SettingError, match="no member of the panel"):
        choose(shipped(), talk(), panel=("engineer", "janitor"))


def test_what_rests_is_asked_only_when_nothing_else_is_left() -> None:
    first = [question.id for question in ten()]
    others = choose(shipped(), talk(), resting=first)
    assert not {question.id for question in others} & set(first)
    everything = choose(shipped(), talk(), kind="metrics", count=99)
    rested = everything[0].id
    later = choose(shipped(), talk(), kind="metrics", count=99, resting=[rested])
    assert [question.id for question in later].index(rested) >= len(later) - 2


def test_no_more_than_two_questions_are_about_the_same_name() -> None:
    small = read(Rehearsal(deck=deck("Gates", "Approach: We fit a logistic regression to it")))
    asked = choose(shipped(), small, count=10)
    assert 1 <= sum("logistic regression" in question.text for question in asked) <= 2
