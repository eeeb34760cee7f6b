"""Evidence that is ruled, not learnt: front, closing, backup, dividers, and plain headings.

The training talks hold hardly any of these. Values are log-odds, set by hand after the labels
in docs/stages.md.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rehearsal.analysis.stages.cues import BODY_PATTERNS, STUDY_WORDS, field_heading, title_cues
from rehearsal.analysis.stages.headings import (
    PLAIN_END,
    headings,
    is_address,
    is_heading,
    lists_stages,
    named_by,
    plots,
)
from rehearsal.analysis.stages.parts import View
from rehearsal.talk import Stage

Matrix = NDArray[np.float64]

STAGES: tuple[Stage, ...] = (
    "front",
    "problem",
    "approach",
    "experiments",
    "takeaways",
    "future",
    "closing",
    "backup",
    "divider",
)
INDEX = {stage: i for i, stage in enumerate(STAGES)}

SETTLED, SURE, LIKELY, HINT = 7.0, 5.0, 2.5, 1.0
"""Log-odds of a cue that leaves no doubt, is hardly ever wrong, speaks for it, or leans that way;
a divider pays for two moves, into it and out of it."""
OUTLINE = 10.0
"""Log-odds of the first outline: after a cold open it pays for moves that training talks lack."""
BARE = 10.0
"""Log-odds that a slide with a heading and nothing else opens a part, whatever the heading names.
Of such slides 125 in 159 did, in talks of other fields."""
RARE, NEVER = -6.0, -8.0
"""Log-odds of front, closing and divider without a cue, and of backup before the middle."""
FIRST_WORDS = 0.2
"""Share of the talk in which the speaker is introduced, and others are thanked."""
CREDIT_WORDS = 3
"""Most words in a title that thanks others at the start: "Thanks to GPUs, models grow" does not."""
EARLY, LATE = 0.35, 0.6
"""Shares of the talk before which front matter is expected, and after which closing is."""
SHOWN_RESULTS = 0.8
"""A chart, or a table of numbers: it leans towards experiments."""
NUMBERS = 10
"""Digits from which on a table is one of numbers."""
REPORTED = (1.0, 2.0)
"""One word of a study's report, and several: they lean towards experiments."""
MOST_CLOSING = 4
"""Last slides among which thanks may come twice."""
FIELD_HEADING = 3.0
"""A heading that names its stage and nothing else, in any field; 2.0 to 4.0 are as good, by
cross-validation over the training talks."""
ONE_COURSE = 36
"""Slides up to which pictures in a row are plots; a longer talk as often draws step by step."""
PLOTS = 0.75
"""Log-odds that pictures under titles, several in a row, show results; strength D."""
ASKED = 1.5
"""What a "why" asked in the course of the talk loses of its being motivation; strength D."""
_PART = re.compile(
    r"(part|chapter|section|project|paper|study) (\d|[ivx]+\b|one|two|three|four)", re.I
)
_THANKS = re.compile(r"(many )?thanks?\b.*,.*(,| and )", re.I)
"""A title that thanks several by name."""
_STATEMENT = re.compile(
    r"\b(is|are|was|were|has|have|do|does|can|will|not|we|(rise|drop|beat|improve|fail|help|work"
    r"|depend|need|make|give|show|increase|decrease|reduce|outperform|grow)s?)\b|,|%|\d[.,]\d",
    re.I,
)
"""What a title that says something holds, against one that names a part."""
_CONTENTS = re.compile(r"(the |talk )?(outline|agenda|road ?map|(table of )?contents?)\b", re.I)
STATEMENT = 8
"""Words from which on a title that stands alone may as well be a statement."""
PART_WORDS = 15
"""Most words on a slide that opens a numbered part: its number, its name, a line on it."""


