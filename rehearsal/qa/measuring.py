"""Which numbers in speech measure something, and which are ways of speaking, years or ages."""

import re
from collections.abc import Sequence

from rehearsal.analysis.argument.numbers import Number
from rehearsal.analysis.facts.lexicon import word_set

SMALLEST_NUMBER = 4
"""A smaller whole number without a unit is a way of speaking (strength: speaker)."""
UNIT = re.compile(
    r"(?:(?:full|whole|more|fewer|extra|other|working|person|gpu|full-time) )?"
    r"(?:milliseconds?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|quarters?|"
    r"percent|per|points?|times|fold|x|people|persons|engineers?|students|colleagues|teams|users|"
    r"customers|patients|papers|euros?|dollars?|pounds?|cents?|gigabytes?|megabytes?|terabytes?|"
    r"gb|mb|tb|ms|s|h|kg|km|m|cm|mm|watts?|gpus?|cores?|orders of magnitude)\b"
)
"""What follows a number that counts however small it is."""
_ARTICLE = re.compile(r"(?:day|time|point|person|people|student|quarter|paper|user|second)\b")
"""After the word "one" these make an article of it: "one day", "one person"."""
_YEAR_BEFORE = word_set(
    "in since until till from before after during by around of year early late and to"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def measures(number: Number, words: Sequence[str]) -> bool:
    """Whether a number among words measures something: percent, decimals, a unit, or a size.

    "one thing", a bare two, a year and "three years ago" do not.
    """
    if number.percent or number.decimals:
        return True
    after = " ".join(words[number.last : number.last + 3]).lower()
    ends = words[number.last - 1].rstrip("\"'”’)").endswith((".", ",", ";", ":", "?", "!"))
    unit = None if ends else UNIT.match(after)
    if unit and re.match(r"[,.]? ?(?:ago|old)\b", after[unit.end() :]):
        return False
    if number.value == 1 and number.text.lower() == "one" and _ARTICLE.match(after):
        return False
    if unit and number.value > 0:
        return True
    return number.value >= SMALLEST_NUMBER and not _is_year(
        number, words, after if not ends else ""
    )


def _is_year(number: Number, words: Sequence[str], after: str) -> bool:
    """Whether a number is a year, written or said: "in 2019", "twenty nineteen"."""
    before = words[number.first - 1].lower().strip("(,.") if number.first else ""
    if not number.text.isdigit():
        # "twenty nineteen" is read as two numbers that stand side by side.
        spoken = f"{before} {number.text}".lower() + " " + after
        return bool(_SPOKEN_YEAR.search(spoken))
    if not _FIRST_YEAR <= number.value <= _LAST_YEAR:
        return False
    counted = re.match(r"\w+s\b", after) and not re.match(r"(?:was|is|has|as|this|its)\b", after)
    return before in _YEAR_BEFORE or not counted


_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    "forty|fifty|sixty|seventy|eighty|ninety"
)
_SPOKEN_YEAR = re.compile(rf"\b(?:nineteen|twenty)[ -](?:{_TEENS})\b")
