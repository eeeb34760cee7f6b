"""What a rehearsal needs of this computer, whether it is here, and how to mend it."""

import re
import shutil
from dataclasses import dataclass
from typing import Literal

from rehearsal.decks.libreoffice import find_libreoffice
from rehearsal.errors import ModelError, RecordingError, SettingError
from rehearsal.places import home
from rehearsal.settings import load_settings
from rehearsal.speech.models import DEFAULT_MODEL, find_model

BYTES_PER_HOUR = 16_000 * 2 * 3600
"""Of a recording, until its report is made."""
LITTLE_ROOM = 500_000_000
"""Bytes below which the disk is called nearly full: four hours of talk. Strength: speaker."""

PPTX_PICTURES = "the slides of a .pptx as they look"
TERMINAL_RECORDING = "a recording made in the terminal"

State = Literal["ready", "partly", "missing"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """One thing that a rehearsal needs."""

    what: str
    state: State
    """partly: it works, with something less."""
    told: str
    """How it stands, in a few words."""
    mend: str = ""
    """What can be done about it; empty where nothing needs to be."""
    lost: str = ""
    """What a rehearsal goes without until then, as it follows “without”."""


def readiness() -> tuple[Readiness, ...]:
    """Return how model, slide pictures and disk stand; cheap, nothing is opened or asked."""
    return (model(), pictures(), disk())


def model() -> Readiness:
    """Tell whether the Whisper model that would be used is here."""
    try:
        chosen = load_settings()
        found = find_model(chosen.model, chosen.language)
    except ModelError as error:
        told = f"{_told_name(model_wanted())} is not here: a talk gets no transcript"
        return Readiness("Whisper model", "partly", told, error.hint, "a transcript")
    except SettingError as error:
        mend = f"{error.message} {error.hint}"
        return Readiness("Whisper model", "missing", "the settings cannot be read", mend)
    return Readiness("Whisper model", "ready", f"{found.name} is here{_of(found.label)}")


def model_wanted() -> str:
    """Return the name of the model that would be used; the default where none is set."""
    return load_settings().model or DEFAULT_MODEL


def _told_name(name_or_folder: str) -> str:
    """Return a model's name, of a folder its last part: reports of faults name no path."""
    return re.split(r"[/\\]", name_or_folder.rstrip("/\\"))[-1] or "the folder that was chosen"


def pictures() -> Readiness:
    """Tell whether the slides of a .pptx can be shown as they look."""
    if find_libreoffice():
        return Readiness("Slide pictures", "ready", "by LibreOffice, or from a PDF")
    return Readiness(
        "Slide pictures",
        "partly",
        "of a PDF as they look; of a .pptx as text",
        "Export the deck as PDF and drop it together with the .pptx, or install LibreOffice.",
        PPTX_PICTURES,
    )


def disk() -> Readiness:
    """Tell how much room there is for recordings."""
    folder = next(path for path in (home(), *home().parents) if path.is_dir())
    free = shutil.disk_usage(folder).free
    hours = int(free / BYTES_PER_HOUR)
    told = f"{_size(free)} free: {'over 1000' if hours > 1000 else hours} hours of talk"
    if free >= LITTLE_ROOM:
        return Readiness("Disk", "ready", told)
    return Readiness(
        "Disk",
        "missing" if free < BYTES_PER_HOUR else "partly",
        told,
        f"Free some space on the disk with {folder}, or set REHEARSAL_HOME to another one.",
    )


def computer_microphone() -> Readiness:
    """Tell which microphone PortAudio would record from in a terminal; it is opened for that."""
    from rehearsal.speech.microphone import devices

    try:
        found = devices()
    except RecordingError as error:
        return Readiness(
            "Microphone in a terminal", "partly", error.message, error.hint, TERMINAL_RECORDING
        )
    if not found:
        return Readiness(
            "Microphone in a terminal",
            "partly",
            "there is none",
            "Plug one in; the browser may still have one.",
            TERMINAL_RECORDING,
        )
    default = next((device.name for device in found if device.default), found[0].name)
    return Readiness("Microphone in a terminal", "ready", default)


def _of(label: str) -> str:
    return f"; it {label}" if label else ""


def _size(count: int) -> str:
    return f"{count / 1e9:.0f} GB" if count >= 1e10 else f"{count / 1e9:.1f} GB"
