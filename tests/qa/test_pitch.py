"""A pitch has five beats, fits its seconds and is understood by a stranger."""

import pytest

from rehearsal.analysis.facts.kinds import Facts
from rehearsal.analysis.reading import read
from rehearsal.qa.pitch import (
    BEATS,
    PRESETS,
    Beat,
    PitchFeedback,
    changes,
    judge_pitch,
    ranked,
)
from rehearsal.qa.skeleton import skeleton
from rehearsal.talk import Rehearsal
from tests.notation import deck, spoken
from tests.qa.talks import talk

LINES: dict[Beat, str] = {
    "problem": "Phones forget what they see, and the problem is memory.",
    "why_it_matters": "That matters, for people lose hours with it.",
    "what_i_did": "I built a memory that drops things on purpose.",
    "evidence": "It is 56 times smaller than a full one.",
    "why_here": "I want to bring it to your team.",
}
FULL = " ".join(LINES.values())


def beats(text: str) -> set[Beat]:
    return {beat.beat for beat in judge_pitch(text).beats if beat.quote}


def advice(text: str, beat: Beat) -> str:
    return next(heard.advice for heard in judge_pitch(text).beats if heard.beat == beat)


def test_a_full_pitch_has_all_five_beats_and_quotes_them() -> None:
    feedback = judge_pitch(FULL)
    assert feedback.heard == 5
    assert all(beat.quote and beat.quote.text in FULL for beat in feedback.beats)
    assert not any(beat.advice for beat in feedback.beats)


@pytest.mark.parametrize("beat", ["why_it_matters", "what_i_did", "evidence", "why_here"])
def test_a_beat_left_out_is_missed_with_advice(beat: Beat) -> None:
    rest = " ".join(text for name, text in LINES.items() if name != beat)
    assert beats(rest) == set(BEATS) - {beat}
    assert advice(rest, beat)


def test_the_deed_is_in_the_first_person_and_active() -> None:
    ours = FULL.replace("I built", "We built")
    assert "“we”" in advice(ours, "what_i_did")
    passive = FULL.replace("I built a memory", "A memory was built")
    assert "active verb" in advice(passive, "what_i_did")


def test_one_number_is_remembered_and_five_are_not() -> None:
    many = FULL + " It has 12 layers, 40 epochs, 81.2 percent, and 99 parts."
    assert "keep the one" in advice(many, "evidence")
    quote = next(beat.quote for beat in judge_pitch(many).beats if beat.beat == "evidence")
    assert quote is not None and "56 times smaller" in quote.text


LOSS = "Every year two million people lose their sight."
READER = "I built a reader that speaks."
HERE = "I want to build it here."


def evidence(*lines: str) -> str:
    heard = next(one for one in judge_pitch(" ".join(lines)).beats if one.beat == "evidence")
    return heard.quote.text if heard.quote else ""


def test_the_number_of_the_problem_a_career_or_a_plan_is_no_evidence() -> None:
    assert evidence(LOSS, READER, HERE) == ""
    assert evidence(LOSS, READER, "I have worked for 7 years on readers.", HERE) == ""
    assert evidence(LOSS, READER, "I would ask 20 people.", HERE) == ""


@pytest.mark.parametrize(
    "result",
    [
        "It cut errors from 12 to 7 percent.",
        "It cut errors from twelve to seven percent.",
        "It reads 40 pages.",
    ],
)
def test_the_number_of_the_result_is(result: str) -> None:
    assert evidence(LOSS, READER, result, HERE) == result


def test_what_fell_is_compared() -> None:
    result = "It cut errors from 12 to 7 percent."
    assert evidence(LOSS, READER, "It has 40 parts.", result, HERE) == result


@pytest.mark.parametrize(
    "line",
    [
        "Here it does not work here.",
        "The two parts join at the gate.",
        "We join two tables.",
        "Next I trained it on pages.",
        "It guesses which word comes next.",
        "People ask me where their keys are.",
        "Patients come to see a doctor.",
        "This group of patients waits.",
        "This work is slow.",
        "That's why I built a reader.",
        "We want to know which cell fires.",
        "I would like to thank my advisor.",
        "Everything breaks if we want to change a line.",
    ],
)
def test_what_is_next_or_here_is_no_reason_to_tell_it_here(line: str) -> None:
    assert "why_here" not in beats(f"{LOSS} {READER} {line}")


@pytest.mark.parametrize(
    "line",
    [
        HERE,
        "I'd love to join your group.",
        "I would really like to do this with you.",
        "Ask me for a demo.",
        "Talk to me afterwards.",
        "Next, I want to try it in a clinic.",
        "That's why I'm here.",
        "I'm looking for a place to try it.",
        "Come and see it at the poster.",
        "We hope to bring it to every phone.",
        "I am here because you have the data.",
    ],
)
def test_a_wish_is_a_reason_to_tell_it_here(line: str) -> None:
    assert "why_here" in beats(f"{LOSS} {READER} {line}")


