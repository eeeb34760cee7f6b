"""What following a talk costs while it is recorded, and how soon its report is there afterwards.

    uv run python benchmarks/live.py [--model DIR] [--minutes 30] [--trials 10] [--live 10]
                                     [--compared 8] [--long 180]

Linux only (it reads /proc). Without --model: made-up weights in base.en's exact geometry, whose
costs are real and whose words are not (random_whisper.py). The sound is the sample talk, repeated.

recorded   a talk of --minutes with its slides is fed as fast as those who follow it can: their CPU
           time over its length is their share of a core
stopped    that talk, --trials times: its last seconds come in real time, and it is stopped in
           mid-speech, and as many times 2 to 5 s after the last word. Seconds from the stop until
           the run-through is saved and its report is made, as the page does it, which looks
           twenty times a second
live       --live minutes in real time: the share of a core, pauses heard ahead included
compared   a talk of --compared minutes: its words live, offline, and killed twice and resumed
long       a talk of --long minutes, with a miniature model (the length changes nothing about the
           memory that a model takes): by how much does the memory grow after half an hour?

What is measured: all processes that the app starts for a take, together and the largest of them.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from live_processes import Cost, Way, below, worked
from live_words import compared
from live_words import talk as sound
from random_whisper import build

from rehearsal import library, pending, workflow
from rehearsal.app import background
from rehearsal.pending import Pending, Plan
from rehearsal.places import bundled
from rehearsal.speech.models import find_model
from rehearsal.speech.take import RATE, Samples, TakeWriter
from rehearsal.speech.window_journal import share_transcribed
from rehearsal.talk import Rehearsal

AHEAD = 60.0
"""Seconds that a fed take may be ahead of its transcriber."""
AT_REST, AT_REST_MB = 0.2, 0.3
"""Share of a core, and megabytes read a second, below which those who follow a take have come to
its end, but for the last window. They look at its events all the while: in three hours of talk
those are so many that 0.16 MB a second are read at rest."""
OPEN_WINDOW = 35.0
"""Seconds that a window which is not closed yet may hold."""
LATENCY_GOAL, SHARE_GOAL, MEMORY_GOAL = 4.0, 20.0, 350.0
"""Seconds after the stop at the 95th percentile, per cent of one core, megabytes."""
HALF_HOUR = 1800.0
"""Seconds after which the memory is compared with that at the end of a long talk."""
STOPS = {"in mid-speech": (0.0, 0.0), "after the last word": (2.0, 5.0)}
"""Seconds between the last word and the stop: by chance, and as the end of a talk is."""
SILENCE = np.zeros(RATE // 4, np.int16)
SLIDE = 80 * RATE
"""Samples for which each slide is shown."""
SEED = 7


def begun(model: Path, language: str | None) -> Pending:
    """Begin a take with the sample's slides."""
    deck = bundled("samples", "job_talk", "deck.pptx")
    return pending.begin(deck, Plan(model=str(model), language=language))


def reached(take: Pending) -> float:
    """Return the seconds that are transcribed."""
    return share_transcribed(take.take) * take.take.duration


def feed(take: Pending, seconds: float, work: Path, cost: Cost, mark: float = 0.0) -> float:
    """Record as fast as the take is transcribed; return the memory in use after `mark` seconds."""
    at_mark = 0.0
    with TakeWriter(take.folder) as writer:
        writer.event("start", slide=1, page=1, at=0)
        background.follow(take)
        for piece in sound(seconds, work):
            shown = writer.length // SLIDE
            writer.append(piece)
            if writer.length // SLIDE > shown:
                writer.event("slide", slide=shown + 2, page=shown + 2)
            while writer.duration - reached(take) > AHEAD:
                cost.look()
                if not below(os.getpid()):
                    raise RuntimeError("nobody follows the take")
                time.sleep(0.25)
            if not at_mark and mark and writer.duration >= mark:
                settled(take, cost)
                at_mark = cost.now_mb
        settled(take, cost)
    return at_mark


def settled(take: Pending, cost: Cost) -> None:
    """Wait until those who follow a take have nothing left to do, a busy machine or not."""
    quiet = 0
    while quiet < 3 or take.take.duration - reached(take) > OPEN_WINDOW:
        before, read, begin = cost.core_seconds, cost.read_mb, time.monotonic()
        time.sleep(1.0)
        cost.look()
        seconds = time.monotonic() - begin
        used, heard = (cost.core_seconds - before) / seconds, (cost.read_mb - read) / seconds
        quiet = quiet + 1 if used < AT_REST and heard < AT_REST_MB else 0


def finish(take: Pending, cost: Cost) -> tuple[float, float]:
    """Stop a take; return the seconds until its report is made, and the CPU seconds on the way."""
    way = Way()
    way.look()
    with TakeWriter(take.folder) as writer:
        begin = time.monotonic()
        writer.event("stop")
    while not (state := background.analyse(take.id)).done:
        if state.error:
            raise RuntimeError(f"{state.error} {state.hint}")
        background.wait_for_report(take.id, background.LOOK_EVERY)
        way.look()
    cost.look()
    kept, own = time.monotonic() - begin, worked(os.getpid())
    _, rehearsal = library.load(take.id)
    workflow.report(rehearsal, lambda *_: None)
    waited = time.monotonic() - begin
    work = way.seconds + worked(os.getpid()) - own
    print(f"  seen to be kept after {kept:.2f} s, reported {waited - kept:.2f} s later")
    while below(os.getpid()):  # what is put away afterwards
        cost.look()
        time.sleep(0.1)
    return waited, work


