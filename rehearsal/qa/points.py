"""Which of the points that a good answer comes to were heard, by which words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.analysis.reading import Sentence
from rehearsal.analysis.text import stem, terms, tokens
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.answer_cues import WEAK
from rehearsal.qa.deeds import ACTION
from rehearsal.qa.evidence import asked_words, experiments_about, numbers_about, repeats
from rehearsal.qa.feedback import PointHeard
from rehearsal.qa.limit import limits
from rehearsal.qa.said import Quote, Said
from rehearsal.talk import Question

WEAK_TOGETHER = 2
"""Common words of a point that must meet in one sentence to show it; a content word of the
question stands for one of them (strength: speaker)."""


def points_heard(question: Question, said: Said) -> tuple[PointHeard, ...]:
    """Return each point with the words by which it was recognised.

    One telling word or phrase of its synonyms shows a point, in any inflection; of common words
    such as "because" it takes two in one sentence, or one beside a content word of the question.
    The question's own words show a point only in a sentence that says more than the question.
    """
    synonyms = question.synonyms or ((),) * len(question.listen_for)
    asked = asked_words(question)
    return tuple(
        PointHeard(
            point, _heard((*words, point), said, asked) or _by_its_nature(point, said, question)
        )
        for point, words in zip(question.listen_for, synonyms, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    """The stems by which one point is recognised."""

    strong: tuple[tuple[str, ...], ...]
    weak: frozenset[str]
    content: frozenset[str]
    asked: frozenset[str]
    """Words of the question, which somebody who only repeats it says as well."""


def _heard(words: Sequence[str], said: Said, asked: frozenset[str]) -> Quote | None:
    *synonyms, point = words
    wording = _Wording(
        strong=tuple(_stems(word) for word in synonyms if word.lower() not in WEAK),
        weak=frozenset(_stems(word)[0] for word in synonyms if word.lower() in WEAK),
        content=frozenset(terms(point)),
        asked=asked,
    )
    for sentence in said.sentences:
        place = _place(sentence, said, wording)
        if place:
            first, last = place
            return said.quote(max(sentence.first, first - 5), min(sentence.last, last + 8))
    return None


_ASKS_FOR_AN_EXPERIMENT = re.compile(r"\b(?:experiments?|evidence|how you know|how that)\b")
_BY_NATURE: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\b(?:why|reasons?|explanation)\b"), cue.BECAUSE),
    (_ASKS_FOR_AN_EXPERIMENT, cue.EXPERIMENT),
    (re.compile(r"\b(?:examples?|concrete case|a case)\b"), cue.EXAMPLE),
    (
        re.compile(r"\b(?:remedy|safeguard|what (?:to|you would) do|what you did about)\b"),
        cue.REMEDY,
    ),
    (re.compile(r"\b(?:what you did|first person|your own part)\b"), ACTION),
)
"""Points that ask for a kind of thing, and the wordings by which such a thing is told."""
_ASKS_FOR_A_LIMIT = re.compile(r"\b(?:limit|reservation|what is left|what remains)\b")
_ASKS_FOR_A_NUMBER = re.compile(
    r"\b(?:number|figure|percent|how (?:many|often|common|large|long))\b"
)


def _by_its_nature(point: str, said: Said, question: Question) -> Quote | None:
    """Recognise what a point asks for in general: a reason, an experiment, a number."""
    if _ASKS_FOR_A_NUMBER.search(point):
        for quote in numbers_about(question, said):
            return quote
    asked = asked_words(question)
    telling = [sentence for sentence in said.sentences if not repeats(sentence.text, asked)]
    if _ASKS_FOR_A_LIMIT.search(point):
        for _, quote in limits(question, said):
            return quote
    for asks, told in _BY_NATURE:
        if asks.search(point):
            for sentence in telling:
                for quote in said.find(told, among=[sentence]):
                    return quote
    if _ASKS_FOR_AN_EXPERIMENT.search(point):
        return next(experiments_about(question, said), None)
    return None


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(token) for token in tokens(phrase))


def _place(sentence: Sentence, said: Said, wording: _Wording) -> tuple[int, int] | None:
    """Return the words of a sentence that show a point, first and last exclusive."""
    spoken = [
        (stem(token), index)
        for index in range(sentence.first, sentence.last)
        for token in tokens(said.words[index].text)
    ]
    stems = [text for text, _ in spoken]
    known = wording.asked if repeats(sentence.text, wording.asked) else frozenset()
    for phrase in wording.strong:
        for at in range(len(stems) - len(phrase) + 1):
            if tuple(stems[at : at + len(phrase)]) == phrase and not known.issuperset(phrase):
                return spoken[at][1], spoken[at + len(phrase) - 1][1] + 1
    common = {text for text in stems if text in wording.weak - known}
    about = set(terms(sentence.text)) & wording.asked - common
    if common and not known and about:
        common.add(min(about))
    shown = [index for text, index in spoken if text in common]
    if len(common) >= WEAK_TOGETHER:
        return shown[0], shown[-1] + 1
    own = [index for text, index in spoken if text in wording.content]
    if len(wording.content) >= 2 and wording.content <= set(stems) and not known:
        return own[0], own[-1] + 1
    return None
