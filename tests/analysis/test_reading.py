from rehearsal.analysis.reading import read
from rehearsal.talk import Corrections, Rehearsal, SlideSpan
from tests.notation import spoken

SLIDES = ("Motivation: phones forget", "Method: a gate", "Conclusions: forgetting helps")


def test_an_empty_rehearsal_reads_as_empty() -> None:
    reading = read(Rehearsal())
    assert reading.duration is None
    assert not (reading.words or reading.sentences or reading.timeline or reading.dwells)


def test_clicks_are_the_timeline() -> None:
    reading = read(spoken("one two | three (1.0) four | five", rate_wpm=60, slides=SLIDES))
    assert [(s.start, s.end, s.slide, s.source) for s in reading.timeline] == [
        (0, 2, 1, "clicked"),
        (2, 5, 2, "clicked"),
        (5, 6, 3, "clicked"),
    ]
    assert [dwell.seconds for dwell in reading.dwells] == [2, 3, 1]


def test_words_place_the_slides_when_nothing_was_clicked() -> None:
    talk = "phones forget " * 20 + "| a gate " * 20 + "| conclusions forgetting helps " * 20
    reading = read(spoken(talk.replace("|", ""), slides=SLIDES, clicks=False))
    assert {span.source for span in reading.timeline} == {"aligned"}
    assert reading.timeline[-1].end == reading.duration


def test_the_speakers_boundaries_outrank_clicks() -> None:
    edited = SlideSpan(0, 6, slide=2, confidence=1.0, source="edited")
    corrections = Corrections(boundaries=(edited,))
    reading = read(spoken("one | two", slides=SLIDES, corrections=corrections))
    assert reading.timeline == (edited,)


def test_a_corrected_stage_is_certain() -> None:
    reading = read(spoken("one", slides=SLIDES, corrections=Corrections(stages=((2, "future"),))))
    label = reading.stages[1]
    assert (label.stage, label.confidence, label.corrected) == ("future", 1.0, True)
    assert not reading.stages[0].corrected


def test_a_deck_alone_has_a_plan_and_no_dwell() -> None:
    reading = read(Rehearsal(deck=spoken("", slides=SLIDES).deck))
    assert [dwell.seconds for dwell in reading.dwells] == [None, None, None]
    assert round(sum(dwell.planned for dwell in reading.dwells)) == 25 * 60
