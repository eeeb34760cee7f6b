"""Reports for tests: one with every part, and what it takes to make hostile ones."""

import itertools

from rehearsal.analysis.argument.cuts import Cut, ShorterTalk
from rehearsal.analysis.delivery.rates import RatePoint, Rates
from rehearsal.analysis.reading import Dwell, Pause, Reading, Sentence, StageLabel
from rehearsal.report.report import Report, make_report
from rehearsal.talk import (
    Band,
    ContentItem,
    Evidence,
    Finding,
    Measure,
    NotMeasured,
    Question,
    Rehearsal,
    Slide,
    SlideSpan,
    Stage,
)
from tests.notation import deck, spoken

SPEECH = (
    "Hello and welcome. We ask (0.6) what a memory should keep. | "
    "Our um gate keeps one token in ten. (2.4) We we train it end to end. | "
    "It gains 5.8 points over merging. Thank you."
)
STAGES: tuple[Stage, ...] = ("problem", "approach", "experiments")


def finding(
    message: str = "The clock stopped at 0:14.",
    *,
    check: str = "timing.finish",
    severity: str = "problem",
    quote: str = "",
    start: float | None = None,
    slide: int | None = None,
) -> Finding:
    """Make a finding with one piece of evidence."""
    return Finding(
        check=check,
        severity=severity,  # type: ignore[arg-type]  # the tests name severities as text
        message=message,
        advice="Say it once more, slowly.",
        source="Laske & DiGennaro Reed 2024",
        strength="A",
        evidence=(Evidence(start, None if start is None else start + 1, slide, quote),),
    )


def question(text: str = "Which baseline is strongest?") -> Question:
    """Make a question about slide 3."""
    return Question(
        id="baselines.strongest",
        kind="baselines",
        text=text,
        because="Slide 3 compares with merging only.",
        slide=3,
        quote="5.8 points over merging",
        persona="methodologist",
        difficulty=2,
        listen_for=("a second baseline", "equal budget"),
        follow_ups=("And with a larger memory?",),
    )


def slides(*titles: str) -> tuple[Slide, ...]:
    """Make one shown slide for each title, and a hidden one at the end."""
    shown = [
        Slide(number=n, pages=(n,), title=title, body=("A line", "Another line"), notes="Breathe.")
        for n, title in enumerate(titles, start=1)
    ]
    spare = Slide(number=None, pages=(len(titles) + 1,), title="Spare", hidden=True)
    return (*shown, spare)


def reading(rehearsal: Rehearsal) -> Reading:
    """Read a rehearsal of three slides by hand: timeline by its clicks, sentences by full stops."""
    words = rehearsal.transcript.words if rehearsal.transcript else ()
    marks = [event for event in rehearsal.events if event.kind in {"start", "slide", "stop"}]
    timeline = tuple(
        SlideSpan(here.time, there.time, here.slide or 1, 1.0, "clicked")
        for here, there in itertools.pairwise(marks)
    )
    sentences: list[Sentence] = []
    first = 0
    for index, word in enumerate(words):
        if word.text.endswith(".") and not word.text[:-1].isdigit():
            span = words[first : index + 1]
            slide = next((one.slide for one in timeline if one.contains(span[0].start)), None)
            text = " ".join(one.text for one in span)
            start, end = span[0].start, span[-1].end
            sentences.append(Sentence(start, end, first, index + 1, text, slide))
            first = index + 1
    return Reading(
        rehearsal=rehearsal,
        words=words,
        sentences=tuple(sentences),
        timeline=timeline,
        stages=tuple(
            StageLabel(slide, stage, 0.8)
            for slide, stage in enumerate(STAGES[: len(timeline)], start=1)
        ),
        dwells=tuple(Dwell(one.slide, one.duration, 5.0, 1.0) for one in timeline),
        pauses=(Pause(7.6, 10.0, slide_change=False, sentence_end=True, after_question=False),),
    )


def report(
    *,
    titles: tuple[str, str, str] = ("What to keep", "A gate | a read", "Main result"),
    speech: str = SPEECH,
    findings: tuple[Finding, ...] | None = None,
    questions: tuple[Question, ...] | None = None,
) -> Report:
    """Make a report in which every part has something to show."""
    made = spoken(speech, rate_wpm=150, slides=slides(*titles))
    read = reading(made)
    found = findings or (
        finding(quote="Thank you.", slide=3, start=16.0),
        finding(
            "You said \u201cum\u201d.", check="fluency.fillers", severity="advice", quote="um gate"
        ),
        finding("A number leads.", check="content.number", severity="praise"),
    )
    return Report(
        reading=read,
        measures=(
            Measure(
                "duration",
                made.duration,
                "s",
                "The clock.",
                Band(1200, 1800, "the format", "speaker"),
            ),
            Measure(
                "speech_rate",
                150.0,
                "wpm",
                "Words over time.",
                Band(110, 190, "Speech Away", "C"),
                uncertainty=(147.0, 153.0),
            ),
            Measure("pitch_variation", None, "PVQ", "F0 in windows.", reason="There was no audio."),
            Measure("slides_per_minute", 11.2, "per min", "Slides over time."),
        ),
        findings=found,
        not_measured=(NotMeasured("voice.flat", "The recording is too noisy; come closer."),),
        content=(
            ContentItem("baselines", "both", (Evidence(13.0, 15.0, 3, "5.8 points over merging"),)),
            ContentItem("limitations", "absent"),
        ),
        questions=(question(),) if questions is None else questions,
        first=found[:2],
        shorter=(
            ShorterTalk(
                0.2,
                16.2,
                12.0,
                (
                    Cut(1, "keep", 4.6, 4.6, ""),
                    Cut(2, "shorten", 8.4, 7.4, "it ran 3 s over its plan"),
                    Cut(3, "drop", 3.2, 0.0, "the takeaways rest least on it"),
                ),
            ),
        ),
        pace=tuple(rate_point(t) for t in range(0, 18, 5)),
    )


def rate_point(time: float) -> RatePoint:
    """Make a point of the pace curve that speeds up a little."""
    rates = Rates(30.0, 70, 140.0 + time, 3.0, 4.0)
    return RatePoint(time, rates)


def empty_report() -> Report:
    """Make a report on nothing at all."""
    return Report(reading=Reading(Rehearsal()))


def without_transcript() -> Report:
    """Make a report on a talk whose words nobody could write down, with the reason."""
    heard = Rehearsal(
        duration=60.0,
        no_transcript="The Whisper model base.en is not on this machine. "
        "Get it with `rehearsal models download base.en`.",
    )
    return make_report(Reading(heard), ())


def deck_report() -> Report:
    """Make a report on a deck that nobody has spoken to yet."""
    return Report(reading=Reading(Rehearsal(deck=deck("Title: one line"))))
