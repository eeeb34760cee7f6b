"""The Markdown: the same content, and no text of a talk becomes markup."""

import re
from dataclasses import replace

import pytest

from rehearsal.report.markdown import escaped, markdown
from rehearsal.talk import Evidence
from tests.report.reports import (
    deck_report,
    empty_report,
    finding,
    question,
    report,
    without_transcript,
)

HEADINGS = [
    "What to do first", "Stages", "Numbers", "Slide by slide", "The argument", "All findings",
    "Likely questions", "What to cut", "Transcript", "What could not be measured",
]  # fmt: skip

HOSTILE = [
    "a | b || c",
    "*bold* _thin_ `code` ~~gone~~",
    "<script>alert(1)</script> &amp; <b>",
    "[link](http://example.org) ![picture](x.png)",
    "# no heading\n## nor this\n- nor a list\n1. nor this",
    "\\ back \\| slash",
    "x" * 3000,
    "שלום 🎓 \u202e \ud800 \x00",
    "$x$ and $$y$$",
]


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def tables(text: str) -> list[list[str]]:
    """Return the tables' lines, each table by itself."""
    found: list[list[str]] = []
    for line, before in zip(text.splitlines(), ["", *text.splitlines()], strict=False):
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append(line)
    return found


def columns(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def test_the_parts_are_those_of_the_page() -> None:
    assert headings(markdown(report())) == HEADINGS


def test_what_is_missing_leaves_no_empty_table() -> None:
    assert headings(markdown(empty_report())) == [
        "What to do first",
        "All findings",
        "What could not be measured",
    ]
    assert "Slide by slide" in headings(markdown(deck_report()))


def test_a_finding_keeps_its_place_quote_advice_and_source() -> None:
    text = markdown(report())
    assert "- **[1] The clock stopped at 0:14.**" in text
    assert "  - 0:16, slide 3 “Thank you.”" in text
    assert "  - Try: Say it once more, slowly." in text
    assert "(A)" in text


def test_a_quote_is_marked_in_the_transcript() -> None:
    assert "**Thank you.**[1]" in markdown(report())


def test_what_to_cut_names_slides_and_times() -> None:
    assert "- **0.20 min**: leave out slide 3; shorten slide 2 to 0:07" in markdown(report())


def test_cuts_of_the_plan_are_told_from_cuts_of_the_talk() -> None:
    assert "planned times" not in markdown(report())
    by_plan = replace(report().shorter[0], why_planned="Nothing was recorded.")
    made = markdown(replace(report(), shorter=(by_plan,)))
    assert "These cuts are made from the planned times. Nothing was recorded." in made


def test_what_was_not_measured_says_why() -> None:
    assert "| Pitch variation | not measured: There was no audio. |" in markdown(report())


def test_a_check_that_could_not_be_made_is_told_in_words() -> None:
    text = markdown(report())
    assert "- The recording is too noisy; come closer. Not done:\n  - Stretches of" in text
    assert "voice.flat" not in text


def test_why_there_is_no_transcript_is_said_once_and_first() -> None:
    text = markdown(without_transcript())
    assert text.startswith("> **No transcript.**")
    assert "`rehearsal models download base.en`" in text.splitlines()[0]
    assert text.count("not on this machine") == 1


def test_the_reason_for_a_question_ends_once() -> None:
    asked = replace(question(), because="Slide 3: “It wins.”.")
    assert "   Slide 3: “It wins.”\n" in markdown(report(questions=(asked,)))


def test_the_date_is_shown_only_where_it_is_given() -> None:
    assert "12 March" in markdown(report(), date="12 March 2026")
    assert "March" not in markdown(report())


def test_many_places_are_counted_not_listed() -> None:
    places = tuple(Evidence(float(i), i + 1.0, 2, "um") for i in range(20))
    made = replace(report(), findings=(replace(finding(), evidence=places),), first=())
    assert "and 7 more" in markdown(made)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_can_break_a_table_or_make_a_heading(text: str) -> None:
    made = report(
        titles=(text, text, text),
        findings=(finding(text, quote=text, start=0.0, slide=1),),
        questions=(question(text),),
    )
    written = markdown(replace(made, first=made.findings))
    assert headings(written) == HEADINGS
    for table in tables(written):
        assert len({columns(line) for line in table}) == 1
    assert "<script" not in written
    assert not re.search(r"(?<!\\)\]\(http", written)
    written.encode("utf-8")


def test_text_is_escaped_so_that_it_reads_as_it_was() -> None:
    assert escaped("a|b") == r"a\|b"
    assert escaped("5 < 6 & *so*") == r"5 &lt; 6 & \*so\*"
    assert escaped("Day & Gastel") == "Day & Gastel"
    assert escaped("&amp; &lt;") == "&amp;amp; &amp;lt;"
    assert escaped("- item") == r"\- item"
    assert escaped("1. first") == r"1\. first"
    assert escaped("# top") == r"\# top"
    assert escaped("64.2 to 59.6") == "64.2 to 59.6"
