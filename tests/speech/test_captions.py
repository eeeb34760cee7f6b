"""WebVTT and SRT, as tools and people write them."""

import pytest

from rehearsal.errors import TranscriptError
from rehearsal.speech.captions import plain_text, read_captions, spread
from rehearsal.talk import Word

VTT = """WEBVTT - made by hand
Kind: captions
Language: en

STYLE
::cue { color: yellow }

NOTE
This is a comment --> and no cue.

intro
00:01.000 --> 00:02.000 align:start position:0%
<v Ada>Hello <i>everyone</i>

2
00:00:03.000 --> 00:00:05.000
Fish &amp; chips
for 3 &lt; 4
"""

SRT = """1
00:00:01,000 --> 00:00:02,000
{\\an8}Hello everyone

2
00:00:03,5 --> 00:00:05,000
in the year
2024
"""

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
\x20
so<00:00:00.500><c> today</c><00:00:01.000><c> we</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
so today we
\x20

00:00:02.010 --> 00:00:04.000 align:start position:0%
so today we
look<00:00:02.500><c> at</c><00:00:03.000><c> memory</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
look at memory
\x20
"""


def said(text: str) -> list[str]:
    return [word.text for word in read_captions(text, "talk.vtt")]


def cue(start: str, end: str, text: str) -> str:
    return f"{start} --> {end}\n{text}\n\n"


def test_webvtt_is_read_without_its_comments_styles_and_tags() -> None:
    assert said(VTT) == ["Hello", "everyone", "Fish", "&", "chips", "for", "3", "4"]


def test_words_share_their_cue_in_proportion_to_their_letters() -> None:
    first, second = read_captions(VTT, "talk.vtt")[:2]
    assert (first.start, second.end) == (1.0, 2.0)
    assert first.end == second.start == pytest.approx(1 + 5 / 13)


def test_srt_is_read_with_comma_decimals_and_a_number_as_its_last_line() -> None:
    words = read_captions(SRT, "talk.srt")
    assert [word.text for word in words] == ["Hello", "everyone", "in", "the", "year", "2024"]
    assert (words[2].start, words[-1].end) == (3.5, 5.0)


def test_srt_may_lack_its_blank_lines() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,000 --> 00:00:03,000\ntwo\n"
    assert said(text) == ["one", "two"]


def test_srt_may_have_blank_lines_inside_a_cue() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n\n2\n00:00:02,000 --> 00:00:03,000\nthree\n"
    )
    assert said(text) == ["one", "two", "three"]


def test_windows_line_ends_are_line_ends() -> None:
    assert said(SRT.replace("\n", "\r\n")) == said(SRT)


def test_times_inside_a_cue_are_kept() -> None:
    words = read_captions(ROLLING, "talk.vtt")
    assert [(word.start, word.text) for word in words[:3]] == [
        (0.0, "so"),
        (0.5, "today"),
        (1.0, "we"),
    ]


def test_what_rolling_captions_show_again_is_said_once() -> None:
    assert said(ROLLING) == ["so", "today", "we", "look", "at", "memory"]


def test_captions_that_grow_are_said_once() -> None:
    text = cue("00:00.000", "00:04.000", "so today") + cue("00:01.000", "00:04.000", "so today we")
    assert said(text) == ["so", "today", "we"]


def test_a_cue_that_says_the_same_again_is_kept() -> None:
    text = cue("00:00.000", "00:01.000", "thank you") + cue("00:01.000", "00:02.000", "thank you")
    assert said(text) == ["thank", "you", "thank", "you"]


def test_cues_out_of_order_are_put_in_order() -> None:
    text = cue("00:05.000", "00:06.000", "later") + cue("00:01.000", "00:02.000", "sooner")
    assert said(text) == ["sooner", "later"]


def test_an_overlapping_cue_ends_where_the_next_begins() -> None:
    text = cue("00:00.000", "00:04.000", "one two") + cue("00:02.000", "00:06.000", "three")
    words = read_captions(text, "talk.vtt")
    assert [word.text for word in words] == ["one", "two", "three"]
    assert (words[1].end, words[2].start) == (2.0, 2.0)


def test_cues_that_begin_together_share_their_time() -> None:
    text = cue("00:00.000", "00:01.000", "one") + cue("00:00.000", "00:04.000", "two")
    words = read_captions(text, "talk.vtt")
    assert [(word.start, word.end) for word in words] == [(0.0, 2.0), (2.0, 4.0)]


@pytest.mark.parametrize(
    "marker",
    [
        "[Music]",
        "[BLANK_AUDIO]",
        "(applause)",
        "(Audience laughing)",
        "♪ la la ♪",
        "*coughs*",
        "--",
    ],
)
def test_what_nobody_said_is_no_word(marker: str) -> None:
    assert plain_text(f"so {marker} today") == "so today"


@pytest.mark.parametrize("text", ["(about 30 %)", "[1] shows", "5 + 3", "$5", "C# & R"])
def test_what_only_looks_like_a_marker_is_kept(text: str) -> None:
    assert plain_text(text) == text


def test_a_speaker_dash_is_no_word() -> None:
    assert plain_text("- Hello. - Hi! >> Yes") == "Hello. Hi! Yes"


def test_nothing_to_spread_is_no_word() -> None:
    assert spread("[Music]", 0, 1) == []


def test_a_cue_of_no_length_has_words_of_no_length() -> None:
    assert spread("one two", 1, 1) == [Word(1, 1, "one"), Word(1, 1, "two")]


@pytest.mark.parametrize(
    ("timing", "what"),
    [
        ("00:00:xx,000 --> 00:00:02,000", "Line 5 of talk.srt holds no times"),
        ("00:00:01,000 -->", "Line 5 of talk.srt holds no times"),
        ("00:00:75,000 --> 00:01:20,000", "Line 5 of talk.srt holds a time with more than 59"),
        ("00:00:09,000 --> 00:00:02,000", "line 5 of talk.srt ends before it begins"),
    ],
)
def test_a_broken_cue_is_named_by_its_line(timing: str, what: str) -> None:
    text = f"1\n00:00:00,000 --> 00:00:01,000\none\n\n{timing}\ntwo\n"
    with pytest.raises(TranscriptError, match=what) as caught:
        read_captions(text, "talk.srt")
    assert caught.value.hint
