"""How likely it is that things fall together by chance."""

from math import exp


def at_least(count: int, expected: float) -> float:
    """Return the probability of `count` or more events where `expected` are expected (Poisson)."""
    term, below = exp(-expected), 0.0
    for n in range(count):
        below += term
        term *= expected / (n + 1)
    return max(0.0, 1.0 - below)
