"""A talk over slides of another talk is told so, and no right pair ever."""

from dataclasses import replace

import pytest

from rehearsal.analysis.argument.coverage import lines_spoken_of
from rehearsal.analysis.belonging import (
    BY_CHANCE,
    STRANGE,
    are_strangers,
    limit,
    match,
    shared_words,
    untold,
)
from rehearsal.analysis.checks import first_three, run_checks
from rehearsal.analysis.measures import measures
from rehearsal.analysis.reading import Reading, SharedWords, read
from rehearsal.analysis.sureness import STRANGERS, doubtful_timeline, unmatched, untimed
from rehearsal.talk import Finding, Rehearsal, Transcript
from tests.analysis.sample import sample_talk
from tests.analysis.talks import GARDEN, HARBOUR, about, picture
from tests.notation import deck, spoken

SLIDES = [f"Plants {number}: {about(GARDEN)}" for number in (1, 2, 3, 4, 5, 6)]
STRANGER = spoken(about(HARBOUR), slides=SLIDES, clicks=False)
AT_HOME = spoken(about(GARDEN), slides=SLIDES, clicks=False)
OF_BOTH = (
    "flow.one_sided_stage",
    "flow.transitions",
    "delivery.reading_aloud",
    "coverage.never_said",
    "coverage.only_said",
    "coverage.numbers",
    "content.only_shown",
)
"""Checks that hold words against slides."""
OF_TIMES = (
    "timing.dwell",
    "timing.time_lost",
    "timing.slides_per_minute",
    "timing.skipped",
    "timing.unreached",
    "timing.ending",
    "timing.stage_share",
    "timing.first_result",
    "flow.going_back",
)
"""Checks that need to know when a slide was up."""


def with_words(rehearsal: Rehearsal, text: str, language: str = "en") -> Rehearsal:
    """Put other words over the slides, the clicks and the sound of a talk."""
    said = spoken(text).transcript
    assert said is not None
    return replace(rehearsal, transcript=replace(said, language=language))


def accused(rehearsal: Rehearsal) -> list[Finding]:
    findings, _ = run_checks(read(rehearsal))
    return [finding for finding in findings if finding.check == "timing.belonging"]


def reasons(rehearsal: Rehearsal) -> dict[str, str]:
    return {one.check: one.reason for one in run_checks(read(rehearsal))[1]}


def test_words_are_looked_for_on_both_sides_by_their_stems() -> None:
    talk = spoken("We prune roses. A rose is pruned. Many ferries, one ferry.").transcript
    assert talk is not None
    slides = deck("Roses: pruning; the hedge", "Roses again: pruning; two hedges; a fern")
    shared = shared_words(talk.words, slides)
    assert (shared.different_said, shared.recurring_shown) == (4, 3)
    assert (shared.shown_most, shared.said_most) == (4, 3)
    assert set(shared.not_said) == {"hedge", "fern"}
    assert shared.not_shown == ("ferries",)


def test_notes_count_as_shown() -> None:
    talk = spoken("roses roses").transcript
    assert talk is not None
    slides = deck("One", "Two")
    noted = tuple(replace(slide, notes="Say roses.") for slide in slides.slides)
    assert shared_words(talk.words, slides).not_shown == ("roses",)
    assert shared_words(talk.words, replace(slides, slides=noted)).not_shown == ()


def shared(*, said: int, not_said: int, not_shown: int) -> SharedWords:
    return SharedWords(said, 100, 30, 40, ("word",) * not_said, ("word",) * not_shown)


def test_the_match_is_low_where_either_side_is_missed_and_the_limit_grows_with_what_is_said() -> (
    None
):
    assert match(shared(said=100, not_said=0, not_shown=0)) == 1
    assert match(shared(said=100, not_said=30, not_shown=0)) == 0
    assert match(shared(said=100, not_said=0, not_shown=30)) == pytest.approx(0.5)
    assert limit(shared(said=140, not_said=0, not_shown=0)) == pytest.approx(140 / BY_CHANCE)
    assert limit(shared(said=5000, not_said=0, not_shown=0)) == STRANGE


def test_a_talk_over_the_slides_of_another_is_told_first_of_all_with_its_evidence() -> None:
    first = first_three(run_checks(read(STRANGER))[0])[0]
    assert (first.check, first.severity, first.strength) == ("timing.belonging", "problem", "B")
    assert first.message.startswith("Hardly any of what you said is on these slides")
    assert "of the 30 that stand on most slides, none were said (not “" in first.message
    assert "none stand on two slides or more (not “vessel”" in first.message
    assert "with its own slides" in first.advice
    assert not accused(AT_HOME)


