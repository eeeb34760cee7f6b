"""For each check a talk in which it must speak up, and one in which it must be silent."""

import dataclasses

from rehearsal.talk import (
    ELEVATOR_PITCH,
    Corrections,
    Format,
    Rehearsal,
    Signal,
    Slide,
    Span,
    Stage,
    Table,
)
from tests.analysis.delivery.test_voice import sung, talk_with_endings
from tests.notation import deck, spoken

SHORT = Format("custom", 60, 600)
"""A band that toy talks of some minutes fit into."""
FLUENT = "We keep what the gate lets through and drop the rest of it today. "
"""A sentence that nothing can be said against; 14 words, 5.6 s."""
ARGUMENT: tuple[Stage, ...] = ("problem", "approach", "experiments", "takeaways", "future")
TITLES = ("The problem", "Method", "Results", "Conclusions", "Future work")


def about(nouns: str) -> str:
    """Say three times what there is to say of a trade; 576 words, 230 s."""
    names = nouns.split()
    pairs = zip(names, names[1:] + names[:1], strict=True)
    return " ".join(f"The {name} is by the {other}." for name, other in pairs) * 3


def staged(*stages: Stage, planned: dict[int, float] | None = None) -> Corrections:
    """Set the stages of the first slides, and a plan, so that nothing hangs on the labeller."""
    plan = tuple((planned or {}).items())
    return Corrections(stages=tuple(enumerate(stages, start=1)), planned=plan)


def argued(text: str, *, format: Format = SHORT, **planned: float) -> Rehearsal:
    """Make a talk over one slide for each stage; `p1=40` plans 40 s for slide 1."""
    plan = {int(name[1:]): seconds for name, seconds in planned.items()}
    return spoken(text, slides=TITLES, format=format, corrections=staged(*ARGUMENT, planned=plan))


def shown(*slides: str | Slide, stages: tuple[Stage, ...] = ()) -> Rehearsal:
    """Make a rehearsal of a deck alone."""
    return Rehearsal(deck=deck(*slides), corrections=staged(*stages))


def picture(number: int, title: str = "Results") -> Slide:
    """Make a slide that holds only a picture."""
    return Slide(number=number, pages=(number,), title=title, pictures=1)


def table(number: int, title: str, *rows: tuple[str, ...]) -> Slide:
    """Make a slide with one table."""
    return Slide(number=number, pages=(number,), title=title, tables=(Table(rows),))


def recorded(*, clipped: float = 0.0, gaps: tuple[Span, ...] = ()) -> Rehearsal:
    """Make a talk with a recording of this quality."""
    talk = spoken(FLUENT * 10)
    assert talk.acoustics is not None
    signal = Signal(speech_dbfs=-20, noise_dbfs=-60, clipped_share=clipped, silent=False)
    acoustics = dataclasses.replace(talk.acoustics, signal=signal, gaps=gaps)
    return dataclasses.replace(talk, acoustics=acoustics)


EVEN = argued(
    f"The problem is that phones forget. {FLUENT * 8} | Now let me show how I built the gate. "
    f"{FLUENT * 9} | Here are the results. {FLUENT * 14} | To conclude, forgetting helps. "
    f"{FLUENT * 4} | Next I want to add sound. {FLUENT * 3} To sum up, forgetting helps."
)
"""A talk of nearly four minutes that does most things right."""

