"""Transcripts in JSON, as Whisper tools and `rehearsal analyse --json` write them → words."""

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rehearsal.errors import TranscriptError
from rehearsal.speech.captions import plain_text, spread
from rehearsal.talk import Span, Word

JITTER = 1.0
"""Seconds by which a word may begin before the one before it: aligners disagree with themselves
by some tenths of a second; more is a broken file. Strength D."""

Piece = tuple[str, Word | None]
"""A word, or a part of one, as it is written; and with its times where it has any."""

UNSPACED = "\u0e00"
"""From Thai onwards: scripts that put no blanks between words."""

HINT = (
    'The JSON should hold {"segments": [{"start", "end", "text"}]} with times in seconds, '
    "as Whisper tools write it."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands, for messages."""

    name: str
    item: str
    number: int

    def fault(self, what: str) -> TranscriptError:
        """Return the error that says what is wrong here."""
        return TranscriptError(f"{self.item} {self.number} of {self.name} {what}.", HINT)

    def at(self, item: str, number: int) -> "Place":
        """Return a place inside this one."""
        return replace(self, item=f"{self.item} {self.number}, {item}", number=number)


def read_whisper_json(text: str, name: str) -> tuple[list[Word], str]:
    """Return the words of a JSON transcript, and its language as written there, else "".

    Known shapes: openai-whisper, faster-whisper, WhisperX, whisper.cpp (`transcription`, in
    milliseconds), the OpenAI API, this program's own `analyse --json`, a bare list of segments,
    of words, or of `[start, end, word]`. Segments without word times are spread over their words
    in proportion to the letters; so are words that an aligner left without times. Raises
    TranscriptError with the line (broken JSON) or the segment and word that cannot be read.
    """
    document = _load(text, name)
    if isinstance(document, dict) and isinstance(document.get("transcript"), dict):
        document = document["transcript"]
    if isinstance(document, list):
        document = {"words" if _is_words(document) else "segments": document}
    if not isinstance(document, dict):
        raise TranscriptError(f"{name} holds JSON, but no transcript.", HINT)
    return list(_document_words(document, name)), _language(document)


def _load(text: str, name: str) -> object:
    def refuse(constant: str) -> None:
        raise TranscriptError(f"{name} holds {constant} where a number belongs.", HINT)

    try:
        return json.loads(text, parse_constant=refuse, parse_int=float)
    except json.JSONDecodeError as error:
        raise TranscriptError(
            f"Line {error.lineno} of {name} is not JSON that can be read ({error.msg}).", HINT
        ) from error
    except RecursionError as error:
        raise TranscriptError(f"{name} is nested too deeply to be a transcript.", HINT) from error


def _is_words(items: list[Any]) -> bool:
    return bool(items) and (
        isinstance(items[0], list) or (isinstance(items[0], dict) and "word" in items[0])
    )


def _language(document: dict[str, Any]) -> str:
    inner = document.get("result")
    found = document.get("language") or (inner.get("language") if isinstance(inner, dict) else "")
    return found if isinstance(found, str) else ""


def _document_words(document: dict[str, Any], name: str) -> Iterator[Word]:
    segments = _segments(document, name)
    timed = any(isinstance(segment, dict) and segment.get("words") for segment in segments)
    if document.get("words") and not timed:
        words = _list(document, "words", name)
        places = [Place(name, "Word", number) for number in range(1, len(words) + 1)]
        yield from _timed_words(words, places, None)
        return
    places = [Place(name, "Segment", number) for number in range(1, len(segments) + 1)]
    spans = [_span(segment, place) for segment, place in zip(segments, places, strict=True)]
    for index in sorted(range(len(segments)), key=lambda index: spans[index].start):
        yield from _segment_words(segments[index], spans[index], places[index])


def _segments(document: dict[str, Any], name: str) -> list[Any]:
    if "transcription" in document:
        found = enumerate(_list(document, "transcription", name), start=1)
        return [_from_whisper_cpp(item, Place(name, "Segment", number)) for number, item in found]
    if "segments" in document:
        return _list(document, "segments", name)
    if "words" in document:
        return []
    raise TranscriptError(f"{name} holds JSON, but no transcript.", HINT)


def _list(document: dict[str, Any], key: str, name: str) -> list[Any]:
    found = document[key]
    if not isinstance(found, list):
        raise TranscriptError(f'"{key}" in {name} is not a list.', HINT)
    return found


def _segment_words(segment: dict[str, Any], span: Span, place: Place) -> Iterator[Word]:
    words = segment.get("words")
    if words is not None and not isinstance(words, list):
        raise place.fault('has "words" that are not a list')
    if not words:
        yield from spread(_text(segment, "text", place), span.start, span.end)
    elif "text" not in segment or plain_text(_text(segment, "text", place)):
        places = [place.at("word", number) for number in range(1, len(words) + 1)]
        yield from _timed_words(words, places, span)


def _timed_words(items: list[Any], places: Sequence[Place], span: Span | None) -> Iterator[Word]:
    """Yield words with the times they carry; those without any share the gap they stand in."""
    pieces = [_piece(item, place) for item, place in zip(items, places, strict=True)]
    if span is None and not any(timed for _, timed in pieces):
        raise places[0].fault("and all that follow it have no times")
    latest = 0.0
    for (_, timed), place in zip(pieces, places, strict=True):
        if timed is None:
            continue
        if timed.start < latest - JITTER:
            raise place.fault("begins before the word before it")
        latest = timed.start
    yield from _filled(_joined(pieces), span)


def _piece(item: object, place: Place) -> Piece:
    if isinstance(item, list):
        # Older faster-whisper writes its words as bare lists.
        item = dict(zip(("start", "end", "word", "probability"), item, strict=False))
    if not isinstance(item, dict):
        raise place.fault("is not an object")
    text = _text(item, "word", place)
    if "start" not in item and "end" not in item:
        return text, None
    start = _seconds(item, "start", place)
    end = max(start, _seconds(item, "end", place))
    return text, Word(start, end, text, _probability(item))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join pieces that belong to one word: Whisper writes 4.5 as " 4" and ".5"."""
    if not any(text.startswith(" ") for text, _ in pieces):
        return pieces
    joined: list[Piece] = []
    for text, timed in pieces:
        if not joined or not text or text[0].isspace() or text[0] >= UNSPACED:
            joined.append((text, timed))
            continue
        before, first = joined[-1]
        whole = replace(first, end=max(first.end, timed.end)) if first and timed else first or timed
        joined[-1] = (before + text, whole)
    return joined


def _filled(pieces: Sequence[Piece], span: Span | None) -> Iterator[Word]:
    """Yield the words; those without times share the gap that they stand in."""
    time = span.start if span else next(timed.start for _, timed in pieces if timed)
    waiting: list[str] = []
    for text, timed in pieces:
        if timed is None:
            waiting.append(text)
            continue
        yield from spread(" ".join(waiting), time, max(time, timed.start))
        waiting, time = [], max(time, timed.end)
        if said := plain_text(text):
            yield replace(timed, text=said)
    yield from spread(" ".join(waiting), time, max(time, span.end) if span else time)


def _from_whisper_cpp(item: object, place: Place) -> dict[str, Any]:
    """Return a segment of whisper.cpp in the form that Whisper itself writes."""
    if not isinstance(item, dict):
        raise place.fault("is not an object")
    segment = {**_from_offsets(item, place), "text": item.get("text")}
    tokens = item.get("tokens")
    if isinstance(tokens, list):
        spoken = [
            token
            for token in tokens
            if isinstance(token, dict)
            and isinstance(token.get("text"), str)
            and not re.fullmatch(r"\s*\[_[A-Z0-9_]+\]|\s*<\|.*\|>", token["text"])
        ]
        segment["words"] = [
            {**_from_offsets(token, place), "word": token["text"], "probability": token.get("p")}
            for token in spoken
        ]
    return segment


def _from_offsets(item: dict[str, Any], place: Place) -> dict[str, float]:
    offsets = item.get("offsets")
    if not isinstance(offsets, dict):
        raise place.fault('has no "offsets"')
    keys = (("start", "from"), ("end", "to"))
    return {ours: _seconds(offsets, theirs, place) / 1000 for ours, theirs in keys}


def _span(item: object, place: Place) -> Span:
    if not isinstance(item, dict):
        raise place.fault("is not an object")
    start, end = _seconds(item, "start", place), _seconds(item, "end", place)
    if end < start:
        raise place.fault("ends before it begins")
    return Span(start, end)


def _seconds(item: dict[str, Any], key: str, place: Place) -> float:
    if key not in item:
        raise place.fault(f'has no "{key}"')
    value = item[key]
    if not isinstance(value, float) or not math.isfinite(value):
        raise place.fault(f'has a "{key}" that is not a number')
    if value < 0:
        raise place.fault(f'has a "{key}" before 0')
    return value


def _text(item: dict[str, Any], key: str, place: Place) -> str:
    if key not in item:
        raise place.fault(f'has no "{key}"')
    value = item[key]
    if not isinstance(value, str):
        raise place.fault(f'has a "{key}" that is not text')
    return value


def _probability(item: dict[str, Any]) -> float | None:
    value = item.get("probability", item.get("score"))
    return value if isinstance(value, float) and 0 <= value <= 1 else None
