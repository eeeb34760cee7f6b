from itertools import pairwise

import pytest

from rehearsal.analysis.alignment.align import align
from rehearsal.talk import Slide, SlideSpan, Word
from tests.notation import deck, spoken

SLIDES = (
    "Why bridges fail: corrosion of steel cables; inspection is rare",
    "Vibration sensors: accelerometers on each pylon; battery lasts years",
    "Field trial: nine bridges in Norway; alarms were correct",
    "Conclusions: cheap sensors find damage early",
)
TALK = """steel cables corrode and inspection of steel cables is rare so corrosion makes bridges
fail without any inspection and that is why bridges fail in corrosion |
we put accelerometers on each pylon and the vibration sensors have a battery that lasts years
because accelerometers on a pylon need little battery |
in the field trial we watched nine bridges in Norway and the alarms were correct in Norway for
nine bridges in the trial |
to conclude cheap sensors find damage early and cheap sensors are conclusions we draw"""


def aligned(talk: str, slides: tuple[str, ...] = SLIDES) -> tuple[SlideSpan, ...]:
    rehearsal = spoken(talk, slides=slides)
    assert rehearsal.transcript and rehearsal.deck and rehearsal.duration
    return align(rehearsal.transcript.words, rehearsal.deck, rehearsal.duration)


def test_each_slide_is_found_where_its_words_are_spoken() -> None:
    rehearsal = spoken(TALK, slides=SLIDES)
    changes = [event.time for event in rehearsal.events if event.kind == "slide"]
    spans = aligned(TALK)
    assert [span.slide for span in spans] == [1, 2, 3, 4]
    assert [span.start for span in spans[1:]] == pytest.approx(changes, abs=6)


def test_the_spans_cover_the_talk_from_start_to_end() -> None:
    rehearsal = spoken("(3.0) " + TALK + " (5.0)", slides=SLIDES)
    spans = aligned("(3.0) " + TALK + " (5.0)")
    assert spans[0].start == 0
    assert spans[-1].end == rehearsal.duration
    assert all(a.end == b.start for a, b in pairwise(spans))


def test_nothing_spoken_or_nothing_shown_gives_no_spans() -> None:
    word = Word(0.0, 0.5, "hello")
    assert align((), deck(*SLIDES), 60.0) == ()
    assert align((word,), deck(), 60.0) == ()
    assert align((word,), deck(*SLIDES), 0.0) == ()


def test_words_that_end_after_the_recording_do_not_stretch_it() -> None:
    words = [Word(i * 1.0, i + 1.0, "steel") for i in range(40)]
    spans = align(words, deck(*SLIDES), 20.0)
    assert spans[-1].end == 20.0


def test_speaker_notes_place_what_the_slide_does_not_say() -> None:
    silent = deck(*SLIDES)
    noted = tuple(
        Slide(number=n, pages=(n,), title=f"Part {n}", notes=slide.text)
        for n, slide in enumerate(silent.slides, start=1)
    )
    rehearsal = spoken(TALK, slides=noted)
    assert rehearsal.transcript and rehearsal.deck and rehearsal.duration
    spans = align(rehearsal.transcript.words, rehearsal.deck, rehearsal.duration)
    assert [span.slide for span in spans] == [1, 2, 3, 4]


def test_a_number_is_evidence_however_it_is_said() -> None:
    slides = ("Speed: 30 frames", "Accuracy: 64.2 points", "Memory: 17 frames")
    talk = "thirty frames yes thirty | sixty-four point two yes sixty-four point two | " * 3
    spans = aligned(talk.replace("|", ""), slides)
    assert spans[0].slide == 1
    assert any(span.slide == 2 for span in spans)


def test_a_question_from_the_floor_does_not_drag_the_talk_back_to_the_start() -> None:
    floor = " somebody asks how rare inspection is and then tunnels rivers weather money"
    assert [span.slide for span in aligned(TALK + floor)] == [1, 2, 3, 4]


def test_words_that_are_on_no_slide_leave_it_open_and_the_confidence_low() -> None:
    spans = aligned("lunch tomorrow sounds lovely with soup and bread " * 8)
    assert all(span.confidence < 0.8 for span in spans)
    assert min(span.confidence for span in aligned(TALK)) > 0.5
