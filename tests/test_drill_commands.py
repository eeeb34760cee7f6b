"""The drill and the pitch in a terminal, typed and from files, as a speaker would do them."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from rehearsal.cli import main
from rehearsal.library import answers, pitches
from rehearsal.places import bundled
from rehearsal.settings import Settings, save_settings

DECK = bundled("samples", "job_talk", "deck.pptx")
PITCH = bundled("samples", "elevator_pitch")

Terminal = Callable[..., tuple[int, str, str]]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Run a command with lines that the speaker types."""

    def run(*words: str | Path, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_typed_drill_gives_feedback_a_follow_up_and_a_day(terminal: Terminal) -> None:
    typed = (
        "Yes, because we measured it: 5.8 points over five seeds.\nIt fails on counting.\n\n"
        "We would add a counter.\n\n"
        "2\n"
        "q\n"
    )
    code, out, _ = terminal("ask", DECK, "--drill", "--count", "2", typed=typed)
    assert code == 0
    assert "Question 1 of 2" in out and "Question 2 of 2" in out
    assert "“" in out and "A good answer comes to" in out
    assert "And:" in out
    assert "They come again" in out
    (rated,) = answers.rated()
    assert rated.rating == 2


def test_enter_keeps_the_rating_that_is_suggested(terminal: Terminal) -> None:
    typed = "Obviously it always works.\n\nq\n\n"
    code, _, _ = terminal("ask", DECK, "--drill", "--count", "1", typed=typed)
    assert code == 0
    assert [one.rating for one in answers.rated()] == [1]


def test_an_interview_gives_its_feedback_only_at_the_end(terminal: Terminal) -> None:
    typed = "First of all.\n\nIt fails in rain.\n\nNo.\n\n" + "\n2\n1\n"
    code, out, _ = terminal("ask", DECK, "--interview", "--count", "3", typed=typed)
    assert code == 0
    asked, _, heard = out.partition("What was heard")
    assert "Question 3 of 3" in asked
    assert "A good answer comes to" not in asked and "And:" not in out
    assert heard.count("A good answer comes to") == 3
    assert "You said: “It fails in rain.”" in heard
    assert "In 3 of 3 answers no evidence" in heard
    assert [one.rating for one in answers.rated()][1:] == [2, 1]


def test_an_interview_that_is_left_judges_what_was_answered(terminal: Terminal) -> None:
    code, out, _ = terminal(
        "ask", DECK, "--interview", "--count", "3", typed="It fails in rain.\n\nq\n1\n"
    )
    assert code == 0
    assert out.count("A good answer comes to") == 1
    assert [one.rating for one in answers.rated()] == [1]


def test_the_next_drill_begins_with_what_went_badly(terminal: Terminal) -> None:
    terminal("ask", DECK, "--drill", "--count", "1", typed="It works.\n\nq\n1\n")
    (weak,) = answers.rated()
    terminal("ask", DECK, "--drill", "--count", "3", "--seed", "5", typed="So.\n\nq\n1\n")
    assert answers.rated()[-1].question_id == weak.question_id
    plain = terminal("ask", DECK, "--count", "3", "--json", "-")[1]
    assert plain == terminal("ask", DECK, "--count", "3", "--json", "-")[1]


def test_a_drill_that_was_left_at_once_leaves_nothing(terminal: Terminal) -> None:
    code, _, _ = terminal("ask", "--drill", "--kind", "leadership", typed="q\n")
    assert code == 0
    assert answers.drills() == () and answers.rated() == ()


def test_a_story_is_judged_by_its_parts(terminal: Terminal) -> None:
    typed = "We did something and it was fine.\n\nq\n\n"
    _, out, _ = terminal("ask", "--drill", "--kind", "leadership", "--count", "1", typed=typed)
    assert "No words were found for the situation" in out
    assert "number" in out


def test_a_language_model_that_is_not_there_is_said_and_costs_nothing(terminal: Terminal) -> None:
    save_settings(Settings(language_model="http://127.0.0.1:9"))
    typed = "Because.\n\nq\n\n"
    code, out, err = terminal("ask", DECK, "--drill", "--count", "1", typed=typed)
    assert code == 0
    assert "does not answer" in err
    assert "And:" in out


def test_a_recorded_pitch_is_judged_without_a_microphone(
    terminal: Terminal, tmp_path: Path
) -> None:
    code, out, _ = terminal("pitch", DECK, "--audio", PITCH / "pitch.opus", "--model", "sample",
                            "--seconds", "90")  # fmt: skip
    assert code == 0
    assert "of 90 s" in out and "words of about 210" in out
    assert "✓ problem" in out and "✓ what I did" in out
    captions = tmp_path / "pitch.vtt"
    captions.write_text(
        "WEBVTT\n\n00:00.000 --> 00:20.000\nI build models that forget.\n", encoding="utf-8"
    )
    code, out, _ = terminal("pitch", DECK, "--transcript", captions, "--seconds", "90")
    assert code == 0
    assert "Take 2. Take 1 is the best of 2" in out
    assert "Lost: evidence." in out


def test_a_typed_pitch_begins_with_a_skeleton_from_the_deck(terminal: Terminal) -> None:
    typed = "The problem is memory. I built a gate.\n\nq\n"
    code, out, _ = terminal("pitch", DECK, typed=typed)
    assert code == 0
    assert "A skeleton from deck.pptx" in out
    assert "Slide" in out
    assert "words of about 140" in out
    (kept,) = pitches.pitches(_digest(), 60)
    assert kept.typed == "The problem is memory. I built a gate."


def _digest() -> str:
    from rehearsal.work import file_digest

    return file_digest(DECK)


def test_a_pitch_begins_from_nothing_as_well(terminal: Terminal) -> None:
    code, out, _ = terminal("pitch", "--seconds", "120", typed="q\n")
    assert code == 0
    assert "A skeleton\n" in out and "words" in out
    assert terminal("pitch", "--seconds", "100")[0] == 2
