"""The transcript on the page: cut at slides, in paragraphs, with quotes found where they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rehearsal.analysis.reading import Pause
from rehearsal.report.html import html
from rehearsal.report.markdown import markdown
from rehearsal.report.report import Report
from rehearsal.report.transcript import LONGEST_PARAGRAPH, Passage, paragraph_at, passages
from rehearsal.report.view import numbered
from rehearsal.talk import SAMPLE_LABEL, Evidence, SlideSpan
from tests.notation import spoken
from tests.report.reports import finding, reading, report, slides


def shown(made: Report) -> tuple[Passage, ...]:
    return passages(made.reading, numbered(made))


def marked(made: Report) -> list[str]:
    runs = [run for p in shown(made) for part in p.paragraphs for run in part.runs]
    return [run.text for run in runs if run.findings]


def quoting(quote: str, start: float | None, end: float | None = None) -> Report:
    one = replace(finding(), evidence=(Evidence(start, end, None, quote),))
    return report(findings=(one,))


def test_every_word_is_shown_once_under_its_slide() -> None:
    made = report()
    text = [" ".join(run.text for part in p.paragraphs for run in part.runs) for p in shown(made)]
    assert text == [
        "Hello and welcome. We ask what a memory should keep.",
        "Our um gate keeps one token in ten. We we train it end to end.",
        "It gains 5.8 points over merging. Thank you.",
    ]


def test_a_quote_is_found_whatever_its_case_and_punctuation() -> None:
    assert marked(quoting("“we ask, what a MEMORY”", 1.0, 4.0)) == ["We ask what a memory"]


def test_a_quote_that_was_cut_is_found_up_to_the_cut() -> None:
    assert marked(quoting("Hello and welcome. We ask …", 0.0, 3.0)) == ["Hello and welcome. We ask"]


def test_a_silence_told_in_a_quote_is_no_word_of_it() -> None:
    assert marked(quoting("train (2.4 s) it end", 8.0, 12.0)) == ["train it end"]


def test_a_quote_is_looked_for_near_its_time_only() -> None:
    assert marked(quoting("Thank you", 0.0, 1.0)) == []


def test_a_quote_from_a_slide_marks_nothing() -> None:
    assert marked(quoting("Hello and welcome", None)) == []


def test_words_of_two_findings_carry_both() -> None:
    first = replace(finding(), evidence=(Evidence(0.0, 4.0, 1, "Hello and welcome. We"),))
    second = replace(finding("Other"), evidence=(Evidence(0.0, 4.0, 1, "welcome. We ask"),))
    runs = shown(report(findings=(first, second)))[0].paragraphs[0].runs
    told = [(run.text, [one.number for one in run.findings]) for run in runs]
    assert told[:3] == [("Hello and", [1]), ("welcome. We", [1, 2]), ("ask", [2])]


def test_a_long_pause_stands_before_the_word_that_follows_it() -> None:
    runs = [run for part in shown(report())[1].paragraphs for run in part.runs]
    assert [(run.text[:5], run.pause) for run in runs if run.pause] == [("We we", 2.4)]


def test_a_pause_at_a_slide_change_is_shown_too() -> None:
    made = report()
    gap = Pause(2.1, 4.6, slide_change=True, sentence_end=True, after_question=False)
    made = replace(made, reading=replace(made.reading, pauses=(gap,)))
    first = shown(made)[1].paragraphs[0].runs[0]
    assert first.pause == 2.5


def test_paragraphs_end_with_a_sentence_once_they_are_long_enough() -> None:
    speech = "This is one sentence of ten words, no more, really. " * 12 + "| End."
    paragraphs = shown(report(speech=speech))[0].paragraphs
    assert len(paragraphs) > 1
    assert all(part.runs[-1].text.endswith(".") for part in paragraphs)


def test_words_without_sentences_are_still_cut_into_paragraphs() -> None:
    paragraphs = shown(report(speech="word " * 300 + "| End."))[0].paragraphs
    lengths = [len(part.runs[0].text.split()) for part in paragraphs]
    assert max(lengths) == LONGEST_PARAGRAPH


def test_an_aligned_boundary_does_not_cut_a_sentence() -> None:
    made = spoken("One two three four. Five six.", rate_wpm=60, slides=slides("A", "B"))
    read = reading(made)
    spans = (SlideSpan(0, 3, 1, 0.7, "aligned"), SlideSpan(3, 6, 2, 0.7, "aligned"))
    sentences = tuple(
        replace(sentence, slide=slide)
        for sentence, slide in zip(read.sentences, (1, 2), strict=True)
    )
    cut = passages(replace(read, timeline=spans, sentences=sentences), ())
    assert cut[0].paragraphs[0].runs[0].text == "One two three four."
    assert cut[1].paragraphs[0].runs[0].text == "Five six."


def test_a_moment_leads_to_the_paragraph_that_is_spoken_then() -> None:
    made = shown(report())
    assert paragraph_at(made, 0.0) == 0
    assert paragraph_at(made, 6.0) == made[1].paragraphs[0].first
    assert paragraph_at(made, 999.0) == made[2].paragraphs[-1].first
    assert paragraph_at((), 1.0) is None


def heard_by(model: str) -> Report:
    made = report()
    rehearsal = made.reading.rehearsal
    assert rehearsal.transcript is not None
    transcript = replace(rehearsal.transcript, model=model)
    read = replace(made.reading, rehearsal=replace(rehearsal, transcript=transcript))
    return replace(made, reading=read)


@pytest.mark.parametrize("form", [html, markdown])
def test_the_samples_recogniser_is_never_named_without_what_it_knows(
    form: Callable[[Report], str],
) -> None:
    sample = form(heard_by("sample"))
    assert "Heard by the recogniser sample, which may mishear names" in sample
    assert f"It {SAMPLE_LABEL}." in sample
    real = form(heard_by("base.en"))
    assert "Heard by the recogniser base.en, which" in real
    assert SAMPLE_LABEL not in real
    assert "Imported." in form(heard_by("imported"))
