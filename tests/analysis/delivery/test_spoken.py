"""How many words a written word is spoken as."""

import pytest

from rehearsal.analysis.delivery.spoken import is_filled_pause, syllable_count, word_count


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("model", "model"),
        ("don't", "don't"),
        ("state-of-the-art", "state of the art"),
        ("—", ""),
        ("64.2", "sixty-four point two"),
        ("64.2%,", "sixty-four point two percent"),
        ("±0.5", "plus or minus zero point five"),
        ("0.0003", "zero point zero zero zero three"),
        ("7200", "seven thousand two hundred"),
        ("8192", "eight thousand one hundred ninety-two"),
        ("1,000,000", "one million"),
        ("100", "one hundred"),
        ("1995", "nineteen ninety-five"),
        ("2017.", "twenty seventeen"),
        ("1905", "nineteen oh five"),
        ("1900", "nineteen hundred"),
        ("2005", "two thousand five"),
        ("1990s", "nineteen nineties"),
        ("1990's", "nineteen nineties"),
        ("2000s", "two thousands"),
        ("5s", "five seconds"),
        ("10–15", "ten to fifteen"),
        ("3-5,", "three to five"),
        ("-5", "minus five"),
        ("1e-4", "one e minus four"),
        ("3rd", "third"),
        ("21st", "twenty-first"),
        ("3x", "three ex"),
        ("GPT-4", "GPT four"),
        ("16,", "sixteen"),
        ("x²", "x-squared"),
        ("007", "oh oh seven"),
        ("1" * 5000, "one " * 5000),
    ],
)
def test_a_written_word_counts_as_the_words_it_is_spoken_as(written: str, spoken: str) -> None:
    assert word_count(written) == len(spoken.replace("-", " ").split())


@pytest.mark.parametrize("text", ["um", "Um,", "uh…", "Uhm.", "erm", "hmm", "mm-"])
def test_filled_pauses_are_known_in_any_spelling(text: str) -> None:
    assert is_filled_pause(text)


@pytest.mark.parametrize("text", ["am", "umbrella", "her", "a", "so", ""])
def test_words_are_no_filled_pauses(text: str) -> None:
    assert not is_filled_pause(text)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1),
        ("model", 2),
        ("attention", 3),
        ("sparse", 1),
        ("trained", 1),
        ("tested", 2),
        ("makes", 1),
        ("the", 1),
        ("LRU", 3),
        ("64.2", 6),
    ],
)
def test_syllables_are_estimated_from_spelling(word: str, syllables: int) -> None:
    assert syllable_count(word) == syllables
