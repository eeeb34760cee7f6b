"""What is shown and never said, and what is said and nowhere shown."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rehearsal.analysis.argument.slides import is_reference, is_reference_line
from rehearsal.analysis.facts.acronyms import find_acronyms
from rehearsal.analysis.facts.lines import Line, read_lines
from rehearsal.analysis.phrasing import listed, named, quoted, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    NO_DECK,
    apart,
    is_placed,
    no_transcript,
    nothing_to_read,
    unmatched,
)
from rehearsal.analysis.text import stem, terms, tokens
from rehearsal.talk import ARGUMENT, Evidence, Finding, NotMeasured

SPOKEN_SECONDS = 10.0
"""Seconds on a slide from which its lines are expected to be spoken of; strength D."""
LINE_WORDS = 3
"""Content words that a line must have to be looked for in speech; strength D."""
UNSAID_SHARE = 0.25
"""Share of a line's content words below which it was not spoken of; strength D."""
UNSAID_LINES = 2
"""Lines of one slide that go unsaid before it is mentioned; strength D."""
UNSAID_PART = 0.5
"""Share of a slide's lines that must go unsaid before it is mentioned; strength D."""
NAME_TIMES = 3
"""Times a name is said before it should stand on a slide; strength D."""
LISTED = 5
"""Things that are named one by one, at most."""

_NAME = re.compile(r"^(?:[A-Z][a-z]+[A-Z]\w*|[A-Za-z]{3,}-?\d+|[A-Z]{2,}[a-z]{2,})$")


