"""Events files are read as the contract has them, and refused by line."""

from dataclasses import replace

import pytest

from rehearsal.errors import TranscriptError
from rehearsal.speech.events import event_from_record, event_to_record, parse_events
from rehearsal.talk import Event


def test_lines_become_events_in_order() -> None:
    events = parse_events(
        '{"sample": 32000, "time": 2.0, "event": "slide", "slide": 2, "page": 4}\n\n'
        '{"time": 0, "event": "start", "slide": 1}\n'
        '{"sample": 48000, "event": "stop", "slide": null, "later": "unknown keys are fine"}\n',
        "events.jsonl",
    )
    assert events == (
        Event(0, 0.0, "start", 1),
        Event(32_000, 2.0, "slide", 2, 4),
        Event(48_000, 3.0, "stop"),
    )


def test_a_byte_order_mark_and_windows_lines_do_no_harm() -> None:
    assert len(parse_events('\ufeff{"time": 0, "event": "start"}\r\n', "e")) == 1


@pytest.mark.parametrize(
    "event",
    [
        Event(16_001, 16_001 / 16_000, "slide", 3, 7),
        Event(8, 8 / 16_000, "gap", duration=1.25),
        Event(0, 0.0, "start"),
    ],
)
def test_an_event_survives_its_line(event: Event) -> None:
    read = event_from_record(event_to_record(event), 16_000)
    assert read.time == pytest.approx(event.time, abs=1e-6)
    assert replace(read, time=event.time) == event


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "it is no JSON"),
        ("[1]", "no JSON object"),
        ('{"time": 1}', '"event" is None'),
        ('{"time": 1, "event": "dance"}', "'dance'"),
        ('{"event": "stop"}', 'neither "time" nor "sample"'),
        ('{"time": -1, "event": "stop"}', "from 0 on"),
        ('{"time": NaN, "event": "stop"}', "from 0 on"),
        ('{"time": 1e999, "event": "stop"}', "from 0 on"),
        ('{"time": "1", "event": "stop"}', "not a number"),
        ('{"time": 1, "event": "slide"}', "number of the"),
        ('{"time": 1, "event": "slide", "slide": 0}', "from 1 on"),
        ('{"time": 1, "event": "slide", "slide": 1.5}', "whole number"),
        ('{"sample": true, "event": "stop"}', "whole number"),
    ],
)
def test_a_wrong_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(TranscriptError) as refusal:
        parse_events('{"time": 0, "event": "start"}\n' + line, "talk.jsonl")
    assert "Line 2 of talk.jsonl" in refusal.value.message
    assert reason in refusal.value.message
