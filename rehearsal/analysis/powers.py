"""Numbers with a power of ten, as they are written and said: "3 × 10⁻⁴", "three e minus four"."""

import re
from collections.abc import Sequence

UNITS = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_NTH = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "fifteenth": 15,
}  # fmt: skip
_TIMES = ("times", "×", "x", "*", "·")
_LESS = ("minus", "negative")
MINUS = "negative"
"""The token of a minus sign that stands at a number: a "minus" that is said may begin a spread."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
POWER = r"10(?:\^ ?[({]?[-−–+]?\d{1,2}[)}]?|[⁻⁺]?[⁰¹²³⁴-⁹]{1,2})"
"""Ten to a power, on its own."""
TIMES_POWER = rf" ?[×xX*·⋅] ?(?:{POWER}|10(?:−\d{{1,2}}|[-–]\d)(?!\d))"
"""What makes a number one with a power of ten; where a file lost what is raised, "10-4" is too,
but not "10-15", a range."""
_POWERED = re.compile(
    r"(?:(?P<mantissa>\d[\d,]*(?:\.\d+)?|\.\d+) ?[×xX*·⋅] ?)?"
    r"10\^? ?[({]?(?P<exponent>[-+]?\d+)[)}]?"
)
_WORD = re.compile(rf"(?:(?:\d+(?:\.\d+)?|\.\d+){TIMES_POWER}|{POWER})")

Token = tuple[str, int]


def read_digits(digits: str) -> tuple[float, int]:
    """Return value and decimals of a number in digits: "1,024", "92.4", "1e-4", "3 × 10⁻⁴"."""
    written = _in_e(digits).lower().replace(",", "").replace("−", "-")
    mantissa, _, power = written.partition("e")
    return raised(mantissa, len(mantissa.partition(".")[2]), int(power or 0))


def raised(mantissa: str, decimals: int, power: int) -> tuple[float, int]:
    """Return value and decimals of a number that is taken by a power of ten."""
    return float(f"{mantissa}e{power}"), max(0, decimals - power)


def _in_e(text: str) -> str:
    """Return a written number with a power of ten as "3e-4", any other as it is."""
    match = _POWERED.fullmatch(text.translate(_RAISED))
    marked = re.search(r"[×xX*·⋅^⁰¹²³⁴-⁹⁻]", text)
    return f"{match['mantissa'] or 1}e{match['exponent']}" if match and marked else text


def one_word(word: str) -> str:
    """Return "3e-4" where one transcribed word is such a number, else nothing."""
    return _in_e(word) if _WORD.fullmatch(word) else ""


def exponent(value: float, tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Return the power of ten by which a number that ends here is to be taken, and its end.

    After "three": "times ten to the minus four", "e minus four"; after "ten": "to the minus four".
    """
    if _token(tokens, end) == "e" and _token(tokens, end + 1) in _LESS:
        return _counted(tokens, end + 1)
    if _token(tokens, end) in _TIMES:
        one, _, power = _token(tokens, end + 1).partition("e")
        if one == "1" and power:
            return int(power), end + 2
        return _to_the(tokens, end + 2) if _token(tokens, end + 1) in ("ten", "10") else None
    if value != 10:
        return None
    found = _to_the(tokens, end)
    sure = any(word in (*_LESS, "power") for word, _ in tokens[end : end + 3])
    return (found[0] - 1, found[1]) if found and sure else None


def _to_the(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "to the minus four", "to the power of six", "to the sixth"."""
    if [_token(tokens, at + i) for i in (0, 1)] != ["to", "the"]:
        return None
    at += 2
    if _token(tokens, at) in _NTH:
        return _NTH[_token(tokens, at)], at + 1
    for word in ("power", "of"):
        at += _token(tokens, at) == word
    return _counted(tokens, at)


def _counted(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    less = _token(tokens, at) in _LESS
    word = _token(tokens, at + less)
    count = UNITS.get(word, _NTH.get(word) if less else None)
    if count is None and re.fullmatch(r"\d{1,2}", word):
        count = int(word)
    return None if count is None else (-count if less else count, at + less + 1)


def _token(tokens: Sequence[Token], at: int) -> str:
    return tokens[at][0] if at < len(tokens) else ""
