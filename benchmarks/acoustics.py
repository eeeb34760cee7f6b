"""What one pass over a recording costs, and how right its measures are.

    uv run python benchmarks/acoustics.py [--minutes 30] [--data DIR]

Cost: the sample talk, repeated to the length asked for, measured as a take in a process of its
own. Accuracy: filled pauses on the sample talk (with the truth's words, um and uh taken out, their
times loosened by 0, 30 and 60 ms) and in ten synthetic voices (needs espeak-ng). `--data DIR`
adds human speech: every audio file below DIR; words from FILE.words.json, [[start, end, word]].
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rehearsal.analysis.delivery import filled_pauses as sounds  # noqa: E402
from rehearsal.analysis.delivery import pacing  # noqa: E402
from rehearsal.analysis.delivery.spoken import is_filled_pause  # noqa: E402
from rehearsal.analysis.reading import Reading, read  # noqa: E402
from rehearsal.places import bundled  # noqa: E402
from rehearsal.speech.acoustics import measure  # noqa: E402
from rehearsal.speech.audio import decode  # noqa: E402
from rehearsal.speech.take import RATE, Take, TakeWriter  # noqa: E402
from rehearsal.talk import Acoustics, Rehearsal, Span, Transcript, Word  # noqa: E402

AUDIO = {".flac", ".m4a", ".mp3", ".mp4", ".mov", ".ogg", ".opus", ".wav"}
VOICES = (
    "en-us", "en-us+m3", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-us+f2", "en-us+f4",
    "en-us+m7", "de", "en-gb-x-gbclan+f3",
)  # fmt: skip
PHRASES = (
    "so the model", "looks at the table", "and it writes a token", "when the surprise is high",
    "but the other part of the score", "is the use of the memory", "which we measure over time",
    "and then we add the two", "with a weight that we tuned", "on the training videos",
)  # fmt: skip


def quiet(step: str, fraction: float) -> None:
    """Report nothing."""


def long_take(folder: Path, minutes: float) -> Take:
    """Write the sample talk, over and over, until a take is long enough."""
    talk = decode(bundled("samples", "job_talk", "talk.opus"), folder / "talk", quiet)
    wanted = round(minutes * 60 * RATE)
    with TakeWriter(folder / "long") as writer:
        while writer.length < wanted:
            for block in talk.blocks():
                writer.append(block[: wanted - writer.length])
        writer.event("stop")
    return writer.take


def cost(folder: Path, minutes: float) -> None:
    """Print time and memory of one measuring, in a process of its own."""
    take = long_take(folder, minutes)
    command = [sys.executable, __file__, "--measure", str(take.folder)]
    subprocess.run(command, check=True)


def measure_here(folder: Path) -> None:
    """Measure a take and print what it cost this process; Linux only, for its units."""
    import resource

    began, told = time.monotonic(), []
    acoustics = measure(Take(folder), lambda _, fraction: told.append(fraction))
    wall = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        f"one pass over {acoustics.duration / 60:.0f} min: {wall:.1f} s, "
        f"{used.ru_utime + used.ru_stime:.1f} core-s, peak {used.ru_maxrss / 1024:.0f} MB, "
        f"{len(told)} reports of progress; {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )


def sample_fillers(folder: Path) -> None:
    """Print how many of the sample talk's filled pauses are heard when the words lack them."""
    text = bundled("samples", "job_talk", "truth.json").read_text(encoding="utf-8")
    words = [Word(w["start"], w["end"], w["word"]) for w in json.loads(text)["words"]]
    fillers = [Span(word.start, word.end) for word in words if is_filled_pause(word.text)]
    kept = [word for word in words if not is_filled_pause(word.text)]
    acoustics = measure(Take(folder / "talk"), quiet)
    for loose in (0.0, 0.03, 0.06):
        found = probable(listened(acoustics, loosened(kept, loose)))
        print(f"sample talk, word times ± {1000 * loose:.0f} ms: {precision(found, fillers)}")


def loosened(words: Sequence[Word], seconds: float) -> tuple[Word, ...]:
    """Return the words with normal errors of that standard deviation at both ends."""
    chance = random.Random(1)
    moved = []
    for word in words:
        start = max(0.0, word.start + chance.gauss(0, seconds))
        moved.append(
            replace(word, start=start, end=max(start, word.end + chance.gauss(0, seconds)))
        )
    return tuple(sorted(moved, key=lambda word: word.start))


