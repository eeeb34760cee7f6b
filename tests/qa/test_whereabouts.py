"""A fact is found in its line though it fills a sentence in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal.analysis.facts.kinds import Fact, FactKind
from rehearsal.qa.fill import EXCERPT, excerpt
from rehearsal.qa.whereabouts import stretch

FILLER = " ".join(["word"] * 60)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("sample", "N = 120", "n=120"),
        ("number", "an accuracy of 86.5%", "86.5% accuracy"),
        ("hyper_parameter", "a learning rate of 0.001", "learning rate 0.001"),
        ("metric", "the AUC", "area under the curve"),
        ("technique", "support vector machines", "an SVM"),
        ("dataset", "your sonnet corpus", "Our sonnet corpus"),
    ],
)
def test_an_excerpt_holds_the_fact_as_it_is_written(kind: FactKind, text: str, shown: str) -> None:
    line = f"{FILLER} {shown} {FILLER}"
    short = excerpt(Fact(kind, text, line, 1))
    assert shown.rsplit(maxsplit=1)[-1] in short
    assert len(short) <= EXCERPT
    assert short in line


def test_what_is_not_there_is_not_found() -> None:
    assert stretch(Fact("metric", "BLEU", FILLER, 1)) == (0, 0)


@given(
    before=st.lists(st.sampled_from(["word", "of", "a", "longer"]), max_size=80),
    after=st.lists(st.sampled_from(["word", "of", "a", "longer"]), max_size=80),
    fact=st.sampled_from(["N = 120", "the GateNet model", "a beam size of 12", "gate"]),
    blanks=st.booleans(),
    upper=st.booleans(),
)
def test_an_excerpt_always_holds_its_fact(
    before: list[str], after: list[str], fact: str, blanks: bool, upper: bool
) -> None:
    written = fact if blanks else fact.replace(" = ", "=")
    written = written.upper() if upper else written
    line = " ".join((*before, written, *after))
    short = excerpt(Fact("term", fact, line, 1))
    assert written.split(maxsplit=1)[-1] in short
    assert short in line
    assert len(short) <= EXCERPT
