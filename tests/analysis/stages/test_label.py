"""The stages of decks, and what misleads a program about them (docs/stages.md)."""

from dataclasses import replace

import pytest

from rehearsal.analysis.stages.label import label_stages, shipped_model, stage_probabilities
from rehearsal.analysis.stages.rules import STAGES
from rehearsal.talk import Slide, Stage, Table
from tests.notation import deck

TITLE = "Finding cracks in bridges: A. Speaker; University of Somewhere"
PROBLEM = (
    "Motivation: Bridges fail without warning; inspection by hand is rare and expensive",
    "Related work: Existing methods need a closed road [1]; previous work is slow (2019)",
)
APPROACH = (
    "Our approach: We attach a sensor to each pylon; we train a small network",
    "Model architecture: The encoder reads a vector of vibrations; output layer with softmax",
)
EXPERIMENTS = (
    "Experimental setup: Data set of nine bridges; baselines: threshold, forest; metric: F1",
    "Results: 92.4 % accuracy; outperforms the best baseline by 3.1 points; p < 0.05",
    "Ablation: Without the encoder 84.0 %; without noise 88.2 %",
)
ENDING = (
    "Conclusions: We presented a sensor for bridges; it outperforms inspection by hand",
    "Future work: Extend to tunnels; explore other materials; apply to real-world dams",
)
THANKS = "Thank you: questions?"
TALK = (TITLE, *PROBLEM, *APPROACH, *EXPERIMENTS, *ENDING, THANKS)
SHOULD_BE: tuple[Stage, ...] = (
    "front",
    *("problem",) * 2,
    *("approach",) * 2,
    *("experiments",) * 3,
    "takeaways",
    "future",
    "closing",
)


def stages(*slides: str | Slide) -> list[Stage]:
    return [label.stage for label in label_stages(deck(*slides))]


def picture(number: int, title: str = "") -> Slide:
    return Slide(number=number, pages=(number,), title=title, pictures=1)


def test_a_plain_research_talk_runs_through_the_argument() -> None:
    assert stages(*TALK) == list(SHOULD_BE)


def test_an_empty_deck_has_no_stages() -> None:
    assert label_stages(deck()) == ()


def test_hidden_slides_get_no_label() -> None:
    slides = deck(*TALK).slides
    hidden = Slide(number=None, pages=(12,), title="Spare", hidden=True)
    labels = label_stages(replace(deck(*TALK), slides=(*slides, hidden)))
    assert [label.slide for label in labels] == list(range(1, len(TALK) + 1))


def test_probabilities_sum_to_one_and_a_plain_title_is_surer_than_a_bare_picture() -> None:
    slides = deck(*TALK[:5], picture(6), *TALK[5:])
    numbered = tuple(replace(s, number=i, pages=(i,)) for i, s in enumerate(slides.slides, 1))
    shares = stage_probabilities(replace(slides, slides=numbered), shipped_model())
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares[5].max() < shares[6].max()
    assert shares.shape == (12, len(STAGES))


# What misleads, by its number in docs/stages.md


def test_1_a_summary_in_mid_deck_is_no_takeaway() -> None:
    found = stages(*TALK[:5], "Summary of the method: sensor, encoder, softmax layer", *TALK[5:])
    assert found[5] in {"approach", "experiments"}
    assert found[-3:] == ["takeaways", "future", "closing"]


def test_2_research_questions_do_not_close_the_talk() -> None:
    slides = (TITLE, *PROBLEM, "Research questions: Can a sensor find cracks? How early?")
    assert stages(*slides, *APPROACH, *EXPERIMENTS, *ENDING, THANKS)[3] == "problem"


def test_2_thanks_in_another_language_close_it() -> None:
    assert stages(*TALK[:-1], "Merci: A. Speaker")[-1] == "closing"


def test_6_related_work_before_the_conclusion_does_not_end_or_restart_the_results() -> None:
    found = stages(TITLE, PROBLEM[0], *APPROACH, *EXPERIMENTS, PROBLEM[1], *ENDING, THANKS)
    assert found[4:7] == ["experiments"] * 3
    assert found[8:] == ["takeaways", "future", "closing"]


def test_9_a_running_title_says_nothing_of_the_role() -> None:
    running = "Why do bridges fail without warning"
    body = [slide.partition(":")[2] for slide in TALK[1:-3]] * 2
    found = stages(TITLE, *(f"{running}: {text}" for text in body), *TALK[-3:])
    assert "experiments" in found
    assert "approach" in found


def test_10_a_navigation_bar_is_taken_away_first() -> None:
    bar = "Introduction Method Outline Conclusion"
    assert stages(*(f"{slide}; {bar}" for slide in TALK)) == list(SHOULD_BE)


