"""JSON transcripts in the shapes that Whisper tools write."""

import json

import pytest

from rehearsal.errors import TranscriptError
from rehearsal.speech.whisper_json import read_whisper_json

Timed = tuple[float, float, str]


def words(document: object) -> list[Timed]:
    found, _ = read_whisper_json(json.dumps(document), "talk.json")
    return [(word.start, word.end, word.text) for word in found]


def segment(start: float, end: float, text: str, **more: object) -> dict[str, object]:
    return {"start": start, "end": end, "text": text, **more}


def word(start: float, end: float, text: str, **more: object) -> dict[str, object]:
    return {"start": start, "end": end, "word": text, **more}


def test_word_times_are_taken_where_there_are_any() -> None:
    said = segment(0, 2, " So we", words=[word(0.1, 0.4, " So"), word(0.5, 1, " we")])
    assert words({"segments": [said]}) == [(0.1, 0.4, "So"), (0.5, 1, "we")]


def test_probabilities_are_kept() -> None:
    said = segment(0, 2, " So", words=[word(0.1, 0.4, " So", probability=0.75)])
    found, _ = read_whisper_json(json.dumps({"segments": [said]}), "talk.json")
    assert found[0].probability == 0.75


def test_a_segment_without_words_is_spread_over_its_letters() -> None:
    assert words({"segments": [segment(0, 4, " a bcd")]}) == [(0, 1, "a"), (1, 4, "bcd")]


def test_pieces_of_one_word_are_joined() -> None:
    pieces = [word(0, 1, " 4"), word(1, 2, ".5"), word(2, 3, " points")]
    said = segment(0, 3, " 4.5 points", words=pieces)
    assert words({"segments": [said]}) == [(0, 2, "4.5"), (2, 3, "points")]


def test_scripts_without_blanks_stay_apart() -> None:
    said = segment(0, 2, " 你好", words=[word(0, 1, " 你"), word(1, 2, "好")])
    assert [text for _, _, text in words({"segments": [said]})] == ["你", "好"]


def test_words_that_an_aligner_left_without_times_share_the_gap() -> None:
    mixed = [
        word(0, 1, "in"),
        {"word": "2014"},
        {"word": "2015"},
        word(5, 6, "we"),
        {"word": "ran"},
    ]
    said = segment(0, 8, "in 2014 2015 we ran", words=mixed)
    assert words({"segments": [said]}) == [
        (0, 1, "in"),
        (1, 3, "2014"),
        (3, 5, "2015"),
        (5, 6, "we"),
        (6, 8, "ran"),
    ]


def test_segments_are_put_in_order() -> None:
    said = {"segments": [segment(5, 6, "later"), segment(1, 2, "sooner")]}
    assert [text for _, _, text in words(said)] == ["sooner", "later"]


def test_a_segment_that_holds_only_a_marker_holds_no_word() -> None:
    noise = [word(0, 1, " (audience"), word(1, 2, " laughing)")]
    assert words({"segments": [segment(0, 2, " (audience laughing)", words=noise)]}) == []


@pytest.mark.parametrize(
    "document",
    [
        [segment(0, 1, "so")],
        [[0, 1, "so"]],
        [[0, 1, " so", 0.9]],
        [word(0, 1, "so")],
        {"words": [word(0, 1, "so")], "segments": [segment(0, 3, "so")]},
        {"schema": 1, "transcript": {"model": "base.en", "words": [word(0, 1, "so")]}},
        {"segments": [segment(0, 2, " so", words=[[0, 1, " so", 0.9]])]},
        {"transcription": [{"offsets": {"from": 0, "to": 1000}, "text": " so"}]},
        {
            "transcription": [
                {
                    "offsets": {"from": 0, "to": 9000},
                    "text": " so",
                    "tokens": [
                        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}},
                        {"text": " s", "offsets": {"from": 0, "to": 500}, "p": 0.9},
                        {"text": "o", "offsets": {"from": 500, "to": 1000}, "p": 0.9},
                    ],
                }
            ]
        },
    ],
    ids=[
        "segments",
        "triples",
        "old faster-whisper words",
        "words",
        "OpenAI API",
        "our own report",
        "words as lists",
        "whisper.cpp",
        "whisper.cpp in full",
    ],
)
def test_the_shapes_that_tools_write_are_known(document: object) -> None:
    assert words(document) == [(0, 1, "so")]


@pytest.mark.parametrize(
    "document", [{"language": "de", "segments": []}, {"result": {"language": "de"}, "words": []}]
)
def test_the_language_is_read(document: object) -> None:
    assert read_whisper_json(json.dumps(document), "talk.json") == ([], "de")


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ({}, "talk.json holds JSON, but no transcript"),
        (3, "talk.json holds JSON, but no transcript"),
        ({"transcript": None}, "talk.json holds JSON, but no transcript"),
        ({"segments": {}}, '"segments" in talk.json is not a list'),
        ({"segments": [3]}, "Segment 1 of talk.json is not an object"),
        ({"segments": [segment(0, 1, "a"), {"start": 0}]}, 'Segment 2 of talk.json has no "end"'),
        ({"segments": [{"start": 0, "end": 1}]}, 'Segment 1 of talk.json has no "text"'),
        ({"segments": [{**segment(0, 1, ""), "text": 3}]}, 'has a "text" that is not text'),
        ({"segments": [{**segment(0, 1, "a"), "start": "0"}]}, '"start" that is not a number'),
        ({"segments": [{**segment(0, 1, "a"), "start": True}]}, '"start" that is not a number'),
        ({"segments": [segment(-1, 1, "a")]}, 'has a "start" before 0'),
        ({"segments": [segment(2, 1, "a")]}, "Segment 1 of talk.json ends before it begins"),
        ({"segments": [segment(0, 1, "a", words=3)]}, '"words" that are not a list'),
        (
            {"segments": [segment(0, 1, "a b", words=[word(0, 1, "a"), {"start": 1, "end": 2}])]},
            'Segment 1, word 2 of talk.json has no "word"',
        ),
        (
            {"words": [word(0, 1, "a"), {"word": "b", "start": 1}]},
            'Word 2 of talk.json has no "end"',
        ),
        ({"words": [word(9, 10, "a"), word(1, 2, "b")]}, "begins before the word before it"),
        ({"words": [{"word": "a"}]}, "have no times"),
        ({"transcription": [{"text": "a"}]}, 'has no "offsets"'),
    ],
)
def test_what_is_broken_is_named(document: object, what: str) -> None:
    with pytest.raises(TranscriptError, match=what) as caught:
        words(document)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"segments": [\n{"start": 0,}]}', "Line 2 of talk.json is not JSON"),
        ('[{"start": NaN, "end": 1, "text": "a"}]', "talk.json holds NaN where a number belongs"),
        ('[{"start": 1e999, "end": 1, "text": "a"}]', '"start" that is not a number'),
        ("[" * 100_000, "nested too deeply"),
    ],
    ids=["comma", "NaN", "beyond floats", "nested"],
)
def test_broken_json_is_named_by_its_line(text: str, what: str) -> None:
    with pytest.raises(TranscriptError, match=what):
        read_whisper_json(text, "talk.json")


def test_a_number_of_any_length_is_no_traceback() -> None:
    text = '[{"start": 0, "end": ' + "9" * 5000 + ', "text": "a"}]'
    with pytest.raises(TranscriptError, match='"end" that is not a number'):
        read_whisper_json(text, "talk.json")
