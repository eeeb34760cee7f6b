"""What the speaker has chosen once and for all talks: one small file, readable and editable."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from rehearsal.errors import SettingError
from rehearsal.places import home
from rehearsal.talk import PacePreset

KeepAudio = Literal["kept", "trimmed", "dropped"]
"""What becomes of a recording once its report is made: kept, its long silences cut, or gone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the speaker has chosen; the defaults suit a first visit."""

    model: str | None = None
    """Name or folder of a Whisper model; None: the default."""
    language: str | None = None
    pace: PacePreset = "native"
    own_pace: tuple[float, float] | None = None
    """Words per minute, low and high, for the pace preset "own"."""
    keep_audio: KeepAudio = "kept"
    own_bank: str = ""
    """Folder of the speaker's own questions; empty: none."""
    language_model: str = ""
    """Address of a language model's server on this machine; empty: none is used."""
    language_model_name: str = ""
    """Which of the server's models; empty: none is asked."""


def settings_file() -> Path:
    """Return where the settings lie; the file need not exist."""
    return home() / "settings.json"


def load_settings() -> Settings:
    """Return what was chosen; what is missing from the file is as on a first visit."""
    path = settings_file()
    if not path.exists():
        return Settings()
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(plain, dict):
            raise ValueError("it holds no settings")
        known = {name.name: plain[name.name] for name in fields(Settings) if name.name in plain}
        if known.get("own_pace"):
            known["own_pace"] = tuple(float(value) for value in known["own_pace"])
        chosen = Settings(**known)
        _check(chosen)
    except (OSError, ValueError, TypeError) as error:
        raise SettingError(
            f"The settings in {path} cannot be read ({error}).",
            "Mend the file, or delete it to begin with the usual settings.",
        ) from error
    return chosen


def _check(chosen: Settings) -> None:
    if chosen.pace not in get_args(PacePreset) or chosen.keep_audio not in get_args(KeepAudio):
        raise ValueError("pace or keep_audio is none of the known words")
    if chosen.own_pace is not None and len(chosen.own_pace) != 2:
        raise ValueError("own_pace needs two numbers, low and high")


def own_bank_folder() -> Path:
    """Return the folder of the speaker's own questions; it need not exist."""
    chosen = load_settings().own_bank
    return Path(chosen).expanduser() if chosen else home() / "questions"


def own_banks() -> tuple[Path, ...]:
    """Return the folder of the speaker's own questions where it holds any."""
    folder = own_bank_folder()
    return (folder,) if any(folder.glob("*.toml")) else ()


def save_settings(chosen: Settings) -> None:
    """Keep what was chosen; the file is whole at every moment."""
    path = settings_file()
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(asdict(chosen), indent=1) + "\n", encoding="utf-8")
        os.replace(partial, path)  # noqa: PTH105  (the same on every system)
    except OSError as error:
        raise SettingError(
            f"The settings cannot be kept ({error.strerror}).", f"Look at {path.parent}."
        ) from error
