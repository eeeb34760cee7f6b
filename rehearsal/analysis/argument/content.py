"""What a panel expects of a research talk, and whether it is said, shown, both or neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rehearsal.analysis.argument.own_work import says_own_work
from rehearsal.analysis.argument.slides import is_citation
from rehearsal.analysis.argument.topics import CUES
from rehearsal.analysis.argument.topics.cue import Cue
from rehearsal.analysis.argument.topics.limits import EASES
from rehearsal.analysis.facts.lines import Line, read_lines
from rehearsal.analysis.phrasing import quoted, shortened
from rehearsal.analysis.reading import Reading, Sentence
from rehearsal.analysis.sureness import other_language
from rehearsal.analysis.text import terms
from rehearsal.talk import ARGUMENT, ContentItem, Evidence, Presence, Stage, Topic

MOST_EVIDENCE = 3
"""Places that are quoted for a topic, shown ones and said ones each."""
UNREADABLE_SHARE = 0.25
"""Share of the slides that hold only pictures, from which what is absent may be in them; D."""
SURE_ENOUGH = 0.5
"""Confidence of a label from which words on its slide are read in the light of its stage; D."""
VERY_SURE = 0.7
"""Confidence of a label from which a last slide counts as takeaways by itself; strength D."""
CLOSING: dict[Topic, Stage] = {"takeaway": "takeaways", "future_work": "future"}
"""Topics that a slide of their stage shows by what it is."""
LAST_SLIDES = 3
"""Slides of the argument at its end among which such a slide is looked for; strength D."""
SOON_AFTER = 90.0
"""Seconds after a limitation is admitted within which its mitigation is said; strength D."""
RIGHT_AFTER = 2
"""Sentences after an admission in which weaker words tell of a mitigation; strength D."""
TAKEN_UP = 0.6
"""Share of a line's content words in one sentence, said while it was shown, that says it; D."""
ADMISSIONS: tuple[Topic, ...] = ("limitations", "failure_cases")
IN_RESULTS: tuple[Topic, ...] = (
    "baselines",
    "ablation",
    "metrics",
    "variance",
    "data",
    "failure_cases",
)
"""Topics that a picture among the experiments may hold."""
_ASIDE = re.compile(
    r"outline|agenda|(?:table of )?contents\b|overview of the talk|(?:the )?run-?down\b"
    r"|references|bibliography|thank|questions?\W*$|acknowledg",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a slide, with the stage of the slide where it is sure, and its place."""

    line: Line
    stage: Stage | None
    position: float
    """Share of the talk, 0 to 1, backup left out."""


@lru_cache(maxsize=2)  # several checks and the report ask for the same talk
def content(reading: Reading) -> tuple[ContentItem, ...]:
    """Return one item for each topic; empty without deck and words, or in another language.

    Hard cues only: a word in a title or a line that hardly means anything else. Notes do not
    count, nor do outlines, thanks and references.
    """
    if not (reading.slides or reading.words) or other_language(reading):
        return ()
    lines = _lines(reading)
    return tuple(_item(reading, topic, cue, lines) for topic, cue in CUES.items())


def _item(reading: Reading, topic: Topic, cue: Cue, lines: Sequence[Placed]) -> ContentItem:
    showing = [placed.line for placed in lines if _shows(cue, placed)]
    shown = [Evidence(slide=line.slide, quote=shortened(line.text)) for line in showing]
    said = [sentence for sentence in reading.sentences if _says(reading, cue, sentence)]
    said = said or [s for s in reading.sentences if any(_takes_up(s, line) for line in showing)]
    if topic == "contribution":
        said = said or [s for s in reading.sentences if says_own_work(s.text)]
    if topic in CLOSING and not shown:
        shown = list(_last_words(reading, CLOSING[topic]))
    if topic == "mitigations":
        shown = _beside_admissions(lines)
        said = _after_admissions(reading, said)
    places = (*_distinct(shown)[:MOST_EVIDENCE], *(quoted(s) for s in said[:MOST_EVIDENCE]))
    return ContentItem(topic, _presence(reading, topic, bool(shown), bool(said)), places)


def _says(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    position = sentence.start / max(reading.duration or 0.0, sentence.end, 1.0)
    if not cue.after <= position <= cue.before or cue.but_not.search(sentence.text):
        return False
    return bool((cue.said or cue.lines).search(sentence.text))


def _takes_up(sentence: Sentence, line: Line) -> bool:
    """Return whether a sentence says what stands on the slide that it is spoken to."""
    if sentence.slide != line.slide:
        return False
    words = {*terms(line.text)}
    return bool(words) and len(words & {*terms(sentence.text)}) >= TAKEN_UP * len(words)


def _last_words(reading: Reading, stage: Stage) -> Iterator[Evidence]:
    """Yield the slides that are surely of a stage that closes the argument, where they close it."""
    main = [label for label in reading.stages if label.stage in ARGUMENT]
    for label in main[-LAST_SLIDES:]:
        if label.stage == stage and label.confidence >= VERY_SURE:
            title = reading.slides[label.slide - 1].title
            yield Evidence(slide=label.slide, quote=shortened(title))


def _distinct(places: Sequence[Evidence]) -> list[Evidence]:
    return list({place.slide: place for place in reversed(places)}.values())[::-1]


def _presence(reading: Reading, topic: Topic, shown: bool, said: bool) -> Presence:
    if shown and said:
        return "both"
    if shown or said:
        return "shown" if shown else "said"
    return "unreadable" if _may_be_pictured(reading, topic) else "absent"


def _may_be_pictured(reading: Reading, topic: Topic) -> bool:
    pictures = [n for n, slide in enumerate(reading.slides, start=1) if not slide.readable]
    if topic in IN_RESULTS and any(reading.stage_of(n) == "experiments" for n in pictures):
        return True
    return len(pictures) > UNREADABLE_SHARE * len(reading.slides)


def _lines(reading: Reading) -> list[Placed]:
    """Return what can be read on the slides, without notes, outlines, thanks and references."""
    sure = {label.slide: label.stage for label in reading.stages if label.confidence >= SURE_ENOUGH}
    main = [label.slide for label in reading.stages if label.stage not in ("closing", "backup")]
    last = max(main, default=1)
    return [
        Placed(line, sure.get(line.slide), min(1.0, line.slide / last))
        for line in read_lines(reading.deck, ())
        if line.slide is not None
        and line.source != "notes"
        and not _ASIDE.match(line.title.strip())
        and sure.get(line.slide) != "closing"
    ]


def _shows(cue: Cue, placed: Placed) -> bool:
    line = placed.line
    if is_citation(line.text) and cue is not CUES["related_work"]:
        return False
    if cue.but_not.search(line.text) or (
        line.source != "title" and cue.not_titled.search(line.title)
    ):
        return False
    weaker = cue.weaker.get(placed.stage) if placed.stage else None
    patterns = [weaker] if weaker else []
    if placed.stage not in cue.not_in:
        patterns.append(cue.lines)
        if line.source == "title" and cue.titles.search(line.text):
            return True
    in_time = cue.after <= placed.position <= cue.before
    return in_time and any(pattern.search(line.text) for pattern in patterns)


def _beside_admissions(lines: Sequence[Placed]) -> list[Evidence]:
    """Quote the mitigations on slides that admit a limitation or a failure."""
    admitting = {
        placed.line.slide
        for placed in lines
        if any(_shows(CUES[topic], placed) for topic in ADMISSIONS)
    }
    return [
        Evidence(slide=placed.line.slide, quote=shortened(placed.line.text))
        for placed in lines
        if placed.line.slide in admitting
        and (_shows(CUES["mitigations"], placed) or EASES.search(placed.line.text))
    ]


def _after_admissions(reading: Reading, said: Sequence[Sentence]) -> list[Sentence]:
    """Keep what is said within a minute and a half after a limitation or a failure.

    Weaker words count in the sentence that admits it and in the two after.
    """
    sentences = reading.sentences
    admitted = [
        index
        for index, sentence in enumerate(sentences)
        if any(_says(reading, CUES[topic], sentence) for topic in ADMISSIONS)
    ]
    starts = [sentences[index].start for index in admitted]
    beside = {near for index in admitted for near in range(index, index + RIGHT_AFTER + 1)}
    return [
        sentence
        for index, sentence in enumerate(sentences)
        if (sentence in said or (index in beside and EASES.search(sentence.text)))
        and any(0 <= sentence.start - start <= SOON_AFTER for start in starts)
    ]
