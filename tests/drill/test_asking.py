"""A drill asks what went badly first, lets rest what went well, and keeps what it asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rehearsal import library
from rehearsal.analysis.reading import read
from rehearsal.drill.asking import Wish, begin, standing, trends_by_kind, trends_by_slide
from rehearsal.drill.own import add_own_question
from rehearsal.drill.subject import NOTHING, Subject, of_run_through
from rehearsal.errors import BankError, SettingError
from rehearsal.library import answers
from rehearsal.library.answers import Asked, Drill
from rehearsal.settings import Settings, save_settings
from rehearsal.talk import Rehearsal
from tests.drill.subjects import of_sample
from tests.notation import deck, spoken
from tests.qa.talks import SLIDES

TALK = Subject(read(Rehearsal(deck=deck(*SLIDES))))
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def ids(drill: Drill) -> list[str]:
    return [asked.question.id for asked in drill.asked]


def rated(drill: Drill, *ratings: int) -> None:
    for place, (asked, rating) in enumerate(zip(drill.asked, ratings, strict=False), start=1):
        answers.keep_answer(
            drill, place, asked.question, typed="Because.", rating=rating, now=START
        )


def test_a_drill_asks_about_the_talk_and_is_kept() -> None:
    drill = begin(TALK, Wish(count=6), START)
    assert len(drill.asked) == 6
    assert sum(bool(asked.question.quote) for asked in drill.asked) >= 4
    assert answers.load_drill(drill.id) == drill


def test_what_went_badly_comes_first_and_what_went_well_rests() -> None:
    first = begin(TALK, Wish(count=4), START)
    rated(first, 4, 1, 4, 2)
    later = begin(TALK, Wish(count=4), START + timedelta(minutes=5))
    assert ids(later)[0] == ids(first)[1]
    assert not set(ids(later)) & {ids(first)[0], ids(first)[2]}
    much_later = begin(TALK, Wish(count=6), START + timedelta(days=90))
    assert set(ids(first)) <= set(ids(much_later))


def test_a_first_drill_is_the_same_each_time() -> None:
    assert ids(begin(TALK, Wish(), START)) == ids(begin(TALK, Wish(), START))


def test_questions_about_one_slide_a_panel_and_the_rest_of_the_loop() -> None:
    of_slide = begin(TALK, Wish(slide=7, count=3), START)
    assert {asked.question.slide for asked in of_slide.asked} == {7}
    of_panel = begin(TALK, Wish(panel=("engineer",), count=3), START)
    assert {asked.question.persona for asked in of_panel.asked} == {"engineer"}
    alone = begin(NOTHING, Wish(kind="leadership", count=3), START)
    assert {asked.question.kind for asked in alone.asked} == {"leadership"}
    assert alone.deck == ""
    with pytest.raises(SettingError, match="no deck"):
        begin(NOTHING, Wish(slide=7), START)


def test_a_run_through_is_asked_about_with_what_was_said() -> None:
    kept = library.save(
        spoken("we propose a gate | it is 5.8 points better than merging", slides=SLIDES[:2]), None
    )
    drill = begin(of_run_through(kept), Wish(), START)
    assert drill.run_through == kept
    assert any("You said" in asked.question.because for asked in drill.asked)


def test_follow_ups_are_kept_as_questions_of_their_own() -> None:
    drill = begin(of_sample(), Wish(count=10), START)
    following = [one for asked in drill.asked for one in asked.follow_ups]
    assert following
    assert all(one.listen_for and "{" not in one.text for one in following)


def test_what_was_really_asked_is_asked_until_it_was_answered(own_home: Path) -> None:
    path = add_own_question("challenge", "Why not simply a bigger window?")
    assert path == own_home / "questions" / "asked_challenge.toml"
    add_own_question("challenge", "Who needs this?")
    add_own_question("challenge", "Who needs this?")
    drill = begin(TALK, Wish(count=5), START)
    texts = [asked.question.text for asked in drill.asked]
    assert texts[:2] == ["Why not simply a bigger window?", "Who needs this?"]
    rated(drill, 4, 4)
    again = begin(TALK, Wish(count=5), START + timedelta(minutes=5))
    assert "Who needs this?" not in [asked.question.text for asked in again.asked]


def test_the_speakers_own_folder_takes_them_and_a_broken_file_is_one_sentence(
    tmp_path: Path,
) -> None:
    save_settings(Settings(own_bank=str(tmp_path / "mine")))
    path = add_own_question("impact", "Who pays?")
    assert path.parent == tmp_path / "mine"
    path.write_text("kind = impact\n", encoding="utf-8")
    with pytest.raises(BankError, match="not valid TOML"):
        add_own_question("impact", "Who else?")
    with pytest.raises(SettingError, match="no question to keep"):
        add_own_question("impact", " ")
    with pytest.raises(SettingError, match="no kind"):
        add_own_question("setup", "Why?")


def test_trends_and_standings_follow_the_ratings() -> None:
    drill = begin(TALK, Wish(slide=7, count=2), START)
    rated(drill, 1, 3)
    assert {trend.group for trend in trends_by_slide("0" * 64)} == {"7"}
    assert trends_by_slide("f" * 64) == ()
    assert sum(trend.answers for trend in trends_by_kind()) == 2
    assert standing(START)[0].question_id == ids(drill)[0]


def test_a_question_of_a_language_model_comes_again_without_the_model() -> None:
    first = begin(TALK, Wish(count=3), START)
    worded = replace(
        first.asked[0].question, id="model.ab12", text="Why forget at all?", worded_by="small-1b"
    )
    drill = answers.keep_drill((Asked(worded),), TALK.rehearsal.deck, now=START)
    answers.keep_answer(drill, 1, worded, typed="Because.", rating=1, now=START)
    later = begin(TALK, Wish(count=3), START + timedelta(days=1))
    assert later.asked[0].question == worded
    assert len(later.asked) == 3
    answers.keep_answer(later, 1, worded, typed="It is small.", rating=4, now=START + DAY)
    soon = begin(TALK, Wish(count=3), START + timedelta(days=1, minutes=5))
    assert "model.ab12" not in ids(soon)
    assert "model.ab12" in ids(begin(TALK, Wish(count=3), START + timedelta(days=400)))


def test_a_question_of_a_language_model_belongs_to_its_deck_and_to_what_is_wished() -> None:
    worded = replace(
        begin(TALK, Wish(count=1), START).asked[0].question, id="model.cd34", worded_by="small-1b",
        kind="challenge", persona="engineer",
    )  # fmt: skip
    drill = answers.keep_drill((Asked(worded),), TALK.rehearsal.deck, now=START)
    answers.keep_answer(drill, 1, worded, typed="Because.", rating=1, now=START)
    other = Subject(read(Rehearsal(deck=replace(deck(*SLIDES), digest="f" * 64))))
    assert "model.cd34" not in ids(begin(other, Wish(count=3), START + DAY))
    assert "model.cd34" not in ids(begin(TALK, Wish(count=3, slide=7), START + DAY))
    assert "model.cd34" not in ids(begin(TALK, Wish(count=3, kind="metrics"), START + DAY))
    assert ids(begin(TALK, Wish(count=3, panel=("engineer",)), START + DAY))[0] == "model.cd34"