def spoken(writer: TakeWriter, pieces: Iterable[Samples]) -> None:
    """Record in real time."""
    begin, before = time.monotonic(), writer.duration
    for piece in pieces:
        time.sleep(max(0.0, begin + writer.duration - before - time.monotonic()))
        writer.append(piece)


def stopped(
    model: Path, cut_off: Path, trials: int, work: Path, pause: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """Go on with a take that was cut off, in real time, pause for some seconds, and stop.

    Return the waits for the reports, and the CPU seconds on the way to each.
    """
    rng, waits, works = np.random.default_rng(SEED), [], []
    for _ in range(trials):
        take = begun(model, "en")
        shutil.copytree(cut_off, take.folder, dirs_exist_ok=True)
        seconds, cost = float(rng.uniform(5, 35)), Cost()
        background.follow(take)
        with TakeWriter(take.folder) as writer:
            settled(take, cost)
            silent = [SILENCE] * round(rng.uniform(*pause) * RATE / len(SILENCE))
            spoken(writer, chain(sound(seconds, work, longest=0.25), silent))
        cost = Cost()
        waited, used = finish(take, cost)
        waits.append(waited)
        works.append(used)
        load = os.getloadavg()[0]
        print(
            f"  report {waited:.2f} s after the stop, {used:.2f} s of work on the way; "
            f"{cost.told()}, load {load:.1f}"
        )
        library.delete(take.id)
    return waits, works


def recorded(model: Path, asked: argparse.Namespace, work: Path) -> bool:
    """Measure a talk while it is recorded, and after its stop; return whether the goals are met."""
    cost, take = Cost(), begun(model, "en")
    feed(take, 60 * asked.minutes, work, cost)
    background.unfollow(take.id)
    share = 100 * cost.core_seconds / (60 * asked.minutes)
    print(
        f"recorded: {asked.minutes:.0f} min, {cost.core_seconds:.0f} core-s, {share:.1f} % of a "
        f"core, {cost.told()}"
    )
    cut_off = work / "cut off"
    shutil.copytree(take.folder, cut_off, ignore=shutil.ignore_patterns("*.lock", "plan.json"))
    background.discard(take.id)
    good = share <= SHARE_GOAL and cost.together_mb <= MEMORY_GOAL
    for where, pause in STOPS.items() if asked.trials else ():
        print(f"stopped {where}:")
        good &= told(*stopped(model, cut_off, asked.trials, work, pause))
    return good


def live(model: Path, asked: argparse.Namespace, work: Path) -> bool:
    """Measure what following costs in real time; return whether that is little enough."""
    take, cost = begun(model, "en"), Cost()
    with TakeWriter(take.folder) as writer:
        writer.event("start", slide=1, page=1, at=0)
        background.follow(take)
        spoken(writer, sound(60 * asked.live, work, longest=0.25))
        cost.look()
    share = 100 * cost.core_seconds / (60 * asked.live)
    print(f"live: {share:.1f} % of a core in {asked.live:.0f} min of real time; {cost.told()}")
    background.discard(take.id)
    return bool(share <= SHARE_GOAL)


def told(waits: Sequence[float], works: Sequence[float]) -> bool:
    """Print how long the reports took; return whether that is soon enough."""
    (middle, late), (work, most) = (np.percentile(one, [50, 95]) for one in (waits, works))
    print(
        f"report after the stop: p50 {middle:.2f} s, p95 {late:.2f} s; work on the way: "
        f"p50 {work:.2f} s, p95 {most:.2f} s"
    )
    return bool(late <= LATENCY_GOAL)


def long(asked: argparse.Namespace, work: Path) -> None:
    """Print how the memory grows in a long talk."""
    build(work / "mini", "mini")
    cost, take = Cost(), begun(work / "mini", None)
    before = feed(take, 60 * asked.long, work, cost, mark=HALF_HOUR)
    grown = cost.now_mb - before
    print(f"long: memory grows by {grown:.0f} MB from 30 to {asked.long:.0f} min; {cost.told()}")
    cost = Cost()
    waited, used = finish(take, cost)
    print(f"long: report after {waited:.2f} s, {used:.2f} s of work; {cost.told()}")


def measured(asked: argparse.Namespace, work: Path) -> bool:
    """Make every measurement; return whether all goals are met."""
    folder = work / "base.en"
    if not asked.model:
        build(folder, "base.en")
    model = find_model(asked.model or str(folder))
    workflow.report(_deck_alone(), lambda *_: None)  # as the page has, before the talk
    good = recorded(model.folder, asked, work) if asked.minutes else True
    if asked.live:
        good &= live(model.folder, asked, work)
    if asked.compared:
        good &= compared(model, 60 * asked.compared, work)
    if asked.long:
        long(asked, work)
    return good


def _deck_alone() -> Rehearsal:
    deck = bundled("samples", "job_talk", "deck.pptx")
    return Rehearsal(deck=workflow.read_deck(deck, lambda *_: None))


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", help="a model's folder or name")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--live", type=float, default=10)
    parser.add_argument("--compared", type=float, default=8)
    parser.add_argument("--long", type=float, default=180)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is measured; return 1 where a goal is missed."""
    asked = _parsed(arguments)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory() as work:
        os.environ["REHEARSAL_HOME"] = str(Path(work) / "home")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a speaker's Python keeps what it compiles
        good = measured(asked, Path(work))
    print(
        f"goals on 2 cores: p95 after the stop {LATENCY_GOAL:.0f} s, {SHARE_GOAL:.0f} % of a core, "
        f"{MEMORY_GOAL:.0f} MB, equal hashes: {'met' if good else 'missed'}; "
        f"load {os.getloadavg()[0]:.1f}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
