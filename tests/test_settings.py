"""What the speaker has chosen comes back, and a damaged file is one sentence."""

import pytest

from rehearsal import workflow
from rehearsal.errors import SettingError
from rehearsal.places import bundled
from rehearsal.settings import Settings, load_settings, save_settings, settings_file
from rehearsal.talk import Band
from rehearsal.workflow import Request
from tests.notation import spoken


def test_a_first_visit_has_the_usual_settings() -> None:
    assert load_settings() == Settings()


def test_what_was_chosen_comes_back() -> None:
    chosen = Settings(model="small", pace="own", own_pace=(110.0, 140.0), keep_audio="dropped")
    save_settings(chosen)
    assert load_settings() == chosen


@pytest.mark.parametrize("text", ["{", "[]", '{"pace": "fast"}', '{"own_pace": [1]}', '"model"'])
def test_a_damaged_file_is_one_sentence(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match="cannot be read"):
        load_settings()


def test_settings_of_a_newer_program_are_read_as_far_as_they_are_known() -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('{"model": "tiny", "theme": "dark"}', encoding="utf-8")
    assert load_settings().model == "tiny"


def test_a_report_judges_the_pace_by_the_band_that_was_set() -> None:
    talk = spoken("so today we show what the gate keeps " * 40, rate_wpm=150)
    save_settings(Settings(pace="own", own_pace=(100.0, 130.0)))
    report = workflow.report(talk, lambda *_: None)
    band = next(measure.band for measure in report.measures if measure.name == "speech_rate")
    assert band == Band(100.0, 130.0, "the band that you set", "speaker")
    assert "pacing.drift" in {finding.check for finding in report.findings}


def test_the_model_and_the_language_that_were_set_are_used_unless_others_are_named() -> None:
    save_settings(Settings(model="sample"))
    assert getattr(workflow.model_here(None, None), "name", None) == "sample"
    assert workflow.model_here("base.en", None) is None
    save_settings(Settings(model="sample", language="de"))
    assert workflow.model_here(None, None) is None  # the sample's model knows only English
    assert workflow.model_here(None, "en") is not None


def test_a_model_that_was_set_and_is_gone_costs_the_transcript_and_not_the_analysis() -> None:
    save_settings(Settings(model="small.en"))
    recording = bundled("samples", "elevator_pitch", "pitch.opus")
    with workflow.gathered(Request(recording=recording), lambda *_: None) as (rehearsal, _):
        assert "small.en is not on this machine" in rehearsal.no_transcript
        assert rehearsal.acoustics is not None