def test_11_an_outline_that_comes_again_is_a_divider() -> None:
    outline = "Outline: Motivation; Approach; Results"
    found = stages(TITLE, outline, *PROBLEM, outline, *APPROACH, outline, *TALK[5:])
    assert found[1] == "front"
    assert (found[4], found[7]) == ("divider", "divider")


def test_12_each_project_of_a_long_talk_runs_its_own_course() -> None:
    course = (*PROBLEM, *APPROACH, *APPROACH, *EXPERIMENTS, *EXPERIMENTS)
    varied = [slide.replace("bridges", topic) for topic in ("dams", "roads") for slide in course]
    slides = (TITLE, *PROBLEM, "Project one", *varied[:12], "Project two", *varied[12:])
    found = stages(*slides, *ENDING, THANKS)
    assert found[3] == found[16] == "divider"
    for start in (4, 17):
        assert found[start] == "problem"
        assert "approach" in found[start : start + 6]
        assert found[start + 11] == "experiments"


def test_13_the_steps_of_a_build_share_a_label() -> None:
    build = [
        "Our approach: We attach a sensor to each pylon",
        "Our approach: We attach a sensor to each pylon; we train a small network",
        "Our approach: We attach a sensor to each pylon; we train a small network; 92.4 %",
    ]
    labels = label_stages(deck(*TALK[:3], *build, *TALK[4:]))[3:6]
    assert len({(label.stage, label.confidence) for label in labels}) == 1


def test_12_a_numbered_part_has_its_own_problem_in_a_short_talk_too() -> None:
    one, two = (
        (f"Part {n}: {name}; a second line", f"Problem: {name} is slow", f"Approach: A {name} net")
        for n, name in ((1, "parsing"), (2, "tagging"))
    )
    found = stages(TITLE, *one, "Results: 92.4 % of 300", *two, "Results: 88.1 % of 300", *ENDING)
    assert [found[1], found[5]] == ["divider"] * 2
    assert [found[2], found[6]] == ["problem"] * 2
    assert [found[4], found[8]] == ["experiments"] * 2


def test_14_a_slide_with_only_a_picture_takes_the_role_of_its_neighbours() -> None:
    slides = [*deck(*TALK[:7]).slides, picture(8), picture(9)]
    rest = [replace(s, number=n, pages=(n,)) for n, s in enumerate(deck(*TALK[7:]).slides, 10)]
    assert stages(*slides, *rest)[7:9] == ["experiments", "experiments"]


def test_16_acknowledgements_may_come_first_and_the_closing_be_missing() -> None:
    found = stages(TITLE, "Acknowledgements: Jane; Joe; Council", *TALK[1:-1])
    assert found[1] == "front"
    assert found[-2:] == ["takeaways", "future"]


def test_16_references_may_come_before_the_thanks() -> None:
    references = "References: [1] A. Author et al. Bridges. 2019; [2] B. Author. Dams. 2020"
    assert stages(*TALK[:-1], references, THANKS)[-2:] == ["closing", "closing"]


def test_17_everything_after_the_closing_is_backup_whatever_it_looks_like() -> None:
    assert stages(*TALK, *EXPERIMENTS, APPROACH[0])[-4:] == ["backup"] * 4


def test_17_a_long_backup_heading_ends_the_talk_and_nothing_before_it_is_backup() -> None:
    backup = "Backup: the distance matrix of all nine bridges in full detail; 0.3 0.4 0.1"
    found = stages(*TALK[:-1], backup, *EXPERIMENTS)
    assert found == [*SHOULD_BE[:-1], *("backup",) * 4]


def test_16_the_title_slide_again_closes_the_talk() -> None:
    assert stages(*TALK[:-1], TITLE)[-2:] == ["future", "closing"]


def test_14_a_deck_of_nothing_but_pictures_is_told_with_doubt() -> None:
    slides = tuple(picture(n) for n in range(1, 15))
    labels = label_stages(replace(deck(TITLE), slides=slides))
    assert all(label.confidence < 0.85 for label in labels)


def test_17_backup_may_follow_the_conclusion_without_a_heading() -> None:
    found = stages(*TALK[:-1], *EXPERIMENTS)
    assert found[-3:] == ["backup"] * 3
    assert found[8:10] == ["takeaways", "future"]


def test_18_a_talk_without_experiments_is_not_given_a_conclusion_early() -> None:
    theory = [f"Theorem {n}: ∀ x ∈ S: f(x) ≤ g(x); Proof: by induction" for n in range(1, 5)]
    found = stages(TITLE, *PROBLEM, *APPROACH, *theory, *ENDING, THANKS)
    assert "takeaways" not in found[:9]


