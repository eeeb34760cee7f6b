"""Terms of the field: phrases that come back, whole, and mean something to those inside it only."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from rehearsal.analysis.facts.cues import ASKS_THE_ROOM, END_TITLE
from rehearsal.analysis.facts.lexicon import (
    COMPONENTS,
    HYPER_PARAMETERS,
    METRICS,
    TECHNIQUES,
    lexicon,
    word_set,
)
from rehearsal.analysis.facts.lines import Line, is_argument, is_noise

_WORD = re.compile(r"[A-Za-z][A-Za-z\-’']*")
_EDGE_STOPS = word_set(
    """
    a an the of to in on at by for with from as and or but that which who is are was were be
    been has have had our their its this these than into over under between via using use uses
    used not no if when where while because we you they it i can will such per more most very
    each some any all only also both new other same one two three first second get gets give
    gives given make makes made show shows shown see need needs let lets do does did based non
    good better best high higher low lower large small many much few several different various
    how what why then there here so too up out about across after before during within without
    against among like just still even well may might could should would must e.g i.e et al vs
    ie eg fig table slide figure section example examples number numbers set sets thing things
    way ways lot work works result results data paper method methods approach model models
    system systems task tasks problem test training train et time times year years state art
    future previous following page people right left end start top bottom case cases level
    part parts type types kind again already research question questions
    side sides source target growing own web main page
    held took got said went came gave asked told found
    """
)
_PLAIN_WORDS = word_set(
    """
    real original major minor third fourth automatic human performing hard easy simple similar
    complex overall average important main common general specific current possible available
    sota short reduced modified original increased decreased total single multiple typical standard
    next previous delete add gather remove build run create choose
    """
)
"""First words that make no term, only a phrase: "major components", "delete states"."""
_PLAIN_HEADS = word_set(
    """
    website websites book books evaluation performance difference differences component components
    content contents user users text texts quarter month value values language languages concept
    concepts session sessions tool tools insight insights people conversation conversations word
    words pair pairs feature features innovations analysis talk speaker information process
    """
)
"""Last words that everybody knows, and that leave nothing to explain."""
_KNOWN = word_set(
    """
    neural-network language-model encoder-decoder regular-expression machine-translation
    machine-learning deep-learning learning-rate vector-space parse-tree word-representation
    word-embedding word-vector natural-language knowledge-base knowledge-graph social-network
    network-architecture svm-classifier heart-rate classification-model data-structure
    """
)
_MAKES = re.compile(r"(?:ing|tion|sion)$", re.IGNORECASE)
_VAGUE_HEADS = word_set(
    """
    model models method methods system systems task tasks algorithm algorithms problem problems
    architecture
    """
)
"""Heads that with what they do ("decoding algorithm", "dialogue system") are everybody's."""
_ADJECTIVE = re.compile(
    r"(?:(?<!sign)(?<!propos)(?<!surviv)(?<!tri)(?<!interv)(?<!approv)(?<!retriev)(?<!remov)al"
    r"|(?<!object)(?<!perspect)(?<!narrat)(?<!negat)(?<!posit)(?<!derivat)(?<!adject)(?<!incent)ive"
    r"|(?<!top)(?<!metr)(?<!log)(?<!mus)(?<!traff)(?<!heurist)(?<!statist)ic|ous|ary)$",
    re.IGNORECASE,
)
"""Last words that wait for another: "incremental syntactic"."""
_VERBISH = re.compile(r"(?:ing|ed|ly|izes?|ises?)$")
MIN_TERM_LINES = 3
MIN_TERM_SLIDES = 2
"""How often a phrase must come back to be a term of the talk (strength: speaker)."""
MAX_TERMS = 8
WELL_SPREAD = 5
"""Slides on which a phrase must stand, the conclusion among them, if no title holds it; else it may
belong to an example that the slides go through (strength: speaker)."""
PART_SHARE = 0.5
"""Share of a phrase's mentions with the same word beside it from which that word is part of the
term, and the phrase is cut off (strength: speaker; the idea is the C-value's, Frantzi et al. 2000).
"""
LONGEST_ACRONYM = 6


@dataclass(slots=True)
class _Phrase:
    """What is known of a phrase in all its forms: where it stands, and between which words."""

    lines: list[Line] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)

    @property
    def slides(self) -> int:
        return len({line.slide for line in self.lines})

    @property
    def whole(self) -> bool:
        """Whether no neighbour comes so often that it belongs to it; cf. the C-value."""
        most = max((*self.before.values(), *self.after.values()), default=0)
        return most <= PART_SHARE * len(self.lines)

    @property
    def prominent(self) -> bool:
        titled = any(line.source == "title" for line in self.lines)
        concluded = any(END_TITLE.search(line.title) for line in self.lines)
        return titled or (self.slides >= WELL_SPREAD and concluded)

    def best(self) -> tuple[str, Line]:
        """Return the form to show, in small letters where it ever is, and a line with it."""
        form = min(self.forms, key=lambda form: (not form.islower(), -self.forms[form], form))
        return form, next((line for line in self.lines if form in line.text), self.lines[0])


