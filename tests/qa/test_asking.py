"""What a question asks for is told by how it begins."""

import pytest

from rehearsal.qa.asking import asks_why, asks_yes_or_no


@pytest.mark.parametrize(
    "text",
    [
        "Did you tune the baseline?",
        "You say “How it works”. Would more data have done the same?",
        "If I gave you ten times the data, would you still need it?",
        "Is there a case where it fails?",
    ],
)
def test_yes_or_no(text: str) -> None:
    assert asks_yes_or_no(text)


@pytest.mark.parametrize(
    "text",
    [
        "How would you deploy it?",
        "Which kind of error costs more here, and does it know that?",
        "By how much does it help?",
        "On slide 7, what should I look at first?",
        "Tell us about a colleague with whom you could not agree.",
        "You say “it is so”. Why?",
    ],
)
def test_no_yes_or_no(text: str) -> None:
    assert not asks_yes_or_no(text)


def test_a_reason() -> None:
    assert asks_why("You say “it is so”. Why?")
    assert not asks_why("Did you ask “why”?")
