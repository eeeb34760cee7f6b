"""How findings write times and name slides."""

from collections.abc import Sequence

from rehearsal.analysis.reading import Reading

QUOTE_WORDS = 40
"""Words after which a quote is cut: what a reader takes in at a glance."""


def clock(seconds: float) -> str:
    """Write a time as mm:ss; past an hour the minutes go on."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def length(seconds: float) -> str:
    """Write a duration: "45 s", "1:30 min"."""
    return f"{round(seconds)} s" if round(seconds) < 60 else f"{clock(seconds)} min"


def named(reading: Reading, slide: int) -> str:
    """Name a slide by its number and, where it has one, its title."""
    title = ""
    if 1 <= slide <= len(reading.slides):
        title = reading.slides[slide - 1].title.strip()
    return f"slide {slide} (“{shortened(title, 8)}”)" if title else f"slide {slide}"


def listed(parts: Sequence[str]) -> str:
    """Write "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def shortened(text: str, words: int = QUOTE_WORDS) -> str:
    """Cut a text after so many words and mark the cut."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"
