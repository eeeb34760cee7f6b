from dataclasses import replace

import pytest

from rehearsal.analysis.argument.slides import (
    is_citation,
    is_reference,
    is_reference_line,
    word_count,
)
from rehearsal.analysis.argument.stage_time import first_result, holds_result
from rehearsal.analysis.checks import run_checks
from rehearsal.analysis.measures import measures
from rehearsal.analysis.reading import read
from rehearsal.talk import (
    ELEVATOR_PITCH,
    JOB_TALK,
    SHORT_JOB_TALK,
    Finding,
    Format,
    Rehearsal,
    Slide,
    SlideSpan,
    Stage,
)
from tests.analysis.talks import argued, staged
from tests.notation import spoken


def found(talk: Rehearsal, check: str) -> list[Finding]:
    return [finding for finding in run_checks(read(talk))[0] if finding.check == check]


@pytest.mark.parametrize(
    ("minutes", "format", "severity"),
    [
        (19, JOB_TALK, "advice"),
        (20, JOB_TALK, "praise"),
        (21, JOB_TALK, "praise"),
        (28.9, JOB_TALK, "praise"),
        (29.5, JOB_TALK, "note"),
        (30.1, JOB_TALK, "problem"),
        (14.4, SHORT_JOB_TALK, "praise"),
        (14.7, SHORT_JOB_TALK, "note"),
        (22, Format("custom", 18 * 60, 25 * 60), "praise"),
    ],
)
def test_anywhere_inside_the_band_is_right(minutes: float, format: Format, severity: str) -> None:
    (finding,) = found(Rehearsal(format=format, duration=60 * minutes), "timing.finish")
    assert (finding.severity, finding.strength) == (severity, "speaker")


def test_the_finish_names_what_is_over_and_what_to_cut() -> None:
    talk = spoken("one (900) | two (974.2)", slides=["One", "Two"])
    (finding,) = found(talk, "timing.finish")
    assert "31:15 min: 1:15 min over the 20 to 30 min of a job talk" in finding.message
    assert "Cut 2:15 min" in finding.advice
    assert "the list of cuts names slides and seconds" in finding.advice


@pytest.mark.parametrize(
    ("seconds", "severity"),
    [(1199.4, "advice"), (1199.8, "praise"), (1800.3, "note"), (1800.6, "problem")],
)
def test_a_fraction_of_a_second_is_neither_over_nor_short(seconds: float, severity: str) -> None:
    (finding,) = found(Rehearsal(duration=seconds), "timing.finish")
    assert finding.severity == severity
    assert " 0 s" not in finding.message


def test_an_empty_recording_took_no_time_that_could_be_judged() -> None:
    empty = Rehearsal(duration=0.2)
    assert not found(empty, "timing.finish")
    reasons = [n.reason for n in run_checks(read(empty))[1] if n.check == "timing.finish"]
    assert reasons == ["Nothing was recorded."]


def test_a_pitch_is_cut_by_words_and_without_slack() -> None:
    (finding,) = found(spoken("word " * 312 + "(0.2)", format=ELEVATOR_PITCH), "timing.finish")
    assert "5 s over" in finding.message
    assert finding.advice.startswith("Cut 5 s, about 12 words")
    assert "list of cuts" not in finding.advice


@pytest.mark.parametrize("slides", [None, ["One"]])
def test_a_talk_without_several_slides_is_cut_by_words(slides: list[str] | None) -> None:
    (finding,) = found(spoken("word " * 30 + "(1820)", slides=slides), "timing.finish")
    assert "list of cuts" not in finding.advice
    assert finding.advice.startswith("Cut 1:32 min, about 2 words, so that")


def test_a_slide_over_its_own_plan_says_when_the_plan_ran_out() -> None:
    talk = argued("Now. (50) And then. (60) | two (60) | three | four | five", p1=40)
    (finding,) = found(talk, "timing.dwell")
    assert (finding.severity, finding.strength) == ("problem", "speaker")
    assert "took 1:51 min; planned: 40 s, and the plan ran out at 0:40" in finding.message
    assert finding.evidence[1].quote == "And then."


