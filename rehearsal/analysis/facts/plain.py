"""Plain facts: lines that say something, and numbers with their unit, in talks of any kind.

A lecture, a journal club or a report holds no claims or baselines, yet can be asked about.
"""

import re
from collections.abc import Iterable, Iterator

from rehearsal.analysis.facts import cues as cue
from rehearsal.analysis.facts.glue import is_row
from rehearsal.analysis.facts.kinds import QuotedKind
from rehearsal.analysis.facts.lines import (
    Line,
    is_argument,
    is_noise,
    is_reference,
    quotable,
    tidy,
    unconnected,
)

_FIGURE = re.compile(
    r"(?<![\w.,/–-])(?:[$€£] ?\d[\d,.]*"
    r"|\d[\d,.]*(?: ?%| (?:[a-z]+ )?(?:percent|hours|days|weeks|months|years|minutes|seconds|km|kg|"
    r"[KMGT][Bb]|hits|requests|users|people|participants|patients|children|women|men|students|"
    r"individuals|samples|points|times|dollars|euros|million|billion|miles|metres|meters|trips)\b))"
)
_ABOUT_ITSELF = re.compile(
    r"[“”‘\"]|(?:19|20)\d\d\W*$|\b(?:slides?|lecture|chapter|homework|exam|assignment|copyright|"
    r"licen[cs]e|figure|photo|image|read(?:ing)?s?|remember|e-?mail|click|tutorial|et al|January|"
    r"February|March|April|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
"""Words about the talk, its room or its sources, which nobody asks about."""
_ASKS = re.compile(r"(?:What|How|Why|Which|Who|Whose|Where|When|Whether) ")
"""A line that asks, or stands for a question: nobody stated it."""
_FRAGMENT = re.compile(
    r"(?:First|Second|Third|Last|Next|Same|Only|Other|Most) (?:\w+ ){1,3}\w+ed "
    r"(?:in|on|at|by|for)\b"
)
"""What was used or built, without a verb of its own: "First device used in field"."""
_TOLD = re.compile(r"^(?:[A-Z]|We|I|Our|All|Each) |\b(?:will|Alice|Bob)\b|&")
"""Lines that define a symbol, tell what was done, or tell a tale of a protocol."""
MIN_FIGURE_WORDS = 4
MIN_POINT_WORDS, MAX_POINT_WORDS = 5, 16
"""Words of a line that says enough, and that can still be taken in (strength: speaker)."""


def find_plain(lines: Iterable[Line]) -> Iterator[tuple[QuotedKind, str, Line]]:
    """Yield what slides say in plain words, and the numbers that they name with a unit."""
    for line in lines:
        if line.source != "body" or not is_argument(line) or _is_aside(line):
            continue
        text = unconnected(tidy(line.text))
        if not quotable(text) or line.text.rstrip().endswith(("?", ":")):
            continue
        if _FIGURE.search(text):
            if _names_what_it_counts(text):
                yield "figure", text, line
        elif _says_something(text):
            yield "point", text, line


def _is_aside(line: Line) -> bool:
    return (
        line.slide == 1
        or is_reference(line.text)
        or is_noise(line.text)
        or bool(_ABOUT_ITSELF.search(line.text))
    )


def _names_what_it_counts(text: str) -> bool:
    """Whether a number stands in words that say what it is, and not in a row or a fragment."""
    count = len(text.split())
    least = MIN_POINT_WORDS + 1 if text[0].isdigit() else MIN_FIGURE_WORDS
    ours = not re.match(r"(?:From|Their|As of|Using)\b", text)
    return ours and "!" not in text and least <= count <= MAX_POINT_WORDS and not is_row(text)


def _says_something(text: str) -> bool:
    if not MIN_POINT_WORDS <= len(text.split()) <= MAX_POINT_WORDS or re.search(r"\d|[!:]", text):
        return False
    if _TOLD.search(text) or _ASKS.match(text) or _FRAGMENT.match(text):
        return False
    if cue.POINTS_BACK.match(text) or cue.subjectless(text) or cue.INSTRUCTS.match(text):
        return False
    return cue.states(text) and not (cue.THEOREM.search(text) or cue.PROCEDURE.search(text))
