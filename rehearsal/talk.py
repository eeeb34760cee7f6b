"""The values that everything else speaks in.

Times are seconds from the start of the recording; slides count from 1, as seen by the audience.
Any other unit is in the name. Standard library only; every value is frozen.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal[
    "front",
    "problem",
    "approach",
    "experiments",
    "takeaways",
    "future",
    "closing",
    "backup",
    "divider",
]
"""What a slide does in the argument; the labels are those of docs/stages.md."""

ARGUMENT: tuple[Stage, ...] = ("problem", "approach", "experiments", "takeaways", "future")
"""The five stages of a research talk, in the order in which they are expected."""

Severity = Literal["praise", "note", "advice", "problem"]
Strength = Literal["A", "B", "C", "D", "speaker"]
"""How well a threshold is founded. A: controlled study. B: corpus or correlation.
C: a vendor's or authors' rule. D: lore. speaker: set by the speaker, or by the talk's format."""

SpanSource = Literal["clicked", "aligned", "edited"]
EventKind = Literal["start", "slide", "pause", "resume", "gap", "stop"]
Topic = Literal[
    "motivation",
    "problem",
    "contribution",
    "baselines",
    "ablation",
    "metrics",
    "variance",
    "hyper_parameters",
    "data",
    "failure_cases",
    "limitations",
    "mitigations",
    "reproducibility",
    "related_work",
    "takeaway",
    "future_work",
]
Presence = Literal["said", "shown", "both", "absent", "unreadable"]
PacePreset = Literal["native", "second_language", "own"]
SAMPLE_MODEL = "sample"
SAMPLE_LABEL = "knows one synthetic voice and this talk; for your own talk choose a real model"

Progress = Callable[[str, float], None]
"""progress(step, fraction from 0 to 1). It may raise `errors.Cancelled`; that stops the work."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the recording, start and end in seconds, 0 ≤ start ≤ end."""

    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.start) and math.isfinite(self.end)):
            raise ValueError(f"a span needs finite times, not {self.start} to {self.end}")
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start} to {self.end}")

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.end - self.start

    def overlap(self, other: "Span") -> float:
        """Seconds that both spans cover."""
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, time: float) -> bool:
        """Whether start ≤ time < end."""
        return self.start <= time < self.end


@dataclass(frozen=True, slots=True)
class Word(Span):
    """One word as it was transcribed, its punctuation attached."""

    text: str
    probability: float | None = None
    """The recogniser's own, 0 to 1; None when the transcript was imported."""


@dataclass(frozen=True, slots=True)
class SlideSpan(Span):
    """A stretch in which one slide is spoken to."""

    slide: int
    confidence: float
    """Estimated probability that the slide is right, 0 to 1; 1 for clicks and edits."""
    source: SpanSource
    page: int | None = None
    """Position in the file, where a slide has several (overlays) and the page is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a slide: rows of cell texts, the header first."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart on a slide: what can be read of it without looking."""

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[str, ...]
    axes: tuple[str, ...] = ()
    """Titles of the axes."""
    labels: tuple[str, ...] = ()
    """Numbers and words written at the points, as they are shown."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as the audience sees it; a run of overlays is one slide with several pages."""

    number: int | None
    """Counts what the audience sees, from 1; None for a hidden slide."""
    pages: tuple[int, ...]
    """Positions in the file, from 1, hidden ones counted."""
    title: str = ""
    title_guessed: bool = False
    """True when the file names no title and a working title was read off the slide."""
    body: tuple[str, ...] = ()
    """Lines in reading order, without the title, tables and charts."""
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: str = ""
    hidden: bool = False
    section: str = ""
    """The file's own section that the slide lies in; empty where there is none."""
    pictures: int = 0
    """Pictures, and drawings that hold no text."""

    @property
    def text(self) -> str:
        """Everything that can be read on the slide, line by line, without the notes."""
        lines = [self.title, *self.body]
        lines += [" | ".join(row) for table in self.tables for row in table.rows]
        for chart in self.charts:
            rows = (chart.series, chart.categories, chart.axes, chart.labels)
            lines += [chart.title, *(" | ".join(row) for row in rows)]
        return "\n".join(line for line in lines if line.strip())

    @property
    def readable(self) -> bool:
        """Whether the slide holds text besides its title, or nothing that could hide any."""
        return bool(self.body or self.tables or self.charts) or not self.pictures


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck as it was read; `digest` is the SHA-256 of the file."""

    name: str
    digest: str
    slides: tuple[Slide, ...]
    page_count: int

    @property
    def shown(self) -> tuple[Slide, ...]:
        """The slides that the audience sees; the one at index i has number i + 1."""
        return tuple(slide for slide in self.slides if slide.number is not None)

    def slide(self, number: int) -> Slide:
        """Return the slide with this number; raise KeyError where there is none."""
        for slide in self.slides:
            if slide.number == number:
                return slide
        raise KeyError(number)


@dataclass(frozen=True, slots=True)
class Format:
    """A talk's length and shape; `low` and `high` in seconds."""

    name: str
    low: float
    high: float


