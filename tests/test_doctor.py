"""What works here is found out by trying, and nothing that hangs keeps the rest waiting."""

import sqlite3
import threading
from pathlib import Path

import pytest

from rehearsal import doctor, library, readiness
from rehearsal.cli import main
from rehearsal.readiness import Readiness
from rehearsal.settings import Settings, save_settings, settings_file
from rehearsal.terminal_library import show_findings
from tests.notation import spoken


def test_a_part_that_does_not_answer_is_told_and_left() -> None:
    ended = threading.Event()

    def hangs() -> Readiness:
        ended.wait(60)
        return Readiness("it", "ready", "at last")

    found = doctor._within(0.05, "it", hangs)
    ended.set()
    assert (found.state, found.told) == ("partly", "no answer within 0 s")


def test_a_library_of_the_system_that_is_missing_is_told() -> None:
    def broken() -> Readiness:
        raise ImportError("libportaudio.so.2 is missing")

    found = doctor._within(5, "it", broken)
    assert (found.state, found.told) == ("missing", "libportaudio.so.2 is missing.")
    assert found.mend


def test_a_bug_in_a_probe_stays_a_bug() -> None:
    def wrong() -> Readiness:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        doctor._within(5, "it", wrong)


def test_damaged_run_throughs_are_counted_with_the_way_to_be_rid_of_them(own_home: Path) -> None:
    library.save(spoken("so"), None)
    bad = library.save(spoken("so"), None)
    assert doctor.kept().state == "ready"
    db = sqlite3.connect(own_home / "library.sqlite3")
    with db:
        db.execute("UPDATE rehearsals SET evidence = x'00' WHERE id = ?", (bad,))
    db.close()
    found = doctor.kept()
    assert (found.state, "2 run-throughs" in found.told) == ("partly", True)
    assert f"rehearsal delete {bad}" in found.mend


def test_settings_that_cannot_be_read_are_told_with_the_rest(own_home: Path) -> None:
    own_home.mkdir()
    settings_file().write_text("{", encoding="utf-8")
    found = doctor._within(5, "Questions", doctor.questions)
    assert found.state == "missing"
    assert str(settings_file()) in found.told


MODEL = Readiness("Whisper model", "partly", "not here", "Get it.", lost="a transcript")
MICROPHONE = Readiness("Microphone", "partly", "none", lost="a recording made in the terminal")
DAMAGED = Readiness("Library", "partly", "2 run-throughs; 1 damaged", "Delete it.")
BROKEN = Readiness("Recogniser", "missing", "broken")
FINE = Readiness("Disk", "ready", "77 GB free")


@pytest.mark.parametrize(
    ("found", "last"),
    [
        ([FINE], "Nothing that a rehearsal needs is missing."),
        ([FINE, DAMAGED], "You can rehearse; under each “·” stands what to look after."),
        (
            [FINE, MODEL, MICROPHONE],
            "You can rehearse, without a transcript and without a recording made in the terminal;"
            " under each “·” stands what to do.",
        ),
        ([BROKEN], "One thing is missing (✗)."),
        ([BROKEN, MODEL], "One thing is missing (✗), and you go without a transcript (·)."),
        ([BROKEN, BROKEN], "2 things are missing (✗)."),
    ],
)
def test_the_last_words_say_what_one_goes_without(
    found: list[Readiness], last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_findings(found)
    told = " ".join(capsys.readouterr().out.split())
    assert told.endswith(last)


def test_a_talk_without_a_model_is_said_to_go_without_a_transcript() -> None:
    save_settings(Settings(model="no-such-model"))
    assert readiness.model().lost == "a transcript"


@pytest.mark.slow
def test_the_doctor_ends_well_whatever_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "✓ Program: rehearsal" in out
    assert "✓ Recogniser: hears the sample" in out
    last = out.rpartition("\n\n")[2]
    assert last.startswith(("You can rehearse", "Nothing", "One thing is missing", "2 things"))
