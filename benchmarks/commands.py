"""How long a speaker waits: `rehearsal --help`, and the whole demo.

    uv run python benchmarks/commands.py [--demo]

Whole processes, from outside: the median of five starts; one demo, since it takes a minute.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time


def seconds(*words: str) -> float:
    """Run a command as a process of its own, and return how long it took."""
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "rehearsal.cli", *words],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"REHEARSAL_HOME": home},
        )
        return time.perf_counter() - begun


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo", action="store_true", help="time the demo too")
    arguments = parser.parse_args()
    seconds("--help")
    starts = [seconds("--help") for _ in range(5)]
    print(f"rehearsal --help: {statistics.median(starts):.3f} s (at most 0.2 s)")
    if arguments.demo:
        with tempfile.TemporaryDirectory() as out:
            print(f"rehearsal demo: {seconds('demo', '--out', out):.0f} s (at most 120 s)")


if __name__ == "__main__":
    main()
