"""What stands on the slides: how much, how many, and what nobody explains."""

import re
from collections.abc import Iterator
from statistics import median

from rehearsal.analysis.phrasing import capital, in_runs, length, named, numbered, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import NO_DECK
from rehearsal.talk import ARGUMENT, Finding, NotMeasured, Slide

GOOD_MEDIAN = 25
"""Words on the median slide up to which a deck reads easily (Stage Coach; strength C)."""
DENSE_MEDIAN = 40
"""Words on the median slide above which a deck is dense (Stage Coach; strength C)."""
MOST_WORDS = 50
"""Words on one slide at most (Day & Gastel; strength D)."""
FEWEST_SLIDES = 5
"""Slides of the argument from which a deck has a typical slide; strength D."""
MOST_PER_MINUTE = 1.6
"""Slides a minute above which a deck is long for its format.

Source: about 20 main slides for 25 minutes (Golub), doubled; strength D.
"""
MISSING_TITLES = 3
"""Slides without a title from which they are mentioned; strength D."""
COUNTED = "title and lines, without numbers, sources, tables and charts"
"""What a count of words holds, for other counts take tables in."""
LISTED = 5
"""Slides that are named one by one, at most."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CITATION = re.compile(
    r"^\W*(?:[A-Z][\w’'-]+,? (?:[A-Z]{1,3}\b\.?[ ,;&-]*)+){2,}"
    r"|^\W*(?:[A-Z][\w’'-]+, ){3,}"
    r"|^\W*[A-Z][\w’'-]+,? [A-Z]\..*\b(?:19|20)\d\d\b"
    r"|^\W*[A-Z][\w’'-]+ [A-Z]{1,3}\b(?:,.*)? et al\b.*\. (?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d[a-z]?\b.*\b(?:pp?\.|vol\b|Proc\b|Press\b|Journal\b|arXiv|doi\b|edition|In:)"
    r"|\b(?:Proc\b|Proceedings|Journal|arXiv|doi\b|Press,|edition,).*\b(?:19|20)\d\d\b"
)
_SOURCE = re.compile(
    r"\bet al\b|^\W*https?://\S+$|©|\blicen[sc]e[:.]|all rights reserved|\bcourtesy of",
    re.IGNORECASE,
)
_REFERENCES_TITLE = re.compile(r"^(?:references|bibliography|readings?|sources|literature)\b", re.I)


def is_citation(line: str) -> bool:
    """Tell whether a line is an entry of a bibliography."""
    return bool(_CITATION.search(line))


def is_reference_line(line: str) -> bool:
    """Tell whether a line names a source, a link or a licence."""
    return is_citation(line) or bool(_SOURCE.search(line))


def is_reference(slide: Slide) -> bool:
    """Tell whether a slide lists sources."""
    lines = [line for line in slide.body if line.strip()]
    sources = sum(is_reference_line(line) for line in lines)
    return bool(_REFERENCES_TITLE.match(slide.title)) or (
        bool(lines) and 2 * sources >= len(lines) + 1
    )


def word_count(slide: Slide) -> int:
    """Count the words in the title and the lines of a slide.

    Tables and charts hold data, and a source at the foot is there to be found, not to be read.
    """
    lines = [line for line in slide.body if not is_reference_line(line)]
    return len(_WORD.findall(" ".join((slide.title, *lines))))


def check_words(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Count the words on the slides.

    Title: Words on the slides.
    Measured: words in titles and lines, without numbers, sources, tables, charts and notes, on
    slides of the argument.
    Source: median up to 25 good, above 40 dense (Stage Coach); 50 at most (Day & Gastel).
    Strength: C.
    Cannot tell: words inside pictures, or how the text is set.
    """
    check = "slides.words"
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    counts = {number: word_count(reading.slides[number - 1]) for number in _argument(reading)}
    if not any(counts.values()):
        yield NotMeasured(check, "The slides hold no words that can be read.")
        return
    typical = median(counts.values())
    dense = sorted((n for n in counts if counts[n] > MOST_WORDS), key=lambda n: -counts[n])
    if len(counts) >= FEWEST_SLIDES and typical > DENSE_MEDIAN:
        yield Finding(
            check,
            "advice",
            f"The median slide holds {typical:.0f} words ({COUNTED}); up to {GOOD_MEDIAN} are read "
            f"at a glance, and above {DENSE_MEDIAN} the audience reads instead of listening.",
            f"Start with {numbered(dense[:3] or sorted(counts, key=lambda n: -counts[n])[:3])}: "
            "keep the nouns and say the sentences.",
            "Stage Coach specification",
            "C",
            tuple(shown(reading, number) for number in dense[:LISTED]),
        )
    elif dense:
        most = ", ".join(f"{named(reading, n)}: {counts[n]}" for n in dense[:LISTED])
        more = f", and {len(dense) - LISTED} more" if len(dense) > LISTED else ""
        yield Finding(
            check,
            "advice",
            f"More than {MOST_WORDS} words ({COUNTED}) on {most}{more}.",
            "Keep the nouns on the slide and say the sentences, or split the slide in two.",
            "Day & Gastel, How to Write and Publish a Scientific Paper",
            "D",
            tuple(shown(reading, number) for number in dense[:LISTED]),
        )


