"""The spreadsheet: a line for each slide, and nothing in it runs."""

import csv

import pytest

from rehearsal.report.slides_csv import HEADER, slides_csv
from tests.report.reports import deck_report, empty_report, finding, report


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_every_slide_has_a_line_the_hidden_one_too() -> None:
    made = rows(slides_csv(report()))
    assert [row["number"] for row in made] == ["1", "2", "3", ""]
    assert [row["hidden"] for row in made] == ["no", "no", "no", "yes"]
    assert made[3]["pages"] == "4"
    assert made[3]["dwell_s"] == ""


def test_a_line_tells_stage_times_words_and_findings() -> None:
    made = rows(slides_csv(report(findings=(finding(slide=2), finding(slide=2)))))
    assert made[1]["stage"] == "approach"
    assert made[1]["dwell_s"] == "8.4"
    assert made[1]["planned_s"] == "5.0"
    assert made[1]["findings"] == "timing.finish"


def test_without_a_deck_there_is_only_the_header() -> None:
    assert slides_csv(empty_report()) == ",".join(HEADER) + "\r\n"


def test_a_deck_that_was_not_spoken_to_has_no_times() -> None:
    made = rows(slides_csv(deck_report()))
    assert made[0]["title"] == "Title"
    assert made[0]["dwell_s"] == ""


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "+1", "-5 % energy", "@cmd"])
def test_a_title_is_never_taken_for_a_formula(title: str) -> None:
    made = rows(slides_csv(report(titles=(title, "b", "c"))))
    assert made[0]["title"] == "'" + title


def test_commas_quotes_and_line_ends_stay_inside_their_cell() -> None:
    made = rows(slides_csv(report(titles=('a, "b"\nc', "שלום", "🎓"))))
    assert made[0]["title"] == 'a, "b" c'
    assert made[1]["title"] == "שלום"
