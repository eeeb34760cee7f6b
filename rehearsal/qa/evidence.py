"""What an answer stands on: a number, an experiment, a slide, each tied to what was asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehearsal.analysis.facts.lexicon import METRICS, lexicon
from rehearsal.analysis.reading import Sentence
from rehearsal.analysis.text import stem, terms, tokens
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.answer_cues import WEAK
from rehearsal.qa.said import Quote, Said
from rehearsal.talk import Question


def strong_words(question: Question) -> frozenset[str]:
    """Return the stems that an answer to this question is made of: its own and its points'."""
    synonyms = (word for words in question.synonyms for word in words if word not in WEAK)
    return frozenset(terms(" ".join((question.text, *synonyms))))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in an answer."""

    named: tuple[tuple[str, Quote], ...]
    """What it is ("a number"), and its words."""
    loose: Quote | None
    """A number that no word ties to the question; None: there is none, or it is tied."""


def evidence(question: Question, said: Said) -> Evidence:
    """Find the first number, experiment and slide, none of them planned only.

    A number must be about something asked.
    """
    done = replace(said, sentences=tuple(_done(sentence, said) for sentence in said.sentences))
    tied = _tied(question, done)
    experiment = next(experiments_about(question, done), None)
    named: list[tuple[str, Quote]] = []
    loose: Quote | None = None
    for sentence, quote in _numbers(done):
        if sentence in tied:
            named.append(("a number", quote))
            break
        loose = loose or quote
    slide = next(said.find(cue.SHOWN), None)
    named += [("an experiment", experiment)] if experiment else []
    named += [("a slide", slide)] if slide else []
    has_number = any(name == "a number" for name, _ in named)
    return Evidence(tuple(named), None if has_number else loose)


def _done(sentence: Sentence, said: Said) -> Sentence:
    """Return a sentence up to where it begins to tell a plan: what is planned shows nothing."""
    plan = cue.PLANNED.search(sentence.text)
    if plan is None:
        return sentence
    last = sentence.first + len(sentence.text[: plan.start()].split())
    text = " ".join(word.text for word in said.words[sentence.first : last])
    return replace(sentence, last=last, text=text)


def numbers_about(question: Question, said: Said) -> Iterator[Quote]:
    """Yield the numbers that belong to the question or to a measurement."""
    tied = _tied(question, said)
    for sentence, quote in _numbers(said):
        if sentence in tied:
            yield quote


def experiments_about(question: Question, said: Said) -> Iterator[Quote]:
    """Yield the words of experiments; what was only seen must belong to the question."""
    yield from said.find(cue.EXPERIMENT)
    tied = _tied(question, said)
    for sentence in said.sentences:
        if sentence in tied:
            yield from said.find(cue.OBSERVED, among=[sentence])


def _numbers(said: Said) -> Iterator[tuple[Sentence, Quote]]:
    for sentence in said.sentences:
        for _, quote in said.numbers(among=[sentence]):
            yield sentence, quote


def _tied(question: Question, said: Said) -> frozenset[Sentence]:
    """Return the sentences about the question or what it quotes, or about something measured.

    A sentence that points back ("that is 3 percent") belongs to the one before it.
    """
    about = strong_words(question) | set(terms(" ".join((question.quote, *question.listen_for))))
    tied: list[Sentence] = []
    before = False
    for sentence in said.sentences:
        before = _about(sentence.text, about) or (before and _points_back(sentence.text))
        if before:
            tied.append(sentence)
    return frozenset(tied)


def _about(text: str, about: frozenset[str] | set[str]) -> bool:
    if about & {term for term in terms(text) if not term[0].isdigit()}:
        return True
    measured = bool(cue.MEASURED.search(text))
    return measured or any(True for _ in lexicon(METRICS).find(text))


def _points_back(text: str) -> bool:
    return bool(re.match(r"(?:\w+ )?(?:that|this|it|they|these|those|he|she|which)\b", text, re.I))


def asked_words(question: Question) -> frozenset[str]:
    """Return the stems of all words of the question itself."""
    return frozenset(stem(token) for token in tokens(question.text))


ADDED = 2
"""Content words beyond the question's own from which a sentence does more than repeat it
(strength: speaker)."""


def repeats(text: str, asked: frozenset[str]) -> bool:
    """Whether a sentence says hardly more than the question did: no number, no yes or no."""
    content = set(terms(text))
    added = content - asked
    if cue.YES_NO.match(text) or any(term[0].isdigit() for term in added):
        return False
    return bool(content & asked) and len(added) < ADDED
