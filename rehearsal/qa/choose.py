"""Which questions to ask: about this talk, unlike one another, of mixed difficulty and persona."""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

from rehearsal.analysis.facts.kinds import QUOTED
from rehearsal.analysis.reading import Reading
from rehearsal.errors import SettingError
from rehearsal.qa.bank import DRILL_KINDS, PERSONAS, QUESTION_KINDS, Bank, Template
from rehearsal.qa.fill import Filled, as_question, fillings
from rehearsal.qa.worth import (
    CENTRAL,
    LIKELY,
    LINES,
    MIX,
    OF_ONE_THING,
    PLAIN,
    PLAIN_SHARE,
    TITLES,
    WORTH,
)
from rehearsal.talk import Question

GENERAL_SHARE = 0.1
"""Largest share of questions that name nothing of the talk, where it holds enough to ask about;
rounded, so that five questions have room for one (strength: speaker)."""

_NOISE = 0.35
_T = TypeVar("_T", bound=str)


@dataclass(slots=True)
class _Panel:
    """What has been asked so far, and what each further question would repeat."""

    count: int
    kinds: Counter[str] = field(default_factory=Counter)
    personas: Counter[str] = field(default_factory=Counter)
    difficulties: Counter[int] = field(default_factory=Counter)
    slots: Counter[str] = field(default_factory=Counter)
    slides: Counter[int | None] = field(default_factory=Counter)
    contents: Counter[str] = field(default_factory=Counter)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    general: int = 0

    def take(self, filled: Filled) -> None:
        template, anchor = filled.template, filled.anchor
        self.kinds[template.kind] += 1
        self.personas[template.persona] += 1
        self.difficulties[template.difficulty] += 1
        self.ids.add(template.id)
        self.linked.update(template.follow_ups)
        if anchor is None:
            self.general += 1
            return
        self.slots[anchor.kind] += 1
        self.slides[anchor.slide] += 1
        self.pairs.update((template.kind, _content(text)) for text in (anchor.text, anchor.quote))
        for fact in filled.used:
            self.contents[_content(fact.text)] += 1

    def allows(self, filled: Filled) -> bool:
        template, anchor = filled.template, filled.anchor
        if template.id in self.ids:
            return False
        if anchor is None:
            return True
        if any((template.kind, _content(t)) in self.pairs for t in (anchor.text, anchor.quote)):
            return False
        others = (fact for fact in filled.used if fact.kind not in CENTRAL)
        if any(self.contents[_content(fact.text)] >= OF_ONE_THING for fact in others):
            return False
        quoted = [fact for fact in filled.used if fact.kind in QUOTED]
        return not any(_content(fact.text) in self.contents for fact in quoted)

    def within_share(self, among: Iterable[int], candidates: Sequence[Filled]) -> list[int]:
        """Return the plain candidates whose kind has not had its share yet."""
        most = max(1, int(PLAIN_SHARE * self.count + 0.5))
        open_ = {
            kind
            for kinds in (TITLES, LINES)
            if sum(self.slots[kind] for kind in kinds) < most
            for kind in kinds
        }
        return [n for n in among if (fact := candidates[n].anchor) and fact.kind in open_]

    def repetition(self, filled: Filled) -> float:
        template, anchor = filled.template, filled.anchor
        asked = max(1, len(self.ids))
        cost = 0.7 * self.kinds[template.kind] + 0.12 * self.personas[template.persona]
        share = self.difficulties[template.difficulty] / asked
        cost += 0.5 * max(0.0, share - MIX[template.difficulty])
        cost += 0.6 * (template.id in self.linked)
        if anchor is not None:
            cost += 0.3 * self.slots[anchor.kind] + 0.1 * self.slides[anchor.slide]
            cost += 0.45 * max(self.contents[_content(fact.text)] for fact in filled.used)
        return cost


def choose(
    bank: Bank,
    reading: Reading,
    *,
    count: int = 10,
    seed: int = 0,
    kind: str | None = None,
    slide: int | None = None,
    persona: str | None = None,
    panel: Sequence[str] = (),
    weak: Sequence[str] = (),
    resting: Sequence[str] = (),
) -> tuple[Question, ...]:
    """Choose the questions to ask about a talk; fewer than `count` where no more are sensible.

    `kind`, `slide`, `persona` narrow the choice, and so does `panel`, several personas; the drills
    are asked only by kind. `weak`: ids of questions that went badly before; they come first.
    `resting`: of those that went well and are not due; they come last. The same seed gives the
    same questions.
    Raise SettingError where a kind, persona or slide does not exist or has no question, and for a
    count below one.
    """
    if count < 1:
        raise SettingError(f"{count} questions cannot be asked.", "Ask for one or more.")
    if kind is not None:
        _known(kind, QUESTION_KINDS, "kind of question")
    panel = tuple(dict.fromkeys((*panel, *([persona] if persona is not None else []))))
    for member in panel:
        _known(member, PERSONAS, "member of the panel")
    if slide is not None:
        _check_slide(slide, len(reading.slides), kind)
    templates = [
        template
        for template in bank.templates
        if (template.kind == kind if kind else template.kind not in DRILL_KINDS)
        and (not panel or template.persona in panel)
    ]
    candidates = _candidates(templates, reading, slide)
    if not candidates:
        _nothing_fits(kind, slide, panel, has_talk=bool(reading.slides or reading.words))
    chosen = _chosen(candidates, count, seed, weak, frozenset(resting))
    return tuple(as_question(filled, bank, reading.facts) for filled in chosen)


