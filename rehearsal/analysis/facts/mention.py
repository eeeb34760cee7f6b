"""A fact as one line shows it."""

from dataclasses import dataclass

from rehearsal.analysis.facts.kinds import NamedKind
from rehearsal.analysis.facts.lines import Line


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact as one line shows it, before the mentions of one thing are put together."""

    kind: NamedKind
    text: str
    line: Line
    weight: float = 0.5
