"""Where things lie: what came with the program, and what the speaker keeps."""

import os
from pathlib import Path

from rehearsal.errors import SettingError

PACKAGE = Path(__file__).parent


def bundled(*parts: str) -> Path:
    """Return the path of something that ships beside the package: "samples", "question_bank".

    A wheel carries it inside the package, a checkout beside it.
    """
    inside = PACKAGE.joinpath("bundled", *parts)
    return inside if inside.exists() else PACKAGE.parent.joinpath(*parts)


def home() -> Path:
    """Return the folder of everything that is kept: `REHEARSAL_HOME`, else the platform's own.

    Raises SettingError where `REHEARSAL_HOME` names a file.
    """
    chosen = os.environ.get("REHEARSAL_HOME")
    if chosen:
        folder = Path(chosen).expanduser()
        if folder.exists() and not folder.is_dir():
            raise SettingError(
                f"REHEARSAL_HOME names {folder}, which is no folder.",
                "Set it to the folder that is to hold your rehearsals, or unset it.",
            )
        return folder
    import platformdirs

    return Path(platformdirs.user_data_dir("rehearsal", appauthor=False))
