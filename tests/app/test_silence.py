"""What is said where every sample is zero: on a Mac, a permission is missing."""

from dataclasses import replace

from rehearsal.analysis.checks import run_checks
from rehearsal.analysis.reading import read
from rehearsal.places import PACKAGE
from rehearsal.speech.audio import silence_hint
from tests.notation import spoken

WAY = "System Settings → Privacy & Security → Microphone"


def test_terminal_room_and_report_name_the_same_way_to_the_permission() -> None:
    assert WAY in silence_hint("darwin")
    script = (PACKAGE / "app" / "recorder" / "microphone.js").read_text(encoding="utf-8")
    (sentence,) = [line for line in script.splitlines() if "This is silence" in line]
    assert WAY in sentence and "on a Mac" in sentence


def test_the_report_of_a_silent_recording_names_it() -> None:
    talk = spoken("so today")
    assert talk.acoustics is not None
    signal = replace(talk.acoustics.signal, silent=True, speech_dbfs=None)
    silent = replace(talk, acoustics=replace(talk.acoustics, signal=signal))
    findings, _ = run_checks(read(silent))
    (finding,) = [one for one in findings if one.check == "signal.quality"]
    assert WAY in finding.advice and "on a Mac" in finding.advice
