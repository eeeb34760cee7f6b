"""Which model is used, and what is said when it is not there."""

import json
import shutil
from pathlib import Path

import pytest

from rehearsal.errors import ModelError
from rehearsal.places import bundled
from rehearsal.speech.models import (
    MULTILINGUAL_VOCABULARY,
    SOURCES,
    find_model,
    hub_cache,
    known_models,
    repository_of,
)
from rehearsal.talk import SAMPLE_LABEL

COMMIT = "c0ffee" * 6 + "c0ff"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample's model, in a folder of the speaker's."""
    return Path(shutil.copytree(bundled("samples", "recogniser"), tmp_path / "my-model"))


def put_in_cache(folder: Path, name: str, *, tokens: int | None = None) -> Path:
    """Lay a model where Hugging Face's tools keep it."""
    cached = hub_cache() / f"models--{repository_of(name).replace('/', '--')}"
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    target = Path(shutil.copytree(folder, cached / "snapshots" / COMMIT))
    if tokens is not None:
        vocabulary = json.dumps([str(number) for number in range(tokens)])
        (target / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
    return target


def test_a_folder_is_taken_as_it_is(folder: Path) -> None:
    model = find_model(str(folder))
    assert (model.name, model.folder) == ("my-model", folder)
    assert (model.window_seconds, model.multilingual, model.label) == (10.0, False, "")


def test_the_sample_has_a_name_and_a_label() -> None:
    model = find_model("sample")
    assert model.folder == bundled("samples", "recogniser").resolve()
    assert model.label == SAMPLE_LABEL


@pytest.mark.parametrize("language", [None, "en", "English"])
def test_english_is_heard_by_base_en(folder: Path, language: str | None) -> None:
    put_in_cache(folder, "base.en")
    assert find_model(None, language).name == "base.en"


def test_another_language_is_heard_by_base(folder: Path) -> None:
    put_in_cache(folder, "base", tokens=MULTILINGUAL_VOCABULARY)
    model = find_model(None, "de")
    assert (model.name, model.multilingual) == ("base", True)


@pytest.mark.parametrize("name", ["base.en", "distil-large-v3", "sample"])
def test_an_english_model_is_refused_for_another_language(name: str) -> None:
    with pytest.raises(ModelError, match=rf"{name} knows only English, .* is de") as caught:
        find_model(name, "de")
    assert "--model base" in caught.value.hint


def test_an_english_folder_is_refused_for_another_language(folder: Path) -> None:
    with pytest.raises(ModelError, match="knows only English"):
        find_model(str(folder), "de")


def test_a_missing_model_comes_with_the_command_that_gets_it() -> None:
    with pytest.raises(
        ModelError, match=r"The Whisper model base\.en is not on this machine"
    ) as no:
        find_model()
    assert no.value.hint == "Get it with `rehearsal models download base.en`."


def test_a_model_that_is_half_in_the_cache_is_missing(folder: Path) -> None:
    (put_in_cache(folder, "base.en") / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match="not on this machine"):
        find_model("base.en")


def test_a_repository_may_be_named_itself(folder: Path) -> None:
    put_in_cache(folder, "someone/whisper-of-mine")
    assert find_model("someone/whisper-of-mine").name == "someone/whisper-of-mine"


@pytest.mark.parametrize(
    ("gone", "what"),
    [
        (["model.bin"], r"model\.bin is missing"),
        (["config.json", "tokenizer.json"], r"config\.json and tokenizer\.json are missing"),
        (["vocabulary.json"], r"vocabulary\.json is missing"),
    ],
)
def test_what_a_folder_lacks_is_said(folder: Path, gone: list[str], what: str) -> None:
    for name in gone:
        (folder / name).unlink()
    with pytest.raises(ModelError, match=what):
        find_model(str(folder))


def test_a_vocabulary_may_be_plain_text(folder: Path) -> None:
    (folder / "vocabulary.json").unlink()
    lines = "\n".join(map(str, range(MULTILINGUAL_VOCABULARY)))
    (folder / "vocabulary.txt").write_text(lines, encoding="utf-8")
    assert find_model(str(folder), "de").multilingual


def test_a_model_that_does_not_say_hears_thirty_seconds(folder: Path) -> None:
    (folder / "preprocessor_config.json").unlink()
    assert find_model(str(folder)).window_seconds == 30.0


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("preprocessor_config.json", '{"chunk_length": "ten"}'),
        ("preprocessor_config.json", '{"chunk_length": 0}'),
        ("preprocessor_config.json", "{"),
        ("vocabulary.json", "{}"),
    ],
)
def test_a_damaged_model_is_a_sentence(folder: Path, file: str, content: str) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        find_model(str(folder))


@pytest.mark.parametrize("name", ["/no/such/folder", "./here", "~/there", "a/b/c", "C:\\models"])
def test_a_path_that_is_none_is_not_looked_for_on_the_hub(name: str) -> None:
    with pytest.raises(ModelError, match="There is no folder"):
        find_model(name)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match='no model called "huge"') as caught:
        find_model("huge")
    assert "small.en" in caught.value.hint


def test_the_identity_changes_with_the_weights_and_the_settings(folder: Path) -> None:
    before = find_model(str(folder)).identity
    assert find_model("sample").identity == before
    with (folder / "model.bin").open("r+b") as weights:
        weights.seek(-1, 2)
        last = weights.read(1)
        weights.seek(-1, 2)
        weights.write(bytes([last[0] ^ 1]))
    changed = find_model(str(folder)).identity
    (folder / "config.json").write_text("{}", encoding="utf-8")
    assert len({before, changed, find_model(str(folder)).identity}) == 3


def test_the_known_models_say_whether_they_are_here(folder: Path) -> None:
    put_in_cache(folder, "small.en")
    here = {model.name for model in known_models() if model.folder}
    assert here == {"sample", "small.en"}


def test_the_names_are_those_of_faster_whisper() -> None:
    from faster_whisper import utils

    assert {name: repository for name, (repository, _) in SOURCES.items()} == utils._MODELS


def test_the_cache_is_where_hugging_face_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    for name in ("HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert hub_cache() == Path(constants.default_home) / "huggingface" / "hub"
    monkeypatch.setenv("HF_HOME", "/elsewhere")
    assert hub_cache() == Path("/elsewhere/hub")
