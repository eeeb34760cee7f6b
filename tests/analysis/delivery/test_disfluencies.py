"""Repetitions and false starts."""

import pytest

from rehearsal.analysis.delivery.disfluencies import disfluencies
from rehearsal.analysis.reading import read
from tests.notation import spoken


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.quote) for one in disfluencies(read(spoken(text)))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("And the the last line counts.", "the the last line"),
        ("And the, the last line counts.", "the, the last line"),
        ("And the, um, the last line counts.", "the, um, the last line"),
        ("We we show this.", "We we show this."),
        ("So I think we can, we can form this one.", "we can, we can form this"),
        ("It is the the the end now.", "the the the end now."),
        ("And we've, we've seen it.", "we've, we've seen it."),
        ("The problem is is that it fails.", "is is that it"),
        ("When it it works we win.", "it it works we"),
        ("We work on on this problem.", "on on this problem."),
        ("When we use it, um, it works.", "it, um, it works."),
        ("We went to the to the end.", "to the to the end."),
    ],
)
def test_words_said_again_are_repetitions(text: str, quote: str) -> None:
    assert found(text) == [("repetition", quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("This is, this was all measured later.", "This is, this was all measured"),
        ("This is — this shows the gain here.", "This is — this shows the gain"),
        ("And we can, um, we have a gain here.", "we can, um, we have a gain"),
        ("That is, that was what we measured.", "That is, that was what we"),
        ("So it's given by, so for the case we wait.", "So it's given by, so for the case"),
    ],
)
def test_sentences_begun_anew_are_false_starts(text: str, quote: str) -> None:
    assert found(text) == [("false start", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "The Higgs decays to tau tau in this channel.",
        "This is very, very good.",
        "I know that that works.",
        "It goes on and on and on.",
        "The first part is, um, the surprise.",
        "We train the predictor, the gate and the read.",
        "I made coffee, I talked on the phone.",
        "We use it. It works.",
        "You, you know, have seen it.",
        "The code is one one zero zero.",
        "A weaker dose, a weaker dose was given.",
        "What this is, what that is, we ask.",
        "In twenty twenty we began.",
        "It is fifty fifty.",
        "We wrote it in C plus plus.",
        "One, two, dot dot dot, ten.",
        "And blah blah blah.",
        "Cats, dogs, et cetera et cetera.",
        "Step by step by step it grows.",
        "One by one by one they fail.",
        "It goes from layer to layer to layer.",
        "What it is is a graph.",
        "What we do do is count.",
        "And what we did did work.",
        "When we use it it works.",
        "When we use it, it works.",
        "We turn it on on Monday.",
        "Whatever it is, it is not noise.",
        "If we can, we will.",
        "As it is, it works.",
        "When they are, they win.",
        "We can, we must, we will.",
        "Here it is, here we go.",
        "We did what we could, we tried all we could.",
        "It is what it is, it was what it was.",
    ],
)
def test_what_is_said_on_purpose_is_neither(text: str) -> None:
    assert found(text) == []


def test_places_carry_time_and_slide() -> None:
    reading = read(spoken("so | the the end", rate_wpm=60, slides=["One", "Two"]))
    (one,) = disfluencies(reading)
    assert (one.start, one.end, one.slide) == (1, 3, 2)
