"""Whether two numbers are one, or one is the other with a slip of the tongue."""

from dataclasses import replace

from rehearsal.analysis.argument.numbers import Number


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
    by chance, but for two swapped in a decimal or a percentage (0.54 for 0.45). Round ones (2,300)
    are so with a digit changed.
    """
    a, b = _digits_of_both(said, shown)
    if len(a) != len(b) or a == b:
        return False
    if len(a) < 3:
        exact = said.decimals > 0 or (said.percent and shown.percent)
        return exact and a == b[::-1]
    if sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return bool(said.decimals) or len(a.rstrip("0")) >= 3 or len(b.rstrip("0")) >= 3
    return _are_swapped(a, b)


def swapped(said: Number, shown: Number) -> bool:
    """Tell whether one is the other with two neighbouring digits swapped."""
    return _are_swapped(*_digits_of_both(said, shown))


def _digits_of_both(said: Number, shown: Number) -> tuple[str, str]:
    """Return the digits of two numbers, empty where their decimals keep them apart."""
    if said.decimals != shown.decimals:
        said, shown = _without_zeros(said), _without_zeros(shown)
    return (said.digits, shown.digits) if said.decimals == shown.decimals else ("", "")


def _are_swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    i, j = differing
    return a[i] == b[j] and a[j] == b[i]


def _without_zeros(number: Number) -> Number:
    """Return a whole number without decimals: prices are written 2,675.00."""
    return replace(number, decimals=0) if number.value.is_integer() else number
