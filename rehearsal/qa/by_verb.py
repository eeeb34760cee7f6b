"""Whether a sentence answers by what it says of the verb that was asked, without cue words."""

import re

from rehearsal.analysis.facts.lexicon import word_set
from rehearsal.analysis.text import stem, terms, tokens
from rehearsal.qa.asking import closed_part, last_sentence

_DENIES = re.compile(
    r"(?:not|no|never|nobody|none|neither|nothing|cannot|hardly|partly|indeed|mostly|sometimes"
    r"|probably)$|.*n't$"
)
_NEAR = 4
"""Words after a denial within which the verb that was asked is denied; strength D."""
_OPENS = re.compile(
    r"(?:only|partly|mostly|sometimes|indeed|probably|never|usually|always|hardly|still|not)\b",
    re.IGNORECASE,
)
"""Words that decide where an answer begins with them."""
_AUXILIARIES = (
    ("do", "does", "did", "have", "has", "had"),
    ("is", "are", "was", "were", "am"),
    ("can", "could", "cannot"),
    ("will", "would"),
    ("should",),
    ("may", "might"),
)
_FIRST = frozenset(("i", "we", "nobody"))
_ASKED_OF = re.compile(r"\b(?:when|where) (?:do|does|did|would|will|can|could) (.+)", re.IGNORECASE)
_CONDITIONS = word_set(
    "on for with in under at near against when if where after before during without over"
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_BE_OR_HAVE = _BE | {"has", "have", "had", "can"}
_WHO = re.compile(
    r"\bwho (?:(?:would|will|can|could|should|may|might|did|does|has|have|had) )?(\w+)",
    re.IGNORECASE,
)
_MECHANISM = re.compile(r"\b(?:why|how) (?:do|does) (?!you\b|we\b|I\b)", re.IGNORECASE)
_NEW_TERMS = 2
"""Content words that a sentence must add to tell how or why something works; strength D."""
_PARTICIPLE = re.compile(r"\w+ed$|(?:chosen|taken|given|made|shown|set|kept|known|written)$")


def denies(text: str, question: str) -> bool:
    """Whether a sentence denies, or limits, just what the question asks whether it is so.

    "We did not", "it hardly works" to "Does it work?"; not "BERT is not small" to "Did you use it?"
    """
    if _OPENS.match(text):
        return True
    said = [word.replace("’", "'") for word in tokens(text)]
    asked = set(terms(closed_part(question)))
    return any(
        _denied_verb(said, at, asked) or _denied_auxiliary(said, at, closed_part(question))
        for at, word in enumerate(said)
        if _DENIES.match(word)
    )


def _denied_verb(said: list[str], at: int, asked: set[str]) -> bool:
    return any(stem(word) in asked for word in said[at + 1 : at + 1 + _NEAR]) or (
        at > 0 and stem(said[at - 1]) in asked
    )


def _denied_auxiliary(said: list[str], at: int, question: str) -> bool:
    """Whether the auxiliary that begins the question is denied, of the same who where it is you."""
    auxiliary = said[at].removesuffix("n't") if said[at].endswith("n't") else said[max(0, at - 1)]
    auxiliary = "cannot" if said[at] in ("cannot", "can't") else auxiliary
    begins = re.findall(r"[a-z]+", question.lower())
    group = next((group for group in _AUXILIARIES if set(begins[:2]) & set(group)), ())
    if auxiliary not in group:
        return False
    return "you" not in begins[:3] or bool(_FIRST & set(said[max(0, at - 3) : at]))


def names_condition(text: str, question: str) -> bool:
    """Whether "on", "for" … follow the verb of a question when or where: "fails on rare words"."""
    match = _ASKED_OF.search(last_sentence(question))
    verbs = set(terms(match[1])[1:]) if match else set()
    said = tokens(text)
    first = next((at for at, word in enumerate(said) if stem(word) in verbs), len(said))
    return any(word in _CONDITIONS for word in said[first + 1 : -1])


def names_who(text: str, question: str) -> bool:
    """Whether somebody new stands before the verb of a question who: "Radiologists would use"."""
    match = _WHO.search(last_sentence(question))
    verb = set(terms(match[1])) if match else set()
    said = tokens(text)
    at = next((at for at, word in enumerate(said) if stem(word) in verb), 0)
    new = set(terms(" ".join(said[:at]))) - set(terms(question))
    return bool(new) and said[at - 1] not in _BE


def names_which(text: str, question: str, head: set[str]) -> bool:
    """Whether something new is said to be what "which" stands before: "The loss was …"."""
    said = tokens(text)
    for at, word in enumerate(said[:-2]):
        if stem(word) in head and said[at + 1] in _BE:
            follows = [word for word in said[at + 2 :] if word not in ("a", "an", "the", "our")]
            new = set(terms(" ".join(follows))) - set(terms(question))
            return bool(new) and not _PARTICIPLE.match(follows[0])
    return False


def tells_working(text: str, question: str) -> bool:
    """Whether a sentence tells what something does where it is asked how or why it does."""
    new = set(terms(text)) - set(terms(question))
    does = _BE_OR_HAVE.isdisjoint(tokens(text))
    return bool(_MECHANISM.search(last_sentence(question))) and does and len(new) >= _NEW_TERMS
