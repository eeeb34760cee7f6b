"""Stories about people and decisions are heard in their parts."""

from dataclasses import replace

import pytest

from rehearsal.qa.answer import judge
from rehearsal.qa.feedback import Aspect
from rehearsal.talk import Question

QUESTION = Question(
    id="leadership.deadline",
    kind="leadership",
    text="Tell us about the tightest deadline you have met.",
    because="",
    slide=None,
    quote="",
    persona="product_manager",
    difficulty=1,
    listen_for=("the situation",),
    follow_ups=(),
    synonyms=(("deadline",),),
    seconds=120,
)
PARTS: dict[Aspect, str] = {
    "situation": "In my second year a deadline was three weeks away.",
    "task": "My task was the experiments.",
    "action": "I dropped two data sets and wrote a script for the nights.",
    "result": "In the end it was accepted, and it saved us 20 hours a week.",
}
STORY = " ".join(PARTS.values())


def missing(text: str) -> set[Aspect]:
    return {mark.aspect for mark in judge(QUESTION, text).marks if mark.verdict == "missing"}


def test_a_whole_story_misses_nothing() -> None:
    assert missing(STORY) == set()
    feedback = judge(QUESTION, STORY)
    mark = feedback.of("result_quantified")
    assert mark is not None and "20 hours" in mark.quotes[0].text


def test_each_part_is_missed_when_it_is_left_out() -> None:
    for aspect in ("task", "action", "result"):
        rest = " ".join(text for part, text in PARTS.items() if part != aspect)
        assert aspect in missing(rest)


def test_a_result_without_a_number_is_asked_for_one() -> None:
    story = STORY.replace("20 hours a week", "a lot of work")
    assert missing(story) == {"result_quantified"}
    assert judge(QUESTION, story).follow_up == "What came of it, in a number?"


def test_a_number_in_the_middle_is_no_result() -> None:
    story = "I dropped 20 data sets. I wrote a script. It went well for all and they were happy."
    assert "result_quantified" in missing(story)


def test_we_against_i() -> None:
    ours = STORY.replace("I dropped", "We dropped").replace("My task", "Our task")
    mark = judge(QUESTION, ours + " We did it, and we liked our work.").of("own_part")
    assert mark is not None and mark.verdict == "weak"
    assert mark.quotes
    own = judge(QUESTION, STORY).of("own_part")
    assert own is not None and own.verdict == "good"


@pytest.mark.parametrize("saved", ["3 weeks", "three weeks"])
def test_a_small_number_with_a_unit_is_a_number(saved: str) -> None:
    assert missing(STORY.replace("20 hours a week", saved)) == set()


@pytest.mark.parametrize("text", ["I am a good leader.", "I do not know.", "In my second year."])
def test_an_i_without_a_deed_is_no_own_part(text: str) -> None:
    assert judge(QUESTION, text).of("own_part") is None


def test_how_often_is_told_in_words() -> None:
    mark = judge(QUESTION, "In my second year we had a deadline. We did it.").of("own_part")
    assert mark is not None
    assert "“We” comes twice and “I” never" in mark.message
    mark = judge(QUESTION, "I helped. We ran it. We met it. We made it.").of("own_part")
    assert mark is not None
    assert "“We” comes 3 times and “I” once" in mark.message


@pytest.mark.parametrize("deed", ["rewrote", "overcame", "stopped", "have rebuilt", "then threw"])
def test_an_action_is_heard_in_any_verb(deed: str) -> None:
    assert "action" not in missing(f"I {deed} it.")


@pytest.mark.parametrize("state", ["need", "wanted", "felt", "had", "was", "think", "indeed"])
def test_a_state_is_no_action(state: str) -> None:
    assert "action" in missing(f"I {state} that.")


def test_a_team_in_mind_is_no_situation() -> None:
    assert "situation" in missing("I think about my team a lot.")
    assert "situation" not in missing("Our team lost a server.")


def test_a_whole_story_is_not_followed_by_another() -> None:
    linked = replace(QUESTION, follow_ups=("When did you stop a project that you liked?",))
    told = "A deadline. " + STORY
    assert judge(linked, told).follow_up == ""


def test_a_story_is_not_asked_for_experiments() -> None:
    assert judge(QUESTION, STORY).of("evidence") is None
