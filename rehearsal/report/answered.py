"""The log of questions and answers that a report may carry."""

from collections.abc import Mapping
from dataclasses import dataclass

RATING_NAMES: Mapping[int, str] = {1: "badly", 2: "hard", 3: "well", 4: "easily"}
"""How an answer went, in the speaker's own judgement."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered in a drill, and what was said."""

    question: str
    said: str
    """As typed, or as transcribed; empty where it was not."""
    rating: int | None
    """1 to 4, the speaker's own; None: not judged."""
    date: str
    """As it is shown."""
    slide: int | None = None
    follow_up: bool = False

    @property
    def went(self) -> str:
        """How it went, in a word; empty where the speaker has not said."""
        return RATING_NAMES.get(self.rating or 0, "")