def test_20_limitations_in_the_conclusion_do_not_send_the_talk_back_to_its_problem() -> None:
    ending = "Conclusions and limitations: Only steel bridges; however the problem is challenging"
    assert stages(*TALK[:8], ending, THANKS)[-2:] == ["takeaways", "closing"]


def test_a_section_of_the_file_helps_where_titles_are_silent() -> None:
    slides = deck(TITLE, *PROBLEM, "Nine of them: A; B; C", "More of them: D; E", *ENDING).slides
    plain = stage_probabilities(deck(*slides), shipped_model())
    named = [replace(s, section="Evaluation" if s.number in {4, 5} else "") for s in slides]
    sectioned = stage_probabilities(deck(*named), shipped_model())
    column = STAGES.index("experiments")
    assert (sectioned[3:5, column] > plain[3:5, column]).all()


def test_21_papers_read_one_by_one_are_results_wherever_they_stand() -> None:
    papers = [
        f"{topic}: Smith AB, Jones CD, Brown EF; {topic} in n=45{n} adults, p < 0.01"
        for n, topic in enumerate(("Smoking", "Sleep", "Diet", "Stress", "Pollution", "Exercise"))
    ]
    found = stages("Journal club: June 2020", *papers)
    assert found == ["front", *("experiments",) * 6]


def test_22_a_schedule_and_a_budget_late_in_a_proposal_are_what_comes_next() -> None:
    plan = ("Gantt chart: January; May", "Total cost: Labour 5,724; Parts 325")
    found = stages(TITLE, "The rundown: Client; Project; Cost", *TALK[1:5], *plan, THANKS)
    assert found[1] == "front"
    assert found[-3:] == ["future", "future", "closing"]


def test_23_what_lies_between_the_questions_and_the_thanks_is_no_backup() -> None:
    found = stages(*TALK[:-1], "Q&A", "Current version: https://example.org/talk", "Thank you")
    assert found[-3:] == ["closing"] * 3


def test_17_thanks_after_a_backup_heading_do_not_turn_it_into_closing() -> None:
    found = stages(*TALK, "Backup", EXPERIMENTS[1], "Thank you")
    assert found[-3:-1] == ["backup", "backup"]


def test_a_table_of_numbers_speaks_for_results_and_a_table_of_words_does_not() -> None:
    numbers = (("Bridge", "2019"), ("91.24", "88.10"), ("90.02", "87.31"))
    assert gained_as_a_table(numbers) > 0.01
    assert gained_as_a_table((("Bridge", "Year"), ("Steel", "Old"))) == pytest.approx(0)


def gained_as_a_table(rows: tuple[tuple[str, ...], ...]) -> float:
    """Return how much likelier results are where the same text stands in a table."""
    slides = deck(*TALK).slides
    text = tuple(" ".join(row) for row in rows)
    made = ({"tables": (Table(rows),)}, {"body": (*slides[4].body, *text)})
    likely = [
        stage_probabilities(
            deck(*slides[:4], replace(slides[4], **change), *slides[5:]), shipped_model()
        )[4, STAGES.index("experiments")]
        for change in made
    ]
    return float(likely[0] - likely[1])


def test_labels_are_less_sure_where_the_words_are_foreign() -> None:
    foreign = [f"{slide.partition(':')[0]}: zq{i}ab; zr{i}cd" for i, slide in enumerate(TALK)]
    own, other = (
        [label.confidence for label in label_stages(deck(*slides))] for slides in (TALK, foreign)
    )
    assert sum(other) < sum(own)


def test_a_picture_under_the_title_of_the_slide_before_it_shares_its_stage() -> None:
    slides = [*deck(*TALK[:7], "Speed: 12 ms a beam", "Speed", *TALK[7:]).slides]
    slides[8] = picture(9, "Speed")
    labels = label_stages(deck(*slides))
    assert labels[7].stage == labels[8].stage == "experiments"


def test_11_an_outline_that_comes_again_is_as_plain_in_a_long_talk_as_in_a_short_one() -> None:
    outline = "Overview: We model the sensors and the network; We improve on the baseline by 3.1"
    topics = (
        "dams",
        "roads",
        "rails",
        "masts",
        "piers",
        "locks",
        "weirs",
        "domes",
        "silos",
        "spans",
    )
    parts = [
        slide.replace("bridge", topic).replace(":", f" {topic}: {topic} of the north;")
        for topic in topics
        for slide in (*EXPERIMENTS, *EXPERIMENTS)
    ]
    short, long = (
        label_stages(
            deck(TITLE, outline, *PROBLEM, *APPROACH, *parts[:n], outline, *parts[n:], THANKS)
        )
        for n in (6, 54)
    )
    assert short[12].stage == long[60].stage == "divider"
    assert long[60].confidence > short[12].confidence - 0.05
