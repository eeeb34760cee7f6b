"""What Review offers to a run-through without words, in each state that it can be in."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rehearsal import library, writing_down
from rehearsal.app import background
from rehearsal.settings import Settings, save_settings
from rehearsal.speech.take import RATE, TakeWriter
from rehearsal.talk import Rehearsal, Transcript, Word
from rehearsal.telling import CANCEL, STATE, tell
from tests.app.pages import opened, press, words

CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:03.000\nWhere did I leave my keys?\n"
SILENT = Rehearsal(
    duration=10.0,
    no_transcript="The Whisper model base.en is not on this machine. "
    "Get it with `rehearsal models download base.en`.",
)


def _review() -> None:
    from rehearsal.app import review

    review.page()


@pytest.fixture
def take(tmp_path: Path) -> Path:
    with TakeWriter(tmp_path / "take") as writer:
        writer.append(bytes(2 * 10 * RATE))
        writer.event("stop")
    return tmp_path / "take"


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note which programs are started, and start none."""
    commands: list[list[str]] = []
    monkeypatch.setattr(background, "_start", lambda name, command: commands.append(command))
    return commands


def labels(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


def on(rehearsal_id: str, tab: str = "Timeline") -> AppTest:
    test = opened(_review, id=rehearsal_id)
    test.session_state["tab"] = tab
    return test.run()


@pytest.mark.parametrize("tab", ["Timeline", "Transcript"])
def test_without_a_model_the_page_leads_to_one(take: Path, tab: str) -> None:
    test = on(library.save(SILENT, take), tab)
    told = words(test)
    assert "Get it on Settings" in told and "can still be written down" in told
    assert writing_now(test) == []
    assert {link.proto.page for link in test.get("page_link")} >= {"settings"}
    assert uploaders(test) == (2 if tab == "Transcript" else 1)


def writing_now(test: AppTest) -> list[str]:
    return [label for label in labels(test) if "rite it down" in label or "writing it" in label]


def uploaders(test: AppTest) -> int:
    return len(test.get("file_uploader"))


def test_with_a_model_it_is_begun_and_found_at_work_by_the_next_page(
    take: Path, started: list[list[str]]
) -> None:
    save_settings(Settings(model="sample"))
    kept = library.save(SILENT, take)
    test = on(kept, "Transcript")
    assert writing_now(test) == ["Write it down now"] * 2
    assert "The model sample can write down what was recorded" in words(test)
    assert "base.en" not in words(test) and started == []
    press(test, "Write it down now")
    assert started[-1] == [sys.executable, "-m", "rehearsal.writing_down", kept]
    tell(library.work_folder_of(kept) / STATE, step="Transcribing", fraction=0.4, begun=1, first=0)
    again = on(kept, "Transcript")
    assert "being written down" in words(again) and "top of the page" in words(again)
    assert writing_now(again) == [] and uploaders(again) == 0
    bar = again.get("progress")[0].proto
    assert (bar.value, "Transcribing · 40%" in bar.text) == (40, True)
    again.button(key="cancel-writing").click().run()
    assert (library.work_folder_of(kept) / CANCEL).exists()
    assert writing_now(on(kept)) == ["Go on writing it down"]


def test_a_failure_is_a_sentence_that_can_be_tried_again_or_left(take: Path) -> None:
    save_settings(Settings(model="sample"))
    kept = library.save(SILENT, take)
    writing_down.ask(kept)
    tell(library.work_folder_of(kept) / STATE, error="It did not fit.", hint="Free some memory.")
    test = on(kept)
    assert "It did not fit." in words(test) and writing_now(test) == []
    assert uploaders(test) == 1
    press(test, "Try again")
    assert writing_down.is_asked(kept) and "It did not fit." not in words(on(kept))
    tell(library.work_folder_of(kept) / STATE, error="It did not fit.", hint="Free some memory.")
    assert writing_now(press(on(kept), "Leave it")) == ["Write it down now"]


def test_where_the_sound_is_gone_only_a_transcript_helps() -> None:
    save_settings(Settings(model="sample"))
    test = on(library.save(SILENT, None))
    assert "takes a transcript that you have" in words(test)
    assert writing_now(test) == [] and uploaders(test) == 1


def test_bad_words_are_heard_again_by_another_model(take: Path) -> None:
    save_settings(Settings(model="sample"))
    heard = Transcript((Word(1, 2, "keys"),), model="tiny.en", language="en")
    kept = library.save(replace(SILENT, transcript=heard, no_transcript=""), take)
    assert "Written down by the model tiny.en" in words(on(kept, "Transcript"))
    press(on(kept, "Transcript"), "Hear it again with sample")
    assert writing_down.is_asked(kept)
    assert "No transcript" not in words(on(kept))


def test_the_same_model_is_not_offered_twice(take: Path) -> None:
    save_settings(Settings(model="sample"))
    heard = Transcript((Word(1, 2, "keys"),), model="sample", language="en")
    test = on(library.save(replace(SILENT, transcript=heard, no_transcript=""), take), "Transcript")
    assert [label for label in labels(test) if "again" in label] == []
    assert "Another model may hear it better" in words(test)


def test_a_transcript_is_handed_in_and_judged_at_once() -> None:
    kept = library.save(SILENT, None)
    test = on(kept)
    test.file_uploader[0].upload("talk.vtt", b"none", "text/vtt").run()
    assert "holds no times" in words(test)
    assert library.load(kept)[1] == SILENT
    test = on(kept)
    test.file_uploader[0].upload("talk.vtt", CAPTIONS, "text/vtt").run()
    assert not test.exception and "No transcript" not in words(test)
    transcript = library.load(kept)[1].transcript
    assert transcript is not None and transcript.model == "imported"
