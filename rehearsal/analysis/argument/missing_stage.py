"""Stages of the argument that are missing: from the slides, from speech, or from both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehearsal.analysis.argument.passed_over import SKIPPED_SECONDS
from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.phrasing import capital, clock, named, numbered, quoted, shown
from rehearsal.analysis.reading import Check, Reading, Sentence, StageLabel
from rehearsal.analysis.stages.spoken import may_serve
from rehearsal.analysis.sureness import (
    NO_DECK,
    SURE_STAGE,
    apart,
    doubtful_timeline,
    is_placed,
    nothing_to_read,
    other_language,
    slides_of,
    surely,
    unheard,
    untimed,
)
from rehearsal.analysis.text import terms
from rehearsal.talk import Finding, NotMeasured, Severity, Stage

LATE = 0.5
"""Share of the talk from which takeaways and future work are taken for said.

Before it "in summary" recaps a part and "future work" is that of others; strength D.
"""
OTHER_WORDS = 15.0
"""Seconds of speech on the slides of a stage from which it is said in other words; strength D."""
SHARED_TERMS = 2
"""Different terms of these slides that are heard from which they are spoken to; strength D."""


SOURCE = "the audience remembers what was said and asks about what is up (Mayer, modality)"


@dataclass(frozen=True, slots=True)
class MissingStage:
    """What tells that a stage is there, and what to say where it is not."""

    name: str
    severity: Severity
    shown: re.Pattern[str]
    """What a slide holds that serves this stage, whatever its label."""
    advice: str
    show_it: str
    """The advice where it was said and stands on no slide."""
    source: str


LOOKED_FOR: Mapping[Stage, MissingStage] = {
    "experiments": MissingStage(
        "results",
        "note",
        re.compile(
            r"result|experiment|evaluat|accuracy|ablation|finding|case stud|analys|compar|error"
            r"|\d ?%|participants|baseline|performance|simulat|example|demo",
            re.IGNORECASE,
        ),
        "If there are results, show one early; if the work has none by its nature, say how one "
        "would know that it is right.",
        "Show the one number or picture that carries them.",
        "30 of 32 research decks that were read show experiments",
    ),
    "takeaways": MissingStage(
        "takeaways",
        "advice",
        re.compile(
            r"conclu|take-? ?aways?|take-? ?home|\bsummary|\brecap\b|lessons? learn|wrap-? ?up"
            r"|in a nutshell|to sum up|key (?:points|messages?)|contributions",
            re.IGNORECASE,
        ),
        "End on one slide with the two or three sentences that the panel should repeat to a "
        "colleague.",
        "Put these sentences on the last slide: it stays up while the questions come.",
        "272 ACL decks: 81 % have a conclusion or takeaways title",
    ),
    "future": MissingStage(
        "future work",
        "advice",
        re.compile(
            r"\bfuture\b|next steps?|\boutlook\b|open (?:problems?|questions?|issues?|challenges?)"
            r"|ongoing|road ?map|research (?:agenda|plan|vision|program)|going forward"
            r"|what.?s next|further (?:work|research|studies|development)|still (?:to do|needed)"
            r"|to ?-?do\b|under way|underway|planned",
            re.IGNORECASE,
        ),
        "A job talk is also about the next years: say in two sentences what you would work on here "
        "first, and what would make you stop.",
        "Give it a line on one of the last slides: the panel will ask about it, and can then point "
        "at it.",
        "272 ACL decks: 22 % have a future-work title, 31 % the word “future”; a job talk is "
        "expected to look further",
    ),
}


def check_missing_stage(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find stages of the argument that are neither shown nor said.

    Title: Stages of the argument that are neither shown nor said.
    Measured: the labels of the slides, and words on any slide or in the transcript that serve the
    stage ("to conclude", "next steps"); problem and approach are not looked for, since careful
    readers disagree on their border.
    Source: 272 ACL decks: a conclusion title in 81 %, future work in 22 %, so a missing stage is
    advice at most, and none is asked of a pitch.
    Strength: B.
    Cannot tell: what stands in a picture.
    """
    check = "flow.missing_stage"
    if not reading.slides and not reading.words:
        yield NotMeasured(check, nothing_to_read(reading))
        return
    if other_language(reading):
        yield NotMeasured(check, other_language(reading))
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    for stage, missing in LOOKED_FOR.items():
        if not _is_shown(reading, stage, missing) and not _is_said(reading, stage):
            yield _neither(reading, stage, missing)


