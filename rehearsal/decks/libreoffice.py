"""LibreOffice, where the speaker has it: found in its usual places, asked for a PDF of the deck."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from rehearsal.errors import DeckError
from rehearsal.talk import Progress

LIMIT = 240.0
"""Seconds for one deck; 30 slides take about 10, and some decks make LibreOffice hang."""

USUAL_SECONDS = 0.4
"""Seconds per slide, for the progress bar only."""

POLL = 0.2
"""Seconds between looks at the process; so long does cancelling take."""

COMMANDS = ("soffice", "libreoffice")
PLACES = {
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice*/program/soffice",
    ),
    "darwin": (
        "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    ),
    "win32": (
        "%ProgramFiles%/LibreOffice*/program/soffice.com",
        "%ProgramFiles(x86)%/LibreOffice*/program/soffice.com",
        "%LOCALAPPDATA%/Programs/LibreOffice*/program/soffice.com",
    ),
}
"""Where installers put it, by `sys.platform`; a star stands for a version."""

FILTER = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
"""Hidden slides are exported too, so that page and position stay the same number."""

PRIVATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""Settings of our own profile: nothing that the deck links to is fetched, no macro runs."""


def find_libreoffice() -> Path | None:
    """Return the program, from the search path or where installers put it; None: not here."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            return Path(found)
    for place in PLACES.get(sys.platform, ()):
        pattern = Path(os.path.expandvars(place)).expanduser()
        root = Path(pattern.anchor)
        for path in sorted(root.glob(str(pattern.relative_to(root))), reverse=True):
            if path.is_file():
                return path
    return None


def to_pdf(program: Path, deck: Path, folder: Path, slides: int, progress: Progress) -> Path:
    """Make a PDF of a .pptx in a folder of its own and return its path.

    LibreOffice gets a copy, so that it leaves no lock file beside the deck, and a profile of its
    own, so that an open one is not disturbed. Raises DeckError where no PDF comes out.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PRIVATE, encoding="utf-8")
    copy = folder / f"deck{deck.suffix.lower()}"
    shutil.copyfile(deck, copy)
    options = ["--headless", "--norestore", "--nodefault", "--nolockcheck"]
    command = [
        str(program),
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        *options,
        *("--convert-to", FILTER, "--outdir", str(folder), str(copy)),
    ]
    try:
        _run(command, slides * USUAL_SECONDS, progress)
    except (OSError, TimeoutError) as error:
        raise _failed(deck) from error
    pdf = folder / "deck.pdf"
    if not pdf.is_file():
        raise _failed(deck)
    return pdf


def _failed(deck: Path) -> DeckError:
    return DeckError(
        f"LibreOffice could not make pictures of {deck.name}.",
        "Export the deck as PDF and put the PDF beside it, under the same name.",
    )


def _run(command: list[str], usual: float, progress: Progress) -> None:
    """Run a program to its end; where it takes too long or the speaker cancels, end its tree."""
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None:
            taken = time.monotonic() - started
            if taken > LIMIT:
                raise TimeoutError(f"{command[0]} ran longer than {LIMIT:.0f} s")
            progress("Asking LibreOffice for pictures", min(0.95, taken / (usual + 5)))
            time.sleep(POLL)
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those it started: soffice is a script around the program itself."""
    if sys.platform == "win32":
        end = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(end, capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
