"""Which of the points that a good answer comes to were heard, by which words."""

import re
from collections.abc import Sequence

from rehearsal.analysis.reading import Sentence
from rehearsal.analysis.text import stem, terms, tokens
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.answer_cues import WEAK
from rehearsal.qa.feedback import PointHeard
from rehearsal.qa.said import Quote, Said
from rehearsal.talk import Question

WEAK_TOGETHER = 2
"""Common words of a point that must meet in one sentence to show it (strength: speaker)."""


def points_heard(question: Question, said: Said) -> tuple[PointHeard, ...]:
    """Return each point with the words by which it was recognised.

    One telling word or phrase of its synonyms shows a point, in any inflection; of common words
    such as "because" it takes two in one sentence.
    """
    synonyms = question.synonyms or ((),) * len(question.listen_for)
    return tuple(
        PointHeard(point, _heard((*words, point), said))
        for point, words in zip(question.listen_for, synonyms, strict=True)
    )


def strong_words(question: Question) -> frozenset[str]:
    """Return the stems that an answer to this question is made of: its own and its points'."""
    synonyms = (word for words in question.synonyms for word in words if word not in WEAK)
    return frozenset(terms(" ".join((question.text, *synonyms))))


def _heard(words: Sequence[str], said: Said) -> Quote | None:
    *synonyms, point = words
    strong = [_stems(word) for word in synonyms if word.lower() not in WEAK]
    weak = {_stems(word)[0] for word in synonyms if word.lower() in WEAK}
    content = frozenset(terms(point))
    for sentence in said.sentences:
        place = _place(sentence, said, strong, weak, content)
        if place:
            first, last = place
            return said.quote(max(sentence.first, first - 5), min(sentence.last, last + 8))
    return _by_its_nature(point, said)


_BY_NATURE: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\b(?:why|reasons?|explanation)\b"), cue.BECAUSE),
    (re.compile(r"\b(?:experiments?|evidence|how you know|how that)\b"), cue.EXPERIMENT),
    (re.compile(r"\b(?:examples?|concrete case|a case)\b"), cue.EXAMPLE),
    (
        re.compile(r"\b(?:remedy|safeguard|what (?:to|you would) do|what you did about)\b"),
        cue.REMEDY,
    ),
    (re.compile(r"\b(?:limit|reservation|what is left|what remains)\b"), cue.LIMIT),
    (re.compile(r"\b(?:what you did|first person|your own part)\b"), cue.ACTION),
)
"""Points that ask for a kind of thing, and the wordings by which such a thing is told."""
_ASKS_FOR_A_NUMBER = re.compile(
    r"\b(?:number|figure|percent|how (?:many|often|common|large|long))\b"
)


def _by_its_nature(point: str, said: Said) -> Quote | None:
    """Recognise what a point asks for in general: a reason, an experiment, a number."""
    if _ASKS_FOR_A_NUMBER.search(point):
        for _, quote in said.numbers():
            return quote
    for asks, told in _BY_NATURE:
        if asks.search(point):
            for quote in said.find(told):
                return quote
    return None


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(token) for token in tokens(phrase))


def _place(
    sentence: Sentence,
    said: Said,
    strong: Sequence[tuple[str, ...]],
    weak: set[str],
    content: frozenset[str],
) -> tuple[int, int] | None:
    """Return the words of a sentence that show a point, first and last exclusive."""
    spoken = [
        (stem(token), index)
        for index in range(sentence.first, sentence.last)
        for token in tokens(said.words[index].text)
    ]
    stems = [text for text, _ in spoken]
    for phrase in strong:
        for at in range(len(stems) - len(phrase) + 1):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                return spoken[at][1], spoken[at + len(phrase) - 1][1] + 1
    common = [index for text, index in spoken if text in weak]
    if len({stems[n] for n, (_, i) in enumerate(spoken) if i in common}) >= WEAK_TOGETHER:
        return common[0], common[-1] + 1
    own = [index for text, index in spoken if text in content]
    if len(content) >= 2 and content <= set(stems):
        return own[0], own[-1] + 1
    return None
