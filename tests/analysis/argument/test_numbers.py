import pytest

from rehearsal.analysis.argument.alike import misread, same
from rehearsal.analysis.argument.numbers import spoken_numbers, written_numbers


def said(text: str) -> list[float]:
    return [number.value for number in spoken_numbers(text.split())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("we reach ninety-two point four percent", [92.4]),
        ("we reach 92.4 percent.", [92.4]),
        ("sixty four point two", [64.2]),
        ("seven thousand two hundred frames", [7200]),
        ("about 460 thousand tokens", [460_000]),
        ("two hundred and five people and six dogs", [205, 6]),
        ("1,024 tokens to 32 thousand", [1024, 32_000]),
        ("zero point zero zero three", [0.003]),
        ("2.4 million", [2_400_000]),
        ("one, two, three", [1, 2, 3]),
        ("oh I see", []),
        ("what is the point", []),
        ("forty-one of the 48 people", [41, 48]),
        ("in twenty twenty three", [20, 23]),
        ("it lost two points", [2]),
        ("the twenty-first layer and the thirty second clips", []),
        ("in twenty, first we sort", [20]),
        ("1.5k steps, 175B, $1.5M and 2T", [1500, 175e9, 1.5e6, 2e12]),
        ("a rate of 1e-4 or 3.5e-5", [1e-4, 3.5e-5]),
        ("a hundred and twenty frames", [120]),
        ("a thousand two hundred frames", [1200]),
        ("a hundred thousand", [100_000]),
        ("it failed a hundred times", []),
        ("half a million", [500_000]),
        ("an F1 of point nine two", [0.92]),
        ("an F1 of .92", [0.92]),
        ("at this point nine people left", [9]),
        ("thirty-one and a half", [31.5]),
        ("two and a half million", [2_500_000]),
        ("two trillion tokens", [2e12]),
        ("10–15 of the 3-5", [10, 15, 3, 5]),
        ("ResNet-50 and GPT-4", []),
        ("128-dimensional", [128]),
        ("three times ten to the minus four", [3e-4]),
        ("a rate of three e minus four, and one", [3e-4, 1]),
        ("2.5 times 10 to the minus 4.", [2.5e-4]),
        ("10 to the -4 or 5e -6 or 3e minus 2", [1e-4, 5e-6, 3e-2]),
        ("3 × 10^-4 and 3×10⁻⁴ or 10^-5", [3e-4, 3e-4, 1e-5]),
        ("two times ten to the power of six tokens", [2e6]),
        ("two times ten to the ninth", [2e9]),
        ("ten to the power of minus twelve", [1e-12]),
        ("ten to the minus fourth", [1e-4]),
        ("three times ten people", [3, 10]),
        ("from ten to the fourth slide", [10]),
        ("ten to the left", [10]),
        ("from ten to twelve", [10, 12]),
        ("it fell by minus four", [4]),
        ("three e and four", [3, 4]),
        ("minus -4", [4]),
    ],
)
def test_numbers_are_found_as_they_are_said(text: str, values: list[float]) -> None:
    assert said(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sieve: 64.2 ± 0.4", [64.2, 0.4]),
        ("F1 of 0.81 with GPT-4 on SQuAD2", [0.81]),
        ("5.7GB and 100 MB", [5.7, 100]),
        ("1,024 × 10⁶ of 1,024", [1.024e9, 1024]),
        ("a 3D model, the 4th of 12", [12]),
        ("1,024 tokens, 92.4%", [1024, 92.4]),
        ("30k steps", [30_000]),
        ("ResNet-50", []),
        ("2.3 million (± 0.1 million)", [2_300_000, 100_000]),
        ("175 billion, 2 trillion tokens", [175e9, 2e12]),
        ("lr = 1e-4, 3e-5", [1e-4, 3e-5]),
        ("F1 .92", [0.92]),
        ("$1.5M", [1_500_000]),
        ("lr = 3 × 10^-4", [3e-4]),
        ("lr 3 x 10⁻⁴, then 3×10^{-5}", [3e-4, 3e-5]),
        ("3 × 10-4 or 3 × 10−12", [3e-4, 3e-12]),
        ("2.5·10^6 tokens", [2.5e6]),
        ("p < 10⁻⁴ of 10^6", [1e-4, 1e6]),
        ("3e-4 = 3E−04", [3e-4, 3e-4]),
        ("3 x 10-15 min", [3, 10, 15]),
        ("a 3 × 10 grid of 10 × 10", [3, 10, 10, 10]),
        ("10-4", [10, 4]),
        ("5 m² and 3 x 105", [5, 3, 105]),
        ("R² of 0.3", [0.3]),
    ],
)
def test_numbers_are_found_as_they_are_written(text: str, values: list[float]) -> None:
    assert [number.value for number in written_numbers(text)] == values


def test_spread_and_percent_are_marked() -> None:
    value, spread = written_numbers("64.2 % ± 0.4")
    assert value.percent and not value.spread
    assert spread.spread
    _, heard = spoken_numbers(["64.2", "plus", "or", "minus", "0.4"])
    assert heard.spread


@pytest.mark.parametrize(
    ("heard", "shown", "one"),
    [
        ("ninety-two point four", "92.4", True),
        ("92", "92.4", True),
        ("93", "92.7", True),
        ("94", "92.4", False),
        ("62.4", "64.2", False),
        ("55", "55.0", True),
        ("62.4", "100", False),
        ("seven thousand", "7,168", False),
        ("seven thousand two hundred", "7,168", True),
        ("460 thousand", "460,800", True),
        ("92.4 percent", "0.924", True),
        ("2.3 million", "2,300,000", True),
        ("1e-4", "0.0001", True),
        ("175B", "175 billion", True),
        ("three times ten to the minus four", "3 × 10⁻⁴", True),
        ("three e minus four", "3e-4", True),
        ("three e minus four", "3 x 10^-4", True),
        ("3 times 10 to the minus 4", "0.0003", True),
        ("three times ten to the minus three", "3 × 10⁻⁴", False),
        ("three times ten to the six", "3 million", True),
    ],
)
def test_rounding_makes_no_other_number(heard: str, shown: str, one: bool) -> None:
    (a,), (b,) = spoken_numbers(heard.split()), written_numbers(shown)
    assert same(a, b) is one


@pytest.mark.parametrize(
    ("heard", "shown", "slip"),
    [
        ("62.4", "64.2", True),
        ("64.3", "64.2", True),
        ("61.3", "64.2", False),
        ("64", "46", False),
        ("6420", "6240", True),
        ("64.2", "64.2", False),
        ("3.2 million", "2.3 million", True),
        ("2.9 million", "2.3 million", False),
        ("2.31 million", "2.34 million", True),
        ("two thousand seven hundred and sixty-five", "2,675.00", True),
        ("two thousand six hundred and seventy-five", "2,675.00", False),
        ("46", "64.0", False),
    ],
)
def test_a_slip_of_the_tongue_swaps_or_changes_a_digit(heard: str, shown: str, slip: bool) -> None:
    (a,), (b,) = spoken_numbers(heard.split()), written_numbers(shown)
    assert misread(a, b) is slip
