"""Judging the recording itself."""

import dataclasses

import pytest

from rehearsal.analysis.delivery import signal
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding, NotMeasured, Rehearsal, Signal, Span
from tests.notation import spoken

GOOD = Signal(speech_dbfs=-22, noise_dbfs=-60, clipped_share=0, silent=False, hum_db=3)


def recorded(signal: Signal, gaps: tuple[Span, ...] = ()) -> Rehearsal:
    talk = spoken("one two three")
    assert talk.acoustics is not None
    return dataclasses.replace(
        talk, acoustics=dataclasses.replace(talk.acoustics, signal=signal, gaps=gaps)
    )


def found(rehearsal: Rehearsal) -> list[Finding | NotMeasured]:
    return [result for check in signal.CHECKS for result in check(read(rehearsal))]


def test_a_good_recording_is_no_finding() -> None:
    assert found(recorded(GOOD)) == []
    assert signal.weakness(read(recorded(GOOD))) == ""


@pytest.mark.parametrize(
    ("trouble", "words", "severity"),
    [
        (Signal(None, None, 0, silent=True), "zero", "problem"),
        (Signal(None, -60, 0, silent=False), "No speech was heard", "problem"),
        (Signal(-10, -60, 0.02, silent=False), "clipped: 2.0 %", "problem"),
        (Signal(-22, -32, 0, silent=False), "10 dB above the noise", "problem"),
        (Signal(-48, -55, 0, silent=False), "far away", "problem"),
        (Signal(-50, -80, 0, silent=False), "very quietly", "advice"),
        (Signal(-22, -60, 0, silent=False, hum_db=30), "hums", "note"),
    ],
)
def test_each_trouble_is_named(trouble: Signal, words: str, severity: str) -> None:
    (finding,) = found(recorded(trouble))
    assert isinstance(finding, Finding)
    assert words in finding.message
    assert finding.severity == severity
    assert finding.advice


def test_only_the_worst_trouble_is_told() -> None:
    (finding,) = found(recorded(dataclasses.replace(GOOD, clipped_share=0.1, noise_dbfs=-30)))
    assert isinstance(finding, Finding)
    assert "clipped" in finding.message


def test_a_faint_hum_is_not_worth_a_word() -> None:
    assert found(recorded(dataclasses.replace(GOOD, hum_db=30, noise_dbfs=-75))) == []


def test_missing_audio_is_told_with_its_places() -> None:
    (finding,) = found(recorded(GOOD, gaps=(Span(62, 65), Span(80, 82))))
    assert isinstance(finding, Finding)
    assert finding.check == "signal.gaps"
    assert "5 s" in finding.message
    assert "1:02" in finding.message
    assert len(finding.evidence) == 2


def test_without_audio_nothing_is_judged() -> None:
    assert [type(result) for result in found(Rehearsal())] == [NotMeasured, NotMeasured]
    assert signal.weakness(read(Rehearsal()))
