"""A first draft of a pitch from what the talk holds: a line for each beat, with its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehearsal.analysis.facts.kinds import Fact, FactKind, Facts
from rehearsal.qa.fill import place
from rehearsal.qa.pitch import BEATS, PRESETS, Beat, Preset
from rehearsal.qa.pitch_cues import MATTERS

SHARES: Mapping[Beat, float] = {
    "problem": 0.25,
    "why_it_matters": 0.2,
    "what_i_did": 0.25,
    "evidence": 0.15,
    "why_here": 0.15,
}
"""Share of the words for each beat (strength: speaker)."""

OPENING = 0.4
"""Share of the slides among which the problem is looked for; a question that an experiment answers
stands later (strength: speaker)."""

_SOURCES: Mapping[Beat, tuple[FactKind, ...]] = {
    "problem": ("research_question", "task", "slide_title"),
    "why_it_matters": ("statement", "claim", "association", "takeaway", "strong_claim"),
    "what_i_did": ("method", "approach_title", "claim"),
    "evidence": ("comparison", "number", "bare_number", "association"),
    "why_here": ("future",),
}
_BEGIN: Mapping[Beat, str] = {
    "problem": "Every day, … has this problem: …",
    "why_it_matters": "That matters, because …",
    "what_i_did": "I built …",
    "evidence": "It …, compared with …",
    "why_here": "I tell you, because I want to …",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One beat to be said in so many words; `draw_on` is what the talk has for it, if anything."""

    beat: Beat
    words: int
    begin: str
    """Words to begin with; each … is for the speaker to fill."""
    draw_on: str
    source: str
    """Where that was found: "Slide 7"; empty where nothing was."""


def skeleton(facts: Facts, preset: Preset = PRESETS[0]) -> tuple[Line, ...]:
    """Return a line for each beat, in order; without facts, the beginnings alone."""
    used: list[Fact] = []
    lines = []
    for beat in BEATS:
        fact = _best(facts, _SOURCES[beat], used, at_stake=beat == "why_it_matters")
        if fact:
            used.append(fact)
        lines.append(
            Line(
                beat=beat,
                words=round(SHARES[beat] * preset.words),
                begin=_BEGIN[beat],
                draw_on=fact.text if fact else "",
                source=place(fact) if fact else "",
            )
        )
    return tuple(lines)


def _best(
    facts: Facts, kinds: Sequence[FactKind], used: Sequence[Fact], *, at_stake: bool
) -> Fact | None:
    """Return the most central fact of the first kind that has one, not used by another beat.

    `at_stake`: only what says what is lost or gained, in whatever part of the talk.
    """
    quotes = {fact.quote for fact in used}
    last = max((fact.slide or 0 for fact in facts.found), default=0)
    for kind in kinds:
        fresh = [fact for fact in facts.of(kind) if fact.quote not in quotes]
        if at_stake:
            fresh = [fact for fact in fresh if MATTERS.search(fact.text)]
        if kind in _EARLIEST:
            fresh = [fact for fact in fresh if (fact.slide or 0) <= OPENING * last]
            fresh.sort(key=lambda fact: fact.slide or 0)
        if fresh:
            return fresh[0]
    return None


_EARLIEST: tuple[FactKind, ...] = ("research_question", "task", "slide_title")
"""Kinds of which the first in the talk states its problem."""
