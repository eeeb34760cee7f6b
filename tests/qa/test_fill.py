"""A slot is filled with something grammatical, or the question is not asked."""

import pytest

from rehearsal.analysis.facts.kinds import Fact, FactKind, Facts
from rehearsal.analysis.reading import read
from rehearsal.qa.bank import Bank, parse_bank
from rehearsal.qa.fill import EXCERPT, as_question, excerpt, fillings, follow_up
from rehearsal.talk import Question, Rehearsal
from tests.notation import deck, spoken
from tests.qa.talks import SLIDES, bank


def fact(kind: FactKind, text: str, slide: int | None = 3, time: float | None = None) -> Fact:
    return Fact(kind, text, f"a line with {text} in it", slide, time)


def facts(*found: Fact, readable: bool = True, speech: bool = False) -> Facts:
    return Facts(found, has_deck=True, has_speech=speech, readable=readable)


def asked(made: Bank, of: Facts) -> Question | None:
    filled = next(fillings(made.templates[0], of), None)
    return as_question(filled, made, of) if filled else None


def test_a_question_without_its_fact_is_not_asked() -> None:
    assert asked(bank("q: Why {metric}?"), facts(fact("dataset", "SQuAD"))) is None


def test_a_name_stands_bare_and_begins_a_sentence_with_a_capital() -> None:
    question = asked(
        bank("q: So. {component} helps: why {component}?"), facts(fact("component", "the gate"))
    )
    assert question is not None
    assert question.text == "So. The gate helps: why the gate?"


def test_words_of_the_speaker_stand_as_they_were_written() -> None:
    question = asked(bank("q: “{limitation}”: so what?"), facts(fact("limitation", "it fails")))
    assert question is not None
    assert question.text == "“it fails”: so what?"


def test_quotation_marks_inside_a_quotation_are_single() -> None:
    found = fact("claim", "we call it “done” early")
    question = asked(bank("q: You say “{claim}”. Why?"), facts(found))
    assert question is not None
    assert question.text == "You say “we call it ‘done’ early”. Why?"


def test_because_names_slide_and_quote() -> None:
    question = asked(bank("q: Why {metric}?"), facts(fact("metric", "BLEU")))
    assert question is not None
    assert question.because == "Slide 3: “a line with BLEU in it”."
    assert (question.slide, question.quote) == (3, "a line with BLEU in it")


def test_because_says_when_it_was_said() -> None:
    said = fact("metric", "BLEU", slide=None, time=192.4)
    question = asked(bank("q: Why {metric}?"), facts(said))
    assert question is not None
    assert question.because.startswith("You said at 3:12: ")


@pytest.mark.parametrize("end", [".", "?", "…", ""])
def test_because_ends_with_one_stop(end: str) -> None:
    found = Fact("metric", "BLEU", f"We used BLEU{end}", 3)
    question = asked(bank("q: Why {metric}?"), facts(found))
    assert question is not None
    assert question.because == f"Slide 3: “We used BLEU{end}”" + "." * (not end)


def test_what_was_spoken_is_said_not_shown() -> None:
    made = bank("q: You show “{negative_result}”. Why?")
    shown = asked(made, facts(fact("negative_result", "it did not help")))
    heard = asked(made, facts(fact("negative_result", "it did not help", time=3.0)))
    assert shown is not None and heard is not None
    assert shown.text == "You show “it did not help”. Why?"
    assert heard.text == "You said “it did not help”. Why?"


def test_because_names_what_is_missing() -> None:
    made = bank("-variance q: You report {number}. How sure is that?")
    question = asked(made, facts(fact("number", "an F1 of 9.1")))
    assert question is not None
    assert "No slide shows a spread" in question.because
    heard = asked(made, facts(fact("number", "an F1 of 9.1"), speech=True))
    assert heard is not None
    assert "Neither the slides nor what you said show a spread" in heard.because


def test_nothing_is_called_missing_where_little_can_be_read() -> None:
    made = bank("-code q: Where is the code?")
    assert asked(made, facts()) is not None
    assert asked(made, facts(readable=False)) is None
    assert asked(made, facts(fact("code", "github"))) is None


