"""The Reading: everything that checks, questions and reports hang on, computed once."""

from dataclasses import dataclass

from rehearsal.talk import (
    Deck,
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
    dwells: tuple[Dwell, ...] = ()
    """One for each shown slide, in order."""
    pauses: tuple[Pause, ...] = ()
    """Silent pauses of 0.15 s or more, from voice activity."""

    @property
    def deck(self) -> Deck | None:
        """The deck, where there is one."""
        return self.rehearsal.deck

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides that the audience sees."""
        return self.rehearsal.deck.shown if self.rehearsal.deck else ()

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
