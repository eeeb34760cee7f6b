"""The JSON's shape, described key by key; what other programs rely on."""

import json
import math
from typing import get_args

import pytest

from rehearsal.analysis.reading import Dwell, Reading, StageLabel
from rehearsal.report.contract import Json, analysis_json, deck_json, questions_json
from rehearsal.report.report import Report
from rehearsal.talk import (
    Measure,
    Presence,
    Rehearsal,
    Severity,
    SpanSource,
    Stage,
    Strength,
    Topic,
    Transcript,
    Word,
)
from tests.notation import deck
from tests.report.reports import deck_report, empty_report, question, report, slides

Shape = object
"""A type, a tuple of allowed values or shapes, [the shape of each item], {key: shape}."""

SECONDS = (float, int, None)
TEXT = str
EVIDENCE = [{"start": SECONDS, "end": SECONDS, "slide": (int, None), "quote": TEXT}]
FINDINGS = [
    {
        "check": TEXT,
        "severity": get_args(Severity),
        "message": TEXT,
        "advice": TEXT,
        "source": TEXT,
        "strength": get_args(Strength),
        "evidence": EVIDENCE,
    }
]
NOT_MEASURED = [{"check": TEXT, "reason": TEXT}]
CONTENT = [{"topic": get_args(Topic), "status": get_args(Presence), "evidence": EVIDENCE}]
SLIDES = [
    {
        "number": (int, None),
        "pages": [int],
        "title": TEXT,
        "text": TEXT,
        "notes": TEXT,
        "hidden": bool,
        "stage": (*get_args(Stage), None),
        "stage_confidence": SECONDS,
        "dwell": SECONDS,
        "planned": SECONDS,
    }
]
MEASURES = [
    {
        "name": TEXT,
        "value": SECONDS,
        "unit": TEXT,
        "uncertainty": ({"low": (float, int), "high": (float, int)}, None),
        "band": (
            {"low": SECONDS, "high": SECONDS, "source": TEXT, "strength": get_args(Strength)},
            None,
        ),
        "method": TEXT,
        "reason": TEXT,
    }
]
QUESTIONS = [
    {
        "id": TEXT,
        "kind": TEXT,
        "text": TEXT,
        "because": TEXT,
        "slide": (int, None),
        "quote": TEXT,
        "persona": TEXT,
        "difficulty": (1, 2, 3),
        "listen_for": [TEXT],
        "follow_ups": [TEXT],
    }
]
ANALYSIS = {
    "schema": int,
    "format": {"name": TEXT, "low": (float, int), "high": (float, int)},
    "duration": SECONDS,
    "slides": SLIDES,
    "timeline": [
        {
            "start": (float, int),
            "end": (float, int),
            "slide": int,
            "page": (int, None),
            "confidence": (float, int),
            "source": get_args(SpanSource),
        }
    ],
    "measures": MEASURES,
    "findings": FINDINGS,
    "not_measured": NOT_MEASURED,
    "content": CONTENT,
    "transcript": {
        "model": (TEXT, None),
        "language": (TEXT, None),
        "words": [
            {
                "start": (float, int),
                "end": (float, int),
                "word": TEXT,
                "probability": SECONDS,
            }
        ],
    },
    "questions": QUESTIONS,
}
DECK = {
    "schema": int,
    "slides": SLIDES,
    "content": CONTENT,
    "findings": FINDINGS,
    "not_measured": NOT_MEASURED,
}


def misfits(value: object, shape: Shape, path: str = "$") -> list[str]:
    """Return where a value departs from its shape, key by key; keys must match exactly."""
    if isinstance(shape, tuple):
        return [] if any(not misfits(value, one) for one in shape) else [f"{path}: {value!r}"]
    if isinstance(shape, dict) and isinstance(value, dict) and value.keys() == shape.keys():
        return [bad for key in shape for bad in misfits(value[key], shape[key], f"{path}.{key}")]
    if isinstance(shape, list) and isinstance(value, list):
        return [
            bad for i, one in enumerate(value) for bad in misfits(one, shape[0], f"{path}[{i}]")
        ]
    fits = type(value) is shape if isinstance(shape, type) else value == shape
    return [] if fits and not isinstance(shape, dict | list) else [f"{path}: {value!r}"]


