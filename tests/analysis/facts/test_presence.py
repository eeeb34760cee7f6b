"""What a talk holds: a model that learns from data, and not a word that sounds like it."""

import pytest

from rehearsal.analysis.facts.find import find_facts
from tests.notation import deck


def learns(line: str) -> bool:
    return find_facts(deck("A talk", f"Approach: {line}")).has("learning")


@pytest.mark.parametrize(
    "line",
    [
        "Clustering, but not deep learning",
        "It needs no training data",
        "We use no machine learning",
        "Nurses were trained on the ward",
        "Training a team takes a week",
        "CpG classifiers by island and shore",
        "Numeral classifiers in Mandarin",
        "The voltage was fine-tuned by hand",
        "The power transformer hums at night",
        "Embeddings of the sphere",
        "A neural model of fear",
    ],
)
def test_what_learns_nothing_from_data_is_no_learning(line: str) -> None:
    assert not learns(line)


@pytest.mark.parametrize(
    "line",
    [
        "A classifier over 84 hours",
        "We train a small recurrent network",
        "The gate is trained on 3,000 images",
        "Adam, learning rate 0.001",
        "Deep learning reads the scan",
        "We fine-tune the encoder on letters",
        "Large language models summarise",
        "BERT gives the vectors",
        "Word embeddings of each line",
        "84 hours of training data",
    ],
)
def test_what_learns_from_data_is(line: str) -> None:
    assert learns(line)
