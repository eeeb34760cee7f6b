"""What questions hang on: names, numbers and statements, each with slide, time and quote.

Precision is worth more than recall: a question about something that is not what it was taken
for costs the speaker's trust, one that is not asked costs nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rehearsal.analysis.facts_kinds import QUOTED, Fact, FactKind, Facts
from rehearsal.analysis.facts_lines import Line, ends_badly, is_argument, quotable, read_lines, tidy
from rehearsal.analysis.facts_names import find_names
from rehearsal.analysis.facts_numbers import find_numbers, find_table_numbers
from rehearsal.analysis.facts_terms import find_acronyms, find_terms
from rehearsal.analysis.facts_words import find_words
from rehearsal.analysis.reading import Sentence, StageLabel
from rehearsal.talk import Deck

_GENERIC_TITLE = re.compile(
    r"^(?:\W|\d|introduction|background|motivation|results?|experiments?|experimental|methods?|"
    r"methodology|conclusions?|summary|discussion|related work|previous work|future|limitations?|"
    r"evaluation|data|dataset|setup|settings?|analysis|approach|overview|outline|contributions?|"
    r"model|task|problem|example|examples|questions?|thanks?|thank you|references|appendix|goals?|"
    r"work|and|the|of|our|main|cont|continued|part|next|steps|takeaways?|take|home|message|set|up|"
    r"findings|training|definition|objectives?|statement|recap|in|a|this|talk|idea|key|i|ii)+\W*$",
    re.IGNORECASE,
)
_STAGES_ASIDE = ("front", "closing", "backup", "divider")


def find_facts(
    deck: Deck | None,
    sentences: Sequence[Sentence] = (),
    stages: Sequence[StageLabel] = (),
) -> Facts:
    """Read the facts of a talk from its deck, from what was said, or from both."""
    lines = read_lines(deck, sentences)
    aside = {label.slide for label in stages if label.stage in _STAGES_ASIDE}
    main = [line for line in lines if line.slide not in aside or line.spoken]
    found = [*_named(main, deck), *_quoted(main), *_terms(main, lines)]
    return Facts(
        found=tuple(sorted(_merged(found), key=_rank)),
        has_deck=deck is not None,
        has_speech=bool(sentences),
        readable=_readable(deck, sentences),
    )


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


def _rank(fact: Fact) -> tuple[float, int, str]:
    return -fact.weight, fact.slide or 0, fact.text


def _named(lines: Sequence[Line], deck: Deck | None) -> Iterator[Fact]:
    tables = find_table_numbers(deck) if deck else ()
    for mention in (*find_names(lines), *find_numbers(lines), *tables):
        yield _fact(mention.kind, mention.text, mention.line, mention.weight)


def _quoted(lines: Sequence[Line]) -> Iterator[Fact]:
    for words in find_words(lines):
        yield _fact(words.kind, words.text, words.line, words.weight)
    for line in lines:
        if line.source == "title" and is_argument(line) and _telling_title(line.text):
            yield _fact("slide_title", tidy(line.text), line, 0.4)
    yield from _bare_numbers(lines)


def _telling_title(text: str) -> bool:
    words = text.split()
    if (
        not 2 <= len(words) <= 12
        or ends_badly(text)
        or _GENERIC_TITLE.match(text)
        or text.endswith("?")
    ):
        return False
    letters = sum(char.isalpha() or char.isspace() for char in text)
    return letters >= 0.85 * len(text) and sum(len(word) > 2 for word in words) >= 2


def _bare_numbers(lines: Sequence[Line]) -> Iterator[Fact]:
    """Yield quotable results on slides that show no spread."""
    spread = {words.line.slide for words in find_words(lines) if words.kind == "variance"}
    for mention in find_numbers(lines):
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
