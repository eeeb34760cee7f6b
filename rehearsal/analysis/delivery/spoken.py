"""Written words as they are spoken: how many words and syllables they take, which are no words."""

import re
from functools import lru_cache

from rehearsal.analysis.transcript import bare

_HESITATIONS = """
um umm uhm uh uhh er err erm ehm eh ah ahm hm hmm mm mmm mhm äh ähm öh
"""
FILLED_PAUSES = frozenset(_HESITATIONS.split())
"""Spellings that recognisers and transcribers use for filled pauses."""

_TOKEN = re.compile(
    r"(?:1\d|20)\d0['’]?s\b|"  # 1990s
    r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?\b|\.\d+|\d+|"
    r"(?<=\d)[-–—](?=\d)|(?<=\d[eE])[-−](?=\d)|(?<!\w)[-−](?=\.?\d)|"  # to, minus
    r"[^\W\d_²³]+(?:['’][^\W\d_²³]+)*|[%±×+=&$€£°<>≈²³]"
)
_SYMBOLS = {"±": 3, "<": 2, ">": 2, "≈": 1}
"""Words that a symbol is spoken as, where it is not one: plus or minus, less than."""
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôû]+")
_SILENT_E = re.compile(r"(?:[^aeiouyl]e|[^aeioudty]ed|[^aeiouyscxzhg]es|[^aeiouy]ely)$")
_YEARS = range(1900, 2100)


@lru_cache(maxsize=20_000)  # talks repeat their words, and every measure asks
def is_filled_pause(text: str) -> bool:
    """Tell whether a transcribed word is a filled pause (um, uh), in any spelling."""
    return bare(text).strip("-…") in FILLED_PAUSES


@lru_cache(maxsize=20_000)
def word_count(text: str) -> int:
    """Count the words that a written one is spoken as: "64.2" is "sixty-four point two", 4.

    Numbers are read as in American English; the parts of a hyphenated word count singly.
    """
    return sum(_words_in(token) for token in _TOKEN.findall(text))


def spoken_words(text: str) -> int:
    """Count the words of a transcribed one for a rate: none where it is a filled pause."""
    return 0 if is_filled_pause(text) else word_count(text)


@lru_cache(maxsize=20_000)
def syllable_count(text: str) -> int:
    """Estimate the syllables of a written English word, at least 1 where it is spoken at all.

    A number is taken at 1.4 syllables a word. Right for about nine words in ten.
    """
    total = 0
    for token in _TOKEN.findall(text):
        if token[0].isalpha():
            total += _syllables_in(token)
        else:
            total += round(1.4 * _words_in(token))
    return total


def _syllables_in(word: str) -> int:
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    if len(word) > 1 and (groups == 0 or (word.isupper() and len(word) <= 3)):
        return len(word)  # spelt out: LRU, GPT
    if groups > 1 and _SILENT_E.search(lower):
        groups -= 1
    return max(groups, 1)


def _words_in(token: str) -> int:
    if token[0].isalpha():
        return 1
    if not token[0].isdecimal() and token[0] != ".":
        return _SYMBOLS.get(token, 1)
    whole, _, decimals = token.rstrip("stndrh'’").partition(".")
    digits = whole.replace(",", "")
    count = _words_in_integer(digits, written_with_commas="," in whole) if digits else 0
    return count + (1 + len(decimals) if decimals else 0)


def _words_in_integer(digits: str, *, written_with_commas: bool) -> int:
    if len(digits) > 12 or (len(digits) > 1 and digits[0] == "0"):
        return len(digits)  # read digit by digit
    number = int(digits)
    if number == 0:
        return 1
    if number in _YEARS and number // 10 != 200 and not written_with_commas:
        # As a year: "nineteen ninety-five", "nineteen oh five", "nineteen hundred".
        century, year = divmod(number, 100)
        oh = 0 < year < 10
        return _words_below_thousand(century) + oh + (_words_below_thousand(year) or 1)
    groups = [(number // 1000**power) % 1000 for power in range(4)]
    return sum(
        _words_below_thousand(group) + (power > 0) for power, group in enumerate(groups) if group
    )


def _words_below_thousand(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    count = 2 if hundreds else 0
    if rest:
        count += 1 if rest <= 20 or rest % 10 == 0 else 2
    return count
