"""The speaker's own words: claims, comparisons, limits, plans; and what is only there or not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rehearsal.analysis.facts import cues as cue
from rehearsal.analysis.facts.kinds import PresenceKind, QuotedKind
from rehearsal.analysis.facts.lines import (
    Line,
    is_argument,
    is_reference,
    quotable,
    tidy,
    unconnected,
)
from rehearsal.analysis.facts.presence import PRESENCE_CUES


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand for a fact, or the cue by which it is known to be there."""

    kind: QuotedKind | PresenceKind
    text: str
    line: Line
    weight: float


_WEIGHTS: dict[QuotedKind, float] = {
    "comparison": 0.7,
    "up_to": 0.9,
    "assumption": 0.8,
    "limitation": 0.8,
    "mitigation": 0.7,
    "future": 0.7,
    "association": 0.8,
    "negative_result": 0.8,
    "manual_step": 0.6,
    "strong_claim": 0.9,
    "novelty_claim": 0.7,
    "claim": 0.6,
}
_NEEDS_OWN: frozenset[QuotedKind] = frozenset(
    {"limitation", "claim", "comparison", "novelty_claim"}
)
"""Kinds that others' work is described with as well."""
_LABELS: dict[QuotedKind, re.Pattern[str]] = {
    "future": cue.FUTURE_LABEL,
    "assumption": re.compile(r"^(?:\w+ )?assumptions?: (?=\S+ \S+ \S)", re.IGNORECASE),
}
"""What a line says that it is; the words after it are the thing itself."""
_NO_CONCLUSION = re.compile(
    r"room for improvement|open[- ]source|github|(?:code|data) (?:is|are) |available (?:at|on)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:problem|challenge|issue|question|idea|motivation|example)s?:", re.I)
LAST_TASK_SLIDE = 8
"""A goal named after this slide is that of a part (strength: speaker)."""
_NOT_IN_TITLES: frozenset[QuotedKind] = frozenset({"manual_step", "future", "limitation"})


def find_words(lines: Iterable[Line]) -> Iterator[Quotation]:
    """Yield quotable words for each kind, and one cue for each thing that is there."""
    for line in lines:
        if not is_reference(line.text) and not _names_people(line):
            for kind, pattern in PRESENCE_CUES.items():
                if pattern.search(line.text):
                    yield Quotation(kind, line.text, line, 0.5)
        if line.source in ("notes", "table", "chart") or not is_argument(line):
            continue
        yield from _question(line)
        yield from _task(line)
        text = unconnected(tidy(line.text))
        if _reads_well(line, text) and not line.text.rstrip().endswith(("?", ":")):
            yield from _statement(line, text)
            yield from _cued(line, text)
            yield from _titled(line, text)
            yield from _bare(line, text)


_INTRODUCES = re.compile(r"\b(?:[Mm]y name is|I am|I[’']m) [A-Z]\w+ [A-Z]")


def _names_people(line: Line) -> bool:
    """Whether a line says who speaks and for whom: under the talk's title, or aloud."""
    first = line.slide == 1
    return first and (line.source == "body" or bool(_INTRODUCES.search(line.text)))


def _reads_well(line: Line, text: str) -> bool:
    """Whether a line can be quoted; without its "However, " it may begin with a small letter."""
    cut = bool(text) and not line.spoken and not line.text.startswith(text[:1])
    return quotable(text[0].upper() + text[1:] if cut else text, spoken=line.spoken)


def _cued(line: Line, text: str) -> Iterator[Quotation]:
    own = bool(cue.OWN.search(text))
    if cue.OTHERS_TITLE.search(line.title) and not own:
        return
    results = own or _about_results(line)
    for kind, pattern in cue.QUOTED_CUES.items():
        if not pattern.search(text) or (kind in _NEEDS_OWN and not results):
            continue
        if line.source == "title" and kind in _NOT_IN_TITLES:
            continue
        if kind == "limitation" and cue.CLAUSE_FIRST.match(text):
            continue
        if _misleads(kind, line, text):
            continue
        number = 0.2 if kind == "comparison" and re.search(r"\d", text) else 0.0
        fill = _LABELS[kind].sub("", text) if kind in _LABELS else text
        yield Quotation(kind, fill, line, min(1.0, _WEIGHTS[kind] + 0.1 * own + number))


def _misleads(kind: QuotedKind, line: Line, text: str) -> bool:
    """Whether a cue is known to mean something else here."""
    match kind:
        case "future":
            plans = cue.PLAN_TITLE.search(line.title) or cue.END_TITLE.search(line.title)
            misleads = not plans and not cue.PLANNED.search(text)
        case "limitation":
            misleads = line.spoken and not cue.SPOKEN_LIMIT.search(text)
        case "manual_step":
            misleads = bool(cue.NOT_BY_HAND.search(text))
        case "strong_claim" if not cue.VERB.search(text) and not cue.OWN.search(text):
            misleads = True
        case "comparison" | "strong_claim" | "novelty_claim":
            background = kind != "comparison" and line.spoken and not cue.OWN.search(text)
            misleads = background or bool(cue.HEDGED.search(text))
        case "association" if cue.IMPROVES.search(text) or cue.EACH_WITH_ITS_OWN.search(text):
            misleads = True
        case "association" | "mitigation" | "negative_result":
            stated = cue.VERB.search(text) or text.startswith("No ")
            misleads = not stated or bool(re.match(r"\d+ in\b|Words\b", text))
        case _:
            misleads = False
    return misleads