def test_a_general_question_is_named_so() -> None:
    made = bank("q: What now?")
    for of, words in (
        (facts(fact("metric", "BLEU")), "A general question: panels ask it about any talk."),
        (facts(), "no text could be read"),
        (Facts(), "no deck and no transcript"),
    ):
        question = asked(made, of)
        assert question is not None
        assert words in question.because
        assert (question.slide, question.quote) == (None, "")


def test_the_slide_of_the_first_slot_can_be_named() -> None:
    made = bank("q: On slide {slide} you say “{claim}”. Why?")
    question = asked(made, facts(fact("claim", "it works", slide=7)))
    assert question is not None
    assert question.text == "On slide 7 you say “it works”. Why?"
    assert asked(made, facts(fact("claim", "it works", slide=None, time=3.0))) is None


def test_two_slots_do_not_say_the_same() -> None:
    made = bank("q: Is {method} more than {baseline}?")
    same = facts(fact("method", "GateNet"), fact("baseline", "the GateNet model"))
    assert asked(made, same) is None
    other = facts(fact("method", "GateNet"), fact("baseline", "merging"))
    question = asked(made, other)
    assert question is not None
    assert question.text == "Is GateNet more than merging?"


def test_a_name_of_absurd_length_is_a_misread_line() -> None:
    assert asked(bank("q: Why {metric}?"), facts(fact("metric", "x" * 80))) is None


@pytest.mark.parametrize("text", ["gate", "the last words"])
def test_an_excerpt_is_short_verbatim_and_holds_the_fill(text: str) -> None:
    line = " ".join(["word"] * 60) + " gate " + " ".join(["word"] * 60) + " the last words"
    shown = excerpt(Fact("term", text, line, 1))
    assert len(shown) <= EXCERPT
    assert text in shown
    assert shown in line


FOLLOWED = """
kind = "metrics"
[[question]]
id = "metrics.a"
text = "Why {metric}?"
persona = "engineer"
difficulty = 1
seconds = 30
listen_for = ["a reason: because"]
follow_ups = ["metrics.none", "metrics.b"]
[[question]]
id = "metrics.none"
text = "Why {baseline}?"
persona = "engineer"
difficulty = 1
seconds = 30
listen_for = ["a reason: because"]
[[question]]
id = "metrics.b"
text = "Who reads {metric}?"
persona = "engineer"
difficulty = 1
seconds = 45
listen_for = ["a reader: user"]
"""


def test_follow_ups_are_filled_with_the_same_fact_or_dropped() -> None:
    made = parse_bank({"m.toml": FOLLOWED})
    of = facts(fact("metric", "BLEU"), fact("metric", "TER"))
    second = list(fillings(made.templates[0], of))[1]
    question = as_question(second, made, of)
    assert question.text == "Why TER?"
    assert question.follow_ups == ("Who reads TER?",)
    following = follow_up(question, made, of)
    assert following is not None
    assert (following.id, following.seconds) == ("metrics.b", 45)
    assert follow_up(following, made, of) is None


def test_a_question_carries_the_words_it_listens_for() -> None:
    question = asked(parse_bank({"m.toml": FOLLOWED}), facts(fact("metric", "BLEU")))
    assert question is not None
    assert question.listen_for == ("a reason",)
    assert question.synonyms == (("because",),)


def test_a_question_about_speech_alone_needs_no_deck() -> None:
    words = "We measure BLEU on video. Our gate does not handle new places."
    of = read(spoken(words)).facts
    question = asked(bank("q: You said “{limitation}”. What then?"), of)
    assert question is not None
    assert question.quote == "Our gate does not handle new places."


def test_only_the_chosen_slide_is_asked_about() -> None:
    of = read(Rehearsal(deck=deck(*SLIDES))).facts
    template = bank("q: What is “{slide_title}”?").templates[0]
    assert {f.anchor.slide for f in fillings(template, of, slide=8) if f.anchor} == {8}