def find_terms(lines: Sequence[Line]) -> Iterator[tuple[str, Line, float]]:
    """Yield phrases of two or three words that come back on several slides."""
    lower = {word for line in lines for word in re.findall(r"\b[a-z][\w-]+", line.text)}
    found = _collected(lines)
    ranked = sorted(
        found, key=lambda key: (-len(found[key].lines) * (1 + 0.3 * key.count(" ")), key)
    )
    kept: list[str] = []
    for key in ranked:
        phrase = found[key]
        if len(kept) >= MAX_TERMS:
            return
        if len(phrase.lines) < MIN_TERM_LINES or phrase.slides < MIN_TERM_SLIDES:
            continue
        if any(key in other or other in key for other in kept):
            continue
        if not phrase.prominent or all(_is_name(form, lower) for form in phrase.forms):
            continue
        if phrase.whole:
            kept.append(key)
            yield *phrase.best(), min(0.8, 0.4 + 0.05 * len(phrase.lines))


def _collected(lines: Sequence[Line]) -> dict[str, _Phrase]:
    found: dict[str, _Phrase] = defaultdict(_Phrase)
    for line in lines:
        if line.source in ("notes", "table", "chart") or not is_argument(line):
            continue
        if is_noise(line.text) or line.spoken or ASKS_THE_ROOM.search(line.text):
            continue
        of_line = {phrase: around for phrase, *around in _phrases(line.text)}
        for phrase, (before, after) in of_line.items():
            entry = found[_key(phrase)]
            entry.lines.append(line)
            entry.forms[phrase] += 1
            entry.before.update({before} - {""})
            entry.after.update({after} - {""})
    return found


def _is_name(phrase: str, lower: Set[str]) -> bool:
    """Whether no word of a phrase is ever written small: a person, a place."""
    return all(
        word[0].isupper() and not lower & {word.lower(), re.sub("s$", "", word.lower())}
        for word in re.split(r"[ -]", phrase)
    )


def _phrases(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield runs of two and three words that could be a noun phrase, and their neighbours."""
    for stretch in re.split(r"[^\w\s\-’']+", text):
        words = stretch.split()
        for size in (3, 2):
            for start in range(len(words) - size + 1):
                end = start + size
                if _is_term(words[start:end]):
                    before = _neighbour(words[start - 1 : start])
                    yield " ".join(words[start:end]), before, _neighbour(words[end : end + 1])


def _neighbour(words: Sequence[str]) -> str:
    """Return the word beside a phrase, or nothing where it is none that a term could hold."""
    word = _key(words[0]) if words else ""
    return "" if word in _EDGE_STOPS and word not in _HEADS else word


def _is_term(words: list[str]) -> bool:
    if not all(_WORD.fullmatch(word) and len(word) > 2 for word in words):
        return False
    if any(word.lower() in _EDGE_STOPS for word in (words[0], *words[1:-1])):
        return False
    if len({word.lower() for word in words}) < len(words) or _known_phrase(" ".join(words)):
        return False
    last = words[-1].lower()
    if last in _EDGE_STOPS and last not in _HEADS:
        return False
    if _VERBISH.search(last) or words[0].lower().endswith("ly"):
        return False
    return not _is_plain(words) and not _is_run_together(words)


def _is_plain(words: list[str]) -> bool:
    """Whether a phrase has nothing to explain, or breaks off."""
    first, last = words[0].lower(), words[-1].lower()
    if first in _PLAIN_WORDS or last in _PLAIN_HEADS or _ADJECTIVE.search(last):
        return True
    if len(words) == 3 and first.endswith("ing"):
        return True
    return len(words) == 2 and last in _VAGUE_HEADS and bool(_MAKES.search(first))


def _is_run_together(words: list[str]) -> bool:
    """Whether a capital follows a small word ("smoothing Sequence"), or it is shouted."""
    if any(word.isupper() and len(word) > LONGEST_ACRONYM for word in words):
        return True
    return any(one.islower() and two.istitle() for one, two in pairwise(words))


def _known_phrase(phrase: str) -> bool:
    """Whether the field knows it so well that nobody asks what it means."""
    if "-".join(_key(phrase).split()) in _KNOWN:
        return True
    return any(
        match.group() == phrase
        for source in (METRICS, TECHNIQUES, COMPONENTS, HYPER_PARAMETERS)
        for _, match in lexicon(source).find(phrase)
    )


_HEADS = word_set(
    """
    model models method methods system systems task tasks set sets problem
    """
)


def _key(phrase: str) -> str:
    return " ".join(re.sub(r"(?<=[a-z]{3})s$", "", word) for word in phrase.lower().split())
