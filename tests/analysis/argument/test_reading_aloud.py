"""Slides that are read aloud, and what may be read."""

import pytest

from rehearsal.analysis.argument.reading_aloud import check_reading_aloud
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding
from tests.notation import spoken

DEFINITION = (
    "a parse is projective if no two of its arcs cross when all of them are drawn above the "
    "sentence"
)
ONE = "we keep a token in memory only if the gate finds it new"
TWO = "all other tokens are read once and then forgotten by the model"
FILLING = "; ".join(["unrelated content alpha beta gamma delta epsilon zeta eta theta"] * 4)
OWN_WORDS = "and some more words of mine follow here"


def flagged(said: str, slide: str) -> list[str]:
    talk = spoken(f"hello (1) | {said} (1) {OWN_WORDS}", slides=["Front", slide])
    return [r.message for r in check_reading_aloud(read(talk)) if isinstance(r, Finding)]


@pytest.mark.parametrize(
    ("said", "slide"),
    [
        (f"{ONE} {TWO}", f"Method: {ONE}; {TWO}; {FILLING}"),
        (f"{ONE} and then {TWO}", f"Method: {ONE}; {TWO}; {FILLING}"),
        (f"{ONE} {TWO}", f"Method: {ONE}; {TWO}"),
        (f"{ONE} {TWO}", f"Method: {ONE}. {TWO}."),
        (
            "fast decoding small memory long videos few labels cheap phones good answers "
            "open code clean data",
            "Gains: fast decoding; small memory; long videos; few labels; cheap phones; "
            "good answers; open code; clean data",
        ),
    ],
)
def test_two_lines_word_for_word_are_read_aloud(said: str, slide: str) -> None:
    assert len(flagged(said, slide)) == 1


@pytest.mark.parametrize(
    ("said", "slide"),
    [
        (DEFINITION, f"Definition: {DEFINITION}"),
        (f"definition {DEFINITION}", f"Definition: {DEFINITION}"),
        (f"projective parses of trees {DEFINITION}", f"Projective parses of trees: {DEFINITION}"),
        (ONE, f"Method: {ONE}; {TWO}; {FILLING}"),
    ],
)
def test_one_definition_may_be_read(said: str, slide: str) -> None:
    assert flagged(said, slide) == []
