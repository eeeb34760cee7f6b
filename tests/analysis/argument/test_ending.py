import pytest

from rehearsal.analysis.argument.ending import check_short_of_time
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding
from tests.analysis.talks import FLUENT
from tests.notation import spoken


def fires(sentence: str) -> bool:
    reading = read(spoken(f"{FLUENT} {sentence} {FLUENT}"))
    return any(isinstance(found, Finding) for found in check_short_of_time(reading))


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm running out of time.",
        "We are almost running out of time here.",
        "We have run out of time.",
        "Okay, I see that I have very little time left, so let me be quick.",
        "I don't have much time left.",
        "I do not have time to go through all of these.",
        "We don't have time for this today.",
        "I don't have time.",
        "I'm a bit short on time.",
        "In the interest of time, I skip this.",
        "Let me speed up a bit.",
        "I have to rush through the rest.",
    ],
)
def test_a_speaker_who_tells_that_time_is_short_is_heard(sentence: str) -> None:
    assert fires(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The solver ran out of time on ten problems.",
        "Models run out of time on long inputs.",
        "When we are running out of time, the planner stops.",
        "We are running out of time to save the reefs.",
        "We don't have time series for this.",
        "I don't have time stamps.",
        "We do not have enough time steps.",
        "We do not have time to train it longer.",
        "There is little time left for the scheduler.",
        "We have little time left for the scheduler.",
        "I will speed up the decoder.",
        "If we run out of time, ask me later.",
    ],
)
def test_time_that_the_work_lacks_is_no_haste(sentence: str) -> None:
    assert not fires(sentence)
