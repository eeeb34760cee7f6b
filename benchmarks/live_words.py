"""Whether a talk comes to the same words live, offline, killed and resumed (for live.py)."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from rehearsal.speech.models import Model
from rehearsal.speech.take import RATE, Samples, Take, TakeWriter
from rehearsal.speech.transcribe import Transcriber
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed

AHEAD = 60.0
"""Seconds that a fed take may be ahead of its transcriber."""
SEED = 7


def talk(seconds: float, work: Path, longest: float = 2.0) -> Iterator[Samples]:
    """Yield the sample talk over and over, in ragged pieces of up to `longest` seconds."""
    source = bundled("samples", "job_talk", "talk.opus")
    once = Take(work / "sample")
    if not once.finished:
        once = decode(source, once.folder, lambda step, fraction: None)
    length, at, rng = round(seconds * RATE), 0, np.random.default_rng(SEED)
    while at < length:
        first = at % once.length
        count = min(length - at, int(rng.integers(1, round(longest * RATE))))
        piece = once.samples(first, first + count)
        yield piece
        at += len(piece)


def compared(model: Model, seconds: float, work: Path) -> bool:
    """Print the words of one talk as hashes; return whether they are the same."""
    take = Take(work / "live")
    _fed(take, model, seconds, work)
    offline = _again(take, model, "offline")
    resumed = _again(take, model, "resumed", kills=2)
    hashes = (_digest(take), offline, resumed)
    print("words, as hashes: live {}, offline {}, resumed {}".format(*hashes))
    return len(set(hashes)) == 1


def _digest(take: Take) -> str:
    """Return the words of a take, with their times, as a short hash."""
    transcript = read_transcript_of(take)
    assert transcript is not None
    return hashlib.sha256(repr(transcript.words).encode()).hexdigest()[:12]


def _fed(take: Take, model: Model, seconds: float, work: Path) -> None:
    """Record a take as fast as a transcriber can follow."""
    with TakeWriter(take.folder) as writer, Transcriber(take, model, follow=True) as child:
        for piece in talk(seconds, work):
            writer.append(piece)
            while child.running and writer.duration - _reached(take) > AHEAD:
                time.sleep(0.1)
        writer.event("stop")
        _wait(child)


def _reached(take: Take) -> float:
    """Return the seconds that are transcribed."""
    return share_transcribed(take) * take.duration


def _wait(child: Transcriber) -> None:
    """Wait until a transcriber has ended well."""
    while child.running:
        time.sleep(0.05)
    child.check()


def _again(take: Take, model: Model, name: str, kills: int = 0) -> str:
    """Transcribe a finished take anew, killing the transcriber a few times on the way."""
    copy = Take(take.folder.parent / name)
    copy.folder.mkdir()
    for path in (take.audio, take.event_journal):
        (copy.folder / path.name).hardlink_to(path)
    rng = np.random.default_rng(SEED)
    for _ in range(kills):
        goal = _reached(copy) + float(rng.uniform(0.1, 0.4)) * take.duration
        with Transcriber(copy, model) as child:
            while child.running and _reached(copy) < goal:
                time.sleep(0.05)
    with Transcriber(copy, model) as child:
        _wait(child)
    return _digest(copy)