def test_slides_over_a_guessed_plan_are_told_in_one_finding() -> None:
    talk = argued("one (300) | two (10) | three (300) | four (10) | five (10)")
    (finding,) = found(talk, "timing.dwell")
    assert (finding.severity, finding.strength) == ("advice", "D")
    assert "slide 1" in finding.message and "slide 3" in finding.message


def test_no_slide_is_blamed_whose_time_is_uncertain() -> None:
    talk = argued("one (90) | two (60) | three (60) | four (60) | five", p1=40)
    spans = tuple(
        SlideSpan(span.start, span.end, span.slide, confidence=0.4, source="aligned")
        for span in read(talk).timeline
    )
    unsure = replace(talk, corrections=replace(talk.corrections, boundaries=spans))
    assert not found(unsure, "timing.dwell")
    reasons = [item for item in run_checks(read(unsure))[1] if item.check == "timing.dwell"]
    assert "slides 1 to 5" in reasons[0].reason


def test_the_slides_that_paid_are_named() -> None:
    talk = argued("one (150) | two (60) | three (60) | four (5) | five (5)", p1=40, p4=60, p5=60)
    (finding,) = found(talk, "timing.time_lost")
    assert "slides 4 and 5 paid" in finding.message


def test_titles_dividers_and_backup_may_be_passed_over() -> None:
    talk = spoken(
        "a | (60) b | c | (60) d | (60) e",
        slides=["Title", "Problem", "Part two", "Results", "Extra"],
        corrections=staged("front", "problem", "divider", "experiments", "backup"),
    )
    assert not found(talk, "timing.skipped")


def test_an_end_that_was_never_reached_is_a_problem_when_the_takeaways_are_in_it() -> None:
    (finding,) = found(argued("one (60) | two (60) | three (60)"), "timing.unreached")
    assert finding.severity == "problem"
    assert "slides 4 and 5 were not reached, among them slide 4 (“Conclusions”)" in finding.message
    (milder,) = found(argued("one (60) | two (60) | three (60) | four (60)"), "timing.unreached")
    assert "slide 5 (“Future work”) was not reached" in milder.message


def test_a_talk_that_ends_on_an_earlier_slide_is_not_said_to_end_on_its_furthest() -> None:
    talk = argued("one (60) | two (60) | three (60)")
    spans = read(talk).timeline
    back = (*spans[:-1], replace(spans[-1], end=170.0), replace(spans[0], start=170.0, end=180.0))
    (finding,) = found(
        replace(talk, corrections=replace(talk.corrections, boundaries=back)), "timing.unreached"
    )
    assert "The talk got no further than slide 3" in finding.message


def test_many_short_slides_are_a_note_and_told_once() -> None:
    talk = spoken(" | ".join(["word (20)"] * 12), slides=[f"Slide {i}: a line" for i in range(12)])
    assert found(talk, "timing.slides_per_minute")[0].severity == "note"


WITH_BACKUP = ("Problem", "Method", "Results", "Conclusions", *("More",) * 6)


def _with_backup(last: Stage) -> Rehearsal:
    stages = staged("problem", "approach", "experiments", "takeaways", *(last,) * 6)
    words = " | ".join(["word (55)"] * 4 + ["word (5)"] * 6)
    return spoken(words, slides=WITH_BACKUP, corrections=stages)


def test_slides_of_the_backup_are_not_counted_as_shown() -> None:
    assert found(_with_backup("experiments"), "timing.slides_per_minute")
    assert not found(_with_backup("backup"), "timing.slides_per_minute")
    (rate,) = [m for m in measures(read(_with_backup("backup"))) if m.name == "slides_per_minute"]
    assert rate.value == pytest.approx(4 / (254 / 60))
    assert "backup left out" in rate.method


def test_words_on_slides_leave_data_and_numbers_out() -> None:
    slide = Slide(1, (1,), title="Main result", body=("64.2 % on the kitchen set", "± 0.4"))
    assert word_count(slide) == 6


