import pytest

from rehearsal.analysis.reading import read
from rehearsal.analysis.sentences import LONGEST, ends_sentence
from tests.notation import spoken


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in read(spoken(text)).sentences]


def test_punctuation_ends_sentences_and_silence_does_not() -> None:
    assert texts("We run for (4) a day. Is it free? No!") == [
        "We run for a day.",
        "Is it free?",
        "No!",
    ]


@pytest.mark.parametrize(
    "word", ["e.g.", "i.e.", "Dr.", "vs.", "Fig.", "U.S.", "J.", "(cf.", "0.3"]
)
def test_abbreviations_end_no_sentence(word: str) -> None:
    assert not ends_sentence(word)


@pytest.mark.parametrize("word", ["keys.", "keys?”", "(really!)", "so…", "5.7."])
def test_these_do(word: str) -> None:
    assert ends_sentence(word)


def test_without_punctuation_gaps_end_sentences() -> None:
    assert texts("so we ask (0.3) this (0.9) and then we go") == [
        "so we ask this",
        "and then we go",
    ]


def test_a_sentence_without_end_is_cut() -> None:
    assert {len(text.split()) for text in texts("word " * 3 * LONGEST)} == {LONGEST}


def test_a_sentence_belongs_to_the_slide_of_most_of_it() -> None:
    talk = spoken("one two | three four five. six.", slides=["A", "B"])
    assert [sentence.slide for sentence in read(talk).sentences] == [2, 2]


def test_without_a_timeline_a_sentence_has_no_slide() -> None:
    assert read(spoken("one two.")).sentences[0].slide is None
