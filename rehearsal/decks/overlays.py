"""Overlays: pages that build up one slide step by step, collapsed into that slide."""

from collections import Counter
from collections.abc import Sequence

from rehearsal.decks.pages import Page, tidy

ENOUGH_WORDS = 5
"""Words that two pages must share to be steps of one slide although their pictures differ."""

SAME_PLACE = 0.02
"""Share of the page's height by which a title may shift between steps."""

FEWEST_MARKS = 3
"""Drawn things on a page without text before it is taken for a step of a growing drawing."""


def collapsed(pages: Sequence[Page]) -> list[list[Page]]:
    """Group pages into runs; the last page of a run shows the slide in full."""
    telling = telling_labels([page.label for page in pages])
    runs: list[list[Page]] = []
    for page in pages:
        if runs and _continues(runs[-1][-1], page, telling):
            runs[-1].append(page)
        else:
            runs.append([page])
    return runs


def telling_labels(labels: Sequence[str]) -> set[str]:
    """Return the page labels that tell overlays from slides; none where no label comes twice.

    The last one does not: unnumbered backup slides share it.
    """
    known = [label for label in labels if label]
    return set(known) - set(known[-1:]) if len(set(known)) < len(known) else set()


def _continues(before: Page, after: Page, telling: set[str]) -> bool:
    """Whether a page is the next step of the one before it."""
    if before.hidden != after.hidden:
        return False
    if before.label in telling or after.label in telling:
        return before.label == after.label and (
            _same_title(before, after)
            or not _lines(before, titled=True) - _lines(after, titled=True)
        )
    if before.notes and after.notes and before.notes != after.notes:
        return False
    return _grows(before, after)


def _grows(before: Page, after: Page) -> bool:
    """Whether the later page shows all that the earlier one did, and perhaps more."""
    words, later = _lines(before), _lines(after)
    drawn = before.marks <= after.marks
    if before.tables != after.tables[: len(before.tables)]:
        return False
    if before.charts != after.charts[: len(before.charts)] or words - later:
        return False
    if words:
        shared = sum(len(line.split()) * count for line, count in words.items())
        told = shared >= ENOUGH_WORDS or (words != later and _keeps_pictures(before, after))
        return _same_title(before, after) and (drawn or told)
    if before.tables or before.charts:
        return drawn and _same_title(before, after)
    if before.title:
        return drawn and _same_title(before, after) and _title_stays(before, after)
    return len(before.marks) >= FEWEST_MARKS and before.marks < after.marks


def _keeps_pictures(before: Page, after: Page) -> bool:
    """Whether all pictures come again, wherever; a drawing's strokes move while it grows."""
    first, second = (
        Counter((mark.kind, mark.make) for mark in page.marks if mark.kind != "path")
        for page in (before, after)
    )
    return not first - second


def _lines(page: Page, *, titled: bool = False) -> Counter[str]:
    lines = Counter(_folded(line.text) for line in page.lines)
    return lines + Counter([_folded(page.title)] if titled and page.title else [])


def _folded(text: str) -> str:
    return tidy(text).casefold()


def _same_title(before: Page, after: Page) -> bool:
    return bool(before.title) and _folded(before.title) == _folded(after.title)


def _title_stays(before: Page, after: Page) -> bool:
    """Whether the title stands where it stood: a divider's heading does not."""
    if before.title_box is None or after.title_box is None:
        return False
    shift = max(
        abs(before.title_box.left - after.title_box.left),
        abs(before.title_box.top - after.title_box.top),
    )
    return shift <= SAME_PLACE * before.height
