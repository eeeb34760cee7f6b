import dataclasses

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.checks import run_checks
from rehearsal.analysis.reading import read
from rehearsal.analysis.sureness import (
    is_placed,
    nothing_to_read,
    other_language,
    stages_are_sure,
    unplaced,
)
from rehearsal.talk import Corrections, Rehearsal, SlideSpan, Transcript
from tests.analysis.talks import EVEN, staged
from tests.notation import deck, spoken

GERMAN = "Das Modell merkt sich nur was neu ist und vergisst den Rest sofort wieder. "


def german_talk() -> Rehearsal:
    talk = spoken(GERMAN * 40, slides=["Problem: vergessen", "Ergebnisse"])
    assert talk.transcript is not None
    words = Transcript(talk.transcript.words, model="test", language="de")
    return dataclasses.replace(talk, transcript=words)


def test_english_cues_are_not_looked_for_in_another_language() -> None:
    reading = read(german_talk())
    assert "de" in other_language(reading)
    assert content(reading) == ()
    findings, not_measured = run_checks(reading)
    cued = ("flow.missing_stage", "flow.problem_stated", "flow.takeaway_last", "content.ranking")
    assert not [finding for finding in findings if finding.check in cued]
    assert {item.check for item in not_measured} >= set(cued)


def test_a_deck_alone_tells_its_language_by_function_words() -> None:
    assert other_language(read(Rehearsal(deck=deck(*(f"Titel: {GERMAN}",) * 10))))
    english = "The gate keeps what is new and we drop the rest of it"
    assert not other_language(read(Rehearsal(deck=deck(*(f"Title: {english}",) * 10))))
    assert not other_language(read(Rehearsal(deck=deck("Titel: kurz"))))


def test_a_talk_that_names_no_language_is_told_by_function_words() -> None:
    dutch = (
        "in dit werk laten we zien dat het geheugen van een telefoon na een uur al vol is, omdat "
        "het model alles bewaart, en dat een kleine poort kan leren wat er nieuw is of niet "
    )
    english = "we show that the memory of the phone is full or that we keep too much "
    for text, other in ((dutch, True), (english, False)):
        talk = spoken(text * 20)
        assert talk.transcript is not None
        unnamed = dataclasses.replace(talk.transcript, language="")
        assert bool(other_language(read(dataclasses.replace(talk, transcript=unnamed)))) is other


def test_what_there_is_not_to_read_is_told_as_it_is() -> None:
    none = "It was asked to leave the transcript out (--model none)."
    silent = Transcript((), model="test", language="en")
    hidden = dataclasses.replace(deck("").slides[0], number=None, hidden=True)
    for rehearsal, told in (
        (Rehearsal(), "There is neither a deck nor a transcript."),
        (Rehearsal(transcript=silent), "There is no deck. The transcript holds no words."),
        (Rehearsal(deck=deck(""), no_transcript=none), f"The slides hold no text. {none}"),
        (
            Rehearsal(deck=dataclasses.replace(deck(""), slides=(hidden,)), transcript=silent),
            "The deck shows no slide. The transcript holds no words.",
        ),
    ):
        assert nothing_to_read(read(rehearsal)) == told


def test_checks_of_lines_say_that_a_deck_without_text_is_there() -> None:
    _, not_measured = run_checks(read(Rehearsal(deck=deck("", ""))))
    told = {item.check: item.reason for item in not_measured}
    assert told["coverage.acronyms"].startswith("The slides hold no text.")
    assert not [reason for reason in told.values() if "neither a deck" in reason]


def test_english_by_any_name_is_english() -> None:
    assert EVEN.transcript is not None
    for name in ("en", "en-US", "English"):
        words = Transcript(EVEN.transcript.words, model="test", language=name)
        assert not other_language(read(dataclasses.replace(EVEN, transcript=words)))


def test_a_slide_is_placed_when_its_time_is_certain() -> None:
    spans = (
        SlideSpan(0, 10, slide=1, confidence=0.9, source="aligned"),
        SlideSpan(10, 20, slide=2, confidence=0.3, source="aligned"),
    )
    talk = spoken("word " * 50, slides=["A", "B"], corrections=Corrections(boundaries=spans))
    reading = read(talk)
    assert is_placed(reading, 1) and not is_placed(reading, 2)
    assert unplaced(reading) == [2]


def test_corrected_stages_are_sure() -> None:
    corrected = staged("problem", "approach", "experiments")
    reading = read(Rehearsal(deck=deck("A", "B", "C"), corrections=corrected))
    assert stages_are_sure(reading)
    assert not stages_are_sure(read(Rehearsal()))
