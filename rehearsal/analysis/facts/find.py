"""What questions hang on: names, numbers and statements, each with slide, time and quote.

Precision is worth more than recall: a question about something that is not what it was taken
for costs the speaker's trust, one that is not asked costs nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rehearsal.analysis.facts.acronyms import find_acronyms
from rehearsal.analysis.facts.kinds import PRESENCE, QUOTED, Fact, FactKind, Facts
from rehearsal.analysis.facts.lines import Line, quotable, read_lines, tidy
from rehearsal.analysis.facts.mention import Mention
from rehearsal.analysis.facts.names import find_names
from rehearsal.analysis.facts.numbers import find_numbers
from rehearsal.analysis.facts.plain import find_plain
from rehearsal.analysis.facts.tables import find_in_tables
from rehearsal.analysis.facts.terms import find_terms
from rehearsal.analysis.facts.titles import find_titles
from rehearsal.analysis.facts.words import Quotation, find_words
from rehearsal.analysis.reading import Sentence, StageLabel
from rehearsal.analysis.sureness import in_other_language
from rehearsal.analysis.text import tokens
from rehearsal.talk import Deck, Stage

_STAGES_ASIDE = ("front", "closing", "backup", "divider")
SURE = 0.6
"""Estimated probability from which a slide is left aside (strength: speaker)."""
_LINGUISTIC = re.compile(
    r"\b(?:languages?|corpus|corpora|translat\w+|speech|linguistic\w*|NLP|morpholog\w+|syntactic)\b"
)
LINGUISTIC_LINES = 3
"""Lines about language from which "German" means the language, not the people."""


def find_facts(
    deck: Deck | None,
    sentences: Sequence[Sentence] = (),
    stages: Sequence[StageLabel] = (),
) -> Facts:
    """Read the facts of a talk from its deck, from what was said, or from both."""
    if in_other_language(_words(deck, sentences)):
        return Facts(has_deck=deck is not None, has_speech=bool(sentences), foreign=True)
    lines = read_lines(deck, sentences)
    aside = _aside(stages)
    main = [line for line in lines if line.slide not in aside or line.spoken]
    numbers = list(find_numbers(main))
    tabled = list(find_in_tables(deck, main)) if deck else []
    numbers += [mention for mention in tabled if mention.kind == "number"]
    named = [mention for mention in tabled if mention.kind != "number"]
    words = list(find_words(lines))
    found = [
        *_named((*numbers, *named), main),
        *_bare_numbers(numbers, words),
        *(_fact(word.kind, word.text, word.line, word.weight) for word in words),
        *_terms(main, lines),
    ]
    of_slide = {label.slide: label.stage for label in stages}
    for kind, text, line in find_titles(main, of_slide):
        found.append(_fact(kind, text, line, PLAIN_WEIGHT))
    found = [fact for fact in found if fact.kind in PRESENCE or fact.slide not in aside]
    found += [_fact(kind, text, line, PLAIN_WEIGHT) for kind, text, line in find_plain(main)]
    topic = deck.shown[0].title.lower() if deck and deck.shown else ""
    found = [fact for fact in found if not _is_topic(fact, topic)]
    found = [replace(fact, weight=_weighed(fact, of_slide)) for fact in found]
    return Facts(
        found=tuple(_kept(sorted(_merged(found), key=_rank))),
        has_deck=deck is not None,
        has_speech=bool(sentences),
        readable=_readable(deck, sentences),
    )


MOST_DIVIDERS = 0.4
"""Share of slides above which those with a title alone are no dividers, but hold pictures
(strength: speaker)."""


def _aside(stages: Sequence[StageLabel]) -> set[int]:
    """Return the slides that are no part of the argument."""
    aside = [label for label in stages if label.stage in _STAGES_ASIDE and _sure(label)]
    dividers = sum(label.stage == "divider" for label in aside)
    many = dividers > MOST_DIVIDERS * len(stages)
    return {label.slide for label in aside if not (many and label.stage == "divider")}


def _is_topic(fact: Fact, topic: str) -> bool:
    """Whether a part is what the whole talk is about: nobody asks what happens without it."""
    return fact.kind == "component" and fact.text.removeprefix("the ").lower() in topic


def _words(deck: Deck | None, sentences: Sequence[Sentence]) -> list[str]:
    """Return the words of the slides, of the speech where no slide holds any."""
    shown = [token for slide in (deck.shown if deck else ()) for token in tokens(slide.text)]
    return shown or [token for sentence in sentences for token in tokens(sentence.text)]


PLAIN_WEIGHT = 0.4
"""What a plain line or a title weighs, which may not be what the talk is about (strength:
speaker)."""
OWN_STAGES = ("approach", "experiments", "takeaways", "future")
OWN_STAGE = 0.1
LONG_QUOTE, EACH_WORD = 12, 0.015
"""What a fact gains on a slide that tells the speaker's own work, and what a quotation loses for
each word beyond twelve, for it is read aloud (strength: speaker)."""


def _weighed(fact: Fact, of_slide: Mapping[int, Stage]) -> float:
    weight = fact.weight + OWN_STAGE * (of_slide.get(fact.slide or 0) in OWN_STAGES)
    if fact.kind in QUOTED:
        weight -= EACH_WORD * max(0, len(fact.text.split()) - LONG_QUOTE)
    return max(0.0, weight)


def _sure(label: StageLabel) -> bool:
    return label.corrected or label.confidence >= SURE


MIN_READABLE_SHARE = 0.6
MIN_READABLE_WORDS = 120
"""Share of slides with text, and words in all, from which "nothing says …" can be claimed; a
deck below either may say it in its pictures (strength: speaker)."""


def _readable(deck: Deck | None, sentences: Sequence[Sentence]) -> bool:
    words = sum(len(sentence.text.split()) for sentence in sentences)
    if deck is None or not deck.shown:
        return words >= MIN_READABLE_WORDS
    words += sum(len(slide.text.split()) for slide in deck.shown)
    readable = sum(slide.readable for slide in deck.shown)
    return words >= MIN_READABLE_WORDS and readable >= MIN_READABLE_SHARE * len(deck.shown)


KEPT = 60
"""Facts of one kind that are kept, the most central; a lecture of hours has hundreds."""


def _kept(facts: Iterable[Fact]) -> Iterator[Fact]:
    counts: Counter[FactKind] = Counter()
    for fact in facts:
        counts[fact.kind] += 1
        if counts[fact.kind] <= KEPT or fact.kind == "slide_title":
            yield fact


def _rank(fact: Fact) -> tuple[float, int, str]:
    return -fact.weight, fact.slide or 0, fact.text


def _named(numbers: Iterable[Mention], lines: Sequence[Line]) -> Iterator[Fact]:
    linguistic = sum(bool(_LINGUISTIC.search(line.text)) for line in lines) >= LINGUISTIC_LINES
    for mention in (*find_names(lines), *numbers):
        if mention.kind != "language" or linguistic:
            yield _fact(mention.kind, mention.text, mention.line, mention.weight)


def _bare_numbers(numbers: Iterable[Mention], words: Iterable[Quotation]) -> Iterator[Fact]:
    """Yield quotable results on slides that show no spread."""
    spread = {quotation.line.slide for quotation in words if quotation.kind == "variance"}
    for mention in numbers:
        text = tidy(mention.line.text)
        if mention.kind == "number" and mention.line.slide not in spread and quotable(text):
            yield _fact("bare_number", text, mention.line, 0.7)


def _terms(lines: Sequence[Line], everything: Sequence[Line]) -> Iterator[Fact]:
    for text, line, weight in find_acronyms(everything):
        yield _fact("acronym", text, line, weight)
    for text, line, weight in find_terms(lines):
        yield _fact("term", text, line, weight)


def _fact(kind: FactKind, text: str, line: Line, weight: float) -> Fact:
    return Fact(kind, text, line.text, line.slide, line.time, weight)


REPEATED = 0.04
"""What each further mention adds to a fact's weight (strength: speaker)."""


def _merged(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each thing once, heavier the more often it comes; its quote from the best mention."""
    groups: dict[tuple[FactKind, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.kind, fact.text.lower()].append(fact)
    names = {text for kind, text in groups if kind == "method"}
    for (kind, text), group in groups.items():
        if kind == "baseline" and text.removeprefix("the ") in names:
            continue
        best = max(group, key=_quote_worth)
        weight = min(1.0, max(fact.weight for fact in group) + REPEATED * (len(group) - 1))
        yield Fact(kind, best.text, best.quote, best.slide, best.time, round(weight, 3))


def _quote_worth(fact: Fact) -> tuple[bool, bool, float, int]:
    shown = fact.time is None
    return shown, fact.kind in QUOTED or quotable(fact.quote), fact.weight, -(fact.slide or 0)
