"""The measures and checks of delivery survive whatever a transcript or recording holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.analysis.delivery import filled_pauses as sounds
from rehearsal.analysis.delivery import fillers, fluency, pacing, pauses, signal, voice
from rehearsal.analysis.reading import Check, read
from rehearsal.talk import (
    Acoustics,
    Candidate,
    Corrections,
    Finding,
    NotMeasured,
    Rehearsal,
    Signal,
    SlideSpan,
    Span,
    Track,
    Transcript,
    Word,
)

CHECKS: tuple[Check, ...] = (
    *pacing.CHECKS,
    *pauses.CHECKS,
    *fluency.CHECKS,
    *voice.CHECKS,
    *signal.CHECKS,
)
MEASURES = (
    pacing.speech_rate,
    pacing.articulation_rate,
    pacing.syllable_rate,
    pauses.pause_median,
    pauses.pause_share,
    pauses.long_pauses,
    fluency.filled_pauses,
    fluency.filler_word_rate,
    fluency.hedge_rate,
    fluency.repetition_rate,
    voice.pitch_variation,
    voice.level,
    voice.level_range,
)

seconds = st.floats(0, 120, allow_nan=False)
levels = st.none() | st.floats(-100, 0)
ODD = """
the the, um uh… you know, I mean like kind of — - ... ? 64.2% ±0.5 1995 it's so “right?” 。 ÿ 🙂 a-
We re-train in terms of maybe
"""
texts = st.sampled_from(ODD.split()) | st.text(max_size=6)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(seconds)
    return Span(start, start + draw(st.floats(0, 20)))


words = st.lists(st.builds(lambda s, t: Word(s.start, s.end, t), spans(), texts), max_size=60)
candidates = st.builds(lambda s, score: Candidate(s.start, s.end, score), spans(), st.floats(0, 1))


@st.composite
def recordings(draw: st.DrawFn) -> Acoustics:
    runs = sorted(draw(st.lists(spans(), max_size=8)), key=lambda run: run.start)
    hz = st.none() | st.floats(65, 500)
    return Acoustics(
        duration=draw(seconds),
        speech=tuple(runs),
        level=Track(0.1, tuple(draw(st.lists(levels, max_size=50)))),
        signal=Signal(
            draw(levels), draw(levels), draw(st.floats(0, 1)), draw(st.booleans()), draw(levels)
        ),
        f0=draw(st.none() | st.builds(Track, st.just(0.02), st.tuples(hz, hz))),
        syllable_nuclei=tuple(sorted(draw(st.lists(seconds, max_size=20)))),
        candidates=tuple(draw(st.lists(candidates, max_size=8))),
        gaps=tuple(draw(st.lists(spans(), max_size=2))),
    )


@st.composite
def rehearsals(draw: st.DrawFn) -> Rehearsal:
    said = sorted(draw(words), key=lambda word: word.start)
    transcript = Transcript(tuple(said), "test", draw(st.sampled_from(["en", "de", ""])))
    verdicts = draw(st.lists(st.tuples(seconds, st.booleans()), max_size=4))
    boundaries = draw(
        st.sampled_from(
            [
                (),
                (
                    SlideSpan(0, 30, slide=1, confidence=1, source="edited"),
                    SlideSpan(30, 90, slide=2, confidence=1, source="edited"),
                ),
            ]
        )
    )
    return Rehearsal(
        duration=draw(st.none() | seconds),
        acoustics=draw(st.none() | recordings()),
        transcript=draw(st.sampled_from([None, transcript])),
        corrections=Corrections(boundaries=boundaries, filled_pauses=tuple(verdicts)),
        pace=draw(st.sampled_from(["native", "second_language", "own"])),
    )


@settings(max_examples=150, deadline=None)
@given(rehearsals())
def test_nothing_makes_delivery_stumble(rehearsal: Rehearsal) -> None:
    reading = read(rehearsal)
    for check in CHECKS:
        for result in check(reading):
            assert isinstance(result, Finding | NotMeasured)
    for measure in MEASURES:
        low, high = measure(reading).uncertainty or (0, 0)
        assert low <= high
    pauses.summary(reading)
    pacing.by_slide(reading)
    fillers.recorded_minutes(reading)
    found = sounds.filled_pauses(reading)
    assert list(found) == sorted(found, key=lambda pause: pause.start)