def listened(acoustics: Acoustics, words: Sequence[Word]) -> Reading:
    """Read a recording with its words."""
    transcript = Transcript(tuple(words), "truth", "en")
    return read(Rehearsal(acoustics=acoustics, transcript=transcript))


def probable(reading: Reading) -> list[sounds.FilledPause]:
    """Return the sounds that count as filled pauses until the speaker says otherwise."""
    return [pause for pause in sounds.filled_pauses(reading) if pause.status == "probable"]


def precision(found: Sequence[Span], truth: Sequence[Span]) -> str:
    """Say how many were right and how many of the truth were found."""
    right = sum(any(span.overlap(t) > 0.05 for t in truth) for span in found)
    heard = sum(any(span.overlap(t) > 0.05 for span in found) for t in truth)
    return f"{right} of {len(found)} right, {heard} of {len(truth)} found"


def synthetic_fillers(folder: Path) -> None:
    """Print precision and recall in synthetic voices, at three rates and three gaps."""
    from tests.speech.espeak import Recording

    for wpm in (120, 160, 190):
        right = found = heard = fillers = 0
        for number, (voice, gap) in enumerate((v, g) for v in VOICES for g in (0.0, 0.05, 0.2)):
            recording = Recording().wait(1)
            for i, phrase in enumerate(PHRASES * 2):
                recording.speak(phrase, voice=voice, wpm=wpm).wait(gap)
                recording.hesitate("um" if i % 2 else "uh", voice=voice, wpm=wpm).wait(gap)
                recording.speak("to go on", voice=voice, wpm=wpm).wait(0.6)
            with TakeWriter(folder / f"{wpm}-{number}") as writer:
                writer.append(recording.samples())
            reading = listened(measure(writer.take, quiet), recording.words)
            one = probable(reading)
            found += len(one)
            fillers += len(recording.fillers)
            right += sum(any(p.overlap(f) > 0.05 for f in recording.fillers) for p in one)
            heard += sum(any(p.overlap(f) > 0.05 for p in one) for f in recording.fillers)
        print(
            f"{len(VOICES)} synthetic voices at {wpm} wpm: {right} of {found} right, "
            f"{heard} of {fillers} found"
        )


def human(folder: Path, data: Path) -> None:
    """Print what is measured in human recordings."""
    files = sorted(path for path in data.rglob("*") if path.suffix.lower() in AUDIO)
    for number, path in enumerate(files):
        acoustics = measure(decode(path, folder / f"human-{number}", quiet), quiet)
        print(f"\n{path.name}: {acoustics.duration:.1f} s")
        if acoustics.signal.speech_dbfs is None:
            print("  no speech")
            continue
        describe(acoustics)
        words = path.with_suffix(".words.json")
        if words.exists():
            judge_words(acoustics, words)


def describe(acoustics: Acoustics) -> None:
    """Print what the audio alone tells."""
    signal, talk = acoustics.signal, read(Rehearsal(acoustics=acoustics))
    pauses = ", ".join(f"{p.start:.1f} ({p.duration:.2f} s)" for p in talk.pauses) or "none"
    hz = [value for value in (acoustics.f0.values if acoustics.f0 else ()) if value is not None]
    print(f"  speech {signal.speech_dbfs} dBFS, noise {signal.noise_dbfs}, hum {signal.hum_db} dB")
    print(f"  {pacing.articulation_rate(talk).value or 0:.2f} syllables/s of speaking time")
    if len(hz) > 2:
        tenths = quantiles(hz, n=10)
        print(f"  F0 median {median(hz):.0f} Hz, 80 % in {tenths[0]:.0f} to {tenths[-1]:.0f} Hz")
    print(f"  silent pauses: {pauses}")
    print(f"  held vowels: {len(acoustics.candidates)}")


def judge_words(acoustics: Acoustics, path: Path) -> None:
    """Print pace and false alarms beside known words."""
    words = tuple(Word(*word) for word in json.loads(path.read_text(encoding="utf-8")))
    reading = listened(acoustics, words)
    fillers = sum(is_filled_pause(word.text) for word in words)
    print(f"  {pacing.speech_rate(reading).value:.0f} words a minute")
    print(f"  filled pauses: {fillers} in the words, {len(probable(reading))} heard beside them")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--data", type=Path, help="a folder with human speech")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure_here(arguments.measure)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cost(folder, arguments.minutes)
        sample_fillers(folder)
        synthetic_fillers(folder)
        if arguments.data:
            human(folder, arguments.data)


if __name__ == "__main__":
    main()