def test_the_sample_talk_belongs_to_its_slides_whole_and_in_its_first_three_minutes() -> None:
    talk = sample_talk(clicks=False)
    assert talk.transcript is not None
    assert not accused(talk)
    assert not untold(read(talk))
    words = tuple(word for word in talk.transcript.words if word.end < 185)
    short = replace(talk, duration=185.0, transcript=replace(talk.transcript, words=words))
    assert not untold(read(short))
    assert not accused(short)


@pytest.mark.parametrize("clicks", [False, True])
def test_other_words_over_the_sample_s_slides_are_told(clicks: bool) -> None:
    talk = with_words(sample_talk(clicks=clicks), about(HARBOUR))
    assert len(accused(talk)) == 1


def test_without_clicks_no_slide_has_a_time_and_all_that_needs_one_is_withheld() -> None:
    reading = read(STRANGER)
    assert reading.strangers
    assert reading.timeline == ()
    assert {dwell.seconds for dwell in reading.dwells} == {None}
    assert {sentence.slide for sentence in reading.sentences} == {None}
    assert untimed(reading) == STRANGERS
    withheld = reasons(STRANGER)
    assert {check: withheld.get(check) for check in (*OF_BOTH, *OF_TIMES)} == dict.fromkeys(
        (*OF_BOTH, *OF_TIMES), STRANGERS
    )
    assert {one.reason for one in measures(reading) if one.name == "slides_per_minute"} == {
        STRANGERS
    }
    assert lines_spoken_of(reading) == {}


def test_with_clicks_the_times_stay_and_only_words_are_not_held_against_slides() -> None:
    talk = with_words(sample_talk(), about(HARBOUR))
    reading, right = read(talk), read(sample_talk())
    assert reading.timeline == right.timeline
    assert [d.seconds for d in reading.dwells] == [d.seconds for d in right.dwells]
    assert (untimed(reading), doubtful_timeline(reading)) == ("", "")
    assert unmatched(reading) == STRANGERS
    assert lines_spoken_of(reading) == {}
    assert lines_spoken_of(right)
    withheld = reasons(talk)
    assert {withheld.get(check) for check in OF_BOTH} == {STRANGERS}
    assert not {check for check in OF_TIMES if withheld.get(check) == STRANGERS}
    assert "timing.dwell" in {finding.check for finding in run_checks(reading)[0]}


def test_what_the_speaker_set_outranks_the_judgement() -> None:
    times = read(AT_HOME).timeline
    kept = replace(STRANGER, corrections=replace(STRANGER.corrections, boundaries=times))
    assert read(kept).timeline == times


PITCH = spoken(about(HARBOUR)[:1200], slides=SLIDES, clicks=False)
FEW_WORDS = spoken(about(HARBOUR), slides=["Tulips", "Roses", "Thanks"], clicks=False)
PICTURES = spoken(about(HARBOUR), slides=[picture(n, title="") for n in (1, 2, 3)], clicks=False)
GERMAN_WORDS = "Der Hafen liegt an der Elbe und die Schiffe kommen mit der Flut. " * 60
GERMAN_SLIDES = [f"Pflanzen: {about(GARDEN)}".replace("The", "Die").replace(" is by the ", " an ")]


@pytest.mark.parametrize(
    ("talk", "reason"),
    [
        (PITCH, "The talk is shorter than 3 min."),
        (FEW_WORDS, "too few words"),
        (PICTURES, "too few words"),
        (with_words(STRANGER, GERMAN_WORDS, "de"), "compared in English"),
        (with_words(STRANGER, GERMAN_WORDS, ""), "compared in English"),
        (spoken(about(HARBOUR), slides=GERMAN_SLIDES * 3, clicks=False), "compared in English"),
        (replace(STRANGER, deck=None), "There is no deck."),
        (replace(STRANGER, transcript=None), "There is no transcript."),
        (replace(STRANGER, transcript=Transcript((), "test", "en")), "holds no words"),
    ],
)
def test_where_it_cannot_be_told_nobody_is_accused(talk: Rehearsal, reason: str) -> None:
    reading: Reading = read(talk)
    assert reason in untold(reading)
    assert not are_strangers(reading)
    assert not accused(talk)
    assert reason in reasons(talk)["timing.belonging"]
