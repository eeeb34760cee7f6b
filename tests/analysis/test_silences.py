import dataclasses

from rehearsal.analysis.reading import Pause, read
from rehearsal.talk import Event, Rehearsal, Span
from tests.notation import spoken


def pauses(talk: Rehearsal) -> tuple[Pause, ...]:
    return read(talk).pauses


def test_pauses_lie_between_runs_of_voice_activity() -> None:
    (pause,) = pauses(spoken("one two (0.8) three.", rate_wpm=60))
    assert (pause.start, pause.end) == (2, 2.8)


def test_a_closure_of_the_lips_is_no_pause() -> None:
    assert pauses(spoken("one (0.1) two")) == ()


def test_a_pause_knows_what_went_before_it() -> None:
    first, second, third = pauses(spoken("We show. (1) Is it (1) free? (1) Yes."))
    assert [p.sentence_end for p in (first, second, third)] == [True, False, True]
    assert [p.after_question for p in (first, second, third)] == [False, False, True]


def test_without_punctuation_nothing_is_said_of_sentences() -> None:
    (pause,) = pauses(spoken("one (1) two"))
    assert pause.sentence_end is None


def test_a_pause_at_a_slide_change_is_marked() -> None:
    talk = spoken("one. (1) two. (0.3) | (0.3) three.", slides=["A", "B"], rate_wpm=60)
    assert [pause.slide_change for pause in pauses(talk)] == [False, True]


def test_what_was_not_recorded_is_no_pause() -> None:
    talk = spoken("one (5) two")
    assert talk.acoustics is not None
    acoustics = dataclasses.replace(talk.acoustics, gaps=(Span(1, 4),))
    assert pauses(dataclasses.replace(talk, acoustics=acoustics)) == ()


def test_a_stopped_clock_is_no_pause() -> None:
    talk = spoken("one (2) two", rate_wpm=60)
    stopped = (*talk.events, Event(0, 0.0, "start"), Event(24_000, 1.5, "pause"))
    assert pauses(dataclasses.replace(talk, events=stopped)) == ()


def test_without_sound_there_are_none() -> None:
    assert pauses(dataclasses.replace(spoken("one (2) two"), acoustics=None)) == ()
