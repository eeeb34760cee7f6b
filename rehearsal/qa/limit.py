"""Whether an answer names a limit of its own, and does something about it."""

from collections.abc import Iterator

from rehearsal.analysis.reading import Sentence
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.evidence import asked_words, repeats
from rehearsal.qa.feedback import Mark, apart
from rehearsal.qa.said import Quote, Said
from rehearsal.talk import Question

REMEDY_WITHIN = 6
"""Sentences, the limit's own included, in which something is to be done about it (strength:
speaker)."""
LIMITED_KINDS = ("limitations", "failure_cases", "challenge", "statistics", "reproducibility")
"""Kinds whose good answers name a limit."""


def limits(question: Question, said: Said) -> Iterator[tuple[int, Quote]]:
    """Yield the limits that are named, each with its sentence's place.

    A limit that is denied ("there are no limitations") is none, nor is what is said about the
    question ("a hard question") or read back from it.
    """
    asked = asked_words(question)
    for at, sentence in enumerate(said.sentences):
        if sentence.text.rstrip("\"'”’) ").endswith("?") or repeats(sentence.text, asked):
            continue
        for quote in said.find(cue.LIMIT, among=[sentence], unless=_DENIED):
            yield at, quote


_DENIED = (cue.NO_LIMIT, cue.ABOUT_THE_QUESTION)


def limit_marks(question: Question, said: Said) -> Iterator[Mark]:
    """Judge the limit, and whether something is done about one in the next sentences."""
    open_limit: Quote | None = None
    for at, limit in limits(question, said):
        near: tuple[Sentence, ...] = said.sentences[at : at + REMEDY_WITHIN]
        remedy = next(said.find(cue.REMEDY, among=near), None)
        if remedy:
            quotes = apart((limit, remedy))
            yield Mark("limit", "good", "You named a limit and what to do about it.", quotes)
            return
        open_limit = open_limit or limit
    if open_limit is not None:
        weak = "You named a limit and stopped there: say what you would do about it."
        yield Mark("limit", "weak", weak, (open_limit,))
    elif question.kind in LIMITED_KINDS:
        yield Mark("limit", "missing", "No limit was named: the honest one wins trust.")
