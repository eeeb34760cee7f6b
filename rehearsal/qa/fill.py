"""Templates and facts → questions: every slot filled with something grammatical, or no question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.facts.kinds import NAMED, PHRASES, Fact, FactKind, Facts
from rehearsal.qa.bank import DRILL_KINDS, Bank, Template
from rehearsal.qa.whereabouts import stretch
from rehearsal.talk import Question

FILLS_PER_SLOT = 4
"""How many facts of a kind are tried in one template; the rest are less central."""
EXCERPT = 160
"""Longest quotation shown, in characters."""
NAMED_FILL = 60
"""A name of more characters is a misread line, not a name."""

_CONDITIONS = ("learning", "people", "rivals", "earlier_work", "limits", "plans")
"""What a talk must be like for a question to fit, and not what the question is about."""
_SENTENCE_START = re.compile(r"(?:^|[.:?!] )$")
_INNER = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_SHOWN_WORDS = re.compile(r"\b([Yy])ou (?:show|write) “$")


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its slots filled; `used` are the facts, the first slot's first."""

    template: Template
    text: str
    used: tuple[Fact, ...]

    @property
    def anchor(self) -> Fact | None:
        """The fact that the question is about; None: it names nothing of the talk."""
        return self.used[0] if self.used else None


def fillings(
    template: Template, facts: Facts, *, slide: int | None = None, about: Sequence[Fact] = ()
) -> Iterator[Filled]:
    """Yield the ways to fill a template, the most central first.

    `slide`: only with facts of that slide. `about`: facts to be preferred.
    """
    if not _needs_met(template, facts):
        return
    kinds = [slot for slot in template.slots if slot != "slide"]
    if not kinds:
        kinds = [kind for kind in template.present if kind not in _CONDITIONS]
        shown = [fact for fact in facts.found if fact.kind in kinds]
        here = [fact for fact in shown if slide is not None and fact.slide == slide]
        yield Filled(template, template.text, tuple(here[:1]))
        return
    first, *others = (_options(facts, kind, slide if n == 0 else None, about)
                      for n, kind in enumerate(kinds))  # fmt: skip
    for anchor in first:
        used = [anchor]
        for options in others:
            fact = next((fact for fact in options if _apart(fact, used)), None)
            if fact is None:
                break
            used.append(fact)
        else:
            text = _filled(template, used)
            if text:
                yield Filled(template, text, tuple(used))


def _needs_met(template: Template, facts: Facts) -> bool:
    if template.absent and not facts.readable:
        return False
    return all(facts.has(kind) for kind in template.present) and not any(
        facts.has(kind) for kind in template.absent
    )


