"""How a topic is recognised: words in titles, in lines and in speech, and what misleads.

Written from the traps of docs/stages.md and tried on 133 conference decks. Each cue is hard: a
deck that merely sounds like it is not enough, for a topic that is wrongly taken as covered is a
question for which nobody is prepared.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rehearsal.talk import Stage

_OWN_WORK = (
    r"(?:our|this|the (?:proposed|current|present)|my) (?:\w+ ){0,2}(?:approach|method|model|system"
    r"|work|study|framework|algorithm|design|tool|analysis|technique|parser|solution|data ?set"
    r"|corpus|evaluation|experiments?)"
)
_OTHERS = (
    r"(?:previous|prior|existing|earlier|traditional|conventional|related|other|current|past"
    r"|standard|classical|these|most)"
)
_MANY = r"(?:\d{1,3}(?:[,.]\d{3})+|\d{3,}|\d+(?:\.\d+)?[kKM])"
_DATES = (
    r"(?:Jan|Feb|March|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter"
    r"|In|Since|Until|Year|Version|Table|Figure|Section|Windows|Office)[a-z]*\b"
)
_AUTHOR = rf"(?-i:(?!{_DATES})\b(?:Mc|Mac|De|Di|Du|La|Le|O['’])?[A-ZÀ-Þ][a-zà-ÿ’'-]+)"
_YEAR = r"(?:19|20)\d\d[a-z]?\b"
_MORE = r"(?:other|more|additional|further|new|larger|better|different|alternative)"
_IDLE = (
    r"(?:can\w*|could|would|will|may|might|must|should|do|did|are|were|need|have|had|know|see|saw|want"
    r"|get|say|assume|call|live|often|all|only|and|or|also|hope|think|believe|thank|welcome|love|like)"
)
_GAINS = (
    r"(?:(?:improv\w+|increas\w+|reduc\w+|degrad\w+|boosts?|hurts?|outperforms?|is beneficial)\b"
    r"|helps?\b(?! (?:to|in|us|collab|the (?:user|reader|community)))"
    r"|(?:gives?|leads? to|yields?) (?:\w+ ){0,2}(?:better|worse|higher|lower|gains?)\b)"
)


def words(alternatives: str) -> re.Pattern[str]:
    """Make a pattern of alternatives, one a line, whatever the case; none: it matches nothing.

    "<own work>" stands for the speaker's own method, data or study, "<others>" for the adjectives
    of other people's, "<many>" for a number of a hundred or more, "<author>" for a family name,
    "<year>" for the year of a publication, "<gains>" for what a change does to a result,
    "<more>" for what an extension is of, "<idle>" for what anybody does, and no work.
    """
    lines = [line.strip() for line in alternatives.splitlines() if line.strip()]
    named = {
        "<own work>": _OWN_WORK,
        "<others>": _OTHERS,
        "<many>": _MANY,
        "<author>": _AUTHOR,
        "<year>": _YEAR,
        "<gains>": _GAINS,
        "<idle>": _IDLE,
        "<more>": _MORE,
    }
    for name, pattern in named.items():
        lines = [line.replace(name, pattern) for line in lines]
    return re.compile("|".join(f"(?:{line})" for line in lines) or "(?!)", re.IGNORECASE)


def within(alternatives: str, *stages: Stage) -> dict[Stage, re.Pattern[str]]:
    """Make a pattern as above that holds only on slides of these stages."""
    return dict.fromkeys(stages, words(alternatives))


_NEVER = words("")


@dataclass(frozen=True, slots=True)
class Cue:
    """How one topic is recognised."""

    lines: re.Pattern[str]
    """A line or table row that shows it."""
    titles: re.Pattern[str] = _NEVER
    """A title that names it, when the title alone is enough."""
    but_not: re.Pattern[str] = _NEVER
    """Words in the line that mean something else."""
    not_titled: re.Pattern[str] = _NEVER
    """Words in the title under which a line means something else."""
    said: re.Pattern[str] | None = None
    """A sentence that says it; None: as on a slide."""
    not_in: tuple[Stage, ...] = ()
    """Stages in which titles and lines mean something else."""
    weaker: Mapping[Stage, re.Pattern[str]] = field(default_factory=dict)
    """A line or title that shows it only on a slide that is surely of this stage."""
    after: float = 0.0
    """Share of the talk before which lines and sentences do not count; titles always do."""
    before: float = 1.0
    """Share of the talk after which lines and sentences do not count."""


OTHERS = words(
    r"""
    related work
    (?:previous|prior|existing) (?:\w+ )?(?:work|approach|method|stud)
    background
    motivat
    literature
    ^references
    """
)
"""Titles under which other people's work is told."""
