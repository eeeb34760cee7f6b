"""An answer is judged by its words, and the words are quoted."""

from dataclasses import replace

import pytest

from rehearsal.qa.answer import judge
from rehearsal.qa.feedback import Aspect, Feedback
from rehearsal.talk import Question, Transcript
from tests.notation import spoken

QUESTION = Question(
    id="ablations.without",
    kind="ablations",
    text="What happens without dropout?",
    because="Slide 4",
    slide=4,
    quote="",
    persona="engineer",
    difficulty=2,
    listen_for=("the result without it", "the experiment that shows it", "why"),
    follow_ups=("Which part gives most of the gain?",),
    synonyms=(("drops", "points"), ("ablation", "removed"), ("because",)),
    seconds=60,
)
GOOD = (
    "Without dropout the accuracy drops by 3.2 points. We removed it in an ablation over five "
    "seeds, on slide 12. It helps because the set is small. It does not help on large sets, so "
    "there we would leave it out. In short, on small sets you want it, and on large ones you "
    "can save yourself the time that it costs in training."
)


def said(text: str, rate_wpm: float = 140) -> Feedback:
    transcript = spoken(text, rate_wpm=rate_wpm).transcript
    assert isinstance(transcript, Transcript)
    return judge(QUESTION, transcript.words)


def verdict(feedback: Feedback, aspect: Aspect) -> str:
    mark = feedback.of(aspect)
    return mark.verdict if mark else "-"


def quotes(feedback: Feedback, aspect: Aspect) -> str:
    mark = feedback.of(aspect)
    return " / ".join(quote.text for quote in mark.quotes) if mark else ""


def test_a_good_answer_is_told_what_was_good_about_it() -> None:
    feedback = said(GOOD, rate_wpm=120)
    for aspect in ("answer_first", "evidence", "limit", "length"):
        assert verdict(feedback, aspect) == "good", aspect
    assert feedback.heard == 3
    assert feedback.rating == 4
    assert feedback.follow_up == "Which part gives most of the gain?"


def test_every_judgement_quotes_words_that_were_said() -> None:
    feedback = said(GOOD)
    spoken_quotes = [quote for mark in feedback.marks for quote in mark.quotes]
    spoken_quotes += [point.quote for point in feedback.points if point.quote]
    assert len(spoken_quotes) >= 6
    for quote in spoken_quotes:
        assert quote.text in GOOD
        assert quote.start is not None and 0 <= quote.start < 60


def test_typed_answers_are_judged_alike_without_times() -> None:
    feedback = judge(QUESTION, GOOD)
    assert verdict(feedback, "evidence") == "good"
    mark = feedback.of("evidence")
    assert mark is not None and mark.quotes[0].start is None
    length = feedback.of("length")
    assert length is not None and "would take about" in length.message


def test_an_answer_that_comes_late_is_told_when_it_began() -> None:
    preamble = "That is a very good question. " + "Let me go back to the history of memory. " * 6
    feedback = said(preamble + GOOD)
    mark = feedback.of("answer_first")
    assert mark is not None and mark.verdict == "weak"
    assert "after 26 s" in mark.message
    assert mark.quotes[1].text.startswith("Without dropout")


def test_a_short_preamble_does_no_harm() -> None:
    assert verdict(said("Thank you for that. " + GOOD), "answer_first") == "good"


def test_a_point_is_heard_in_any_inflection_and_quoted() -> None:
    feedback = said("It dropped a lot when it was gone.")
    assert feedback.points[0].quote is not None
    assert "dropped a lot" in feedback.points[0].quote.text
    assert feedback.points[1].quote is None


def test_common_words_alone_show_no_point() -> None:
    question = replace(QUESTION, listen_for=("the cost",), synonyms=(("more", "also", "money"),))
    assert judge(question, "There is more.").heard == 0
    assert judge(question, "There is more, and also that.").heard == 1
    assert judge(question, "It is the money.").heard == 1


def test_a_reason_is_heard_however_it_is_worded() -> None:
    assert said("It is so, and the reason is the small set.").points[2].quote is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It drops by 3.2 points.", "a number"),
        ("It drops by three point two points.", "a number"),
        ("We tested that twice.", "an experiment"),
        ("You can see it on slide 12.", "a slide"),
    ],
)
def test_evidence_is_a_number_an_experiment_or_a_slide(text: str, names: str) -> None:
    mark = said(text).of("evidence")
    assert mark is not None and names in mark.message


def test_one_thing_is_not_a_number() -> None:
    assert verdict(said("There is one thing, or two, to say."), "evidence") == "missing"


def test_a_limit_needs_a_remedy() -> None:
    limit = "It does not help in the street."
    assert verdict(said(limit), "limit") == "weak"
    assert quotes(said(limit), "limit").startswith("It does not help")
    assert verdict(said(limit + " We would train it there."), "limit") == "good"


