"""What works on this machine, found out by trying it, each part in limited time."""

import platform
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from rehearsal import library, readiness, workflow
from rehearsal.decks.libreoffice import find_libreoffice
from rehearsal.errors import Cancelled, RehearsalError
from rehearsal.places import bundled, home
from rehearsal.readiness import Readiness
from rehearsal.settings import load_settings
from rehearsal.speech.take import RATE, Take, TakeWriter

PATIENCE = 15.0
"""Seconds for one part to answer. Strength D."""
RECOGNISING = 60.0
"""Seconds for the recogniser to load and to hear a few seconds of the sample. Strength D."""
SAMPLE_SECONDS = 20
PORT = 8501
PARTS = ("streamlit", "faster-whisper", "ctranslate2", "onnxruntime", "av", "python-pptx")
"""Libraries whose versions a report of a fault has to name."""

Probe = Callable[[], Readiness]


def probes() -> Iterator[Readiness]:
    """Yield how each part stands, as soon as it is known; none can keep the others waiting."""
    yield _within(PATIENCE, "Program", program)
    yield _within(PATIENCE, "Library", kept)
    yield _within(PATIENCE, "Disk", readiness.disk)
    yield _within(RECOGNISING + PATIENCE, "Recogniser", recogniser)
    yield _within(PATIENCE, "Whisper model", readiness.model)
    yield _within(PATIENCE, "Questions", questions)
    yield _within(PATIENCE + PATIENCE, "Slide pictures", pictures)
    yield _within(PATIENCE, "Microphone in a terminal", readiness.computer_microphone)
    yield _within(PATIENCE, "Microphone in the browser", browser)


def _within(seconds: float, what: str, probe: Probe) -> Readiness:
    """Return what a probe finds, or that it does not answer."""
    found: list[Readiness | BaseException] = []

    def look() -> None:
        try:
            found.append(probe())
        except RehearsalError as error:
            found.append(Readiness(what, "missing", error.message, error.hint))
        except (ImportError, OSError) as error:  # a library or a file that is not as installed
            found.append(Readiness(what, "missing", f"{error}.", "Install the program once more."))
        except BaseException as error:  # noqa: BLE001  (handed to the thread that asked)
            found.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        told = f"no answer within {seconds:.0f} s"
        return Readiness(what, "partly", told, "Try again when less is running on this machine.")
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def program() -> Readiness:
    """Tell the versions that a report of a fault has to name."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PARTS)
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    own = f"rehearsal {metadata.version('rehearsal')}"
    return Readiness("Program", "ready", f"{own}, {machine}; {versions}")


def kept() -> Readiness:
    """Tell whether the library can be read and its folder written."""
    entries = library.history()
    with tempfile.TemporaryFile(dir=home()):
        damaged = [entry.id for entry in entries if entry.damage]
    told = f"{len(entries)} run-through{'' if len(entries) == 1 else 's'} in {home()}"
    if not damaged:
        return Readiness("Library", "ready", told)
    mend = f"Delete what is damaged: rehearsal delete {damaged[0]}; the others are not affected."
    return Readiness("Library", "partly", f"{told}; {len(damaged)} damaged", mend)


def recogniser() -> Readiness:
    """Tell whether speech becomes words here, by the sample's own small model."""
    from rehearsal.speech.models import find_model
    from rehearsal.speech.transcribe import transcribe_in_child

    end = time.monotonic() + RECOGNISING

    def in_time(_: str, __: float) -> None:
        if time.monotonic() > end:
            raise Cancelled

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        take = _sample(Path(folder))
        try:
            heard = transcribe_in_child(take, find_model("sample", None), progress=in_time)
        except Cancelled:
            told = f"the sample was not heard within {RECOGNISING:.0f} s"
            return Readiness("Recogniser", "partly", told, "Another transcription may be running.")
    if len(heard.words) < SAMPLE_SECONDS:
        told = f"only {len(heard.words)} words were heard in {SAMPLE_SECONDS} s of the sample"
        return Readiness("Recogniser", "missing", told, "Install the program once more.")
    took = time.monotonic() - end + RECOGNISING
    told = f"hears the sample: {len(heard.words)} words of {SAMPLE_SECONDS} s in {took:.0f} s"
    return Readiness("Recogniser", "ready", told)


def _sample(folder: Path) -> Take:
    """Make a take of the first seconds of the sample pitch."""
    from rehearsal.speech.sound_files import read_sound

    with TakeWriter(folder / "take") as writer:
        writer.event("start", at=0)
        for block in read_sound(bundled("samples", "elevator_pitch", "pitch.opus")):
            writer.append(block[: max(0, SAMPLE_SECONDS * RATE - writer.length)])
            if writer.length >= SAMPLE_SECONDS * RATE:
                break
        writer.event("stop")
    return writer.take


def questions() -> Readiness:
    """Tell whether the question bank, and the speaker's own, can be read."""
    own = load_settings().own_bank
    bank = workflow.read_bank(*([Path(own)] if own else []))
    told = f"{len(bank.templates)} templates{f', those in {own} among them' if own else ''}"
    return Readiness("Questions", "ready", told)


def pictures() -> Readiness:
    """Tell whether LibreOffice is here, and answers."""
    found = find_libreoffice()
    if found is None:
        return readiness.pictures()
    try:
        told = subprocess.run(
            [found, "--version"], capture_output=True, text=True, timeout=PATIENCE, check=True
        ).stdout.split()
    except (subprocess.SubprocessError, OSError) as error:
        mend = "Start it once by hand; or export the deck as PDF and drop it with the .pptx."
        silent = f"{found} does not answer ({error})"
        return Readiness("Slide pictures", "partly", silent, mend, readiness.PPTX_PICTURES)
    return Readiness("Slide pictures", "ready", f"by {' '.join(told[:2])}, or from a PDF")


def browser() -> Readiness:
    """Tell what the browser needs; only the page itself can try its microphone."""
    hint = (
        "Any current Chrome, Edge, Firefox or Safari; allow the microphone when it asks. It is"
        " given to http://127.0.0.1 only: on another machine, ssh -L 8501:127.0.0.1:8501 HOST"
    )
    with socket.socket() as port:
        taken = port.connect_ex(("127.0.0.1", PORT)) == 0
    if taken:
        told = f"port {PORT} is in use: the app runs already, or take --port {PORT + 1}"
        return Readiness("Microphone in the browser", "partly", told, hint)
    told = f"the Rehearse page shows its level; port {PORT} is free"
    return Readiness("Microphone in the browser", "ready", told, hint)
