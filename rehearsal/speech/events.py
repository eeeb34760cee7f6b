"""Events ↔ JSON lines: {"sample", "time", "event", "slide", "page"}, a gap also "duration"."""

import json
from collections.abc import Mapping
from typing import Any, get_args

from rehearsal.errors import TranscriptError
from rehearsal.talk import Event, EventKind

KINDS: tuple[str, ...] = get_args(EventKind)
LONGEST = 366 * 24 * 3600.0
"""Seconds. A time beyond this is a mistake, such as a date where a length belongs. Strength D."""


def event_to_record(event: Event) -> dict[str, Any]:
    """Return an event under the contract's names."""
    record: dict[str, Any] = {
        "sample": event.sample,
        "time": round(event.time, 6),
        "event": event.kind,
        "slide": event.slide,
        "page": event.page,
    }
    if event.kind == "gap":
        record["duration"] = round(event.duration, 6)
    return record


def event_from_record(record: Mapping[str, Any], rate: int) -> Event:
    """Return the event that a record tells; raise ValueError with what is wrong with it.

    Of "sample" and "time" one may be missing; `rate` samples make a second.
    """
    kind = record.get("event")
    if kind not in KINDS:
        raise ValueError(f'"event" is {kind!r}, not one of {", ".join(KINDS)}')
    slide = _whole(record, "slide", least=1)
    if kind == "slide" and slide is None:
        raise ValueError('a change of slide needs the number of the "slide"')
    time = _seconds(record, "time")
    sample = _whole(record, "sample")
    if time is None and sample is None:
        raise ValueError('it has neither "time" nor "sample"')
    if time is None:
        time = (sample or 0) / rate
    return Event(
        sample=round(time * rate) if sample is None else sample,
        time=time,
        kind=kind,
        slide=slide,
        page=_whole(record, "page", least=1),
        duration=_seconds(record, "duration") or 0.0,
    )


def parse_events(text: str, name: str, rate: int = 16_000) -> tuple[Event, ...]:
    """Read the text of an events file, in order of time.

    `name` is what the speaker calls the file. Raises TranscriptError with the line that is wrong.
    """
    events = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("it is no JSON object")
            events.append(event_from_record(record, rate))
        except ValueError as error:
            reason = "it is no JSON" if isinstance(error, json.JSONDecodeError) else str(error)
            raise TranscriptError(
                f"Line {number} of {name} is no event: {reason}.",
                'Each line is one event, such as {"sample": 16000, "time": 1.0, '
                '"event": "slide", "slide": 2, "page": 2}.',
            ) from error
    return tuple(sorted(events, key=lambda event: event.time))


def _seconds(record: Mapping[str, Any], key: str) -> float | None:
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f'"{key}" is {value!r}, not a number of seconds')
    if not 0 <= value <= LONGEST:
        raise ValueError(f'"{key}" is {value!r}, not a number of seconds from 0 on')
    return float(value)


def _whole(record: Mapping[str, Any], key: str, least: int = 0) -> int | None:
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f'"{key}" is {value!r}, not a whole number from {least} on')
    return value
