"""The commands as a speaker types them, over real files: what they give, and how they refuse."""

import json
import re
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from rehearsal.cli import main
from rehearsal.places import bundled

TALK = bundled("samples", "job_talk")
PITCH = bundled("samples", "elevator_pitch")

Command = Callable[..., "Outcome"]


class Outcome:
    """What a command left: its exit code, and what it wrote to the two streams."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.out)
        return loaded


@pytest.fixture
def rehearsal(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command as `rehearsal WORD WORD …`."""

    def run(*words: str | Path) -> Outcome:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    """Captions of the sample talk's first minutes, as other programs write them."""
    words = json.loads((TALK / "truth.json").read_text(encoding="utf-8"))["words"][:400]
    path = tmp_path / "talk.json"
    segments = [
        {"start": word["start"], "end": word["end"], "text": word["word"], "words": [word]}
        for word in words
    ]
    path.write_text(json.dumps({"segments": segments}), encoding="utf-8")
    return path


def measure(analysis: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in analysis["measures"] if one["name"] == name)
    return found


def errors(spoken: Sequence[str], heard: Sequence[str]) -> int:
    """Return the word errors: substitutions, insertions and deletions."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(spoken, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def bare(text: str) -> str:
    return text.lower().strip(" .,?!:;")


def test_the_pitch_is_heard_word_for_word_and_nothing_is_kept(
    rehearsal: Command, own_home: Path
) -> None:
    outcome = rehearsal(
        "analyse", TALK / "deck.pptx", PITCH / "pitch.opus",
        "--format", "elevator-pitch", "--model", "sample", "--json", "-",
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    truth = json.loads((PITCH / "truth.json").read_text(encoding="utf-8"))
    spoken = [bare(word["word"]) for word in truth["words"]]
    spoken = [word for word in spoken if word not in ("um", "uh")]
    heard = [bare(word["word"]) for word in outcome.json["transcript"]["words"]]
    assert errors(spoken, heard) <= 0.03 * len(spoken)
    assert outcome.json["duration"] == pytest.approx(truth["seconds"], abs=0.1)
    assert outcome.json["format"] == {"name": "elevator pitch", "low": 60, "high": 120}
    assert "sample" in outcome.json["transcript"]["model"]
    kept = [path for path in own_home.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert kept == []


def test_a_transcript_alone_gives_the_words_and_says_what_the_audio_would_add(
    rehearsal: Command, captions: Path
) -> None:
    outcome = rehearsal("analyse", TALK / "deck.pptx", "--transcript", captions, "--json", "-")
    assert outcome.code == 0, outcome.err
    assert measure(outcome.json, "words")["value"] == pytest.approx(411, abs=5)
    assert measure(outcome.json, "pause_median")["value"] is None
    assert measure(outcome.json, "pause_median")["reason"]
    assert {span["source"] for span in outcome.json["timeline"]} == {"aligned"}


def test_audio_without_a_model_gives_what_the_audio_tells(
    rehearsal: Command, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    outcome = rehearsal(
        "analyse", TALK / "deck.pptx", PITCH / "pitch.opus", "--json", "-", "--html", page
    )
    assert outcome.code == 0, outcome.err
    assert measure(outcome.json, "words")["value"] is None
    assert measure(outcome.json, "pause_median")["value"] > 0
    assert "rehearsal models download base.en" in page.read_text(encoding="utf-8")


def test_clicks_are_the_truth_about_the_slides(rehearsal: Command, captions: Path) -> None:
    outcome = rehearsal(
        "analyse", TALK / "deck.pptx", "--transcript", captions,
        "--events", TALK / "events.jsonl", "--json", "-",
    )  # fmt: skip
    truth = json.loads((TALK / "truth.json").read_text(encoding="utf-8"))["slides"]
    clicked = [(span["slide"], span["start"]) for span in outcome.json["timeline"]]
    assert {span["source"] for span in outcome.json["timeline"]} == {"clicked"}
    for slide, (number, start) in zip(truth, clicked, strict=True):
        assert (number, start) == (slide["slide"], pytest.approx(slide["start"], abs=0.05))


@pytest.mark.parametrize(
    ("clicked", "told"),
    [
        ((23, 24), "slides 23 and 24"),
        ((1, 2, 99), "slide 99"),
        ((25, 3, 24, 23), "slides 23 to 25"),
    ],
)
def test_clicks_to_slides_that_the_deck_does_not_have_are_refused(
    clicked: tuple[int, ...], told: str, rehearsal: Command, captions: Path, tmp_path: Path
) -> None:
    clicks = tmp_path / "other.jsonl"
    lines = [{"time": 10 * n, "event": "slide", "slide": slide} for n, slide in enumerate(clicked)]
    clicks.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    words = ["analyse", TALK / "deck.pptx", "--transcript", captions, "--events", clicks]
    outcome = rehearsal(*words, "--json", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"other.jsonl names {told}, and deck.pptx has 22 slides." in outcome.err
    assert "leave --events out" in outcome.err


def test_what_goes_on_after_the_recording_is_named(
    rehearsal: Command, captions: Path, tmp_path: Path
) -> None:
    clicks = tmp_path / "long.jsonl"
    clicks.write_text('{"time": 900, "event": "slide", "slide": 2}', encoding="utf-8")
    words = ["analyse", TALK / "deck.pptx", PITCH / "pitch.opus", "--model", "none"]
    assert "The events go on until 15.0 min" in rehearsal(*words, "--events", clicks).err
    assert "The transcript goes on until" in rehearsal(*words, "--transcript", captions).err


def test_a_deck_of_pictures_only_says_what_cannot_be_checked(
    rehearsal: Command, captions: Path, tmp_path: Path
) -> None:
    from PIL import Image

    Image.new("RGB", (320, 180), "navy").save(tmp_path / "slide.png")
    deck = Presentation()
    for _ in range(4):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_picture(str(tmp_path / "slide.png"), 0, 0)
    deck.save(str(tmp_path / "pictures.pptx"))
    outcome = rehearsal(
        "analyse", tmp_path / "pictures.pptx", "--transcript", captions, "--json", "-"
    )
    assert outcome.code == 0, outcome.err
    assert "unreadable" in {item["status"] for item in outcome.json["content"]}
    assert outcome.json["not_measured"]
    told = rehearsal("deck", tmp_path / "pictures.pptx").out
    assert "Pictures may show takeaways: slides 1 to 4 hold no text." in " ".join(told.split())


def test_a_transcript_named_as_the_recording_is_told_its_option(
    rehearsal: Command, captions: Path
) -> None:
    outcome = rehearsal("analyse", TALK / "deck.pptx", captions)
    assert outcome.code == 2
    assert f"{captions.name} is a transcript by its name, and no recording" in outcome.err
    assert f"--transcript {captions}" in outcome.err
    assert "Reading the recording" not in outcome.err


def test_a_port_that_is_taken_is_told_with_one_that_is_free(rehearsal: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = rehearsal("app", "--port", str(port))
    assert outcome.code == 2
    assert f"Port {port} is not free" in outcome.err
    assert f"http://127.0.0.1:{port}" in outcome.err
    other = re.search(r"rehearsal app --port (\d+)", outcome.err)
    assert other and int(other[1]) != port


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["analyse", "missing.pptx", "talk.m4a"], "missing.pptx"),
        (["analyse", TALK / "deck.pptx"], "neither a recording nor a transcript"),
        (["analyse", TALK / "deck.pptx", "missing.m4a"], "missing.m4a"),
        (["analyse", TALK / "deck.pptx", PITCH / "pitch.opus", "--model", "base.en"], "base.en"),
        (["analyse", TALK / "deck.pptx", PITCH / "pitch.opus", "--model", "nonsense"], "nonsense"),
        (["analyse", TALK / "deck.pptx", "--transcript", "missing.vtt"], "missing.vtt"),
        (["deck", TALK / "talk.opus"], "talk.opus"),
        (["deck", TALK / "deck.pptx", "--format", "keynote"], "keynote"),
        (["deck", TALK / "deck.pptx", "--minutes", "30-20"], "30-20"),
        (["deck", TALK / "deck.pptx", "--json", "/no/such/folder/x.json"], "x.json"),
        (["deck", "."], " is a folder"),
        (["deck", "missing.pptx", "--json", TALK], "job_talk is a folder"),
        (["ask", "missing.pptx", "--json", TALK], "job_talk is a folder"),
        (["show", "20200101", "--html", TALK], "job_talk is a folder"),
        (["analyse", "missing.pptx", "missing.m4a", "--json", TALK], "job_talk is a folder"),
        (
            ["analyse", "missing.pptx", "missing.m4a", "--json", "-", "--html", "-"],
            "Only one form can be written into standard output",
        ),
        (["pitch", "--audio", TALK / "deck.pptx"], "deck.pptx is damaged, or holds no sound"),
        (["analyse", TALK / "deck.pptx", PITCH / "truth.json"], "truth.json is a transcript"),
        (["pitch", "--audio", PITCH / "truth.json"], "truth.json is a transcript"),
        (["transcribe", TALK], "job_talk holds no recording"),
        (["app", "--port", "99999"], "There is no port 99999"),
        (["app", "--port", "-1"], "There is no port -1"),
        (["app", "--port", "0"], "There is no port 0"),
        (["ask", TALK / "deck.pptx", "--kind", "smalltalk"], "smalltalk"),
        (["ask", TALK / "deck.pptx", "--bank", "no-such-folder"], "no-such-folder"),
        (["ask", TALK / "deck.pptx", "--slide", "99"], "99"),
        (["show", "20200101"], "20200101"),
        (["delete", "20200101"], "20200101"),
        (["models", "download"], "Which model"),
    ],
    ids=lambda value: " ".join(str(word) for word in value) if isinstance(value, list) else None,
)
def test_a_mistake_is_one_sentence_and_a_hint(
    words: list[str | Path], message: str, rehearsal: Command
) -> None:
    outcome = rehearsal(*words)
    assert outcome.code == 2
    assert message in outcome.err
    told = [line for line in outcome.err.splitlines() if "…" not in line]
    assert len(told) == 2, outcome.err
    assert outcome.out == ""


def test_the_same_seed_asks_the_same_questions(rehearsal: Command) -> None:
    deck = TALK / "deck.pptx"
    first, again, other = (
        rehearsal("ask", deck, "--seed", seed, "--json", "-").json["questions"]
        for seed in ("3", "3", "4")
    )
    assert first == again
    assert first != other
    assert len(first) == 10
    assert all(question["because"] for question in first)


def test_a_drill_needs_no_deck(rehearsal: Command) -> None:
    outcome = rehearsal("ask", "--kind", "leadership", "--count", "3", "--json", "-")
    assert [one["kind"] for one in outcome.json["questions"]] == ["leadership"] * 3


def test_a_bank_of_ones_own_is_asked_as_well(rehearsal: Command, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("[[question]]\nidd = 'x'\n", encoding="utf-8")
    outcome = rehearsal("ask", TALK / "deck.pptx", "--bank", tmp_path)
    assert outcome.code == 2
    assert "broken.toml" in outcome.err


def test_what_was_read_of_a_deck_has_its_stages_and_plan(rehearsal: Command) -> None:
    outcome = rehearsal("deck", TALK / "deck.pptx", "--json", "-")
    shown = [slide for slide in outcome.json["slides"] if not slide["hidden"]]
    assert len(shown) == 22
    assert {"problem", "approach", "experiments"} <= {slide["stage"] for slide in shown}
    assert all(slide["planned"] > 0 for slide in shown)
    hidden = [slide for slide in outcome.json["slides"] if slide["hidden"]]
    assert [slide["number"] for slide in hidden] == [None] * len(hidden) != []
    assert "hidden and not counted" in rehearsal("deck", TALK / "deck.pptx").out


def test_a_run_through_is_kept_shown_and_deleted(
    rehearsal: Command, captions: Path, own_home: Path, tmp_path: Path
) -> None:
    words = ["analyse", TALK / "deck.pptx", "--transcript", captions, "--json", "-"]
    analysed = rehearsal(*words, "--save")
    assert "Kept as" in analysed.err
    kept = rehearsal("history").out.split()[0]
    assert rehearsal("show", kept, "--json", "-").json == analysed.json
    assert rehearsal("delete", kept).code == 0
    assert "Nothing is kept yet" in rehearsal("history").out


def test_standard_output_holds_nothing_but_what_was_asked_for(
    rehearsal: Command, captions: Path
) -> None:
    words = ["analyse", TALK / "deck.pptx", "--transcript", captions]
    assert rehearsal(*words, "--html", "-").out.lstrip().lower().startswith("<!doctype html>")
    assert rehearsal(*words, "--markdown", "-").out.startswith("# ")
