from dataclasses import replace

import pytest

from rehearsal.analysis.argument.missing_stage import CHECKS
from rehearsal.analysis.reading import read
from rehearsal.talk import ELEVATOR_PITCH, Finding, Rehearsal
from tests.analysis.talks import FLUENT, SHORT, argued, picture, shown, staged
from tests.notation import spoken

NO_FUTURE = ("Problem: why", "Method: a gate", "Results: 64.2 %", "Conclusions: it works")


def found(talk: Rehearsal) -> list[Finding]:
    return [one for check in CHECKS for one in check(read(talk)) if isinstance(one, Finding)]


def not_measured(talk: Rehearsal) -> list[str]:
    results = [one for check in CHECKS for one in check(read(talk))]
    return [one.reason for one in results if not isinstance(one, Finding)]


def said(ending: str, opening: str = "", slides: tuple[str, ...] = NO_FUTURE) -> Rehearsal:
    """Make a talk over slides without future work that ends on some words."""
    words = (
        f"{opening} {FLUENT * 5} | {FLUENT * 5} | {FLUENT * 5} | To conclude, it works. {ending}"
    )
    stages = staged("problem", "approach", "experiments", "takeaways")
    return spoken(words, slides=slides, format=SHORT, corrections=stages)


def test_missing_future_work_is_advice_and_never_asked_of_a_pitch() -> None:
    (finding,) = found(shown(*NO_FUTURE))
    assert (finding.severity, finding.strength) == ("advice", "B")
    assert "Future work: not shown" in finding.message
    assert not found(replace(shown(*NO_FUTURE), format=ELEVATOR_PITCH))


@pytest.mark.parametrize(
    "sentence",
    [
        "In the future, we want to add sound.",
        "For future work, we add sound.",
        "Next, I would like to add sound.",
        "Our next step is sound.",
        "We plan to add sound.",
    ],
)
def test_what_is_said_and_on_no_slide_is_told_with_its_sentence(sentence: str) -> None:
    (finding,) = found(said(sentence))
    assert (finding.severity, finding.strength) == ("note", "D")
    assert finding.message == "Future work: said at 1:26, and on no slide."
    assert finding.evidence[0].quote == sentence
    assert finding.evidence[0].slide == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "I would love to build on this here.",
        "I hope to have shown that.",
        "The next step of the search is greedy.",
        "We predict the future from it.",
    ],
)
def test_words_that_may_be_of_a_stage_neither_accuse_nor_note(sentence: str) -> None:
    assert not found(said(sentence))


def test_future_work_of_others_in_the_first_half_is_not_noted() -> None:
    assert not found(said("", opening="They leave it for future work."))


def test_takeaways_on_no_slide_are_noted() -> None:
    talk = spoken(
        f"{FLUENT * 5} | {FLUENT * 5} | {FLUENT * 5} To sum up, forgetting helps.",
        slides=("Problem: why", "Results: 64.2 %", "Future work: sound"),
        format=SHORT,
        corrections=staged("problem", "experiments", "future"),
    )
    (takeaways,) = [one for one in found(talk) if one.message.startswith("Takeaways")]
    assert takeaways.message == "Takeaways: said at 1:24, and on no slide."


def test_learning_to_summarise_is_no_takeaway() -> None:
    talk = spoken(
        f"{FLUENT * 5} | {FLUENT * 5} | {FLUENT * 5} The model learns to summarise long texts.",
        slides=("Problem: why", "Results: 64.2 %", "Future work: sound"),
        format=SHORT,
        corrections=staged("problem", "experiments", "future"),
    )
    assert not [one for one in found(talk) if one.message.startswith("Takeaways: said")]


def test_what_a_picture_may_show_is_not_called_unshown() -> None:
    talk = said("In the future, we want to add sound.")
    assert talk.deck is not None
    slides = (*talk.deck.slides, picture(5, title=""))
    hidden = replace(talk, deck=replace(talk.deck, slides=slides))
    assert not found(hidden)
    assert not_measured(hidden) == ["Pictures may show future work: slide 5 holds no text."]


def test_what_was_not_said_and_a_picture_may_show_is_told_with_the_picture() -> None:
    talk = said("Thank you.")
    assert talk.deck is not None
    slides = (*talk.deck.slides, picture(5, title=""))
    (finding,) = found(replace(talk, deck=replace(talk.deck, slides=slides)))
    assert finding.message == (
        "Future work: not said, and on no slide that can be read (slide 5 holds no text), "
        "as far as the words tell."
    )


def test_what_is_shown_and_never_said_is_told_with_its_slide() -> None:
    talk = argued(f"{FLUENT} | {FLUENT} | Results. {FLUENT} | To conclude. {FLUENT} | {FLUENT}")
    (finding,) = found(talk)
    assert finding.severity == "note"
    assert finding.message.startswith("Future work: on slide 5 (“Future work”) and not said")
    assert finding.evidence[0].slide == 5


@pytest.mark.parametrize(
    "words",
    [
        f"{FLUENT} Next I want to add sound.",  # named
        FLUENT * 4,  # long enough to be said in other words
        "Sensors for tunnels come first.",  # what stands there
    ],
)
def test_what_is_said_in_whatever_words_is_not_missing(words: str) -> None:
    talk = spoken(
        f"{FLUENT} | {FLUENT} | Results. {FLUENT} | To conclude. {FLUENT} | {words}",
        slides=[*NO_FUTURE, "Future work: sensors in tunnels; and in dams"],
        format=SHORT,
        corrections=staged("problem", "approach", "experiments", "takeaways", "future"),
    )
    assert not found(talk)


def test_a_slide_that_was_never_reached_is_told_elsewhere() -> None:
    assert not found(argued(f"{FLUENT} | {FLUENT} | Results. {FLUENT} | To conclude. {FLUENT}"))


def test_times_that_are_not_sure_leave_open_what_was_said() -> None:
    talk = argued(f"{FLUENT} | {FLUENT} | Results. {FLUENT} | To conclude. {FLUENT} | {FLUENT}")
    spans = tuple(replace(span, confidence=0.4, source="aligned") for span in read(talk).timeline)
    unsure = replace(talk, corrections=replace(talk.corrections, boundaries=spans))
    assert not found(unsure)
    assert any("could not be placed surely" in reason for reason in not_measured(unsure))


def test_what_a_picture_may_hold_is_not_missing() -> None:
    talk = shown(*NO_FUTURE, picture(5, title=""))
    assert not found(talk)
    assert not_measured(talk)[0] == "Pictures may show future work: slide 5 holds no text."
    several = shown(*NO_FUTURE, *(picture(number, title="") for number in (5, 6, 7)))
    assert not_measured(several)[0] == "Pictures may show future work: slides 5 to 7 hold no text."


def test_a_stage_that_is_guessed_for_a_picture_is_not_shown() -> None:
    pictures = shown(*(picture(number, title="") for number in range(1, 5)))
    assert not found(pictures)
    assert not_measured(pictures)[0].startswith("Pictures may show results: slides 1 to 4")
    assert any(
        reason.startswith("Pictures may show takeaways") for reason in not_measured(pictures)
    )


def test_nothing_is_said_of_the_border_between_problem_and_approach() -> None:
    assert not found(shown("Gates", "Results: 64.2 %", "Conclusions", "Future work"))