def anchor(seen: Sequence[View]) -> int:
    """Return how many slides the talk proper has: up to the first closing or backup heading."""
    for i in range(len(seen) // 2 + 1, len(seen)):
        if "backup" in seen[i].cues or _thanks(seen[i]) or _is_first_again(seen, i):
            return i
    return len(seen)


def _thanks(view: View) -> bool:
    """Return whether a slide's title does nothing but thank, or ask for questions."""
    return "thanks" in view.cues and (is_heading(view.title) or bool(_THANKS.match(view.title)))


def _is_first_again(seen: Sequence[View], i: int) -> bool:
    """Return whether the title slide comes again, to stand behind the questions."""
    return bool(seen[0].title) and (seen[0].title, seen[0].lines) == (seen[i].title, seen[i].lines)


def rules(seen: Sequence[View], positions: Sequence[float], foreign: float = 0.0) -> Matrix:
    """Return the log-evidence of each stage for each slide, shape (slides, stages).

    `foreign` (0 to 1) says how far the deck's words are unlike those that were learnt.
    """
    scores = np.zeros((len(seen), len(STAGES)))
    still_closing = _still_closing(seen)
    heads = headings(seen)
    pictured = plots(seen) if len(seen) <= ONE_COURSE else frozenset()
    outlines = 0
    under: Stage | None = None
    for i, (view, position) in enumerate(zip(seen, positions, strict=True)):
        row = dict.fromkeys(STAGES, 0.0)
        row["front"], row["closing"], row["divider"] = RARE, RARE, RARE
        row["backup"] = NEVER if position < 0.45 else -1.0 if position < 0.7 else 1.0
        _front(row, view, i, position, outlines)
        _end(row, view, heads[i], position)
        if i and position > LATE and view.title and view.title == seen[0].title:
            row["closing"] = SETTLED if _is_first_again(seen, i) else LIKELY
        if i in still_closing:
            row["closing"] = SETTLED
        outlines += "outline" in view.cues
        if 0 < i < len(seen) - 1 and row["closing"] < 0 and not is_address(view):
            _divider(row, view)
        if row["divider"] > 0:
            under = None if view.cues & {"outline", "question"} else named_by(view.cues)
        elif under or view.section:
            stage = under or named_by(title_cues(view.section))
            if stage:
                row[stage] += HINT
        if view.charts or (view.tables and _digits(view) >= NUMBERS):
            row["experiments"] += SHOWN_RESULTS
        _field(row, view, heads[i], position, foreign)
        if i in pictured and position > EARLY:
            row["experiments"] += PLOTS
        if position > EARLY and {"motivation", "question"} <= view.cues:
            row["problem"] -= ASKED
        scores[i] = [row[stage] for stage in STAGES]
    return scores


def _front(row: dict[Stage, float], view: View, index: int, at: float, outlines: int) -> None:
    text = "\n".join(view.lines)
    if index == 0:
        named = bool(BODY_PATTERNS["person"].search(text)) or view.words < 30
        row["front"] = SURE if named else 1.5
        if view.cues & {"motivation", "problem", "related"}:
            row["front"] = -HINT
    if "outline" in view.cues or (outlines == 0 and at < EARLY and lists_stages(view.lines)):
        if outlines == 0 and at < EARLY:
            row["front"] = OUTLINE if _CONTENTS.match(view.title) else SETTLED
        else:
            row["divider"] = SETTLED
    if "about" in view.cues and is_heading(view.title):
        row["front"] = max(row["front"], SURE if at < FIRST_WORDS else LIKELY)
    helped = view.cues & {"acknowledgement", "thanks"} and len(view.title.split()) <= CREDIT_WORDS
    if at < FIRST_WORDS and (helped or is_address(view)):
        row["front"] = SURE


def _end(row: dict[Stage, float], view: View, head: str, at: float) -> None:
    heading = is_heading(view.title) or bool(_THANKS.match(view.title))
    thanks = "thanks" in view.cues or is_address(view)
    brief = view.words <= 25 and bool(BODY_PATTERNS["thanks"].search("\n".join(view.lines)))
    if at > LATE and (thanks or brief or (view.cues & {"acknowledgement", "references"})):
        row["closing"] = SURE if heading or brief else HINT
    if "backup" in view.cues and at > 0.45:
        row["backup"] = SURE
        row["divider"] = -SURE
    if at > LATE and PLAIN_END.match(head):
        row["takeaways"] += 1.5
    if at > 0.5 and "future" in view.cues and "conclude" not in view.cues:
        row["future"] += 1.5


def _still_closing(seen: Sequence[View]) -> range:
    """Return the last slides from one thanks or questions to the next: no backup lies between."""
    if not seen or "thanks" not in seen[-1].cues:
        return range(0)
    closings = range(max(1, len(seen) - MOST_CLOSING), len(seen))
    first = next(i for i in closings if "thanks" in seen[i].cues)
    backup = any("backup" in view.cues for view in seen[first:])
    return range(0) if backup else range(first, len(seen))


def _field(row: dict[Stage, float], view: View, heading: str, at: float, foreign: float) -> None:
    """Add what words of other fields say, which the training talks lack."""
    reported = len(STUDY_WORDS.findall("\n".join(view.lines)))
    if reported:
        row["experiments"] += foreign * REPORTED[reported > 1]
    named = field_heading(heading)
    if named in ("takeaways", "future") and at < LATE:
        named = None
    if named:
        row[named] += SURE if named == "future" else FIELD_HEADING


def _divider(row: dict[Stage, float], view: View) -> None:
    if view.opens_chapter or (_PART.match(view.title) and view.words <= PART_WORDS):
        row["divider"] = SETTLED
    elif "backup" not in view.cues:
        if view.is_bare:
            row["divider"] = max(row["divider"], _alone(view))
        elif view.is_heading:
            row["divider"] = max(row["divider"], HINT)


def _alone(view: View) -> float:
    """Return the log-odds that a slide which holds a title and nothing else opens a part."""
    words = len(view.title.split())
    if _STATEMENT.search(view.title) or words > STATEMENT:
        return SURE
    return BARE if words > 2 or named_by(view.cues) is not None else SETTLED


def _digits(view: View) -> int:
    return sum(character.isdigit() for line in view.lines for character in line)
