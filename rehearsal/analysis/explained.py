"""What each check and each measure is, in words for the speaker: from their own docstrings."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import get_args

from rehearsal.analysis.checks import CHECKS
from rehearsal.analysis.measures import MEASURES
from rehearsal.analysis.reading import Check, Reading, read
from rehearsal.talk import Band, Measure, Rehearsal, Strength

GROUPS: Mapping[str, str] = {
    "placing": "Time",
    "finish": "Time",
    "timing": "Time",
    "passed_over": "Time",
    "ending": "Time",
    "stage_time": "Time",
    "flow": "The argument",
    "missing_stage": "The argument",
    "signposts": "The argument",
    "substance": "What a panel looks for",
    "ranking": "What a panel looks for",
    "slides": "The slides",
    "reading_aloud": "Slides and words",
    "coverage": "Slides and words",
    "slips": "Slides and words",
    "pacing": "Pace and pauses",
    "pauses": "Pace and pauses",
    "fillers": "Fluency",
    "fluency": "Fluency",
    "voice": "Voice and recording",
    "signal": "Voice and recording",
}
"""What a module of checks is about."""
MEASURES_GROUP = "The numbers"
LABELS = ("Title", "Measured", "Source", "Band", "Limit", "Limits", "Strength", "Cannot tell")
_PART = re.compile(rf"(?:^|(?<=[.)] ))({'|'.join(sorted(LABELS, key=len, reverse=True))}): ")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the speaker can know of a check or a measure."""

    name: str
    """Of a check, what follows the point in its findings' `check`; of a measure, its own."""
    group: str
    title: str
    """What a check looks at: the first sentence of `what` as a noun; empty for a measure."""
    what: str
    measured: str
    threshold: str
    """The limit with its source; empty where there is none."""
    strength: Strength | None
    """How well the limit is founded; None where there is none."""
    cannot_tell: str
    unit: str = ""
    band: Band | None = None
    """Of a measure; that of its length is a job talk's."""

    @property
    def rest(self) -> str:
        """What `what` says beyond the title."""
        return self.what.partition(". ")[2] if self.title else self.what


def explained_check(check: Check) -> Explanation:
    """Return what a check is, how it is made, by which threshold, and what it cannot tell."""
    what, parts = _parts(check)
    threshold = " ".join(
        parts[label] for label in ("Source", "Band", "Limit", "Limits") if label in parts
    )
    return Explanation(
        name=_name(check).removeprefix("check_"),
        group=GROUPS[check.__module__.rpartition(".")[2]],
        title=parts.get("Title", "").rstrip("."),
        what=what,
        measured=_capital(parts.get("Measured", "")),
        threshold=_capital(threshold),
        strength=_strength(parts.get("Strength", "")),
        cannot_tell=_capital(parts.get("Cannot tell", "")),
    )


def explained_measure(measure: Callable[[Reading], Measure]) -> Explanation:
    """Return what a measure is, how it is taken, its band, and what it cannot tell."""
    what, parts = _parts(measure)
    empty = measure(read(Rehearsal()))
    return Explanation(
        name=empty.name,
        group=MEASURES_GROUP,
        title="",
        what=what,
        measured=_capital(f"{empty.method}."),
        threshold=f"{empty.band.source}." if empty.band else "",
        strength=empty.band.strength if empty.band else None,
        cannot_tell=_capital(parts.get("Cannot tell", "")),
        unit=empty.unit,
        band=empty.band,
    )


def explanations() -> Iterator[Explanation]:
    """Yield all there is: the measures, then the checks in their groups."""
    for measure in MEASURES:
        yield explained_measure(measure)
    checks = [explained_check(check) for check in CHECKS]
    for group in dict.fromkeys(GROUPS.values()):
        yield from (one for one in checks if one.group == group)


def _parts(function: Callable[..., object]) -> tuple[str, dict[str, str]]:
    """Return a docstring's text before its labelled parts, and those parts by their labels."""
    text = " ".join(cleandoc(function.__doc__ or "").split())
    text = re.sub('"([^"]*)"', r"“\1”", text)
    what, *rest = _PART.split(text)
    labelled = zip(rest[::2], rest[1::2], strict=True)
    return what.strip(), {label: part.strip() for label, part in labelled}


def _strength(text: str) -> Strength | None:
    known: dict[str, Strength] = {name: name for name in get_args(Strength)}
    return known.get(text.rstrip("."))


def _name(function: Callable[..., object]) -> str:
    return str(getattr(function, "__name__", ""))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