@pytest.mark.parametrize(
    "text",
    [
        "There are no limitations. It always works.",
        "It has no real weakness. It never fails.",
        "It does not fail.",
        "That is a hard question. Thank you. We would deploy it on phones.",
        "It is hard to say. We would deploy it on phones.",
        "What are the limits of it? We would deploy it.",
    ],
)
def test_a_limit_denied_or_said_of_the_question_is_no_limit(text: str) -> None:
    limited = replace(QUESTION, kind="limitations", listen_for=("a limit",), synonyms=((),))
    assert verdict(judge(limited, text), "limit") == "missing"
    assert judge(limited, text).heard == 0
    assert verdict(judge(QUESTION, text), "limit") == "-"


def test_a_question_read_back_names_no_limit() -> None:
    asked = replace(QUESTION, kind="limitations", text="What is the main limitation of the gate?")
    assert verdict(judge(asked, "The main limitation of the gate."), "limit") == "missing"
    own = judge(asked, "The main limitation of the gate is that crowded streets confuse it.")
    assert verdict(own, "limit") == "weak"


@pytest.mark.parametrize("text", ["It does not help with hard cases.", "It is not yet tested."])
def test_a_limit_with_a_not_in_it_is_one(text: str) -> None:
    assert verdict(said(text), "limit") == "weak"


def test_a_limit_is_asked_for_only_where_it_belongs() -> None:
    plain = "It drops a lot."
    assert verdict(judge(QUESTION, plain), "limit") == "-"
    assert verdict(judge(replace(QUESTION, kind="limitations"), plain), "limit") == "missing"


def test_not_knowing_is_honoured_when_it_says_how_to_find_out() -> None:
    assert verdict(said("I don't know."), "not_knowing") == "weak"
    honest = said("I don't know, but I would test it on the street set.")
    assert verdict(honest, "not_knowing") == "good"
    assert "I would test it" in quotes(honest, "not_knowing")
    assert honest.rating >= 2


def test_a_plain_gap_does_not_trail_off() -> None:
    assert verdict(judge(QUESTION, "I don't know."), "ending") == "-"
    assert verdict(judge(QUESTION, "It may be the gate, I don't know."), "ending") == "note"


def test_possible_and_might_are_hedges() -> None:
    text = "um, uh, like, you know, sort of, kind of, maybe we possibly might perhaps…"
    assert verdict(judge(QUESTION, text), "hedging") == "weak"
    assert verdict(judge(QUESTION, "It might drop, possibly."), "hedging") == "-"


def test_punctuation_is_no_word() -> None:
    assert judge(QUESTION, "!!! ???").word_count == 0
    assert judge(QUESTION, "It – drops …").word_count == 2


HOW = replace(QUESTION, text="How would you deploy the gate?", listen_for=(), synonyms=())


@pytest.mark.parametrize(
    ("asked", "text", "first"),
    [
        ("How would you deploy the gate?", "Yes.", False),
        ("How would you deploy the gate?", "Because of the weather.", False),
        ("Which baselines did you try?", "No.", False),
        ("Why do you need a gate?", "Because.", False),
        ("Why do you need a gate?", "Because the memory is small.", True),
        ("Did you tune the baseline?", "Yes.", True),
        ("How would you deploy the gate?", "The gate would go on the phone first.", True),
    ],
)
def test_yes_and_because_answer_only_what_asks_for_them(asked: str, text: str, first: bool) -> None:
    found = verdict(judge(replace(HOW, text=asked), text), "answer_first")
    assert (found == "good") is first


def test_hedging_is_mentioned_when_it_piles_up() -> None:
    assert verdict(said("Maybe it drops. " + GOOD), "hedging") == "-"
    piled = said("Maybe it drops, I guess, probably, perhaps a little.")
    assert verdict(piled, "hedging") == "weak"
    assert "Maybe" in quotes(piled, "hedging")


def test_certainty_without_evidence_is_bluffing() -> None:
    bluff = said("Obviously it is the best. Everybody knows that.")
    assert verdict(bluff, "bluffing") == "weak"
    assert "Obviously" in quotes(bluff, "bluffing")
    assert verdict(said("Obviously it drops, by 3.2 points."), "bluffing") == "note"


def test_length_is_judged_against_the_time_that_there_is() -> None:
    assert verdict(said("It drops."), "length") == "weak"
    assert verdict(said(GOOD * 5), "length") == "weak"
    long = replace(QUESTION, seconds=300)
    assert verdict(judge(long, GOOD * 5), "length") == "good"
    assert verdict(judge(QUESTION, "It drops.", seconds=50.0), "length") == "good"


def test_fillers_are_counted_where_there_is_enough_speech() -> None:
    assert verdict(said("Um, it, uh, drops, um, a lot."), "fillers") == "-"
    assert verdict(said("um " * 12 + GOOD), "fillers") == "weak"
    assert verdict(said(GOOD), "fillers") == "-"
    assert verdict(judge(QUESTION, "um " * 12 + GOOD), "fillers") == "-"


def test_an_answer_that_trails_off_is_mentioned() -> None:
    assert verdict(said("It drops by 3.2 points, so yeah."), "ending") == "note"
    assert verdict(said("It drops by 3.2 points."), "ending") == "-"


