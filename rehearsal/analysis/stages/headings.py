"""What heads a slide, and what the headings of a whole deck say of single slides."""

import re
from collections import Counter
from collections.abc import Sequence

from rehearsal.analysis.stages.cues import field_heading, title_cues
from rehearsal.analysis.stages.parts import View
from rehearsal.talk import Stage

HEADING_WORDS = 6
"""Words up to which a title is a heading, not a sentence that happens to hold the cue."""
INNER_WORDS = 3
"""Most words in a first line that heads the slide where titles come again."""
LISTED = 3
"""Stages that the lines of a slide name from which on it is an outline."""
_NAMED: tuple[tuple[str, Stage], ...] = (
    ("future", "future"),
    ("conclude", "takeaways"),
    ("problem", "problem"),
    ("motivation", "problem"),
    ("related", "problem"),
    ("setup", "experiments"),
    ("results", "experiments"),
    ("analysis", "experiments"),
    ("method", "approach"),
    ("own", "approach"),
)
"""Which stage a heading names, the first that holds."""
PLAIN_END = re.compile(r"(conclusions?|summary|take-?aways?|conclu\w+ .{0,25})\W*\d*$", re.I)
_ADDRESS = re.compile(
    r"\W*([\w -]{1,25}: ?)?([\w.+-]+@[\w.-]+\.\w+|\S*(://|www\.)\S+"
    r"|[\w-]+(\.[\w-]+)*\.(com|org|net|io|edu|me|ai|dev|uk|de|fr)(/\S*)?)\W*",
    re.I,
)


def is_heading(title: str) -> bool:
    """Return whether a title is short enough to be a heading."""
    return len(title.split()) <= HEADING_WORDS


def named_by(cues: frozenset[str]) -> Stage | None:
    """Return the stage that the cues of a title name, where they name one."""
    return next((stage for cue, stage in _NAMED if cue in cues), None)


def headings(seen: Sequence[View]) -> list[str]:
    """Return what heads each slide; where its title comes again, its first line, if that is short.

    Of a long title, what stands before a colon and names a stage. Empty where none is a heading.
    """
    titles = Counter(view.title.casefold() for view in seen)
    found = []
    for view in seen:
        first = view.lines[0] if view.lines else ""
        again = view.title and titles[view.title.casefold()] > 1 and "outline" not in view.cues
        named = view.title.partition(":")[0]
        inner = again and len(first.split()) <= INNER_WORDS and _names_stage(first)
        heading = first if inner else "" if view.running else view.title
        if not is_heading(heading) and is_heading(named) and _names_stage(named):
            heading = named
        found.append(heading if is_heading(heading) else "")
    return found


def _names_stage(line: str) -> bool:
    """Return whether a line is a heading that names a stage."""
    return bool(field_heading(line) or PLAIN_END.match(line))


def plots(seen: Sequence[View]) -> frozenset[int]:
    """Return the indices of slides in a run that hold a title and pictures, and nothing else."""
    bare = [bool(v.title and v.pictures) and not (v.lines or v.tables) for v in seen]
    near = [*bare[1:], False]
    return frozenset(
        i for i, one in enumerate(bare) if one and (near[i] or (i > 0 and bare[i - 1]))
    )


def lists_stages(lines: Sequence[str]) -> bool:
    """Return whether short lines name LISTED stages or more: an outline, whatever its title."""
    short = [line.strip(" 0123456789.)-–•") for line in lines if is_heading(line)]
    named = {field_heading(line) or named_by(title_cues(line)) for line in short} - {None}
    return len(short) == len(lines) and len(named) >= LISTED


def is_address(view: View) -> bool:
    """Return whether a slide holds e-mail and web addresses and nothing else."""
    lines = [line for line in (view.title, *view.lines) if line]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)