def check_one_sided_stage(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find results, takeaways and future work that are only said or only shown.

    Title: Results, takeaways and future work that are only said or only shown.
    Measured: said and on no slide is what a sentence names plainly ("in the future we"), takeaways
    and future work in the second half of the talk. Shown and not said is a slide that says in its
    title what it is and was up for 3 s or more, where no sentence names the stage, and what was
    said there lasts less than 15 s and shares less than two terms with the slide.
    Source: the audience remembers what was said (Mayer, modality), and asks about what is up; lore,
    so this is a note, and none is asked of a pitch.
    Strength: D.
    Cannot tell: what stands in a picture, or was said in quite other words.
    """
    check = "flow.one_sided_stage"
    reason = unheard(reading) or (apart(reading) if reading.slides else NO_DECK)
    if reason:
        yield NotMeasured(check, reason)
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    for stage, missing in LOOKED_FOR.items():
        on_slides, in_speech = _is_shown(reading, stage, missing), _is_said(reading, stage)
        if on_slides and not in_speech:
            yield from _only_shown(reading, stage, missing)
        elif in_speech and not on_slides:
            yield from _only_said(reading, stage, missing)


def _is_said(reading: Reading, stage: Stage) -> bool:
    return any(may_serve(sentence.text, stage) for sentence in reading.sentences)


def _is_shown(reading: Reading, stage: Stage, missing: MissingStage) -> bool:
    if any(label.stage == stage and not _is_hidden(reading, label) for label in reading.stages):
        return True
    return any(missing.shown.search(slide.text) for slide in reading.slides)


def _is_hidden(reading: Reading, label: StageLabel) -> bool:
    """Tell whether the stage of a slide without text is only guessed, by its place."""
    return label.confidence < SURE_STAGE and not reading.slides[label.slide - 1].readable


def _neither(reading: Reading, stage: Stage, missing: MissingStage) -> Finding | NotMeasured:
    check, pictures = "flow.missing_stage", _pictures(reading)
    guessed = any(label.stage == stage for label in reading.stages)
    if pictures and (guessed or not reading.words):
        return NotMeasured(check, _hidden(missing, pictures))
    looked = [*(["shown"] if reading.slides else []), *(["said"] if reading.words else [])]
    neither = "neither shown nor said" if len(looked) == 2 else f"not {looked[0]}"
    if pictures:
        neither = f"not said, and on no slide that can be read ({_no_text(pictures)})"
    return Finding(
        check,
        missing.severity,
        f"{capital(missing.name)}: {neither}, as far as the words tell.",
        missing.advice,
        missing.source,
        "B",
    )


def _hidden(missing: MissingStage, pictures: Sequence[int]) -> str:
    return f"Pictures may show {missing.name}: {_no_text(pictures)}."


def _no_text(pictures: Sequence[int]) -> str:
    return f"{numbered(pictures)} {'holds' if len(pictures) == 1 else 'hold'} no text"


def _pictures(reading: Reading) -> list[int]:
    return [n for n, slide in enumerate(reading.slides, start=1) if not slide.readable]


def _only_said(
    reading: Reading, stage: Stage, missing: MissingStage
) -> Iterator[Finding | NotMeasured]:
    """Tell what was said and stands on no slide, where all slides can be read."""
    sentence, pictures = _named_by(reading, stage), _pictures(reading)
    if sentence is None:
        return
    if pictures:
        yield NotMeasured("flow.one_sided_stage", _hidden(missing, pictures))
        return
    yield Finding(
        "flow.one_sided_stage",
        "note",
        f"{capital(missing.name)}: said at {clock(sentence.start)}, and on no slide.",
        missing.show_it,
        SOURCE,
        "D",
        (quoted(sentence),),
    )


def _named_by(reading: Reading, stage: Stage) -> Sentence | None:
    """Return the first sentence that surely names a stage, late enough to be it."""
    start = 0.0 if stage == "experiments" else LATE * (reading.duration or 0.0)
    naming = (
        reading.sentences[passage.named_by]
        for passage in reading.spoken_stages
        if passage.stage == stage
        and passage.confidence >= SURE_STAGE
        and passage.named_by is not None
    )
    return next((sentence for sentence in naming if sentence.start >= start), None)


def _only_shown(
    reading: Reading, stage: Stage, missing: MissingStage
) -> Iterator[Finding | NotMeasured]:
    """Tell what a slide surely shows and nobody said; slides passed over are told elsewhere."""
    slides = [
        number
        for number in slides_of(surely(reading, stage))
        if missing.shown.search(reading.slides[number - 1].title)
    ]
    reason = untimed(reading) or doubtful_timeline(reading)
    if slides and reason:
        yield NotMeasured("flow.one_sided_stage", reason)
        return
    seen = [number for number in slides if _was_up(reading, number)]
    if seen and not _in_other_words(reading, stage, slides):
        yield Finding(
            "flow.one_sided_stage",
            "note",
            f"{capital(missing.name)}: on {named(reading, seen[0])} and not said, as far as the "
            "words tell.",
            "Say it in a sentence of its own while the slide is up.",
            SOURCE,
            "D",
            tuple(shown(reading, number) for number in seen),
        )


def _was_up(reading: Reading, slide: int) -> bool:
    seconds = reading.dwell_of(slide).seconds or 0.0
    return is_placed(reading, slide) and seconds >= SKIPPED_SECONDS


def _in_other_words(reading: Reading, stage: Stage, slides: list[int]) -> bool:
    """Tell whether what was said there serves the stage, by its length or by its terms."""
    passages = [passage for passage in reading.spoken_stages if passage.stage == stage]
    if sum(passage.duration for passage in passages) >= OTHER_WORDS:
        return True
    said = [s for passage in passages for s in reading.sentences[passage.first : passage.last]]
    heard = {term for sentence in said for term in terms(sentence.text)}
    written = {term for number in slides for term in terms(reading.slides[number - 1].text)}
    return len(heard & written) >= SHARED_TERMS


CHECKS: tuple[Check, ...] = (check_missing_stage, check_one_sided_stage)
