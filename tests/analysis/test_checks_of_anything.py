"""Whatever a deck holds and a recogniser writes, every check comes to an end."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearsal.analysis.argument.cuts import cuts
from rehearsal.analysis.checks import run_checks
from rehearsal.analysis.measures import measures
from rehearsal.analysis.reading import read
from rehearsal.talk import (
    FORMATS,
    Chart,
    Corrections,
    Deck,
    Event,
    Rehearsal,
    Slide,
    Table,
    Transcript,
    Word,
)

TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "The problem is 92.4 % ± 0.1.", "ninety-two point", "point point hundred", "1,000,000",
            "and hundred thousand", "0.000", "9" * 40, "NPU NPU NPU", "One limitation:", "I built",
            "Conclusions", "© 2019", "e.g.", "?", "...", "w/o", "\x00", "٣٫١٤", "²", "½ of Ⅻ",
            "We are running out of time.", "clearly more important than",
        ]
    ),
)  # fmt: skip
STAGES = st.sampled_from(["front", "problem", "approach", "experiments", "takeaways", "backup"])


@st.composite
def slides(draw: st.DrawFn) -> tuple[Slide, ...]:
    return tuple(
        Slide(
            number=number,
            pages=(number,),
            title=draw(TEXT),
            body=tuple(draw(st.lists(TEXT, max_size=4))),
            tables=(
                Table(
                    tuple(
                        tuple(row) for row in draw(st.lists(st.lists(TEXT, max_size=3), max_size=3))
                    )
                ),
            ),
            charts=(Chart("bar", draw(TEXT), (), ()),),
            notes=draw(TEXT),
            pictures=draw(st.integers(0, 2)),
        )
        for number in range(1, draw(st.integers(0, 5)) + 1)
    )


@st.composite
def talks(draw: st.DrawFn) -> Rehearsal:
    shown = draw(slides())
    texts = " ".join(draw(st.lists(TEXT, max_size=20))).split(" ")
    length = draw(st.sampled_from([0.0, 0.4, 30.0]))
    words = tuple(Word(i * length, (i + 1) * length, text) for i, text in enumerate(texts))
    clicks = draw(st.lists(st.integers(1, 6), max_size=6))
    events = (
        Event(0, 0.0, "start", 1),
        *(Event(i, float(i), "slide", n) for i, n in enumerate(clicks)),
    )
    stages = tuple((number, draw(STAGES)) for number in range(1, len(shown) + 1))
    return Rehearsal(
        format=draw(st.sampled_from(FORMATS)),
        deck=draw(st.sampled_from([None, Deck("d", "0", shown, len(shown))])),
        duration=draw(st.sampled_from([None, 0.0, 700.0])),
        transcript=draw(st.sampled_from([None, Transcript(words, "m", "en")])),
        events=draw(st.sampled_from([(), events])),
        corrections=Corrections(stages=draw(st.sampled_from([(), stages]))),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talks())
def test_nothing_makes_a_check_stumble(talk: Rehearsal) -> None:
    reading = read(talk)
    findings, not_measured = run_checks(reading)
    assert all(item.reason for item in not_measured)
    assert all(finding.message for finding in findings)
    assert measures(reading)
    for minutes in (20, 5):
        shorter = cuts(reading, minutes)
        assert shorter.after <= shorter.before + 1e-6