def _known(word: str, known: Iterable[_T], what: str) -> None:
    known = tuple(known)
    if word not in known:
        near = difflib.get_close_matches(word, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Choose one of: {', '.join(known)}."
        raise SettingError(f"There is no {what} called {word!r}.", hint)


def _nothing_fits(
    kind: str | None, slide: int | None, panel: Sequence[str], *, has_talk: bool
) -> None:
    """Raise SettingError naming what was wished for; an empty bank alone is no mistake."""
    if slide is not None:
        wish = f"slide {slide}"
        hint = "Ask about the whole talk, or another slide."
    elif not has_talk and (kind is not None or panel):
        wish = "without a deck"
        hint = "Name the deck as well: these questions hang on what a talk holds."
    elif kind is not None or panel:
        wish = "this talk"
        hint = "Ask for another kind of question or another member of the panel."
    else:
        return
    of_kind = f" of the kind {kind}" if kind else ""
    by = f" from the {' or the '.join(panel).replace('_', ' ')}" if panel else ""
    fits = "can be asked" if wish.startswith("without") else "fits"
    raise SettingError(f"No question{of_kind}{by} {fits} {wish}.", hint)


def _check_slide(slide: int, count: int, kind: str | None) -> None:
    if kind in DRILL_KINDS:
        raise SettingError(
            f"The questions of the kind {kind} are about no slide.",
            "Leave the slide out, or ask for a kind that is about the talk.",
        )
    if not count:
        raise SettingError("There is no deck to find the slide in.", "Name the deck as well.")
    if not 1 <= slide <= count:
        raise SettingError(f"There is no slide {slide}.", f"The deck has slides 1 to {count}.")


def _candidates(templates: Iterable[Template], reading: Reading, slide: int | None) -> list[Filled]:
    """Return every way to ask every question; about a slide, only what hangs on that slide."""
    filled = [
        filled
        for template in templates
        for filled in fillings(template, reading.facts, slide=slide)
        if slide is None or filled.anchor is not None
    ]
    return filled


def _chosen(
    candidates: Sequence[Filled],
    count: int,
    seed: int,
    weak: Sequence[str],
    resting: frozenset[str],
) -> list[Filled]:
    scores = [_score(filled, seed) for filled in candidates]
    panel = _Panel(count)
    chosen: list[Filled] = []
    grounded = any(filled.anchor for filled in candidates)
    most_general = int(GENERAL_SHARE * count + 0.5) if grounded else count

    def pick(among: Iterable[int]) -> bool:
        open_ = [n for n in among if panel.allows(candidates[n])]
        if not open_:
            return False
        best = max(open_, key=lambda n: scores[n] - panel.repetition(candidates[n]))
        panel.take(candidates[best])
        chosen.append(candidates[best])
        return True

    for id in weak:
        if len(chosen) < count:
            pick([n for n, filled in enumerate(candidates) if filled.template.id == id])
    everything = range(len(candidates))
    awake = [n for n in everything if candidates[n].template.id not in resting]
    for open_ in (awake, everything):
        tiers = _tiers(open_, candidates)
        while len(chosen) < count:
            some_general = tiers.general if panel.general < most_general else []
            if not (
                pick(tiers.central + some_general)
                or pick(panel.within_share(tiers.plain, candidates))
                or pick(tiers.general)
                or pick(open_)
            ):
                break
    return chosen


@dataclass(frozen=True, slots=True)
class _Tiers:
    """Candidates by what they are about: the work, what a slide plainly says, nothing."""

    central: list[int]
    plain: list[int]
    general: list[int]


def _tiers(among: Iterable[int], candidates: Sequence[Filled]) -> _Tiers:
    tiers = _Tiers([], [], [])
    for n in among:
        anchor = candidates[n].anchor
        if anchor is None:
            tiers.general.append(n)
        else:
            (tiers.plain if anchor.kind in PLAIN else tiers.central).append(n)
    return tiers


def _score(filled: Filled, seed: int) -> float:
    template, anchor = filled.template, filled.anchor
    score = LIKELY.get(template.kind, 0.0) + _NOISE * _chance(seed, filled)
    if template.absent:
        score += 0.05
    if anchor is not None:
        score += WORTH.get(anchor.kind, 0.0) + 0.5 * anchor.weight
    return score


def _chance(seed: int, filled: Filled) -> float:
    """Return a number from 0 to 1 that hangs on the seed and the question, and nothing else."""
    text = f"{seed}|{filled.template.id}|{filled.text}"
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big") / 2**32


def _content(text: str) -> str:
    return " ".join(text.lower().split())
