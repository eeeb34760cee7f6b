"""Numbers as they are written and as they are said: "92.4" is "ninety-two point four"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_UNITS = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIXES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_SPREAD_BEFORE = ("±", "minus", "+/-", "+-")
_PERCENT_AFTER = ("%", "percent", "per cent")

_DIGITS = re.compile(
    r"(?P<sign>±|\+/-|\+-)?\s*(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<suffix>[kKMB](?!\w))?(?P<after>\s*%|\s*per ?cent\b)?"
    r"(?!(?:st|nd|rd|th|[dD])\b|\d|\.\d|/\d|[a-zA-Z]{4})"
)
_WRITTEN = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; `first` and `last` index its tokens, last exclusive."""

    value: float
    decimals: int
    """Digits after the point, as written or said."""
    percent: bool
    spread: bool
    """Whether it follows ± or "plus or minus"."""
    first: int
    last: int
    text: str

    @property
    def digits(self) -> str:
        """The significant digits, the point left out: "642" for 64.2."""
        return f"{self.value:.{self.decimals}f}".replace(".", "").lstrip("0")

    @property
    def precision(self) -> float:
        """The step to which the number was given: 0.1 for 64.2, 10,000 for 460 thousand.

        Only zeros beyond the second digit of a number from 1,000 on may stand for rounding.
        """
        if self.decimals:
            return 10.0**-self.decimals
        whole = round(self.value)
        step = 1
        while whole >= 1000 and whole % (step * 10) == 0 and whole >= step * 100:
            step *= 10
        return float(step)


def same(said: Number, shown: Number) -> bool:
    """Tell whether both are one number, rounding allowed: 64 is 64.2, and 0.642 is 64.2 %."""
    finer, coarser = sorted((said, shown), key=lambda number: number.precision)
    if _rounds_to(finer.value, coarser):
        return True
    share, percentage = sorted((said, shown), key=lambda number: number.value)
    if share.value >= 1 or share.decimals < 2 or percentage.value <= 1 or share.percent:
        return False
    whole = replace(share, value=100 * share.value, decimals=share.decimals - 2)
    finer, coarser = sorted((whole, percentage), key=lambda number: number.precision)
    return _rounds_to(finer.value, coarser)


def _rounds_to(value: float, number: Number) -> bool:
    gap = value - number.value
    cut_off = 0 <= gap < number.precision
    return cut_off or abs(gap) <= number.precision / 2 * (1 + 1e-9)


def misread(said: Number, shown: Number) -> bool:
    """Tell whether one is the other with a digit changed or two neighbours swapped.

    Only numbers of three digits or more, written to the same decimals: shorter ones are alike
    by chance.
    """
    a, b = said.digits, shown.digits
    if said.decimals != shown.decimals or len(a) != len(b) or len(a) < 3 or a == b:
        return False
    differing = [i for i in range(len(a)) if a[i] != b[i]]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] - differing[0] == 1
        and a[differing[0]] == b[differing[1]]
        and a[differing[1]] == b[differing[0]]
    )


def spoken_numbers(words: Sequence[str]) -> Iterator[Number]:
    """Find the numbers in transcribed words, in digits or spelled out."""
    tokens = [token for i, word in enumerate(words) for token in _tokens(word, i)]
    at = 0
    while at < len(tokens):
        parsed = _parse(tokens, at)
        if parsed is None:
            at += 1
            continue
        value, decimals, end = parsed
        first, last = tokens[at][1], tokens[end - 1][1] + 1
        following = " ".join(token for token, _ in tokens[end : end + 2])
        yield Number(
            value=value,
            decimals=decimals,
            percent=following.startswith(_PERCENT_AFTER),
            spread=at > 0 and tokens[at - 1][0] in _SPREAD_BEFORE,
            first=first,
            last=last,
            text=" ".join(words[first:last]).strip(" ,.;:?!\"'()"),
        )
        at = end


def written_numbers(text: str) -> Iterator[Number]:
    """Find the numbers in a line of a slide; those inside names (F1, GPT-4) are none."""
    for match in _DIGITS.finditer(text):
        digits = match["number"].replace(",", "")
        scale = _SUFFIXES[match["suffix"].lower()] if match["suffix"] else 1
        if text[: match.start()].endswith("-") and text[: match.start() - 1][-1:].isalpha():
            continue
        yield Number(
            value=float(digits) * scale,
            decimals=len(digits.partition(".")[2]) if scale == 1 else 0,
            percent=bool(match["after"]),
            spread=bool(match["sign"]),
            first=match.start("number"),
            last=match.end("number"),
            text=match.group().strip(),
        )


def _tokens(word: str, index: int) -> Iterator[tuple[str, int]]:
    """Cut a transcribed word into number words: "ninety-two," → ninety, two."""
    bare = word.lower().strip(" ,.;:?!\"'()[]“”…")
    percent = bare.endswith("%")
    bare = bare.rstrip("%")
    parts = bare.split("-") if not _WRITTEN.match(bare) else [bare]
    for part in parts:
        if part:
            yield part, index
    if percent:
        yield "%", index
    if word.rstrip("\"'”").endswith((".", ",", ";", ":", "?", "!")):
        yield ",", index  # a clause ends here, and so does a number


def _parse(tokens: Sequence[tuple[str, int]], at: int) -> tuple[float, int, int] | None:
    """Return value, decimals and the index after the number that starts at a token."""
    text = tokens[at][0]
    if _WRITTEN.match(text):
        digits = text.replace(",", "")
        return _scaled(float(digits), len(digits.partition(".")[2]), tokens, at + 1)
    if text not in _UNITS and text not in _TENS:
        return None
    value, end = _spelled_whole(tokens, at)
    decimals = ""
    if end < len(tokens) and tokens[end][0] == "point":
        after = end + 1
        while after < len(tokens) and _UNITS.get(tokens[after][0], 10) < 10:
            decimals += str(_UNITS[tokens[after][0]])
            after += 1
        if decimals:
            end = after
    if text == "oh" and not decimals:
        return None
    return _scaled(float(f"{value}.{decimals or 0}"), len(decimals), tokens, end)


def _spelled_whole(tokens: Sequence[tuple[str, int]], at: int) -> tuple[int, int]:
    """Read "sixty-four", "two hundred and five", "seven thousand two hundred"."""
    total, group, end = 0, 0, at
    while end < len(tokens):
        text = tokens[end][0]
        if text in _TENS and group % 100 == 0:
            group += _TENS[text]
        elif text in _UNITS and (group % 100 == 0 or (group % 10 == 0 and _UNITS[text] < 10)):
            if end > at and group % 100 == 0 and group == 0 and total == 0:
                break
            group += _UNITS[text]
        elif text == "hundred" and 0 < group < 100:
            group *= 100
        elif text in _SCALES and text != "hundred" and group:
            total, group = total + group * _SCALES[text], 0
        elif text == "and" and (group >= 100 or total) and _continues(tokens, end + 1):
            pass
        else:
            break
        end += 1
    return total + group, end


def _continues(tokens: Sequence[tuple[str, int]], at: int) -> bool:
    return at < len(tokens) and (tokens[at][0] in _UNITS or tokens[at][0] in _TENS)


def _scaled(
    value: float, decimals: int, tokens: Sequence[tuple[str, int]], end: int
) -> tuple[float, int, int]:
    if end < len(tokens) and tokens[end][0] in _SCALES and value:
        scale = _SCALES[tokens[end][0]]
        return value * scale, 0, end + 1
    return value, decimals, end