GARDEN = (
    "tulip orchard beetle compost meadow blossom gardener hedge seedling pollen rose greenhouse "
    "lavender trowel mulch ivyleaf bumblebee nectar thistle sunflower spade rainfall allotment "
    "clover daffodil petal fungus hollyhock magnolia orchid primrose rhubarb"
)
"""32 words of one trade, for slides and speech about nothing else."""
HARBOUR = (
    "vessel captain lighthouse anchor cargo container crane freight sailor lagoon mooring ferry "
    "pilot shipyard trawler tide channel customs dredger propeller rudder deckhand buoy hull "
    "warehouse stevedore barge estuary breakwater seagull compass voyage"
)
"""As many of another."""
FIVE_LINES = "Results: the gate saves memory; small phones gain most; long videos profit"
READ_SLIDE = (
    "Setup: We use two data sets with many hours of video from ninety people; "
    "People in the test set are never in the training set at all"
)
READ_WORDS = (
    "we use two data sets with many hours of video from ninety people. "
    "people in the test set are never in the training set at all. "
)
NUMBERS = table(1, "Main result", ("Method", "Kitchen"), ("Sieve", "64.2 ± 0.4"), ("LRU", "56.2"))
BARE = table(3, "Results", ("Method", "Kitchen"), ("Gate", "64.2"), ("Window", "56.2"))
NO_RIVAL = table(3, "Results", ("Set", "Value"), ("Kitchen", "64.2"), ("Street", "56.2 %"))
MANY = (*NO_RIVAL.tables[0].rows, ("Park", "51.3"))

