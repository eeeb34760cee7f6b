"""The drawings: everything lies where its time or its rate says."""

from dataclasses import replace

import pytest

from rehearsal.analysis.delivery.rates import RatePoint, Rates
from rehearsal.analysis.reading import Dwell, Reading, StageLabel
from rehearsal.report import pace_chart, timeline_chart
from rehearsal.report.axis import Scale, path, time_step
from rehearsal.report.report import Report
from rehearsal.report.strip import strip
from rehearsal.report.view import numbered
from rehearsal.talk import Band, Event, Evidence, Measure, Rehearsal, SlideSpan, Transcript
from tests.report.reports import deck_report, empty_report, finding, rate_point, report

WIDE = timeline_chart.WIDE


def timeline(made: Report, layout: timeline_chart.Layout = WIDE) -> timeline_chart.TimelineChart:
    chart = timeline_chart.timeline_chart(made.reading, numbered(made), layout)
    assert chart is not None
    return chart


def pace(made: Report) -> pace_chart.PaceChart:
    chart = pace_chart.pace_chart(made, numbered(made), pace_chart.WIDE)
    assert chart is not None
    return chart


def talk(*spans: tuple[float, float, int], planned: tuple[float, ...], end: float) -> Report:
    """Make a report on slides of these visits and these plans; every slide is about a problem."""
    shown = {slide: e - s for s, e, slide in spans}
    read = Reading(
        Rehearsal(duration=end, events=(Event(0, 0.0, "start", 1),)),
        timeline=tuple(SlideSpan(s, e, slide, 0.5, "aligned") for s, e, slide in spans),
        stages=tuple(StageLabel(n, "problem", 0.9) for n in range(1, len(planned) + 1)),
        dwells=tuple(
            Dwell(n, shown.get(n, 0.0), plan, 0.5) for n, plan in enumerate(planned, start=1)
        ),
    )
    return Report(read)


def test_a_scale_puts_its_ends_at_its_ends() -> None:
    scale = Scale(0, 200, 10, 110)
    assert [scale(0), scale(100), scale(200)] == [10, 60, 110]
    assert Scale(5, 5, 10, 110)(5) == 10


@pytest.mark.parametrize(
    ("duration", "most", "step"), [(90, 12, 10), (1221, 12, 120), (1800, 6, 300), (10**6, 6, 3600)]
)
def test_ticks_are_counted_in_steps_that_a_reader_knows(
    duration: float, most: int, step: int
) -> None:
    assert time_step(duration, most) == step


def test_a_line_is_drawn_through_its_points() -> None:
    assert path([(0, 1), (2.5, 3)]) == "M0 1L2.5 3"


def test_blocks_are_as_wide_as_their_time() -> None:
    chart = timeline(talk((0, 30, 1), (30, 120, 2), planned=(60, 60), end=120))
    inner = WIDE.width - WIDE.left - WIDE.right
    assert [block.x for block in chart.spoken] == [WIDE.left, WIDE.left + inner / 4]
    assert chart.spoken[1].width == pytest.approx(inner * 3 / 4 - 1, abs=0.1)
    assert [block.slide for block in chart.planned] == [1, 2]


def test_neighbouring_spans_of_a_slide_are_one_block_and_a_return_is_another() -> None:
    chart = timeline(
        talk((0, 10, 1), (10, 20, 1), (20, 40, 2), (40, 60, 1), planned=(30, 30), end=60)
    )
    assert [block.slide for block in chart.spoken] == [1, 2, 1]
    assert len(chart.ribbons) == 2


def test_a_slide_that_was_never_shown_has_no_ribbon() -> None:
    chart = timeline(talk((0, 60, 1), planned=(30, 30), end=60))
    assert len(chart.ribbons) == 1


def test_a_number_is_left_out_where_it_does_not_fit() -> None:
    chart = timeline(talk((0, 1, 1), (1, 600, 2), planned=(300, 300), end=600))
    assert [block.label for block in chart.spoken] == ["", "2"]
    assert "Slide 1" in chart.spoken[0].description


def test_a_doubtful_stretch_is_told_and_a_click_never_is() -> None:
    assert timeline(talk((0, 60, 1), planned=(60,), end=60)).spoken[0].doubtful
    assert not any(block.doubtful for block in timeline(report()).spoken)


def test_a_talk_that_is_mostly_doubtful_is_told_in_words() -> None:
    spans = ((0, 60, 1), (60, 80, 2))
    unsure = talk(*spans, planned=(60, 20), end=80).reading
    assert "100 % of the talk" in timeline_chart.doubts(unsure)[0]
    sure = replace(unsure.timeline[0], confidence=0.9)
    assert timeline_chart.doubts(replace(unsure, timeline=(sure, unsure.timeline[1]))) == ()
    assert timeline_chart.doubts(report().reading) == ()


def test_the_format_is_shown_as_far_as_the_drawing_reaches() -> None:
    long = timeline(talk((0, 1500, 1), planned=(1400,), end=1500))
    assert long.band == (710.8, WIDE.width - WIDE.right)
    assert timeline(report()).band is None