def check_count(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Count the slides against the longest time that the format gives.

    Title: The number of slides against the longest time that the format gives.
    Measured: slides that the audience sees, without dividers and backup; overlays count once.
    Source: about 20 main slides for 25 minutes (Golub), doubled; lore.
    Strength: D.
    Cannot tell: slides that are meant to be up for a second.
    """
    check, format = "slides.count", reading.rehearsal.format
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    main = [label for label in reading.stages if label.stage not in ("backup", "divider")]
    allowed = int(MOST_PER_MINUTE * format.high / 60)
    if len(main) > allowed and len(main) > FEWEST_SLIDES:
        left_out = len(reading.slides) - len(main)
        aside = f" (of {len(reading.slides)}; dividers and backup left out)" if left_out else ""
        over = len(main) - allowed
        yield Finding(
            check,
            "advice",
            f"{len(main)} slides{aside} for at most {length(format.high)}: "
            f"{format.high / len(main):.0f} s for each.",
            f"Move {over} behind the last slide, as {'an answer' if over == 1 else 'answers'} to "
            "questions: first those that the takeaways do not rest on.",
            "about 20 main slides for 25 minutes (Golub), doubled",
            "D",
        )


def check_pictures(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Name the slides that hold nothing but pictures, for nothing on them is checked.

    Title: Slides that hold nothing but pictures, for nothing on them is checked.
    Measured: slides with a picture and no text besides a title.
    Source: the file itself.
    Cannot tell: anything about what the pictures show.
    """
    check = "slides.pictures"
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    pictures = [n for n, slide in enumerate(reading.slides, start=1) if not slide.readable]
    if pictures:
        what = "it shows was" if len(pictures) == 1 else "they show was"
        yield NotMeasured(
            check,
            f"{capital(numbered(pictures))} {'holds' if len(pictures) == 1 else 'hold'} pictures "
            f"without text: what {what} not read.",
        )


def check_titles(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides of the argument that have text and no title.

    Title: Slides of the argument that have text and no title.
    Measured: no title in the file, and no line that could serve as one.
    Source: a listener who was lost for a moment finds the way back by the title; lore.
    Strength: D.
    Cannot tell: a title inside a picture.
    """
    check = "slides.titles"
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    bare = [
        number
        for number in _argument(reading)
        if not reading.slides[number - 1].title.strip() and reading.slides[number - 1].readable
    ]
    if len(bare) >= MISSING_TITLES:
        yield Finding(
            check,
            "note",
            f"{len(bare)} slides have no title: {in_runs(bare)}.",
            "Write what each slide shows as its title, in one short sentence.",
            "practice of presenting",
            "D",
            tuple(shown(reading, number) for number in bare),
        )


def _argument(reading: Reading) -> list[int]:
    return [
        label.slide
        for label in reading.stages
        if label.stage in ARGUMENT and not is_reference(reading.slides[label.slide - 1])
    ]


CHECKS: tuple[Check, ...] = (check_words, check_count, check_pictures, check_titles)
