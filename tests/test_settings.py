"""What the speaker has chosen comes back, and a damaged file is one sentence."""

import pytest

from rehearsal.errors import SettingError
from rehearsal.settings import Settings, load_settings, save_settings, settings_file


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
