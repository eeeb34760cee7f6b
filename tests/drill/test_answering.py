"""An answer, spoken or typed, is kept, understood, judged by its own words, and followed up."""

from pathlib import Path

import pytest

from rehearsal.drill import answering, speech
from rehearsal.drill.asking import Wish, begin
from rehearsal.errors import ModelError
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Drill
from rehearsal.settings import Settings, save_settings
from tests.drill.sound import stretch
from tests.drill.subjects import of_sample

LIMITATION = (1077.0, 1141.5)
"""Where the sample talk tells of its limitation, of what was tried and of what is left."""
HESITANT = (362.5, 410.0)
"""Where the sample talk says um and uh; the recogniser leaves them out."""


def nothing(step: str, fraction: float) -> None:
    pass


def drill() -> Drill:
    return begin(of_sample(), Wish(kind="limitations", count=2))


def answered(tmp_path: Path, seconds: tuple[float, float]) -> Answer:
    asked = drill()
    recording = stretch(tmp_path / "answer.wav", *seconds)
    with speech.decoded(recording, nothing) as folder:
        kept = answering.answer_aloud(asked, 1, asked.asked[0].question, folder)
    assert kept.waiting
    return answering.transcribe(kept, speech.recogniser("sample"), nothing)


def test_a_spoken_answer_is_understood_and_judged_by_its_own_words(tmp_path: Path) -> None:
    answer = answered(tmp_path, LIMITATION)
    assert answers.load_answer(answer.id) == answer
    feedback = answering.feedback(answer)
    assert answer.rating == feedback.rating
    assert feedback.seconds == pytest.approx(63, abs=4)
    limit = feedback.of("limit")
    assert limit is not None and limit.verdict == "good"
    evidence = feedback.of("evidence")
    assert evidence is not None and evidence.verdict == "good"
    assert answer.spoken is not None and answer.spoken.transcript is not None
    said = answer.spoken.transcript.text
    quotes = [quote for mark in feedback.marks for quote in mark.quotes]
    assert quotes and all(quote.text.strip(".,?!") in said for quote in quotes)


@pytest.mark.slow
def test_fillers_that_the_recogniser_leaves_out_are_heard(tmp_path: Path) -> None:
    answer = answered(tmp_path, HESITANT)
    assert answer.spoken is not None and answer.spoken.transcript is not None
    assert " um" not in answer.spoken.transcript.text
    fillers = answering.feedback(answer).of("fillers")
    assert fillers is not None
    assert "heard between words" in fillers.message


def test_a_typed_answer_is_rated_and_followed_up_on_its_weakest_point() -> None:
    asked = drill()
    first = asked.asked[0]
    answer = answering.answer_typed(asked, 1, first.question, "Obviously it always works.")
    assert answer.rating == 1
    following = answering.follow_up_of(first, answer)
    assert following is not None and following.text != first.question.text
    after = answering.answer_typed(asked, 1, following, "We measured 5 points.", follow_up=True)
    assert after.rating is None
    given = answers.answers_of(asked.id)
    assert answering.latest(given, 1) == answer
    assert answering.latest(given, 1, follow_up=True) == after
    assert answering.latest(given, 2) is None


def test_the_sound_goes_when_the_speaker_wants_none_kept(tmp_path: Path) -> None:
    save_settings(Settings(keep_audio="dropped"))
    answer = answered(tmp_path, (1132.0, 1141.5))
    assert not answers.answer_folder(answer.id).exists()
    assert answering.feedback(answers.load_answer(answer.id)).word_count > 15


def test_without_a_recogniser_it_says_how_to_get_one() -> None:
    with pytest.raises(ModelError, match=r"base\.en"):
        speech.recogniser()
