"""Which Whisper model is used, and where it lies on this machine. Nothing is fetched here."""

import hashlib
import json
import math
import os
import re
from dataclasses import dataclass
from pathlib import Path

from rehearsal.errors import ModelError
from rehearsal.places import bundled
from rehearsal.talk import SAMPLE_LABEL, SAMPLE_MODEL

DEFAULT_MODEL = "base.en"
"""4.9 % word errors on TED talks, and a 30-min talk in 4 min of one core."""

DEFAULT_MULTILINGUAL = "base"

SOURCES: dict[str, tuple[str, int]] = {
    "tiny.en": ("Systran/faster-whisper-tiny.en", 78),
    "tiny": ("Systran/faster-whisper-tiny", 78),
    "base.en": ("Systran/faster-whisper-base.en", 148),
    "base": ("Systran/faster-whisper-base", 148),
    "small.en": ("Systran/faster-whisper-small.en", 486),
    "small": ("Systran/faster-whisper-small", 486),
    "medium.en": ("Systran/faster-whisper-medium.en", 1530),
    "medium": ("Systran/faster-whisper-medium", 1530),
    "large-v1": ("Systran/faster-whisper-large-v1", 3090),
    "large-v2": ("Systran/faster-whisper-large-v2", 3090),
    "large-v3": ("Systran/faster-whisper-large-v3", 3090),
    "large": ("Systran/faster-whisper-large-v3", 3090),
    "distil-large-v2": ("Systran/faster-distil-whisper-large-v2", 1515),
    "distil-medium.en": ("Systran/faster-distil-whisper-medium.en", 792),
    "distil-small.en": ("Systran/faster-distil-whisper-small.en", 336),
    "distil-large-v3": ("Systran/faster-distil-whisper-large-v3", 1516),
    "distil-large-v3.5": ("distil-whisper/distil-large-v3.5-ct2", 1516),
    "large-v3-turbo": ("mobiuslabsgmbh/faster-whisper-large-v3-turbo", 1622),
    "turbo": ("mobiuslabsgmbh/faster-whisper-large-v3-turbo", 1622),
}
"""faster-whisper's names, where the hub keeps each, and about how many megabytes it is; the hub
tells the exact size before a download."""

REQUIRED = ("model.bin", "config.json", "tokenizer.json")
"""Without tokenizer.json faster-whisper would fetch one from the hub."""

VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
OPTIONAL = ("preprocessor_config.json",)

MULTILINGUAL_VOCABULARY = 51865
"""Tokens from which CTranslate2 takes a Whisper model for a multilingual one."""

WHISPER_WINDOW = 30.0
"""Seconds that a Whisper model hears at once, where it does not say otherwise."""

IDENTITY_SAMPLE = 1 << 20
"""Bytes from either end of model.bin that tell two models of one size apart."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is here and whole."""

    name: str
    folder: Path
    multilingual: bool
    window_seconds: float
    """The longest stretch that the model hears at once."""
    identity: str
    """SHA-256 over its configuration and a sample of its weights; a part of journal keys."""
    label: str = ""
    """What has to be said wherever the model is named."""


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model that can be chosen by name."""

    name: str
    megabytes: int
    """About; as large on the disk as on the way."""
    multilingual: bool
    folder: Path | None
    """Where it lies; None: it has to be downloaded first."""
    label: str = ""


def find_model(name_or_folder: str | None = None, language: str | None = None) -> Model:
    """Return the model to use: a folder, a name in the local Hugging Face cache, or "sample".

    None: `base.en`, or `base` where the language is not English. Raises ModelError where there is
    none: with the command that gets it, with what a folder lacks, or where an English model meets
    another language.
    """
    foreign = language is not None and language.lower() not in ("en", "english")
    chosen = name_or_folder or (DEFAULT_MULTILINGUAL if foreign else DEFAULT_MODEL)
    if foreign and chosen in SOURCES and not _is_multilingual_name(chosen):
        raise _knows_only_english(chosen, language)
    model = _located(chosen)
    if foreign and not model.multilingual:
        raise _knows_only_english(chosen, language)
    return model


def known_models() -> tuple[KnownModel, ...]:
    """Return every model that has a name: the sample's own, then faster-whisper's."""
    sample = bundled("samples", "recogniser")
    here = sample if not _missing(sample) else None
    ours = KnownModel(SAMPLE_MODEL, 3, multilingual=False, folder=here, label=SAMPLE_LABEL)
    cached = (
        KnownModel(name, megabytes, _is_multilingual_name(name), _cached(repository))
        for name, (repository, megabytes) in SOURCES.items()
    )
    return (ours, *cached)


def repository_of(name: str) -> str:
    """Return the hub's repository of a model's name, or the name if it is a repository already.

    Raises ModelError for a name that is neither.
    """
    if name in SOURCES:
        return SOURCES[name][0]
    if re.fullmatch(r"\w[\w.-]*/\w[\w.-]*", name):
        return name
    raise ModelError(
        f'There is no model called "{name}".',
        f"Name a folder, or one of {SAMPLE_MODEL}, {', '.join(SOURCES)}.",
    )


def hub_cache() -> Path:
    """Return the folder that Hugging Face's tools keep models in; as they do, by environment."""
    general = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    own = os.environ.get("HF_HOME") or f"{general}/huggingface"
    hub = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE") or f"{own}/hub"
    return Path(os.path.expandvars(hub)).expanduser()


