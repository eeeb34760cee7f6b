"""The page: whole, in order, closed to the network, and unbroken by whatever a talk holds."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.analysis.reading import Reading, read
from rehearsal.report.html import html
from rehearsal.report.report import Report, make_report
from rehearsal.report.wording import clean
from rehearsal.talk import Rehearsal, SlideSpan, Transcript, Word
from tests.notation import deck, spoken
from tests.report.pages import Element, parsed
from tests.report.reports import (
    deck_report,
    empty_report,
    finding,
    question,
    reading,
    report,
    slides,
    without_transcript,
)

SECTIONS = [
    "first", "timeline", "pace", "numbers", "slides", "content", "findings", "questions",
    "cuts", "transcript", "gaps",
]  # fmt: skip

HOSTILE = [
    "<script>alert(1)</script>",
    "\"quoted\" 'twice' & <b>bold</b>",
    "</style></title><svg onload=alert(1)>",
    "x" * 4000,
    "שלום עולם \u202e reversed",
    "🎓👩🏽‍🔬 émoji",
    "{{ 7 * 7 }} {% raw %}",
    "a\x00b\x07\ud800",
    "]]> --> javascript:alert(1)",
]


def page(made: Report) -> Element:
    return parsed(html(made))


def hostile(text: str) -> Report:
    """Put one text wherever a speaker, a deck or a bank can put text."""
    made = report(
        titles=(text, text, text),
        speech=f"Hello {text.replace('|', ' ')} there. | And {text.replace('|', ' ')}. | End.",
        findings=(finding(text, quote=text, start=0.0, slide=1), finding(text, quote=text)),
        questions=(replace(question(text), because=text, quote=text, follow_ups=(text,)),),
    )
    measures = tuple(replace(one, method=text) for one in made.measures)
    return replace(made, measures=measures)


def test_the_parts_come_in_the_order_in_which_they_are_needed() -> None:
    main = page(report()).one("main")
    assert [part.attributes["id"] for part in main.all("section")] == SECTIONS


def test_the_contents_lead_to_every_part() -> None:
    links = page(report()).one("nav").all("a")
    assert [link.attributes["href"] for link in links] == [f"#{name}" for name in SECTIONS]


@pytest.mark.parametrize(
    "made",
    [report(), empty_report(), deck_report(), hostile(HOSTILE[0])],
    ids=["whole", "empty", "deck only", "hostile"],
)
def test_nothing_is_fetched_and_no_script_runs(made: Report) -> None:
    root = page(made)
    tags = {element.tag for element in root.all()}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"} == set()
    for element in root.all():
        names = set(element.attributes)
        assert not any(name.startswith("on") for name in names)
        assert names & {"src", "srcset", "style", "data", "action", "xlink:href"} == set()
        assert element.attributes.get("href", "#").startswith("#")
        assert re.match(r"url\(#|\w*$", element.attributes.get("fill", ""))
    css = root.one("style").text
    assert "url(" not in css
    assert "@import" not in css


def test_the_page_itself_forbids_the_network_and_allows_only_its_own_style() -> None:
    text = html(report())
    metas = parsed(text).all("meta")
    policies = [m for m in metas if m.attributes.get("http-equiv") == "Content-Security-Policy"]
    policy = policies[0].attributes["content"]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "made",
    [report(), empty_report(), deck_report(), hostile(HOSTILE[4])],
    ids=["whole", "empty", "deck only", "hostile"],
)
def test_every_reference_inside_the_page_finds_its_target(made: Report) -> None:
    elements = page(made).all()
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    wanted = {
        element.attributes["href"][1:] for element in elements if "href" in element.attributes
    }
    for element in elements:
        wanted |= set(element.attributes.get("aria-labelledby", "").split())
    assert wanted - set(ids) == set()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_can_break_the_page(text: str) -> None:
    made = hostile(text)
    root = page(made)
    assert [part.attributes["id"] for part in root.one("main").all("section")] == SECTIONS
    tags = [element.tag for element in root.all()]
    plain = [element.tag for element in page(hostile("plain")).all()]
    assert set(tags) <= set(plain) | {"sup", "mark"}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", html(made))
    html(made).encode("utf-8")


def test_what_to_do_first_says_when_where_and_what_to_try() -> None:
    first = page(report()).one("section", id="first")
    items = first.one("ol").all("li")
    assert len(items) == 2
    assert "The clock stopped at 0:14." in items[0].said
    assert "0:16" in items[0].said
    assert "slide 3" in items[0].said
    assert "Thank you." in items[0].one("blockquote").said
    assert "Say it once more, slowly." in items[0].said


def test_a_quote_is_marked_in_the_transcript_and_leads_to_its_finding() -> None:
    marks = page(report()).one("section", id="transcript").all("mark")
    assert [mark.said for mark in marks] == ["Thank you."]


def test_the_verdict_on_the_length_stands_at_the_top() -> None:
    assert "short of the 20 to 30 min of a job talk" in page(report()).one("header").said


def test_the_date_is_shown_only_where_it_is_given() -> None:
    assert "Date" not in page(report()).one("header").said
    dated = parsed(html(report(), date="12 March 2026")).one("header")
    assert dated.all("dd")[-1].said == "12 March 2026"


def test_charts_have_a_title_and_a_description() -> None:
    charts = [svg for svg in page(report()).all("svg") if svg.attributes.get("role") == "img"]
    named = [svg for svg in charts if svg.all("title") and svg.all("desc")]
    assert len(named) == 4  # the timeline and the curve, each wide and narrow
    assert all("aria-label" in svg.attributes for svg in charts if svg not in named)
    hidden = [svg for svg in page(report()).all("svg") if svg not in charts]
    assert all(svg.attributes.get("aria-hidden") == "true" for svg in hidden)


def test_every_table_names_its_columns() -> None:
    for table in page(report()).all("table"):
        heads = table.one("thead").all("th")
        assert heads
        assert all(head.attributes["scope"] == "col" for head in heads)
        assert table.all("caption")


def test_headings_never_skip_a_level() -> None:
    for made in (report(), empty_report()):
        levels = [int(e.tag[1]) for e in page(made).all() if re.fullmatch(r"h\d", e.tag)]
        steps = itertools.pairwise(levels)
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in steps)


def test_a_stage_is_told_by_its_letter_and_its_name() -> None:
    row = page(report()).one("tr", id="slide-2")
    assert "A" in row.one("span", class_="stage").said
    assert "approach" in row.one("span", class_="stage").said


def test_how_sure_the_program_is_shows_where_the_slides_were_aligned() -> None:
    clicked = report()
    spans = tuple(
        SlideSpan(one.start, one.end, one.slide, 0.4, "aligned") for one in clicked.reading.timeline
    )
    aligned = replace(clicked, reading=replace(clicked.reading, timeline=spans))
    assert "% sure" not in page(clicked).said
    root = page(aligned)
    assert "% sure" in root.one("tr", id="slide-1").said
    assert "matched to your words by the program" in root.one("section", id="timeline").said
    assert root.all("rect", fill="url(#hatch-wide)")


def test_hidden_slides_are_counted_apart() -> None:
    assert "3 and 1 hidden" in page(report()).one("header").said


def test_what_to_cut_names_each_slide_and_what_it_is_left_with() -> None:
    table = page(report()).one("section", id="cuts").one("table")
    rows = [[cell.said for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert rows == [["0:05", "0:05"], ["0:08", "0:07"], ["0:03", "✕leave out"]]
    assert [cell.said for cell in table.one("tfoot").all("td")] == ["0:16", "0:12"]


def test_cuts_of_the_plan_are_told_from_cuts_of_the_talk() -> None:
    assert "planned times" not in page(report()).one("section", id="cuts").said
    by_plan = replace(report().shorter[0], why_planned="3 slides could not be placed surely.")
    cuts = page(replace(report(), shorter=(by_plan,))).one("section", id="cuts").said
    assert "made from the planned times. 3 slides could not be placed surely." in cuts
    assert "Planned" in cuts and "Now" not in cuts


def part(made: Report, name: str) -> str:
    return page(made).one("section", id=name).said


def judged(rehearsal: Rehearsal) -> Report:
    return make_report(read(rehearsal), ())


WHOLE = spoken("Hello there. | Again.", slides=["One: a line", "Two: a line"])


def test_without_a_deck_it_says_how_to_get_slides() -> None:
    made = judged(replace(WHOLE, deck=None))
    assert "There is no deck" in part(made, "timeline")
    assert "Give the .pptx or the .pdf" in part(made, "slides")
    assert "No deck" in part(made, "gaps")


def test_without_a_transcript_it_says_how_to_get_one() -> None:
    made = judged(replace(WHOLE, transcript=None))
    assert "rehearsal models download base.en" in part(made, "transcript")
    assert "No transcript" in page(made).one("header").said
    assert "No transcript" not in page(judged(WHOLE)).one("header").said


def test_why_there_is_no_transcript_is_said_once_and_first() -> None:
    said = page(without_transcript()).one("header").said
    assert "Get it with: rehearsal models download base.en" in said
    assert html(without_transcript()).count("not on this machine") == 1


def test_a_report_gives_one_count_of_words() -> None:
    numbers = replace(
        WHOLE, transcript=Transcript((Word(0, 1, "64.2"), Word(1, 2, "um")), "m", "en")
    )
    made = judged(numbers)
    count = next(one.value for one in made.measures if one.name == "words")
    assert count == 4
    assert "Words4" in page(made).one("header").said.replace(" ", "")


def test_a_transcript_of_another_recording_is_told_at_the_timeline() -> None:
    assert WHOLE.transcript is not None
    assert WHOLE.acoustics is not None
    late = Word(WHOLE.transcript.words[-1].end + 100, WHOLE.transcript.words[-1].end + 101, "end.")
    longer = replace(WHOLE.transcript, words=(*WHOLE.transcript.words, late))
    assert "may not belong together" in part(judged(replace(WHOLE, transcript=longer)), "timeline")
    assert "may not belong together" not in part(judged(WHOLE), "timeline")


def test_without_audio_it_says_how_to_get_it() -> None:
    assert "No recording" in part(judged(replace(WHOLE, acoustics=None)), "gaps")


def test_without_slide_times_it_says_how_to_get_them() -> None:
    silent = spoken("Hello", slides=["One: a line", "Two: a line"], transcribed=False, clicks=False)
    made = judged(silent)
    assert "Which slide was spoken to when is not known" in part(made, "timeline")
    assert "No slide times" in part(made, "gaps")


def test_a_recording_without_words_is_told_apart_from_no_transcript() -> None:
    heard = Rehearsal(duration=20.0, transcript=Transcript((), "base.en", "en"))
    made = judged(heard)
    assert "found no word" in part(made, "transcript")
    assert "No words" in part(made, "gaps")


def test_a_talk_that_was_not_spoken_yet_asks_for_a_first_rehearsal() -> None:
    for made in (empty_report(), deck_report()):
        assert "Rehearse aloud once" in part(made, "first")
        assert "Nothing was spoken yet" in page(made).one("header").said


def test_a_talk_with_nothing_to_mend_is_told_so() -> None:
    assert "Nothing here needs mending first" in part(replace(report(), first=()), "first")


def test_nobody_is_given_a_score() -> None:
    assert not re.search(r"\bscore\b|\bgrade\b|/ ?100", page(report()).one("main").said)


def test_the_page_says_that_nothing_left_the_machine() -> None:
    assert "nothing left it" in page(report()).one("footer", class_="footer").said


def test_a_word_without_a_slide_still_has_its_place_in_the_transcript() -> None:
    words = (Word(0, 1, "Before."), Word(2, 3, "After."))
    made = Rehearsal(deck=deck(*slides("One")), transcript=Transcript(words, "m", "en"))
    read_ = Reading(made, words=words, timeline=(SlideSpan(1.5, 3, 1, 1.0, "clicked"),))
    said = part(Report(read_), "transcript")
    assert "Before." in said
    assert "After." in said


def test_a_talk_that_goes_back_to_a_slide_is_shown_twice_there() -> None:
    made = spoken("One two. | Three four.", slides=["One: a", "Two: b"])
    first = reading(made)
    back = SlideSpan(first.timeline[-1].end, first.timeline[-1].end + 1, 1, 1.0, "clicked")
    words = (*first.words, Word(back.start, back.end, "Again."))
    root = page(Report(replace(first, words=words, timeline=(*first.timeline, back))))
    passages = root.one("section", id="transcript").all("article")
    assert [p.all("a")[0].said for p in passages] == ["Slide 1", "Slide 2", "Slide 1"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_on_a_slide_the_page_stays_whole(text: str) -> None:
    root = page(Report(Reading(Rehearsal(deck=deck(*slides(text, "Second"))))))
    shown = root.one("tr", id="slide-1").one("span", class_="slide-title").said
    assert shown == (" ".join(clean(text).split()) or "(no title)")
