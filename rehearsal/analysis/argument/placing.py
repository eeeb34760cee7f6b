"""Whether the talk and the slides belong together at all."""

from collections.abc import Iterator

from rehearsal.analysis.belonging import untold
from rehearsal.analysis.phrasing import listed
from rehearsal.analysis.reading import Check, Reading, SharedWords
from rehearsal.talk import Finding, NotMeasured

NAMED = 4
"""Words that are named of each side, at most."""


def check_belonging(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell when hardly any of what was said is on the slides. What hangs on both is then left out.

    Title: A talk of which hardly any word is on the slides.
    Measured: of the 30 words that stand on most slides, those that were said; of the 40 that were
    said most, those that stand on two slides or more. Small change and words of up to three
    letters are left out, and endings do not count. The geometric mean of both shares is held
    against a limit that grows with what was said.
    Source: ten talks with their own slides, whole and in parts, against those slides with each
    other's words (docs/figures.md). The limit is 0.38 from 532 different words on, a 1400th of
    their number below.
    Strength: B.
    Cannot tell: anything of less than 3 min, of slides that share less than 30 words with each
    other, or of another language than English; two talks of one speaker about one thing; whether
    slides and sound are mixed up or the words were misheard.
    """
    check = "timing.belonging"
    reason = untold(reading)
    if reason:
        yield NotMeasured(check, reason)
    elif reading.strangers and reading.shared is not None:
        yield Finding(
            check,
            "problem",
            "Hardly any of what you said is on these slides: is this the recording of this talk? "
            f"{_evidence(reading.shared)}",
            "If it is not, hand the recording in again with its own slides, on the page Rehearse "
            "or with rehearsal analyse. If it is, look in the transcript whether you were misheard "
            "and choose another model. What needs both words and slides is left out here.",
            "words that talk and slides share",
            "B",
        )


def _evidence(shared: SharedWords) -> str:
    said = shared.shown_most - len(shared.not_said)
    shown = shared.said_most - len(shared.not_shown)
    return (
        f"Of the {shared.said_most} words that you said most, "
        f"{shown or 'none'} {'stands' if shown == 1 else 'stand'} on two slides or more"
        f"{_but_not(shared.not_shown)}; of the {shared.shown_most} that stand on most slides, "
        f"{_were(said)} said{_but_not(shared.not_said)}."
    )


def _were(count: int) -> str:
    return f"{count or 'none'} {'was' if count == 1 else 'were'}"


def _but_not(words: tuple[str, ...]) -> str:
    return f" (not {listed([f'“{word}”' for word in words[:NAMED]])})" if words else ""


CHECKS: tuple[Check, ...] = (check_belonging,)
