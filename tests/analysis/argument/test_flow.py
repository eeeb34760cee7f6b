from dataclasses import replace

import pytest

from rehearsal.analysis.argument.flow import has_parts
from rehearsal.analysis.checks import run_checks
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding, Format, Rehearsal, Stage
from tests.analysis.talks import ARGUMENT, EVEN, FLUENT, SHORT, argued, shown, staged
from tests.notation import spoken


def found(talk: Rehearsal, check: str) -> list[Finding]:
    return [finding for finding in run_checks(read(talk))[0] if finding.check == check]


def test_a_talk_of_several_parts_may_return_to_the_problem() -> None:
    cycle: tuple[Stage, ...] = ("problem", "problem", "approach", "experiments", "takeaways")
    talk = shown(*(f"Slide {i}" for i in range(10)), stages=cycle * 2)
    assert has_parts(read(talk))
    assert not found(talk, "flow.order")
    assert not has_parts(read(EVEN))


def test_backup_after_the_end_is_no_disorder() -> None:
    stages: tuple[Stage, ...] = ("problem", "experiments", "takeaways", *("backup",) * 4)
    talk = shown("Problem", "Results", "Conclusions", *("More",) * 4, stages=stages)
    assert not found(talk, "flow.order")


def test_a_slip_of_the_key_is_no_return() -> None:
    talk = argued("one (10) | two (10) | three (10)")
    back = replace(talk.events[1], slide=1, time=15.0), replace(talk.events[1], slide=2, time=16.0)
    events = tuple(sorted((*talk.events, *back), key=lambda event: event.time))
    assert not found(replace(talk, events=events), "flow.going_back")


def test_a_return_names_both_slides_and_the_time() -> None:
    talk = argued("one (10) | two (10) | three (10)")
    back = replace(talk.events[2], slide=1)
    (finding,) = found(
        replace(talk, events=(*talk.events[:2], back, talk.events[3])), "flow.going_back"
    )
    assert finding.severity == "note"
    assert "from 2 to 1 at 0:21" in finding.message


def test_the_sentence_that_states_the_problem_is_praised_with_its_quote() -> None:
    talk = spoken(f"{FLUENT} This talk is about one problem: memory. {FLUENT * 30}", format=SHORT)
    (finding,) = found(talk, "flow.problem_stated")
    assert finding.severity == "praise"
    assert finding.evidence[0].quote == "This talk is about one problem: memory."


def test_a_problem_that_is_never_stated_is_told_in_plain_words() -> None:
    (finding,) = found(spoken(FLUENT * 40, format=SHORT), "flow.problem_stated")
    assert finding.message.endswith("a question or a goal, and none does later.")


def test_a_late_problem_is_quoted_where_it_comes() -> None:
    talk = spoken(f"{FLUENT * 30} The problem is that phones forget. {FLUENT}", format=SHORT)
    (finding,) = found(talk, "flow.problem_stated")
    assert "first put into words at 2:48" in finding.message


@pytest.mark.parametrize(
    "sentence",
    ["I built the gate.", "My thesis is on gates.", "I conducted the study.", "i designed it"],
)
def test_one_sentence_in_the_first_person_is_enough(sentence: str) -> None:
    assert not found(spoken(FLUENT * 12 + sentence), "flow.own_contribution")


def test_talk_about_the_talk_is_no_contribution() -> None:
    said = "As I mentioned, I want to show you what I said before. I think I hoped for it. "
    assert found(spoken(FLUENT * 12 + said), "flow.own_contribution")


def test_the_slides_title_announces_a_change() -> None:
    silent = argued(" | ".join([FLUENT * 5] * 5))
    assert found(silent, "flow.transitions")
    titles = ("Gates work", "Gates work", "Results tell", "Conclusions tell", "Future gates")
    named = [f"{title}. {FLUENT * 5}" for title in titles]
    assert not found(argued(" | ".join(named)), "flow.transitions")


def test_takeaways_that_came_long_before_the_end_are_pointed_at() -> None:
    talk = spoken(
        f"{FLUENT * 10} | {FLUENT * 10} | {FLUENT * 50}",
        slides=["Problem", "Conclusions: forgetting helps a lot", "Future work"],
        corrections=staged("problem", "takeaways", "future"),
        format=Format("custom", 60, 900),
    )
    (finding,) = found(talk, "flow.takeaway_last")
    assert "the takeaways were up at 0:56" in finding.message


def test_a_line_of_the_takeaways_said_again_is_a_take_home_line() -> None:
    talk = spoken(
        f"{FLUENT * 10} | {FLUENT * 10} | {FLUENT * 50} So forgetting really helps phones.",
        slides=["Problem", "Conclusions: forgetting helps phones", "Future work"],
        corrections=staged(*ARGUMENT[:1], "takeaways", "future"),
        format=Format("custom", 60, 900),
    )
    assert not found(talk, "flow.takeaway_last")
