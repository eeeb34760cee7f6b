from rehearsal.analysis.timeline import dwells, from_clicks, timeline, visits
from rehearsal.talk import Deck, Event, Rehearsal, Slide, SlideSpan
from tests.notation import deck


def event(time: float, kind: str, slide: int | None = None, page: int | None = None) -> Event:
    return Event(round(time * 16_000), time, kind, slide, page)  # type: ignore[arg-type]


def shown(*events: Event, of: Deck | None = None) -> list[tuple[float, float, int]]:
    return [(s.start, s.end, s.slide) for s in from_clicks(events, 60.0, of)]


def test_the_first_slide_is_up_until_the_first_click() -> None:
    assert shown(event(0, "start"), event(10, "slide", 2), event(30, "stop")) == [
        (0, 10, 1),
        (10, 30, 2),
    ]


def test_going_back_and_jumping_are_kept() -> None:
    clicks = [event(0, "start", 1), *(event(10 * i, "slide", n) for i, n in ((1, 4), (2, 2)))]
    assert shown(*clicks) == [(0, 10, 1), (10, 20, 4), (20, 60, 2)]


def test_pauses_and_gaps_do_not_move_the_slides() -> None:
    assert shown(
        event(0, "start", 1),
        event(5, "pause"),
        event(5, "resume"),
        event(8, "gap"),
        event(9, "stop"),
    ) == [(0, 9, 1)]


def test_a_slide_that_was_changed_during_a_pause_is_up_when_the_talk_goes_on() -> None:
    paused = [event(0, "start", 1, 1), event(5, "pause", 1, 1), event(5, "resume", 3, 3)]
    assert shown(*paused, event(9, "stop", 3, 3)) == [(0, 5, 1), (5, 9, 3)]
    told = timeline(Rehearsal(deck=deck("1", "2", "3"), duration=9, events=tuple(paused)), ())
    assert [(span.slide, span.source) for span in told] == [(1, "clicked"), (3, "clicked")]


def test_a_pause_on_one_slide_is_one_stay() -> None:
    assert shown(event(0, "start", 1, 1), event(5, "pause", 1, 1), event(5, "resume", 1, 1)) == [
        (0, 60, 1)
    ]


def test_nothing_is_shown_after_the_end() -> None:
    late = (event(0, "start", 1), event(70, "slide", 2), event(90, "slide", 3), event(95, "stop"))
    assert shown(*late) == [(0, 60, 1)]


def test_a_page_tells_its_slide() -> None:
    overlay = Deck("d", "0", (Slide(1, (1, 2)), Slide(2, (3,))), 3)
    spans = from_clicks([event(0, "start", None, 2), event(4, "slide", None, 3)], 9.0, overlay)
    assert [(s.slide, s.page) for s in spans] == [(1, 2), (2, 3)]


def test_slides_that_the_deck_does_not_have_are_dropped() -> None:
    rehearsal = Rehearsal(
        deck=deck("One", "Two"),
        duration=20.0,
        events=(event(0, "start", 1), event(5, "slide", 7), event(9, "slide", 2)),
    )
    assert [(s.start, s.slide) for s in timeline(rehearsal, ())] == [(0, 1), (9, 2)]


def test_a_start_without_clicks_tells_nothing_of_several_slides() -> None:
    events = (event(0, "start", 1), event(9, "stop"))
    assert timeline(Rehearsal(deck=deck("One", "Two"), duration=9, events=events), ()) == ()
    assert len(timeline(Rehearsal(deck=deck("One"), duration=9, events=events), ())) == 1


def test_every_visit_counts_and_confidence_is_weighted_by_time() -> None:
    spans = (
        SlideSpan(0, 10, slide=1, confidence=0.9, source="aligned"),
        SlideSpan(10, 20, slide=2, confidence=0.5, source="aligned"),
        SlideSpan(20, 50, slide=1, confidence=0.5, source="aligned"),
    )
    first, second, third = dwells(spans, {1: 30.0, 2: 30.0, 3: 30.0})
    assert (first.seconds, round(first.confidence, 3)) == (40, 0.6)
    assert (second.seconds, second.confidence) == (10, 0.5)
    assert (third.seconds, round(third.confidence, 3)) == (0, 0.58)


def test_pages_of_a_slide_are_one_visit_whose_seconds_leave_out_what_lies_between() -> None:
    spans = (
        SlideSpan(0, 10, slide=1, confidence=1.0, source="clicked", page=1),
        SlideSpan(12, 42, slide=1, confidence=0.6, source="aligned", page=2),
        SlideSpan(42, 50, slide=2, confidence=1.0, source="clicked"),
        SlideSpan(50, 60, slide=1, confidence=1.0, source="clicked"),
    )
    first, second, third = visits(spans)
    assert (first.slide, first.start, first.end, first.seconds) == (1, 0, 42, 40)
    assert (round(first.confidence, 3), first.aligned) == (0.7, True)
    assert (second.slide, second.duration, second.aligned) == (2, 8, False)
    assert (third.slide, third.start) == (1, 50)
    assert visits(()) == ()


def test_without_a_timeline_no_time_is_known() -> None:
    (dwell,) = dwells((), {1: 30.0})
    assert (dwell.seconds, dwell.planned) == (None, 30.0)
