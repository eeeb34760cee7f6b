"""Whether the talk and the slides belong together at all."""

from collections.abc import Iterator

from rehearsal.analysis.phrasing import length
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import is_aligned, unplaced, untimed
from rehearsal.talk import Finding, NotMeasured

STRANGE_SHARE = 0.9
"""Share of the slides that could not be placed from which talk and deck are strangers; D."""
FEWEST_SLIDES = 5
"""Slides below which nearly all of them are too few to tell; strength D."""
SHORTEST_TALK = 180.0
"""Seconds of a talk below which its words are too few to place slides; strength D."""


def check_belonging(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell when nearly no slide could be placed in the talk.

    Title: A talk in which nearly no slide could be placed.
    Measured: slides whose time was worked out from the words with a confidence below 0.6.
    Source: a talk over its own deck shares words with nearly every slide; from nine tenths on,
    which is lore.
    Strength: D.
    Cannot tell: a talk over pictures, or in another language, from one over another deck.
    """
    check = "timing.belonging"
    reason = untimed(reading)
    if reason:
        yield NotMeasured(check, reason)
    elif (reading.duration or 0.0) < SHORTEST_TALK:
        yield NotMeasured(check, f"The talk is shorter than {length(SHORTEST_TALK)}.")
    elif is_aligned(reading) and len(reading.slides) >= FEWEST_SLIDES:
        strange = len(unplaced(reading))
        if strange >= STRANGE_SHARE * len(reading.slides):
            yield Finding(
                check,
                "problem",
                "This talk and these slides do not seem to belong together: "
                f"{strange} of {len(reading.slides)} slides could not be placed surely.",
                "Check that this is the deck of this talk; if it is, click along while you speak, "
                "or set the times beside the slides.",
                "words that talk and slides share",
                "D",
            )


CHECKS: tuple[Check, ...] = (check_belonging,)
