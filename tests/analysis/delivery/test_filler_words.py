"""Filler words and hedges count only where their neighbours make them such."""

import pytest

from rehearsal.analysis.delivery.filler_words import phrases
from rehearsal.analysis.reading import read
from tests.notation import spoken


def said(text: str) -> list[str]:
    return [phrase.text for phrase in phrases(read(spoken(f"We begin. {text} We end.")))]


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        ("It looks at the past, you know, from before.", "you know"),
        ("You know, this is hard.", "you know"),
        ("We look at the, you know, the past.", "you know"),
        ("At the end of the day, it works.", "at the end of the day"),
        ("But at the end of the day it works.", "at the end of the day"),
        ("I mean, by now it works.", "i mean"),
        ("It is probably correct.", "probably"),
        ("The second part is you know, the use.", "you know"),
        ("It is, um, you know um the use.", "you know"),
        ("I mean, we could try.", "i mean"),
        ("The result is kind of surprising.", "kind of"),
        ("We sort of assume this.", "sort of"),
        ("It basically works.", "basically"),
        ("Actually, it is the other way.", "actually"),
        ("It was, like, ten times faster.", "like"),
        ("It's like really fast.", "like"),
        ("This is faster, right?", "right"),
        ("We sort them alphabetically or something.", "or something"),
        ("We clean and crop and stuff like that.", "and stuff like that"),
        ("Maybe it helps.", "maybe"),
        ("I think it helps.", "i think"),
        ("I guess it helps.", "i guess"),
    ],
)
def test_a_filler_or_hedge_is_found(text: str, filler: str) -> None:
    assert said(text) == [filler]


@pytest.mark.parametrize(
    "text",
    [
        "I like this model.",
        "It looks like a line.",
        "Languages like French have it.",
        "And like I said this is new.",
        "What would you like to see?",
        "This is the kind of graph we use.",
        "It is a new kind of attention.",
        "What kind of model is it?",
        "Some sort of prior is needed.",
        "So that the model learns, we wait.",
        "You know the answer.",
        "Do you know?",
        "The more you know, the better.",
        "If you know, you know.",
        "Everything you know, we tested.",
        "It was someone you know, I was told.",
        "The people you know, trust you.",
        "It's kind of you to invite me.",
        "We measure traffic at the end of the day.",
        "I mean business.",
        "It is probably approximately correct.",
        "So you know exactly which state it is.",
        "As you know it is hard.",
        "By this I mean that it fails.",
        "That is what I mean.",
        "We can actually prove it.",
        "This is the right answer.",
        "Is that right?",
        "We need or something else breaks.",
        "I don't think it helps.",
    ],
)
def test_words_with_a_meaning_are_no_fillers(text: str) -> None:
    assert said(text) == []


def test_a_phrase_does_not_reach_over_a_sentence_end() -> None:
    assert said("This is a kind. Of course it works.") == []


def test_places_are_words_and_times() -> None:
    reading = read(spoken("It is kind of new. We end.", rate_wpm=60))
    (phrase,) = phrases(reading)
    assert (phrase.start, phrase.end) == (2, 4)
    assert (phrase.first, phrase.last) == (2, 4)


def test_without_punctuation_less_is_certain_and_less_is_counted() -> None:
    words = "so the model is you know a network and you know the answer to that is basically yes"
    found = [phrase.text for phrase in phrases(read(spoken(words)))]
    assert found == ["basically"]
