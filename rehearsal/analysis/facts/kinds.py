"""What a fact is, and the kinds of fact that questions hang on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

NamedKind = Literal[
    "method",
    "technique",
    "study_method",
    "component",
    "baseline",
    "metric",
    "dataset",
    "cohort",
    "resource",
    "number",
    "sample",
    "hyper_parameter",
    "related_work",
    "acronym",
    "language",
]
"""Facts that fill a sentence as a noun phrase."""

QuotedKind = Literal[
    "task",
    "claim",
    "strong_claim",
    "novelty_claim",
    "bare_claim",
    "bare_number",
    "comparison",
    "up_to",
    "assumption",
    "limitation",
    "mitigation",
    "future",
    "takeaway",
    "association",
    "negative_result",
    "manual_step",
    "research_question",
    "statement",
    "point",
    "figure",
    "term",
    "slide_title",
    "approach_title",
    "result_title",
]
"""Facts that are somebody's words: they fill a sentence only between quotation marks."""

PresenceKind = Literal[
    "variance",
    "significance",
    "ablation",
    "code",
    "cost",
    "split",
    "error_analysis",
    "human_judgement",
    "annotation",
    "deployment",
    "privacy",
    "contribution",
    "example",
    "learning",
    "people",
    "rivals",
    "limits",
    "plans",
    "earlier_work",
]
"""Facts that are only there or not there; their quote says where. Their cues are wide, so that a
question may say of them, and of nothing else, that the talk does not show them."""

FactKind = NamedKind | QuotedKind | PresenceKind

NAMED: tuple[NamedKind, ...] = get_args(NamedKind)
QUOTED: tuple[QuotedKind, ...] = get_args(QuotedKind)
PRESENCE: tuple[PresenceKind, ...] = get_args(PresenceKind)
KINDS: tuple[FactKind, ...] = (*NAMED, *QUOTED, *PRESENCE)

PHRASES: Mapping[FactKind, str] = {
    "method": "a name for your own method",
    "technique": "a technique by name",
    "study_method": "how the data were gathered or compared",
    "component": "a part that could be left out",
    "baseline": "a baseline",
    "metric": "a metric",
    "dataset": "a data set by name",
    "cohort": "a study or cohort by name",
    "resource": "a resource that the work stands on",
    "number": "a number with what it measures",
    "sample": "a sample size",
    "hyper_parameter": "a hyper-parameter",
    "related_work": "other people's work",
    "acronym": "an acronym that is never spelled out",
    "statement": "a statement",
    "point": "a line that says something",
    "figure": "a number with its unit",
    "term": "a term of your field",
    "language": "a language",
    "task": "the task in one line",
    "claim": "a claim",
    "strong_claim": "a strong claim",
    "novelty_claim": "a claim to be the first",
    "bare_claim": "a claim without a number",
    "bare_number": "a number without its spread",
    "comparison": "a comparison",
    "up_to": "a best case",
    "assumption": "an assumption",
    "limitation": "a limitation",
    "mitigation": "what is done about a limitation",
    "future": "future work",
    "takeaway": "a takeaway",
    "association": "an association",
    "negative_result": "a result that did not come out",
    "manual_step": "a step done by hand",
    "research_question": "a question of your own",
    "slide_title": "a slide title that says something",
    "approach_title": "a slide on the approach with a telling title",
    "result_title": "a slide of results with a telling title",
    "variance": "a spread: a standard deviation, an interval, several runs",
    "significance": "a test of the difference",
    "ablation": "an ablation",
    "code": "code or data that others can get",
    "cost": "what it costs in time, memory or money",
    "split": "how the data were split",
    "error_analysis": "where it fails",
    "human_judgement": "a judgement by people",
    "annotation": "who annotated the data",
    "deployment": "use outside the lab",
    "privacy": "privacy or ethics",
    "contribution": "what is your own contribution",
    "example": "a worked example",
    "learning": "a model that learns from data",
    "people": "people who were studied",
    "rivals": "anything to compare with",
    "limits": "a limit",
    "plans": "what comes next",
    "earlier_work": "other people's work",
}
"""How each kind is called to the speaker: "nothing on the slides shows …"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the talk holds and a question can hang on."""

    kind: FactKind
    text: str
    """What fills a slot: a noun phrase, or words of the quote."""
    quote: str
    """The line or sentence it was read from, as it stands there."""
    slide: int | None
    time: float | None = None
    """Seconds from the start, where it was said; None: it is on the slide."""
    weight: float = 0.5
    """How central it is to the talk, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found, the most central first within each kind."""

    found: tuple[Fact, ...] = ()
    has_deck: bool = False
    has_speech: bool = False
    readable: bool = False
    """Whether there is enough text or speech to say that something is missing from it."""
    foreign: bool = False
    """Whether the slides are in a language whose words are not known here; nothing is read."""

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """Return the facts of one kind, the most central first."""
        return tuple(fact for fact in self.found if fact.kind == kind)

    def has(self, kind: FactKind) -> bool:
        """Whether there is any fact of this kind."""
        return any(fact.kind == kind for fact in self.found)


NO_FACTS = Facts()
"""Of a talk that was not read."""
