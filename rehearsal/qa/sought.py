"""Whether a sentence brings the kind of thing that a question asks for: a number, a reason."""

import re
from collections.abc import Mapping
from typing import Literal

from rehearsal.analysis.argument.numbers import spoken_numbers
from rehearsal.analysis.text import terms
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.asking import asks_why, asks_yes_or_no, closed_part, last_sentence
from rehearsal.qa.by_verb import denies, names_condition, names_which, names_who, tells_working

Sought = Literal[
    "decision", "amount", "reason", "person", "time", "place", "choice", "way", "thing", "anything"
]

SOUGHT_NAMES: Mapping[Sought, str] = {
    "decision": "for a yes or a no",
    "amount": "how much, best as a number",
    "reason": "for a reason",
    "person": "who it is",
    "time": "when",
    "place": "where",
    "choice": "which one",
    "way": "how",
}
"""What is asked for, as the feedback names it; of a thing there are too many kinds."""

_BEGINS: tuple[tuple[Sought, str], ...] = (
    (
        "amount",
        r"how (?:many|much|long|often|large|big|small|far|fast|high|low|old|soon|expensive)"
        r"|(?:what|which) (?:fraction|share|percentage|proportion|number|amount)"
        r"|how (?!do|does|did|is|are|was|were|can|could|would|will|should|has|have|to|come)\w+ "
        r"(?:is|are|was|were|would|does|do|did)",
    ),
    ("person", r"who|whom|whose"),
    ("time", r"when"),
    ("place", r"where"),
    ("choice", r"which"),
    ("way", r"how"),
    ("thing", r"what"),
)
_INTERROGATIVE = re.compile(
    r"(?:^|[,:–—] |\b(?:and|or|but|then|so|by|in|at|on|for|from|to|after|before) )"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEGINS)})\b",
    re.IGNORECASE,
)
_CUES: Mapping[Sought, re.Pattern[str]] = {
    "amount": cue.words(r"""
(?:on|only|just|with|exactly|for|in|needs?|used?|ran|run|takes?|took|costs?|had|has|have|got|about|
    under|over|by|least|most) (?:only |just |exactly )?one \w+
an? single
zero
nothing
an? (?:second|minute|hour|day|night|week|month|year)
(?:in )?real[- ]time
half
once
twice
double
(?:a|one|two) (?:third|quarter)s?
all
none
no
not
never
always
rarely
seldom
hardly
barely
almost
nearly
little
(?:a )?few
several
more
less
fewer
most
than
as (?:much|many|long|often) as
"""),
    "reason": cue.words(r"""
otherwise
too \w+
(?:would|could|can|did|does|do) not \w+
(?:would|could|can|did|does|do)n[’']t \w+
cannot \w+
in order to
to (?!the\b|a\b|an\b|our\b|this\b|that\b|users\b)\w+
if
without
than
so
comes? from
makes?
lets?
means?
avoids?
saves?
"""),
    "person": cue.words(r"""
I
we
my
our
you
by
nobody
(?:some|every|any)(?:one|body)
(?:student|annotator|expert|colleague|worker|nurse|doctor|clinician|linguist|author|user|engineer|
    teacher|speaker|supervisor|people|person|team|lab|group|company|patient|customer|reader)s?
"""),
    "time": cue.words(r"""
when(?:ever)?
if
as soon as
after
before
during
until
once
while
at (?:night|first|the end|the beginning)
last
never
always
\w*\d+
(?:second|minute|hour|day|week|month|year)s?
"""),
    "place": cue.words("in\nat\nfrom\non\nwithin\nbetween\noutside\ninside\nnear\nunder\nover"),
    "way": cue.words(r"""
means?
is (?:when|that|how|like)
by
with
using
through
via
(?:we|I) \w+
would
could
first
then
each
every
unlike
instead
whereas
while
but
not
than
only
from
"""),
}
_DENIES = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nothing|cannot|hardly|only|partly)\b|n[’']t\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:would|could|can|will|should|might|may|has|have)\b", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"\b(?:is|are|was|were) (?:what\b|something\b"
    r"|(?:an? |the )?(?:very |really |quite )?"
    r"(?:important|interesting|nice|common|standard|usual|famous|popular|exciting|expensive|rich)\b"
    r"|(?:shown|mentioned|listed|described) (?:here )?(?:on|in) )"
    r"|\bmatters?(?: a lot| much)?\b|\b(?:has|have) been (?:studied|known|used|around)\b",
    re.IGNORECASE,
)
"""Words that say something of a subject and nothing that was asked."""
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_YOURS_DO = re.compile(r"\bwhat (?:do|does|did|would|will|can|could) your \w+", re.IGNORECASE)
_LEARNT = re.compile(
    r"\bwhat (?:do|did|have|can) you (?:learn\w*|f[io]u?nd|see|seen|notice\w*|observe\w*"
    r"|discover\w*|conclude\w*|know) (?:out )?(?:about|of|from|in|on)\b",
    re.IGNORECASE,
)
"""A question after something that was found, which needs no "we" in the answer."""
_FIRST_PERSON = cue.words("I\nme\nmy\nmine\nwe\nus\nour\nmyself")
_POINTED_AT = re.compile(r"\b(?:slide|table|figure|equation|line) \w+", re.IGNORECASE)
MOST = 2 / 3
"""Share of the question's content words from which a sentence asserts what was asked; D."""