def _about_results(line: Line) -> bool:
    return bool(cue.END_TITLE.search(line.title) or cue.LIMIT_TITLE.search(line.title)) or bool(
        re.search(r"result|experiment|evaluation|performance|comparison", line.title, re.IGNORECASE)
    )


def _titled(line: Line, text: str) -> Iterator[Quotation]:
    """Yield what a slide's title says that its lines are."""
    if line.source != "body" or re.search(
        r"previous|prior|existing|related", line.title, re.IGNORECASE
    ):
        return
    plans = bool(cue.PLAN_VERB.match(text))
    mixed = bool(cue.PLAN_TITLE.search(line.title) and cue.END_TITLE.search(line.title))
    kinds: tuple[tuple[QuotedKind, re.Pattern[str]], ...] = (
        ("future", cue.PLAN_TITLE),
        ("limitation", cue.LIMIT_TITLE),
        ("takeaway", cue.END_TITLE),
    )
    for kind, title in kinds:
        if not title.search(line.title):
            continue
        told = (text.startswith("We ") and cue.PROCEDURE.match(text)) or cue.subjectless(text)
        if kind == "takeaway" and (not line.late or "future work" in text.lower() or told):
            continue
        if kind == "takeaway" and _LABELLED.match(text):
            continue
        if kind == "takeaway" and _NO_CONCLUSION.search(text):
            continue
        planned = kind == "future"
        if planned and (cue.IMPROVES.search(text) or cue.DONE.match(text)):
            continue
        if (
            (plans or (not mixed and _names_work(text)))
            if planned
            else (cue.VERB.search(text) and not plans)
        ):
            yield Quotation(kind, cue.FUTURE_LABEL.sub("", text) if planned else text, line, 0.8)


def _names_work(text: str) -> bool:
    """Whether a line without a verb names something to be done: "Analysis of the errors"."""
    if re.match(r"(?:Depending|According|Subject)\b", text):
        return False
    first = text.split()[:2]
    return any(re.search(r"(?:tion|sis|ment|ing|study|studies)$", word) for word in first)


def _task(line: Line) -> Iterator[Quotation]:
    match = cue.TASK_LABEL.match(tidy(line.text))
    early = line.slide is not None and line.slide <= LAST_TASK_SLIDE
    if match and early and line.source == "body" and len(match.group("rest").split()) >= 4:
        rest = match.group("rest")
        if quotable(rest[0].upper() + rest[1:]):
            yield Quotation("task", rest, line, 0.8)


MIN_QUESTION_WORDS = 5
"""A shorter one ("Which is it?") asks nothing by itself (strength: speaker)."""


def _question(line: Line) -> Iterator[Quotation]:
    text = line.text.strip()
    if not text.endswith("?") or line.spoken or not cue.INTERROGATIVE.search(text):
        return
    if cue.ASKS_THE_ROOM.search(text) or len(text.split()) < MIN_QUESTION_WORDS:
        return
    announced = cue.RESEARCH_QUESTION.search(line.title) or cue.RESEARCH_QUESTION.search(text)
    if (line.source == "title" or announced) and quotable(text):
        yield Quotation("research_question", text, line, 0.7)


MIN_STATEMENT_WORDS = 6
_ASKS = re.compile(r"(?:What|Which|Who|Why|How) (?:\w+ )?(?:is|are|was|do|does|did|can|should)\b")
"""A question whose mark was forgotten."""


def _statement(line: Line, text: str) -> Iterator[Quotation]:
    """Yield what a slide says in a whole sentence, whatever it is about."""
    if line.source != "body" or len(text.split()) < MIN_STATEMENT_WORDS:
        return
    whole = (
        cue.states(re.sub(r"\([^)]*\)", "", text))
        and not cue.POINTS_BACK.match(text)
        and not cue.subjectless(text)
    )
    whole = whole and not re.search(r"\byours?\b|\byou\b|\bwe hope\b", text, re.IGNORECASE)
    arguable = cue.ARGUABLE.search(text) and not cue.PROCEDURE.search(text)
    aside = cue.PLAN_VERB.match(text) or cue.OTHERS_TITLE.search(line.title)
    aside = aside or _ASKS.match(text) or cue.INSTRUCTS.match(text) or cue.THEOREM.search(text)
    if whole and arguable and not aside and not re.search(r"(?:19|20)\d\d|[!:]", text):
        yield Quotation("statement", text, line, 0.5 + 0.1 * bool(cue.OWN.search(text)))


def _bare(line: Line, text: str) -> Iterator[Quotation]:
    """Yield claims of being better that name no number."""
    if re.search(r"\d", text) or not cue.IMPROVES.search(text):
        return
    if cue.HEDGED.search(text) or cue.PLAN_VERB.match(text):
        return
    ends = line.late and bool(cue.END_TITLE.search(line.title))
    if ends or (cue.OWN.search(text) and not cue.OTHERS_TITLE.search(line.title)):
        yield Quotation("bare_claim", text, line, 0.7 + 0.2 * ends)
