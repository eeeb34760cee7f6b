"""How well the recogniser hears the samples: word error rate, word starts, speed.

    uv run python benchmarks/recogniser.py [--model NAME-or-DIR] [--data DIR]

Without --data: the sample talk and the sample pitch, against the times that the synthesiser
wrote down. With it: each sound file in a folder that has a .txt of the same name, and no times.

Words are compared without case and punctuation. "um" and "uh" are left out of both sides: Whisper
does not write them down, and the program finds them in the sound. The real time factor is the
transcriber's whole run, from start to end, over the length of the recording; on all cores.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rehearsal.places import bundled
from rehearsal.speech.audio import decode
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.transcribe import transcribe_in_child

FILLERS = {"um", "uh"}
SAMPLES = (("job_talk", "talk.opus"), ("elevator_pitch", "pitch.opus"))
BOUND_WER = 3.0
"""Per cent; of the sample's own recogniser on the samples."""
BOUND_START = 50.0
"""Milliseconds at the 90th percentile."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the reference, or of what was heard."""

    text: str
    start: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One recording: errors by kind, and how far the starts of right words are off."""

    words: int
    substituted: int
    deleted: int
    inserted: int
    starts: tuple[float, ...]
    real_time_factor: float

    @property
    def word_error_rate(self) -> float:
        """Per cent."""
        return 100 * (self.substituted + self.deleted + self.inserted) / max(1, self.words)


def plain(words: list[Spoken]) -> list[Spoken]:
    """Drop case, punctuation and fillers."""
    bare = [Spoken(re.sub(r"[^\w.%]", "", w.text.lower()).strip("."), w.start) for w in words]
    return [word for word in bare if word.text and word.text not in FILLERS]


def distances(reference: list[Spoken], heard: list[Spoken]) -> "np.typing.NDArray[np.int32]":
    """Return Levenshtein's table, shape (reference + 1, heard + 1)."""
    texts = np.array([word.text for word in heard], dtype=object)
    steps = np.arange(len(heard) + 1, dtype=np.int32)
    table = np.zeros((len(reference) + 1, len(heard) + 1), np.int32)
    table[0] = steps
    for row, word in enumerate(reference, start=1):
        change = table[row - 1, :-1] + (texts != word.text)
        best = np.minimum(np.append(row, change), table[row - 1] + 1)
        table[row] = np.minimum.accumulate(best - steps) + steps
    return table


def compared(reference: list[Spoken], heard: list[Spoken], factor: float) -> Score:
    """Align two word lists and count."""
    table = distances(reference, heard)
    row, column = len(reference), len(heard)
    kinds = {"substituted": 0, "deleted": 0, "inserted": 0}
    starts: list[float] = []
    while row or column:
        one, other = (reference[row - 1] if row else None), (heard[column - 1] if column else None)
        same = one is not None and other is not None and one.text == other.text
        if row and column and table[row, column] == table[row - 1, column - 1] + (not same):
            if not same:
                kinds["substituted"] += 1
            elif one and other and one.start is not None and other.start is not None:
                starts.append(other.start - one.start)
            row, column = row - 1, column - 1
        elif row and table[row, column] == table[row - 1, column] + 1:
            kinds["deleted"] += 1
            row -= 1
        else:
            kinds["inserted"] += 1
            column -= 1
    return Score(len(reference), starts=tuple(starts), real_time_factor=factor, **kinds)


def scored(source: Path, reference: list[Spoken], model: Model, work: Path) -> Score:
    """Transcribe a recording as the program does, and score it."""
    take = decode(source, work / source.stem, lambda step, fraction: None)
    begun = time.monotonic()
    transcript = transcribe_in_child(take, model, progress=lambda step, fraction: None)
    factor = (time.monotonic() - begun) / take.duration
    heard = [Spoken(word.text, word.start) for word in transcript.words]
    return compared(plain(reference), plain(heard), factor)


def sample_truth(name: str) -> list[Spoken]:
    """Return what the synthesiser says was spoken."""
    text = bundled("samples", name, "truth.json").read_text(encoding="utf-8")
    return [Spoken(word["word"], word["start"]) for word in json.loads(text)["words"]]


def told(name: str, score: Score) -> str:
    """Write a score as one line."""
    line = (
        f"{name}: {score.words} words, WER {score.word_error_rate:.2f} % "
        f"(S {score.substituted}, D {score.deleted}, I {score.inserted}), "
        f"real time factor {score.real_time_factor:.3f}"
    )
    if score.starts:
        off = 1000 * np.abs(score.starts)
        line += f", word starts median {np.median(off):.0f} ms, p90 {np.percentile(off, 90):.0f} ms"
    return line


def within_bounds(score: Score) -> bool:
    """Whether the sample's recogniser is as good as promised."""
    late = 1000 * float(np.percentile(np.abs(score.starts), 90)) if score.starts else 0.0
    return score.word_error_rate <= BOUND_WER and late <= BOUND_START


def main() -> int:
    """Print one line for each recording; return 1 where the sample misses its bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="sample")
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    model = find_model(asked.model)
    recordings = [(bundled("samples", name, file), sample_truth(name)) for name, file in SAMPLES]
    if asked.data:
        recordings = [
            (path, [Spoken(word) for word in path.with_suffix(".txt").read_text().split()])
            for path in sorted(asked.data.rglob("*"))
            if path.suffix in {".wav", ".flac", ".mp3"} and path.with_suffix(".txt").exists()
        ]
    missed = 0
    with tempfile.TemporaryDirectory() as work:
        for source, reference in recordings:
            score = scored(source, reference, model, Path(work))
            print(told(source.name, score), flush=True)
            missed += not within_bounds(score)
    if asked.data or asked.model != "sample":
        return 0
    print(f"bounds: WER {BOUND_WER} %, word starts p90 {BOUND_START:.0f} ms; missed: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