def sought(question: str) -> Sought:
    """Return what a question asks for, by the first word that asks in its last sentence."""
    if asks_why(question):
        return "reason"
    if asks_yes_or_no(question):
        return "decision"
    match = _INTERROGATIVE.search(last_sentence(question))
    found = match.lastgroup if match else None
    return next((name for name, _ in _BEGINS if name == found), "anything")


def fits(text: str, question: str, about: frozenset[str]) -> bool:
    """Whether a sentence on the question's subject brings the kind of thing that is asked for.

    `about`: the stems that an answer is made of. It is told by words alone, so it may be wrong
    either way: where it says no, only `describes` is ground enough to say so.
    """
    kind = sought(question)
    if kind == "decision":
        return _decides(text, question)
    if kind in ("choice", "thing"):
        return not _DESCRIBES.search(text) and _names(kind, text, question, about)
    if kind in _CUES:
        cued = bool(_CUES[kind].search(text)) or _stands_for(kind, text, question)
        return cued or _by_verb(kind, text, question)
    return True


def describes(text: str) -> bool:
    """Whether a sentence plainly says something else of its subject: that it is important."""
    return bool(_DESCRIBES.search(text))


def is_amount(text: str, question: str) -> bool:
    """Whether a sentence answers how much of "it", without naming what that is."""
    points_back = re.match(r"(?:it|they|that|this)(?:[’']s)? ", text, re.IGNORECASE)
    return sought(question) == "amount" and bool(points_back) and is_short(text, question)


def _by_verb(kind: Sought, text: str, question: str) -> bool:
    """Whether a sentence answers by what it says of the question's verb."""
    if kind in ("time", "place"):
        return names_condition(text, question)
    if kind == "person":
        return names_who(text, question)
    return kind in ("reason", "way") and not describes(text) and tells_working(text, question)


def _names(kind: Sought, text: str, question: str, about: frozenset[str]) -> bool:
    """Whether a sentence takes up what is asked of a subject, and not the subject alone."""
    content = set(terms(text))
    last = last_sentence(question)
    if kind == "thing" and _LEARNT.search(last):
        return bool(content & about) and len(content - set(terms(question))) > 1
    if _YOU.search(last) and not (kind == "thing" and _YOURS_DO.search(last)):
        named = kind == "choice" and names_which(text, question, _head(question))
        return named or bool(_FIRST_PERSON.search(text))
    if kind == "choice":
        return bool(content & (about - _head(question)))
    return _defines(question, content, about)


def is_short(text: str, question: str) -> bool:
    """Whether a sentence that adds next to nothing to the question may answer it all the same."""
    kind = sought(question)
    if kind == "decision":
        return bool(_DENIES.search(text)) and not _DENIES.search(question)
    if kind == "amount":
        told = re.match(r"(?:(?:only|just|exactly) )?one \w", text, re.IGNORECASE)
        cued = bool(_CUES["amount"].search(text)) or _stands_for("amount", text, question)
        return bool(told) or cued
    added = set(terms(text)) - set(terms(question))
    return kind in ("choice", "person", "place") and len(added) == 1


def _stands_for(kind: Sought, text: str, question: str) -> bool:
    """Whether a number, an experiment or a name serves where its cues are missing."""
    new = _numbers(_POINTED_AT.sub("", text)) - _numbers(question)
    if kind in ("amount", "reason") and new:
        return True
    if kind == "reason":
        grounds = (cue.BECAUSE, cue.EXPERIMENT, cue.OBSERVED)
        return any(pattern.search(text) for pattern in grounds)
    return kind == "person" and bool(re.search(r"(?<=[a-z] )[A-Z][a-z]+|^[A-Z][a-z]+ et al", text))


def _numbers(text: str) -> set[float]:
    """Return the numbers that are told; "the official one" tells none."""
    found = spoken_numbers(text.split())
    return {number.value for number in found if number.text.lower() != "one"}


def _decides(text: str, question: str) -> bool:
    asked = set(terms(closed_part(question)))
    asserts = len(set(terms(text)) & asked) >= MOST * len(asked)
    opening = cue.opening(text)
    if cue.YES_NO.match(opening) or denies(opening, question) or asserts:
        return True
    modals = {match.group().lower() for match in _MODAL.finditer(closed_part(question))}
    if any(match.group().lower() in modals for match in _MODAL.finditer(text)):
        return True
    return any(
        re.search(rf"(?<!there )\b(?:is|are|was|were) (?:\w+ )?{re.escape(word)}", text, re.I)
        for word in re.findall(r"\w{4,}", last_sentence(question))[-1:]
    )


def _head(question: str) -> set[str]:
    """Return the stems of what a "which" stands before: of "which data set is", data and set."""
    after = re.search(
        r"\bwhich ((?:\w+ ){1,5}?)(?:is|are|was|were|do|does|did|would|could|can|will|that|to)\b"
        r"|\bwhich (\w+)",
        last_sentence(question),
        re.IGNORECASE,
    )
    return set(terms(after[1] or after[2])) if after else set()


def _defines(question: str, content: set[str], about: frozenset[str]) -> bool:
    defined = re.search(
        r"\bwhat (?:is|are|was|were) (?:the |a |an )?(\w+)", last_sentence(question), re.IGNORECASE
    )
    if defined and terms(defined[1]):
        return bool(content & set(terms(defined[1])))
    return len(content & about) >= min(2, len(about))