@pytest.mark.parametrize(
    "text",
    [
        "The baseline was published in 2019.",
        "I would measure dropout by asking twenty annotators.",
        "We would run an ablation without dropout.",
        "The baseline is fine.",
        "The experiment was good.",
    ],
)
def test_years_plans_and_bare_names_are_no_evidence(text: str) -> None:
    assert verdict(judge(QUESTION, text), "evidence") == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "Dropout gains 3 points, and we would test more of it.",
        "It is better than the baseline without dropout.",
        "I would say dropout gains 12 percent.",
    ],
)
def test_what_was_done_beside_a_plan_is_evidence(text: str) -> None:
    assert verdict(judge(QUESTION, text), "evidence") == "good"


def test_silence_is_no_answer() -> None:
    feedback = judge(QUESTION, "")
    assert feedback.rating == 1
    assert feedback.heard == 0
    assert [mark.message for mark in feedback.marks] == ["No words were heard."]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("That is a matter of taste.", "One thing is still open: the result without it."),
        (
            "It drops, because it was removed. Obviously. Everybody knows that.",
            "What makes you so sure?",
        ),
        ("It drops because somebody removed things.", "Which number or experiment"),
        (
            "It drops by 3.2 points, because it was removed. It fails in the street.",
            "What would you do about it?",
        ),
    ],
)
def test_the_follow_up_goes_for_the_weakest_point(text: str, asks: str) -> None:
    assert asks in said(text).follow_up


def test_feedback_never_says_that_the_science_is_right() -> None:
    for text in (GOOD, "It drops.", "I don't know."):
        for mark in said(text).marks:
            for word in ("correct", "wrong", "true", "right answer"):
                assert word not in mark.message


def test_a_wish_to_be_open_is_no_remedy_and_a_later_remedy_counts() -> None:
    question = Question(
        id="limitations.x", kind="limitations", text="What are the limits?", because="", slide=None,
        quote="", persona="methodologist", difficulty=2, listen_for=("a remedy",), follow_ups=(),
        synonyms=(("remedy",),),
    )  # fmt: skip
    opening = "There is one limitation that I want to be open about. It fails in new places."
    alone = judge(question, opening).of("limit")
    assert alone is not None and alone.verdict == "weak"
    later = judge(question, f"{opening} We saw it in a hospital. We could add its own mean.")
    mended = later.of("limit")
    assert mended is not None and mended.verdict == "good"
    assert len(mended.quotes) == 2


def test_not_knowing_is_no_answer_that_came_first() -> None:
    feedback = judge(QUESTION, "No idea, sorry.")
    assert verdict(feedback, "answer_first") != "good"


OVERLAP = Question(
    id="set_up.x", kind="set_up", text="Did any person look at the output of the parser?",
    because="", slide=None, quote="", persona="methodologist", difficulty=2,
    listen_for=("that a person looked", "why that is enough"), follow_ups=(),
    synonyms=(("person", "output", "looked"), ("because", "therefore")),
)  # fmt: skip


def heard(text: str, question: Question = OVERLAP) -> list[bool]:
    return [point.quote is not None for point in judge(question, text).points]


def test_a_repeated_question_earns_no_point_and_is_no_answer() -> None:
    for echo in (
        "Did any person look at the output of the parser?",
        "So whether any person looked at the output of the parser.",
        "A person, the output, the parser.",
    ):
        feedback = judge(OVERLAP, echo)
        assert feedback.heard == 0, echo
        assert verdict(feedback, "answer_first") != "good", echo
        assert feedback.rating == 1


def test_the_words_of_the_question_count_in_a_sentence_that_answers_it() -> None:
    assert heard("Two linguists of ours looked at every output by hand.")[0]
    assert heard("Yes, a person looked at the output.")[0]
    assert heard("A person looked at 400 of them.")[0]


def test_a_common_word_beside_one_of_the_question_shows_a_point() -> None:
    question = replace(OVERLAP, listen_for=("the trade",), synonyms=(("before", "then"),))
    assert heard("Before that, students judged the parser every week.", question) == [True]
    assert heard("Before that, students judged it every week.", question) == [False]


@pytest.mark.parametrize(
    "weather",
    [
        "Yesterday it was 25 degrees and it rained for 40 minutes.",
        "We saw 12 clouds on the way, and the bus took 50 minutes.",
    ],
)
def test_a_number_about_something_else_is_no_evidence(weather: str) -> None:
    mark = judge(QUESTION, weather).of("evidence")
    assert mark is not None and mark.verdict == "weak"
    assert "what it measures" in mark.message
    assert mark.quotes[0].text in weather
    number = replace(QUESTION, listen_for=("the number",), synonyms=(("figure",),))
    assert judge(number, weather).heard == 0


@pytest.mark.parametrize(
    "tied",
    [
        "Dropout takes 25 minutes longer.",
        "The dropout is small. That is 25 in all.",
        "The F1 score was 81.2.",
        "We had 240 participants.",
    ],
)
def test_a_number_of_the_question_or_of_a_measurement_is_evidence(tied: str) -> None:
    assert verdict(judge(QUESTION, tied), "evidence") == "good"
