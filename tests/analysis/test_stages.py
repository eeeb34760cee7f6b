from rehearsal.analysis.stages import label_stages
from tests.notation import deck


def stages(*slides: str) -> list[str]:
    return [label.stage for label in label_stages(deck(*slides))]


def test_a_plain_research_talk_runs_through_the_argument() -> None:
    assert stages(
        "Finding cracks in bridges: A. Speaker; University of Somewhere",
        "Motivation: bridges fail without warning",
        "Related work: inspections by hand are rare",
        "Our approach: sensors on each pylon",
        "Model architecture: a small recurrent network",
        "Experiments: nine bridges",
        "Results: 92.4 % of the alarms were right",
        "Conclusions: cheap sensors find damage",
        "Future work: tunnels",
        "Thank you: questions?",
    ) == [
        "front",
        "problem",
        "problem",
        "approach",
        "approach",
        "experiments",
        "experiments",
        "takeaways",
        "future",
        "closing",
    ]


def test_an_empty_deck_has_no_stages() -> None:
    assert label_stages(deck()) == ()
