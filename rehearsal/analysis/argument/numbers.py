"""Numbers as they are written and as they are said: "92.4" is "ninety-two point four"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.powers import (
    MINUS,
    POWER,
    TIMES_POWER,
    UNITS,
    exponent,
    one_word,
    raised,
    read_digits,
)

_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}  # fmt: skip
_SUFFIXES = {"k": "thousand", "m": "million", "b": "billion", "t": "trillion"}
_PARTS = {"half": (0.5, 1), "quarter": (0.25, 2)}
"""Fractions that are said after a number, with their decimals: "two and a half"."""
_ORDINALS = frozenset(
    (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "hundredth",
        "thousandth",
        "millionth",
    )
)
"""After a spelled number these make an ordinal: "twenty-first"."""
_CURRENCY = "$€£¥"
_SPREAD_BEFORE = ("±", "minus", "+/-", "+-")
_PERCENT_AFTER = ("%", "percent", "per cent")

_DIGITS = re.compile(
    r"(?P<sign>±|\+/-|\+-)?\s*(?<![\w.,])"
    rf"(?P<number>{POWER}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?:{TIMES_POWER})?"
    rf"|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-−+]?\d{{1,2}}\b|{TIMES_POWER})?)"
    r"(?:(?P<suffix>[kKMBT](?!\w))|\s*(?P<scale>hundred|thousand|million|billion|trillion)s?\b)?"
    r"(?P<after>\s*%|\s*per ?cent\b)?"
    r"(?!(?:st|nd|rd|th|[dD])\b|\d|\.\d|/\d|[a-zA-Z]{4})"
)
_WRITTEN = re.compile(
    r"^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:\d+(?:\.\d+)?|\.\d+)(?:e[-−+]?\d{1,2})?)$", re.IGNORECASE
)
_SUFFIXED = re.compile(r"^(?P<number>\d[\d,]*(?:\.\d+)?)(?P<suffix>[kKMBT])$")
_DASH = re.compile(r"[-–—]")


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
        scale = match["scale"] or _SUFFIXES.get((match["suffix"] or "").lower(), "")
        value, decimals = read_digits(match["number"])
        if text[: match.start()].endswith("-") and text[: match.start() - 1][-1:].isalpha():
            continue
        yield Number(
            value=value * _SCALES.get(scale, 1),
            decimals=0 if scale else decimals,
            percent=bool(match["after"]),
            spread=bool(match["sign"]),
            first=match.start("number"),
            last=match.end("number"),
            text=match.group().strip(),
        )


def _tokens(word: str, index: int) -> Iterator[tuple[str, int]]:
    """Cut a transcribed word into number words: "ninety-two," → ninety, two; "$5k" → 5, thousand.

    A number in a name (GPT-4) is none.
    """
    bare = word.rstrip(" ,.;:?!\"'()[]“”…").lstrip(f" ,;:?!\"'()[]“”…{_CURRENCY}")
    percent = bare.endswith("%")
    bare = bare.rstrip("%")
    if not re.match(r"\.\d", bare):
        bare = bare.lstrip(".")
    powered = one_word(bare)
    if re.match(r"[-−]\d", bare):
        yield MINUS, index
    parts = _DASH.split(bare) if not (powered or _WRITTEN.match(bare)) else [powered or bare]
    named = False
    for part in parts:
        suffixed, tenfold = _SUFFIXED.match(part), re.fullmatch(r"([\d.]*\d)[eE]", part)
        if named and part[:1].isdigit():
            continue
        if suffixed:
            yield suffixed["number"], index
            yield _SUFFIXES[suffixed["suffix"].lower()], index
        elif tenfold:
            yield from ((tenfold[1], index), ("e", index))
        elif part:
            yield part.lower(), index
        named = part.isalpha() and not _is_spelled(part.lower())
    if percent:
        yield "%", index
    if word.rstrip("\"'”").endswith((".", ",", ";", ":", "?", "!")):
        yield ",", index  # a clause ends here, and so does a number


def _parse(tokens: Sequence[tuple[str, int]], at: int) -> tuple[float, int, int] | None:
    """Return value, decimals and the index after the number that starts at a token."""
    text = tokens[at][0]
    if _WRITTEN.match(text):
        return _scaled(*read_digits(text), tokens, at + 1)
    return _spelled(tokens, at) if _is_spelled(text) else _begun(tokens, at)


def _spelled(tokens: Sequence[tuple[str, int]], at: int) -> tuple[float, int, int] | None:
    value, end = _spelled_whole(tokens, at)
    if value % 10 == 0 and value and _token(tokens, end) in _ORDINALS:
        return None
    decimals, end = _decimals(tokens, end)
    if tokens[at][0] == "oh" and not decimals:
        return None
    return _scaled(float(f"{value}.{decimals or 0}"), len(decimals), tokens, end)


def _begun(tokens: Sequence[tuple[str, int]], at: int) -> tuple[float, int, int] | None:
    """Read a number that begins with another word: "a hundred and twenty", "point nine two"."""
    text, following = tokens[at][0], _token(tokens, at + 1)
    if text in _PARTS and following == "a" and _token(tokens, at + 2) in _SCALES:
        return _scaled(*_PARTS[text], tokens, at + 2)
    if text == "a" and following in _SCALES:
        value, end = _spelled_whole(tokens, at + 1, group=1)
        if end > at + 2:  # on its own, "a hundred" is a figure of speech
            return float(value), 0, end
    decimals, end = _decimals(tokens, at)
    if len(decimals) > 1:  # "point one" and "at this point two" are none
        return float(f"0.{decimals}"), len(decimals), end
    return None


def _token(tokens: Sequence[tuple[str, int]], at: int) -> str:
    return tokens[at][0] if at < len(tokens) else ""


def _is_spelled(text: str) -> bool:
    return text in UNITS or text in _TENS


def _decimals(tokens: Sequence[tuple[str, int]], at: int) -> tuple[str, int]:
    """Read "point nine two"; where there is none, nothing and the same index."""
    decimals, end = "", at + 1
    if _token(tokens, at) != "point":
        return "", at
    while UNITS.get(_token(tokens, end), 10) < 10:
        decimals += str(UNITS[tokens[end][0]])
        end += 1
    return (decimals, end) if decimals else ("", at)


def _spelled_whole(tokens: Sequence[tuple[str, int]], at: int, group: int = 0) -> tuple[int, int]:
    """Read "sixty-four", "two hundred and five", "seven thousand two hundred"."""
    total, end = 0, at
    while end < len(tokens):
        text = tokens[end][0]
        if text in _TENS and group % 100 == 0:
            group += _TENS[text]
        elif text in UNITS and (group % 100 == 0 or (group % 10 == 0 and UNITS[text] < 10)):
            if end > at and group % 100 == 0 and group == 0 and total == 0:
                break
            group += UNITS[text]
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
    return _is_spelled(_token(tokens, at))


def _scaled(
    value: float, decimals: int, tokens: Sequence[tuple[str, int]], end: int
) -> tuple[float, int, int]:
    """Read what may follow a number: "and a half", "million", "times ten to the minus four"."""
    part = _token(tokens, end + 2)
    if (
        not decimals
        and part in _PARTS
        and [_token(tokens, end + i) for i in (0, 1)] == ["and", "a"]
    ):
        more, decimals = _PARTS[part]
        value, end = value + more, end + 3
    if _token(tokens, end) in _SCALES and value:
        return value * _SCALES[tokens[end][0]], 0, end + 1
    power = exponent(value, tokens, end)
    if power:
        return *raised(f"{value:.{decimals}f}", decimals, power[0]), power[1]
    return value, decimals, end
