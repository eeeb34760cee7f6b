"""Pieces become words, and their times agree with the voice activity."""

import pytest

from rehearsal.speech.words import joined, overlong, timed, wordless
from rehearsal.talk import Span, Word


def pieces(*told: tuple[str, float, float]) -> list[Word]:
    return [Word(start, end, text, 0.9) for text, start, end in told]


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def test_a_piece_without_a_blank_goes_on_with_the_word() -> None:
    words = joined(pieces((" about", 0, 1), (" 4", 1, 2), (".", 2, 2.1), ("5", 2.1, 3)), "en")
    assert texts(words) == ["about", "4.5"]
    assert (words[1].start, words[1].end) == (1, 3)


def test_punctuation_does_not_lengthen_its_word() -> None:
    (word,) = joined(pieces((" keys", 0, 1), ("?", 1, 3)), "en")
    assert (word.text, word.end) == ("keys?", 1)


def test_marks_that_stand_alone_are_no_words() -> None:
    assert texts(joined(pieces((" ...", 0, 1), (" -", 1, 2), (" so", 2, 3)), "en")) == ["so"]
    assert texts(joined(pieces((" 50", 0, 1), (" %", 1, 2)), "en")) == ["50", "%"]


def test_a_language_without_blanks_keeps_its_pieces() -> None:
    words = joined(pieces(("記", 0, 1), ("憶", 1, 2), ("。", 2, 3), ("次", 3, 4)), "ja")
    assert texts(words) == ["記", "憶。", "次"]


def test_the_least_sure_piece_tells_how_sure_the_word_is() -> None:
    (word,) = joined(
        [Word(0, 1, " co", 0.9), Word(1, 2, "author", 0.4), Word(2, 3, ".", 0.1)], "en"
    )
    assert word.probability == 0.4


def test_the_first_word_after_a_silence_begins_with_the_speech() -> None:
    speech = [Span(0, 2), Span(6, 8)]
    words = timed(pieces(("so", 1, 2.1), ("now", 2.1, 6.5)), speech, Span(0, 8))
    assert (words[0].start, words[0].end) == (1, 2)
    assert words[1].start == pytest.approx(6, abs=0.06)
    assert words[1].end == 6.5


def test_the_last_word_before_a_silence_ends_with_the_speech() -> None:
    (word,) = timed(pieces(("now", 1, 5)), [Span(0, 1.5), Span(4.9, 6)], Span(0, 6))
    assert (word.start, word.end) == (1, 1.5)


def test_a_plosive_in_a_word_does_not_cut_it() -> None:
    (word,) = timed(pieces(("actor", 0, 1)), [Span(0, 0.4), Span(0.55, 1)], Span(0, 1))
    assert (word.start, word.end) == (0, 1)


def test_a_word_in_what_is_taken_for_silence_is_left_alone() -> None:
    (word,) = timed(pieces(("psst", 3, 3.4)), [Span(0, 2)], Span(0, 5))
    assert (word.start, word.end) == (3, 3.4)


def test_words_stay_in_order_and_inside_what_was_heard() -> None:
    words = timed(pieces(("a", 0, 3), ("b", 2, 2.5), ("c", 4, 9)), [Span(1, 6)], Span(1, 6))
    assert [(word.start, word.end) for word in words] == [(1, 3), (3, 3), (4, 6)]


def test_speech_without_a_word_is_found() -> None:
    speech = [Span(0, 5), Span(6, 7), Span(8, 12)]
    words = pieces(("a", 0, 1), ("b", 1, 2), ("c", 4.5, 5), ("d", 9.9, 10.2))
    assert wordless(words, speech) == [Span(2, 4.5), Span(6, 9.9)]
    assert wordless([], speech) == [Span(0, 12)]
    assert wordless(pieces(("a", 0, 5), ("b", 6, 7), ("c", 8, 10.5)), speech) == []


def test_a_word_that_holds_too_much_speech_is_told() -> None:
    speech = [Span(0, 10)]
    assert overlong(Word(1, 4.5, "so"), speech)
    assert not overlong(Word(1, 3.5, "0.0003"), speech)
    assert not overlong(Word(1, 14.5, "so"), [Span(0, 2), Span(14, 15)])