def test_stage_names_shrink_to_letters_where_there_is_no_room() -> None:
    wide = timeline(report())
    narrow = timeline(report(), timeline_chart.NARROW)
    assert wide.spoken_runs[1].label == "A · approach"
    assert narrow.planned_runs[0].label in {"P", "P · problem"}
    tiny = timeline(talk((0, 5, 1), (5, 900, 2), planned=(5, 895), end=900))
    assert tiny.spoken_runs[0].stage == "problem"


def test_problems_and_advice_are_pinned_to_their_time() -> None:
    assert [pin.one.number for pin in timeline(report()).pins] == [1]


def test_without_plan_and_timeline_there_is_no_timeline() -> None:
    made = empty_report()
    assert timeline_chart.timeline_chart(made.reading, (), WIDE) is None


def test_a_deck_alone_shows_its_plan() -> None:
    planned = talk(planned=(60, 30), end=0)
    chart = timeline(replace(planned, reading=replace(planned.reading, rehearsal=Rehearsal())))
    assert len(chart.planned) == 2
    assert chart.spoken == ()


def test_the_curve_is_broken_where_nothing_was_recorded() -> None:
    made = replace(report(), pace=tuple(rate_point(t) for t in (0, 5, 10, 40, 45)))
    assert len(pace(made).lines) == 2


def test_a_sustained_drift_is_drawn_into_the_curve() -> None:
    drift = replace(finding(check="pacing.drift"), evidence=(Evidence(0.0, 10.0, 1),))
    chart = pace(replace(report(), findings=(drift, finding(check="pauses.silence", start=5.0))))
    assert [one.one.finding.check for one in chart.drifts] == ["pacing.drift"]
    assert chart.drifts[0].x == pace_chart.WIDE.left
    assert chart.drifts[0].line.startswith("M")


def test_the_band_and_the_mean_are_those_of_the_measure() -> None:
    chart = pace(report())
    assert chart.mean is not None
    assert chart.mean[1] == 150
    assert chart.band is not None
    assert chart.band[0] < chart.mean[0] < chart.band[1]


def test_a_rate_beyond_the_usual_stretches_the_axis() -> None:
    fast = RatePoint(0.0, Rates(30, 150, 300.0, 4, 5))
    chart = pace(replace(report(), pace=(fast, rate_point(5))))
    assert chart.rates[-1].label == "280"
    assert chart.lines[0].startswith(f"M{pace_chart.WIDE.left:g} {pace_chart.WIDE.top:g}")


def test_without_words_the_curve_counts_syllables_and_says_so() -> None:
    made = report()
    chart = pace(replace(made, reading=replace(made.reading, words=())))
    assert chart.unit.label == "syllables per second"


def test_too_little_speech_makes_no_curve() -> None:
    for made in (empty_report(), deck_report(), replace(report(), pace=(rate_point(0),))):
        assert pace_chart.pace_chart(made, (), pace_chart.WIDE) is None


def test_a_talk_of_words_without_times_makes_no_curve() -> None:
    words = Rehearsal(duration=10.0, transcript=Transcript((), "m", "en"))
    assert pace_chart.pace_chart(Report(Reading(words)), (), pace_chart.WIDE) is None


@pytest.mark.parametrize(("value", "standing"), [(90, "below"), (150, "inside"), (200, "above")])
def test_a_number_is_below_inside_or_above_its_band(value: float, standing: str) -> None:
    drawn = strip(Measure("speech_rate", value, "wpm", "m", Band(110, 190, "s", "C")))
    assert drawn is not None
    assert drawn.standing == standing
    inside = drawn.band[0] <= drawn.value <= drawn.band[1]
    assert inside == (standing == "inside")


def test_a_band_that_is_open_reaches_the_edge() -> None:
    drawn = strip(Measure("filled_pauses", 3, "per min", "m", Band(None, 5, "s", "A"), (2, 4)))
    assert drawn is not None
    assert drawn.band[0] == 0
    assert drawn.uncertainty is not None
    assert drawn.uncertainty[0] < drawn.value < drawn.uncertainty[1]


def test_what_may_be_at_most_so_much_is_drawn_from_nought() -> None:
    none = strip(Measure("fillers", 0, "per min", "m", Band(None, 5, "s", "A")))
    most = strip(Measure("first_result", 79, "s", "m", Band(None, 100, "s", "A")))
    assert none is not None
    assert most is not None
    assert none.value == 0
    assert most.value / most.band[1] == pytest.approx(0.79, abs=0.01)
    negative = strip(Measure("noise", -60, "dBFS", "m", Band(None, -50, "s", "A")))
    assert negative is not None
    assert negative.value > 0


def test_a_measure_without_a_band_is_not_drawn() -> None:
    assert strip(Measure("words", 100, "count", "m")) is None
    assert strip(Measure("level", None, "dBFS", "m", Band(0, 1, "s", "C"), reason="none")) is None