def _options(facts: Facts, kind: str, slide: int | None, about: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts to try, those preferred first, those that are no names left out."""
    of_kind = [fact for fact in facts.found if fact.kind == kind]
    if slide is not None:
        of_kind = [fact for fact in of_kind if fact.slide == slide]
    if kind in NAMED:
        of_kind = [fact for fact in of_kind if len(fact.text) <= NAMED_FILL]
    slides = {fact.slide for fact in about}
    of_kind.sort(key=lambda fact: (fact not in about, about != () and fact.slide not in slides))
    return tuple(of_kind[:FILLS_PER_SLOT])


def _apart(fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether a fact says something else than those in the question already."""
    text = _bare(fact.text)
    return all(text not in _bare(other.text) and _bare(other.text) not in text for other in used)


def _bare(text: str) -> str:
    return text.lower().removeprefix("the ").removeprefix("your ")


def _filled(template: Template, used: Sequence[Fact]) -> str:
    """Return the text, or nothing where {slide} is asked for and not known."""
    text = template.text
    for fact in used:
        slot = f"{{{fact.kind}}}"
        while slot in text:
            before, _, after = text.partition(slot)
            fill = _INNER.sub(r"‘\1’", fact.text) if before.endswith("“") else fact.text
            if fact.time is not None:
                before = _SHOWN_WORDS.sub(r"\1ou said “", before)
            if _SENTENCE_START.search(before):
                fill = fill[0].upper() + fill[1:]
            text = before + fill + after
    if "{slide}" in text:
        return text.replace("{slide}", str(used[0].slide)) if used[0].slide else ""
    return text


def as_question(filled: Filled, bank: Bank, facts: Facts) -> Question:
    """Make the question that is asked, with its reason and what may follow."""
    template, anchor = filled.template, filled.anchor
    return Question(
        id=template.id,
        kind=template.kind,
        text=filled.text,
        because=_because(filled, facts),
        slide=anchor.slide if anchor else None,
        quote=excerpt(anchor) if anchor else "",
        persona=template.persona,
        difficulty=template.difficulty,
        listen_for=tuple(point.text for point in template.listen_for),
        follow_ups=tuple(_follow_ups(filled, bank, facts)),
        synonyms=tuple(point.words for point in template.listen_for),
        seconds=template.seconds,
    )


def follow_up(question: Question, bank: Bank, facts: Facts, number: int = 0) -> Question | None:
    """Return a follow-up as a question of its own; None where there is none."""
    if number >= len(question.follow_ups):
        return None
    wanted = question.follow_ups[number]
    about = [fact for fact in facts.found if _INNER.sub(r"‘\1’", fact.text) in question.text]
    for id in bank.get(question.id).follow_ups:
        for filled in fillings(bank.get(id), facts, about=about):
            if filled.text == wanted:
                return as_question(filled, bank, facts)
    return None


def _follow_ups(filled: Filled, bank: Bank, facts: Facts) -> Iterator[str]:
    about = [fact for fact in facts.found if _INNER.sub(r"‘\1’", fact.text) in filled.text]
    for id in filled.template.follow_ups:
        following = next(fillings(bank.get(id), facts, about=about), None)
        if following:
            yield following.text


def excerpt(fact: Fact) -> str:
    """Return the stretch of the fact's quote to show: whole words, around its text."""
    quote = fact.quote
    if len(quote) <= EXCERPT:
        return quote
    first, last = stretch(fact)
    start = max(0, min(first - (EXCERPT - (last - first)) // 2, first, len(quote) - EXCERPT))
    end = start + EXCERPT
    if start:
        blank = quote.rfind(" ", start, first + 1)
        start = first if blank < start else quote.find(" ", start) + 1
    if end < len(quote):
        end = max(min(last, start + EXCERPT), quote.rfind(" ", start, end))
    return quote[start:end]


def _because(filled: Filled, facts: Facts) -> str:
    parts = []
    if filled.anchor:
        parts.append(f"{place(filled.anchor)}: {_quoted(excerpt(filled.anchor))}")
    shown = [kind for kind in filled.template.present if kind not in filled.template.slots]
    for kind in shown if not filled.anchor else ():
        fact = facts.of(kind)[0]
        parts.append(f"A general question; {_at(fact)} shows {PHRASES[kind]}.")
    if filled.template.absent:
        parts.append(_missing(filled.template.absent, facts))
    return " ".join(parts) or _general(filled.template, facts)


def _quoted(text: str) -> str:
    """Return words in quotation marks at the end of a sentence, with one stop."""
    return f"“{text}”" if text.endswith((".", "!", "?", "…")) else f"“{text}”."


def place(fact: Fact) -> str:
    """Say where a fact was found: "Slide 7", "At 3:12, slide 7"."""
    if fact.time is None:
        return f"Slide {fact.slide}"
    said = f"You said at {_clock(fact.time)}"
    return f"{said}, on slide {fact.slide}" if fact.slide else said


def _at(fact: Fact) -> str:
    return f"slide {fact.slide}" if fact.slide else f"what you said at {_clock(fact.time or 0)}"


def _clock(time: float) -> str:
    minutes, seconds = divmod(int(time), 60)
    return f"{minutes}:{seconds:02d}"


def _missing(kinds: Sequence[FactKind], facts: Facts) -> str:
    phrases = [PHRASES[kind] for kind in kinds]
    where = "Neither the slides nor what you said show" if facts.has_speech else "No slide shows"
    if facts.has_speech and not facts.has_deck:
        where = "Nothing you said names"
    return f"{where} {' or '.join(phrases)}."


def _general(template: Template, facts: Facts) -> str:
    if template.kind in DRILL_KINDS:
        return "A drill for the rest of the interview loop; it is not about this talk."
    if facts.found:
        return "A general question: panels ask it about any talk."
    if facts.foreign:
        return "A general question, for the talk is not in English, which alone is read here."
    if facts.has_deck or facts.has_speech:
        return "A general question, for no text could be read that it could hang on."
    return "A general question, for there is no deck and no transcript."
