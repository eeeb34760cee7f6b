"""Where things lie: what came with the program, and what the speaker keeps."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled(*parts: str) -> Path:
    """Return the path of something that ships beside the package: "samples", "question_bank".

    A wheel carries it inside the package, a checkout beside it.
    """
    inside = PACKAGE.joinpath("bundled", *parts)
    return inside if inside.exists() else PACKAGE.parent.joinpath(*parts)


def home() -> Path:
    """Return the folder of everything that is kept: `REHEARSAL_HOME`, else the platform's own."""
    chosen = os.environ.get("REHEARSAL_HOME")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("rehearsal", appauthor=False))
