"""What heads a slide, and what headings say of the slides around them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from rehearsal.analysis.stages.cues import STUDY_WORDS, field_heading, title_cues
from rehearsal.analysis.stages.headings import headings, is_address, lists_stages, plots
from rehearsal.analysis.stages.label import label_stages
from rehearsal.analysis.stages.parts import PROJECT_SLIDES, projects, views
from rehearsal.analysis.stages.rules import ONE_COURSE, STAGES, anchor, rules
from rehearsal.talk import Slide, Stage
from tests.analysis.stages.test_label import (
    APPROACH,
    ENDING,
    EXPERIMENTS,
    PROBLEM,
    TALK,
    THANKS,
    TITLE,
)
from tests.notation import deck


def picture(title: str, count: int = 1) -> Slide:
    return Slide(number=1, pages=(1,), title=title, pictures=count)


def ruled(*slides: str | Slide) -> list[Mapping[Stage, float]]:
    """Return what the rules say of each slide, spread evenly over the talk."""
    seen = views(deck(*slides).slides)
    positions = [i / max(1, len(seen) - 1) for i in range(len(seen))]
    return [dict(zip(STAGES, row, strict=True)) for row in rules(seen, positions).tolist()]


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Future directions and open hardware", "future"),
        ("Next steps", "future"),
        ("Goals", "problem"),
        ("Experimental scope", "experiments"),
        ("Data sources", "experiments"),
        ("Data – a survey of birds", "experiments"),
        ("Data structures", None),
        ("Future work and conclusions", None),
        ("14. Current limitations", "takeaways"),
        ("IV: Results", "experiments"),
        ("Our key idea", "approach"),
        ("Data and methods: a paired audit", "approach"),
        ("Research design", "approach"),
        ("Data and sample", "experiments"),
        ("Key ideas of others", None),
    ],
)
def test_plain_headings_name_their_stage_in_any_field(heading: str, stage: Stage | None) -> None:
    assert field_heading(heading) == stage


@pytest.mark.parametrize(
    ("title", "cue"),
    [
        ("Trend in loss rate", "results"),
        ("Ackowledgements", "acknowledgement"),
        ("Papers in this talk", "references"),
    ],
)
def test_titles_hold_cues(title: str, cue: str) -> None:
    assert cue in title_cues(title)


def test_a_line_that_names_the_data_is_a_word_of_a_study() -> None:
    assert STUDY_WORDS.search("Why did it change?\nData: roll calls of thirty bills")
    assert not STUDY_WORDS.search("The data: structures of memory")


CREDITED = "How the wires of a whole country fail in the first hour of a storm from the west"


@pytest.mark.parametrize("credit", ["Joint with: A. Brook", "(Chapter 2)", "Submitted to Wires"])
def test_a_title_with_no_more_than_its_authors_opens_a_part(credit: str) -> None:
    opening, other = f"{CREDITED}: {credit}", f"{CREDITED}: They sag; {credit}"
    told = f"{CREDITED}: {credit}; They sag; They tear; So the country goes dark"
    rows = ruled(TITLE, *PROBLEM, opening, other, told)
    assert rows[-3]["divider"] > 1 > rows[-2]["divider"] == rows[-1]["divider"]
    course = [
        f"Town {n}: all of the lines over the {'a' * n} hills sag in it"
        for n in range(1, 4 * PROJECT_SLIDES)
    ]
    talk = (TITLE, *course[:9], opening, *course[9:20], opening, *course[20:])
    assert [part.start for part in projects(views(deck(*talk).slides))] == [10, 22]


def test_time_for_questions_closes_a_talk() -> None:
    asked, told = (ruled(TITLE, *PROBLEM, f"Wires: {line}")[-1] for line in ("Question time", "x"))
    assert asked["closing"] > told["closing"]


def test_the_first_line_heads_a_slide_whose_title_comes_again() -> None:
    slides = ("Bridges: OBJECTIVE; To find cracks", "Bridges: DATA; Nine of them", "Sum: Data; x")
    assert headings(views(deck(*slides).slides)) == ["OBJECTIVE", "DATA", "Sum"]
    assert ruled(*slides)[1]["experiments"] > ruled(*slides)[2]["experiments"]


def test_a_conclusion_may_stand_under_a_title_that_comes_again() -> None:
    slides = (TITLE, "Bridges: A; B", "Bridges: C; D", "Bridges: Conclusion; E")
    assert ruled(*slides)[3]["takeaways"] > ruled(*slides)[2]["takeaways"]


def test_titled_pictures_in_a_row_lean_to_results_where_the_talk_is_short() -> None:
    plotted = [picture("Loss"), picture("Gain")]
    shown = ruled(TITLE, *PROBLEM, *plotted, "Map: drawn", picture("Pylon"), "Sum: up")
    assert [row["experiments"] > 0 for row in shown[3:7]] == [True, True, False, False]
    seen = views(deck(TITLE, picture("Pylon"), "x: y", *plotted).slides)
    assert plots(seen) == {3, 4}
    long = ruled(TITLE, *PROBLEM, *("A: b",) * ONE_COURSE, *plotted)
    assert long[-1]["experiments"] == 0


def test_a_why_asked_in_mid_talk_is_no_motivation() -> None:
    asked = ruled(TITLE, "Why bridges?: they fail", "A: b", "C: d", "Why did it rise?: e", "F: g")
    assert asked[4]["problem"] < asked[1]["problem"]


def test_lines_that_name_stages_are_an_outline_whatever_its_title() -> None:
    assert lists_stages(("Motivation", "Methodology", "2. Experiments", "Conclusion"))
    assert not lists_stages(("Motivation", "Background"))
    assert not lists_stages(("Methodology: we attach a sensor to each pylon", "Results", "Data"))
    scope = "Presentation scope: Motivation; Methodology; Experiments; Conclusion"
    assert label_stages(deck(TITLE, scope, *TALK[1:]))[1].stage == "front"


def test_an_outline_after_a_cold_open_is_front() -> None:
    opened = ("Bridges fail: In 2018 one fell", "Nobody looks: Inspection is rare", *PROBLEM) * 3
    slides = (TITLE, *opened, "Roadmap: Bridges; Sensors; Cracks", *TALK[3:], *EXPERIMENTS * 7)
    found = label_stages(deck(*slides, *ENDING, THANKS))
    assert found[1 + len(opened)].stage == "front"


def test_a_roadmap_that_comes_again_does_not_make_what_follows_future_work() -> None:
    outline = "Roadmap: Bridges; Sensors; Cracks"
    slides = (TITLE, outline, *PROBLEM, outline, "A: b", "C: d", "E: f")
    assert ruled(*slides)[4]["divider"] > 0
    assert ruled(*slides)[5]["future"] == 0


def test_addresses_at_the_end_close_the_talk() -> None:
    slides = (*TALK[:-1], "speaker@example.org: https://example.org/talk")
    assert label_stages(deck(*slides))[-1].stage == "closing"
    assert not is_address(views(deck("Write to speaker@example.org").slides)[0])


def test_labels_are_less_sure_in_a_talk_of_many_slides() -> None:
    def sure(times: int) -> float:
        return label_stages(deck(*TALK[:5], *EXPERIMENTS * times, *ENDING, THANKS))[1].confidence

    assert sure(30) < sure(1)


def test_a_heading_alone_on_its_slide_opens_a_part_whatever_it_names() -> None:
    for heading in ("Results", "Robust querying of private data"):
        rows = ruled(TITLE, *PROBLEM, heading, *EXPERIMENTS, *ENDING)
        assert rows[3]["divider"] > 7
    beside_a_picture = ruled(TITLE, *PROBLEM, picture("Results"), *EXPERIMENTS, *ENDING)
    assert beside_a_picture[3]["divider"] < 7
    statement = "Nine of ten bridges fail without any warning to anybody who lives nearby"
    assert ruled(TITLE, *PROBLEM, statement, *EXPERIMENTS, *ENDING)[3]["divider"] < 0


def test_a_heading_and_the_slide_of_that_name_are_no_steps_of_a_build() -> None:
    found = [s.stage for s in label_stages(deck(*TALK[:5], "Results", *TALK[6:]))]
    assert found[5:7] == ["divider", "experiments"]


def test_untitled_lists_that_come_again_are_outlines() -> None:
    listed = Slide(
        number=1, pages=(1,), title="Bridges", title_guessed=True, body=("Sensors", "Field tests")
    )
    found = [s.stage for s in label_stages(deck(TITLE, listed, *PROBLEM, listed, *TALK[3:]))]
    assert (found[1], found[4]) == ("front", "divider")
    named = replace(listed, title_guessed=False)
    assert not any(view.cues for view in views(deck(TITLE, named, *PROBLEM, named).slides)[1::3])


def test_outlines_in_a_row_are_no_steps_of_a_build() -> None:
    outline = "Outline: Bridges; Sensors; Field tests"
    found = [s.stage for s in label_stages(deck(TITLE, outline, outline, *TALK[1:]))]
    assert found[1:3] == ["front", "divider"]


def test_questions_that_the_talk_asks_do_not_end_it() -> None:
    asked = "Questions: Do bridges fail without warning?; Can a sensor tell?"
    assert "thanks" not in views(deck(TITLE, asked).slides)[1].cues
    again = "Questions: 1. Do bridges fail? They do; 2. A sensor tells"
    assert "thanks" not in views(deck(TITLE, again, *PROBLEM, again).slides)[1].cues
    contact = "Questions?: a@b.edu; www.b.edu"
    assert all("thanks" in view.cues for view in views(deck(contact, "A: b", contact).slides)[::2])
    found = [s.stage for s in label_stages(deck(*TALK[:6], asked, *TALK[6:]))]
    assert found[-3:] == ["takeaways", "future", "closing"]


@pytest.mark.parametrize(
    "early",
    [
        "A brief introduction of myself: PhD on bridges; Postdoc on dams",
        "Credit where credit is due: A. Colleague; B. Colleague",
        "Thanks: A. Colleague; B. Colleague",
        "bridges.example.edu/talk",
    ],
)
def test_who_speaks_and_who_helped_is_front_at_the_start(early: str) -> None:
    assert ruled(TITLE, early, *TALK[1:])[1]["front"] >= 5
    assert label_stages(deck(TITLE, early, *TALK[1:]))[1].stage == "front"


@pytest.mark.parametrize(
    "end",
    ["Thanks to Ann Colleague, Bob Colleague and the council of the valley: A; B", TITLE],
)
def test_a_talk_ends_where_others_are_thanked_or_its_title_comes_again(end: str) -> None:
    extra = ("Sensor drift: We attach a sensor", "Loads: 12.1 kN; 13.4 kN")
    found = [s.stage for s in label_stages(deck(*TALK[:-1], end, *extra))]
    assert found[-3:] == ["closing", "backup", "backup"]


def test_a_titled_list_is_an_outline_only_when_it_is_shown_often() -> None:
    listed = "Bridges: Sensors; Field tests"
    for times, is_outline in ((2, False), (3, True)):
        slides = [TALK[0], *(slide for one in TALK[1 : 1 + times] for slide in (listed, one))]
        assert ("outline" in views(deck(*slides, *TALK[5:]).slides)[1].cues) is is_outline


def test_results_alone_on_their_slide_are_no_heading() -> None:
    for said in (
        "Without the gate, accuracy drops",
        "Accuracy: 92.4 %",
        "Speed-up: 3.5×",
        "Gain: 71.2",
    ):
        assert ruled(TITLE, *PROBLEM, said, *EXPERIMENTS, *ENDING)[3]["divider"] <= 5


def test_a_pipeline_shown_before_each_step_is_no_outline() -> None:
    steps = "Pipeline: Encode; Retrieve; Rerank"
    slides = (TITLE, steps, *PROBLEM, steps, *APPROACH, steps, *EXPERIMENTS)
    assert all("outline" not in view.cues for view in views(deck(*slides).slides))


@pytest.mark.parametrize(
    "claim",
    ["Contact-rich manipulation is hard: x", "Thanks to GPUs, models grow every year: x"],
)
def test_a_claim_at_the_start_is_no_front_matter(claim: str) -> None:
    assert ruled(TITLE, claim, *TALK[1:])[1]["front"] < 0
    assert anchor(views(deck(*TALK[:7], claim, *TALK[7:]).slides)) == len(TALK)


def test_a_long_title_is_headed_by_what_stands_before_its_colon() -> None:
    long = Slide(
        number=1, pages=(1,), title="Data and methods: a paired audit of 2,412 applications"
    )
    other = replace(long, title="Cracks in bridges: a paired audit of 2,412 applications")
    assert headings(views((long, other))) == ["Data and methods", ""]
