"""What the parts of the page are told: numbers, places and words, each from the report."""

from itertools import pairwise

from rehearsal.analysis.checks import CHECKS
from rehearsal.app.review.chart_rows import finding_rows, pace_rows, planned_rows, spoken_rows
from rehearsal.app.review.corrections import with_plan, with_stages, with_verdicts, with_word
from rehearsal.app.review.moments import (
    LONGEST,
    RUN_UP,
    explained_parts,
    finding_groups,
    first_cards,
    left_out,
)
from rehearsal.app.review.numbers import number_tiles
from rehearsal.app.review.slides import slide_table, stage_choices
from rehearsal.app.review.spoken import precision_told, sounds_heard, transcript_passages
from rehearsal.app.review.take_along import offers, question_row
from rehearsal.app.review.timeline import spans_of
from rehearsal.talk import Corrections
from tests.app.review.talks import corrected, opened


def test_the_cards_are_what_to_do_first_with_a_moment_and_a_slide() -> None:
    talk = opened()
    cards = first_cards(talk, "ab" * 32)
    assert [card["message"] for card in cards] == [one.message for one in talk.report.first]
    for card in cards:
        assert 0 < card["moment"]["until"] - card["moment"]["at"] <= LONGEST + 2 * RUN_UP
        assert card["slide"]["picture"].endswith(".png")
        assert card["slide"]["title"]
    assert all(not card["slide"]["picture"] for card in first_cards(talk, ""))


def test_every_finding_is_listed_with_what_its_check_is() -> None:
    talk = opened()
    listed = [one for group in finding_groups(talk) for one in group["findings"]]
    assert [one["number"] for one in listed] == list(range(1, len(talk.report.findings) + 1))
    assert all(len(one["check"]) >= 2 for one in listed)


def test_each_check_explains_itself_part_by_part() -> None:
    for check in CHECKS:
        parts = explained_parts(f"room.{check.__name__.removeprefix('check_')}")
        labels = [label for label, _ in parts]
        assert labels[0] == "", check.__name__
        assert {"Measured", "Cannot tell"} <= set(labels), check.__name__
    assert explained_parts("timing.skipped")[0][1].startswith("Slides that were passed over")
    assert explained_parts("room.none") == []


def test_a_question_that_quotes_the_talk_can_be_heard() -> None:
    talk = opened()
    rows = [question_row(talk, question) for question in talk.report.questions]
    assert all(row["text"] and row["because"] for row in rows)
    assert any(row["moment"] for row in rows)


def test_what_was_not_measured_has_its_reason() -> None:
    told = left_out(opened())
    assert told
    assert all(gap["reason"].endswith(".") and gap["checks"] for gap in told)


def test_the_table_of_slides_agrees_with_the_timeline() -> None:
    talk = opened()
    rows = slide_table(talk)
    assert [row["number"] for row in rows] == list(range(1, len(talk.reading.slides) + 1))
    spoken = sum(span.duration for span in talk.reading.timeline)
    assert abs(sum(row["dwell"] for row in rows) - spoken) < 0.05 * len(rows)
    by_number = {row["number"]: row for row in rows}
    assert by_number[11]["read"] > 0.6
    assert by_number[15]["dwell"] < 5
    assert by_number[12]["said"] == (4, 4)
    assert by_number[12]["findings"][0]["severity"] == "problem"


def test_the_sounds_that_were_heard_count_as_fillers_of_their_slide() -> None:
    talk = opened()
    of_slide = {row["number"]: row["fillers"] for row in slide_table(talk)}
    sound = sounds_heard(talk.reading)[0]
    rejected = corrected(with_verdicts(Corrections(), [(sound["start"], False)]))
    after = {row["number"]: row["fillers"] for row in slide_table(rejected)}
    assert after[sound["slide"]] == of_slide[sound["slide"]] - 1


