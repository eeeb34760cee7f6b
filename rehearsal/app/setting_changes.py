"""What a field of the settings page changes: kept before the page runs again, field by field.

Who types a folder and clicks on another page at once has left before this one is drawn; and a page
that was opened earlier must not bring back what was changed elsewhere since.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rehearsal import workflow
from rehearsal.language_model import local_address, refuse_elsewhere
from rehearsal.settings import Settings

USUAL_OWN = (110.0, 150.0)
"""Words per minute that a band of one's own begins with."""


def _own_bank(now: Settings, folder: str) -> Settings:
    folder = folder.strip()
    path = Path(folder).expanduser()
    if folder and not path.is_dir():
        return now
    if folder:
        workflow.read_bank(path)
    return replace(now, own_bank=folder)


def _address(now: Settings, address: str) -> Settings:
    address = address.strip()
    if not address:
        return replace(now, language_model="", language_model_name="")
    local_address(address)
    return replace(now, language_model=address)


def _name(now: Settings, name: str) -> Settings:
    refuse_elsewhere(name.strip())
    return replace(now, language_model_name=name.strip())


def _own_pace(now: Settings, band: tuple[float, float]) -> Settings:
    return replace(now, own_pace=(float(band[0]), float(band[1])))


CHANGES: Mapping[str, Callable[[Settings, Any], Settings]] = {
    "model": lambda now, name: replace(now, model=name or None),
    "language": lambda now, code: replace(now, language=code or None),
    "pace": lambda now, preset: replace(now, pace=preset),
    "around": lambda now, around: replace(now, own_pace=None if around else USUAL_OWN),
    "own_pace": _own_pace,
    "keep_audio": lambda now, way: replace(now, keep_audio=way),
    "own_bank": _own_bank,
    "language_model": _address,
    "llm_name": _name,
}
"""By the keys of the page's fields: the settings with what was chosen or typed in one.

What is refused raises the RehearsalError that says why.
"""
