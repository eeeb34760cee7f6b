from rehearsal.analysis.reading import Sentence, StageLabel
from rehearsal.analysis.stages.spoken import stages_of_speech
from rehearsal.talk import Stage

LABELS = (
    StageLabel(1, "approach", 0.8),
    StageLabel(2, "experiments", 0.8),
    StageLabel(3, "takeaways", 0.8),
)


def spoken_on(*said: tuple[int | None, str]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(start=4.0 * i, end=4.0 * i + 3.5, first=i, last=i + 1, text=text, slide=slide)
        for i, (slide, text) in enumerate(said)
    )


def found(*said: tuple[int | None, str], labels: tuple[StageLabel, ...] = LABELS) -> list[Stage]:
    return [passage.stage for passage in stages_of_speech(spoken_on(*said), labels)]


def test_speech_follows_the_stage_of_its_slide() -> None:
    assert found(
        (1, "Here is a layer."), (1, "It has two parts."), (2, "This is the table."), (3, "So.")
    ) == ["approach", "experiments", "takeaways"]


def test_a_stage_that_is_only_spoken_is_found() -> None:
    assert "future" in found(
        (3, "In conclusion, sensors find damage."),
        (3, "In the future we plan to extend this to tunnels."),
        (3, "Next steps are tunnels and dams."),
    )


def test_a_loose_phrase_in_the_results_does_not_return_to_the_problem() -> None:
    assert found(
        (2, "This is the table."),
        (2, "The problem is that the second row is small."),
        (2, "The third row is large."),
    ) == ["experiments"]


def test_a_phrase_is_told_from_what_only_the_slide_says() -> None:
    passages = stages_of_speech(
        spoken_on((1, "Here is a layer."), (3, "The take-home message is short.")), LABELS
    )
    assert [(passage.stage, passage.named_by) for passage in passages] == [
        ("approach", None),
        ("takeaways", 1),
    ]


def test_to_take_away_a_part_is_no_takeaway() -> None:
    assert found((2, "Here we take away one part at a time.")) == ["experiments"]
    assert found((2, "The takeaway is that it works.")) == ["takeaways"]


def test_without_slides_the_phrases_stand_alone() -> None:
    assert found((None, "Thank you, I am happy to take questions."), labels=()) == ["closing"]


def test_nothing_said_has_no_passages() -> None:
    assert stages_of_speech((), LABELS) == ()