def written(value: Json) -> dict[str, Json]:
    """Return what another program reads from the text."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    parsed = json.loads(text.encode("utf-8"))
    assert isinstance(parsed, dict)
    return parsed


REPORTS = [report(), empty_report(), deck_report()]


@pytest.mark.parametrize("made", REPORTS, ids=["whole", "empty", "deck only"])
def test_an_analysis_has_every_key_of_the_contract_and_no_other(made: Report) -> None:
    assert misfits(written(analysis_json(made)), ANALYSIS) == []


@pytest.mark.parametrize("made", REPORTS, ids=["whole", "empty", "deck only"])
def test_a_deck_has_every_key_of_the_contract_and_no_other(made: Report) -> None:
    assert misfits(written(deck_json(made)), DECK) == []


def test_questions_have_every_key_of_the_contract_and_no_other() -> None:
    made = written(questions_json([question()]))
    assert misfits(made, {"schema": int, "questions": QUESTIONS}) == []
    assert made["questions"]


def test_the_description_itself_can_tell_a_wrong_shape() -> None:
    wrong = dict(written(analysis_json(report())))
    wrong["duration"] = "long"
    wrong["findings"] = [{"check": "x"}]
    assert len(misfits(wrong, ANALYSIS)) == 2
    assert misfits({**wrong, "extra": 1}, ANALYSIS) != []


def test_a_value_that_is_null_has_a_reason() -> None:
    measures = analysis_json(report())["measures"]
    assert isinstance(measures, list)
    nulls = [one for one in measures if one["value"] is None]
    assert [one["name"] for one in nulls] == ["pitch_variation"]
    assert all(one["reason"] for one in nulls)


def test_a_hidden_slide_is_listed_without_number_stage_or_dwell() -> None:
    listed = analysis_json(report())["slides"]
    assert isinstance(listed, list)
    hidden = [slide for slide in listed if slide["hidden"]]
    assert len(hidden) == 1
    assert hidden[0]["number"] is None
    assert hidden[0]["stage"] is None
    assert hidden[0]["dwell"] is None
    assert hidden[0]["pages"] == [4]


def test_a_shown_slide_carries_its_stage_its_dwell_and_its_plan() -> None:
    listed = analysis_json(report())["slides"]
    assert isinstance(listed, list)
    assert listed[0]["stage"] == "problem"
    assert listed[0]["dwell"] == pytest.approx(4.6)
    assert listed[0]["planned"] == 5.0


def test_no_number_is_ever_nan_or_infinite() -> None:
    read = Reading(
        Rehearsal(
            duration=math.inf,
            deck=deck("One"),
            transcript=Transcript((Word(0, 1, "word", math.nan),), "m", "en"),
        ),
        words=(Word(0, 1, "word", math.nan),),
        stages=(StageLabel(1, "problem", math.nan),),
        dwells=(Dwell(1, math.nan, math.inf, 1.0),),
    )
    made = Report(read, measures=(Measure("level", math.nan, "dBFS", "RMS"),))
    parsed = written(analysis_json(made))
    assert misfits(parsed, ANALYSIS) == []
    measures = parsed["measures"]
    assert isinstance(measures, list)
    assert measures[0]["value"] is None
    assert measures[0]["reason"]


def test_any_text_that_a_deck_holds_can_be_written_and_read_again() -> None:
    nasty = 'a\x00b \ud800 \u202e rtl שלום 🎓 "quoted" </script>'
    read = Reading(Rehearsal(deck=deck(slides(nasty)[0])))
    listed = written(analysis_json(Report(read)))["slides"]
    assert isinstance(listed, list)
    assert listed[0]["title"] == 'ab  \u202e rtl שלום 🎓 "quoted" </script>'
