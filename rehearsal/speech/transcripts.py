"""Transcripts that other programs made: WebVTT, SRT, and JSON as Whisper tools write it."""

import re
from dataclasses import replace
from pathlib import Path, PurePath

from rehearsal.errors import TranscriptError
from rehearsal.speech.captions import read_captions
from rehearsal.speech.whisper_json import read_whisper_json
from rehearsal.talk import Transcript, Word

LARGEST = 64_000_000
"""Bytes. A three-hour talk with word times takes about 3 MB of JSON; a larger file is a
recording taken for a transcript."""

HINT = "A transcript file is WebVTT (.vtt), SRT (.srt), or JSON as Whisper tools write it."


def read_transcript(path: Path) -> Transcript:
    """Read a transcript file; see `parse_transcript`. Raises TranscriptError."""
    try:
        if path.stat().st_size > LARGEST:
            raise TranscriptError(f"{path.name} is too large to be a transcript.", HINT)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise TranscriptError(f"There is no file {path}.", "Check the path.") from error
    except OSError as error:
        raise TranscriptError(
            f"{path} cannot be read ({error.strerror}).", "Check the path and its permissions."
        ) from error
    return transcript_in(content, path.name)


def transcript_in(content: bytes, name: str) -> Transcript:
    """Read a transcript from the bytes of a file; see `parse_transcript`."""
    if len(content) > LARGEST:
        raise TranscriptError(f"{name} is too large to be a transcript.", HINT)
    return parse_transcript(_decode(content, name), name)


def parse_transcript(text: str, name: str) -> Transcript:
    """Read a transcript's text; `name` is used in messages, and its suffix where content is mute.

    The format is told by the content: JSON begins with a brace or bracket, captions hold `-->`.
    The words are in order and do not overlap; one without times of its own got its share of its
    cue or segment, in proportion to its letters. [Music], (applause), tags and speaker dashes are
    no words. `language` is what the file, or its name (`talk.en.vtt`), says, else "". Raises
    TranscriptError with the line or segment that cannot be read.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise TranscriptError(f"{name} is empty.", HINT)
    if _is_json(text, name):
        words, language = read_whisper_json(text, name)
    elif "-->" in text or text.startswith("WEBVTT"):
        words, language = read_captions(text, name), _caption_language(text)
    else:
        raise TranscriptError(f"{name} holds no times, so it is no transcript.", HINT)
    if not words:
        raise TranscriptError(f"{name} holds no words.", HINT)
    return Transcript(
        words=_in_order(words),
        model="imported",
        language=_language_code(language) or _language_in(name),
    )


def _decode(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or else Windows' Western set."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TranscriptError(f"{name} is not a text file.", HINT)


def _is_json(text: str, name: str) -> bool:
    looks_so = text.lstrip().startswith(("{", "["))
    # A caption file may begin with [Music] or {\an8} where its first number is missing.
    return looks_so and ("-->" not in text or PurePath(name).suffix.lower() == ".json")


def _caption_language(text: str) -> str:
    match = re.match(r"WEBVTT[^\n]*\n(?:[^\n]+\n)*?Language:[ \t]*([A-Za-z-]+)", text)
    return match[1] if match else ""


def _language_in(name: str) -> str:
    """Return the language that a name like `talk.en-GB.vtt` gives, else ""."""
    suffixes = PurePath(name).suffixes
    inner = suffixes[-2][1:] if len(suffixes) > 1 else ""
    return _language_code(inner) if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]+)?", inner) else ""


def _language_code(language: str) -> str:
    language = language.strip().lower()
    return "en" if language == "english" else re.split(r"[-_]", language)[0]


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    """Return the words with starts that never go back and ends before the next start."""
    starts: list[float] = []
    for word in words:
        starts.append(max(word.start, starts[-1] if starts else 0.0))
    limits = [*starts[1:], float("inf")]
    return tuple(
        replace(word, start=start, end=min(limit, max(start, word.end)))
        for word, start, limit in zip(words, starts, limits, strict=True)
    )
