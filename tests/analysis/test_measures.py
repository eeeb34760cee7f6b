import pytest

from rehearsal.analysis.measures import measures
from rehearsal.analysis.reading import read
from rehearsal.talk import Rehearsal
from tests.analysis.sample import sample_reading

CONTRACT = {
    "duration": "s",
    "words": "count",
    "speech_rate": "wpm",
    "articulation_rate": "syllables/s",
    "pause_median": "s",
    "pause_share": "%",
    "long_pauses": "count",
    "filled_pauses": "per min",
    "pitch_variation": "PVQ",
    "level": "dBFS",
    "slides_per_minute": "per min",
}
"""Names and units that other programs read."""


def test_the_names_and_units_that_others_read_are_there() -> None:
    units = {measure.name: measure.unit for measure in measures(sample_reading())}
    assert {name: units.get(name) for name in CONTRACT} == CONTRACT


def test_names_are_unique_and_methods_are_told() -> None:
    found = measures(sample_reading())
    assert len({measure.name for measure in found}) == len(found)
    assert all(measure.method for measure in found)


def test_without_anything_each_measure_says_why() -> None:
    for measure in measures(read(Rehearsal())):
        assert measure.value is None
        assert measure.reason.endswith(".")


def test_the_sample_is_measured_as_its_truth_says() -> None:
    values = {measure.name: measure.value for measure in measures(sample_reading())}
    assert values["duration"] == pytest.approx(1221.0, abs=0.1)
    assert values["words"] == 3128  # 2980 written ones, numbers as they are spoken
    assert values["slides_per_minute"] == pytest.approx(1.081, abs=0.001)
    assert values["first_result"] == pytest.approx(743.4, abs=0.1)  # after 40 s of set-up
