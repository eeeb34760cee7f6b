"""The Reading: everything that checks, questions and reports hang on, computed once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rehearsal.analysis.facts.kinds import NO_FACTS, Facts
from rehearsal.talk import (
    Deck,
    Finding,
    NotMeasured,
    Rehearsal,
    Slide,
    SlideSpan,
    Span,
    Stage,
    Word,
)


@dataclass(frozen=True, slots=True)
class StageLabel:
    """What one slide does in the argument."""

    slide: int
    stage: Stage
    confidence: float
    """Estimated probability that the label is right, 0 to 1; 1 where the speaker set it."""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence as spoken; `first` and `last` index the words, last exclusive."""

    first: int
    last: int
    text: str
    slide: int | None
    """The slide that is spoken to in most of it; None without a timeline."""


@dataclass(frozen=True, slots=True)
class SpokenStage(Span):
    """Sentences in a row that serve one stage; `first` and `last` index them, last exclusive."""

    first: int
    last: int
    stage: Stage
    confidence: float
    """Estimated probability that the stage is right, 0 to 1."""
    named_by: int | None
    """The first sentence that names the stage plainly; None: it hangs on slides and hints."""


@dataclass(frozen=True, slots=True)
class Pause(Span):
    """A silent pause between two runs of voice activity, inside the talk."""

    slide_change: bool
    """Whether the slide changes within it, or within half a second of it."""
    sentence_end: bool | None
    """Whether the last word before it ends a sentence; None without a transcript."""
    after_question: bool
    """Whether the last word before it ends a question."""


@dataclass(frozen=True, slots=True)
class Dwell:
    """How long one slide was spoken to, and how long was planned."""

    slide: int
    seconds: float | None
    """None without a timeline; 0 for a slide that was never shown."""
    planned: float
    confidence: float
    """The time-weighted mean of its spans' confidences; 1 for clicks."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Which words that slides and talk keep coming back to are found on the other side."""

    different_said: int
    """Different words that were said; small change and short words left out, here and below."""
    recurring_shown: int
    """Words that stand on two slides or more."""
    shown_most: int
    """Words that stand on most slides; how many were looked for in speech."""
    said_most: int
    """Words that were said most; how many were looked for on the slides."""
    not_said: tuple[str, ...]
    """Those that stand on most slides and were never said, the commonest first."""
    not_shown: tuple[str, ...]
    """Those that were said most and stand on one slide or none, the commonest first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A rehearsal, read. Fields that need what is missing are empty."""

    rehearsal: Rehearsal
    words: tuple[Word, ...] = ()
    """The transcript's words, the speaker's corrections applied, filled pauses kept."""
    sentences: tuple[Sentence, ...] = ()
    timeline: tuple[SlideSpan, ...] = ()
    """Which slide when: clicked, aligned or edited; in order, without overlap."""
    stages: tuple[StageLabel, ...] = ()
    """One for each shown slide, in order."""
    spoken_stages: tuple[SpokenStage, ...] = ()
    """What the sentences serve, whatever the slide shows; in order, without overlap."""
    dwells: tuple[Dwell, ...] = ()
    """One for each shown slide, in order."""
    pauses: tuple[Pause, ...] = ()
    """Silent pauses of 0.15 s or more, from voice activity."""
    facts: Facts = NO_FACTS
    """What questions hang on: names, numbers and statements, shown or said."""
    shared: SharedWords | None = None
    """What words and slides have in common; None without either."""
    strangers: bool = False
    """Whether the words surely belong to other slides; nothing is aligned then."""

    @property
    def deck(self) -> Deck | None:
        """The deck, where there is one."""
        return self.rehearsal.deck

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides that the audience sees."""
        return self.rehearsal.deck.shown if self.rehearsal.deck else ()

    @property
    def duration(self) -> float | None:
        """Length of the run-through in seconds; None: nothing was spoken."""
        rehearsal = self.rehearsal
        if rehearsal.duration is not None:
            return rehearsal.duration
        if rehearsal.acoustics is not None:
            return rehearsal.acoustics.duration
        return self.words[-1].end if self.words else None

    def stage_of(self, slide: int) -> Stage:
        """Return the stage of a slide; raise KeyError where it has none."""
        for label in self.stages:
            if label.slide == slide:
                return label.stage
        raise KeyError(slide)

    def slide_at(self, time: float) -> int | None:
        """Return the slide that is spoken to at a time; None where that is not known."""
        for span in self.timeline:
            if span.contains(time):
                return span.slide
        return None

    def dwell_of(self, slide: int) -> Dwell:
        """Return how long a slide was spoken to; raise KeyError where there is none."""
        for dwell in self.dwells:
            if dwell.slide == slide:
                return dwell
        raise KeyError(slide)


Check = Callable[[Reading], Iterator[Finding | NotMeasured]]
"""A check: what it saw in a talk, and what it could not measure."""


def read(rehearsal: Rehearsal) -> Reading:
    """Work out what the evidence says; what is missing leaves its fields empty."""
    # These make the values above, so they import this module.
    from rehearsal.analysis import belonging, plan, sentences, silences, timeline, transcript
    from rehearsal.analysis.facts.find import find_facts
    from rehearsal.analysis.stages.label import label_stages
    from rehearsal.analysis.stages.spoken import stages_of_speech

    deck = rehearsal.deck
    words = transcript.corrected(rehearsal)
    shared = belonging.shared_words(words, deck) if words and deck is not None else None
    strangers = belonging.are_strangers(Reading(rehearsal, words=words, shared=shared))
    spans = timeline.timeline(rehearsal, words, may_align=not strangers)
    labels: tuple[StageLabel, ...] = ()
    dwells: tuple[Dwell, ...] = ()
    if deck is not None:
        labels = _set_right(label_stages(deck), dict(rehearsal.corrections.stages))
        planned = plan.planned_seconds(deck, labels, rehearsal.format, rehearsal.corrections)
        dwells = timeline.dwells(spans, planned)
    spoken = sentences.sentences(words, spans)
    return Reading(
        rehearsal=rehearsal,
        words=words,
        sentences=spoken,
        timeline=spans,
        stages=labels,
        spoken_stages=stages_of_speech(spoken, labels),
        dwells=dwells,
        pauses=silences.silent_pauses(rehearsal, words, spans),
        facts=find_facts(deck, spoken, labels),
        shared=shared,
        strangers=strangers,
    )


def _set_right(labels: tuple[StageLabel, ...], right: dict[int, Stage]) -> tuple[StageLabel, ...]:
    return tuple(
        StageLabel(label.slide, right[label.slide], confidence=1.0, corrected=True)
        if label.slide in right
        else label
        for label in labels
    )
