"""How findings write times, and name and quote what they talk about."""

from collections.abc import Sequence

from rehearsal.analysis.reading import Reading, Sentence
from rehearsal.talk import FORMATS, Deck, Evidence, Format

QUOTE_WORDS = 40
"""Words after which a quote is cut: what a reader takes in at a glance."""
TITLE_WORDS = 8
"""Words after which a title is cut."""


def clock(seconds: float) -> str:
    """Write a time as m:ss; past an hour the minutes go on."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def length(seconds: float) -> str:
    """Write a duration: "45 s", "2 min", "1:30 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min" if whole % 60 == 0 else f"{clock(whole)} min"


def band(format: Format) -> str:
    """Write a format's band: "20 to 30 min", "60 to 120 s"."""
    if format.low % 60 == 0 and format.high % 60 == 0:
        return f"{format.low / 60:.0f} to {format.high / 60:.0f} min"
    if format.high < 60:
        return f"{format.low:.0f} to {format.high:.0f} s"
    return f"{clock(format.low)} to {clock(format.high)} min"


def of_format(format: Format) -> str:
    """Say whose band it is: "of a job talk", "that you set"."""
    if format.name not in {built_in.name for built_in in FORMATS}:
        return "that you set"
    return f"of {'an' if format.name[0] in 'aeiou' else 'a'} {format.name}"


def named(reading: Reading, slide: int) -> str:
    """Name a slide by its number and, where it has one, its title."""
    title = ""
    if 1 <= slide <= len(reading.slides):
        title = shortened(reading.slides[slide - 1].title, TITLE_WORDS)
    return f"slide {slide} (“{title}”)" if title else f"slide {slide}"


def numbered(slides: Sequence[int]) -> str:
    """Write "slide 4", "slides 4 and 7", "slides 3 to 9 and 12"."""
    kind = "slide" if len(slides) == 1 else "slides"
    return f"{kind} {in_runs(slides)}"


def hidden_told(deck: Deck) -> str:
    """Say which slides of the file are hidden, and what they shift; empty where none is.

    "Slides 5 and 9 of the file are hidden and not counted: its slide 6 is slide 5 here."
    """
    hidden = [page for slide in deck.slides if slide.hidden for page in slide.pages]
    if not hidden:
        return ""
    named, are = numbered(hidden), "is" if len(hidden) == 1 else "are"
    told = f"{named[0].upper()}{named[1:]} of the file {are} hidden and not counted"
    shifted = next((slide for slide in deck.shown if slide.pages[0] > hidden[0]), None)
    if shifted is None:
        return f"{told}."
    return f"{told}: its slide {shifted.pages[0]} is slide {shifted.number} here."


def in_runs(numbers: Sequence[int]) -> str:
    """Write "4", "4 and 7", "3 to 9 and 12": three in a row or more are written as one."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(one) for one in run])
    ]
    return listed(parts)


def counted(count: int, noun: str) -> str:
    """Write "1 slide", "2 slides"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(parts: Sequence[str]) -> str:
    """Write "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, words: int = QUOTE_WORDS) -> str:
    """Cut a text after so many words and mark the cut."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def quoted(sentence: Sentence) -> Evidence:
    """Point at a sentence: its time, slide and words."""
    return Evidence(sentence.start, sentence.end, sentence.slide, shortened(sentence.text))


def shown(reading: Reading, slide: int, quote: str = "") -> Evidence:
    """Point at a slide, and at the longest time for which it was spoken to."""
    visits = [span for span in reading.timeline if span.slide == slide]
    if not visits:
        return Evidence(slide=slide, quote=shortened(quote))
    visit = max(visits, key=lambda span: span.duration)
    return Evidence(visit.start, visit.end, slide, shortened(quote))
