"""A talk over the slides of another: told on top of every report, and nothing read off it."""

import json
from dataclasses import replace

import pytest

from rehearsal.analysis.reading import read
from rehearsal.report.contract import analysis_json
from rehearsal.report.html import html
from rehearsal.report.markdown import markdown
from rehearsal.report.missing import missing
from rehearsal.report.report import Report, make_report
from rehearsal.report.view import slide_rows, stage_shares
from tests.analysis.talks import GARDEN, HARBOUR, about
from tests.notation import spoken

TOLD = "Hardly any of what you said is on these slides"
SLIDES = [f"Plants {number}: {about(GARDEN)}" for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def made() -> Report:
    return make_report(read(spoken(about(HARBOUR), slides=SLIDES, clicks=False)), ())


def test_it_is_the_first_thing_on_the_page_and_in_the_markdown(made: Report) -> None:
    page, text = html(made), markdown(made)
    assert made.first[0].check == "timing.belonging"
    assert page.index(TOLD) < page.index('id="timeline"')
    assert text.index(TOLD) < text.index("## Stages")


def test_it_is_the_first_finding_in_the_json(made: Report) -> None:
    data = json.loads(json.dumps(analysis_json(made)))
    assert data["findings"][0]["check"] == "timing.belonging"
    assert data["timeline"] == []
    assert {slide["dwell"] for slide in data["slides"]} == {None}


def test_no_slide_and_no_stage_has_a_time_or_words(made: Report) -> None:
    assert {(row.dwell, row.words, row.rate_wpm) for row in slide_rows(made)} == {(None,) * 3}
    assert {share.seconds for share in stage_shares(made.reading)} == {None}


def test_no_transcript_is_asked_for_to_place_the_slides(made: Report) -> None:
    titles = {one.what for one in missing(made.reading)}
    assert "No slide times" not in titles
    silent = replace(made.reading.rehearsal, transcript=None)
    assert "No slide times" in {one.what for one in missing(read(silent))}