JOB_TALK = Format("job talk", 20 * 60, 30 * 60)
SHORT_JOB_TALK = Format("short job talk", 10 * 60, 15 * 60)
ELEVATOR_PITCH = Format("elevator pitch", 60, 120)
FORMATS: tuple[Format, ...] = (JOB_TALK, SHORT_JOB_TALK, ELEVATOR_PITCH)
"""The built-in formats; a band of the speaker's own is Format("custom", low, high)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened while recording; `sample` counts 16 kHz samples from the start."""

    sample: int
    time: float
    kind: EventKind
    slide: int | None = None
    page: int | None = None
    duration: float = 0.0
    """For a gap: seconds of audio that are missing."""


@dataclass(frozen=True, slots=True)
class Track:
    """Evenly sampled values; `values[i]` belongs to time i × step. None: not measurable there."""

    step: float
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A sound that may be a filled pause; `score` 0 to 1 is the detector's own, uncalibrated."""

    score: float


@dataclass(frozen=True, slots=True)
class Signal:
    """The quality of the recording as a whole, from the original samples."""

    speech_dbfs: float | None
    """Median level of speech frames; None where no speech was found."""
    noise_dbfs: float | None
    """Median level of the frames without speech; None where there are too few."""
    clipped_share: float
    """Share of samples at full scale, 0 to 1."""
    silent: bool
    """Every sample is zero: a microphone that is muted or may not be used."""
    hum_db: float | None = None
    """How far 50/60 Hz and its harmonics stand above their surroundings, in noise frames."""

    @property
    def snr_db(self) -> float | None:
        """Speech level above noise level; None where either is unknown."""
        if self.speech_dbfs is None or self.noise_dbfs is None:
            return None
        return self.speech_dbfs - self.noise_dbfs


@dataclass(frozen=True, slots=True)
class Acoustics:
    """What the audio alone tells, measured once from the original samples."""

    duration: float
    speech: tuple[Span, ...]
    """Runs of voice activity; silent pauses are what lies between them."""
    level: Track
    """dBFS, RMS over each step."""
    signal: Signal
    f0: Track | None = None
    """Fundamental frequency in Hz; None: not measured."""
    syllable_nuclei: tuple[float, ...] = ()
    """Times of syllable nuclei (de Jong & Wempe 2009)."""
    candidates: tuple[Candidate, ...] = ()
    """Sounds that may be filled pauses."""
    gaps: tuple[Span, ...] = ()
    """Stretches that were not recorded: neither speech nor silent pause."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, word by word."""

    words: tuple[Word, ...]
    model: str
    """Name of the Whisper model, or "imported"."""
    language: str
    """A code such as "en"; empty: it is told by the words."""
    unheard: tuple[Span, ...] = ()
    """Voice activity of 2 s or more in which the recogniser found no word."""
    doubtful: tuple[Span, ...] = ()
    """Windows that failed a score test twice; their words are kept."""

    @property
    def text(self) -> str:
        """The words, joined by blanks."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the speaker set right; it outranks whatever the program finds."""

    stages: tuple[tuple[int, Stage], ...] = ()
    planned: tuple[tuple[int, float], ...] = ()
    """Seconds planned for a slide."""
    boundaries: tuple[SlideSpan, ...] = ()
    """The whole timeline as the speaker left it; empty: untouched."""
    filled_pauses: tuple[tuple[float, bool], ...] = ()
    """Start of a candidate, and whether the speaker heard a filled pause there."""
    words: tuple[tuple[str, str], ...] = ()
    """Misheard spelling and the right one, for this deck."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The evidence of one run-through; anything may be missing."""

    format: Format = JOB_TALK
    deck: Deck | None = None
    duration: float | None = None
    """Length of the run-through in seconds, pauses of the clock out; None: nothing was spoken."""
    acoustics: Acoustics | None = None
    transcript: Transcript | None = None
    no_transcript: str = ""
    """Why there is no transcript, and how to get one; empty where there is one."""
    events: tuple[Event, ...] = ()
    corrections: Corrections = Corrections()
    pace: PacePreset = "native"
    own_pace: tuple[float, float] | None = None
    """Words per minute, low and high, for the preset "own"."""


@dataclass(frozen=True, slots=True)
class Band:
    """The range that a measure is expected in; None: open on that side."""

    low: float | None
    high: float | None
    source: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Measure:
    """One number, with how it was taken; `value` None has a `reason`."""

    name: str
    value: float | None
    unit: str
    method: str
    band: Band | None = None
    uncertainty: tuple[float, float] | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.value is None and not self.reason:
            raise ValueError(f"{self.name}: a value that was not measured needs a reason")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was observed; each part may be unknown."""

    start: float | None = None
    end: float | None = None
    slide: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check observed, where, by which threshold, and what to try."""

    check: str
    severity: Severity
    message: str
    advice: str
    source: str
    strength: Strength
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A check that could not be made, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class ContentItem:
    """Whether a topic that a panel expects is said, shown, both or neither."""

    topic: Topic
    status: Presence
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a panel may ask, filled with what the talk holds."""

    id: str
    kind: str
    text: str
    because: str
    slide: int | None
    quote: str
    persona: str
    difficulty: int
    """1 easy, 2 usual, 3 hard."""
    listen_for: tuple[str, ...]
    """The points that a good answer comes to."""
    follow_ups: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    """For each point of `listen_for`, the words by which it is recognised."""
    seconds: float = 60.0
    """How long the answer may take."""
    worded_by: str = ""
    """Name of the language model that worded it; empty: it is of the bank."""