def test_few_words_over_time_are_not_told_to_be_fewer() -> None:
    remark = judge_pitch("word " * 18, PRESETS[0], 90.0).remarks[0]
    assert "about 140 words fit into 60 s" in remark
    assert "pauses" in remark and "faster" not in remark
    assert "faster" in judge_pitch("word " * 130, PRESETS[0], 90.0).remarks[0]


def test_ten_seconds_of_grace() -> None:
    def remarks(seconds: float) -> tuple[str, ...]:
        return judge_pitch(FULL, PRESETS[0], seconds).remarks

    assert remarks(60.0) == remarks(70.0) == ()
    assert "runs 12 s over its 60 s" in remarks(72.0)[0]
    assert "room for more" in remarks(30.0)[0]
    assert not judge_pitch(FULL, PRESETS[0], 72.0).in_time
    assert judge_pitch(FULL, PRESETS[1], 72.0).in_time


def test_too_many_words_are_counted() -> None:
    long = FULL + " word" * 160
    assert "cut about" in judge_pitch(long).remarks[0]


def test_spoken_takes_have_times() -> None:
    transcript = spoken(FULL, rate_wpm=60).transcript
    assert transcript is not None
    feedback = judge_pitch(transcript.words)
    starts = [beat.quote.start for beat in feedback.beats if beat.quote]
    assert all(start is not None for start in starts)
    assert feedback.in_time


def test_the_problem_comes_first() -> None:
    words = spoken(" ".join(reversed(LINES.values())), rate_wpm=60).transcript
    assert words is not None
    assert any("does not come first" in remark for remark in judge_pitch(words.words).remarks)


def test_jargon_is_what_a_stranger_does_not_know() -> None:
    assert judge_pitch(FULL).jargon == ()
    hard = judge_pitch(FULL + " It is a variational autoencoder with SGD and latent embeddings.")
    assert hard.jargon == ("variational autoencoder", "SGD", "latent", "embeddings")
    assert "A stranger may not know" in hard.remarks[-1]


def test_takes_are_ranked_and_the_change_is_told() -> None:
    poor = judge_pitch(FULL.replace(LINES["evidence"], "It is small."), seconds=90.0)
    good = judge_pitch(FULL, seconds=60.0)
    assert ranked([poor, good, poor]) == (1, 2, 0)
    assert changes(poor, good) == ("New: evidence.", "30 s shorter.")
    assert changes(good, poor) == ("Lost: evidence.", "30 s longer.")
    assert changes(good, good) == ()


def test_silence_is_no_pitch() -> None:
    feedback: PitchFeedback = judge_pitch("")
    assert feedback.heard == 0
    assert feedback.remarks == ("No words were heard.",)


def test_a_skeleton_draws_on_the_talk() -> None:
    lines = skeleton(talk().facts)
    assert [line.beat for line in lines] == list(BEATS)
    assert sum(line.words for line in lines) == pytest.approx(PRESETS[0].words, abs=3)
    by_beat = {line.beat: line for line in lines}
    assert by_beat["what_i_did"].draw_on == "SieveNet"
    assert by_beat["evidence"].draw_on == "It is 5.8 points better than merging"
    assert by_beat["evidence"].source == "Slide 7"
    assert len({line.draw_on for line in lines}) == len(lines)


def test_a_skeleton_can_begin_from_nothing() -> None:
    lines = skeleton(Facts(), PRESETS[2])
    assert [line.beat for line in lines] == list(BEATS)
    assert not any(line.draw_on or line.source for line in lines)
    assert all(line.begin for line in lines)


@pytest.mark.parametrize(
    ("pitch", "why"),
    [
        (
            "Phones forget what people show them. I built a memory, because I like memories. "
            "Doctors lose hours with it.",
            "Doctors lose hours",
        ),
        (
            "Every day patients struggle to find a bed. Without this, nurses make the calls. "
            "I want to work with your team, because you have the data.",
            "Without this",
        ),
        (
            "Imagine a hospital where nobody knows which bed is free. "
            "It is for patients who wait. I wrote a scheduler because people asked me to.",
            "patients who wait",
        ),
    ],
)
def test_why_it_matters_quotes_what_is_at_stake_not_the_first_because(pitch: str, why: str) -> None:
    heard = next(beat for beat in judge_pitch(pitch).beats if beat.beat == "why_it_matters")
    assert heard.quote is not None and why in heard.quote.text


def test_a_deed_with_a_reason_is_no_stake() -> None:
    assert "why_it_matters" not in beats("I built a parser because people asked for it.")


def test_a_skeleton_draws_why_it_matters_from_what_is_at_stake_or_from_nothing() -> None:
    def why(*slides: str) -> str:
        lines = skeleton(read(Rehearsal(deck=deck("Sieve", *slides))).facts)
        return next(line.draw_on for line in lines if line.beat == "why_it_matters")

    end = "Conclusion: A good memory is mostly about forgetting"
    stake = "Waiting for a bed is more than a nuisance and costs a life each week"
    others = ("Idea: A gate", "Approach: We gate it", "Results: It works")
    assert why(f"Waiting: {stake}", *others, end) == stake
    assert why("Waiting: A list", *others, end) == ""
