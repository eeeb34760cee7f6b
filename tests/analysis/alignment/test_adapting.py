"""Words that are said with a slide come to speak for it, whether they are on it or not."""

import numpy as np

from rehearsal.analysis.alignment.adapting import Said


def test_a_word_speaks_for_the_slide_that_it_is_said_with() -> None:
    said = Said([(0, "kernel"), (1, "kernel"), (2, "harvest"), (3, "harvest")], [0, 1, 2, 3])
    posterior = np.array([[0.9, 0.1], [0.5, 0.5], [0.1, 0.9], [0.5, 0.5]])
    evidence = said.log_ratios(posterior)
    assert evidence[1, 0] > 0 > evidence[1, 1]
    assert evidence[3, 1] > 0 > evidence[3, 0]


def test_a_word_that_is_said_once_tells_nothing() -> None:
    said = Said([(0, "kernel"), (1, "harvest")], [0, 1])
    assert not said.log_ratios(np.array([[1.0, 0.0], [0.0, 1.0]])).any()


def test_without_a_term_there_is_no_evidence() -> None:
    assert not Said([], [0, 0, 1]).log_ratios(np.ones((2, 3)) / 3).any()
