"""Settings are kept as they are chosen; the help says what the app says."""

from pathlib import Path

import pytest

from rehearsal import readiness
from rehearsal.app import help_page, help_words
from rehearsal.app.review import tabs
from rehearsal.app.setting_changes import CHANGES
from rehearsal.drill.own import add_own_question
from rehearsal.errors import RehearsalError
from rehearsal.settings import Settings, load_settings, save_settings, settings_file
from tests.app.pages import opened, words
from tests.test_language_model import fake_model


def _settings() -> None:
    from rehearsal.app import settings_page

    settings_page.page()


def _help() -> None:
    from rehearsal.app import help_page

    help_page.page()


def test_looking_at_the_settings_changes_nothing() -> None:
    opened(_settings)
    assert not settings_file().exists()


def test_each_choice_is_kept_as_it_is_made() -> None:
    test = opened(_settings)
    test.selectbox(key="model").select("sample").run()
    test.radio(key="keep_audio").set_value("dropped").run()
    test.radio(key="pace").set_value("own").run()
    test.checkbox(key="around").uncheck().run()
    test.slider(key="own_pace").set_range(100, 140).run()
    assert not test.exception
    assert load_settings() == Settings(
        model="sample", keep_audio="dropped", pace="own", own_pace=(100.0, 140.0)
    )


def test_a_page_that_was_opened_before_brings_nothing_back() -> None:
    test = opened(_settings)
    save_settings(Settings(keep_audio="dropped", pace="second_language"))
    test.selectbox(key="model").select("sample").run()
    test.radio(key="pace").set_value("own").run()
    chosen = load_settings()
    assert (chosen.model, chosen.pace, chosen.keep_audio) == ("sample", "own", "dropped")


def test_each_field_is_kept_before_the_page_is_drawn(tmp_path: Path) -> None:
    own = add_own_question("challenge", "Why a key, and not a card?").parent
    typed = {
        "model": "small",
        "language": "de",
        "pace": "own",
        "own_pace": (100, 140),
        "keep_audio": "trimmed",
        "own_bank": f" {own} ",
        "language_model": "http://127.0.0.1:11434 ",
        "llm_name": "tiny-llama",
    }
    now = Settings()
    for field, value in typed.items():
        now = CHANGES[field](now, value)
    assert now == Settings(
        model="small",
        language="de",
        pace="own",
        own_pace=(100.0, 140.0),
        keep_audio="trimmed",
        own_bank=str(own),
        language_model="http://127.0.0.1:11434",
        language_model_name="tiny-llama",
    )
    assert CHANGES["around"](now, True).own_pace is None
    assert CHANGES["own_bank"](now, str(tmp_path / "gone")) == now
    assert CHANGES["language_model"](now, "").language_model_name == ""
    with pytest.raises(RehearsalError):
        CHANGES["language_model"](now, "http://192.0.2.7:11434")


def test_what_was_chosen_is_shown() -> None:
    save_settings(Settings(model="small", pace="second_language", keep_audio="trimmed"))
    test = opened(_settings)
    assert test.selectbox(key="model").value == "small"
    assert test.radio(key="pace").value == "second_language"
    assert "Talks get no transcript" in words(test)
    assert load_settings().model == "small"


def test_an_address_of_another_machine_is_refused() -> None:
    test = opened(_settings)
    test.text_input(key="language_model").set_value("http://192.0.2.7:11434").run()
    assert "no address of this machine" in words(test)
    assert load_settings().language_model == ""
    test.text_input(key="language_model").set_value("http://127.0.0.1:11434").run()
    assert load_settings().language_model == "http://127.0.0.1:11434"


def test_a_language_model_is_chosen_by_name_and_one_that_runs_elsewhere_is_refused() -> None:
    with fake_model() as model:
        save_settings(Settings(language_model=model.address))
        test = opened(_settings)
        assert "On this computer it has: tiny-llama, mistral:7b." in words(test)
        assert "cloud" in words(test)
        test.text_input(key="llm_name").set_value("gpt-oss:120b-cloud").run()
        assert "runs on other computers" in words(test)
        assert load_settings().language_model_name == ""
        test.text_input(key="llm_name").set_value("tiny-llama").run()
        assert load_settings() == Settings(
            language_model=model.address, language_model_name="tiny-llama"
        )


def test_a_folder_of_questions_that_is_not_there_is_not_kept(tmp_path: Path) -> None:
    test = opened(_settings)
    test.text_input(key="own_bank").set_value(str(tmp_path / "gone")).run()
    assert "There is no folder" in words(test)
    assert load_settings().own_bank == ""


def test_damaged_settings_can_be_begun_anew() -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("{", encoding="utf-8")
    test = opened(_settings)
    assert "cannot be read" in words(test)
    next(one for one in test.button if one.label == "Begin with the usual settings").click().run()
    assert not test.exception
    assert load_settings() == Settings()


@pytest.mark.parametrize("query", ["um", "takeaway", "privacy", "127.0.0.1", "Hincks"])
def test_the_help_finds_what_is_looked_for(query: str) -> None:
    test = opened(_help)
    test.text_input[0].set_value(query).run()
    assert not test.exception
    assert not test.info
    assert (
        query.casefold()
        in " ".join(
            [
                words(test),
                *(one.label for one in test.expander),
                *(one.value for one in test.subheader),
            ]
        ).casefold()
    )


@pytest.mark.parametrize(
    "folder", ["/home/anna/models/own-whisper", "/home/anna/own-whisper/", "~/anna/own-whisper"]
)
def test_the_details_to_copy_name_no_path(folder: str) -> None:
    save_settings(Settings(model=folder))
    help_page.details.clear()
    copied = "\n".join(help_page.details())
    assert "own-whisper is not here" in copied
    assert "anna" not in copied


def test_the_details_to_copy_name_neither_where_settings_lie_nor_whose_microphone_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    microphone = readiness.Readiness("Microphone in a terminal", "ready", "Anna's AirPods")
    monkeypatch.setattr(help_page, "computer_microphone", lambda: microphone)
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("{", encoding="utf-8")
    help_page.details.clear()
    copied = "\n".join(help_page.details())
    assert "Whisper model: missing; the settings cannot be read" in copied
    assert str(settings_file().parent) not in copied
    assert "Anna" not in copied


def test_the_details_to_copy_name_no_path_of_another_system() -> None:
    save_settings(Settings(model=r"C:\Users\anna\own-whisper"))
    told = readiness.model().told
    assert told == "own-whisper is not here: a talk gets no transcript"


def test_the_help_says_when_it_has_nothing() -> None:
    test = opened(_help)
    test.text_input[0].set_value("xyzzy").run()
    assert "Nothing here speaks of" in words(test)


def test_the_help_sends_to_take_along_for_files_and_to_progress_for_deleting() -> None:
    told = dict(help_words.sections())
    assert "export" not in told["Progress"] and "deleted" in told["Progress"]
    assert "*Take along*" in told["Progress"]
    assert "Take along" in tabs.TABS


def test_the_help_says_who_else_can_open_the_app_on_a_shared_computer() -> None:
    privacy = dict(help_words.sections())["Privacy: what leaves this computer"]
    assert "On a computer that you share, whoever else is\nlogged in can open" in privacy


def test_the_guide_is_made_of_the_words_of_the_app() -> None:
    guide = Path(__file__).parents[2] / "docs" / "guide.md"
    made = "run: uv run python docs/make_guide.py"
    assert guide.read_text(encoding="utf-8") == help_words.guide(), made