def _located(chosen: str) -> Model:
    if chosen == SAMPLE_MODEL:
        return _opened(chosen, bundled("samples", "recogniser"), label=SAMPLE_LABEL)
    folder = Path(chosen).expanduser()
    if folder.is_dir() and chosen not in SOURCES:
        return _opened(folder.resolve().name, folder)
    if chosen.startswith(("/", ".", "~")) or "\\" in chosen or chosen.count("/") > 1:
        raise ModelError(
            f"There is no folder {chosen}.", "Check the path, or choose a model by its name."
        )
    cached = _cached(repository_of(chosen))
    if cached is None:
        raise ModelError(
            f"The Whisper model {chosen} is not on this machine.",
            f"Get it with `rehearsal models download {chosen}`.",
        )
    return _opened(chosen, cached)


def _cached(repository: str) -> Path | None:
    """Return the folder of a model that is whole in the local Hugging Face cache."""
    from huggingface_hub import try_to_load_from_cache

    weights = try_to_load_from_cache(repository, "model.bin", cache_dir=hub_cache())
    if not isinstance(weights, str) or _missing(Path(weights).parent):
        return None
    return Path(weights).parent


def _missing(folder: Path) -> list[str]:
    """Return the names of the files that a model folder lacks."""
    missing = [name for name in REQUIRED if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in VOCABULARIES):
        missing.append(VOCABULARIES[0])
    return missing


def _opened(name: str, folder: Path, label: str = "") -> Model:
    if missing := _missing(folder):
        raise ModelError(
            f"{folder} is no Whisper model for faster-whisper: {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} missing.",
            "Name a folder that was converted for CTranslate2, or choose a model by its name.",
        )
    english_by_name = name in SOURCES and not _is_multilingual_name(name)
    try:
        wide = _vocabulary_size(folder) >= MULTILINGUAL_VOCABULARY
        return Model(
            name=name,
            folder=folder.resolve(),
            multilingual=wide and not english_by_name,
            window_seconds=_window_seconds(folder),
            identity=_identity(folder),
            label=label,
        )
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The model in {folder} cannot be read ({error}).",
            "Download or convert it once more.",
        ) from error


def _vocabulary_size(folder: Path) -> int:
    path = next(folder / name for name in VOCABULARIES if (folder / name).is_file())
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        # A token may hold any other line separator, so no splitlines.
        return len(text.removesuffix("\n").split("\n"))
    tokens = json.loads(text)
    if not isinstance(tokens, list):
        raise ValueError(f"{path.name} is not a list of tokens")
    return len(tokens)


def _window_seconds(folder: Path) -> float:
    path = folder / "preprocessor_config.json"
    if not path.is_file():
        return WHISPER_WINDOW
    settings = json.loads(path.read_text(encoding="utf-8"))
    seconds = settings.get("chunk_length", WHISPER_WINDOW) if isinstance(settings, dict) else None
    if not isinstance(seconds, int | float) or not math.isfinite(seconds) or seconds <= 0:
        raise ValueError(f"chunk_length is {seconds} in preprocessor_config.json")
    return float(seconds)


def _identity(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("config.json", *OPTIONAL, *VOCABULARIES):
        path = folder / name
        digest.update(name.encode() + (path.read_bytes() if path.is_file() else b""))
    with (folder / "model.bin").open("rb") as weights:
        size = weights.seek(0, os.SEEK_END)
        digest.update(str(size).encode())
        for position in (0, max(0, size - IDENTITY_SAMPLE)):
            weights.seek(position)
            digest.update(weights.read(IDENTITY_SAMPLE))
    return digest.hexdigest()


def _is_multilingual_name(name: str) -> bool:
    """Whether a model knows more than English; the distilled ones do not, whatever their size."""
    return not name.endswith(".en") and not name.startswith("distil-")


def _knows_only_english(chosen: str, language: str | None) -> ModelError:
    return ModelError(
        f"The model {chosen} knows only English, and the language is {language}.",
        f"Choose a multilingual model, such as --model {DEFAULT_MULTILINGUAL}.",
    )