EXAMPLES: dict[str, tuple[Rehearsal, Rehearsal]] = {
    "timing.finish": (
        spoken(f"{FLUENT} (150)", format=ELEVATOR_PITCH),
        spoken(f"{FLUENT} (80) one", format=ELEVATOR_PITCH),
    ),
    "timing.belonging": (
        spoken(about(HARBOUR), slides=[f"Plants: {about(GARDEN)}"] * 3, clicks=False),
        spoken(about(GARDEN), slides=[f"Plants: {about(GARDEN)}"] * 3, clicks=False),
    ),
    "timing.dwell": (
        argued("one (90) | two (60) | three (60) | four | five", p1=40),
        argued("one (45) | two (60) | three (60) | four | five", p1=40),
    ),
    "timing.time_lost": (
        argued("one (150) | two (60) | three (60) | four (5) | five (5)", p1=40, p4=60, p5=60),
        argued("one (45) | two (60) | three (60) | four (60) | five (60)", p1=40, p4=60, p5=60),
    ),
    "timing.slides_per_minute": (
        spoken("a (200) b", slides=["One"]),
        spoken("a (60) | b (60) | c (70) d", slides=["One", "Two", "Three"]),
    ),
    "timing.skipped": (
        argued("one (60) | two (60) | three | four (60) | five (60)"),
        argued("one (60) | two (60) | three (60) | four (60) | five (60)"),
    ),
    "timing.unreached": (argued("one (60) | two (60) | three (60)"), EVEN),
    "timing.ending": (
        argued(
            f"{'slow (1) ' * 90} | {'slow (1) ' * 90} | {'slow (1) ' * 90} | {'fast ' * 40} | "
            f"{'fast ' * 40}"
        ),
        EVEN,
    ),
    "timing.short_of_time": (
        spoken(f"{FLUENT} I see that I am running out of time. {FLUENT}"),
        spoken(f"{FLUENT} If we run out of time, ask me later. There is no time axis. {FLUENT}"),
    ),
    "timing.stage_share": (
        argued("one (60) | two (60) | three (90) | four (2) | five (40)"),
        argued("one (50) | two (60) | three (90) | four (25) | five (25)"),
    ),
    "timing.first_result": (
        argued("one (100) | two (100) | three (20) | four (20) | five (20)"),
        argued("one (50) | two (60) | three (90) | four (25) | five (25)"),
    ),
    "flow.missing_stage": (
        shown("The problem", "Our method: a gate", "Results: 64.2 %", "Conclusions: it works"),
        shown("The problem", "Method: a gate", "Results: 64.2 %", "Conclusions", "Next steps"),
    ),
    "flow.one_sided_stage": (
        argued(f"{FLUENT} | {FLUENT} | Results. {FLUENT} | To conclude. {FLUENT} | {FLUENT}"),
        EVEN,
    ),
    "flow.order": (
        shown(
            *("Problem", "Conclusions", "Method", "Results", "More results", "Thanks"),
            stages=("problem", "takeaways", *("experiments",) * 3, "closing"),
        ),
        shown(*TITLES, stages=ARGUMENT),
    ),
    "flow.going_back": (
        dataclasses.replace(
            argued("one (10) | two (10) | three (10) | four (10) | five (10)"),
            events=tuple(
                dataclasses.replace(event, slide=2) if event.slide == 4 else event
                for event in argued("one (10) | two (10) | three (10) | four (10)").events
            ),
        ),
        EVEN,
    ),
    "flow.problem_stated": (
        spoken(FLUENT * 40, format=SHORT),
        spoken(f"{FLUENT} It is hard to keep everything. {FLUENT * 40}", format=SHORT),
    ),
    "flow.own_contribution": (
        spoken(FLUENT * 12),
        spoken(f"{FLUENT * 12} I built the gate in my second year."),
    ),
    "flow.transitions": (
        argued(" | ".join([FLUENT * 5] * 5)),
        EVEN,
    ),
    "flow.takeaway_last": (
        spoken(f"{FLUENT * 60} Any questions?", format=SHORT),
        spoken(f"{FLUENT * 60} To conclude, forgetting helps. Thank you.", format=SHORT),
    ),
    "slides.words": (
        shown(
            *(f"Slide {i}: {'many words stand here ' * 12}" for i in range(6)),
            stages=("problem",) * 6,
        ),
        shown(*(f"Slide {i}: {'few words ' * 5}" for i in range(6)), stages=("problem",) * 6),
    ),
    "slides.count": (
        shown(*(f"Slide {i}: a line" for i in range(60)), stages=("approach",) * 60),
        shown(*(f"Slide {i}: a line" for i in range(30)), stages=("approach",) * 30),
    ),
    "slides.pictures": (shown("Problem: a line", picture(2)), shown("Problem: a line", "Method")),
    "slides.titles": (
        shown(": a line", ": a line", ": a line", stages=("problem", "approach", "experiments")),
        shown("One: a line", "Two: a line", ": a line", stages=ARGUMENT[:3]),
    ),
    "delivery.reading_aloud": (
        spoken(f"Now {READ_WORDS}", slides=[READ_SLIDE], corrections=staged("experiments")),
        spoken(
            "Now the data. They come from kitchens and streets, and nobody who helped us train is "
            "in the test.",
            slides=[READ_SLIDE],
            corrections=staged("experiments"),
        ),
    ),
    "coverage.never_said": (
        spoken(
            FLUENT * 5,
            slides=[FIVE_LINES.replace("gate", "filter")],
            corrections=staged("experiments"),
        ),
        spoken(
            f"{FLUENT * 3} The gate saves memory, small phones gain most, and long videos profit.",
            slides=[FIVE_LINES],
            corrections=staged("experiments"),
        ),
    ),
    "coverage.only_said": (
        spoken("We use ResNet here. Then ResNet again. And ResNet last.", slides=["Method: a net"]),
        spoken("We use ResNet here. Then ResNet again. And ResNet.", slides=["Method: ResNet"]),
    ),
    "coverage.acronyms": (
        spoken("The FUB is small. The FUB is fast.", slides=["Phones: the FUB"]),
        spoken(
            "The fast unit block, the FUB, is small. The FUB is fast.", slides=["Phones: the FUB"]
        ),
    ),
    "coverage.numbers": (
        spoken("And Sieve gets sixty-two point four percent on the kitchen.", slides=[NUMBERS]),
        spoken("And Sieve gets sixty-four point two percent on the kitchen.", slides=[NUMBERS]),
    ),
    "content.limitations": (
        shown("Method: a gate", "Results", "Limitations: it fails in new places", stages=ARGUMENT),
        spoken(
            "The problem is hard. | The gate works. | One limitation is that new places fill the "
            "memory. What helps is to scale the score.",
            slides=["Problem", "Method", "One limitation: new places"],
            corrections=staged("problem", "approach", "experiments"),
        ),
    ),
    "content.baselines": (
        shown(
            "Problem: x",
            "Method: y",
            dataclasses.replace(NO_RIVAL, tables=(Table(MANY),)),
            stages=ARGUMENT,
        ),
        shown(
            "Problem: x",
            "Method: y",
            BARE,
            "Baselines: window, LRU, 12.1, 13.2",
            stages=ARGUMENT[:3],
        ),
    ),
    "content.variance": (
        shown(
            "Problem: x",
            "Method: y",
            "Results: gate 64.2; window 56.2; baseline 51.3",
            stages=ARGUMENT,
        ),
        shown(
            "Problem: x", "Method: y", "Results: 64.2 ± 0.4; 56.2; baseline 51.3", stages=ARGUMENT
        ),
    ),
    "content.ranking": (
        spoken(
            "Without the gate we lose four points. The gate is clearly more important than use.",
            slides=["Ablation: gate 64.2; use 62.7; none 54.4"],
            corrections=staged("experiments"),
        ),
        spoken(
            "Over five seeds the gate is clearly more important than use.",
            slides=["Ablation: gate 64.2; use 62.7; none 54.4"],
            corrections=staged("experiments"),
        ),
    ),
    "content.asked_about": (
        shown(
            *(f"{title}: a neural classifier with embeddings" for title in TITLES), stages=ARGUMENT
        ),
        shown(
            "Problem: why",
            "Data: the kitchen corpus",
            "Hyper-parameters: learning rate 0.1",
            "Ablation: without the gate",
            "Error analysis: counting fails",
            "Conclusions: code is available at github.com/example/gate",
            stages=("problem", *("experiments",) * 4, "takeaways"),
        ),
    ),
    "content.only_shown": (
        spoken(f"{FLUENT} | {FLUENT}", slides=["Method", "Limitations: only kitchens were tested"]),
        EVEN,
    ),
    "pacing.drift": (spoken("word " * 300, rate_wpm=230), spoken("word " * 300, rate_wpm=150)),
    "pacing.end_rush": (
        spoken("slow (0.6) " * 200 + "fast " * 125),
        spoken("even " * 500),
    ),
    "pauses.silence": (
        spoken("We show. So on a battery we could run for (4) about a day."),
        spoken("We show. It works. (4) And it is fast."),
    ),
    "fluency.fillers": (spoken(f"um, {FLUENT}" * 30), spoken(FLUENT * 40)),
    "fluency.cluster": (
        spoken(
            f"{FLUENT * 20} | {'um, the, uh, gate is um hard. ' * 6} | {FLUENT * 20}",
            slides=["Motivation", "Gate", "Results"],
        ),
        spoken(f"{FLUENT * 20} | {FLUENT * 20}", slides=["Motivation", "Results"]),
    ),
    "fluency.repetitions": (
        spoken(FLUENT * 20 + "And the, the gate. We, we show it."),
        spoken(FLUENT * 20),
    ),
    "fluency.false_starts": (
        spoken(FLUENT * 10 + "This is, this was measured."),
        spoken(FLUENT * 10),
    ),
    "fluency.hedges": (
        argued(
            f"{FLUENT * 5} | {FLUENT * 5} | {FLUENT * 5} | "
            "I think maybe it sort of helps. Perhaps it probably kind of works. | Next."
        ),
        EVEN,
    ),
    "fluency.overused": (
        spoken((FLUENT * 3 + "In terms of speed it is good. ") * 10),
        spoken(FLUENT * 40),
    ),
    "voice.flat": (sung((120, 0.2), (60, 0.04), (120, 0.2)), sung((300, 0.2))),
    "voice.trailing": (talk_with_endings(18), talk_with_endings(6)),
    "signal.quality": (recorded(clipped=0.05), recorded()),
    "signal.gaps": (recorded(gaps=(Span(10, 20),)), recorded()),
}
"""Name of the check → (must speak up, must be silent)."""