def check_never_said(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides of which half the lines are never spoken of.

    Title: Slides of which half the lines are never spoken of.
    Measured: lines of three content words or more, of which less than a quarter is said while the
    slide is up; slides that were up for less than 10 s are told of elsewhere.
    Source: what need not be said need not be shown (Clark & Mayer, coherence); the margins are
    lore, so this is a note.
    Strength: D.
    Cannot tell: a line that was said in other words.
    """
    check = "coverage.never_said"
    reason = unmatched(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    lines = _lines_to_speak_of(reading)
    bare: dict[int, list[str]] = {}
    for dwell in reading.dwells:
        on_slide = lines.get(dwell.slide, [])
        if (dwell.seconds or 0.0) >= SPOKEN_SECONDS and is_placed(reading, dwell.slide):
            unsaid = _unsaid(reading, dwell.slide, on_slide)
            if len(unsaid) >= UNSAID_LINES and len(unsaid) >= UNSAID_PART * len(on_slide):
                bare[dwell.slide] = unsaid
    if bare:
        yield _never_said(reading, bare)


def lines_spoken_of(reading: Reading) -> dict[int, tuple[int, int]]:
    """Return for each slide how many of its lines were spoken of, and how many it has to be.

    Slides outside the argument, or never shown, and slides without such lines are left out.
    """
    if not reading.words or reading.strangers:
        return {}
    shown_slides = {span.slide for span in reading.timeline}
    return {
        slide: (len(lines) - len(_unsaid(reading, slide, lines)), len(lines))
        for slide, lines in _lines_to_speak_of(reading).items()
        if slide in shown_slides
    }


def _lines_to_speak_of(reading: Reading) -> dict[int, list[str]]:
    """Return the lines of each slide of the argument; sources and running lines left out."""
    argument = {label.slide for label in reading.stages if label.stage in ARGUMENT}
    lines: dict[int, list[str]] = {}
    for line in read_lines(reading.deck, ()):
        number = line.slide
        if line.source != "body" or number not in argument or is_reference_line(line.text):
            continue
        if len(_content(line.text)) >= LINE_WORDS and not is_reference(reading.slides[number - 1]):
            lines.setdefault(number, []).append(line.text)
    return lines


def _content(line: str) -> set[str]:
    return {term for term in terms(line) if not term[0].isdigit()}


def _unsaid(reading: Reading, slide: int, lines: Sequence[str]) -> list[str]:
    heard = {
        term
        for sentence in reading.sentences
        if sentence.slide == slide
        for term in terms(sentence.text)
    }
    return [
        line for line in lines if len(_content(line) & heard) < UNSAID_SHARE * len(_content(line))
    ]


def _never_said(reading: Reading, bare: Mapping[int, Sequence[str]]) -> Finding:
    most = sorted(bare, key=lambda slide: -len(bare[slide]))[:LISTED]
    lines = ", ".join(f"{named(reading, n)}: {len(bare[n])}" for n in sorted(most))
    more = f", and {len(bare) - LISTED} more slides" if len(bare) > LISTED else ""
    return Finding(
        "coverage.never_said",
        "note",
        f"Lines that were shown and not spoken of: {lines}{more}.",
        "Take out what you do not need, or say it: the audience reads it either way.",
        "Clark & Mayer, the coherence principle",
        "D",
        tuple(shown(reading, slide, bare[slide][0]) for slide in sorted(most)),
    )


def check_only_said(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find names that are said again and again and stand on no slide.

    Title: Names that are said again and again and stand on no slide.
    Measured: names such as ResNet or GPT-4, said three times or more, that no slide and no note
    holds; acronyms are told of elsewhere.
    Source: a name that is only heard cannot be looked up (Golub); lore, so this is a note.
    Strength: D.
    Cannot tell: whether the recogniser spelt the name as the slides do.
    """
    check = "coverage.only_said"
    if not reading.slides:
        yield NotMeasured(check, NO_DECK)
        return
    if not reading.words or reading.strangers:
        yield NotMeasured(check, apart(reading) or no_transcript(reading))
        return
    known = {
        stem(token)
        for slide in reading.slides
        for token in tokens(f"{slide.text} {slide.notes} {slide.section}")
    }
    lower = {word.text.strip(".,;:?!") for word in reading.words}
    counts: Counter[str] = Counter()
    first: dict[str, Evidence] = {}
    for sentence in reading.sentences:
        for word in reading.words[sentence.first + 1 : sentence.last]:
            name = word.text.strip(".,;:?!\"'()").removesuffix("'s").removesuffix("’s")
            if not _NAME.match(name) or name.lower() in lower:
                continue
            if stem(name.lower()) not in known:
                counts[name] += 1
                first.setdefault(name, quoted(sentence))
    names = [name for name, count in counts.most_common() if count >= NAME_TIMES][:LISTED]
    if names:
        often = listed([f"{name} ({counts[name]} times)" for name in names])
        yield Finding(
            check,
            "note",
            f"Said, and on no slide: {often}.",
            "Write the name on the slide where you first say it, or correct the transcript if it "
            "was misheard.",
            "Golub's job-talk field guide",
            "D",
            tuple(first[name] for name in names),
        )


def check_acronyms(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find acronyms that are never spelled out, on a slide or in speech.

    Title: Acronyms that are never spelled out, on a slide or in speech.
    Measured: words in capitals that come twice or more, without words anywhere on slides, in notes
    or in speech that give their letters in order (greenhouse gases, GHG): shown once is
    enough, and said once; said twice for two letters, or where one stands inside a word. Those that
    any panel knows, tags and names of data sets are left out.
    Source: define at first use (Day & Gastel); lore.
    Strength: D.
    Cannot tell: which acronyms this panel knows; words that fit by chance keep it silent.
    """
    check = "coverage.acronyms"
    lines = read_lines(reading.deck, reading.sentences)
    if not lines:
        yield NotMeasured(check, nothing_to_read(reading))
        return
    found = sorted(find_acronyms(lines, least_slides=1), key=lambda item: -item[2])[:LISTED]
    if not found:
        return
    names = [name for name, _, _ in found]
    one = len(names) == 1
    yield Finding(
        check,
        "advice" if reading.words else "note",
        f"{listed(names)} {'is' if one else 'are'} never spelled out"
        f"{'' if reading.words else ' on the slides'}.",
        "Say the full words once, where the acronym first comes, or leave it out.",
        "Day & Gastel, How to Write and Publish a Scientific Paper",
        "D",
        tuple(_place(reading, name, line) for name, line, _ in found),
    )


def _place(reading: Reading, name: str, line: Line) -> Evidence:
    """Point at the first time that a name is said, else at the line that shows it."""
    used = re.compile(rf"\b{re.escape(name)}s?\b")
    said = next((s for s in reading.sentences if used.search(s.text)), None)
    return quoted(said) if said else Evidence(slide=line.slide, quote=line.text)


CHECKS: tuple[Check, ...] = (check_never_said, check_only_said, check_acronyms)
