"""Captions: readable, in order, and legal whatever was said."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearsal.report.captions import LINE_LENGTH, LINES, LONGEST, cues, srt, vtt
from rehearsal.talk import Word
from tests.notation import spoken


def words(text: str, rate_wpm: float = 150) -> tuple[Word, ...]:
    transcript = spoken(text, rate_wpm=rate_wpm).transcript
    assert transcript is not None
    return transcript.words


def test_a_caption_is_written_as_subrip_wants_it() -> None:
    assert srt(words("Hello there.")) == "1\n00:00:00,000 --> 00:00:00,800\nHello there.\n"


def test_a_caption_is_written_as_webvtt_wants_it() -> None:
    made = vtt(words("Hello there."), "en")
    assert made == "WEBVTT\nLanguage: en\n\n00:00:00.000 --> 00:00:00.800\nHello there.\n"


def test_hours_are_counted() -> None:
    assert "01:00:00,500 --> 01:00:01,000" in srt([Word(3600.5, 3601, "late")])


def test_no_words_make_no_captions() -> None:
    assert srt(()) == ""
    assert vtt(()) == "WEBVTT\n"


def test_captions_stay_short_enough_to_read() -> None:
    made = cues(words("one two three four five six seven eight nine ten " * 30))
    assert all(len(cue.lines) <= LINES for cue in made)
    assert all(len(line) <= LINE_LENGTH for cue in made for line in cue.lines)
    assert all(cue.duration <= LONGEST for cue in made)


def test_a_sentence_end_and_a_pause_begin_a_new_caption() -> None:
    made = cues(words("This one sentence is long enough. Next (1.5) after the pause"))
    assert [cue.lines for cue in made] == [
        ("This one sentence is long enough.",),
        ("Next",),
        ("after the pause",),
    ]


def test_every_word_is_in_exactly_one_caption() -> None:
    said = words("a b c. d e f " * 40)
    shown = " ".join(line for cue in cues(said) for line in cue.lines)
    assert shown == " ".join(word.text for word in said)


def test_captions_never_overlap_even_where_the_words_do() -> None:
    said = [Word(0, 3, "first."), Word(2.5, 2.5, "x" * 30 + "."), Word(2.5, 9, "third")]
    made = cues(said)
    assert all(one.end <= two.start for one, two in itertools.pairwise(made))
    assert all(cue.duration > 0 for cue in made)


@pytest.mark.parametrize("text", ["<b>&", "-->", "a\n\nb", "WEBVTT", "\x00", "שלום", "🎓"])
def test_no_word_can_break_the_format(text: str) -> None:
    said = [Word(0, 1, text), Word(1, 2, "end")]
    for made in (srt(said), vtt(said)):
        assert len(re.findall("-->", made)) == 1
        assert made.count("\n\n") == made.startswith("WEBVTT")
        assert "<b>" not in vtt(said)


def test_a_word_longer_than_a_line_is_broken() -> None:
    made = cues([Word(0, 1, "x" * 100)])
    assert "".join(line for cue in made for line in cue.lines) == "x" * 100


@given(st.lists(st.tuples(st.floats(0, 20), st.floats(0, 5), st.text(max_size=30)), max_size=20))
def test_captions_run_forward_whatever_the_recogniser_gave(
    spans: list[tuple[float, float, str]],
) -> None:
    made = cues([Word(start, start + length, text) for start, length, text in spans])
    assert all(cue.duration > 0 for cue in made)
    assert all(one.end <= two.start for one, two in itertools.pairwise(made))