@pytest.mark.parametrize(
    "line",
    [
        "Zhang Q, Vallerga CL, Walker RM, et al. Improved precision of age. Genome Med. 2019",
        "Gerevini, A., and D. Long. Plan constraints and preferences. Tech. Rep, 2005.",
        "Sustainable Energy. Cambridge Univ. Press, 1 edition, February 2009.",
        "In: Proceedings of ACL 2018",
        "Carry PM, et al. Weighting addresses selection bias. Genet Epidemiol. 2021 Jun 15.",
    ],
)
def test_entries_of_a_bibliography_are_known(line: str) -> None:
    assert is_citation(line)


@pytest.mark.parametrize(
    "line", ["We compare with Xu et al., 2016", "e.g. in a kitchen", "Sieve: 64.2", "Since 2019 we"]
)
def test_lines_that_cite_are_no_entries(line: str) -> None:
    assert not is_citation(line)


def test_links_and_licences_are_sources() -> None:
    assert is_reference_line("https://example.org/x")
    assert is_reference_line("Figure courtesy of D. MacKay. License: CC BY")
    assert is_reference(Slide(1, (1,), title="References", body=("a",)))
    assert not is_reference(Slide(1, (1,), title="Results", body=("Sieve: 64.2", "LRU: 56.2")))


def _over(*slides: str) -> Rehearsal:
    stages = staged("problem", "approach", "experiments", "experiments", "takeaways")
    words = "one (30) | two (30) | three (60) | four (60) | five (20)"
    return spoken(words, slides=slides, corrections=stages)


@pytest.mark.parametrize(
    "setup",
    [
        "Experiments: the setup",
        "Two data sets: 9.5 hours",
        "Baselines: 12.5 % of tokens",
    ],
)
def test_the_first_result_is_not_the_set_up(setup: str) -> None:
    first = first_result(read(_over("Problem", "Method", setup, "Gate: 64.2 %", "Conclusions")))
    assert first is not None and first[1] == 4


@pytest.mark.parametrize("title", ["Gantt chart", "Our competitors", "Market analysis", "Timeline"])
def test_a_picture_of_a_plan_or_a_market_is_no_result(title: str) -> None:
    slide = Slide(3, (3,), title=title, pictures=1)
    assert not holds_result(read(spoken("one (30)", slides=("A", "B", slide))), 3)
    result = replace(slide, body=("Accuracy: 64.2 %",))
    assert holds_result(read(spoken("one (30)", slides=("A", "B", result))), 3)


@pytest.mark.parametrize(
    "title", ["Competitive with GPT-4", "We beat the market", "Timeline of accuracy"]
)
def test_a_result_may_speak_of_a_market_or_of_time(title: str) -> None:
    result = f"{title}: accuracy of 64.2 %"
    first = first_result(read(_over("Problem", "Method", result, "Gate: 66.2 %", "Conclusions")))
    assert first is not None and first[1] == 3


def test_a_slide_without_any_number_shows_no_result() -> None:
    talk = _over("Problem", "Method", "Gates: a line", "Windows: a line", "Conclusions")
    assert first_result(read(talk)) is None


def _aligned(talk: Rehearsal, confidence: float) -> Rehearsal:
    spans = tuple(
        replace(span, confidence=confidence, source="aligned") for span in read(talk).timeline
    )
    return replace(talk, corrections=replace(talk.corrections, boundaries=spans))


@pytest.mark.parametrize(
    "check",
    ["timing.first_result", "timing.stage_share", "timing.time_lost", "timing.unreached"],
)
def test_sums_over_an_uncertain_timeline_are_withheld(check: str) -> None:
    talk = argued("one (100) | two (100) | three (20) | four (2) | five (20)", p1=20)
    unsure = run_checks(read(_aligned(talk, 0.4)))
    assert all(finding.check != check for finding in unsure[0])
    reasons = [item.reason for item in unsure[1] if item.check == check]
    assert ["could not be placed surely" in reason for reason in reasons] == [True]
    sure = run_checks(read(_aligned(talk, 0.9)))
    assert all(item.check != check for item in sure[1])
