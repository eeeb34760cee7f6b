"""What transcribing costs while a talk is recorded, and whether it always comes to the same words.

    uv run python benchmarks/live.py [--model DIR] [--minutes 30] [--long 180] [--trials 10]

Linux only (it reads /proc). Without --model: made-up weights in base.en's exact geometry, whose
costs are real and whose words are not (random_whisper.py). The sound is the sample talk, repeated.

recorded   a take of --minutes is fed as fast as it is transcribed, by a transcriber that follows
           it on one thread: its share of a core is its CPU time over the length of the take
long       the same for a take of --long minutes: does memory stay flat?
offline    the finished take, on all cores
resumed    the finished take, killed twice on the way
stopped    --trials talks of --minutes, of which the last 40 to 90 s are fed in real time, stopped
           anywhere: seconds from the stop to the report as the page shows it. Both followers end,
           an analysis of its own process reads the deck and keeps the talk, and this process, as
           the app does, loads it, judges it and writes it as HTML. The parts are printed too.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from random_whisper import build

from rehearsal import library, pending, workflow
from rehearsal.following import Followers
from rehearsal.pending import Pending, Plan
from rehearsal.places import bundled
from rehearsal.report.html import html
from rehearsal.speech.audio import decode
from rehearsal.speech.models import Model, find_model
from rehearsal.speech.take import RATE, Samples, Take, TakeWriter
from rehearsal.speech.transcribe import Transcriber
from rehearsal.speech.window_journal import read_transcript_of, share_transcribed

CATCH_UP = 60.0
"""Seconds that followers which begin late get for each half hour that is already recorded."""
AHEAD = 60.0
"""Seconds that a fed take may be ahead of its transcriber."""
LATENCY_GOAL, SHARE_GOAL, MEMORY_GOAL = 4.0, 20.0, 350.0
"""Seconds after the stop at the 95th percentile, per cent of one core, megabytes."""
SEED = 7


@dataclass(slots=True)
class Cost:
    """What a transcriber has used so far."""

    core_seconds: float = 0.0
    peak_mb: float = 0.0

    def look(self, pid: int) -> None:
        """Read the counters of a process; nothing changes once it has ended."""
        try:
            counters = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            status = Path(f"/proc/{pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return
        if "VmHWM:" in status:
            ticks = int(counters[11]) + int(counters[12])
            self.core_seconds = ticks / os.sysconf("SC_CLK_TCK")
            self.peak_mb = int(status.split("VmHWM:")[1].split()[0]) / 1024


def talk(seconds: float, work: Path) -> Iterator[Samples]:
    """Yield the sample talk over and over, in ragged pieces."""
    source = bundled("samples", "job_talk", "talk.opus")
    once = Take(work / "sample")
    if not once.finished:
        once = decode(source, once.folder, lambda step, fraction: None)
    length, at, rng = round(seconds * RATE), 0, np.random.default_rng(SEED)
    while at < length:
        first = at % once.length
        count = min(length - at, int(rng.integers(1, 2 * RATE)))
        piece = once.samples(first, first + count)
        yield piece
        at += len(piece)


def digest(take: Take) -> str:
    """Return the words of a take, with their times, as a short hash."""
    transcript = read_transcript_of(take)
    assert transcript is not None
    return hashlib.sha256(repr(transcript.words).encode()).hexdigest()[:12]


def fed(take: Take, model: Model, seconds: float, work: Path) -> Cost:
    """Record a take as fast as a transcriber can follow."""
    cost = Cost()
    with TakeWriter(take.folder) as writer, Transcriber(take, model, follow=True) as child:
        for piece in talk(seconds, work):
            writer.append(piece)
            while child.running and writer.duration - reached(take) > AHEAD:
                cost.look(child.pid)
                time.sleep(0.1)
        writer.event("stop")
        wait(child, cost)
    return cost


def reached(take: Take) -> float:
    """Return the seconds that are transcribed."""
    return share_transcribed(take) * take.duration


def wait(child: Transcriber, cost: Cost) -> None:
    """Wait until a transcriber has ended well."""
    while child.running:
        cost.look(child.pid)
        time.sleep(0.02)
    child.check()


def again(take: Take, model: Model, name: str, kills: int = 0) -> tuple[str, Cost]:
    """Transcribe a finished take anew, killing the transcriber a few times on the way."""
    copy = Take(take.folder.parent / name)
    copy.folder.mkdir()
    for path in (take.audio, take.event_journal):
        (copy.folder / path.name).hardlink_to(path)
    rng = np.random.default_rng(SEED)
    for _ in range(kills):
        goal = reached(copy) + float(rng.uniform(0.1, 0.4)) * take.duration
        with Transcriber(copy, model) as child:
            while child.running and reached(copy) < goal:
                time.sleep(0.05)
    cost = Cost()
    with Transcriber(copy, model) as child:
        wait(child, cost)
    return digest(copy), cost


def stopped(model: Model, trials: int, recorded: Take, work: Path) -> list[float]:
    """Go on with a recorded talk in real time, stop anywhere; return how long the report takes."""
    rng, waits = np.random.default_rng(SEED), []
    for _ in range(trials):
        seconds = float(rng.uniform(40, 90))
        take = begun_like(recorded, model)
        with Followers(take) as followers:
            with TakeWriter(take.folder) as writer:
                caught_up(take.take)
                begun = time.monotonic() - writer.duration
                for piece in talk(seconds, work):
                    time.sleep(max(0.0, begun + writer.duration - time.monotonic()))
                    writer.append(piece)
                writer.event("stop")
            end = time.monotonic()
            waits.append(reported(take, followers, end))
        print(f"  stopped {seconds:.0f} s later: {waits[-1]:.2f} s in all", flush=True)
    return waits


def begun_like(recorded: Take, model: Model) -> Pending:
    """Begin a take that holds what a recorded one held just before its stop."""
    deck = bundled("samples", "job_talk", "deck.pptx")
    take = pending.begin(deck, Plan(model=str(model.folder), language="en"))
    shutil.copyfile(recorded.audio, take.take.audio)
    lines = [
        line for line in recorded.window_journal.read_text().splitlines() if "done" not in line
    ]
    take.take.window_journal.write_text("\n".join(lines) + "\n")
    with TakeWriter(take.folder) as writer:
        writer.event("start", 1, 1, at=0)
    return take


def caught_up(take: Take) -> None:
    """Wait until followers that have just begun must have heard what is there."""
    time.sleep(CATCH_UP * take.duration / 1800)


def reported(take: Pending, followers: Followers, end: float) -> float:
    """Make the report of a stopped take as the app does; return the seconds since `end`."""
    analysis = subprocess.Popen([sys.executable, "-m", "rehearsal.pending", take.id])
    followers.come_to_an_end()
    followed = time.monotonic() - end
    while not any(entry.id == take.id for entry in library.history()):
        if analysis.poll() not in (None, 0):
            raise SystemExit("the analysis failed")
        time.sleep(0.05)
    kept = time.monotonic() - end
    html(workflow.report(library.load(take.id)[1], lambda *_: None), date="")
    whole = time.monotonic() - end
    print(f"  followed {followed:.2f} s, kept {kept:.2f} s, reported {whole:.2f} s", flush=True)
    analysis.wait()
    return whole


def told(name: str, cost: Cost, minutes: float) -> None:
    """Print what a transcriber has used."""
    share = 100 * cost.core_seconds / (60 * minutes)
    print(
        f"{name}: {minutes:.0f} min, {cost.core_seconds:.0f} core-s, {share:.1f} % of a core, "
        f"peak {cost.peak_mb:.0f} MB",
        flush=True,
    )


def measured(model: Model, asked: argparse.Namespace, work: Path) -> bool:
    """Make every measurement; return whether all goals are met."""
    take = Take(work / "recorded")
    cost = fed(take, model, 60 * asked.minutes, work)
    told("recorded", cost, asked.minutes)
    peaks, good = [cost.peak_mb], 100 * cost.core_seconds / (60 * asked.minutes) <= SHARE_GOAL
    offline, used = again(take, model, "offline")
    told("offline", used, asked.minutes)
    resumed, used = again(take, model, "resumed", kills=2)
    hashes = (digest(take), offline, resumed)
    print("words, as hashes: live {}, offline {}, resumed {}".format(*hashes), flush=True)
    if asked.long:
        cost = fed(Take(work / "long"), model, 60 * asked.long, work)
        told("long", cost, asked.long)
        peaks.append(cost.peak_mb)
    good &= len(set(hashes)) == 1 and max(peaks) <= MEMORY_GOAL
    if asked.trials:
        waits = stopped(model, asked.trials, take, work)
        middle, late = np.percentile(waits, [50, 95])
        load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
        print(f"report after the stop: p50 {middle:.2f} s, p95 {late:.2f} s, {load}", flush=True)
        good &= late <= LATENCY_GOAL
    return bool(good)


def main() -> int:
    """Print what is measured; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="a model's folder or name")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--long", type=float, default=180)
    parser.add_argument("--trials", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        os.environ["REHEARSAL_HOME"] = str(Path(work) / "home")
        folder = Path(work) / "base.en"
        if not asked.model:
            build(folder, "base.en")
        good = measured(find_model(asked.model or str(folder)), asked, Path(work))
    print(
        f"goals on 2 cores: p95 after the stop {LATENCY_GOAL:.0f} s, {SHARE_GOAL:.0f} % of a core, "
        f"{MEMORY_GOAL:.0f} MB, equal hashes: {'met' if good else 'missed'}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
