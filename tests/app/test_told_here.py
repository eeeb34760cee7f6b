"""In the app, pages are named where the terminal names commands."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import rehearsal
from rehearsal import library
from rehearsal.app.review.kept import Opened
from rehearsal.app.review.moments import left_out
from rehearsal.app.review.numbers import number_tiles
from rehearsal.app.told_here import coded, told_here
from rehearsal.report import missing
from rehearsal.talk import Rehearsal

UNHEARD = Rehearsal(
    duration=60.0,
    no_transcript="The Whisper model base.en is not on this machine. "
    "Get it with `rehearsal models download base.en`.",
)
"""A talk that nobody could write down."""


@pytest.mark.parametrize(
    ("said", "here"),
    [
        ("Get it with `rehearsal models download base.en`.", "Get it on Settings."),
        (
            "`rehearsal models download tiny` goes on where it stopped.",
            "Get it again on Settings: that goes on where it stopped.",
        ),
        ("`rehearsal models` lists the names.", "Settings lists the names."),
        ("`rehearsal history` lists them all.", "Progress lists them all."),
        (
            f"{missing.NO_DECK.remedy} `{missing.NO_DECK.command}`.",
            "Hand in the .pptx or the .pdf with it on Rehearse.",
        ),
        (
            "Name it as one: --transcript my talk.vtt",
            "Choose the recording; Review takes a transcript in.",
        ),
        ("Free some space.", "Free some space."),
    ],
)
def test_a_command_becomes_the_page_that_does_the_same(said: str, here: str) -> None:
    assert told_here(said) == here


def hints() -> Iterator[str]:
    """Yield every text of what the app shares with the terminal that names a command."""
    for room in ("library", "speech"):
        for path in (Path(rehearsal.__file__).parent / room).glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            inner = {
                id(part)
                for node in ast.walk(tree)
                if isinstance(node, ast.JoinedStr)
                for part in node.values
            }
            for node in ast.walk(tree):
                text = ""
                if isinstance(node, ast.JoinedStr):
                    texts = (getattr(part, "value", None) for part in node.values)
                    text = "".join(part if isinstance(part, str) else "X" for part in texts)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    text = "" if id(node) in documented | inner else node.value
                if "`rehearsal " in text:
                    yield text


def test_no_hint_sends_somebody_in_the_app_to_a_terminal() -> None:
    found = list(hints())
    assert len(found) > 5
    assert [text for text in found if "`rehearsal" in told_here(text)] == []


def test_what_stands_in_backticks_is_code_and_the_rest_stands_as_it_is() -> None:
    assert coded("a*b with `rehearsal doctor`.") == r"a\*b with `rehearsal doctor`."


def _review() -> None:
    from rehearsal.app import review

    review.page()


def _progress() -> None:
    from rehearsal.app import progress

    progress.page()


def test_review_leads_to_settings_for_a_model() -> None:
    library.save(UNHEARD, None)
    test = AppTest.from_function(_review, default_timeout=30).run()
    assert not test.exception
    told = " ".join(str(info.value) for info in test.info)
    assert "models download" not in told
    assert "Get it on Settings" in told
    assert "settings" in [link.proto.page for link in test.get("page_link")]


def test_progress_names_no_command_for_a_model() -> None:
    for _ in range(2):  # charts, and why one is missing, come with the second
        library.save(UNHEARD, None)
    test = AppTest.from_function(_progress, default_timeout=30).run()
    assert not test.exception
    told = " ".join(str(caption.value) for caption in test.caption)
    assert "was not measured" in told
    assert "models download" not in told


def test_findings_and_numbers_tell_once_why_there_are_no_words() -> None:
    talk = Opened("20260314-101500-ab12cd", "", UNHEARD)
    reasons = [gap["reason"] for gap in left_out(talk)]
    reasons += [tile["reason"] for tile in number_tiles(talk)]
    assert any("There is no transcript." in reason for reason in reasons)
    assert [reason for reason in reasons if "models download" in reason] == []