def test_a_verdict_moves_no_sound_and_is_told_in_the_precision() -> None:
    before = sounds_heard(opened().reading)
    assert len(before) == 3
    verdicts = [(before[0]["start"], True), (before[2]["start"], False)]
    after = corrected(with_verdicts(Corrections(), verdicts)).reading
    heard = sounds_heard(after)
    assert [one["start"] for one in heard] == [one["start"] for one in before]
    assert [one["verdict"] for one in heard] == [True, None, False]
    assert "1 of 2 sounds" in precision_told(after, 20.0)["precision"]


def test_the_words_around_a_sound_are_shown_with_it() -> None:
    talk = opened()
    sound = sounds_heard(talk.reading)[0]
    said = " ".join(word.text for word in talk.reading.words)
    assert f"{sound['before']} {sound['after']}" in said


def test_every_word_is_in_the_transcript_once_and_in_order() -> None:
    talk = opened()
    shown = [
        word for one in transcript_passages(talk) for part in one["paragraphs"] for word in part
    ]
    assert [word[0] for word in shown] == list(range(len(talk.reading.words)))
    marked = {number for word in shown for number in word[4]}
    assert marked <= {one.number for one in talk.findings}
    assert marked


def test_a_corrected_stage_is_marked_as_the_speakers_own() -> None:
    talk = corrected(with_plan(with_stages(Corrections(), [12], "approach"), 12, 99.0))
    row = slide_table(talk)[11]
    assert (row["stage"], row["corrected"]) == ("approach", True)
    assert (row["planned"], row["own_plan"]) == (99.0, True)
    assert row["stage"] in [one["stage"] for one in stage_choices()]


def test_a_corrected_number_takes_the_first_finding_away() -> None:
    assert opened().report.first[0].check == "coverage.numbers"
    mended = corrected(with_word(Corrections(), "Sieve gets 62.4", "Sieve gets 64.2"))
    assert all(one.check != "coverage.numbers" for one in mended.report.first)


def test_every_number_opens_to_its_method_and_its_band() -> None:
    tiles = number_tiles(opened())
    for tile in tiles:
        told = dict(tile["details"])
        assert told["What it is"]
        assert told["How it was measured"]
        assert bool(tile["value"]) != bool(tile["reason"])
        assert bool(told["Band"]) == ("No band" not in told["Where the band comes from"])
    assert [bool(tile["value"]) for tile in tiles] == sorted(
        (bool(tile["value"]) for tile in tiles), reverse=True
    )


def test_the_drawings_hold_the_whole_talk() -> None:
    talk = opened()
    spoken, planned = spoken_rows(talk.reading), planned_rows(talk.reading)
    assert [row["slide"] for row in planned] == list(range(1, len(talk.reading.slides) + 1))
    assert all(one["end"] == two["start"] for one, two in pairwise(planned))
    assert spoken[-1]["end"] == round(talk.reading.timeline[-1].end, 2)
    assert all(row["severity"] in ("problem", "advice") for row in finding_rows(talk.findings))
    assert len(pace_rows(talk.report)) > 200
    assert len(spans_of(talk.reading)) == len(talk.reading.timeline)


def test_everything_that_is_offered_can_be_made() -> None:
    made = {offer.name.rpartition(".")[2]: offer.make() for offer in offers(opened())}
    assert set(made) >= {"html", "md", "json", "csv", "srt", "vtt"}
    assert all(made.values())


def test_each_number_says_where_it_stands_or_that_it_is_not_judged() -> None:
    told = {tile["name"]: tile["standing"] for tile in number_tiles(opened())}
    assert told["Speech rate"] == "within 110–190 words per minute"
    assert told["First result"] == "within the limit: at most 13:14 min"
    assert told["Words"] == "no band: shown, not judged"


def test_each_question_says_who_asks_it_and_how_hard_it_is() -> None:
    talk = opened()
    rows = [question_row(talk, question) for question in talk.report.questions]
    assert len(rows) == 10
    assert all(row["who"].startswith("asked by the ") for row in rows)
    assert {row["difficulty"] for row in rows} <= {"easy", "usual", "hard"}
