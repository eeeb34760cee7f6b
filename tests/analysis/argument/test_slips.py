import pytest

from rehearsal.analysis.argument.slips import slips
from rehearsal.analysis.reading import read
from tests.analysis.talks import table
from tests.notation import spoken

RESULTS = table(
    1,
    "Main result",
    ("Method", "Kitchen", "Street"),
    ("Full cache", "66.9 ± 0.3", "62.8 ± 0.4"),
    ("Sieve", "64.2 ± 0.4", "59.6 ± 0.5"),
    ("Token merging", "58.4 ± 0.5", "54.9 ± 0.6"),
)
LINES = "Accuracy: accuracy of the gate: 92.4 %; 7200 frames; 48 people"


def found(text: str, slide: object = RESULTS) -> list[tuple[str, str]]:
    made = read(spoken(text, slides=[slide]))  # type: ignore[list-item]
    return [(slip.said.text, slip.shown.number.text) for slip in slips(made)]


def test_swapped_digits_are_found_in_the_row_and_column_that_are_named() -> None:
    assert found("And Sieve gets 62.4 percent on the kitchen set.") == [("62.4", "64.2")]
    assert found("Sieve gets sixty two point four percent on the kitchen set.") == [
        ("sixty two point four", "64.2")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "And Sieve gets 64.2 percent on the kitchen set.",
        "And Sieve gets sixty-four point two percent on the kitchen set.",
        "Sieve gets about 64 percent on the kitchen set.",
        "So we lose 2.7 points to the full cache.",
        "That is 5.8 points above token merging.",
        "Almost six points above token merging.",
        "It holds for 41 of the 48 people in the kitchen set.",
        "Sieve gets 64.2 percent on the kitchen set, plus or minus 0.4.",
        "The first 625 frames are from 2014.",
    ],
)
def test_the_same_number_and_worked_out_ones_are_no_slip(text: str) -> None:
    assert found(text) == []


def test_another_number_for_the_same_thing_is_a_slip() -> None:
    assert found("The accuracy of the gate is 94 percent.", LINES) == [("94", "92.4 %")]
    assert found("The accuracy of the gate is 92 percent.", LINES) == []
    assert found("The accuracy of the gate is ninety-two point four percent.", LINES) == []


def test_a_long_number_is_known_without_its_name() -> None:
    price = "Fanlight: Only amplitude dependent; Priced at $2,675.00; since 2019"
    assert found("And it costs two thousand seven hundred and sixty-five dollars.", price) == [
        ("two thousand seven hundred and sixty-five", "2,675.00")
    ]
    assert not found("And it costs two thousand six hundred and seventy-five dollars.", price)
    assert not found("We began in 2018 with it.", price)
    assert not found("We saw 2,345 of them.", price)


@pytest.mark.parametrize(
    ("text", "slide"),
    [
        ("The last run had ninety-two point three one.", "Gate: 92.41"),
        ("We saw 92.31 there.", "Gate: 92.41"),
        ("And it took 1,235 of them.", "Gate: 1,234"),
    ],
)
def test_a_changed_digit_needs_a_name(text: str, slide: str) -> None:
    assert found(text, slide) == []


def test_an_ordinal_is_no_other_number() -> None:
    assert found("The twenty-first layer works best.", "Results: Layer 21 works best") == []


def test_scale_words_on_slides_count() -> None:
    data = "Data: we train on 2.3 million sentences"
    assert found("We train on 2.9 million sentences.", data) == [("2.9 million", "2.3 million")]
    assert found("We train on two point three million sentences.", data) == []


def test_a_number_that_was_also_said_right_is_left_alone() -> None:
    assert found("Sieve gets 64.2. I mean, Sieve had 62.4 once in the kitchen.") == []


def test_a_number_that_stands_elsewhere_in_the_deck_is_none() -> None:
    talk = spoken("Sieve gets 62.4 on the kitchen. | Now.", slides=[RESULTS, "Old: 62.4 before"])
    assert list(slips(read(talk))) == []


def test_two_swapped_digits_of_a_decimal_are_a_slip_about_or_not() -> None:
    slide = "Heritability: heritability about 0.45"
    assert found("The heritability is about zero point five four.", slide) == [
        ("zero point five four", "0.45")
    ]
    assert found("The heritability is about 0.5.", slide) == []
    assert found("We asked 12 people about heritability.", "Heritability: 21 people") == []
