import pytest

from rehearsal.analysis.plan import planned_seconds, stated_seconds
from rehearsal.analysis.reading import StageLabel
from rehearsal.talk import ELEVATOR_PITCH, JOB_TALK, Chart, Corrections, Deck, Slide, Stage
from tests.notation import deck


@pytest.mark.parametrize(
    ("notes", "seconds"),
    [
        ("Keep this short, 40 seconds.", 40),
        ("2 min", 120),
        ("Two minutes: give each project one sentence.", 120),
        ("1:30", 90),
        ("(45s) Point at the gate.", 45),
        ("Spend about 1.5 minutes here", 90),
        ("Half a minute.", 30),
        ("max 20 sec", 20),
        ("Smile.\n30 s\nWait for the room.", 30),
    ],
)
def test_a_time_in_the_notes_is_a_plan(notes: str, seconds: float) -> None:
    assert stated_seconds(notes) == seconds


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "Training takes 40 seconds per frame.",
        "The phone is full after ten minutes.",
        "Wait 2 seconds.",
        "41 milliseconds per frame",
        "see slide 2, point 3",
        "published in 2019",
    ],
)
def test_other_numbers_in_the_notes_are_none(notes: str) -> None:
    assert stated_seconds(notes) is None


def plan(made: Deck, *stages: Stage, corrections: Corrections | None = None) -> dict[int, float]:
    labels = [StageLabel(i, stage, 1.0) for i, stage in enumerate(stages, start=1)]
    return planned_seconds(made, labels, JOB_TALK, corrections or Corrections())


def test_plans_add_up_to_the_middle_of_the_band() -> None:
    planned = plan(deck("Title", "Problem", "Method", "Results"), "front", "problem", "approach")
    assert sum(planned.values()) == pytest.approx(25 * 60)


def test_what_the_speaker_sets_outranks_the_notes() -> None:
    noted = Slide(number=1, pages=(1,), title="Gate", notes="40 seconds")
    made = Deck("d", "0", (noted, Slide(2, (2,), title="Result")), 2)
    assert plan(made, "approach", "experiments")[1] == 40
    corrected = Corrections(planned=((1, 75.0),))
    assert plan(made, "approach", "experiments", corrections=corrected)[1] == 75


def test_words_and_figures_take_time() -> None:
    chart = Slide(3, (3,), title="C", charts=(Chart("bar", "", (), ()),))
    made = Deck(
        "d", "0", (Slide(1, (1,), title="A"), *deck("x", "B: many words here").slides[1:], chart), 3
    )
    planned = plan(made, "approach", "approach", "approach")
    assert planned[1] < planned[2] < planned[3]


def test_a_stage_of_many_slides_is_drawn_towards_its_budget() -> None:
    made = deck(*("Problem",) * 6, "Result")
    planned = plan(made, *("problem",) * 6, "experiments")
    assert planned[7] > 2 * planned[1]
    assert planned[7] < 6 * planned[1]


def test_backup_takes_no_time_and_titles_little() -> None:
    planned = plan(deck("T", "Method", "Extra"), "front", "approach", "backup")
    assert planned[3] == 0
    assert planned[1] < planned[2]


def test_stated_times_beyond_the_band_leave_the_rest_a_little() -> None:
    noted = tuple(Slide(i, (i,), title="x", notes="10 minutes") for i in range(1, 5))
    made = Deck("d", "0", (*noted, Slide(5, (5,), title="y")), 5)
    assert plan(made, *("approach",) * 5)[5] == 5


def test_a_pitch_is_planned_as_a_pitch() -> None:
    labels = [StageLabel(1, "problem", 1.0)]
    planned = planned_seconds(deck("One"), labels, ELEVATOR_PITCH, Corrections())
    assert planned == {1: 90}
