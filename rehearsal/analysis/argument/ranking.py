"""Claims that one thing is better than another, and whether a spread goes with them."""

import re
from collections.abc import Iterator

from rehearsal.analysis.argument.numbers import written_numbers
from rehearsal.analysis.argument.substance import SOME_RESULTS
from rehearsal.analysis.argument.topics import CUES
from rehearsal.analysis.phrasing import named, quoted
from rehearsal.analysis.reading import Check, Reading, Sentence
from rehearsal.analysis.sureness import nothing_to_read, other_language
from rehearsal.talk import Finding, NotMeasured

_RANKS = re.compile(
    r"\b(?:clearly|significantly|obviously|definitely|consistently|dramatically|by far|far)"
    r" (?:\w+ )?(?:more|less|better|worse|higher|lower|faster|slower|stronger|outperform\w*|beats?)"
    r"|\b(?:outperform\w*|beats?|improves?) \w+(?: \w+)? significantly"
    r"|\bis (?:\w+ )?(?:more|less) important than\b",
    re.IGNORECASE,
)
"""Claims that one thing is better than another, of the kind that needs a spread."""


def check_ranking(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find claims of a ranking on slides where no spread is shown or said.

    Title: Claims of a ranking on slides where no spread is shown or said.
    Measured: sentences such as "clearly more important than", "significantly better", while a slide
    with numbers is up that has no ±, test or number of runs, none being said on it either.
    Source: is this difference significant is asked after most results (ICLR reviews); lore.
    Strength: D.
    Cannot tell: a test that stands on another slide.
    """
    check = "content.ranking"
    if not (reading.slides or reading.words) or other_language(reading):
        yield NotMeasured(check, other_language(reading) or nothing_to_read(reading))
        return
    claims = [s for s in reading.sentences if _RANKS.search(s.text) and _lacks_spread(reading, s)]
    if claims:
        slide = claims[0].slide
        where = f" on {named(reading, slide)}" if slide else ""
        one = len(claims) == 1
        yield Finding(
            check,
            "advice",
            f"{'A ranking is' if one else f'{len(claims)} rankings are'} claimed{where}, without a "
            "spread on the slide or in speech.",
            "Say over how many runs this held, or say “in our runs” and leave “clearly” out.",
            "questions of reviewers: is the difference significant",
            "D",
            tuple(quoted(claim) for claim in claims[:3]),
        )


def _lacks_spread(reading: Reading, claim: Sentence) -> bool:
    cue = CUES["variance"]
    said = [s.text for s in reading.sentences if s.slide == claim.slide]
    texts = said
    if claim.slide is not None and reading.slides:
        text = reading.slides[claim.slide - 1].text
        if len(list(written_numbers(text))) < SOME_RESULTS:
            return False
        texts = [*said, *text.splitlines()]
    spread = [cue.lines, *([cue.said] if cue.said else [])]
    return not any(pattern.search(text) for pattern in spread for text in texts)


CHECKS: tuple[Check, ...] = (check_ranking,)
