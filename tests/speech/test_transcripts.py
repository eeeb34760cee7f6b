"""Transcripts from files of any kind."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.errors import TranscriptError
from rehearsal.speech.transcripts import parse_transcript, read_transcript
from rehearsal.talk import Transcript

SRT = "1\n00:00:01,000 --> 00:00:02,000\nnaïve café\n"


def test_a_file_is_read_and_called_imported(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding="utf-8")
    transcript = read_transcript(path)
    assert (transcript.model, transcript.text) == ("imported", "naïve café")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encodings_that_editors_write(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding=encoding)
    assert read_transcript(path).text == "naïve café"


def test_the_content_tells_the_format_whatever_the_suffix() -> None:
    text = json.dumps([{"start": 0, "end": 1, "text": "so"}])
    assert parse_transcript(text, "talk.vtt").text == "so"
    assert parse_transcript(SRT, "talk.json").text == "naïve café"


def test_captions_that_begin_with_a_marker_are_no_json() -> None:
    assert parse_transcript("[Music]\n" + SRT, "-").text == "naïve café"


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("WEBVTT\nKind: captions\nLanguage: en-GB\n\n00:00.000 --> 00:01.000\na\n", "a.vtt", "en"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nLanguage: de\n", "a.fr.vtt", "fr"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\na\n", "a.pt-BR.vtt", "pt"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\na\n", "my.talk.vtt", ""),
        ('{"language": "english", "segments": [{"start": 0, "end": 1, "text": "a"}]}', "-", "en"),
    ],
)
def test_the_language_is_what_the_file_or_its_name_says(
    text: str, name: str, language: str
) -> None:
    assert parse_transcript(text, name).language == language


def test_words_that_overlap_are_set_side_by_side() -> None:
    text = json.dumps(
        [
            {"start": 1, "end": 3, "word": "one"},
            {"start": 2, "end": 3, "word": "two"},
            {"start": 1.5, "end": 4, "word": "three"},
        ]
    )
    spans = [(word.start, word.end) for word in parse_transcript(text, "-").words]
    assert spans == [(1, 2), (2, 2), (2, 4)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "talk.vtt is empty"),
        ("\ufeff \n", "talk.vtt is empty"),
        ("WEBVTT\n", "talk.vtt holds no words"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\n[Music]\n", "talk.vtt holds no words"),
        ('{"segments": []}', "talk.vtt holds no words"),
        ("Hello everyone.", "talk.vtt holds no times"),
    ],
)
def test_a_file_without_words_says_so(text: str, what: str) -> None:
    with pytest.raises(TranscriptError, match=what) as caught:
        parse_transcript(text, "talk.vtt")
    assert caught.value.hint


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="There is no file"):
        read_transcript(tmp_path / "talk.vtt")


def test_a_folder_is_no_transcript(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="cannot be read"):
        read_transcript(tmp_path)


def test_a_recording_is_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00")
    with pytest.raises(TranscriptError, match="not a text file"):
        read_transcript(path)


def test_a_file_of_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(TranscriptError, match="too large"):
        read_transcript(path)


def check(transcript: Transcript) -> None:
    """Hold a transcript to what the rest of the program relies on."""
    assert transcript.words
    for word in transcript.words:
        assert word.text.strip() and word.text.encode("utf-8")
    for word, following in pairwise(transcript.words):
        assert word.end <= following.start


SNIPPETS = st.sampled_from(
    ["WEBVTT", "\n", "\r\n", "\n\n", "1", "00:00:01,000", "00:01.5", " --> ", "<00:00:01.000>",
     "<v A>", "[Music]", "so we", "we", "NOTE", "{", "}", "[", "]", '"', ":", ",", "0", "1e999",
     "NaN", "null", "\\ud800", '"segments"', '"words"', '"start"', '"end"', '"text"', '"word"',
     "\ufeff", "\x00"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["segments", "words", "word", "text", "start", "end", "transcript", "language",
     "transcription", "offsets", "tokens", "from", "to", "p", "result"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers(-5, 50) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


def parses_or_refuses(text: str) -> None:
    try:
        transcript = parse_transcript(text, "talk")
    except TranscriptError as error:
        assert error.message.endswith(".") and error.hint
    else:
        check(transcript)


@settings(deadline=None)
@given(st.text() | st.lists(SNIPPETS).map("".join))
def test_any_text_parses_or_is_refused_with_a_sentence(text: str) -> None:
    parses_or_refuses(text)


@settings(deadline=None)
@given(VALUES)
def test_any_json_parses_or_is_refused_with_a_sentence(value: object) -> None:
    parses_or_refuses(json.dumps(value))


STARTS = st.integers(0, 59)
LENGTHS = st.integers(0, 9)
LINES = st.sampled_from(["so we", "we\nsaw", "so we saw", "- a"])


@settings(deadline=None)
@given(st.lists(st.tuples(STARTS, LENGTHS, LINES), min_size=1))
def test_cues_in_any_order_parse(cues: list[tuple[int, int, str]]) -> None:
    body = "".join(
        f"00:{start:02}.000 --> 01:{length:02}.000\n{text}\n\n" for start, length, text in cues
    )
    check(parse_transcript("WEBVTT\n\n" + body, "talk.vtt"))
