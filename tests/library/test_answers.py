"""Answers and pitches: what goes in comes out, and deleted is gone from the disk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearsal import library
from rehearsal.errors import LibraryError
from rehearsal.library import answers, pitches
from rehearsal.library.answers import Asked, Drill
from rehearsal.talk import Question
from tests.notation import spoken

TALK = spoken("we compare with merging | and it fails", slides=["Title", "Results: 5 points"])
SAID = spoken("because (0.4) um we measured it")
SECRET = "unheard-of-gate"


def question(id: str, slide: int | None = None) -> Question:
    return Question(
        id=id,
        kind=id.partition(".")[0],
        text=f"Why the {SECRET}?",
        because="Slide 2: “5 points”.",
        slide=slide,
        quote="5 points",
        persona="methodologist",
        difficulty=2,
        listen_for=("the reason",),
        follow_ups=("And then?",),
        synonyms=(("because", "since"),),
    )


def drill(run_through: str = "") -> Drill:
    asked = (Asked(question("baselines.a", 2), (question("baselines.b"),)), Asked(question("x.c")))
    return answers.keep_drill(asked, TALK.deck, run_through)


def take(home: Path) -> Path:
    folder = home / "work" / "take"
    folder.mkdir(parents=True)
    (folder / "audio.s16").write_bytes(b"\0\0" * 16)
    return folder


def on_disk(home: Path, text: str) -> bool:
    return any(text.encode() in path.read_bytes() for path in home.glob("library*"))


def test_a_drill_comes_back_equal() -> None:
    made = drill()
    assert answers.load_drill(made.id) == made
    assert answers.drills() == ()


def test_answers_come_back_in_the_order_in_which_they_were_given(own_home: Path) -> None:
    made = drill()
    first = answers.keep_answer(made, 1, made.asked[0].question, typed="Because.", rating=2)
    second = answers.keep_answer(made, 2, made.asked[1].question, take=take(own_home))
    assert answers.answers_of(made.id) == (first, second)
    assert (first.waiting, second.waiting) == (False, True)
    assert (answers.answer_folder(second.id) / "audio.s16").exists()
    assert answers.drills() == ((made.id, "talk.pptx", 2),)


def test_what_was_understood_is_kept_with_its_rating(own_home: Path) -> None:
    made = drill()
    answer = answers.keep_answer(made, 1, made.asked[0].question, take=take(own_home))
    answers.hear(answer.id, SAID, 3)
    answers.rate(answer.id, 1)
    heard = answers.load_answer(answer.id)
    assert (heard.spoken, heard.rating, heard.waiting) == (SAID, 1, False)


def test_the_scheduler_sees_ratings_and_no_follow_ups() -> None:
    made = drill()
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    asked = made.asked[0]
    answers.keep_answer(made, 1, asked.question, typed="Because.", rating=2, now=moment)
    answers.keep_answer(made, 1, asked.follow_ups[0], typed="Well.", follow_up=True)
    (rated,) = answers.rated()
    assert (rated.question_id, rated.kind, rated.slide) == ("baselines.a", "baselines", 2)
    assert (rated.rating, rated.at, rated.deck_digest) == (2, moment, "0" * 64)


def test_a_deleted_drill_is_gone_from_the_file(own_home: Path) -> None:
    made = drill()
    answer = answers.keep_answer(made, 1, made.asked[0].question, take=take(own_home))
    assert on_disk(own_home, SECRET)
    answers.delete_drill(made.id)
    assert not on_disk(own_home, SECRET)
    assert not answers.answer_folder(answer.id).exists()
    with pytest.raises(LibraryError, match="not kept any more"):
        answers.load_drill(made.id)
    with pytest.raises(LibraryError, match="not kept any more"):
        answers.load_answer(answer.id)


def test_answers_go_with_the_run_through_that_they_were_about(own_home: Path) -> None:
    first, second = library.save(TALK, None), library.save(TALK, None)
    about_first, about_second = drill(first), drill(second)
    answers.keep_answer(about_first, 1, about_first.asked[0].question, typed="Because.", rating=2)
    library.delete(first)
    with pytest.raises(LibraryError):
        answers.load_drill(about_first.id)
    assert answers.load_drill(about_second.id) == about_second


def test_answers_and_pitches_go_with_the_last_run_through_of_a_deck(own_home: Path) -> None:
    kept, made = library.save(TALK, None), drill()
    assert TALK.deck is not None
    pitches.keep_pitch(60, deck=("talk.pptx", TALK.deck.digest), typed=f"I built a {SECRET}.")
    library.delete(kept)
    assert not on_disk(own_home, SECRET)
    with pytest.raises(LibraryError):
        answers.load_drill(made.id)


def test_pitches_of_one_length_are_listed_in_order(own_home: Path) -> None:
    first = pitches.keep_pitch(60, typed="I built it.")
    second = pitches.keep_pitch(60, take=take(own_home))
    pitches.keep_pitch(90, typed="Longer.")
    pitches.keep_pitch(60, deck=("talk.pptx", "0" * 64), typed="Of a deck.")
    assert pitches.pitches("", 60) == (first, second)
    pitches.hear_pitch(second.id, SAID)
    assert pitches.load_pitch(second.id).spoken == SAID
    pitches.delete_pitch(second.id)
    assert not pitches.pitch_folder(second.id).exists()
    assert pitches.pitches("", 60) == (first,)
