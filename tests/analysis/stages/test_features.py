"""What is known of each slide, as the classifier sees it."""

import pytest

from rehearsal.analysis.stages.features import Features, slide_features
from rehearsal.analysis.stages.label import shipped_model
from rehearsal.analysis.stages.parts import views
from tests.notation import deck

TOLD = ("told before", "told later", "told only here")
INTRODUCTION = "One: bridges crack; sensors listen"
MIDDLE = "Two: copper pylons vibrate; a winter of measurements"
CONCLUSION = "Three: sensors listen where bridges crack"


def features(*slides: str) -> list[Features]:
    return slide_features(views(deck(*slides).slides))


def test_a_conclusion_says_again_what_the_introduction_said_first() -> None:
    introduction, middle, conclusion = features(INTRODUCTION, MIDDLE, CONCLUSION)
    assert conclusion["told before"] > 0 > introduction["told before"]
    assert introduction["told later"] > 0 > conclusion["told later"]
    assert middle["told only here"] > 0 > introduction["told only here"]


def test_how_words_are_spread_is_counted_from_the_mean_of_the_deck() -> None:
    told = features(INTRODUCTION, MIDDLE, CONCLUSION)
    for name in TOLD:
        assert sum(slide[name] for slide in told) == pytest.approx(0)


def test_a_slide_of_hardly_any_words_says_nothing_of_how_words_are_spread() -> None:
    introduction, bare = features(INTRODUCTION, "Two: bridges")
    assert not set(TOLD) & set(bare)
    assert set(TOLD) <= set(introduction)


def test_slides_without_words_have_features_too() -> None:
    assert [slide["no words"] for slide in features("One:", "Two:")] == [1.0, 1.0]
    assert features() == []


def test_the_model_was_taught_how_words_are_spread() -> None:
    assert set(TOLD) <= set(shipped_model().weights)
