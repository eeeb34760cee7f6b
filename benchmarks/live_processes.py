"""The processes that the app starts for a take: what they use (live.py).

Linux only: it reads /proc.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

GONE = (FileNotFoundError, ProcessLookupError, PermissionError)


@dataclass(slots=True)
class Cost:
    """What the processes for a take have used so far."""

    ticks: dict[int, int] = field(default_factory=dict)
    largest_mb: float = 0.0
    """Peak of the largest process."""
    together_mb: float = 0.0
    """Peak of all at once; pages that they share count once."""
    now_mb: float = 0.0
    read_mb: float = 0.0
    """Read by all that run, since they began."""

    def look(self) -> None:
        """Read the counters of all processes below this one."""
        self.now_mb = self.read_mb = 0.0
        for pid in below(os.getpid()):
            try:
                counters = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{pid}/status").read_text()
                read = Path(f"/proc/{pid}/io").read_text()
                shares = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except GONE:
                continue
            if "VmHWM:" not in status or "\nPss:" not in shares:
                continue  # it has just ended
            self.ticks[pid] = int(counters[11]) + int(counters[12])
            self.largest_mb = max(self.largest_mb, _megabytes(status, "VmHWM:"))
            self.read_mb += int(read.partition("rchar:")[2].split(maxsplit=1)[0]) / 1e6
            self.now_mb += _megabytes(shares, "\nPss:")
        self.together_mb = max(self.together_mb, self.now_mb)

    @property
    def core_seconds(self) -> float:
        """CPU time of all of them."""
        return sum(self.ticks.values()) / os.sysconf("SC_CLK_TCK")

    def told(self) -> str:
        """Say how much memory it was."""
        return f"peak {self.largest_mb:.0f} MB, all together {self.together_mb:.0f} MB"


def _megabytes(text: str, name: str) -> float:
    return int(text.partition(name)[2].split(maxsplit=1)[0]) / 1024


def below(parent: int) -> list[int]:
    """Return the processes that a process has started and that run, and those that they have."""
    found = []
    for children in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            pids = [int(pid) for pid in children.read_text().split()]
            found += [pid for pid in pids if _runs(pid)]
        except GONE:
            continue
    return found + [pid for child in found for pid in below(child)]


def _runs(pid: int) -> bool:
    """Tell whether a process has not ended; one that nobody has asked after yet is listed still."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split(maxsplit=1)[0] != "Z"


@dataclass(slots=True)
class Way:
    """What the processors have done on the way from the stop to the report.

    First the transcriber's last words, then the analysis, then this process, one after the other.
    What runs beside them is not counted, nor is any wait: on cores of its own, a report takes this
    long and the pauses between two looks.
    """

    at_stop: dict[int, float] = field(default_factory=dict)
    transcriber: float = 0.0
    before: float = 0.0
    """CPU seconds of the analysis when the transcriber ended."""
    analysis: float = 0.0

    def look(self) -> None:
        """Read how long each process has run."""
        transcribing = False
        for pid in below(os.getpid()):
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes()
                used = worked(pid)
            except GONE:
                continue
            since = used - self.at_stop.setdefault(pid, used)
            if b"speech.transcribe" in command:
                transcribing, self.transcriber = True, since
            elif b"rehearsal.pending" in command:
                self.analysis = used
        if transcribing:
            self.before = self.analysis

    @property
    def seconds(self) -> float:
        """All of it up to now."""
        return self.transcriber + self.analysis - self.before


def worked(pid: int) -> float:
    """Return the CPU seconds of a process, over the threads that have ended too."""
    counters = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(counters[11]) + int(counters[12])) / os.sysconf("SC_CLK_TCK")
